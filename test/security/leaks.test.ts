/**
 * What Zapier's log server, the errors a person reads, the addresses asked for and the hosts spoken to hold, while the
 * built zip runs every method: with everything in order, and with every vendor failing in words that quote the ticket.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import App from '../../index.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { FakeGoogle } from '../fakes/google/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { startFakeZapier, type FakeZapier } from '../fakes/zapier.ts';
import { openContainer, type Container, type Outcome } from '../lambda/container.ts';
import { everyMethod, PRIVATE, PRIVATE_WORD, TABS } from './scenario.ts';

let gemini: FakeGemini;
let pinecone: FakePinecone;
let google: FakeGoogle;
let zapier: FakeZapier;
let container: Container;
let abroad: Container;
const notes = join(mkdtempSync(join(tmpdir(), 'hosts-')), 'hosts');
const tokens: string[] = [];

beforeAll(async () => {
  [gemini, pinecone, zapier, google] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeZapier(), new FakeGoogle().start()]);
  pinecone.addIndex({ name: 'kb', dimension: 768 });
  const watched = { NETWORK_NOTES: notes, NODE_OPTIONS: `--require ${join(__dirname, 'network_guard.cjs')}`, LOGGING_ENDPOINT: zapier.logUrl, LOGGING_TOKEN: 'log-token' };
  container = openContainer({ ...watched, GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, ...google.environment() });
  const evil = 'https://evil.example';
  abroad = openContainer({ ...watched, GEMINI_BASE_URL: evil, PINECONE_CONTROLLER_URL: evil, GOOGLE_SHEETS_URL: evil, GOOGLE_DRIVE_URL: evil, GOOGLE_TOKEN_URL: evil });
}, 120_000);

afterAll(async () => {
  container?.remove();
  abroad?.remove();
  rmSync(join(notes, '..'), { recursive: true, force: true });
  await Promise.all([gemini.close(), pinecone.close(), zapier.close(), google.stop()]);
});

const hostsSpokenTo = (): string[] => [...new Set(readFileSync(notes, 'utf8').split('\n').filter(Boolean))].sort();
const keys = () => ({ gemini_api_key: GEMINI_KEY, pinecone_api_key: PINECONE_KEY, pinecone_index: 'kb', google_service_account: google.tokens.keyFile() });

/** Pieces by which each credential would be known, wherever it turned up. */
const credentials = (): string[] => [GEMINI_KEY, PINECONE_KEY, GEMINI_KEY.slice(3, 19), PINECONE_KEY.slice(5, 21), ...tokens,
  ...google.tokens.privateKey.split('\n').slice(1, -2).map((line) => line.slice(0, 24)), ...google.tokens.privateKey.split('\n').slice(1, -2).map((line) => Buffer.from(line.slice(0, 24)).toString('base64').slice(0, 30))];

function expectNothingTold(outcomes: Outcome[]): void {
  const told = [...zapier.logLines, ...outcomes.map(({ error }) => JSON.stringify(error ?? ''))];
  expect(told.filter((line) => PRIVATE_WORD.test(line))).toEqual([]);
  expect(told.filter((line) => credentials().some((secret) => line.includes(secret)))).toEqual([]);
  const addresses = [...gemini.requests, ...pinecone.requests].map(({ path, query }) => `${path}?${query}`).concat(google.calls.map(({ url }) => decodeURIComponent(url)));
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((address) => PRIVATE_WORD.test(address) || credentials().some((secret) => address.includes(secret)))).toEqual([]);
}

/** Each vendor sees its own key and nobody else's. */
function expectKeysAtHome(): void {
  const sent = (requests: { headers: object; body: unknown }[]) => JSON.stringify(requests.map(({ headers, body }) => [headers, body]));
  for (const foreign of [PINECONE_KEY, ...tokens]) expect(sent(gemini.requests)).not.toContain(foreign);
  for (const foreign of [GEMINI_KEY, ...tokens]) expect(sent(pinecone.requests)).not.toContain(foreign);
  for (const { authorization } of google.calls) expect([GEMINI_KEY, PINECONE_KEY].some((key) => authorization.includes(key))).toBe(false);
}

function startAnew(): void {
  zapier.logLines.length = 0;
  google.calls.length = 0;
  google.faults.length = 0;
  gemini.reset();
  pinecone.reset();
  writeFileSync(notes, '');
}

async function connected(): Promise<{ spreadsheet: string; authData: Record<string, unknown> }> {
  const { id } = google.add({ name: 'Support', shared: 'writer', tabs: TABS.map((tab) => ({ ...tab, rows: tab.rows.map((row) => [...row]) })) });
  const [exchanged] = await container.run([everyMethod(id, keys(), 'gemini')['authentication.sessionConfig.perform'] ?? {}]);
  expect(exchanged?.error).toBeUndefined();
  tokens.push(exchanged?.results.google_access_token);
  return { spreadsheet: id, authData: { ...keys(), ...exchanged?.results } };
}

test('the scenario runs every trigger, action and search of the app', () => {
  const operations = (['triggers', 'creates', 'searches'] as const).flatMap((folder) => Object.keys(App[folder] ?? {}).map((key) => `${folder}.${key}`));
  expect(Object.keys(everyMethod('x', {}, 'builtin')).filter((method) => !method.startsWith('authentication')).sort()).toEqual(operations.sort());
});

test.each(['gemini', 'builtin'] as const)('all goes well, with %s: nothing is told, and nobody else is spoken to', async (engine) => {
  startAnew();
  const { spreadsheet, authData } = await connected();
  const events = everyMethod(spreadsheet, authData, engine);
  const outcomes = await container.run(Object.values(events));
  expect(Object.keys(events).filter((_method, index) => outcomes[index]?.error).map((method) => method)).toEqual([]);
  expectNothingTold(outcomes);
  expectKeysAtHome();
  expect(hostsSpokenTo()).toEqual(['127.0.0.1']);
  // Vendors were asked, and core's log of it stays empty: the flag skipHttpPatch. Failing steps are logged, below.
  expect(zapier.logLines).toEqual([]);
  expect(google.calls.length).toBeGreaterThan(10);
}, 120_000);

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
  startAnew();
  const { spreadsheet, authData } = await connected();
  zapier.logLines.length = 0;
  gemini.inject({ kind: 'answer', status, body });
  pinecone.inject({ kind: 'answer', status, body });
  for (const api of ['token', 'sheets', 'drive'] as const) google.failNext(api, { status, body }, 1_000);
  const events = everyMethod(spreadsheet, authData, 'gemini');
  // The same with wrong or damaged keys beside: what the app says of them holds no piece either.
  const damaged = { ...authData, google_service_account: google.tokens.keyFile().slice(0, 900), gemini_api_key: `${GEMINI_KEY}\nx`, google_access_token: '' };
  const outcomes = await container.run([...Object.values(events), ...Object.values(everyMethod(spreadsheet, damaged, 'gemini'))]);
  expect(outcomes.filter(({ error }) => error).length).toBeGreaterThan(20);
  expectNothingTold(outcomes);
  expectKeysAtHome();
  expect(hostsSpokenTo()).toEqual(['127.0.0.1']);
}, 120_000);

test('a redirect variable that names another host is ignored, and so are the hosts of a pasted key and a stored connection', async () => {
  startAnew();
  const authData = { ...keys(), google_access_token: 'ya29.tok', pinecone_host: 'https://evil.example', pinecone_dimension: '768', pinecone_metric: 'cosine' };
  await abroad.run(Object.values(everyMethod('1FakeSpreadsheet_00000001-x', authData, 'gemini')));
  expect(hostsSpokenTo()).toEqual(['127.0.0.1', 'api.pinecone.io', 'generativelanguage.googleapis.com', 'oauth2.googleapis.com', 'sheets.googleapis.com', 'www.googleapis.com']);
}, 120_000);
