/** What a reply tells or names where no answer is sure, and what it never does. */
import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { draftReply } from '../../../../src/steps/drafting.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
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
/** Likely enough to be told alone. */
const LIKELY = { ...ADDRESS, chance: 0.5 };
/** The titles over the answers that are told. */
const told = (body: string): string[] => body.split('\n\n').flatMap((block) => (block.includes('\n') && !block.includes('\n- ') ? [block.split('\n')[0]!.replace(/:$/, '')] : []));
/** Steps that nothing can be left out of: too long to be told as what may be meant. */
const STEPS = `Do it in this order:\n${Array.from({ length: 12 }, (_unused, at) => `${at + 1}. Press the button on the left of the front for a while`).join('\n')}`;
const long = (one: Passage): Passage => ({ ...one, solution: STEPS });

test.each([
  ['en', MOVED, ['Changing the delivery address', 'Where is my parcel?'], 'Thank you for your message.\n\nThese answers may help:\n\nChanging the delivery address:\nA\n\nWhere is my parcel?\nA\n\nIf it is about something else, simply reply to this message: a colleague will look at it personally.'],
  ['de', 'Wir sind ans andere Ufer gezogen, die Kiste soll am Freitag dorthin.', ['Lieferadresse ändern', 'Wo ist mein Paket?'], 'vielen Dank für die Nachricht.\n\nVielleicht helfen diese Antworten weiter:\n\nLieferadresse ändern:\nA\n\nWo ist mein Paket?\nA\n\nFalls es um etwas anderes geht, genügt eine kurze Antwort: Wir sehen uns die Nachricht dann persönlich an.'],
  ['es', 'Nos mudamos al otro lado del río y la caja tiene que ir allí el viernes.', ['Cambiar la dirección de entrega', '¿Dónde está mi paquete?'], 'Gracias por el mensaje.\n\nQuizá ayuden estas respuestas:\n\nCambiar la dirección de entrega:\nA\n\n¿Dónde está mi paquete?\nA\n\nSi se trata de otra cosa, basta con responder a este mensaje: una persona de nuestro equipo lo revisará personalmente.'],
  ['fr', 'Nous avons déménagé sur l’autre rive, le panier doit y arriver vendredi.', ['Changer l’adresse de livraison', 'Où est mon colis ?'], 'Merci pour votre message.\n\nCes réponses vous aideront peut-être :\n\nChanger l’adresse de livraison :\nA\n\nOù est mon colis ?\nA\n\nS’il s’agit d’autre chose, répondez simplement à ce message : une personne de notre équipe l’examinera personnellement.'],
  ['pt', 'Mudámos para a outra margem do rio e a caixa tem de ir para lá na sexta.', ['Alterar o endereço de entrega', 'Onde está a minha encomenda?'], 'Agradecemos a sua mensagem.\n\nTalvez estas respostas ajudem:\n\nAlterar o endereço de entrega:\nA\n\nOnde está a minha encomenda?\nA\n\nSe for outra coisa, responda a esta mensagem: um dos nossos colegas vai analisá-la pessoalmente.'],
])('%s: the answers that may be meant are told, likeliest first, for a person to send', async (language, message, titles, body) => {
  const likeliest = titles.map((title, at) => entry(title, 0.36 - at * 0.1, { solution: ANSWERS[language]! }));
  const reply = await write(message, likeliest, { language });
  expect(reply).toMatchObject({ status: 'clarify', doubted: true, usedPassages: titles });
  expect(reply.body.replaceAll('\u00a0', ' ')).toBe(body.replaceAll('\nA\n', `\n${ANSWERS[language]!.replaceAll('\u00a0', ' ')}\n`));
  expect(reply.warnings.join(' ')).toContain('tells what is likeliest');
  expect(checkReply({ body: reply.body, language, sources: likeliest.map(({ title, solution }) => ({ title, text: solution, url: '' })), ticket: { subject: '', message }, ownWords: [], instructions: '', neverMention: [] })).toEqual([]);
});

test.each([
  ['far likelier than the next', [entry('Changing the delivery address', 0.52), entry('Where is my parcel?', 0.14), entry('Skipping a week', 0.1)]], ['likely alone', [entry('Changing the delivery address', 0.5)]],
])('one that is %s is told alone', async (_how, likeliest) => {
  const reply = await write(MOVED, likeliest);
  expect(reply.body).toBe(`Thank you for your message.\n\nThis may be what you are looking for:\n\nChanging the delivery address:\n${ANSWERS.en}\n\nIf it is about something else, simply reply to this message: a colleague will look at it personally.`);
  expect(reply).toMatchObject({ status: 'clarify', doubted: true, usedPassages: ['Changing the delivery address'] });
});

test('of a long answer its first sentences are told, and a colleague is told so; steps are not broken off', async () => {
  const { body, warnings } = await write(MOVED, [entry('Changing the delivery address', 0.52, { solution: `${ANSWERS.en} `.repeat(6) })]);
  expect(body.split(ANSWERS.en!)).toHaveLength(6);
  expect(warnings.join(' ')).toContain('only what fits of a longer article');
  expect((await write(MOVED, [long(ADDRESS), WHERE, SKIP])).template).toBe('en/hand_on');
  expect(told((await write(MOVED, [LIKELY, long(WHERE)])).body)).toEqual(['Changing the delivery address']);
  // What is left out does not make the others likelier.
  expect((await write(MOVED, [ADDRESS, long(WHERE)])).template).toBe('en/hand_on');
});

test('all of them keep to the length that the team asks for', async () => {
  const style = { ...DEFAULT_STYLE, instructions: '', neverMention: [], maxWords: 70 };
  expect(told((await write(MOVED, [LIKELY, WHERE], { style })).body)).toEqual(['Changing the delivery address']);
});

test('what answers one question of several is told, as likely as it and the whole ticket make it', async () => {
  const questions = [{ words: 'Where is it?', search: 'Where is it?', passages: [entry('Where is my parcel?', 0.5), entry('Paying by card', 0.2)] }];
  const { body } = await write(MOVED, [ADDRESS, entry('Paying by card', 0.1), entry('Where is my parcel?', 0.04)], { questions });
  expect(told(body)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
});

test.each([
  ['Can you send me an invoice for the box to the office?', ['Changing the delivery address']], ['How do I stop the box, and cancel?', ['How do I cancel?', 'Changing the delivery address']],
])('how to cancel is told to nobody who does not ask: “%s”', async (message, titles) => expect(told((await write(message, [entry('How do I cancel?', 0.5), LIKELY])).body)).toEqual(titles));

test('at most three, and none that is far less likely than the first', async () => {
  const twins = [ADDRESS, WHERE, entry('Skipping a week', 0.3), entry('Paying by card', 0.29)];
  expect(told((await write(MOVED, twins)).body)).toEqual(['Changing the delivery address', 'Where is my parcel?', 'Skipping a week']);
  expect(told((await write(MOVED, [ADDRESS, WHERE, SKIP])).body)).toHaveLength(2);
});

test.each([
  ['who wants something done', 'Could you please send me the invoice of the box on Friday in the name of the company?'], ['who tells what was bad and asks nothing', 'Your website keeps declining my card. It works everywhere else.'],
])('to %s only the likeliest answer is told', async (_who, message) => {
  const { body } = await write(message, [LIKELY, WHERE]);
  expect(body).toContain('This may be what you are looking for:\n\nChanging the delivery address:');
  expect(told(body)).toEqual(['Changing the delivery address']);
});

test('where none is likelier than the others nothing is named, nor where the case of one’s own is known', async () => {
  expect(told((await write(MOVED, [entry('Changing the delivery address', 0.19), entry('Where is my parcel?', 0.18), entry('Skipping a week', 0.17)])).body)).toEqual([]);
  const { body } = await write('My order arrived damaged, the lid of the parcel is cracked.', [ADDRESS, WHERE]);
  expect(told(body)).toEqual([]);
  expect(body).toContain('a photo of what arrived');
});

test('nothing is named where little speaks for it, or for one alone that is too long', async () => {
  for (const likeliest of [[entry('Paying by card', 0.06), entry('Opening hours', 0.05)], [entry('Changing the delivery address', 0.44)], [ADDRESS, entry('Where is my parcel?', 0.13)], [long(LIKELY)], [long(LIKELY), entry('Changing the delivery address:', 0.3)], []]) expect((await write(MOVED, likeliest)).template).toBe('en/hand_on');
});

test.each([
  ['in grief', `${MOVED} My husband passed away last week.`], ['hurt', `${MOVED} I was in an accident and cannot carry it.`], ['in anger', 'This is the worst service ever, I am furious, you are a disgrace! The box should come to the other side of the river!!!'],
  ['fed up', `${MOVED} You keep ignoring my messages.`], ['in fear for an account', 'An unknown device and someone else are listed beside mine in the account.'],
  ['in haste', `${MOVED} It is urgent, I need it within the hour.`],
  ['in danger', 'The box is on fire right now, help, it is urgent, the kitchen is burning!'],
  ['comparing', 'Is your delivery better than that of the other shop?'],
])('nobody is made to choose %s', async (_how, message) => expect((await write(message, [ADDRESS, WHERE])).usedPassages).toEqual([]));

test('neither what another customer wrote nor what stands in another language is named', async () => {
  const theirs = entry('Address of Mrs Keller wrong', 0.4, { kind: 'solved_ticket' }), german = entry('Lieferadresse ändern', 0.4, { solution: ANSWERS.de! });
  const after = (other: Passage): Passage[] => [ADDRESS, { ...other, chance: 0.34 }, WHERE];
  for (const other of [theirs, german, { ...SKIP, across: true }]) {
    expect(told((await write(MOVED, after(other))).body)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
    // The others alone would hide what is likeliest of all.
    expect((await write(MOVED, [{ ...other, chance: 0.4 }, ADDRESS, WHERE])).usedPassages).toEqual([]);
  }
});

test('of two products with one title each is named; of another product than the ticket names, nothing', async () => {
  const [one, two] = ['Moss One', 'Moss Two'].map((product, at) => entry('How much may it carry?', 0.3 - at / 10, { id: product, product }));
  expect(told((await write(MOVED, [one!, two!])).body)).toEqual(['How much may it carry? (Moss One)', 'How much may it carry? (Moss Two)']);
  const named = { product: 'Moss One', productNamed: true };
  expect(told((await write(`My Moss One. ${MOVED}`, [ADDRESS, two!, WHERE], named)).body)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
});

test('what is never to be mentioned is told neither as a title nor in an answer', async () => {
  const style = { ...DEFAULT_STYLE, instructions: '', neverMention: ['parcel'] };
  expect(told((await write(MOVED, [ADDRESS, WHERE, SKIP], { style })).body)).toEqual(['Changing the delivery address', 'Skipping a week']);
  // As whole words, as in what is written.
  expect(told((await write(MOVED, [ADDRESS, WHERE, SKIP], { style: { ...style, neverMention: ['parc'] } })).body)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
  expect(told((await write(MOVED, [LIKELY, entry('Changing the day', 0.33, { solution: `${ANSWERS.en} Your parcel follows.` }), SKIP], { style })).body)).toEqual(['Changing the delivery address']);
});

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

  test('answers are told in the reply, their entries among its sources, and nothing goes out', async () => {
    standIns.knowledgeBase = named(['Changing the delivery address', 'Where is my parcel?']);
    const reply = await draftReply({ authData: {}, inputData: { message: MOVED, allow_auto_send: true, should_escalate: false, min_confidence: '0' }, deadline: createDeadline() });
    expect(reply).toMatchObject({ status: 'clarify', can_auto_send: false, unsupported_claims_text: '' });
    expect(reply.sources.map(({ title }) => title)).toEqual(['Changing the delivery address', 'Where is my parcel?']);
    expect(reply.reply_html).toMatch(/>Changing the delivery address:<br>You find it in your account[^<]*<\/p>\s*<p[^>]*>Where is my parcel\?<br>You find it/);
  });

  test('a colleague who takes a ticket over finds what may answer in the note, whatever its title holds, and the customer nothing of it', async () => {
    const titles = ['INTERNAL: parcels', 'Where is my parcel?', 'Skipping a week', 'Paying by card'];
    standIns.knowledgeBase = { ...createMemoryKnowledgeBase([]), recall: () => Promise.resolve({ passages: [], likeliest: titles.map((title, at) => entry(title, 0.19 - at * 0.02, { solution: `${title} ${ANSWERS.en} `.repeat(at === 1 ? 12 : 1), url: at === 0 ? 'https://help.example/parcels' : '' })), history: [] }) };
    const { template, internal_note: note, reply_text: text } = await draftReply({ authData: {}, inputData: { message: MOVED }, deadline: createDeadline() });
    expect(template).toBe('en/hand_on');
    expect(note).toContain(`What may answer it, likeliest first, to copy where it fits:\n\nINTERNAL: parcels:\nINTERNAL: parcels ${ANSWERS.en}\nhttps://help.example/parcels\n\nWhere is my parcel?\nWhere is my parcel? ${ANSWERS.en}`);
    expect(note).toContain(' …\n\nSkipping a week:');
    expect(note).not.toContain('Paying by card');
    for (const title of titles) expect(text).not.toContain(title);
  });

  test('to thanks nothing is to be copied', async () => {
    standIns.knowledgeBase = { ...createMemoryKnowledgeBase([]), recall: () => Promise.resolve({ passages: [], likeliest: [entry('Where is my parcel?', 0.19)], history: [] }) };
    const { template, internal_note: note } = await draftReply({ authData: {}, inputData: { message: 'Thank you so much, the lamp is wonderful and you have been brilliant!' }, deadline: createDeadline() });
    expect(template).toBe('en/praise');
    expect(note).not.toContain('Where is my parcel?');
  });

  test('what a title holds is words: escaped, and no structure', async () => {
    standIns.knowledgeBase = named(['Bikes & trailers "to go"', 'Paying 1) by card', 'Fish <script>alert(1)</script>', '[Free](https://evil.example)']);
    const { reply_html: html, reply_text: text } = await draftReply({ authData: {}, inputData: { message: MOVED }, deadline: createDeadline() });
    expect(told(text)).toEqual(expect.arrayContaining(['Bikes & trailers "to go"', 'Paying 1) by card']));
    expect(html).toContain('Bikes &amp; trailers');
    expect(html).not.toMatch(/<script|<a |<ol|evil/);
  });

  test('an escalated ticket is named nothing', async () => {
    standIns.knowledgeBase = named(['Changing the delivery address', 'Where is my parcel?']);
    expect(await draftReply({ authData: {}, inputData: { message: 'Your charger exploded and burned my hand, I am in hospital.', when_escalated: 'empty' }, deadline: createDeadline() })).toMatchObject({ status: 'none', reply_text: '', sources: [] });
  });
});
