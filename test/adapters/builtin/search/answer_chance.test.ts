/** How likely an entry answers a ticket, beside the others and none. */
import { brandOf, namedIn, ownWordsOf } from '../../../../src/adapters/builtin/products/about_product.ts';
import { quoted } from '../../../../src/adapters/builtin/replies/answer_text.ts';
import { endsUnasked } from '../../../../src/adapters/builtin/replies/endings.ts';
import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import '../../../../src/services.ts';
import { factsGiven } from '../../../../src/triage/replies/given_facts.ts';

const ENTRIES = [
  ['How do I pause the Weekly Box?', 'Under My boxes choose Pause, for one to four weeks. It starts again by itself.', 'Weekly Box'],
  ['How do I pause the Monthly Box?', 'Under My boxes choose Pause before the 20th, for up to three months.', 'Monthly Box'],
  ['Can I return an opened jar?', 'No, jars can be returned unopened within 30 days.', ''],
  ['Where is your shop?', 'At 4 Mill Lane. It is open from Monday to Friday.', ''],
  ['Wie lange dauert die Lieferung?', 'Die Lieferung dauert zwei Werktage.', ''],
  ['How do I change my password?', 'Open Settings, then Security, and choose Change password.', ''],
].map(([title = '', solution = '', product = ''], at) => ({ id: `E${at}`, kind: 'article' as const, title, problem: title, solution, product }));
const base = createMemoryKnowledgeBase(ENTRIES);
const ticket = {
  subject: 'Away in August',
  message: 'Good morning, I get my weekly box of jam from you and we all love it, my grandson most of all. We are off to see our daughter by the sea and nobody will be at home, and I do not want the boxes to pile up behind the door, as they did in spring. Is it possible to hold the deliveries for three weeks? Kind regards, Dorothy',
};
const search = (asked?: typeof ticket, text = `${ticket.subject}\n${ticket.message}`) => base.search({ text, product: '', limit: 5, deadline: createDeadline(), ...(asked && { ticket: asked }) });

test('the entry of a long story is the likeliest, and all chances together leave room for none', async () => {
  const found = await search(ticket);
  const [best] = [...found].sort((a, b) => (b.chance ?? 0) - (a.chance ?? 0));
  expect(best?.id).toBe('E0');
  expect(found.reduce((sum, { chance = 0 }) => sum + chance, 0)).toBeLessThan(1);
});

test('what shares nothing with any entry has no likely answer', async () => {
  const asked = { subject: '', message: 'Do you sponsor the local brass band?' };
  expect(Math.max(0, ...(await search(asked, asked.message)).map(({ chance = 0 }) => chance))).toBeLessThan(0.3);
});

test('without a ticket no chance is told, and what is found stands in the order of its scores', async () => {
  const found = await search(undefined, 'Wie lange dauert die Lieferung der Monthly Box?');
  expect(found.map(({ chance }) => chance)).toEqual(found.map(() => undefined));
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
});

const brand = brandOf(['Brindle One', 'Brindle Duo']);
test.each([
  ['Which filter does my One take?', 'Brindle One', true], ['Which one of them is louder?', 'Brindle One', false], ['my duo leaks', 'Brindle Duo', true], ['My Brindle leaks', 'Brindle Duo', false],
])('“%s” names the %s: %p', (text, product, names) => expect(namedIn(text)(ownWordsOf(product, brand))).toBe(names));

test('a question is told again from where it begins, an emoji before it being a full stop', () =>
  expect(quoted('My cat is happy 🐱💚 Can I change the colour of the ring?')).toBe('Can I change the colour of the ring?'));

test.each([
  ['Wir möchten von monatlicher auf jährliche Zahlung umstellen.', 'FjordCare kündigen', true], ['Wie kündige ich mein Abo?', 'FjordCare kündigen', false], ['Comment passer en annuel ?', 'Résilier FjordCare', true],
  ['I want to quit', 'How do I cancel my plan?', false], ['How do I change my plan?', 'How do I change my plan?', false],
])('“%s” answered by “%s” ends what nobody asked to end: %p', (asked, title, unasked) => expect(endsUnasked(asked, { title })).toBe(unasked));

test.each([['The screen shows E7 since Monday.', ['date', 'code']], ['Chegou a cor errada. Pedido 77-31902.', ['order']], ['It does not work.', []]])('“%s” gives %j', (text, facts) => expect(factsGiven(text)).toEqual(facts));
