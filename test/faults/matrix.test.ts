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
import { startFaultyServer, type FaultyServer } from '../fakes/faulty_server.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { startUndisturbedClock, type UndisturbedClock } from '../undisturbed_clock.ts';
import { startFakeZapier, type FakeZapier } from '../fakes/zapier.ts';
import { CASES, type Case, type Expected } from './faults.ts';
import { placesOf, type Place } from './places.ts';

jest.setTimeout(60_000);
// Core ends a process that has run often and grown large; this one also holds the fakes and a thousand runs' records.
jest.requireActual<{ KILL_MAX_LIMIT: number }>('zapier-platform-core/src/constants').KILL_MAX_LIMIT = Number.POSITIVE_INFINITY;

interface Cell { what: string; place: Pick<Place, 'vendor' | 'name'>; expected: Expected; start: () => Promise<Outcome> }
interface Outcome { error: string; sentence: string; delay: number | undefined; seconds: number; results: any }

let gemini: FakeGemini;
let pinecone: FakePinecone;
/** Stands for Google Sheets and Drive: every request of a cell meets its fault, so no good answer is needed. */
let google: FaultyServer;
let zapierSide: FakeZapier;
let clock: UndisturbedClock;
type Handler = (event: object) => Promise<{ results: any }>;
// Core's types leave createAppHandler out.
const handler = (zapier as unknown as { createAppHandler: (app: typeof App) => Handler }).createAppHandler(App);

async function run(method: string, inputData: object, authData: object): Promise<Outcome> {
  const started = clock.now();
  const seconds = () => (clock.now() - started) / 1000;
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

/** Every place where this fault can be met, the fault already waiting there. */
function cellsOf(places: Place[], each: Case, at: number): Cell[] {
  const servers = { gemini, pinecone, google };
  return places.flatMap((place) => {
    const expected = place.expects(each);
    if (!expected) return [];
    const { step, meets } = place.cell(at, each);
    servers[place.vendor].inject(each.fault, undefined, meets);
    return [{ what: each.what, place, expected, start: () => run(step.method, step.inputData, step.authData) }];
  });
}

const ACTIONS = ['analyze_sentiment', 'check_escalation', 'draft_reply', 'triage_ticket'];
const standIns: Record<string, Outcome> = {};
const finished: (Omit<Cell, 'start'> & { outcome: Outcome })[] = [];

async function finish({ start, ...cell }: Cell): Promise<void> {
  const first = await start();
  // A busy machine makes one try late, and hardly two; the fault still waits there.
  finished.push({ ...cell, outcome: first.seconds > cell.expected.within ? await start() : first });
}

/** Runs cells a few at a time: many at once would measure this machine and not the app. */
async function fewAtOnce(cells: Cell[], most: number): Promise<void> {
  const waiting = [...cells];
  const worker = async () => { for (let cell = waiting.shift(); cell; cell = waiting.shift()) await finish(cell); };
  await Promise.all(Array.from({ length: most }, worker));
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
  clock = startUndisturbedClock();
  [gemini, pinecone, zapierSide, google] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeZapier(), startFaultyServer(() => ({ status: 404, body: {} }))]);
  Object.assign(process.env, { PINECONE_CONTROLLER_URL: pinecone.url, LOGGING_ENDPOINT: zapierSide.logUrl, GOOGLE_SHEETS_URL: google.url, GOOGLE_DRIVE_URL: google.url });
  const nobody = `http://127.0.0.1:${await closedPort()}`;
  process.env.GEMINI_BASE_URL = nobody;
  const refused: Cell[] = [
    { what: 'refused connection', place: { vendor: 'gemini', name: 'Analyze Sentiment' }, expected: { error: 'ThrottledError', says: 'Gemini could not be reached.', within: 3, delay: 60 }, start: () => analyze('x') },
    { what: 'refused connection', place: { vendor: 'pinecone', name: 'Find Similar Tickets' }, expected: { error: 'ThrottledError', says: 'Pinecone could not be reached.', within: 3, delay: 60 }, start: () => run('searches.similar_tickets.operation.perform', { message: 'A lamp', }, { ...both('refused'), gemini_api_key: '', pinecone_dimension: '1024', pinecone_host: nobody }) },
  ];
  for (const cell of refused) await finish(cell);
  process.env.GEMINI_BASE_URL = gemini.url;
  pinecone.addIndex({ name: 'warm', dimension: 256 });
  const places = placesOf({ gemini, pinecone, google });
  // The chunks are loaded once, before any clock runs.
  for (const place of places) {
    const { method, inputData, authData } = place.cell(CASES.length, CASES[0] as Case).step;
    await run(method, inputData, authData);
  }
  const cells = CASES.flatMap((each, at) => cellsOf(places, each, at));
  const isSlow = ({ expected }: Cell) => expected.within > 10;
  gemini.inject({ kind: 'slow_headers' }, undefined, ({ body }) => JSON.stringify(body ?? '').includes('hangsforever'));
  const hanging = ACTIONS.map((action) => async () => {
    standIns[action] = await run(`creates.${action}.operation.perform`, { message: 'My lamp flickers. Reference hangsforever.', if_gemini_unavailable: 'builtin' }, both('warm'));
  });
  // Those that wait out their share cost little work: all of them side by side, begun one after the other; the quick ones while they wait.
  const waiting = [...hanging, ...cells.filter(isSlow).map((cell) => () => finish(cell))], waited: Promise<void>[] = [];
  for (const start of waiting) {
    await new Promise((resolve) => { setTimeout(resolve, 60); });
    waited.push(start());
  }
  // A fake that writes for as long as somebody reads would keep all others waiting.
  const isHeavy = ({ what }: Cell) => what === 'a body without end';
  await Promise.all([...waited, fewAtOnce(cells.filter((cell) => !isSlow(cell) && !isHeavy(cell)), 8)]);
  await fewAtOnce(cells.filter(isHeavy), 1);
}, 300_000);
afterAll(async () => {
  clock.stop();
  for (const name of ['GEMINI_BASE_URL', 'PINECONE_CONTROLLER_URL', 'LOGGING_ENDPOINT', 'GOOGLE_SHEETS_URL', 'GOOGLE_DRIVE_URL']) delete process.env[name];
  await Promise.all([gemini.close(), pinecone.close(), zapierSide.close(), google.close()]);
});

test.each([...CASES.map(({ what }) => what), 'refused connection'].filter((what, at, all) => all.indexOf(what) === at))('%s', (what) => {
  const cells = finished.filter((cell) => cell.what === what);
  expect(cells.length).toBeGreaterThan(0);
  for (const { place: { vendor, name }, expected, outcome } of cells) {
    const where = `${vendor}: ${name}`;
    const told = outcome.sentence || (outcome.results?.warnings_text ?? '');
    expect({ where, error: outcome.error, told }).toEqual({ where, error: expected.error, told: expect.stringContaining(expected.says) });
    expect({ where, delay: outcome.delay }).toEqual({ where, delay: expected.error === 'ThrottledError' ? expected.delay : undefined });
    expect({ where, inTime: outcome.seconds <= expected.within || outcome.seconds }).toEqual({ where, inTime: true });
    expect(outcome.seconds).toBeLessThan(25);
  }
});

const WHERE_BLOCKED: [place: string, answer: object][] = [
  ['Analyze Sentiment', { needs_review: true, confidence: 0, sentiment: 'neutral' }],
  ['Check Escalation', { route: 'review', should_escalate: false, auto_reply_allowed: false }],
  ['Draft Reply', { status: 'none', can_auto_send: false, reply_text: '' }],
  ['Triage Ticket', { route: 'review', can_auto_send: false, confidence: 0 }],
];
test.each(WHERE_BLOCKED)('blocked content is an answer that asks for a person: %s', (place, answer) => {
  const blocked = finished.filter(({ what, place: { vendor, name } }) => vendor === 'gemini' && name === place && /blocked prompt|finish reason (SAFETY|PROHIBITED)/.test(what));
  expect(blocked).toHaveLength(3);
  for (const { outcome } of blocked) expect(outcome.results).toMatchObject(answer);
});

test('no key, no ticket and nothing of the vendors\' free text is told or logged', () => {
  const told = finished.map(({ outcome }) => `${outcome.sentence} ${JSON.stringify(outcome.results ?? '')}`).join('\n');
  for (const secret of ['ya29.matrix', GEMINI_KEY, PINECONE_KEY, 'TICKET-WORDS', '-secret', 'hotel Wi-Fi', 'Reference cell']) {
    expect(finished.filter(({ outcome }) => outcome.sentence.includes(secret))).toEqual([]);
    expect(zapierSide.logLines.filter((line) => line.includes(secret))).toEqual([]);
  }
  expect(told).not.toContain(GEMINI_KEY);
});

test.each(ACTIONS)('"use the built-in engine" while Gemini hangs: %s answers long before Zapier loses patience', (action) => {
  const outcome = standIns[action];
  expect(outcome).toMatchObject({ error: 'no error', results: { engine: 'builtin', warnings_text: expect.stringContaining('Gemini was not available') } });
  expect(outcome?.seconds).toBeLessThan(22);
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

const VENDOR_NAMES: Record<Place['vendor'], string> = { gemini: 'Gemini', pinecone: 'Pinecone', google: 'Google Sheets' };

/** Seconds as the page states them: a tenth more rather than less. */
const tenths = (seconds: number): string => (Math.ceil(seconds * 10) / 10).toFixed(1);

/** One line for each thing that a fault becomes, with all the places where it does and the longest time it took in any of them. */
function rows(): string[] {
  const kinds = new Map<string, Row>();
  for (const { what, place: { vendor, name }, expected, outcome } of finished) {
    const answered = outcome.results?.warnings_text ? `answered, with the warning: ${outcome.results.warnings_text}` : 'answered as if it were empty';
    const shown = outcome.error === 'no error' ? answered : outcome.sentence;
    const neutral = shown.replace(/“cell-\d+”/g, '“support-kb”').replace(/1Cell\d+-spreadsheet-of-its-own/g, '1AbC…').replaceAll('|', '\\|').replaceAll('\n', ' ');
    const delay = outcome.error === 'ThrottledError' ? ` (again after ${expected.delay} s)` : '';
    const kind = [what, VENDOR_NAMES[vendor], '{where}', `${outcome.error}${delay}`, neutral, '{took}', `${Math.ceil(expected.within)} s`].join(' | ');
    const { names, seconds } = kinds.get(kind) ?? { names: [], seconds: 0 };
    kinds.set(kind, { names: [...names, name], seconds: Math.max(seconds, outcome.seconds) });
  }
  return [...kinds].map(([kind, { names, seconds }]) => `| ${kind.replace('{where}', names.sort().join(', ')).replace('{took}', `${tenths(seconds)} s`)} |`).sort();
}
interface Row { names: string[]; seconds: number }

const TIMES = /\| (\d+\.\d) s \| (\d+) s \|$/;
/** Another machine, another time: what was measured is not compared, but what it is held to. */
const withoutTimes = (page: string): string => page.split('\n').map((line) => line.replace(TIMES, '| … s | $2 s |')).sort().join('\n');

test('docs/faults.md is what these cells say', () => {
  const page = [
    '# What happens when a vendor fails', '',
    `Generated by \`UPDATE_DOCS=1 npx jest test/faults\` from ${finished.length} cells, each a fault at one vendor in one place, each tested through the app's handler against the fakes. \`ThrottledError\`: Zapier runs the step again by itself. \`ExpiredAuthError\`: Zapier asks for the connection again. \`AppError\`: the run is marked as failed and can be replayed.`, '',
    'Time taken: from the event to the answer, the longest of the places named, several cells running side by side when this page was written. Held to: what the test demands of each; a step is over within 25 s whatever happens.', '',
    '| fault | vendor | where | Zapier\'s error | what the person reads | time taken | held to |', '|---|---|---|---|---|---|---|', ...rows(), '',
  ].join('\n');
  const file = join(__dirname, '../../docs/faults.md');
  if (process.env.UPDATE_DOCS) writeFileSync(file, page);
  const written = readFileSync(file, 'utf8');
  expect(withoutTimes(written)).toBe(withoutTimes(page));
  const stated = written.split('\n').flatMap((line) => (TIMES.exec(line) ? [line] : []));
  expect(stated).toHaveLength(rows().length);
  for (const line of stated) {
    const [, took, heldTo] = TIMES.exec(line) ?? [];
    expect({ line, inTime: Number(took) <= Number(heldTo) }).toEqual({ line, inTime: true });
  }
});
