/** Each action while one vendor alone fails, in each way, and the others answer: nothing is told, and the log was looked at. */
import type { Fault } from '../fakes/faulty_server.ts';
import type { Fault as GoogleFault } from '../fakes/google/server.ts';
import { GEMINI_KEY } from '../fakes/gemini/server.ts';
import { PINECONE_KEY } from '../fakes/pinecone/server.ts';
import { everyMethod, HOSTILE, PRIVATE } from './scenario.ts';
import { startWatchedApp, type Connection, type WatchedApp } from './watched_app.ts';

interface Watched { app: WatchedApp; connection: Connection }
async function startConnected(): Promise<Watched> {
  const app = await startWatchedApp();
  app.startAnew();
  return { app, connection: await app.connected() };
}

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

function fail({ gemini, pinecone, google: googleSide }: WatchedApp, vendor: Vendor, { fault, google }: { fault: Fault; google: GoogleFault['does'] }): void {
  if (vendor === 'gemini') gemini.inject(fault);
  else if (vendor === 'pinecone') pinecone.inject(fault);
  else for (const api of ['token', 'sheets', 'drive'] as const) googleSide.failNext(api, google, 1_000);
}

/** With Pinecone connected the sheets of knowledge are not asked: Google fails in a connection without it. */
const connectionFor = (vendor: Vendor, authData: Record<string, unknown>): Record<string, unknown> =>
  (vendor === 'google' ? { ...authData, pinecone_api_key: '', pinecone_index: '', pinecone_host: '' } : authData);

async function lookAt({ app, connection: { spreadsheet, authData } }: Watched, vendor: Vendor, way: string): Promise<void> {
  app.startAnew();
  fail(app, vendor, WAYS[way]!);
  const events = everyMethod(spreadsheet, connectionFor(vendor, authData), 'gemini', way === '500' ? HOSTILE : PRIVATE);
  const asked = [...new Set([...MUST_FAIL[vendor], ...ACTIONS])];
  const outcomes = await app.container.run(asked.map((method) => events[method] ?? {}));
  const failed = asked.filter((_method, index) => outcomes[index]?.error);
  expect(MUST_FAIL[vendor].filter((method) => !failed.includes(method))).toEqual([]);
  app.expectLogged(outcomes);
  app.expectNothingTold(outcomes);
  app.expectKeysAtHome();
  expect(app.hostsSpokenTo()).toEqual(['127.0.0.1']);
}

async function lookWhereNobodyAnswers({ app, connection: { spreadsheet, authData } }: Watched): Promise<void> {
  app.startAnew();
  app.gemini.inject({ kind: 'slow_headers' });
  app.pinecone.inject({ kind: 'slow_headers' });
  for (const api of ['token', 'sheets', 'drive'] as const) app.google.failNext(api, 'hang', 1_000);
  const events = everyMethod(spreadsheet, authData, 'gemini');
  const slow = ['triggers.new_ticket', ...ACTIONS, ...STORING].map((method) => events[method] ?? {});
  const outcomes = (await Promise.all(slow.map((one) => app.container.run([one])))).flat();
  expect(outcomes.map(({ error }) => error?.message).filter((message) => !message?.includes('did not answer in time'))).toEqual([]);
  app.expectLogged(outcomes);
  app.expectNothingTold(outcomes);
}

const VENDORS = Object.keys(MUST_FAIL) as Vendor[], NOBODY = 'no vendor answers';
const nameOf = (vendor: Vendor, way: string): string => `${vendor} alone fails: ${way}`;
/** By name what has been looked at, or is being. */
const looks = new Map<string, Promise<void>>();
const apps: WatchedApp[] = [];

/** One way after the other: the fakes and the log are of one look at a time. */
function lookInTurn(watched: Watched, vendor: Vendor): void {
  let before = Promise.resolve();
  for (const way of Object.keys(WAYS)) {
    const look = before.then(() => lookAt(watched, vendor, way));
    looks.set(nameOf(vendor, way), look);
    before = look.catch(() => undefined); // its own test says so
  }
}

const seen = (name: string): Promise<void> => looks.get(name) ?? Promise.reject(new Error(`Nothing was looked at as “${name}”.`));

// Nearly all the time goes to pauses, before a second attempt and for core's log: each vendor fails among fakes of its own, beside the others.
beforeAll(async () => {
  const [silent, ...watched] = await Promise.all([startConnected(), ...VENDORS.map(startConnected)]);
  apps.push(silent.app, ...watched.map(({ app }) => app));
  VENDORS.forEach((vendor, at) => lookInTurn(watched[at]!, vendor));
  const silence = lookWhereNobodyAnswers(silent);
  silence.catch(() => undefined);
  looks.set(NOBODY, silence);
}, 120_000);
afterAll(() => Promise.all(apps.map((app) => app.stop())));

test.each(VENDORS.flatMap((vendor) => Object.keys(WAYS).map((way) => nameOf(vendor, way))))('%s', (name) => seen(name), 240_000);

test(`${NOBODY}: each step says so in time, and tells nothing`, () => seen(NOBODY), 240_000);
