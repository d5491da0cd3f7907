import { writeReply } from '../../../src/adapters/builtin/reply_writer.ts';
import { createDeadline } from '../../../src/deadline.ts';
import { DEFAULT_STYLE } from '../../../src/fields.ts';
import type { ReplyQuestion } from '../../../src/ports/engine.ts';
import type { Passage } from '../../../src/ports/knowledge_base.ts';

const passage = (over: Partial<Passage>): Passage => ({
  id: 'A1', kind: 'article', title: 'Hub does not connect to the Wi-Fi', problem: 'The hub cannot connect to my new router.',
  solution: 'Hold the reset button until the ring blinks blue, then choose the new network in the app.', product: '', issue: '', url: '', score: 0.35, ...over,
});
const write = (message: string, passages: Passage[], over: Partial<ReplyQuestion> = {}) => writeReply({
  ticket: { ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' },
  language: 'en', product: '', issue: '', passages, history: [], style: { ...DEFAULT_STYLE, maxWords: 300, instructions: '', neverMention: [] }, deadline: createDeadline(), ...over,
});

test('the opening names the matter where ticket and passage agree on it', async () => {
  const { body } = await write('My hub cannot connect to the new router, which Wi-Fi network does it need?', [passage({})]);
  expect(body).toMatch(/^Thank you for your message\. I understand that this is about the connection\.\n/);
});

test('the opening is neutral where the matter is only the passages’ guess', async () => {
  const { body } = await write('how do i turn off that blue light at night', [passage({})], { issue: 'connection' });
  expect(body).toMatch(/^Thank you for your message\.\n/);
});

test('an unhappy customer is told that we are sorry, whatever the matter', async () => {
  const { body } = await write('This is so frustrating and annoying: my hub cannot connect to the new router, I am really fed up with it.', [passage({})]);
  expect(body).toMatch(/^Thank you for your message\. We are sorry that this is causing you trouble\.\n/);
});

test.each(['Please in this order:\n1. Hold the reset button.\n2. Choose the network.', 'Two ways lead back in:\n- the app\n- the button'])('no bridge before “%s”', async (solution) => {
  const { body } = await write('My hub cannot connect to the new router.', [passage({ solution })]);
  expect(body).not.toContain('Here is what we can tell you');
  expect(body).toContain(solution.split('\n')[0]);
});

test.each([['Yes. The pins are sold in the shop.', 'The pins are sold in the shop.'], ['Not at all: the plan goes on.', 'The plan goes on.'], ['Non, le hub se connecte seul.', 'Le hub se connecte seul.']])('“%s” answers the passage’s own question, not the ticket’s', async (solution, expected) => {
  const { body } = await write('My hub cannot connect to the new router.', [passage({ solution: `${solution} Hold the reset button until the ring blinks blue.` })]);
  expect(body).toContain(`\n${expected}`);
});

test('what was done for another customer is a draft, and says so', async () => {
  const article = await write('My hub cannot connect to the new router.', [passage({})]);
  const solved = await write('My hub cannot connect to the new router.', [passage({ kind: 'solved_ticket' })]);
  expect(solved.confidence).toBeLessThan(0.7);
  expect(article.confidence).toBeGreaterThanOrEqual(0.7);
  expect(solved.warnings.join(' ')).toContain('another customer');
});

test.each([['AeroPure', 'au sujet d’AeroPure.'], ['BrewMate', 'au sujet de BrewMate.']])('French of %s reads as French: %s', async (product, words) => {
  const { body } = await write('Comment puis-je nettoyer mon appareil ?', [], { language: 'fr', product });
  expect(body).toContain(words);
});

test('a note about the customer of a solved ticket is not told to the next one', async () => {
  const solution = 'The charge is only reserved by the bank and disappears by itself within days. The customer told us that it was gone on the fifth day.';
  const { body } = await write('I was charged twice for the plan, one of them is pending.', [passage({ kind: 'solved_ticket', title: 'Charged twice for the plan', problem: 'The plan was charged twice, one is pending.', solution })]);
  expect(body).toContain('reserved by the bank');
  expect(body).not.toContain('The customer');
});

test.each([
  ['en', 'My parcel with order 48213 has not been delivered, where is it?', 'My parcel has not been delivered, where is it?', /order number/],
  ['de', 'Mein Paket mit der Bestellnummer 48213 wurde nicht geliefert, wo ist es?', 'Mein Paket wurde nicht geliefert, wo ist es?', /Bestellnummer/],
  ['es', 'Mi paquete del pedido 48213 no ha llegado, ¿dónde está la entrega?', 'Mi paquete no ha llegado, ¿dónde está la entrega?', /número de pedido/],
  ['fr', 'Mon colis de la commande n° 48213 n’est pas arrivé, où est la livraison ?', 'Mon colis n’est pas arrivé, où est la livraison ?', /numéro de commande/],
  ['pt', 'A minha entrega do pedido 48213 não chegou, onde está a encomenda?', 'A minha entrega não chegou, onde está a encomenda?', /número do pedido/],
])('%s: nobody is asked for the order number that the ticket holds', async (language, named, unnamed, asks) => {
  const [known, unknown] = await Promise.all([named, unnamed].map((message) => write(message, [], { language })));
  expect(unknown?.body).toMatch(asks);
  expect(known?.status).toBe('clarify');
  expect(known?.body).not.toMatch(asks);
  expect(known?.body.match(/\?/g)).toHaveLength(1);
});
