/**
 * What Zapier's log server, the errors a person reads, the addresses asked for and the hosts spoken to hold, while the
 * built zip runs every method: with everything in order, with every vendor failing in words that quote the ticket, and
 * with a zap that was built wrong.
 */
import App from '../../index.ts';
import { GEMINI_KEY } from '../fakes/gemini/server.ts';
import { PINECONE_KEY } from '../fakes/pinecone/server.ts';
import { event, type Outcome } from '../lambda/container.ts';
import { everyMethod, HOSTILE, PRIVATE } from './scenario.ts';
import { startWatchedApp, type WatchedApp } from './watched_app.ts';

let app: WatchedApp;
beforeAll(async () => { app = await startWatchedApp(); }, 120_000);
afterAll(() => app.stop());

test('the scenario runs every trigger, action and search of the app', () => {
  const operations = (['triggers', 'creates', 'searches'] as const).flatMap((folder) => Object.keys(App[folder] ?? {}).map((key) => `${folder}.${key}`));
  expect(Object.keys(everyMethod('x', {}, 'builtin')).filter((method) => !method.startsWith('authentication')).sort()).toEqual(operations.sort());
});

test.each([['gemini', PRIVATE], ['builtin', PRIVATE], ['gemini', HOSTILE], ['builtin', HOSTILE]] as const)('all goes well, with %s: nothing is told, and nobody else is spoken to', async (engine, ticket) => {
  app.startAnew();
  const { spreadsheet, authData } = await app.connected();
  const events = everyMethod(spreadsheet, authData, engine, ticket);
  const outcomes = await app.container.run(Object.values(events));
  expect(Object.keys(events).filter((_method, index) => outcomes[index]?.error)).toEqual([]);
  app.expectNothingTold(outcomes);
  app.expectKeysAtHome();
  expect(app.hostsSpokenTo()).toEqual(['127.0.0.1']);
  // Vendors were asked, and core's log of it stays empty: the flag skipHttpPatch. Failing steps are logged, below.
  expect(app.zapier.logLines).toEqual([]);
  expect(app.google.calls.length).toBeGreaterThan(10);
  // What core says of its own in each event is what Lambda's log holds: there was something to look at.
  expect(app.container.said.join('\n')).toContain('RSSMEM');
}, 120_000);

/** In containers side by side, each with a part of the events: where steps fail, nearly all the time goes to pauses before a second attempt and for core's log. */
async function runInParts(events: object[], parts = 4): Promise<Outcome[]> {
  return (await Promise.all(Array.from({ length: parts }, (_unused, part) => app.container.run(events.filter((_event, at) => at % parts === part))))).flat();
}

/** What each vendor says while it fails, with the ticket and the key in its words, as some do. */
const quoting = `${PRIVATE.message} ${GEMINI_KEY} ${PINECONE_KEY}`;
const FAILURES: [what: string, status: number, body: unknown][] = [
  ['400', 400, { error: { code: 400, message: `Invalid value: ${quoting}`, status: 'INVALID_ARGUMENT' } }],
  ['401', 401, { error: { code: 401, message: quoting, status: 'UNAUTHENTICATED' } }],
  ['403', 403, { error: { code: 403, message: quoting, status: 'PERMISSION_DENIED', details: [{ reason: quoting }] } }],
  ['404', 404, { error: { code: 404, message: quoting, status: 'NOT_FOUND' } }],
  ['429', 429, { error: { code: 429, message: quoting, status: 'RESOURCE_EXHAUSTED' } }],
  ['HTML', 200, `<html>${quoting}</html>`],
];

test.each(FAILURES)('every vendor fails with %s and quotes the ticket: nothing is told', async (_what, status, body) => {
  app.startAnew();
  const { spreadsheet, authData } = await app.connected();
  app.gemini.inject({ kind: 'answer', status, body });
  app.pinecone.inject({ kind: 'answer', status, body });
  for (const api of ['token', 'sheets', 'drive'] as const) app.google.failNext(api, { status, body }, 1_000);
  const events = everyMethod(spreadsheet, authData, 'gemini');
  // The same with wrong or damaged keys beside: what the app says of them holds no piece either.
  const damaged = { ...authData, google_service_account: app.google.tokens.keyFile().slice(0, 900), gemini_api_key: `${GEMINI_KEY}\nx`, google_access_token: '' };
  const outcomes = await runInParts([...Object.values(events), ...Object.values(everyMethod(spreadsheet, damaged, 'gemini'))]);
  expect(outcomes.filter(({ error }) => error).length).toBeGreaterThan(20);
  app.expectLogged(outcomes);
  app.expectNothingTold(outcomes);
  app.expectKeysAtHome();
  expect(app.hostsSpokenTo()).toEqual(['127.0.0.1']);
}, 120_000);

test('a ticket mapped into each field of each step in turn, or taken for the row of headers: no error repeats it', async () => {
  app.startAnew();
  const { spreadsheet, authData } = await app.connected();
  const right = everyMethod(spreadsheet, authData, 'builtin') as Record<string, { bundle?: { inputData: object } }>;
  const wrong = (['triggers', 'creates', 'searches'] as const).flatMap((folder) => Object.values(App[folder] ?? {}).flatMap(({ key, operation }) => {
    const inputData = right[`${folder}.${key}`]?.bundle?.inputData ?? {};
    const fields = ((operation as { inputFields?: { key?: string }[] }).inputFields ?? []).flatMap((field) => field.key ?? []);
    const mistakes = [...fields.map((field) => ({ [field]: PRIVATE.message })), ...(fields.includes('header_row') ? [{ header_row: '2' }, { header_row: '2', message_column: 'Text', product_column: 'x' }] : [])];
    return mistakes.map((mistake) => event(`${folder}.${key}.operation.perform`, { ...inputData, ...mistake }, authData));
  }));
  expect(wrong.length).toBeGreaterThan(150);
  const outcomes = await runInParts(wrong);
  expect(outcomes.length).toBe(wrong.length);
  expect(outcomes.filter(({ error }) => error).length).toBeGreaterThan(20);
  app.expectLogged(outcomes);
  app.expectNothingTold(outcomes);
}, 240_000);

test('a redirect variable that names another host is ignored, and so are the hosts of a pasted key and a stored connection', async () => {
  app.startAnew();
  const evil = 'https://evil.example';
  const abroad = app.abroad({ GEMINI_BASE_URL: evil, PINECONE_CONTROLLER_URL: evil, GOOGLE_SHEETS_URL: evil, GOOGLE_DRIVE_URL: evil, GOOGLE_TOKEN_URL: evil });
  const authData = { ...app.keys(), google_access_token: 'ya29.tok', pinecone_host: 'https://evil.example', pinecone_dimension: '768', pinecone_metric: 'cosine' };
  const outcomes = await abroad.run(Object.values(everyMethod('1FakeSpreadsheet_00000001-x', authData, 'gemini')));
  expect(app.hostsSpokenTo()).toEqual(['127.0.0.1', 'api.pinecone.io', 'generativelanguage.googleapis.com', 'oauth2.googleapis.com', 'sheets.googleapis.com', 'www.googleapis.com']);
  app.expectLogged(outcomes);
  app.expectNothingTold(outcomes);
}, 120_000);
