/**
 * The fault matrix, through the app's real handler: every cell has its own ticket (Gemini) or index (Pinecone) by which the
 * fake knows it, so that all of them run side by side. Writes docs/faults.md with UPDATE_DOCS=1, compares it otherwise.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import zapier from 'zapier-platform-core';
import App from '../../index.ts';
import { startFaultyServer, type FaultyServer, type RecordedRequest } from '../fakes/faulty_server.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { startFakeZapier, type FakeZapier } from '../fakes/zapier.ts';
import { CASES, type Case, type Expected } from './faults.ts';

jest.setTimeout(60_000);

type Vendor = 'google' | 'gemini' | 'gemini_embedding' | 'gemini_key_test' | 'pinecone' | 'pinecone_connection';
interface Cell { what: string; vendor: Vendor; expected: Expected; start: () => Promise<Outcome> }
interface Outcome { error: string; sentence: string; delay: number | undefined; seconds: number; results: any }

let gemini: FakeGemini;
let pinecone: FakePinecone;
/** Stands for Google Sheets and Drive: every request of a cell meets its fault, so no good answer is needed. */
let google: FaultyServer;
let zapierSide: FakeZapier;
type Handler = (event: object) => Promise<{ results: any }>;
// Core's types leave createAppHandler out.
const handler = (zapier as unknown as { createAppHandler: (app: typeof App) => Handler }).createAppHandler(App);

async function run(method: string, inputData: object, authData: object): Promise<Outcome> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const bundle = { authData, inputData, inputDataRaw: inputData, meta: { timezone: 'UTC', page: 0, limit: -1, isLoadingSample: false, isFillingDynamicDropdown: false, isPopulatingDedupe: false, isTestingAuth: false } };
  try {
    const { results } = await handler({ command: 'execute', method, bundle, rpc_base: zapierSide.rpcUrl, storeKey: 'matrix', logExtra: {} });
    return { error: 'no error', sentence: '', delay: undefined, seconds: seconds(), results };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const told = error.message.startsWith('{') ? JSON.parse(error.message) : { message: error.message };
    return { error: error.name, sentence: told.message, delay: told.delay, seconds: seconds(), results: undefined };
  }
}

const geminiOnly = (apiKey = GEMINI_KEY) => ({ gemini_api_key: apiKey });
const both = (index: string, host = `${pinecone.url}/host/${index}`) => ({ gemini_api_key: GEMINI_KEY, pinecone_api_key: PINECONE_KEY, pinecone_index: index, pinecone_host: host, pinecone_dimension: '256', pinecone_metric: 'cosine' });

const analyze = (words: string, more: object = {}, authData: object = geminiOnly()) =>
  run('creates.analyze_sentiment.operation.perform', { message: `My lamp flickers. Reference ${words}.`, ...more }, authData);
const similar = (words: string, authData: object) => run('searches.similar_tickets.operation.perform', { message: `My lamp flickers. Reference ${words}.` }, authData);

const GOOGLE = { google_service_account: '{}', google_access_token: 'ya29.matrix-token-secret', google_client_email: 'bot@p.iam.gserviceaccount.com' };

/** An index whose name no other cell has. */
function ownIndex(name: string): string {
  pinecone.addIndex({ name, dimension: 256 });
  return name;
}

/** A fault of generate that an embedding or a list of models cannot have. */
const isGenerateOnly = ({ what }: Case): boolean => /finish reason|blocked prompt|404 model/.test(what);

function cellsOf(each: Case, at: number): Cell[] {
  const cells: Cell[] = [];
  const cell = (vendor: Vendor, expected: Expected | undefined, where: (request: RecordedRequest) => boolean, start: () => Promise<Outcome>) => {
    if (!expected) return;
    (vendor === 'google' ? google : vendor.startsWith('gemini') ? gemini : pinecone).inject(each.fault, undefined, where);
    cells.push({ what: each.what, vendor, expected, start });
  };
  const quicker = (expected: Expected | undefined): Expected | undefined => expected && { ...expected, within: Math.min(expected.within, 12) };
  const words = (kind: string) => `cell${kind}${at}x`;
  const says = (word: string) => ({ body }: RecordedRequest) => JSON.stringify(body ?? '').includes(word);
  cell('gemini', each.gemini, says(words('g')), () => analyze(words('g')));
  if (!isGenerateOnly(each)) {
    cell('gemini_embedding', quicker(each.gemini), says(words('e')), () => similar(words('e'), both(ownIndex(`embed-${at}`))));
    const key = `AQ.${words('k')}-secret`;
    cell('gemini_key_test', quicker(each.gemini), ({ headers }) => headers['x-goog-api-key'] === key, () => run('authentication.test', {}, geminiOnly(key)));
  }
  const index = `query-${at}`;
  cell('pinecone', each.pinecone, ({ path }) => path.startsWith(`/host/${index}/query`), () => similar('any', both(ownIndex(index))));
  const described = `connect-${at}`;
  if (!/namespace|dimension|TICKET/.test(each.what)) {
    cell('pinecone_connection', each.pinecone, ({ path }) => path === `/indexes/${described}`, () => run('authentication.sessionConfig.perform', {}, { pinecone_api_key: PINECONE_KEY, pinecone_index: ownIndex(described) }));
  }
  const sheet = `1Cell${String(at).padStart(4, '0')}-spreadsheet-of-its-own`;
  cell('google', each.google, ({ path }) => path.includes(sheet), () => run('triggers.new_ticket.operation.perform', { spreadsheet: sheet, header_row: 1 }, GOOGLE));
  return cells;
}

const NAMES: Record<Vendor, string> = {
  gemini: 'Gemini, a step', gemini_embedding: 'Gemini, the embedding', gemini_key_test: 'Gemini, the connection’s test', pinecone: 'Pinecone, a step', pinecone_connection: 'Pinecone, the connection', google: 'Google Sheets, New Ticket',
};
const finished: (Omit<Cell, 'start'> & { outcome: Outcome })[] = [];

async function finish({ start, ...cell }: Cell): Promise<void> {
  finished.push({ ...cell, outcome: await start() });
}

/** Runs cells a few at a time: many at once would measure this machine and not the app. */
async function fewAtOnce(cells: Cell[]): Promise<void> {
  const waiting = [...cells];
  const worker = async () => { for (let cell = waiting.shift(); cell; cell = waiting.shift()) await finish(cell); };
  await Promise.all(Array.from({ length: 3 }, worker));
}

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => { server.close(() => resolve()); });
  return port;
}

beforeAll(async () => {
  [gemini, pinecone, zapierSide, google] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeZapier(), startFaultyServer(() => ({ status: 404, body: {} }))]);
  Object.assign(process.env, { PINECONE_CONTROLLER_URL: pinecone.url, LOGGING_ENDPOINT: zapierSide.logUrl, GOOGLE_SHEETS_URL: google.url, GOOGLE_DRIVE_URL: google.url });
  const nobody = `http://127.0.0.1:${await closedPort()}`;
  process.env.GEMINI_BASE_URL = nobody;
  const refused: Cell[] = [
    { what: 'refused connection', vendor: 'gemini', expected: { error: 'ThrottledError', says: 'Gemini could not be reached.', within: 3, delay: 60 }, start: () => analyze('x') },
    { what: 'refused connection', vendor: 'pinecone', expected: { error: 'ThrottledError', says: 'Pinecone could not be reached.', within: 3, delay: 60 }, start: () => run('searches.similar_tickets.operation.perform', { message: 'A lamp', }, { ...both(ownIndex('refused')), gemini_api_key: '', pinecone_dimension: '1024', pinecone_host: nobody }) },
  ];
  for (const cell of refused) await finish(cell);
  process.env.GEMINI_BASE_URL = gemini.url;
  await Promise.all([analyze('warm'), similar('warm', both(ownIndex('warm')))]); // the chunks are loaded once, before any clock runs
  const cells = CASES.flatMap(cellsOf);
  const isSlow = ({ expected }: Cell) => expected.within > 5;
  // Those that wait out their share cost no work: all of them at once, the quick ones beside them.
  await Promise.all([...cells.filter(isSlow).map(finish), fewAtOnce(cells.filter((cell) => !isSlow(cell)))]);
}, 300_000);
afterAll(async () => {
  for (const name of ['GEMINI_BASE_URL', 'PINECONE_CONTROLLER_URL', 'LOGGING_ENDPOINT', 'GOOGLE_SHEETS_URL', 'GOOGLE_DRIVE_URL']) delete process.env[name];
  await Promise.all([gemini.close(), pinecone.close(), zapierSide.close(), google.close()]);
});

test.each([...CASES.map(({ what }) => what), 'refused connection'].filter((what, at, all) => all.indexOf(what) === at))('%s', (what) => {
  const cells = finished.filter((cell) => cell.what === what);
  expect(cells.length).toBeGreaterThan(0);
  for (const { vendor, expected, outcome } of cells) {
    const told = outcome.sentence || (outcome.results?.warnings_text ?? '');
    expect({ vendor, error: outcome.error, told }).toEqual({ vendor, error: expected.error, told: expect.stringContaining(vendor === 'gemini' ? expected.says : expected.says.replace(/^Gemini would.*/, '')) });
    expect({ vendor, delay: outcome.delay }).toEqual({ vendor, delay: expected.error === 'ThrottledError' ? expected.delay : undefined });
    expect({ vendor, inTime: outcome.seconds <= expected.within || outcome.seconds }).toEqual({ vendor, inTime: true });
    expect(outcome.seconds).toBeLessThan(25);
  }
});

test('blocked content is an answer that asks for a person', () => {
  const blocked = finished.filter(({ what }) => /blocked prompt|finish reason (SAFETY|PROHIBITED)/.test(what));
  expect(blocked).toHaveLength(3);
  for (const { outcome } of blocked) expect(outcome.results).toMatchObject({ needs_review: true, confidence: 0, sentiment: 'neutral' });
});

test('no key, no ticket and nothing of the vendors\' free text is told or logged', () => {
  const told = finished.map(({ outcome }) => `${outcome.sentence} ${JSON.stringify(outcome.results ?? '')}`).join('\n');
  for (const secret of ['ya29.matrix', GEMINI_KEY, PINECONE_KEY, 'TICKET-WORDS', '-secret', 'hotel Wi-Fi', 'Reference cell']) {
    expect(finished.filter(({ outcome }) => outcome.sentence.includes(secret))).toEqual([]);
    expect(zapierSide.logLines.filter((line) => line.includes(secret))).toEqual([]);
  }
  expect(told).not.toContain(GEMINI_KEY);
});

test('"use the built-in engine" answers and says so, in place of every failure that may pass', async () => {
  gemini.inject({ kind: 'answer', status: 503, body: '' }, undefined, ({ body }) => JSON.stringify(body ?? '').includes('standin'));
  const { error, results } = await analyze('standin', { if_gemini_unavailable: 'builtin' });
  expect(error).toBe('no error');
  expect(results).toMatchObject({ engine: 'builtin', warnings_text: expect.stringContaining('Gemini was not available; the built-in engine answered.') });
  gemini.inject({ kind: 'answer', status: 404, body: {} }, undefined, ({ body }) => JSON.stringify(body ?? '').includes('retired'));
  expect((await analyze('retired', { if_gemini_unavailable: 'builtin' })).error).toBe('AppError');
});

test('a key that cannot stand in a header is refused before anything is sent, and not repeated', async () => {
  const outcome = await analyze('badkey', {}, geminiOnly('AQ.first\nsecond-line-secret'));
  expect(outcome).toMatchObject({ error: 'ExpiredAuthError', sentence: expect.stringContaining('The Gemini key in this connection cannot be read') });
  expect(outcome.sentence).not.toContain('second-line');
  const other = await similar('badkey', { ...both('warm'), pinecone_api_key: 'pcsk_ümlaut-secret' });
  expect(other).toMatchObject({ error: 'ExpiredAuthError', sentence: expect.stringContaining('The Pinecone key in this connection cannot be read') });
});

test('docs/faults.md is what these cells say', () => {
  const rows = finished.map(({ what, vendor, expected, outcome }) => {
    const shown = outcome.error === 'no error' ? (outcome.results?.warnings_text ? `answered, with the warning: ${outcome.results.warnings_text}` : 'answered as if it were empty') : outcome.sentence;
    const neutral = shown.replace(/“(?:query|connect|embed)-\d+”/g, '“support-kb”').replace(/1Cell\d+-spreadsheet-of-its-own/g, '1AbC…').replaceAll('|', '\\|').replaceAll('\n', ' ');
    const delay = outcome.error === 'ThrottledError' ? ` (again after ${expected.delay} s)` : '';
    return `| ${what} | ${NAMES[vendor]} | ${outcome.error}${delay} | ${neutral} | ${expected.within < 1 ? expected.within : `${Math.ceil(expected.within)}`} s |`;
  }).sort();
  const page = [
    '# What happens when a vendor fails', '',
    'Generated by `UPDATE_DOCS=1 npx jest test/faults` from cells that are each tested through the app\'s handler against the fakes. Time: what the cell is held to; a step is over within 25 s whatever happens. `ThrottledError`: Zapier runs the step again by itself. `ExpiredAuthError`: Zapier asks for the connection again. `AppError`: the run is marked as failed and can be replayed.', '',
    '| fault | where | Zapier\'s error | what the person reads | within |', '|---|---|---|---|---|', ...rows, '',
  ].join('\n');
  const file = join(__dirname, '../../docs/faults.md');
  if (process.env.UPDATE_DOCS) writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
