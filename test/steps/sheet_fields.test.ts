/** A step that reads several sheets names, where one of them cannot be read, the field in which that one was chosen. */
import App from '../../index.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { ask, connection, refusal } from '../triggers/zap.ts';

let fake: FakeGoogle;
let sheet: string;
beforeAll(async () => {
  fake = await startFakeGoogle();
  sheet = fake.add({ tabs: [{ title: 'Answers', rows: [['Question', 'Answer'], ['How do I clean it?', 'Rinse it.']] }, { title: 'Chart', sheetId: 9, sheetType: 'OBJECT', rows: [] }] }).id;
});
afterAll(() => fake.stop());

const { creates, searches, triggers } = App as unknown as Record<string, Record<string, { operation: { perform: unknown; inputFields: { key: string; label: string }[] } }>>;
const MISSING = '1NoSuchSpreadsheet_00000000000';
const PUBLISHED = 'https://docs.google.com/spreadsheets/d/e/2PACX-1vabcdefghijklmnopqrstuv/pubhtml';
/** Stands for the sheet of this test, which is there once its cases run. */
const OURS = 'ours';
const knowledge = (more: object) => ({ knowledge_spreadsheet: OURS, ...more });
const history = (more: object) => ({ history_spreadsheet: OURS, ...more });
const corrections = (more: object) => ({ corrections_spreadsheet: OURS, ...more });

test.each([
  ['triage_ticket', 'knowledge_spreadsheet', { knowledge_spreadsheet: 'Support answers' }, 'holds neither a Google Sheets link'],
  ['triage_ticket', 'knowledge_spreadsheet', { knowledge_spreadsheet: MISSING }, 'choose it again'],
  ['triage_ticket', 'knowledge_sheet', knowledge({ knowledge_sheet: 'Gone' }), 'choose it again'],
  ['draft_reply', 'knowledge_sheet', knowledge({ knowledge_sheet: '9' }), 'holds a chart'],
  ['draft_reply', 'template_sheet', knowledge({ template_sheet: 'Gone' }), 'choose it again'],
  ['triage_ticket', 'history_spreadsheet', history({ history_spreadsheet: PUBLISHED }), 'holds the link of a published page'],
  ['triage_ticket', 'history_worksheet', history({ history_worksheet: '4711' }), 'choose it again'],
  ['check_escalation', 'history_header_row', history({ history_header_row: '5000' }), 'cannot hold the headers'],
  ['analyze_sentiment', 'corrections_spreadsheet', { corrections_spreadsheet: MISSING }, 'choose it again'],
  ['record_correction', 'corrections_worksheet', corrections({ corrections_worksheet: 'Gone' }), 'choose it again'],
  ['add_solved_ticket', 'knowledge_sheet', knowledge({ knowledge_sheet: 'Gone' }), 'choose it again'],
  ['similar_tickets', 'knowledge_sheet', knowledge({ knowledge_sheet: 'Gone' }), 'choose it again'],
])('%s: what is wrong with %s is said of that field', async (step, key, more, said) => {
  const { operation } = creates?.[step] ?? searches?.[step] ?? {};
  const { label } = operation?.inputFields.find((field) => field.key === key) ?? {};
  const inputData = { engine: 'builtin', message: 'How do I clean the filter?', customer_email: 'ana@mail.example', sentiment: 'negative', solution: 'Rinse the filter under warm water.', ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value === OURS ? sheet : value])) };
  const { sentence } = await refusal(ask(operation?.perform, { inputData, authData: connection(fake) }));
  expect(sentence).toContain(said);
  expect(sentence.toLowerCase()).toContain(`the field “${label?.toLowerCase()}”`);
});

test.each([
  ['worksheets', 'spreadsheet', 'Spreadsheet'], ['history_worksheets', 'history_spreadsheet', 'Ticket History Spreadsheet'],
  ['knowledge_worksheets', 'knowledge_spreadsheet', 'Knowledge Spreadsheet'], ['corrections_worksheets', 'corrections_spreadsheet', 'Corrections Spreadsheet'],
])('the list %s names the field of its spreadsheet', async (list, key, label) => {
  const { sentence } = await refusal(ask(triggers?.[list]?.operation.perform, { inputData: { [key]: MISSING }, authData: connection(fake) }));
  expect(sentence).toContain(`choose it again in the field “${label}”`);
});

test('the worksheets of one spreadsheet are looked up twice at most, side by side, and once more by the next step', async () => {
  const rows = { Desk: ['Created at', 'E-mail', 'Message'], Answers: ['Question', 'Answer'], Templates: ['Product', 'Text'], Corrections: ['Ticket ID', 'Message', 'Sentiment'] };
  const { id, tabs } = fake.add({ tabs: Object.entries(rows).map(([title, headers]) => ({ title, rows: [headers] })) });
  const inputData = {
    engine: 'builtin', message: 'How do I clean the filter?', customer_email: 'ana@mail.example', history_spreadsheet: id, history_worksheet: 'Desk',
    knowledge_spreadsheet: id, knowledge_sheet: 'Answers', template_sheet: 'Templates', corrections_spreadsheet: id, corrections_worksheet: 'Corrections',
  };
  const authData = connection(fake);
  const asked = async () => {
    fake.calls.length = 0;
    await ask(creates?.triage_ticket?.operation.perform, { inputData, authData });
    return fake.callsTo('sheets').map(({ url }) => (url.includes('/values/') ? 'rows' : 'worksheets')).sort();
  };
  expect(await asked()).toEqual(['rows', 'rows', 'rows', 'rows', 'worksheets', 'worksheets']);
  // A sheet renamed between two steps is found as it is.
  Object.assign(tabs[0] ?? {}, { title: 'Tickets' });
  expect((await refusal(asked())).sentence).toContain('“Desk”');
});
