/** What a reply names where no answer is sure, and what it never names. */
import { topicOf } from '../../../../src/adapters/builtin/replies/likely_topics.ts';
import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { draftReply } from '../../../../src/steps/drafting.ts';
import { createDeadline } from '../../../../src/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';
import type { ReplyQuestion } from '../../../../src/ports/engine.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';
import { standIns } from '../../../../src/services.ts';
import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

const ANSWERS: Record<string, string> = {
  en: 'You find it in your account under the three dots, and it takes effect on the next working day.', de: 'Sie finden es in Ihrem Konto unter den drei Punkten, und es gilt ab dem nächsten Werktag.',
  es: 'Lo encuentra en su cuenta, en los tres puntos, y vale desde el siguiente día laborable.', fr: 'Vous le trouvez dans votre compte sous les trois points, et cela vaut dès le prochain jour ouvré.',
  pt: 'Encontra isso na sua conta, nos três pontos, e vale a partir do próximo dia útil.',
};
const entry = (title: string, chance: number, over: Partial<Passage> = {}): Passage => ({ id: title, kind: 'article', title, problem: title, solution: ANSWERS.en!, product: '', issue: '', url: '', score: 0.05, chance, ...over });
const write = (message: string, likeliest: Passage[], over: Partial<ReplyQuestion> = {}) => writeReply({
  ticket: { ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' },
  language: 'en', product: '', issue: '', passages: [], likeliest, history: [], style: { ...DEFAULT_STYLE, instructions: '', neverMention: [] }, deadline: createDeadline(), ...over,
});
const MOVED = 'We moved to the other side of the river and the box should come there on Friday.';
const ADDRESS = entry('Changing the delivery address', 0.36), WHERE = entry('Where is my parcel?', 0.33), SKIP = entry('Skipping a week', 0.15);
const lines = (body: string): string[] => (body.match(/^- .*/gm) ?? []).map((line) => line.slice(2));

test.each([
  ['en', MOVED, ['Changing the delivery address', 'Where is my parcel?'], 'Thank you for your message.\n\nIs it about one of these topics?\n- Changing the delivery address\n- Where is my parcel?\n\nIf so, simply tell us which one. If not, a colleague will look at your message personally.'],
  ['de', 'Wir sind ans andere Ufer gezogen, die Kiste soll am Freitag dorthin.', ['Lieferadresse ändern', 'Wo ist mein Paket?'], 'vielen Dank für die Nachricht.\n\nGeht es um eines dieser Themen?\n- Lieferadresse ändern\n- Wo ist mein Paket?\n\nFalls ja, genügt eine kurze Antwort. Falls nicht, sehen wir uns die Nachricht persönlich an.'],
  ['es', 'Nos mudamos al otro lado del río y la caja tiene que ir allí el viernes.', ['Cambiar la dirección de entrega', '¿Dónde está mi paquete?'], 'Gracias por el mensaje.\n\n¿Se trata de alguno de estos temas?\n- Cambiar la dirección de entrega\n- ¿Dónde está mi paquete?\n\nSi es así, basta con decirnos cuál. Si no, una persona de nuestro equipo revisará el mensaje personalmente.'],
  ['fr', 'Nous avons déménagé sur l’autre rive, le panier doit y arriver vendredi.', ['Changer l’adresse de livraison', 'Où est mon colis ?'], 'Merci pour votre message.\n\nVotre demande concerne-t-elle l’un de ces sujets ?\n- Changer l’adresse de livraison\n- Où est mon colis ?\n\nSi oui, dites-nous simplement lequel. Sinon, une personne de notre équipe examinera votre message personnellement.'],
  ['pt', 'Mudámos para a outra margem do rio e a caixa tem de ir para lá na sexta.', ['Alterar o endereço de entrega', 'Onde está a minha encomenda?'], 'Agradecemos a sua mensagem.\n\nÉ sobre um destes assuntos?\n- Alterar o endereço de entrega\n- Onde está a minha encomenda?\n\nSe sim, diga-nos qual. Se não, um dos nossos colegas vai analisar a sua mensagem pessoalmente.'],
])('%s: what the ticket may be about is named, likeliest first, for a person to send', async (language, message, titles, body) => {
  const likeliest = titles.map((title, at) => entry(title, 0.36 - at * 0.1, { solution: ANSWERS[language]! }));
  const reply = await write(message, likeliest, { language });
  expect(reply).toMatchObject({ status: 'clarify', doubted: true, usedPassages: titles });
  expect(reply.body.replaceAll('\u00a0', ' ')).toBe(body);
  expect(reply.warnings.join(' ')).toContain('names what is likeliest');
  expect(checkReply({ body: reply.body, language, sources: likeliest.map(({ title, solution }) => ({ title, text: solution, url: '' })), ticket: { subject: '', message }, ownWords: [], instructions: '', neverMention: [] })).toEqual([]);
});

test.each([
  ['with what else it may be', [entry('Changing the delivery address', 0.42), entry('Where is my parcel?', 0.2), entry('Skipping a week', 0.15)], 'Or is it about one of these topics?\n- Where is my parcel?\n- Skipping a week\n\nIf so, simply tell us which one. If not, a colleague will look at your message personally.'],
  ['alone beside one other', [entry('Changing the delivery address', 0.42), entry('Where is my parcel?', 0.2)], 'If it is about something else, simply reply to this message: a colleague will look at it personally.'],
])('what is far likelier than the next is answered at once, as what may be meant, %s', async (_how, likeliest, rest) => {
  const reply = await write(MOVED, likeliest);
  expect(reply.body).toBe(`Thank you for your message.\n\nThis may be what you are looking for:\n\nChanging the delivery address:\n${ANSWERS.en}\n\n${rest}`);
  expect(reply).toMatchObject({ status: 'clarify', doubted: true });
});

test('a long answer is not told as what may be meant', async () => {
  const likeliest = [entry('Changing the delivery address', 0.42, { solution: `${ANSWERS.en} `.repeat(6) }), entry('Where is my parcel?', 0.2)];
  expect(lines((await write(MOVED, likeliest)).body)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
});

test('a colleague who takes a ticket over is told what may answer, whatever its title holds', async () => {
  const { warnings, body } = await write('Could you please send me the invoice of the box?', [entry('INTERNAL: invoices', 0.19), entry('Where is my parcel?', 0.12), SKIP]);
  expect(warnings).toEqual([expect.stringContaining('Likeliest in your knowledge: “INTERNAL: invoices”, “Where is my parcel?”.')]);
  expect(body).not.toContain('INTERNAL');
});

test('at most three, and none that is far less likely than the first', async () => {
  expect(lines((await write(MOVED, [ADDRESS, WHERE, SKIP, entry('Paying by card', 0.1)])).body)).toEqual(['Changing the delivery address', 'Where is my parcel?', 'Skipping a week']);
  expect(lines((await write(MOVED, [ADDRESS, WHERE, entry('Paying by card', 0.02)])).body)).toHaveLength(2);
  expect(lines((await write(MOVED, [ADDRESS, WHERE, entry('Paying by card', 0.04)])).body)).toHaveLength(2);
});

test.each([
  ['who wants something done', 'Could you please send me the invoice of the box on Friday in the name of the company?'], ['who tells what was bad and asks nothing', 'Your website keeps declining my card. It works everywhere else.'],
])('no topics are listed to %s, but what may be the answer is told', async (_who, message) => {
  expect(lines((await write(message, [ADDRESS, WHERE])).body)).toEqual([]);
  const { body } = await write(message, [entry('Changing the delivery address', 0.42), entry('Where is my parcel?', 0.2), SKIP]);
  expect(body).toContain('This may be what you are looking for:\n\nChanging the delivery address:');
  expect(lines(body)).toEqual([]);
});

test('where none is likelier than the others nothing is named, nor where the case of one’s own is known', async () => {
  expect(lines((await write(MOVED, [entry('Changing the delivery address', 0.19), entry('Where is my parcel?', 0.18), entry('Skipping a week', 0.17)])).body)).toEqual([]);
  const { body } = await write('My order arrived damaged, the lid of the parcel is cracked.', [ADDRESS, WHERE]);
  expect(lines(body)).toEqual([]);
  expect(body).toContain('a photo of what arrived');
});

test('nothing is named where little speaks for it, or for one alone', async () => {
  for (const likeliest of [[entry('Paying by card', 0.06), entry('Opening hours', 0.05)], [ADDRESS], [ADDRESS, entry('Changing the delivery address:', 0.3)], []]) expect(lines((await write(MOVED, likeliest)).body)).toEqual([]);
});

test.each([
  ['in grief', `${MOVED} My husband passed away last week.`], ['hurt', `${MOVED} I was in an accident and cannot carry it.`], ['in anger', 'This is the worst service ever, I am furious, you are a disgrace! The box should come to the other side of the river!!!'],
  ['fed up', `${MOVED} You keep ignoring my messages.`], ['in fear for an account', 'An unknown device and someone else are listed beside mine in the account.'],
  ['in haste', `${MOVED} It is urgent, I need it within the hour.`],
  ['in danger', 'The box is on fire right now, help, it is urgent, the kitchen is burning!'],
  ['comparing', 'Is your delivery better than that of the other shop?'],
])('nobody is made to choose %s', async (_how, message) => expect(lines((await write(message, [ADDRESS, WHERE])).body)).toEqual([]));

test('neither what another customer wrote nor what stands in another language is named', async () => {
  const theirs = entry('Address of Mrs Keller wrong', 0.4, { kind: 'solved_ticket' }), german = entry('Lieferadresse ändern', 0.4, { solution: ANSWERS.de! });
  const after = (other: Passage): Passage[] => [ADDRESS, { ...other, chance: 0.34 }, WHERE];
  for (const other of [theirs, german, { ...SKIP, across: true }]) {
    expect(lines((await write(MOVED, after(other))).body)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
    // The others alone would hide what is likeliest of all.
    expect(lines((await write(MOVED, [{ ...other, chance: 0.4 }, ADDRESS, WHERE])).body)).toEqual([]);
  }
});

test.each([
  ['Formas de pago', 'es', 'Formas de pago'], ['Acuerdo de pago', 'es', 'Acuerdo de pago'], ['Portes de envio', 'pt', 'Portes de envio'], ['Wie ändere ich meine Lieferadresse?', 'en', ''],
])('“%s” as a topic of a reply in %s', (title, language, topic) => expect(topicOf({ kind: 'article', title }, language)).toBe(topic));

test('of two products with one title each is named; of another product than the ticket names, nothing', async () => {
  const [one, two] = ['Moss One', 'Moss Two'].map((product, at) => entry('How much may it carry?', 0.3 - at / 10, { id: product, product }));
  expect(lines((await write(MOVED, [one!, two!])).body)).toEqual(['How much may it carry? (Moss One)', 'How much may it carry? (Moss Two)']);
  const named = { product: 'Moss One', productNamed: true };
  expect(lines((await write(`My Moss One. ${MOVED}`, [ADDRESS, two!, WHERE], named)).body)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
});

test('what is never to be mentioned is no topic', async () => {
  const style = { ...DEFAULT_STYLE, instructions: '', neverMention: ['parcel'] };
  expect(lines((await write(MOVED, [ADDRESS, WHERE, SKIP], { style })).body)).toEqual(['Changing the delivery address', 'Skipping a week']);
});

test.each([
  'Address [click](https://evil.example/x)', 'Address <b>now</b>', 'Address\n- second line', 'Address {product}', 'Address **bold**', 'See www.evil.example', 'INTERNAL: refund rules', 'Draft: address', 'Nur intern: Adresse', 'Staff only - address', 'Do not tell: address', 'Vertraulich: Adresse', 'Copy of Address', 'DEPRECATED address', 'Address %name%', 'Address $name', 'Fish &amp; chips', '- Address', 'HTTPS://evil.example', 'evil.com address', 'Huele a gas', 'Es riecht nach Gas', 'Katze einschläfern', 'Carbon monoxide alarm', 'KB-00123 address', 'ADDRESS CHANGE',
  'My pet has died', 'Todesfall melden', 'Ha fallecido mi mascota', 'Décès d’un titulaire', 'Falecimento do titular', 'Odeur de gaz',
  'x', `Address ${'and so on '.repeat(12)}`, 'Adresse \u202eändern', 'Cómo cambiar la dirección de entrega de un pedido que todavía no ha salido',
])('“%s” is no topic to be shown', (title) => expect(topicOf({ kind: 'article', title }, 'en')).toBe(''));
test.each(['How do I change my address?', 'Delivery to Northern Ireland (mainland rates)', 'Cancelling within 14 days', 'When will I get my refund?', 'Files over 500 KB', 'Sizes up to XXXL', 'COVID19 rules for events', 'Draft beer at the bar', 'Recording a macro'])('“%s” is one', (title) => expect(topicOf({ kind: 'article', title }, 'en')).toBe(title));

describe('through the whole step', () => {
  afterEach(() => { delete standIns.knowledgeBase; });
  const SHEET = ['Changing the delivery address', 'Where is my parcel?', 'Skipping a week'].map((title, at) => ({ id: `E${at}`, kind: 'article' as const, title, problem: title, solution: ANSWERS.en!, product: '', issue: '', url: '' }));
  const named = (titles: string[]) => ({ ...createMemoryKnowledgeBase([]), recall: () => Promise.resolve({ passages: [], likeliest: titles.map((title, at) => entry(title, 0.4 - at * 0.1)), history: [] }) });

  test('a knowledge base tells what is likeliest, by chance, and only where it is told the ticket', async () => {
    const query = { text: MOVED, product: '', limit: 5, customerEmail: '', historyDays: 0, deadline: createDeadline() };
    const { likeliest = [] } = await createMemoryKnowledgeBase(SHEET).recall({ ...query, ticket: { subject: '', message: 'Where is my parcel, and how do I change the address?' } });
    expect(likeliest.map(({ chance = 0 }) => chance)).toEqual(likeliest.map(({ chance = 0 }) => chance).sort((a, b) => b - a));
    expect(likeliest.map(({ id }) => id)).toEqual(expect.arrayContaining(['E0', 'E1']));
    expect(await createMemoryKnowledgeBase(SHEET).recall(query)).not.toHaveProperty('likeliest');
  });

  test('topics are told in the reply, their entries among its sources, and nothing goes out', async () => {
    standIns.knowledgeBase = named(['Changing the delivery address', 'Where is my parcel?']);
    const reply = await draftReply({ authData: {}, inputData: { message: MOVED, allow_auto_send: true, should_escalate: false, min_confidence: '0' }, deadline: createDeadline() });
    expect(reply).toMatchObject({ status: 'clarify', can_auto_send: false, unsupported_claims_text: '' });
    expect(reply.sources.map(({ title }) => title)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
    expect(reply.reply_html).toMatch(/<li[^>]*>Changing the delivery address<\/li>\s*<li[^>]*>Where is my parcel\?<\/li>/);
  });

  test('what a title holds is words: escaped, and no structure', async () => {
    standIns.knowledgeBase = named(['Bikes & trailers "to go"', 'Paying 1) by card', 'Fish <script>alert(1)</script>', '[Free](https://evil.example)']);
    const { reply_html: html, reply_text: text } = await draftReply({ authData: {}, inputData: { message: MOVED }, deadline: createDeadline() });
    expect(lines(text)).toEqual(['Bikes & trailers "to go"', 'Paying 1) by card']);
    expect(html).toContain('Bikes &amp; trailers');
    expect(html).not.toMatch(/<script|<a |<ol|evil/);
  });

  test('an escalated ticket is named nothing', async () => {
    standIns.knowledgeBase = named(['Changing the delivery address', 'Where is my parcel?']);
    expect(await draftReply({ authData: {}, inputData: { message: 'Your charger exploded and burned my hand, I am in hospital.', when_escalated: 'empty' }, deadline: createDeadline() })).toMatchObject({ status: 'none', reply_text: '', sources: [] });
  });
});
