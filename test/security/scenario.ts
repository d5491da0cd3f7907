/** Every method a zap can run, on one ticket full of words that must stay where they belong. */
import { event } from '../lambda/container.ts';

/** Words of the ticket and its customer: none may stand in a log line, an error, a URL or at another host. */
export const PRIVATE = {
  subject: 'Zimtsternsubject lamp', message: 'Zimtsternmessage: the ring of my lamp blinks three times and goes dark.\nSecond zimtsternline of it.',
  name: 'Zimtsternname Souza', email: 'zimtsternmail@souza.example', solution: 'Zimtsternsolution: hold the button for five seconds, then charge it again.', thought: 'zimtsternthought',
};
/** The same customer at their worst: what breaks out of templates, JSON, formats, stacks and lines. */
export const HOSTILE: typeof PRIVATE = {
  ...PRIVATE, subject: 'Zimtsternsubject\r\nX-Header: 1 {{bundle.inputData.message}} %s %o ${process.env} \u202e',
  message: `Zimtsternmessage: {{bundle.authData.gemini_api_key}} {{process.env.PATH}} <script>zimtstern</script> "}]}' \\u0000 \u0000 \uD800\n    at Object.<anonymous> (zimtstern.js:1:1)\nError: zimtstern\n${'zimtstern '.repeat(2_000)}`,
  name: 'Zimtsternname\n"}{{', email: 'zimtsternmail@souza.example\r\nBcc: zimtstern@x.example',
};
export const PRIVATE_WORD = /zimtstern/i;

const ROWS = [
  ['Ticket ID', 'Customer name', 'Customer e-mail', 'Created at', 'Subject', 'Message'],
  ['T-1', PRIVATE.name, PRIVATE.email, new Date().toISOString(), PRIVATE.subject, PRIVATE.message],
  ['T-2', HOSTILE.name, HOSTILE.email, 'zimtstern, the 41st', HOSTILE.subject, HOSTILE.message],
];
export const TABS = [
  { title: 'Tickets', rows: ROWS },
  { title: 'Knowledge', rows: [['ID', 'Question', 'Answer'], ['a1', 'Zimtsternquestion: the ring blinks three times', PRIVATE.solution]] },
  { title: 'Corrections', rows: [['Ticket ID', 'Subject', 'Message', 'Sentiment', 'Thought', 'Corrected At']] },
];

/** One event for each trigger, action, search and dropdown, and for the connection. */
export function everyMethod(spreadsheet: string, authData: Record<string, unknown>, engine: 'builtin' | 'gemini', { subject, message, name, email, solution, thought } = PRIVATE): Record<string, object> {
  const ticket = { subject, message, customer_name: name, customer_email: email, ticket_ref: 'T-1' };
  const sheets = { knowledge_spreadsheet: spreadsheet, knowledge_sheet: '1001', corrections_spreadsheet: spreadsheet, corrections_worksheet: '1002' };
  const asked: Record<string, object> = {
    'triggers.new_ticket': { spreadsheet, worksheet: '0' }, 'triggers.recurring_issue': { spreadsheet, worksheet: '0' },
    'triggers.spreadsheets': {}, 'triggers.worksheets': { spreadsheet }, 'triggers.sheet_columns': { spreadsheet, worksheet: '0' }, 'triggers.knowledge_worksheets': sheets,
    'triggers.history_worksheets': { history_spreadsheet: spreadsheet }, 'triggers.corrections_worksheets': sheets, 'triggers.gemini_models': {}, 'triggers.pinecone_indexes': {},
    'creates.analyze_sentiment': { ...ticket, engine }, 'creates.check_escalation': { ...ticket, engine, history_spreadsheet: spreadsheet, plain_rule: 'Escalate when a lamp blinks.' },
    'creates.draft_reply': { ...ticket, engine, should_escalate: 'false', auto_reply_allowed: 'true', ...sheets }, 'creates.triage_ticket': { ...ticket, engine, ...sheets },
    'creates.record_correction': { ...ticket, sentiment: 'negative', thought, ...sheets }, 'creates.add_solved_ticket': { ...ticket, solution, ...sheets },
    'creates.build_issue_report': { spreadsheet, worksheet: '0' }, 'searches.similar_tickets': { message, subject, ...sheets },
  };
  return {
    'authentication.sessionConfig.perform': event('authentication.sessionConfig.perform', {}, authData),
    'authentication.test': event('authentication.test', {}, authData),
    ...Object.fromEntries(Object.entries(asked).map(([method, inputData]) => [method, event(`${method}.operation.perform`, inputData, authData)])),
  };
}
