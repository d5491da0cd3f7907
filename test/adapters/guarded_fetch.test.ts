/** What goes out with a key stays where it was sent, and no answer fills the memory. */
import http from 'node:http';
import { embedTexts } from '../../src/adapters/gemini/embedding.ts';
import { createGeminiEngine } from '../../src/adapters/gemini/engine.ts';
import { resolveIndex } from '../../src/adapters/pinecone/index_host.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { startFaultyServer, type FaultyServer } from '../fakes/faulty_server.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { PINECONE_KEY } from '../fakes/pinecone/server.ts';
import { startUndisturbedClock } from '../undisturbed_clock.ts';

let gemini: FakeGemini;
let elsewhere: FaultyServer;
beforeAll(async () => {
  [gemini, elsewhere] = await Promise.all([startFakeGemini(), startFaultyServer(() => ({ status: 200, body: {} }))]);
  Object.assign(process.env, { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: gemini.url });
});
afterEach(() => { gemini.reset(); elsewhere.reset(); });
afterAll(async () => {
  for (const name of ['GEMINI_BASE_URL', 'PINECONE_CONTROLLER_URL']) delete process.env[name];
  await Promise.all([gemini.close(), elsewhere.close()]);
});

const ticket = { ticketId: '', subject: '', message: 'The lamp flickers.', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
const analyze = () => createGeminiEngine({ apiKey: GEMINI_KEY, model: '' }).analyzeSentiment({ ticket, corrections: [], deadline: createDeadline() });
const CALLS: [name: string, call: () => Promise<unknown>][] = [
  ['generate', analyze],
  ['embed', () => embedTexts({ apiKey: GEMINI_KEY, model: 'gemini-embedding-2', dimension: 128, form: 'query', deadline: createDeadline() }, [{ text: 'lamp' }])],
  ['Pinecone', () => resolveIndex(PINECONE_KEY, 'kb', createDeadline())],
];

test.each(CALLS.flatMap(([name, call]) => [302, 308].map((status) => [name, status, call] as const)))('%s: a %d is not followed', async (_name, status, call) => {
  gemini.inject({ kind: 'answer', status, body: '', headers: { location: `${elsewhere.url}/v1beta/models/x:generateContent` } });
  await expect(call()).rejects.toMatchObject({ problem: 'unreachable' });
  expect(elsewhere.requests).toHaveLength(0);
});

test.each(CALLS)('%s: the delay of a Retry-After header alone is heard', async (_name, call) => {
  for (const status of [429, 503]) {
    gemini.inject({ kind: 'answer', status, body: { error: { code: status, message: 'Not now.' } }, headers: { 'retry-after': '23' } });
    await expect(call()).rejects.toMatchObject({ detail: { retryAfterSeconds: 23 } });
    gemini.reset();
  }
});

// 421 is asked again by fetch itself on another connection, which may end as a broken line.
test.each(CALLS)('%s: a request that was too early or met the wrong server is tried once more, then later', async (_name, call) => {
  for (const status of [409, 421, 425, 499]) {
    gemini.inject({ kind: 'answer', status, body: {} });
    await expect(call()).rejects.toMatchObject({ problem: expect.stringMatching(/^(?:unavailable|unreachable)$/) });
    gemini.reset();
  }
});

test('other requests of the process still follow redirects, and are guarded once', async () => {
  await analyze();
  const guarded = globalThis.fetch;
  await analyze();
  expect(globalThis.fetch).toBe(guarded);
  gemini.inject({ kind: 'answer', status: 302, body: '', headers: { location: elsewhere.url } }, 1);
  expect((await fetch(gemini.url)).url).toBe(`${elsewhere.url}/`);
});

test('in a warm container each event logs its own requests, once, and to no logger of an event before', async () => {
  const createHttpPatch = jest.requireActual<(event: object) => (module: typeof http, logger: (line: string) => void) => void>('zapier-platform-core/src/tools/create-http-patch');
  const { request } = http;
  const logged: number[] = [];
  for (const event of [1, 2, 3]) {
    createHttpPatch({})(http, async () => { logged.push(event); });
    await analyze();
  }
  Object.assign(http, { request, patchedByZapier: false });
  expect(logged).toEqual([1, 2, 3]);
});

test.each(CALLS)('%s: an answer without end is cut off long before its time is up', async (_name, call) => {
  gemini.inject({ kind: 'endless' });
  const clock = startUndisturbedClock();
  const started = clock.now();
  await expect(call()).rejects.toMatchObject({ problem: 'nonsense' });
  expect(clock.now() - started).toBeLessThan(4_000);
  clock.stop();
  expect(gemini.requests).toHaveLength(2);
});
