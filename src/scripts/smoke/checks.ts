/** Each step once, on one made-up ticket: what it is asked, what it needs, and what its answer must hold. */
import type { AuthData } from '../../services.ts';
import { record } from '../../adapters/json.ts';

export interface Surroundings {
  authData: AuthData;
  spreadsheet: string;
  worksheet: string;
  /** A spreadsheet made for this; `""` where none may be written to. */
  sandbox: string;
  /** By which everything stored can be told. */
  mark: string;
}

export interface Said { right: string; wrong: string }

export interface Check {
  name: string;
  method: string;
  input: Record<string, unknown>;
  /** Why it is not tried; `""` where it is. */
  leftOut: string;
  says(results: unknown): Said;
}

export const SMOKE_CUSTOMER = 'smoke-test@support-triage.example';
export const CORRECTED = { subject: 'Smoke test of Support Triage', message: 'This is a smoke test: the lamp blinks three times and goes dark. I am a little disappointed.' };

const right = (text: string): Said => ({ right: text, wrong: '' });
const expected = (holds: boolean, text: string): Said => (holds ? right(text) : { right: '', wrong: `The answer is not what it should be: ${text}` });
const count = (results: unknown): number => (Array.isArray(results) ? results.length : 0);
const listed = (what: string) => (results: unknown): Said => expected(Array.isArray(results), `${count(results)} ${what}`);

export function checks({ authData, spreadsheet, worksheet, sandbox, mark }: Surroundings): Check[] {
  const noGoogle = authData.google_service_account ? '' : 'no Google service account key';
  const noGemini = authData.gemini_api_key ? '' : 'no Gemini API key';
  const noPinecone = authData.pinecone_api_key && authData.pinecone_index ? '' : 'no Pinecone key and index';
  const noStore = noPinecone && (noGoogle || !sandbox) ? 'neither Pinecone nor a sandbox sheet (SMOKE_SPREADSHEET)' : '';
  const sheet = { spreadsheet, worksheet };
  const store = noPinecone ? { corrections_spreadsheet: sandbox, knowledge_spreadsheet: sandbox, corrections_worksheet: 'Corrections', knowledge_sheet: 'Knowledge' } : {};
  const ticket = { ...CORRECTED, customer_name: 'Smoke Test', customer_email: SMOKE_CUSTOMER, ticket_ref: mark };
  const engines = ['builtin', ...(noGemini ? [] : ['gemini'])];
  const of = (name: string, method: string, input: Record<string, unknown>, leftOut: string, says: Check['says']): Check => ({ name, method: `${method}.operation.perform`, input, leftOut, says });
  const stored = (results: unknown): Said => { const { status, stored_in, reason } = record(results); return expected(status === 'added' || status === 'updated' || status === 'unchanged', `${String(status)} in ${String(stored_in)} ${String(reason)}`.trim()); };
  return [
    of('Spreadsheets (dropdown)', 'triggers.spreadsheets', {}, noGoogle, listed('sheets shared with the account')),
    of('Worksheets (dropdown)', 'triggers.worksheets', sheet, noGoogle, listed('tabs')),
    of('Sheet Columns (dropdown)', 'triggers.sheet_columns', sheet, noGoogle, listed('columns')),
    of('Gemini Models (dropdown)', 'triggers.gemini_models', {}, noGemini, listed('models')),
    of('Pinecone Indexes (dropdown)', 'triggers.pinecone_indexes', {}, noPinecone, listed('indexes')),
    of('New Ticket', 'triggers.new_ticket', sheet, noGoogle, listed('tickets')),
    of('Recurring Issue', 'triggers.recurring_issue', sheet, noGoogle, listed('issues')),
    ...engines.flatMap((engine) => [
      of(`Analyze Sentiment (${engine})`, 'creates.analyze_sentiment', { ...ticket, engine }, '', (results) => expected(record(results).sentiment === 'negative', `${String(record(results).sentiment)}, by ${String(record(results).engine)}`)),
      of(`Check Escalation (${engine})`, 'creates.check_escalation', { ...ticket, message: 'The charger caught fire and burned my hand.', engine }, '', (results) => expected(record(results).route === 'human', `route ${String(record(results).route)}, ${String(record(results).primary_reason)}`)),
      of(`Triage Ticket (${engine})`, 'creates.triage_ticket', { ...ticket, engine }, '', (results) => expected(record(results).can_auto_send === false, `route ${String(record(results).route)}, by ${String(record(results).engine)}`)),
      of(`Draft Reply (${engine})`, 'creates.draft_reply', { ...ticket, engine, should_escalate: 'false', auto_reply_allowed: 'true' }, '', (results) => expected(record(results).reply_text !== '', `${String(record(results).status)}, by ${String(record(results).engine)}`)),
    ]),
    of('Learn From Solved Ticket', 'creates.add_solved_ticket', { ...ticket, ...store, solution: 'Hold the power button for ten seconds, then charge the lamp for an hour.' }, noStore, stored),
    of('Record Correction', 'creates.record_correction', { ...ticket, ...store, sentiment: 'negative', thought: 'smoke test' }, noStore, stored),
    of('Find Similar Tickets', 'searches.similar_tickets', { message: CORRECTED.message }, noPinecone, listed('records near it')),
    of('Build Issue Report', 'creates.build_issue_report', sheet, noGoogle, (results) => expected(String(record(results).report_html).includes('<'), `${String(record(results).ticket_count)} tickets in the period`)),
  ];
}
