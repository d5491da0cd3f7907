import { modelChoices, testGeminiKey } from '../../../src/adapters/gemini/models.ts';
import { thinkingFor } from '../../../src/adapters/gemini/model_rules.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../../fakes/gemini/server.ts';

let gemini: FakeGemini;
beforeAll(async () => { gemini = await startFakeGemini(); process.env.GEMINI_BASE_URL = gemini.url; });
afterEach(() => gemini.reset());
afterAll(async () => { delete process.env.GEMINI_BASE_URL; await gemini.close(); });

test('the dropdown: text models only, the recommended first, no alias that shifts', async () => {
  const choices = await modelChoices(GEMINI_KEY, createDeadline());
  expect(choices[0]).toEqual({ id: 'gemini-3.5-flash-lite', label: 'Gemini-3.5-flash-lite (recommended)' });
  expect(choices.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['gemini-flash-latest']));
  expect(choices.filter(({ id }) => /embedding|latest/.test(id))).toEqual([]);
  expect(gemini.requests[0]).toMatchObject({ method: 'GET', path: '/v1beta/models' });
  expect(gemini.requests[0]?.query.toString()).toBe('pageSize=1000');
});

test('models on several pages are all listed, once asked for each page', async () => {
  const page = (names: string[], nextPageToken?: string) => ({ kind: 'answer' as const, status: 200, body: { models: names.map((name) => ({ name: `models/${name}`, supportedGenerationMethods: ['generateContent'] })), ...(nextPageToken && { nextPageToken }) } });
  gemini.inject(page(['gemini-3.5-flash'], 'second'), 1);
  gemini.inject(page(['gemini-3.5-flash-lite']), 1);
  expect((await modelChoices(GEMINI_KEY, createDeadline())).map(({ id }) => id)).toEqual(['gemini-3.5-flash-lite', 'gemini-3.5-flash']);
  expect(gemini.requests.map(({ query }) => query.get('pageToken'))).toEqual([null, 'second']);
});

test('a model on two pages is listed once, and a page that names itself as the next is the last', async () => {
  gemini.inject({ kind: 'answer', status: 200, body: { models: ['gemini-3.5-flash', 'gemini-3.6-flash'].map((name) => ({ name: `models/${name}`, supportedGenerationMethods: ['generateContent'] })), nextPageToken: 'again' } });
  expect((await modelChoices(GEMINI_KEY, createDeadline())).map(({ id }) => id)).toEqual(['gemini-3.5-flash', 'gemini-3.6-flash']);
  expect(gemini.requests).toHaveLength(2);
});

test('the connection\'s test is one cheap request with the key in its header', async () => {
  await testGeminiKey(` ${GEMINI_KEY}\n`, createDeadline());
  expect(gemini.requests).toHaveLength(1);
  expect(gemini.requests[0]?.query.toString()).toBe('pageSize=1');
  expect(gemini.requests[0]?.headers['x-goog-api-key']).toBe(GEMINI_KEY);
});

test('a redirect is not followed with the key', async () => {
  const elsewhere = await startFakeGemini();
  gemini.inject({ kind: 'redirect', location: `${elsewhere.url}/v1beta/models` });
  await expect(testGeminiKey(GEMINI_KEY, createDeadline())).rejects.toMatchObject({ problem: 'unreachable' });
  expect(elsewhere.requests).toHaveLength(0);
  await elsewhere.close();
});

test.each(['gemini-2.5-flash', 'gemini-2.5-flash-lite', 'gemini-3.5-flash-lite'])('%s, answered by a lite model, is left at its default', (model) => {
  expect(thinkingFor(model)).toBeUndefined();
});
