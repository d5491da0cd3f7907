import { embedTexts } from '../../../src/adapters/gemini/embedding.ts';
import { normalised } from '../../../src/adapters/gemini/embedding_model.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../../fakes/gemini/server.ts';

let gemini: FakeGemini;
beforeAll(async () => { gemini = await startFakeGemini(); process.env.GEMINI_BASE_URL = gemini.url; });
afterEach(() => gemini.reset());
afterAll(async () => { delete process.env.GEMINI_BASE_URL; await gemini.close(); });

const embed = (texts: { title?: string; text: string }[], model = 'gemini-embedding-2', form: 'query' | 'document' | 'similarity' = 'document') =>
  embedTexts({ apiKey: GEMINI_KEY, model, dimension: 256, form, deadline: createDeadline() }, texts);
const length = (vector: number[] | undefined) => Math.hypot(...(vector ?? []));

test('unit vectors, in order, one batch entry for each text', async () => {
  const vectors = await embed([{ text: 'first' }, { title: 'T', text: 'second' }]);
  expect(vectors).toHaveLength(2);
  expect(length(vectors[0])).toBeCloseTo(1, 10);
  const body = gemini.asked('batchEmbedContents')[0]?.body;
  expect(body.requests.map(({ content }: any) => content.parts)).toEqual([[{ text: 'title: none | text: first' }], [{ text: 'title: T | text: second' }]]);
  expect((await embed([{ text: 'first' }]))[0]).toEqual(vectors[0]);
});

test('gemini-embedding-001 is told its task by field and normalised by us', async () => {
  const [vector] = await embed([{ text: 'a question' }], 'gemini-embedding-001', 'query');
  expect(length(vector)).toBeCloseTo(1, 10);
  expect(gemini.requests[0]?.body).toMatchObject({ taskType: 'RETRIEVAL_QUERY', outputDimensionality: 256, content: { parts: [{ text: 'a question' }] } });
});

test('no texts, no request', async () => {
  expect(await embed([])).toEqual([]);
  expect(gemini.requests).toHaveLength(0);
});

test.each([
  ['too few vectors', { embeddings: [{ values: new Array(256).fill(0.1) }] }], ['another dimension', { embeddings: [{ values: [1] }, { values: [1] }] }],
  ['zeros', { embeddings: [{ values: new Array(256).fill(0) }, { values: new Array(256).fill(0) }] }], ['no list', { embeddings: 'x' }], ['null', { embeddings: [null, null] }],
])('%s is nonsense', async (_what, body) => {
  gemini.inject({ kind: 'answer', status: 200, body });
  await expect(embed([{ text: 'a' }, { text: 'b' }])).rejects.toMatchObject({ problem: 'nonsense' });
});

test('normalising by hand', () => {
  expect(normalised([3, 4], 2)).toEqual([0.6, 0.8]);
  expect(normalised([3, Number.NaN], 2)).toBeUndefined();
  expect(normalised([3, null], 2)).toBeUndefined();
  expect(normalised([0, 0], 2)).toBeUndefined();
  expect(normalised([1e200, 1e200], 2)).toBeUndefined();
});
