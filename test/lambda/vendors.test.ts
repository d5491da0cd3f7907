/** The built zip on each pairing of engine and knowledge, against the fakes, reached by the redirect variables alone. */
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { type FakeZapier, startFakeZapier } from '../fakes/zapier.ts';
import { type Container, event, openContainer } from './container.ts';

let gemini: FakeGemini;
let pinecone: FakePinecone;
let zapier: FakeZapier;
let container: Container;

beforeAll(async () => {
  [gemini, pinecone, zapier] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeZapier()]);
  pinecone.addIndex({ name: 'by-gemini', dimension: 768 });
  pinecone.addIndex({ name: 'by-pinecone', dimension: 1024 });
  container = openContainer({ GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, LOGGING_ENDPOINT: zapier.logUrl, LOGGING_TOKEN: 'log-token' });
}, 180_000);
afterEach(() => { gemini.reset(); pinecone.reset(); });
afterAll(async () => {
  container?.remove();
  await Promise.all([gemini.close(), pinecone.close(), zapier.close()]);
});

const QUESTION = { subject: 'Lamp', message: 'I put my phone on the foot of the lamp, the ring blinks three times and goes dark. What can I do?', customer_name: 'Ana Souza', customer_email: 'ana@mail.example', should_escalate: 'false', auto_reply_allowed: 'true' };
const gem = { gemini_api_key: GEMINI_KEY };
const pine = (name: string) => ({ pinecone_api_key: PINECONE_KEY, pinecone_index: name });
const ANALYZE = 'creates.analyze_sentiment.operation.perform';
const DRAFT = 'creates.draft_reply.operation.perform';

test.each([
  ['built-in with none', {}, 'builtin'], ['Gemini with none', gem, 'gemini/gemini-3.5-flash-lite'],
  ['Gemini with Pinecone', { ...gem, ...pine('by-gemini') }, 'gemini/gemini-3.5-flash-lite'], ['built-in with Pinecone', pine('by-pinecone'), 'builtin'],
])('%s', async (_pairing, authData, engine) => {
  // A connection as Zapier makes it: the exchange first, its answer beside the keys in every step.
  const [exchanged, tested] = await container.run([event('authentication.sessionConfig.perform', {}, authData), event('authentication.test', {}, authData)]);
  expect(exchanged?.error ?? tested?.error).toBeUndefined();
  const connected = { ...authData, ...exchanged?.results };
  const [sentiment, reply] = await container.run([event(ANALYZE, QUESTION, connected), event(DRAFT, QUESTION, connected)]);
  expect(sentiment?.error ?? reply?.error).toBeUndefined();
  expect(sentiment?.results).toMatchObject({ sentiment: 'neutral', engine });
  expect(reply?.results).toMatchObject({ engine, can_auto_send: false });
  expect(gemini.requests.length > 0).toBe('gemini_api_key' in authData);
  expect(pinecone.requests.length > 0).toBe('pinecone_api_key' in authData);
}, 60_000);

test('a vendor\'s refusal keeps its meaning across the zip\'s chunks', async () => {
  gemini.inject({ kind: 'answer', status: 429, body: { error: { code: 429, message: 'slow down', status: 'RESOURCE_EXHAUSTED', details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '21s' }] } } }, 1);
  const [slow, wrong, standIn] = await container.run([
    event(ANALYZE, QUESTION, gem), event(ANALYZE, QUESTION, { gemini_api_key: 'AQ.wrong' }),
    event(ANALYZE, { ...QUESTION, if_gemini_unavailable: 'builtin', gemini_model: 'gemini-3.5-flash-lite' }, gem),
  ]);
  expect(slow?.error?.name).toBe('ThrottledError');
  expect(JSON.parse(slow?.error?.message ?? '{}').delay).toBe(21);
  expect(wrong?.error?.name).toBe('ExpiredAuthError');
  expect(standIn?.results?.engine).toBe('gemini/gemini-3.5-flash-lite');
}, 60_000);

test('neither keys nor the ticket reach Zapier\'s log', () => {
  const log = zapier.logLines.join('\n');
  for (const secret of [GEMINI_KEY, PINECONE_KEY, 'foot of the lamp']) expect(log).not.toContain(secret);
});
