import { createSheetKnowledgeBase, readReplyTemplates } from '../../../src/adapters/google_sheets/knowledge_base.ts';
import { draftReply } from '../../../src/steps/drafting.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { answerInProcess } from '../../fakes/google/in_process.ts';
import { FakeGoogle } from '../../fakes/google/server.ts';

const fake = new FakeGoogle();
const KNOWLEDGE = [
  ['Nr', 'Frage', 'Antwort', 'Produkt', 'Kategorie', 'Link'],
  ['1', 'Das Filterlicht bleibt nach dem Filterwechsel rot.', 'Halten Sie die Filtertaste sieben Sekunden, bis das Licht grün wird.', 'AeroPure', 'filter_reset', 'https://hilfe.shop.example/filter'],
  ['', '', '', '', '', ''],
  ['2', 'Die Lampe flackert bei niedriger Helligkeit.', 'Stecken Sie das Netzteil direkt in die Wand.', 'LumaDesk', 'flicker', ''],
];
const TEMPLATES = [['Name', 'Product', 'Issue', 'Language', 'Text'], ['Filter', 'AeroPure', 'filter_reset', 'de', 'vielen Dank, {first_name}. Bitte halten Sie die Filtertaste gedrückt.'], ['Leer', 'AeroPure', '', 'de', ''], ['Fehler', 'AeroPure', '', 'de', '#BEZUG!'], ['Offen', 'AeroPure', '', 'de', 'TBD']];
let restore = () => {};
let sheet = '';

beforeEach(() => {
  restore = answerInProcess(fake);
  sheet = fake.add({ shared: 'writer', tabs: [{ title: 'Wissen', rows: KNOWLEDGE.map((row) => [...row]) }, { title: 'Vorlagen', rows: TEMPLATES }, { title: 'Corrections', rows: [] }, { title: 'Notes', rows: [['Whatever'], ['x']] }] }).id;
  fake.calls.length = 0;
});
afterEach(() => restore());

const access = () => ({ accessToken: fake.tokens.grant(), clientEmail: fake.tokens.clientEmail });
const base = (worksheet = 'Wissen', corrections = 'Corrections') => createSheetKnowledgeBase(access(), { knowledge: { spreadsheet: sheet, worksheet }, corrections: { spreadsheet: sheet, worksheet: corrections } });
const query = (text: string) => ({ text, product: '', limit: 3, deadline: createDeadline() });

test('finds answers under German headers, in two requests', async () => {
  const [best] = await base().search(query('Mein Filterlicht ist immer noch rot, obwohl ich den Filter gewechselt habe'));
  expect(best).toMatchObject({ id: '1', product: 'AeroPure', issue: 'filter_reset', url: 'https://hilfe.shop.example/filter', kind: 'article' });
  expect(fake.callsTo('sheets')).toHaveLength(2);
});

test.each([['Ticket ID', 'T-1', 'solved_ticket', ''], ['ID', 'T-1', 'article', ''], ['Ticket ID', '', 'article', ''], ['ID', 'T-1', 'solved_ticket', 'ana@mail.example']])('under the header “%s” a row with the id “%s” is of the kind %s, its address “%s”', async (header, id, kind, address) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Solved', rows: [[header, 'Question', 'Answer', 'Customer Email'], [id, 'The ring of the lamp blinks.', 'Unplug the lamp for a minute.', address]] }] });
  const [found] = await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks'));
  expect(found?.kind).toBe(kind);
});

test.each([
  ['solved tickets told by a bare number', ['Number', 'Subject', 'Message', 'Answer'], { id: '1041', kind: 'solved_ticket', title: 'Blinks' }],
  ['questions with a number each', ['Number', 'Title', 'Question', 'Answer'], { id: '1041', kind: 'article', title: 'Blinks' }],
  ['articles told by number', ['Article', 'Colour', 'Question', 'Answer'], { id: '1041', kind: 'article', title: 'The ring of the lamp blinks.' }],
])('%s', async (_what, headers, entry) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Known', rows: [headers, ['1041', 'Blinks', 'The ring of the lamp blinks.', 'Unplug the lamp for a minute.']] }] });
  const [found] = await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks'));
  expect(found).toMatchObject(entry);
});

test.each(['#REF!', '#NV', 'Loading...', 'TBD', 'siehe oben', '-', 'n/a', 'FALSE'])('an answer that reads “%s” is still to be written: nobody is told it, and the row below is found', async (answer) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Known', rows: [['Question', 'Answer', 'URL'], ['The ring of the lamp blinks.', answer, ''], ['The ring of the lamp blinks red.', 'Unplug the lamp for a minute.', '#REF!']] }] });
  expect(await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks'))).toMatchObject([{ solution: 'Unplug the lamp for a minute.', url: '' }]);
  const authData = { google_access_token: access().accessToken, google_client_email: access().clientEmail, google_service_account: '{}' };
  const sent = await draftReply({ authData, deadline: createDeadline(), inputData: { message: 'The ring of my lamp blinks.', knowledge_spreadsheet: spreadsheet, allow_auto_send: 'yes', should_escalate: 'no', auto_reply_allowed: 'yes' } });
  expect(sent.reply_text.split('\n')).not.toContain(answer);
});

test.each([['Status', 'Draft'], ['Status', 'archived'], ['Published', 'FALSE'], ['Stand', 'Entwurf'], ['Status', 'Veraltet'], ['Estado', 'Borrador'], ['Statut', 'Brouillon'], ['Publié', 'non'], ['Estado', 'Rascunho']])('under “%s” a row that is “%s” is told to nobody', async (header, state) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Known', rows: [['Question', 'Answer', header], ['The ring of the lamp blinks.', 'Unplug the lamp for an hour.', state], ['The ring of the lamp blinks red.', 'Unplug the lamp for a minute.', '']] }] });
  expect(await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks'))).toMatchObject([{ solution: 'Unplug the lamp for a minute.' }]);
});

test.each([['Status', 'Published'], ['Status', 'Solved'], ['Published', 'TRUE'], ['Estado', 'publicado'], ['Tag', 'Draft'], ['Status', 'final draft approved']])('under “%s” a row that is “%s” is', async (header, state) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Known', rows: [['Question', 'Answer', header], ['The ring of the lamp blinks.', 'Unplug the lamp for an hour.', state]] }] });
  expect(await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks'))).toHaveLength(1);
});

test.each(['Yes.', 'Berlin', '24 h', 'Open', 'None'])('an answer as short as “%s” is one', async (answer) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Known', rows: [['Question', 'Answer'], ['The ring of the lamp blinks.', answer]] }] });
  expect(await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks'))).toMatchObject([{ solution: answer }]);
});

test('a worksheet without answers is told in one sentence', async () => {
  await expect(base('Notes').search(query('x'))).rejects.toThrow(/“Notes” needs a column “Answer”/);
});

test('solved tickets are appended under the own columns, once, and overwrite nothing', async () => {
  const ticket = { ticketId: '77', title: 'Neu', problem: 'Die Kanne tropft beim Ausgießen auf den Tisch.', solution: 'Bitte drehen Sie den Deckel, bis er einrastet.', product: 'BrewMate', issue: 'leak', url: '', customerEmail: '', createdAt: '' };
  const statuses = [];
  for (const one of [ticket, ticket, { ...ticket, solution: 'Bitte tauschen Sie die Dichtung im Deckel aus.' }]) statuses.push((await base().addSolvedTicket(one, createDeadline())).status);
  expect(statuses).toEqual(['added', 'unchanged', 'updated']);
  const [found] = await base().search(query('Die Kanne tropft beim Ausgießen'));
  expect(found).toMatchObject({ id: '77', solution: 'Bitte tauschen Sie die Dichtung im Deckel aus.' });
  expect((await base().search(query('Filterlicht bleibt rot nach dem Filterwechsel')))[0]?.id).toBe('1');
});

describe('an article and a ticket of one number', () => {
  const CLOCK = { ticketId: '12', title: '', problem: 'My clock shows the wrong time.', solution: 'Press the two outer keys for five seconds to reset the clock.', product: '', issue: '', url: '', customerEmail: '', createdAt: '' };
  const RINSE = ['11', 'How do I clean the filter?', 'Rinse the filter under warm water.', ''];
  const DESCALE = ['12', 'How do I descale the BrewMate?', 'Run the descale program with 50 ml of vinegar.', ''];
  const kept = (headers: string[], more: string[][] = []) => {
    const rows = [headers, RINSE, DESCALE, ...more];
    const { id: spreadsheet } = fake.add({ shared: 'writer', tabs: [{ title: 'Known', rows }] });
    const open = () => createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null });
    return { rows, learn: (ticket: Partial<typeof CLOCK>) => open().addSolvedTicket({ ...CLOCK, ...ticket }, createDeadline()), answers: async (text: string) => (await open().search(query(text))).map(({ solution }) => solution), find: (text: string) => open().search(query(text)) };
  };

  test.each([['with its address', ['ID', 'Question', 'Answer', 'Customer Email'], 'ana@mail.example', '12'], ['without one', ['ID', 'Question', 'Answer', 'Customer Email'], '', 'ticket 12'], ['where the sheet keeps none', ['ID', 'Question', 'Answer', 'Remark'], 'ana@mail.example', 'ticket 12']])('a ticket learnt %s erases no article, and is learnt once', async (_what, headers, customerEmail, id) => {
    const { rows, learn, answers, find } = kept(headers);
    expect((await learn({ customerEmail })).status).toBe('added');
    expect(rows.at(-1)?.slice(0, 2)).toEqual([id, CLOCK.problem]);
    expect((await learn({ customerEmail })).status).toBe('unchanged');
    const better = 'Hold the left key until the clock blinks.';
    expect((await learn({ customerEmail, solution: better })).status).toBe('updated');
    expect(rows).toHaveLength(5);
    expect(await answers('How do I descale the BrewMate?')).toContain(DESCALE[2]);
    expect(await answers('My clock shows the wrong time')).toEqual([better]);
    const all = [...await find('How do I descale the BrewMate?'), ...await find('My clock shows the wrong time')].map((passage) => passage.id);
    expect(new Set(all).size).toBe(all.length);
  });

  test('a ticket whose address is not told again stays one ticket', async () => {
    const { rows, learn, answers } = kept(['ID', 'Question', 'Answer', 'Customer Email'], [['12', CLOCK.problem, CLOCK.solution, 'ana@mail.example']]);
    expect((await learn({ solution: 'Hold the left key until the clock blinks.' })).status).toBe('updated');
    expect(rows.at(-1)).toEqual(['12', CLOCK.problem, 'Hold the left key until the clock blinks.', 'ana@mail.example']);
    expect(await answers('My clock shows the wrong time')).toEqual(['Hold the left key until the clock blinks.']);
  });
});

test.each([
  ['de', 'Stimmung', 'negativ', 'negative'], ['de', 'Richtige Stimmung', 'Positiv', 'positive'], ['es', 'Sentimiento', 'negativo', 'negative'], ['es', 'Sentimiento', 'Neutra', 'neutral'], ['fr', 'Sentiment corrigé', 'Négatif', 'negative'], ['fr', 'Sentiment', 'neutre', 'neutral'],
  ['pt', 'Sentimento', 'POSITIVO ', 'positive'], ['pt', 'Sentimento', 'neutro', 'neutral'], ['en', 'Sentiment', 'Negative', 'negative'],
])('a label in the team\'s language is read: %s, “%s” says “%s”', async (_language, header, label, sentiment) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Labels', rows: [['Ticket', 'Text', header], ['7', 'Na wunderbar, die Lampe ist wieder da.', label]] }] });
  const knowledge = createSheetKnowledgeBase(access(), { knowledge: null, corrections: { spreadsheet, worksheet: '' } });
  expect(await knowledge.nearestCorrections('Na wunderbar, die Lampe ist wieder da.', 3, createDeadline())).toMatchObject([{ id: '7', sentiment }]);
  expect(await knowledge.unreadCorrections?.(createDeadline())).toBe('');
});

test.each([
  [['sauer', 'böse', 'negativ'], 'Of 3 labels in the corrections worksheet “Labels” 2 cannot be read, the first in row 2, and teach nothing: write negative, neutral, positive there.'],
  [['negativ', 'positiv', 'naja'], ''], [['', '', ''], ''], [['1', '', ''], 'Of 1 labels in the corrections worksheet “Labels” 1 cannot be read, the first in row 2, and teach nothing: write negative, neutral, positive there.'],
])('labels %j that are mostly none of ours are said to be', async (labels, warning) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Labels', rows: [['Ticket', 'Text', 'Sentiment'], ...labels.map((label, at) => [String(at), `Message ${at} of the lamp`, label])] }] });
  expect(await createSheetKnowledgeBase(access(), { knowledge: null, corrections: { spreadsheet, worksheet: '' } }).unreadCorrections?.(createDeadline())).toBe(warning);
});

test('corrections go to an empty worksheet with headers of their own, and come back', async () => {
  const correction = { ticketId: 'T1', subject: '', message: 'Na toll, schon wieder kaputt.', sentiment: 'negative' as const, thought: 'sarcasm', correctedAt: '2026-11-01T10:00:00+01:00' };
  expect((await base().recordCorrection(correction, createDeadline())).status).toBe('added');
  expect((await base().recordCorrection(correction, createDeadline())).status).toBe('unchanged');
  expect((await base().nearestCorrections('toll, wieder kaputt', 3, createDeadline()))[0]).toMatchObject({ id: 'T1', sentiment: 'negative', origin: 'correction' });
  expect(await base('Wissen', 'Notes').recordCorrection({ ...correction, ticketId: 'T2' }, createDeadline())).toMatchObject({ status: 'refused', reason: expect.stringMatching(/no column “Ticket ID”/) });
});

test('a template in HTML becomes lines, with its slots to be filled', async () => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Templates', rows: [['Product', 'Text'], ['AeroPure', '<p>Thank you, <first name>.</p><p>Hold the <b>filter button</b> of the {product} &amp; wait.</p>']] }] });
  expect(await readReplyTemplates(access(), { spreadsheet, worksheet: '' }, createDeadline())).toMatchObject([{ body: 'Thank you, <first name>.\n\nHold the filter button of the {product} & wait.' }]);
});

test.each([['Template'], ['Vorlage'], ['Plantilla'], ['Modèle'], ['Modelo']])('a worksheet whose one column of texts is called “%s” is read', async (header) => {
  const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Templates', rows: [['Issue', header], ['Return', 'You have 30 days.']] }] });
  expect(await readReplyTemplates(access(), { spreadsheet, worksheet: '' }, createDeadline())).toMatchObject([{ name: 'template row 2', issue: 'Return', body: 'You have 30 days.' }]);
});

test("the team's own template comes before the built-in ones", async () => {
  expect(await readReplyTemplates(access(), { spreadsheet: sheet, worksheet: 'Vorlagen' }, createDeadline())).toHaveLength(1);
  const { accessToken, clientEmail } = access();
  const reply = await draftReply({
    authData: { google_access_token: accessToken, google_client_email: clientEmail, google_service_account: '{}' }, deadline: createDeadline(),
    inputData: { message: 'Mein AeroPure zeigt nach dem Filterwechsel immer noch das rote Filterlicht.', customer_name: 'Eva Kern', product: 'AeroPure', knowledge_spreadsheet: sheet, knowledge_sheet: 'Wissen', template_sheet: 'Vorlagen' },
  });
  expect(reply).toMatchObject({ status: 'drafted', template: 'Filter', reply_language: 'de' });
  expect(reply.reply_text).toContain('vielen Dank, Eva.');
});

describe('what people write into the cells beside an answer', () => {
  const found = async (headers: string[], cells: string[]) => {
    const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Known', rows: [['Question', 'Answer', ...headers], ['The ring of the lamp blinks.', 'Unplug the lamp for a minute.', ...cells]] }] });
    return (await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks')))[0];
  };

  test.each(['n/a', '-', '#', '\\\\server\\faq.docx', 'faq.docx', 'mailto:help@shop.example', 'see handbook p. 12', 'javascript:alert(1)'])('“%s” is no page to send a customer to', async (said) => expect((await found(['URL'], [said]))?.url).toBe(''));
  test.each([
    ['https://shop.example/a?b=1', 'https://shop.example/a?b=1'], ['HTTP://Shop.example', 'HTTP://Shop.example'], ['www.shop.example', 'https://www.shop.example'],
    ['help.shop.example/lamp', 'https://help.shop.example/lamp'], ['https://shop.example/a https://shop.example/b', 'https://shop.example/a'],
  ])('“%s” is the page %s', async (said, url) => expect((await found(['URL'], [said]))?.url).toBe(url));

  test.each(['All', 'all products', '-', 'n/a', '*', 'General', 'Alle Produkte', 'Allgemein', 'todos los productos', 'Général', 'Tous les produits', 'Todos os produtos', 'Geral', 'All our products', 'Every product'])('what is filed under “%s” is about no one product', async (said) => expect((await found(['Product'], [said]))?.product).toBe(''));
  test.each(['LumaDesk', 'All-in-One', 'General Kettle', 'Alle 9', 'Any.do', 'Otros Mundos', 'A', '7', 'All other products', 'Alle andern Produkte', 'Todos otros productos', 'Tous autres produits'])('“%s” is a product', async (said) => expect((await found(['Product'], [said]))?.product).toBe(said));
  test('an issue may be “General”, and is not “-”', async () => expect([(await found(['Issue'], ['General']))?.issue, (await found(['Issue'], ['-']))?.issue]).toEqual(['General', '']));

  test.each([['Questions', 'Answers'], ['Fragen', 'Antworten'], ['Preguntas', 'Respuestas'], ['Questions', 'Réponses'], ['Perguntas', 'Respostas'], [' Question: ', ' Answer: ']])('the headers “%s” and “%s” are read', async (question, answer) => {
    const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Known', rows: [[question, answer], ['The ring of the lamp blinks.', 'Unplug the lamp for a minute.']] }] });
    expect(await createSheetKnowledgeBase(access(), { knowledge: { spreadsheet, worksheet: '' }, corrections: null }).search(query('The ring of my lamp blinks'))).toMatchObject([{ solution: 'Unplug the lamp for a minute.' }]);
  });

  test('a template for all products and languages is one, and a draft of one is none', async () => {
    const { id: spreadsheet } = fake.add({ tabs: [{ title: 'Templates', rows: [['Product', 'Issue', 'Language', 'Text', 'Status'], ['All', 'Return', '*', 'You have 30 days.', 'Live'], ['LumaDesk', 'Return', 'German', 'Sie haben 30 Tage.', ''], ['', 'Return', '', 'You have 90 days.', 'Draft']] }] });
    expect(await readReplyTemplates(access(), { spreadsheet, worksheet: '' }, createDeadline())).toMatchObject([{ product: '', issue: 'Return', language: '', body: 'You have 30 days.' }, { product: 'LumaDesk', language: 'German' }]);
  });
});
