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

const PAIRINGS: [pairing: string, authData: Record<string, string>, engine: string][] = [
  ['built-in with none', {}, 'builtin'], ['Gemini with none', gem, 'gemini/gemini-3.5-flash-lite'],
  ['Gemini with Pinecone', { ...gem, ...pine('by-gemini') }, 'gemini/gemini-3.5-flash-lite'], ['built-in with Pinecone', pine('by-pinecone'), 'builtin'],
];

test.each(PAIRINGS)('%s', async (_pairing, authData, engine) => {
  // A connection as Zapier makes it: the exchange first, its answer beside the keys in every step.
  const [exchanged, tested] = await container.run([event('authentication.sessionConfig.perform', {}, authData), event('authentication.test', {}, authData)]);
  expect(exchanged?.error ?? tested?.error).toBeUndefined();
  const connected = { ...authData, ...exchanged?.results };
  const outcomes = await container.run(['analyze_sentiment', 'check_escalation', 'draft_reply', 'triage_ticket'].map((key) => event(`creates.${key}.operation.perform`, QUESTION, connected)));
  expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
  const [sentiment, escalation, reply, triage] = outcomes;
  expect(sentiment?.results).toMatchObject({ sentiment: 'neutral', engine });
  expect(escalation?.results).toMatchObject({ should_escalate: false, route: 'auto_reply', engine });
  expect(reply?.results).toMatchObject({ engine, can_auto_send: false });
  expect(triage?.results).toMatchObject({ engine, sentiment: 'neutral', route: 'review', status: reply?.results.status });
  expect(gemini.requests.length > 0).toBe('gemini_api_key' in authData);
  expect(pinecone.requests.length > 0).toBe('pinecone_api_key' in authData);
}, 60_000);

test.each(PAIRINGS.filter(([, authData]) => 'pinecone_api_key' in authData))('%s: what is learnt is found, and shapes the next answer', async (_pairing, authData) => {
  const connected = { ...authData, ...(await container.run([event('authentication.sessionConfig.perform', {}, authData)]))[0]?.results };
  const outcomes = await container.run([
    event('creates.add_solved_ticket.operation.perform', { ...QUESTION, ticket_ref: 'T-1', solution: 'Take the metal case off the phone and put it on the ring again.', created_at: new Date().toISOString() }, connected),
    event('creates.record_correction.operation.perform', { ...QUESTION, ticket_ref: 'T-1', sentiment: 'negative', thought: 'Goes dark: annoyed.' }, connected),
    event('searches.similar_tickets.operation.perform', { message: QUESTION.message, limit: '3' }, connected),
    event(DRAFT, QUESTION, connected),
    event('triggers.pinecone_indexes.operation.perform', {}, connected),
  ]);
  expect(outcomes.map(({ error }) => error)).toEqual(outcomes.map(() => undefined));
  const [learnt, corrected, similar, reply, indexes] = outcomes.map(({ results }) => results);
  expect(learnt).toMatchObject({ ticket_id: 'T-1', status: 'added', stored_in: `pinecone/${authData.pinecone_index}` });
  expect(corrected).toMatchObject({ ticket_id: 'T-1', status: 'added', stored_in: `pinecone/${authData.pinecone_index}` });
  expect(similar).toEqual([expect.objectContaining({ id: 'T-1', solution: 'Take the metal case off the phone and put it on the ring again.' })]);
  expect(reply.reply_text).toContain('metal case');
  expect(indexes.map(({ id }: { id: string }) => id)).toEqual(['by-gemini', 'by-pinecone']);
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

test('the zip, too, follows no redirect with a key', async () => {
  const elsewhere = await startFakeGemini();
  gemini.inject({ kind: 'redirect', location: `${elsewhere.url}/v1beta/models` });
  const outcomes = await container.run([event(ANALYZE, QUESTION, gem), event('authentication.test', {}, gem)]);
  expect(outcomes.map(({ error }) => error?.name)).toEqual(['ThrottledError', 'ThrottledError']);
  expect(elsewhere.requests).toHaveLength(0);
  await elsewhere.close();
}, 60_000);

test('neither keys nor the ticket reach Zapier\'s log', () => {
  const log = zapier.logLines.join('\n');
  for (const secret of [GEMINI_KEY, PINECONE_KEY, 'foot of the lamp']) expect(log).not.toContain(secret);
});
