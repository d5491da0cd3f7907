/** The same command with keys: it goes to Google Sheets and Gemini (fakes on this machine). */
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { FakeGoogle } from '../../fakes/google/server.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../../fakes/gemini/server.ts';
import { demoFolder, runDemo } from './demo_command.ts';

jest.setTimeout(60_000);

let google: FakeGoogle;
let gemini: FakeGemini;

beforeAll(async () => {
  google = await new FakeGoogle().start();
  gemini = await startFakeGemini();
});
afterAll(async () => {
  await google.stop();
  await gemini.close();
});
beforeEach(() => gemini.reset());

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
