/** Each action while one vendor alone fails, in each way, and the others answer: nothing is told, and the log was looked at. */
import type { Fault } from '../fakes/faulty_server.ts';
import type { Fault as GoogleFault } from '../fakes/google/server.ts';
import { GEMINI_KEY } from '../fakes/gemini/server.ts';
import { PINECONE_KEY } from '../fakes/pinecone/server.ts';
import { everyMethod, HOSTILE, PRIVATE } from './scenario.ts';
import { startWatchedApp, type Connection, type WatchedApp } from './watched_app.ts';

let app: WatchedApp;
let connection: Connection;
beforeAll(async () => {
  app = await startWatchedApp();
  app.startAnew();
  connection = await app.connected();
}, 120_000);
afterAll(() => app.stop());

const quoting = `${PRIVATE.message} ${GEMINI_KEY} ${PINECONE_KEY}`;
const answer = (status: number, body: unknown): { fault: Fault; google: GoogleFault['does'] } => ({ fault: { kind: 'answer', status, body }, google: { status, body } });
const refusal = (status: number, state: string) => answer(status, { error: { code: status, message: quoting, status: state, details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: quoting, metadata: { service: quoting } }] } });

/** How a vendor fails, in the form of the fakes of Gemini and Pinecone, and of Google's. */
const WAYS: Record<string, { fault: Fault; google: GoogleFault['does'] }> = {
  401: refusal(401, 'UNAUTHENTICATED'), 403: refusal(403, 'PERMISSION_DENIED'), 429: refusal(429, 'RESOURCE_EXHAUSTED'), 500: refusal(500, 'INTERNAL'),
  'an error inside a 200': answer(200, { error: { code: 500, message: quoting }, message: quoting }),
  'half of a JSON that quotes the ticket': { fault: { kind: 'truncated', body: `{"message":"${PRIVATE.message.replace('\n', ' ')}","matches":[{"id":` }, google: { status: 200, body: `{"values":[["${PRIVATE.message}` } },
  'a line that is cut': { fault: { kind: 'reset_mid_body' }, google: 'cut_body' },
};

const ACTIONS = ['creates.analyze_sentiment', 'creates.check_escalation', 'creates.draft_reply', 'creates.triage_ticket'];
const STORING = ['creates.record_correction', 'creates.add_solved_ticket', 'searches.similar_tickets'];
const SHEETS = ['triggers.new_ticket', 'triggers.recurring_issue', 'triggers.spreadsheets', 'triggers.worksheets', 'triggers.sheet_columns', 'creates.build_issue_report'];
/** What must fail with each vendor, so that there is something to look at. The actions are run beside: some go on without what they cannot look up. */
const MUST_FAIL = {
  gemini: [...ACTIONS, ...STORING, 'authentication.test', 'triggers.gemini_models'],
  pinecone: [...STORING, 'authentication.test', 'authentication.sessionConfig.perform', 'triggers.pinecone_indexes'],
  google: [...SHEETS, ...STORING, 'authentication.sessionConfig.perform'],
} as const;
type Vendor = keyof typeof MUST_FAIL;

function fail(vendor: Vendor, { fault, google }: { fault: Fault; google: GoogleFault['does'] }): void {
  if (vendor === 'gemini') app.gemini.inject(fault);
  else if (vendor === 'pinecone') app.pinecone.inject(fault);
  else for (const api of ['token', 'sheets', 'drive'] as const) app.google.failNext(api, google, 1_000);
}

/** With Pinecone connected the sheets of knowledge are not asked: Google fails in a connection without it. */
const connectionFor = (vendor: Vendor, authData: Record<string, unknown>): Record<string, unknown> =>
  (vendor === 'google' ? { ...authData, pinecone_api_key: '', pinecone_index: '', pinecone_host: '' } : authData);

test.each((Object.keys(MUST_FAIL) as Vendor[]).flatMap((vendor) => Object.keys(WAYS).map((way) => [vendor, way] as const)))('%s alone fails: %s', async (vendor, way) => {
  app.startAnew();
  const { spreadsheet, authData } = connection;
  fail(vendor, WAYS[way]!);
  const events = everyMethod(spreadsheet, connectionFor(vendor, authData), 'gemini', way === '500' ? HOSTILE : PRIVATE);
  const asked = [...new Set([...MUST_FAIL[vendor], ...ACTIONS])];
  const outcomes = await app.container.run(asked.map((method) => events[method] ?? {}));
  const failed = asked.filter((_method, index) => outcomes[index]?.error);
  expect(MUST_FAIL[vendor].filter((method) => !failed.includes(method))).toEqual([]);
  app.expectLogged(outcomes);
  app.expectNothingTold(outcomes);
  app.expectKeysAtHome();
  expect(app.hostsSpokenTo()).toEqual(['127.0.0.1']);
}, 120_000);

test('no vendor answers: each step says so in time, and tells nothing', async () => {
  app.startAnew();
  const { spreadsheet, authData } = connection;
  app.gemini.inject({ kind: 'slow_headers' });
  app.pinecone.inject({ kind: 'slow_headers' });
  for (const api of ['token', 'sheets', 'drive'] as const) app.google.failNext(api, 'hang', 1_000);
  const events = everyMethod(spreadsheet, authData, 'gemini');
  const slow = ['triggers.new_ticket', ...ACTIONS, ...STORING].map((method) => events[method] ?? {});
  const outcomes = (await Promise.all(slow.map((one) => app.container.run([one])))).flat();
  expect(outcomes.map(({ error }) => error?.message).filter((message) => !message?.includes('did not answer in time'))).toEqual([]);
  app.expectLogged(outcomes);
  app.expectNothingTold(outcomes);
}, 120_000);
