/** What a customer is told who does not want to end what they have. */
import { onlyEndsUnasked, unlessKept } from '../../../../src/adapters/builtin/replies/endings.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';
import type { ReplyQuestion } from '../../../../src/ports/engine.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';

const entry = (title: string, chance: number, over: Partial<Passage> = {}): Passage => ({ id: title, kind: 'article', title, problem: title, solution: 'In your account, under the three dots.', product: '', issue: '', url: '', score: 0.2, chance, ...over });
const asking = (message: string, likeliest: Passage[], passages = likeliest): ReplyQuestion => ({
  ticket: { ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' },
  language: 'en', product: '', issue: '', passages, likeliest, questions: [{ words: message, search: message, passages }], history: [], style: { ...DEFAULT_STYLE, instructions: '', neverMention: [] }, deadline: createDeadline(),
});

test.each([
  ["We're away in May. I don't want to cancel altogether.", 'How do I cancel?', 'How do I pause my box?'], ["I don't want to leave you for good, can you put us on ice until September?", 'Leaving the club', 'Pausing your membership'],
  ['Ich möchte den Vertrag nicht kündigen, nur im Juli nichts bekommen.', 'Wie kündige ich?', 'Abo unterbrechen'], ['No quiero darme de baja, pero en agosto no iré.', 'Cómo darse de baja', '¿Puedo congelar la cuota?'],
  ['Je ne veux pas résilier, juste rien recevoir en août.', 'Résilier son abonnement', 'Suspendre les livraisons'], ['Vou viajar. Não quero cancelar não.', 'Como cancelo a assinatura?', 'Posso adiar uma entrega?'],
])('“%s” is not told “%s”, whose chance goes to “%s”', (message, end, pause) => {
  const known = unlessKept(asking(message, [entry(end, 0.6), entry('Delivery', 0.2), entry(pause, 0.1)], [entry(end, 0.6), entry('Delivery', 0.2)]));
  expect(known.likeliest?.map(({ title }) => title)).toEqual([pause, 'Delivery']);
  expect(known.likeliest?.[0]?.chance).toBeCloseTo(0.7);
  expect(known.passages.map(({ title }) => title)).toEqual(['Delivery', pause]);
  expect(known.questions?.[0]?.passages.map(({ title }) => title)).toEqual(['Delivery']);
});

test.each(['How do I cancel?', 'I want to cancel at once.', "I don't want to leave any trace on your servers.", "I don't want to end up with two boxes."])('“%s” leaves all as it is', (message) => {
  const question = asking(message, [entry('How do I cancel?', 0.6), entry('Pausing', 0.1)]);
  expect(unlessKept(question)).toBe(question);
});

test('an entry that tells of both stays, and one that a pause stands in takes the chance where no title names one', () => {
  const club = entry('The club: how to cancel', 0.3, { solution: 'Skip a week or cancel in the app until Tuesday.' });
  const known = unlessKept(asking("I don't want to cancel, only to have none next week.", [entry('How do I cancel?', 0.5), club, entry('Delivery', 0.1)]));
  expect(known.likeliest).toMatchObject([{ title: 'The club: how to cancel', chance: 0.8 }, { title: 'Delivery' }]);
});

test.each([['Where do I find my invoice?', 'How do I cancel my contract?', true], ['Can I still change the colour?', 'Changing or cancelling an order', false], ['I want to quit', 'How do I cancel my contract?', false]])('“%s” answered by “%s” would only tell how it is ended: %p', (asked, title, only) =>
  expect(onlyEndsUnasked(asked, { title })).toBe(only));
