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
  const { body } = await write('Comment puis-je nettoyer mon appareil ?', [], { language: 'fr', product, productNamed: true });
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

test('a product that the ticket does not name is not said to be what it is about', async () => {
  const message = 'There is a charge of 1 € on my card, what is it?';
  expect((await write(message, [], { product: 'E-Cargo' })).body).not.toContain('E-Cargo');
  expect((await write(message, [], { product: 'E-Cargo', productNamed: true })).body).toContain('about E-Cargo');
});

test.each([
  ['en', 'I was charged twice for my plan.', /the date and the amount/], ['en', 'I was charged twice on 18 November.', /tell us the amount/],
  ['en', 'I was charged twice, 55 € each time.', /tell us the date/], ['en', 'Yesterday I was charged 55 € twice.', /still shown as pending/],
  ['es', 'El 18 de noviembre me cobraron dos veces 55 €.', /todavía como pendiente/], ['de', 'Mir wurde am 18.11. zweimal 55 € abgebucht.', /vorgemerkt/],
  ['fr', 'Le 18 novembre, j’ai été débité deux fois de 55 €.', /en attente/], ['pt', 'No dia 18 de novembro cobraram duas vezes 55 €.', /como pendente/],
])('%s: “%s” is asked only for what it does not give', async (language, message, asks) => {
  const { status, body } = await write(message, [], { language });
  expect(status).toBe('clarify');
  expect(body).toMatch(asks);
  expect(body.match(/\?/g)).toHaveLength(1);
});

test.each([
  ['en', 'How do I correct an invoice that I have sent?', 'Is there a detail'], ['fr', 'Comment puis-je modifier une facture envoyée ?', 'Y a-t-il une précision'],
  ['de', 'Kann man die Rechnung auch auf Englisch bekommen?', 'Gibt es eine Angabe'], ['es', '¿Cuánto cuesta el plan para cuatro personas?', '¿Hay algún dato'], ['pt', 'Quanto custa o plano para quatro pessoas?', 'Há algum dado'],
])('%s: a plain question is not answered by asking for an order number: “%s”', async (language, message, asks) => {
  expect((await write(message, [], { language })).body).toContain(asks);
});

const PRICE = passage({ id: 'P', title: 'What does a ride cost?', problem: 'What does a ride cost?', solution: 'A ride costs 1 € and 0.15 € a minute.', url: 'https://help.bikes.example/prices', score: 0.5 });
const RESERVE = passage({ id: 'R', title: 'Reserving a bike', problem: 'How do I reserve a bike?', solution: 'Tap a bike on the map, then Reserve.', score: 0.5 });
const asking = (words: string, passages: Passage[]) => ({ words, search: words, passages });
const BOTH = 'How much does a ride cost? And how do I reserve a bike?';

test('of several questions each is answered, in the order asked, under its title', async () => {
  const { status, body, usedPassages, confidence } = await write(BOTH, [RESERVE], { questions: [asking('How much does a ride cost?', [PRICE, RESERVE]), asking('how do I reserve a bike?', [RESERVE, PRICE])] });
  expect(body).toBe([
    'Thank you for your message.', 'What does a ride cost?\nA ride costs 1 € and 0.15 € a minute.', 'You can read more here: https://help.bikes.example/prices',
    'Reserving a bike:\nTap a bike on the map, then Reserve.', 'If anything remains unclear, simply reply to this message.',
  ].join('\n\n'));
  expect({ status, usedPassages }).toEqual({ status: 'drafted', usedPassages: ['P', 'R'] });
  expect(confidence).toBeGreaterThanOrEqual(0.7);
});

test('one answer to two questions is given once', async () => {
  const { body, usedPassages } = await write('What does a ride cost? And what does a minute of a ride cost?', [], { questions: [asking('What does a ride cost?', [PRICE]), asking('what does a minute of a ride cost?', [PRICE])] });
  expect(usedPassages).toEqual(['P']);
  expect(body.match(/0\.15/g)).toHaveLength(1);
  expect(body).not.toContain('What does a ride cost?');
});

test('what nothing answers is named, and left to a person', async () => {
  const { body, confidence, warnings } = await write(`${BOTH} Do you sell [helmets](https://evil.example/x)?`, [], { questions: [asking('How much does a ride cost?', [PRICE]), asking('do you sell [helmets](https://evil.example/x)?', [{ ...RESERVE, score: 0.13 }])] });
  expect(body).toContain('0.15 € a minute');
  expect(body).toContain('We cannot give you a sure answer to this yet:\n- Do you sell helmets');
  expect(body).not.toContain('evil.example');
  expect(body).not.toContain('Tap a bike');
  expect(confidence).toBeLessThanOrEqual(0.5);
  expect(warnings.join(' ')).toContain('Left open');
});

test('of more than three questions the others are named', async () => {
  const questions = ['How much does a ride cost?', 'How do I reserve a bike?', 'What does a ride cost?', 'How do I reserve two bikes?'].map((words, at) => asking(words, [at % 2 === 0 ? PRICE : RESERVE]));
  expect((await write(questions.map(({ words }) => words).join(' '), [], { questions })).body).toContain('- How do I reserve two bikes?');
});

test('where none of several questions is answered, the whole ticket is looked at as before', async () => {
  const { status } = await write(BOTH, [], { questions: [asking('How much does a ride cost?', []), asking('how do I reserve a bike?', [])] });
  expect(status).toBe('clarify');
});

test('a wish is not answered with what merely shares its words', async () => {
  const near = passage({ title: 'I lost my phone', problem: 'I lost my phone and cannot enter the code.', solution: 'Use one of your ten recovery codes.', score: 0.4 });
  const { status, body } = await write('It would be great if the app could scan receipts with the phone.', [near]);
  expect(status).toBe('drafted');
  expect(body).toBe('Thank you for your message. It helps us to know what you would like to see.');
});

test('a question that mostly names other things than the passage does not go out, however near', async () => {
  const near = passage({ title: 'How do I change my phone number?', problem: 'How do I change my phone number?', solution: 'Open Profile, then Phone. You receive a code by SMS.', score: 0.5 });
  expect((await write('We are five friends. Can we rent 5 bikes with one phone?', [near])).confidence).toBeLessThan(0.7);
});

test('where nothing is filed by issue, a second answer nearly as near keeps the first from going out', async () => {
  const question = 'What does a ride cost?';
  const rival = passage({ id: 'R2', title: 'What does a ride cost at night?', problem: 'What does a ride cost at night?', solution: 'At night a ride costs 2 €.', score: PRICE.score - 0.01 });
  const alone = (await write(question, [{ ...PRICE, score: 0.23 }])).confidence;
  expect((await write(question, [{ ...PRICE, score: 0.23 }, { ...rival, score: 0.225 }])).confidence).toBeCloseTo(alone - 0.12);
  expect((await write(question, [{ ...PRICE, score: 0.23 }, { ...rival, score: 0.1 }])).confidence).toBe(alone);
});
