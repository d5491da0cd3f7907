/** A process that asked a vendor that hangs ends as soon as its answer is there: no timer, no socket keeps it. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { bareEnvironment } from '../started_processes.ts';

let gemini: FakeGemini;
let pinecone: FakePinecone;
beforeAll(async () => {
  [gemini, pinecone] = await Promise.all([startFakeGemini(), startFakePinecone()]);
  pinecone.addIndex({ name: 'kb', dimension: 256 });
});
afterEach(() => { gemini.reset(); pinecone.reset(); });
afterAll(() => Promise.all([gemini.close(), pinecone.close()]));

const source = (path: string): string => JSON.stringify(pathToFileURL(resolve(__dirname, '../../src', path)).href);

const PROGRAM = `
const { createDeadline } = await import(${source('zapier/deadline.ts')});
const { createGeminiEngine } = await import(${source('adapters/gemini/engine.ts')});
const { createPineconeKnowledgeBase } = await import(${source('adapters/pinecone/knowledge_base.ts')});
const ticket = { ticketId: '', subject: '', message: 'The lamp flickers.', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
const engine = createGeminiEngine({ apiKey: '${GEMINI_KEY}', model: '' });
const base = createPineconeKnowledgeBase({ apiKey: '${PINECONE_KEY}', indexName: 'kb', geminiApiKey: '${GEMINI_KEY}', host: process.env.PINECONE_CONTROLLER_URL + '/host/kb', dimension: 256, metric: 'cosine' });
const problems = await Promise.all([
  engine.analyzeSentiment({ ticket, corrections: [], deadline: createDeadline(Number(process.env.DEADLINE_MS)) }),
  base.recall({ text: 'The lamp flickers.', product: '', limit: 3, customerEmail: 'ana@mail.example', historyDays: 30, deadline: createDeadline(Number(process.env.DEADLINE_MS)) }),
].map((answer) => answer.then(() => 'answered', (error) => error.problem)));
process.stdout.write(JSON.stringify({ problems, at: Date.now() }));
`;

function ended(deadlineMs: number): Promise<{ problems: string[]; lingered: number; errors: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', PROGRAM], {
    env: { ...bareEnvironment(), GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, DEADLINE_MS: String(deadlineMs) },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString('utf8'); });
  return new Promise((done) => child.on('close', () => {
    const { problems, at } = JSON.parse(output || '{"problems":[],"at":0}');
    done({ problems, lingered: Date.now() - at, errors });
  }));
}

const SOON_MS = 500;

/** What became of a process that ends soon; where a busy machine kept it from that, of a second one. */
async function endedSoon(deadlineMs: number, prepare: () => void = () => {}): Promise<Awaited<ReturnType<typeof ended>>> {
  prepare();
  const first = await ended(deadlineMs);
  if (first.lingered < SOON_MS) return first;
  prepare();
  return ended(deadlineMs);
}

test('after answers', async () => {
  const { problems, lingered, errors } = await endedSoon(20_000);
  expect({ problems, errors }).toEqual({ problems: ['answered', 'answered'], errors: '' });
  expect(lingered).toBeLessThan(SOON_MS);
});

test.each(['slow_headers', 'slow_drip'] as const)('after %s', async (kind) => {
  gemini.inject(kind === 'slow_drip' ? { kind, body: '{"a":"' } : { kind });
  pinecone.inject(kind === 'slow_drip' ? { kind, body: '{"a":"' } : { kind });
  const { problems, lingered } = await endedSoon(1500);
  expect(problems).toEqual(['timeout', 'timeout']);
  expect(lingered).toBeLessThan(SOON_MS);
});

test('after connections that are half closed, cut in the middle, or never stop sending', async () => {
  const { lingered } = await endedSoon(20_000, () => {
    for (const server of [gemini, pinecone]) for (const kind of ['half_closed', 'reset_mid_body', 'endless'] as const) server.inject({ kind }, 1);
  });
  expect(lingered).toBeLessThan(SOON_MS);
});

test('after one of several calls failed while the others hang', async () => {
  gemini.inject({ kind: 'answer', status: 401, body: {} });
  pinecone.inject({ kind: 'slow_headers' });
  const { problems, lingered } = await endedSoon(20_000);
  expect(problems).toEqual(['bad_key', 'bad_key']);
  expect(lingered).toBeLessThan(SOON_MS);
});
