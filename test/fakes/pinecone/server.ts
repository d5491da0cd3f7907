/**
 * Pinecone on loopback: control plane, data plane of one host per index, and hosted inference, in the shapes of API
 * version 2026-07. Enforces dimension, metadata, size and batch limits, keeps namespaces apart, and can index late.
 */
import { wordsEmbedding } from '../words_embedding.ts';
import { startFaultyServer, type Answer, type FaultyServer, type RecordedRequest } from '../faulty_server.ts';

export const PINECONE_KEY = 'pcsk_fake-pinecone-key-0123456789';
const API_VERSION = '2026-07';

interface Stored { values: number[]; metadata: Record<string, unknown>; visibleAt: number }

export interface FakeIndex {
  name: string;
  dimension: number;
  metric: string;
  ready: boolean;
  /** `vectors` is what this app uses; `documents` and `sparse` must be refused. */
  form: 'vectors' | 'documents' | 'sparse';
  namespaces: Map<string, Map<string, Stored>>;
}

export interface FakePinecone extends FaultyServer {
  addIndex(index: { name: string; dimension: number; metric?: string; ready?: boolean; form?: FakeIndex['form'] }): FakeIndex;
  index(name: string): FakeIndex;
  /** Milliseconds until what was written can be read. */
  indexingDelay: number;
  /** Requests whose path ends so, for example `/query`. */
  asked(path: string): RecordedRequest[];
}

const plain = (code: number, message: string, status = 400): Answer => ({ status, body: { code, message, details: [] } });
const control = (status: number, code: string, message: string): Answer => ({ status, body: { error: { code, message }, status } });

function modelOf(index: FakeIndex, base: string): object {
  const fields = {
    vectors: { _values: { type: 'dense_vector', dimension: index.dimension, metric: index.metric } },
    sparse: { _sparse_values: { type: 'sparse_vector', metric: 'dotproduct' } },
    documents: { body: { type: 'dense_vector', dimension: index.dimension, metric: index.metric } },
  }[index.form];
  return {
    name: index.name, host: `${base}/host/${index.name}`, private_host: `${index.name}.private.invalid`, status: { ready: index.ready, state: index.ready ? 'Ready' : 'Initializing' },
    deployment: { deployment_type: 'managed', cloud: 'aws', region: 'us-east-1', environment: 'aped-4627-b74a' }, read_capacity: { mode: 'OnDemand', status: { state: 'Ready' } },
    schema: { fields: index.ready || index.form !== 'vectors' ? fields : {} }, tags: {}, deletion_protection: 'disabled',
  };
}

function metadataProblem(metadata: unknown): string {
  if (metadata === undefined) return '';
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return 'Metadata must be an object';
  if (Buffer.byteLength(JSON.stringify(metadata)) > 40_960) return 'Metadata size is larger than the limit of 40960 bytes';
  for (const [key, value] of Object.entries(metadata)) {
    const ok = ['string', 'number', 'boolean'].includes(typeof value) || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
    if (!ok) return `Metadata value must be a string, number, boolean or list of strings, got '${JSON.stringify(value)}' for field '${key}'`;
  }
  return '';
}

function score(metric: string, a: number[], b: number[]): number {
  if (metric === 'euclidean') return a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0);
  const dot = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return metric === 'dotproduct' ? dot : dot / (Math.hypot(...a) * Math.hypot(...b) || 1);
}

const space = (index: FakeIndex, namespace: string): Map<string, Stored> => {
  const existing = index.namespaces.get(namespace);
  if (existing) return existing;
  const fresh = new Map<string, Stored>();
  index.namespaces.set(namespace, fresh);
  return fresh;
};

function upsert(index: FakeIndex, request: RecordedRequest, delay: number): Answer {
  if (request.bytes > 2 * 1024 * 1024) return plain(3, 'Request size exceeds the maximum of 2 MB', 413);
  const vectors: any[] = request.body?.vectors ?? [];
  if (vectors.length === 0 || vectors.length > 1000) return plain(3, 'The number of vectors must be from 1 to 1000');
  for (const { id, values, metadata } of vectors) {
    if (typeof id !== 'string' || id.length === 0 || id.length > 512) return plain(3, 'Vector ID must be 1 to 512 characters');
    if (!Array.isArray(values) || values.some((value: unknown) => typeof value !== 'number')) return plain(3, 'Vector values must be numbers');
    if (values.length !== index.dimension) return plain(3, `Vector dimension ${values.length} does not match the dimension of the index ${index.dimension}`);
    if (values.every((value: number) => value === 0)) return plain(3, 'Dense vectors must contain at least one non-zero value');
    const problem = metadataProblem(metadata);
    if (problem) return plain(3, problem);
  }
  const target = space(index, request.body.namespace ?? '__default__');
  for (const { id, values, metadata } of vectors) target.set(id, { values, metadata: metadata ?? {}, visibleAt: Date.now() + delay });
  return { status: 200, body: { upsertedCount: vectors.length } };
}

function query(index: FakeIndex, request: RecordedRequest): Answer {
  const { vector, topK, namespace = '__default__', includeMetadata = false, includeValues = false } = request.body ?? {};
  const unknown = Object.keys(request.body ?? {}).find((key) => !['vector', 'topK', 'namespace', 'includeMetadata', 'includeValues', 'filter', 'id'].includes(key));
  if (unknown) return plain(3, `unknown field ${unknown}`);
  if (!Number.isInteger(topK) || topK < 1 || topK > 10_000) return plain(3, 'topK must be from 1 to 10000');
  if (!Array.isArray(vector) || vector.length !== index.dimension) return plain(3, `Vector dimension ${vector?.length} does not match the dimension of the index ${index.dimension}`);
  const best = [...(index.namespaces.get(namespace) ?? [])].filter(([, { visibleAt }]) => visibleAt <= Date.now())
    .map(([id, { values, metadata }]) => ({ id, score: score(index.metric, vector, values), values: includeValues ? values : [], ...(includeMetadata && { metadata }) }))
    .sort((a, b) => (index.metric === 'euclidean' ? a.score - b.score : b.score - a.score)).slice(0, topK);
  return { status: 200, body: { matches: best, namespace, usage: { readUnits: 5 } } };
}

function remove(index: FakeIndex, body: any): Answer {
  const target = index.namespaces.get(body?.namespace ?? '__default__');
  if (!target) return plain(5, 'Namespace not found', 404);
  if (Array.isArray(body.ids) && body.ids.length > 1000) return plain(3, 'At most 1000 ids');
  if (body.deleteAll) target.clear();
  else for (const id of body.ids ?? []) target.delete(id);
  return { status: 200, body: {} };
}

function dataPlane(index: FakeIndex, path: string, request: RecordedRequest, delay: number): Answer {
  if (index.form === 'documents') return plain(3, 'This index serves the documents API: it has a document schema');
  const namespace = request.query.get('namespace') ?? '__default__';
  switch (`${request.method} ${path}`) {
    case 'POST /vectors/upsert': return upsert(index, request, delay);
    case 'POST /query': return query(index, request);
    case 'POST /vectors/delete': return remove(index, request.body);
    case 'POST /describe_index_stats': {
      const namespaces = Object.fromEntries([...index.namespaces].map(([name, records]) => [name, { vectorCount: records.size }]));
      const totalVectorCount = [...index.namespaces.values()].reduce((sum, records) => sum + records.size, 0);
      return { status: 200, body: { namespaces, dimension: index.dimension, indexFullness: 0, totalVectorCount, metric: index.metric, vectorType: 'dense' } };
    }
    case 'GET /vectors/fetch': {
      const ids = request.query.getAll('ids');
      if (ids.length === 0 || ids.length > 1000) return plain(3, 'The number of ids must be from 1 to 1000');
      const found = ids.flatMap((id) => { const stored = index.namespaces.get(namespace)?.get(id); return stored && stored.visibleAt <= Date.now() ? [[id, { id, values: stored.values, metadata: stored.metadata }]] : []; });
      return { status: 200, body: { vectors: Object.fromEntries(found), namespace, usage: { readUnits: 1 } } };
    }
    case 'GET /vectors/list': {
      const prefix = request.query.get('prefix') ?? '';
      const limit = Number(request.query.get('limit') ?? 100);
      if (limit < 1 || limit > 100) return plain(3, 'limit must be from 1 to 100');
      const after = request.query.get('paginationToken') ?? '';
      const ids = [...(index.namespaces.get(namespace)?.keys() ?? [])].filter((id) => id.startsWith(prefix) && id > after).sort();
      const page = ids.slice(0, limit);
      const next = ids.length > limit ? { pagination: { next: page.at(-1) } } : {};
      return { status: 200, body: { vectors: page.map((id) => ({ id })), namespace, ...next, usage: { readUnits: 1 } } };
    }
    default: return plain(5, 'not found', 404);
  }
}

/** multilingual-e5-large: questions and passages are told apart by `input_type`, at most 96 texts a request. */
function hostedEmbedding(body: any): Answer {
  const inputs: any[] = body?.inputs ?? [];
  if (body?.model !== 'multilingual-e5-large') return control(404, 'NOT_FOUND', `Model '${body?.model}' not found`);
  if (inputs.length === 0 || inputs.length > 96) return control(400, 'INVALID_ARGUMENT', `Input length '${inputs.length}' exceeds inputs limit of 96 for model 'multilingual-e5-large'`);
  if (!['query', 'passage'].includes(body.parameters?.input_type)) return control(400, 'INVALID_ARGUMENT', "Model 'multilingual-e5-large' requires parameter 'input_type'");
  if (inputs.some(({ text }) => typeof text !== 'string' || !text.trim())) return control(400, 'INVALID_ARGUMENT', 'Inputs must not be empty');
  // e5's cosines crowd between 0.7 and 1: half of every vector is one shared direction.
  const data = inputs.map(({ text }) => {
    const own = wordsEmbedding(text, 'e5', 1024);
    const shared = wordsEmbedding('shared', 'e5-common', 1024);
    const mixed = own.map((value, at) => value * 0.6 + (shared[at] ?? 0) * 0.8);
    const length = Math.hypot(...mixed);
    return { values: mixed.map((value) => value / length), vector_type: 'dense' };
  });
  return { status: 200, body: { model: body.model, vector_type: 'dense', data, usage: { total_tokens: inputs.length * 20 } } };
}

export async function startFakePinecone(): Promise<FakePinecone> {
  const indexes = new Map<string, FakeIndex>();
  const state = { indexingDelay: 0 };
  let base = '';
  const addIndex: FakePinecone['addIndex'] = ({ name, dimension, metric = 'cosine', ready = true, form = 'vectors' }) => {
    const index = { name, dimension, metric, ready, form, namespaces: new Map() };
    indexes.set(name, index);
    return index;
  };
  const controlPlane = (request: RecordedRequest): Answer => {
    const [, name = ''] = /^\/indexes\/([^/]+)$/.exec(request.path) ?? [];
    if (request.method === 'GET' && request.path === '/indexes') return { status: 200, body: { indexes: [...indexes.values()].map((index) => modelOf(index, base)) } };
    if (request.method === 'POST' && request.path === '/indexes') {
      const values = request.body?.schema?.fields?._values;
      if (!values?.dimension || !request.body.name) return control(422, 'INVALID_ARGUMENT', 'schema is missing');
      if (indexes.has(request.body.name)) return control(409, 'ALREADY_EXISTS', 'Resource already exists');
      return { status: 201, body: modelOf(addIndex({ name: request.body.name, dimension: values.dimension, metric: values.metric }), base) };
    }
    const index = indexes.get(name);
    return request.method === 'GET' && index ? { status: 200, body: modelOf(index, base) } : control(404, 'NOT_FOUND', `Resource ${name} not found`);
  };
  const server = await startFaultyServer((request): Answer => {
    if (request.headers['api-key'] !== PINECONE_KEY) return { status: 401, body: 'Invalid API Key', headers: { 'content-type': 'text/plain' } };
    if (request.headers['x-pinecone-api-version'] !== API_VERSION) return control(400, 'INVALID_ARGUMENT', 'Unsupported X-Pinecone-Api-Version');
    if (request.path === '/embed') return hostedEmbedding(request.body);
    const [, name = '', path = ''] = /^\/host\/([^/]+)(\/.*)$/.exec(request.path) ?? [];
    const index = indexes.get(name);
    return index ? dataPlane(index, path, request, state.indexingDelay) : controlPlane(request);
  });
  base = server.url;
  return {
    ...server, addIndex,
    index: (name) => { const index = indexes.get(name); if (!index) throw new Error(`no index ${name}`); return index; },
    get indexingDelay() { return state.indexingDelay; },
    set indexingDelay(ms: number) { state.indexingDelay = ms; },
    asked: (path) => server.requests.filter((request) => request.path.endsWith(path)),
    reset: () => { server.reset(); state.indexingDelay = 0; },
  };
}
