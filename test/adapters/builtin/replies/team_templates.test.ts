/** Which of a team's own templates a ticket gets, with what filled in, and which a person has to look at. */
import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';
import type { ReplyQuestion, ReplyTemplate } from '../../../../src/ports/engine.ts';
import { findPlaceholders, withoutBlanks } from '../../../../src/triage/reply_checks/guardrails/placeholders.ts';
import { fillSlots } from '../../../../src/triage/replies/template_slots.ts';

const template = (over: Partial<ReplyTemplate>): ReplyTemplate => ({ name: 'Return', product: '', issue: 'return_refund', language: '', body: 'You have 30 days to return an item. The label is in your account.', ...over });
const write = (message: string, templates: ReplyTemplate[], over: Partial<ReplyQuestion> = {}) => writeReply({
  ticket: { ticketId: 'T-7', subject: '', message, customerName: 'Ana Souza', customerEmail: '', createdAt: '', product: '', url: '' },
  language: 'en', product: '', issue: '', passages: [], history: [], style: { ...DEFAULT_STYLE, companyName: 'Moss', instructions: '', neverMention: [] }, deadline: createDeadline(), templates, ...over,
});

test('a slot is filled whatever a team calls it; what has no value stays', () => {
  const values = { firstName: 'Ana', product: 'Moss One', ticket: 'T-7', company: 'Moss', order: '' };
  const slots = ['{first_name}', '{{Vorname}}', '[Nom du client]', '<customer name>', '{{ produit }}', '%TICKET_ID%', '{firma}', '{order_number}', '{tracking_link}', '[Save]'];
  expect(slots.map((slot) => fillSlots(slot, values))).toEqual(['Ana', 'Ana', 'Ana', 'Ana', 'Moss One', 'T-7', 'Moss', '{order_number}', '{tracking_link}', '[Save]']);
});

test.each(['{tracking_link}', '{{ Sendungslink }}', '[tracking link]', '[Versanddatum]', '<date>', '%LINK%', '%Größe%', '[Order no.]', '[Name, Vorname]', '[address_1]', '<order no.>', '$LINK', '____', 'XXXX'])('a template is no source for its own slot %s: where nobody filled it in, the reply waits', (slot) => {
  const body = `You can follow your parcel here: ${slot} and [read more](https://moss.example/parcel).`;
  const reply = { body, language: 'en', sources: [{ title: 'Parcel', text: withoutBlanks(body), url: '' }], ticket: { subject: '', message: 'Where is my parcel?' }, ownWords: [], instructions: '', neverMention: [] };
  expect(findPlaceholders(reply).map(({ words }) => words)).toEqual([slot]);
});

test('the frame of the mail greets and takes leave; a template does neither, and the order that the ticket names is told', async () => {
  const body = 'Dear {first_name},\n\nYou can return order {order_number} within 30 days.\n\nKind regards\nThe Moss team';
  expect(await write('How can I return order 48213? I want my money back.', [template({ body })])).toMatchObject({ status: 'drafted', body: 'You can return order 48213 within 30 days.', doubted: false });
});

test.each([
  ['fr', 'Comment puis-je retourner un article et être remboursé ?', 'Retour', 'Français', 'Vous avez 30 jours.'], ['de', 'Wie kann ich die Ware zurückschicken, ich möchte eine Erstattung?', 'Rücksendung', 'German', 'Sie haben 30 Tage Zeit.'],
])('%s: an issue in the team’s own words is known: “%s”', async (language, message, issue, told, body) => {
  expect((await write(message, [template({ name: 'A', issue, language: told, body }), template({ name: 'B', issue, language: told === 'German' ? 'French' : 'Deutsch', body: 'other' })], { language })).body).toBe(body);
});

test('thanks for praise wait for a person, for a complaint may stand beside it', async () => {
  const praise = template({ name: 'Praise', issue: 'praise', language: 'German', body: 'Vielen Dank für Ihr Lob! Wir freuen uns sehr.' });
  expect(await write('Vielen Dank, tolle Lampe! Ihr seid super, ich bin begeistert.', [praise], { language: 'de' })).toMatchObject({ doubted: true });
});

test('a template in Polish answers no Portuguese, one in Indonesian no English', async () => {
  const texts = [template({ name: 'Zwrot', language: 'Polish', body: 'Return 30.' }), template({ name: 'Retur', language: 'Indonesian', body: 'Return 30.' })];
  expect((await write('Posso devolver o artigo e receber o reembolso?', texts, { language: 'pt' })).template).not.toBe('Zwrot');
  expect((await write('How can I return this and get a refund?', texts)).template).not.toBe('Retur');
});

test('a product that is merely guessed is named to nobody, and its template waits', async () => {
  const message = 'How can I return this? I want a refund.', mine = [template({ product: 'Orion', body: 'The {product} may be returned within 30 days.' })];
  const guessed = await write(message, mine, { product: 'Orion' });
  expect(guessed).toMatchObject({ template: 'Return', doubted: true, body: 'The {product} may be returned within 30 days.' });
  expect(await write(message, mine, { product: 'Orion', productNamed: true })).toMatchObject({ doubted: false, body: 'The Orion may be returned within 30 days.' });
});

test('of two templates for one issue, one word more in common does not tell which is meant', async () => {
  const two = [template({ name: 'Europe', language: 'en', body: 'Thirty days.' }), template({ name: 'Overseas', language: 'en', body: 'Thirty days, with the bulbs.' })];
  expect(await write('How can I return these bulbs and get a refund?', two)).toMatchObject({ template: 'Overseas', doubted: true, warnings: expect.arrayContaining([expect.stringContaining('Another template')]) });
});

const BULBS = template({ name: 'Bulbs', product: 'Orion', issue: '', body: 'Orion takes E27 bulbs of 60 W at most. Bulbs are not included.' });

test('a template for a product alone answers only what it speaks of, and a person looks', async () => {
  const ofOrion = { product: 'Orion', productNamed: true };
  expect(await write('Which bulbs do I need for the Orion?', [BULBS], ofOrion)).toMatchObject({ template: 'Bulbs', doubted: true });
  expect((await write('The cable of the Orion is too long, may it be cut?', [BULBS], ofOrion)).template).toBe('en/hand_on');
});

test.each([
  ['several questions', 'How can I return this and get a refund? And do you have it in blue?', { questions: [{ words: 'How can I return this?', search: 'return', passages: [] }, { words: 'Do you have it in blue?', search: 'blue', passages: [] }] }],
  ['a deed', 'Please refund my order. I want to return it and get my money back.', {}],
  ['a rule that was not kept', 'But I did cancel and return it, and the refund never came.', {}],
  ['a link of ours that leads nowhere', 'How can I return this and get a refund? The link you sent gives 404.', {}],
  ['one word of its matter', 'She returned from a journey and asks where the shop is?', {}],
] as const)('for a person to look at: %s', async (_what, message, over) => {
  expect(await write(message, [template({})], over as Partial<ReplyQuestion>)).toMatchObject({ template: 'Return', doubted: true });
});

const near = (over: Partial<Passage>): Passage => ({ id: 'N', kind: 'article', title: 'Address', problem: 'Change the address', solution: 'Change it in your account under Addresses.', product: '', issue: '', url: '', score: 0.3, chance: 0.4, ...over });

test.each([
  ['says something else', {}, true], ['was filed under another issue', { kind: 'solved_ticket', issue: 'delivery' }, true],
  ['says the same', { solution: 'Items can be returned for 30 days. Print the label in your account.' }, false], ['was filed under its issue', { kind: 'solved_ticket', issue: 'Return refund' }, false],
] as const)('a template beside what %s', async (_what, over, doubted) => {
  expect(await write('How can I return this and get a refund?', [template({})], { passages: [near(over)] })).toMatchObject({ template: 'Return', doubted });
});

test('what is likely to answer comes before a template that may miss it', async () => {
  const code = { id: 'C', kind: 'article' as const, title: 'The code for logging in does not come', problem: 'The code does not come.', solution: 'Check the number in your account; the code for logging in comes by text message.', product: '', issue: '', url: '', score: 0.5, chance: 0.8 };
  const forgotten = template({ name: 'Password', issue: 'login', body: 'Choose “Forgot password”.' });
  expect((await write('The code for logging in does not come?', [forgotten], { passages: [code] })).usedPassages).toEqual(['C']);
});

test('a template that a ticket says the words of is not given up for what is merely likely', async () => {
  const cable = { id: 'K', kind: 'solved_ticket' as const, title: 'Cable', problem: 'May the cable of the Orion be cut?', solution: 'Yes, the cable of the Orion may be cut.', product: 'Orion', issue: '', url: '', score: 0.25, chance: 0.7 };
  expect((await write('Which bulbs do I need for the Orion?', [BULBS], { product: 'Orion', productNamed: true, passages: [cable] })).template).toBe('Bulbs');
});

test.each([
  ['You refused my refund. Why?', 'We have received your return. The refund takes five working days.'], ['I have not sent the return yet. How do I get a refund?', 'We have received your return. The refund takes five working days.'],
  ['Why was my refund refused?', 'The refund takes five working days.'], ['I want to undo my refund. How do I do that?', 'The refund takes five working days.'], ['When will my refund arrive? I already wait for three weeks.', 'We have received your return. The refund takes five working days.'],
])('an issue alone sends no template: “%s”', async (message, body) => {
  const { template: name, doubted, confidence, warnings } = await write(message, [template({ name: 'Refund', issue: 'Refund', body })], { issue: 'Refund' });
  expect(name).toBe('Refund');
  expect(doubted || confidence < 0.7).toBe(true);
  expect(warnings).not.toEqual([]);
});

test('a template that answers what is asked still goes out', async () => {
  expect(await write('How long does a refund take?', [template({ name: 'Refund', issue: 'Refund', body: 'The refund takes five working days, once your return is here.' })], { issue: 'Refund' })).toMatchObject({ template: 'Refund', doubted: false, confidence: 0.7, warnings: [] });
});
