/** A sheet in one language, customers in others: what the agent gets, and that it never goes out by itself. */
import { meaningsOf } from '../../../../src/adapters/builtin/words/lexicon.ts';
import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { draftReply } from '../../../../src/steps/drafting.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { standIns } from '../../../../src/services.ts';

const ENTRIES = [
  ['How long does delivery take?', 'Parcels arrive within 3 working days. You get a tracking link by e-mail as soon as the parcel leaves our house.', '', 'https://help.moss.example/delivery'],
  ['The key is stuck in the lock of my bike, what can I do?', 'Turn the key to the left and push it in. Then pull it out slowly and oil the lock.', '', 'https://help.moss.example/key'],
  ['Can I pause my plan over the holidays?', 'Yes, for up to 8 weeks a year: open Settings, then Plan, and choose the weeks.', '', ''],
  ['What is the weight limit of the Moss One?', 'The Moss One carries up to 110 kg, the luggage included.', 'Moss One', ''],
  ['What is the weight limit of the Moss Two?', 'The Moss Two carries up to 130 kg, the luggage included.', 'Moss Two', ''],
  ['Which tyres fit?', 'Any tyre of 20 inches fits. We sell tyres and tubes in the shop.', '', ''],
  ['Where do I find my invoice?', 'Every invoice lies under Account, then Invoices, and can be printed there.', '', ''],
  ['How do I charge the battery?', 'Plug the charger into the socket under the saddle. The light turns green when the battery is full.', '', ''],
  ['Do you have a shop in Leeds?', 'No, our only shop is in York. It is open from Monday to Saturday.', '', ''],
  ['Can my child ride along?', 'Yes, from the age of 2 in our child seat, and up to 22 kg.', '', ''],
].map(([title = '', solution = '', product, url], at) => ({ id: `E${at}`, kind: 'article' as const, title, problem: title, solution, product, url }));
beforeAll(() => { standIns.knowledgeBase = createMemoryKnowledgeBase(ENTRIES); });
afterAll(() => { standIns.knowledgeBase = undefined; });

const reply = (message: string) => draftReply({
  authData: {}, deadline: createDeadline(),
  inputData: { message, customer_name: 'Ana Souza', allow_auto_send: true, should_escalate: false, auto_reply_allowed: true, when_escalated: 'empty', engine: 'builtin', min_confidence: '0', company_name: 'Moss' },
});

test.each([
  ['Guten Tag, wie lange dauert die Lieferung eines Pakets?', 'E0', 'auf Englisch', 'Hallo Ana,', 'Mehr dazu steht hier: https://help.moss.example/delivery'],
  ['Hola, la llave se ha quedado atascada en el candado de la bici. ¿Qué puedo hacer?', 'E1', 'en inglés', 'Hola, Ana:', 'Más información aquí: https://help.moss.example/key'],
  ['Bonjour, puis-je suspendre mon abonnement pendant les vacances ?', 'E2', 'en anglais', 'Bonjour Ana,', 'Can I pause my plan over the holidays?'],
  ['Bom dia, a chave ficou presa no cadeado da minha bicicleta. O que posso fazer?', 'E1', 'em inglês', 'Olá, Ana,', 'Turn the key to the left'],
])('“%s” gets the English answer as it stands, under a sentence that says so', async (message, id, named, greeting, said) => {
  const { status, can_auto_send, blockers, sources, reply_text, warnings_text } = await reply(message);
  expect({ status, can_auto_send, ids: sources.map((one) => one.id) }).toEqual({ status: 'drafted', can_auto_send: false, ids: [id] });
  expect(blockers).toEqual(['wrong_language', 'low_confidence']);
  for (const part of [named, greeting, said, ENTRIES.find((entry) => entry.id === id)!.solution]) expect(reply_text).toContain(part);
  expect(warnings_text).toContain('in English only, and the built-in engine does not translate');
});

test('which of two products is meant is asked in the customer’s language', async () => {
  const { status, reply_text, can_auto_send, blockers } = await reply('Wie viel Gewicht ist mit Gepäck erlaubt?');
  expect({ status, can_auto_send }).toEqual({ status: 'clarify', can_auto_send: false });
  expect(blockers).toEqual(expect.arrayContaining(['nothing_retrieved', 'low_confidence']));
  expect(reply_text).toContain('Was davon ist gemeint?\n\n- Moss One\n- Moss Two');
});

test('where the next answer is nearly as likely both are told, as what may be meant', async () => {
  const knowledge = createMemoryKnowledgeBase(ENTRIES);
  const likely = (chance: number) => async () => {
    const passages = ['E0', 'E2'].map((id, at) => ({ ...ENTRIES.find((entry) => entry.id === id)!, product: '', url: '', issue: '', score: 0.3, across: true, chance: at === 0 ? 0.5 : chance }));
    return { passages, likeliest: passages, history: [] };
  };
  const ask = 'Guten Tag, wie lange dauert das, wenn ich im Urlaub bin?';
  standIns.knowledgeBase = { ...knowledge, recall: likely(0.35) };
  const { status, can_auto_send, sources, reply_text } = await reply(ask);
  expect({ status, can_auto_send, ids: sources.map((one) => one.id) }).toEqual({ status: 'clarify', can_auto_send: false, ids: ['E0', 'E2'] });
  expect(reply_text).toContain('Falls es um etwas anderes geht, genügt eine kurze Antwort');
  standIns.knowledgeBase = { ...knowledge, recall: likely(0.2) };
  expect(await reply(ask)).toMatchObject({ status: 'drafted', sources: [{ id: 'E0' }] });
  standIns.knowledgeBase = knowledge;
});

test('what no entry answers is handed on', async () => expect((await reply('Guten Tag, verkaufen Sie auch Kinderhelme in Rosa?')).template).toBe('de/hand_on'));

test.each([['schlussel', 'keys'], ['fahrradschloss', 'cadenas'], ['haustur', 'puertas'], ['fenetres', 'janela'], ['chaves', 'llave']])('%s and %s share a meaning', (left, right) => {
  expect(meaningsOf(left).some((meaning) => meaningsOf(right).includes(meaning))).toBe(true);
});
test('what is no word of any list means nothing', () => expect(['the', 'xyzzyqx', 'der', 'a'].flatMap((word) => [...meaningsOf(word)])).toEqual([]));

describe('what is only likened over languages', () => {
  const filed = (more: { kind: 'article' | 'solved_ticket'; issue?: string }): void => { standIns.knowledgeBase = createMemoryKnowledgeBase(ENTRIES.map((entry) => ({ ...entry, ...more }))); };
  const ask = 'Guten Tag, wie lange dauert die Lieferung eines Pakets?';

  it('is nothing found where the reply was not written from it: no question back goes out', async () => {
    filed({ kind: 'solved_ticket' });
    expect(await reply(ask)).toMatchObject({ template: 'de/hand_on', sources: [], blockers: ['nothing_retrieved', 'low_confidence'] });
  });

  it('makes no wish of a question, to be thanked for and left', async () => {
    filed({ kind: 'solved_ticket', issue: 'feature_request' });
    expect(await reply(ask)).toMatchObject({ issue: 'feature_request', template: 'de/hand_on', reply_text: expect.stringContaining('Wir sehen uns die Nachricht persönlich an.') });
  });
});

test('where meaning was compared, the nearest needs no lead', async () => {
  const passageOf = (at: number, score: number) => ({ ...ENTRIES[at]!, product: '', issue: '', url: '', score });
  const { writeReply } = await import('../../../../src/adapters/builtin/replies/reply_writer.ts');
  const { readReplySettings } = await import('../../../../src/steps/reply_settings.ts');
  const ticket = { ticketId: '', subject: '', message: 'Wann kommt mein Päckchen bei mir an?', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const draft = await writeReply({ ticket, language: 'de', product: '', issue: '', passages: [passageOf(0, 0.85), passageOf(2, 0.83)], history: [], style: readReplySettings({}).style, deadline: createDeadline() });
  expect(draft).toMatchObject({ status: 'drafted', usedPassages: ['E0'], untranslated: 'en', doubted: true });
});
