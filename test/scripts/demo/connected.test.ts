/** The same command with keys: it goes to Google Sheets, Gemini and Pinecone (fakes on this machine), on each pairing of them. */
import { execFile } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FakeGoogle } from '../../fakes/google/server.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../../fakes/pinecone/server.ts';
import { bareEnvironment } from '../../started_processes.ts';
import { demoFolder, runDemo } from './demo_command.ts';

jest.setTimeout(180_000);

let google: FakeGoogle;
let gemini: FakeGemini;
let pinecone: FakePinecone;

beforeAll(async () => {
  google = await new FakeGoogle().start();
  [gemini, pinecone] = await Promise.all([startFakeGemini(), startFakePinecone()]);
});
afterAll(async () => {
  await google.stop();
  await Promise.all([gemini.close(), pinecone.close()]);
});
beforeEach(() => { gemini.reset(); pinecone.reset(); });

const HEADERS = ['Ticket ID', 'Created at', 'Customer name', 'Customer e-mail', 'Subject', 'Message'];
const ROWS = [
  HEADERS,
  ['S-1', '2026-11-20T09:00:00+01:00', 'Ada Wren', 'ada@post.example', 'Dimming', 'How do I dim the lamp at night?'],
  ['S-2', '2026-11-20T10:00:00+01:00', 'Bo Lind', 'bo@post.example', 'Fire', 'The charger caught fire last night and burnt my hand.'],
];

test('tickets come from the sheet, in its order, and the sample knowledge stays at home', async () => {
  const sheet = google.add({ name: 'Inbox', tabs: [{ title: 'Tickets', rows: ROWS }] });
  const keyFile = join(demoFolder(), 'key.json');
  writeFileSync(keyFile, google.tokens.keyFile());
  const { code, stderr, stdout, journeys } = await runDemo(['--json', 'out.json'], undefined, {
    ...google.environment(), GOOGLE_SERVICE_ACCOUNT: keyFile, SPREADSHEET: `https://docs.google.com/spreadsheets/d/${sheet.id}/edit`, WORKSHEET: 'Tickets',
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(google.tokens.clientEmail);
  expect(stdout).not.toContain('PRIVATE KEY');
  expect(journeys.map(({ ticket_id: id }) => id)).toEqual(['S-1', 'S-2']);
  expect(journeys[0]?.new_ticket.row_url).toContain(sheet.id);
  expect(journeys[0]?.draft_reply?.sources).toEqual([]);
  expect(journeys[1]?.check_escalation.route).toBe('human');
});

test('Gemini answers, and a step it throttles is run again', async () => {
  gemini.inject({
    kind: 'answer', status: 429,
    body: { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded for requests per minute.', details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '1s' }] } },
  }, 1, ({ path }) => path.endsWith(':generateContent'));
  const { code, stderr, stdout, journeys } = await runDemo(['--data', 'tickets.csv', '--json', 'out.json'], 'ID,Message\n1,How do I dim the lamp at night?\n', {
    GEMINI_BASE_URL: gemini.url, GEMINI_API_KEY: GEMINI_KEY,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(journeys[0]?.analyze_sentiment.engine).toMatch(/^gemini\//);
  expect(stdout).toContain('connected: Gemini');
  expect(stdout).toContain('1 throttled step was run again');
  expect(stdout).not.toContain(GEMINI_KEY);
});

test('a wrong key ends the demo with the sentence that the connection shows', async () => {
  const { code, stderr } = await runDemo(['--data', 'tickets.csv'], 'Message\nHow do I dim it?\n', { GEMINI_BASE_URL: gemini.url, GEMINI_API_KEY: 'AQ.wrong-key' });
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'The Gemini key in this connection is not accepted. Open the connection in Zapier, paste a valid Gemini key, and reconnect.\n' });
});

const repository = resolve(__dirname, '../../..');

/** The sample knowledge in an index, as `npm run knowledge -- import` puts it there. */
async function imported(index: string, dimension: number, environment: Record<string, string>): Promise<void> {
  pinecone.addIndex({ name: index, dimension });
  const cwd = demoFolder();
  cpSync(join(repository, 'data/demo/knowledge.jsonl'), join(cwd, 'knowledge.jsonl'));
  await promisify(execFile)(process.execPath, [join(repository, 'src/scripts/knowledge.ts'), 'import', 'knowledge.jsonl'], { cwd, env: { ...bareEnvironment(), ...environment, PINECONE_INDEX: index } });
}

test.each([
  ['built-in with none', {}, 'Built-in engine (no keys)', 'builtin'],
  ['Gemini with none', { GEMINI_API_KEY: GEMINI_KEY }, 'Gemini', 'gemini/gemini-3.5-flash-lite'],
  ['Gemini with Pinecone', { GEMINI_API_KEY: GEMINI_KEY, PINECONE_API_KEY: PINECONE_KEY, PINECONE_INDEX: 'by-gemini' }, 'Gemini, Pinecone by-gemini', 'gemini/gemini-3.5-flash-lite'],
  ['built-in with Pinecone', { PINECONE_API_KEY: PINECONE_KEY, PINECONE_INDEX: 'by-pinecone' }, 'Pinecone by-pinecone', 'builtin'],
])('the sample tickets on the pairing %s, reached by the redirect variables alone', async (_pairing, keys: Record<string, string>, connected, engine) => {
  const environment = { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, ...keys };
  if (keys.PINECONE_INDEX) await imported(keys.PINECONE_INDEX, keys.GEMINI_API_KEY ? 768 : 1024, environment);
  const { code, stderr, stdout, journeys } = await runDemo(['--limit', '2', '--json', 'out.json'], undefined, environment);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`connected: ${connected}`);
  expect(journeys).toHaveLength(2);
  for (const { analyze_sentiment: sentiment, draft_reply: reply } of journeys) {
    expect(sentiment.engine).toBe(engine);
    expect(reply.engine).toBe(engine);
  }
  // FJ-1001 puts its phone on the lamp: the sample article about that answers it, wherever the knowledge lives.
  expect(journeys[0]?.draft_reply.sources.map(({ title }: { title: string }) => title).join()).toMatch(/charg|ring|phone/i);
  expect(gemini.requests.length > 0).toBe('GEMINI_API_KEY' in keys);
  expect(pinecone.requests.length > 0).toBe('PINECONE_API_KEY' in keys);
});
