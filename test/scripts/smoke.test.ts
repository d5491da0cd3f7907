/** The smoke run against the fakes, reached by the redirect variables: what it tries, says, and takes away. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { FakeGoogle } from '../fakes/google/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';

jest.setTimeout(180_000);

let google: FakeGoogle;
let gemini: FakeGemini;
let pinecone: FakePinecone;
beforeAll(async () => {
  [gemini, pinecone, google] = await Promise.all([startFakeGemini(), startFakePinecone(), new FakeGoogle().start()]);
  pinecone.addIndex({ name: 'kb', dimension: 768 });
});
afterAll(async () => { await Promise.all([gemini.close(), pinecone.close(), google.stop()]); });

const run = (environment: Record<string, string>) => new Promise<{ code: number; stdout: string }>((done) => {
  const { NODE_ENV: _unset, ...inherited } = process.env;
  execFile(process.execPath, [resolve(__dirname, '../../src/scripts/smoke.ts')], { cwd: mkdtempSync(join(tmpdir(), 'smoke-')), env: { ...inherited, ...environment } },
    (error, stdout) => done({ code: typeof error?.code === 'number' ? error.code : 0, stdout }));
});

const ROWS = [['Ticket ID', 'Name', 'E-mail', 'Created at', 'Subject', 'Message'], ['S-1', 'Ada Wren', 'ada@post.example', new Date().toISOString(), 'Dimming', 'How do I dim the lamp at night?']];
const everything = () => ({
  ...google.environment(), GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, GEMINI_API_KEY: GEMINI_KEY, PINECONE_API_KEY: PINECONE_KEY, PINECONE_INDEX: 'kb',
  GOOGLE_SERVICE_ACCOUNT: google.tokens.keyFile(), SPREADSHEET: google.add({ name: 'Tickets', tabs: [{ title: 'Tickets', rows: ROWS }] }).id,
});

test('with every key: each step works, and nothing it stored is left', async () => {
  const { code, stdout } = await run(everything());
  expect(stdout).not.toContain('fails');
  expect(code).toBe(0);
  for (const step of ['New Ticket', 'Recurring Issue', 'Analyze Sentiment (gemini)', 'Check Escalation (builtin)', 'Draft Reply', 'Triage Ticket', 'Learn From Solved Ticket', 'Record Correction', 'Find Similar Tickets', 'Build Issue Report']) expect(stdout).toContain(step);
  expect(pinecone.asked('/vectors/upsert').length).toBeGreaterThan(1);
  for (const namespace of ['solved_tickets', 'corrections']) expect(pinecone.index('kb').namespaces.get(namespace)?.size).toBe(0);
});

test('a step that fails is named with its sentence, the exit code says so, and what was stored is taken away all the same', async () => {
  google.sheetsApiEnabled = false;
  const { code, stdout } = await run(everything());
  google.sheetsApiEnabled = true;
  expect(code).toBe(1);
  expect(stdout).toMatch(/New Ticket\s*│ fails/);
  expect(stdout.replace(/\s*│[\s│]*/g, ' ')).toContain('not switched on');
  expect(pinecone.index('kb').namespaces.get('solved_tickets')?.size).toBe(0);
});

test('without a key: the built-in engine is tried, the rest is said to be left out', async () => {
  const { code, stdout } = await run({});
  expect(code).toBe(0);
  expect(stdout).toContain('Built-in engine (no keys)');
  expect(stdout).toMatch(/\d+ left out, .*copy \.env\.example/);
  expect(stdout).toMatch(/New Ticket\s*│ left out\s*│\s*│ no Google service account key/);
});
