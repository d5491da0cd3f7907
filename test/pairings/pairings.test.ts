/** Each pairing of engine and knowledge, through the app's handler: what is asked of the vendors, and how often. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import zapier from 'zapier-platform-core';
import App from '../../index.ts';
import { createPineconeKnowledgeBase } from '../../src/adapters/pinecone/knowledge_base.ts';
import { articleId, articleMetadata } from '../../src/adapters/pinecone/records.ts';
import { openIndex } from '../../src/adapters/pinecone/vector_index.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { similarTickets } from '../../src/searches/similar_tickets.ts';
import { correction, daysAgo, solved } from '../contracts/knowledge_base.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { startFakeZapier, type FakeZapier } from '../fakes/zapier.ts';

let gemini: FakeGemini;
let pinecone: FakePinecone;
let zapierSide: FakeZapier;
type Handler = (event: object) => Promise<{ results: any }>;
const handler = (zapier as unknown as { createAppHandler: (app: typeof App) => Handler }).createAppHandler(App);

async function run(method: string, inputData: object, authData: object): Promise<any> {
  const bundle = { authData, inputData, inputDataRaw: inputData, meta: { timezone: 'UTC', page: 0, limit: -1 } };
  return (await handler({ command: 'execute', method, bundle, rpc_base: zapierSide.rpcUrl, storeKey: 'pairings', logExtra: {} })).results;
}
const analyze = (inputData: object, authData: object) => run('creates.analyze_sentiment.operation.perform', inputData, authData);
const draft = (inputData: object, authData: object) => run('creates.draft_reply.operation.perform', inputData, authData);

const gem = { gemini_api_key: GEMINI_KEY };
const place = (name: string, dimension: number) => ({ pinecone_api_key: PINECONE_KEY, pinecone_index: name, pinecone_host: `${pinecone.url}/host/${name}`, pinecone_dimension: String(dimension), pinecone_metric: 'cosine' });
const settingsOf = (name: string, dimension: number, geminiApiKey: string) => ({ apiKey: PINECONE_KEY, indexName: name, geminiApiKey, host: `${pinecone.url}/host/${name}`, dimension, metric: 'cosine' });

interface Entry { id: string; title: string; problem: string; solution: string; product: string; issue: string; url: string }
const articles: Entry[] = readFileSync(join(__dirname, '../../data/demo/knowledge.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

/** An index with the sample articles, one solved ticket of Ana's and one correction. */
async function fill(name: string, dimension: number, geminiApiKey: string): Promise<void> {
  pinecone.addIndex({ name, dimension });
  const settings = settingsOf(name, dimension, geminiApiKey);
  const knowledgeBase = createPineconeKnowledgeBase(settings);
  await knowledgeBase.addSolvedTicket(solved({ createdAt: daysAgo(5), product: 'BrewMate' }), createDeadline());
  await knowledgeBase.recordCorrection(correction(), createDeadline());
  const index = await openIndex(settings, createDeadline());
  const few = articles.filter(({ id }) => /KB-00[1-9]$/.test(id));
  const vectors = await index.embedder.embed('document', few.map(({ title, problem, solution }) => ({ title, text: `${problem}\n${solution}` })), createDeadline());
  await index.upsert('articles', few.map((entry, at) => ({ id: articleId(entry.id, '', ''), values: vectors[at] ?? [], metadata: articleMetadata(entry, index.embeddedBy) })), createDeadline());
}

beforeAll(async () => {
  [gemini, pinecone, zapierSide] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeZapier()]);
  Object.assign(process.env, { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, LOGGING_ENDPOINT: zapierSide.logUrl });
  await fill('by-gemini', 768, GEMINI_KEY);
  await fill('by-pinecone', 1024, '');
});
beforeEach(() => { gemini.reset(); pinecone.reset(); });
afterAll(async () => {
  for (const name of ['GEMINI_BASE_URL', 'PINECONE_CONTROLLER_URL', 'LOGGING_ENDPOINT']) delete process.env[name];
  await Promise.all([gemini.close(), pinecone.close(), zapierSide.close()]);
});

const QUESTION = { subject: 'Lamp', message: 'I put my phone on the foot of the lamp, the ring blinks three times and goes dark. The battery percentage does not move.', customer_name: 'Ana Souza', customer_email: 'ana@mail.example', should_escalate: 'false', auto_reply_allowed: 'true' };
const geminiAsked = () => gemini.requests.map(({ path }) => path.split(':').at(-1)).sort();
const pineconeAsked = () => pinecone.requests.map(({ path }) => path.replace(/^\/host\/[^/]+/, '')).sort();

test('Gemini with Pinecone: one embed, two queries, one list, one fetch, one generate', async () => {
  const results = await draft(QUESTION, { ...gem, ...place('by-gemini', 768) });
  // Neither the ticket nor the zap names a product: the nearest records by Gemini's embedding vote.
  expect(results).toMatchObject({ status: 'drafted', engine: 'gemini/gemini-3.5-flash-lite', product: 'LumaDesk' });
  expect(results.sources.map(({ id }: { id: string }) => id)).toEqual(['KB-001']);
  expect(geminiAsked()).toEqual(['embedContent', 'generateContent']);
  expect(pineconeAsked()).toEqual(['/query', '/query', '/vectors/fetch', '/vectors/list']);
});

test('built-in with Pinecone: one hosted embed, the same four requests, nothing to Google', async () => {
  const results = await draft(QUESTION, place('by-pinecone', 1024));
  expect(results).toMatchObject({ status: 'drafted', engine: 'builtin' });
  expect(gemini.requests).toHaveLength(0);
  expect(pineconeAsked()).toEqual(['/embed', '/query', '/query', '/vectors/fetch', '/vectors/list']);
});

test('Gemini with none: one generate, and no reply made up', async () => {
  const results = await draft(QUESTION, gem);
  expect(results).toMatchObject({ status: 'clarify', can_auto_send: false });
  expect(geminiAsked()).toEqual(['generateContent']);
  expect(pinecone.requests).toHaveLength(0);
});

test('built-in with none: nothing leaves', async () => {
  expect((await analyze(QUESTION, {})).engine).toBe('builtin');
  expect((await draft(QUESTION, {})).engine).toBe('builtin');
  expect([...gemini.requests, ...pinecone.requests]).toHaveLength(0);
});

test('Analyze Sentiment: one generate; with stored corrections one embed and one query more, and the correction is in the prompt', async () => {
  await analyze(QUESTION, gem);
  expect(geminiAsked()).toEqual(['generateContent']);
  gemini.reset();
  await analyze({ message: 'The coffee machine leaks again, well done.' }, { ...gem, ...place('by-gemini', 768) });
  expect(geminiAsked()).toEqual(['embedContent', 'generateContent']);
  expect(pineconeAsked()).toEqual(['/query']);
  expect(JSON.stringify(gemini.asked('generateContent')[0]?.body.contents)).toContain('is sarcasm.');
});

const check = (inputData: object, authData: object) => run('creates.check_escalation.operation.perform', inputData, authData);
const triage = (inputData: object, authData: object) => run('creates.triage_ticket.operation.perform', inputData, authData);
const FIRE = { ...QUESTION, message: 'Your charger caught fire last night and burnt my hand.' };

test('Check Escalation asks Gemini what the rules leave open, and nobody where they decide', async () => {
  expect(await check(QUESTION, gem)).toMatchObject({ engine: 'gemini/gemini-3.5-flash-lite', should_escalate: false });
  expect(geminiAsked()).toEqual(['generateContent']);
  gemini.reset();
  expect(await check(FIRE, { ...gem, ...place('by-gemini', 768) })).toMatchObject({ should_escalate: true, decided_by: 'rule' });
  expect([...gemini.requests, ...pinecone.requests]).toHaveLength(0);
  await check(QUESTION, { ...gem, ...place('by-gemini', 768) });
  expect(geminiAsked()).toEqual(['generateContent']);
  expect(pineconeAsked()).toEqual(['/vectors/fetch', '/vectors/list']);
});

test('solved tickets without a date make nobody an insistent customer, dated ones of this week do', async () => {
  const connected = place('by-pinecone', 1024);
  const learn = (customer_email: string, created_at: string) => Promise.all([1, 2, 3].map((number) => run('creates.add_solved_ticket.operation.perform', { ...QUESTION, customer_email, created_at, ticket_ref: `${customer_email}-${number}`, solution: `Turn the knob ${number} times to the left.` }, connected)));
  await learn('undated@mail.example', '');
  await learn('dated@mail.example', daysAgo(2));
  const message = 'How do I set the clock of the lamp?';
  expect(await check({ message, customer_email: 'undated@mail.example' }, connected)).toMatchObject({ contact_count: 1, should_escalate: false });
  expect(await check({ message, customer_email: 'dated@mail.example' }, connected)).toMatchObject({ contact_count: 4, should_escalate: true, primary_reason: 'repeated_contact' });
});

test.each([
  ['built-in with none', () => ({}), [], []],
  ['Gemini with none', () => gem, ['generateContent', 'generateContent'], []],
  ['Gemini with Pinecone', () => ({ ...gem, ...place('by-gemini', 768) }), ['embedContent', 'embedContent', 'generateContent', 'generateContent'], ['/query', '/query', '/query', '/vectors/fetch', '/vectors/list']],
  ['built-in with Pinecone', () => place('by-pinecone', 1024), [], ['/embed', '/embed', '/query', '/query', '/query', '/vectors/fetch', '/vectors/list']],
])('Triage Ticket, %s: one question for sentiment and escalation together, one for the reply', async (_pairing, authData, askedOfGemini, askedOfPinecone) => {
  expect(await triage(QUESTION, authData())).toMatchObject({ route: 'review', should_escalate: false });
  expect(geminiAsked()).toEqual(askedOfGemini);
  expect(pineconeAsked()).toEqual(askedOfPinecone);
});

describe('what passes by itself is passed over, with one request more', () => {
  test.each([['503', { kind: 'answer', status: 503, body: '<html>busy</html>' }], ['reset', { kind: 'reset' }], ['half closed', { kind: 'half_closed' }]] as const)('%s once at each vendor', async (_what, fault) => {
    gemini.inject(fault, 1, ({ path }) => path.endsWith(':embedContent'));
    gemini.inject(fault, 1, ({ path }) => path.endsWith(':generateContent'));
    pinecone.inject(fault, 1, ({ path }) => path.endsWith('/vectors/list'));
    expect(await draft(QUESTION, { ...gem, ...place('by-gemini', 768) })).toMatchObject({ status: 'drafted', warnings_text: '' });
    expect(geminiAsked()).toEqual(['embedContent', 'embedContent', 'generateContent', 'generateContent']);
    expect(pineconeAsked()).toEqual(['/query', '/query', '/vectors/fetch', '/vectors/list', '/vectors/list']);
  });

  test('nobody listens at first', async () => {
    const { port } = new URL(gemini.url);
    await gemini.close();
    const asked = analyze(QUESTION, gem);
    await new Promise((resolve) => { setTimeout(resolve, 150); });
    gemini = await startFakeGemini(Number(port));
    expect(await asked).toMatchObject({ engine: 'gemini/gemini-3.5-flash-lite', warnings_text: '' });
    expect(geminiAsked()).toEqual(['generateContent']);
  });
});

test('Gemini away, "use the built-in engine" chosen: the draft says so and cannot be sent; not chosen: tried again later', async () => {
  gemini.inject({ kind: 'answer', status: 503, body: {} });
  const authData = { ...gem, ...place('by-gemini', 768) };
  const results = await draft({ ...QUESTION, if_gemini_unavailable: 'builtin', allow_auto_send: 'true' }, authData);
  expect(results).toMatchObject({ engine: 'builtin', can_auto_send: false, blockers: expect.arrayContaining(['engine_stood_in']) });
  expect(results.warnings_text).toContain('the knowledge in Pinecone could not be searched');
  expect(results.warnings_text).toContain('the built-in engine answered');
  await expect(draft(QUESTION, authData)).rejects.toMatchObject({ name: 'ThrottledError' });
});

test('what leaves for Google is the ticket alone: no name, no address, and masked where the zap says so', async () => {
  const secret = { ...QUESTION, message: `${QUESTION.message} Call +49 151 23456789, card 4111 1111 1111 1111, or write to ana.private@mail.example.`, mask_personal_data: 'true' };
  await draft(secret, { ...gem, ...place('by-gemini', 768) });
  await analyze(secret, { ...gem, ...place('by-gemini', 768) });
  const sent = JSON.stringify([...gemini.requests, ...pinecone.requests].map(({ body, query }) => [body, query.toString()]));
  expect(gemini.asked('generateContent')).toHaveLength(2);
  expect(sent).not.toMatch(/Souza|ana@mail|ana\.private|23456789|4111/);
});

describe('Find Similar Tickets', () => {
  const find = (inputData: object, authData: object) => run('searches.similar_tickets.operation.perform', inputData, authData);
  test('its sample is what it gives on the sample articles', async () => {
    const rows: Record<string, string>[] = parse(readFileSync(join(__dirname, '../../data/demo/tickets.csv')), { columns: true, bom: true });
    const ticket = rows.find((row) => Object.values(row).includes('FJ-1001')) ?? {};
    const [first] = await find({ message: ticket.message ?? ticket.Message, subject: ticket.subject ?? ticket.Subject, limit: '3' }, { ...gem, ...place('by-gemini', 768) });
    expect(first).toEqual(similarTickets.operation.sample);
  });

  test('the least similarity of the step counts before that of the embedding model', async () => {
    const scores = async (min_similarity: string) => (await find({ message: QUESTION.message, min_similarity, limit: '20' }, { ...gem, ...place('by-gemini', 768) })).map(({ score }: { score: number }) => score);
    const [best = 0] = await scores('');
    expect(Math.min(...await scores(''))).toBeGreaterThanOrEqual(0.5);
    expect(await scores(String(best + 0.01))).toEqual([]);
    expect((await scores('0')).length).toBeGreaterThan((await scores('')).length);
    await expect(scores('a lot')).rejects.toThrow('“Least Similarity” holds “a lot”, which is no number');
    expect((await draft({ ...QUESTION, min_similarity: '1' }, { ...gem, ...place('by-gemini', 768) })).sources).toEqual([]);
  });

  test('another index of the same project can be chosen; its place is looked up', async () => {
    const results = await find({ message: QUESTION.message, index: 'by-gemini', limit: '1' }, { ...gem, ...place('elsewhere', 1536) });
    expect(results.map(({ id }: { id: string }) => id)).toEqual(['KB-001']);
    expect(pinecone.requests.map(({ path }) => path)).toContain('/indexes/by-gemini');
  });

  test('blank finds nothing; with nothing to search in it says what to do', async () => {
    expect(await find({ message: '  ' }, { ...gem, ...place('by-gemini', 768) })).toEqual([]);
    await expect(find({ message: 'x' }, gem)).rejects.toThrow(/There is nothing to search in: add Pinecone to this connection/);
  });
});

test('the dropdowns fill from the connection, and say what is missing', async () => {
  expect((await run('triggers.gemini_models.operation.perform', {}, gem))[0].id).toBe('gemini-3.5-flash-lite');
  expect(await run('triggers.pinecone_indexes.operation.perform', {}, { pinecone_api_key: PINECONE_KEY })).toEqual([{ id: 'by-gemini', label: 'by-gemini (768, cosine)' }, { id: 'by-pinecone', label: 'by-pinecone (1024, cosine)' }]);
  await expect(run('triggers.gemini_models.operation.perform', {}, {})).rejects.toThrow(/no Gemini API key/);
  await expect(run('triggers.pinecone_indexes.operation.perform', {}, {})).rejects.toThrow(/no Pinecone API key/);
});

test('the connection looks its index up once and tests every key that is there', async () => {
  const authData = { ...gem, pinecone_api_key: PINECONE_KEY, pinecone_index: 'by-gemini' };
  expect(await run('authentication.sessionConfig.perform', {}, authData)).toMatchObject({ pinecone_host: `${pinecone.url}/host/by-gemini`, pinecone_dimension: '768', pinecone_metric: 'cosine' });
  expect(pineconeAsked()).toEqual(['/indexes/by-gemini']);
  expect(await run('authentication.test', {}, authData)).toEqual({ connected: 'Gemini, Pinecone by-gemini' });
});
