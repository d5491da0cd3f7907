import { indexChoices, resolveIndex, usableHost } from '../../../src/adapters/pinecone/index_host.ts';
import { retryAfterSeconds } from '../../../src/adapters/retry_after.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../../fakes/pinecone/server.ts';

let pinecone: FakePinecone;
beforeAll(async () => {
  pinecone = await startFakePinecone();
  process.env.PINECONE_CONTROLLER_URL = pinecone.url;
  pinecone.addIndex({ name: 'support-kb', dimension: 768 });
  pinecone.addIndex({ name: 'dots', dimension: 1024, metric: 'dotproduct' });
  pinecone.addIndex({ name: 'papers', dimension: 768, form: 'documents' });
  pinecone.addIndex({ name: 'words', dimension: 0, form: 'sparse' });
  pinecone.addIndex({ name: 'young', dimension: 768, ready: false });
});
afterEach(() => pinecone.reset());
afterAll(async () => { delete process.env.PINECONE_CONTROLLER_URL; await pinecone.close(); });

test('host, dimension and metric with one request; never the private host', async () => {
  expect(await resolveIndex(PINECONE_KEY, ' support-kb ', createDeadline())).toEqual({ host: `${pinecone.url}/host/support-kb`, dimension: 768, metric: 'cosine' });
  expect(pinecone.requests.map(({ path }) => path)).toEqual(['/indexes/support-kb']);
});

test.each([
  ['papers', 'index_unfit', 'made for documents'], ['words', 'index_unfit', 'holds no dense vectors'], ['young', 'index_not_ready', 'still being prepared'],
  ['nowhere', 'index_missing', '“nowhere” was not found'], ['Not A Name', 'index_missing', 'was not found'],
])('%s: %s', async (name, problem, sentence) => {
  await expect(resolveIndex(PINECONE_KEY, name, createDeadline())).rejects.toMatchObject({ problem, message: expect.stringContaining(sentence) });
});

test('the dropdown shows only what can be used', async () => {
  expect(await indexChoices(PINECONE_KEY, createDeadline())).toEqual([
    { id: 'support-kb', label: 'support-kb (768, cosine)' }, { id: 'dots', label: 'dots (1024, dotproduct)' },
  ]);
});

describe('an index of a kind that the SDK does not know', () => {
  const model = (name: string, more: object = {}) => ({
    name, host: `${pinecone.url}/host/${name}`, status: { ready: true, state: 'Ready' }, deployment: { deployment_type: 'managed', cloud: 'aws', region: 'us-east-1' }, read_capacity: { mode: 'OnDemand', status: { state: 'Ready' } },
    schema: { fields: { _values: { type: 'dense_vector', dimension: 768, metric: 'cosine' } } }, deletion_protection: 'disabled', ...more,
  });
  const newFields = () => model('tensors', { schema: { fields: { _values: { type: 'tensor', dimension: 768 } } } });
  const newDeployment = () => model('orbital', { deployment: { deployment_type: 'satellite', orbit: 'low' } });
  const newCapacity = () => model('elastic', { read_capacity: { mode: 'Elastic', status: { state: 'Ready' } } });

  test('leaves the others in the dropdown, and stays itself where only its place is new', async () => {
    pinecone.inject({ kind: 'answer', status: 200, body: { indexes: [model('first'), newFields(), newDeployment(), newCapacity(), 'nonsense', null, model('last')] } });
    expect((await indexChoices(PINECONE_KEY, createDeadline())).map(({ label }) => label)).toEqual(['first', 'orbital', 'elastic', 'last'].map((name) => `${name} (768, cosine)`));
  });

  test('is refused by a sentence that names it; one whose place alone is new is used', async () => {
    pinecone.inject({ kind: 'answer', status: 200, body: newFields() }, 1);
    await expect(resolveIndex(PINECONE_KEY, 'tensors', createDeadline())).rejects.toMatchObject({ problem: 'index_unfit', message: expect.stringContaining('it is of a kind that this app does not know') });
    pinecone.inject({ kind: 'answer', status: 200, body: newDeployment() }, 1);
    expect(await resolveIndex(PINECONE_KEY, 'orbital', createDeadline())).toEqual({ host: `${pinecone.url}/host/orbital`, dimension: 768, metric: 'cosine' });
  });

  test.each([[500, 'unavailable'], [401, 'bad_key'], [200, 'nonsense']])('an answer %i without indexes is still that failure', async (status, problem) => {
    pinecone.inject({ kind: 'answer', status, body: { error: { message: 'no' } } });
    await expect(indexChoices(PINECONE_KEY, createDeadline())).rejects.toMatchObject({ problem });
    await expect(resolveIndex(PINECONE_KEY, 'support-kb', createDeadline())).rejects.toMatchObject({ problem });
  });
});

describe('an emulator of an older API, hosts without a scheme', () => {
  const older = (more: object = {}) => ({ name: 'old-kb', dimension: 384, metric: 'dotproduct', host: `${pinecone.url.slice(7)}/host/old-kb`, spec: { serverless: { cloud: 'aws', region: 'us-east-1' } }, status: { ready: true, state: 'Ready' }, deletion_protection: 'disabled', ...more });

  test('is understood', async () => {
    pinecone.inject({ kind: 'answer', status: 200, body: older() });
    expect(await resolveIndex(PINECONE_KEY, 'old-kb', createDeadline())).toEqual({ host: `${pinecone.url}/host/old-kb`, dimension: 384, metric: 'dotproduct' });
  });

  test('its sparse and unready indexes are refused and not shown', async () => {
    pinecone.inject({ kind: 'answer', status: 200, body: older({ vector_type: 'sparse' }) }, 1);
    await expect(resolveIndex(PINECONE_KEY, 'old-kb', createDeadline())).rejects.toMatchObject({ problem: 'index_unfit' });
    pinecone.inject({ kind: 'answer', status: 200, body: { indexes: [older(), older({ name: 'sparse', vector_type: 'sparse' }), older({ name: 'young', status: { ready: false } })] } });
    expect(await indexChoices(PINECONE_KEY, createDeadline())).toEqual([{ id: 'old-kb', label: 'old-kb (384, dotproduct)' }]);
  });
});

test('hosts', () => {
  expect(usableHost(' kb-x.svc.pinecone.io/ ')).toBe('kb-x.svc.pinecone.io');
  expect(usableHost('https://kb-x.svc.pinecone.io//')).toBe('https://kb-x.svc.pinecone.io');
  expect(usableHost('http://127.0.0.1:9/host/a')).toBe('http://127.0.0.1:9/host/a');
  expect(usableHost('http://kb-x.svc.pinecone.io')).toBe('');
  expect(usableHost('')).toBe('');
  // An emulator names its host without a scheme, as the real service does, and speaks plain http.
  expect(usableHost('localhost:5081')).toBe('http://localhost:5081');
  expect(usableHost('127.0.0.1:9/host/a/')).toBe('http://127.0.0.1:9/host/a');
  // The key goes to Pinecone's own hosts alone.
  for (const host of ['localhost.evil.example', 'kb.evil.example', 'https://pinecone.io.evil.example', 'https://evilpinecone.io', 'https://user:pass@kb.svc.pinecone.io', 'https://kb.svc.pinecone.io@evil.example', 'https://kb.svc.pinecone.io:8443']) expect(usableHost(host)).toBe('');
  expect(usableHost('http://localhost.evil.example')).toBe('');
});

test('Retry-After as seconds and as a date', () => {
  expect(retryAfterSeconds('17')).toBe(17);
  expect(retryAfterSeconds('0.2')).toBe(1);
  expect(retryAfterSeconds('Sun, 22 Nov 2026 12:00:30 GMT', Date.parse('2026-11-22T12:00:00Z'))).toBe(30);
  expect(retryAfterSeconds('soon')).toBeUndefined();
  expect(retryAfterSeconds('')).toBeUndefined();
  expect(retryAfterSeconds('Sunday, 22-Nov-26 12:00:30 GMT', Date.parse('2026-11-22T12:00:00Z'))).toBe(30);
  expect(retryAfterSeconds('Sun Nov 22 12:00:30 2026')).toBe(retryAfterSeconds('Sun, 22 Nov 2026 12:00:30 GMT'));
  for (const garbage of ['-5', 'in 12', '12, 13', '12s', '1e3', 'Infinity']) expect(retryAfterSeconds(garbage)).toBeUndefined();
});
