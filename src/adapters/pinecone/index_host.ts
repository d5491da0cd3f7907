import { classifyIndexShape, deriveDimension, deriveMetric, type IndexModel } from '@pinecone-database/pinecone';
import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { Choice } from '../../ports/ticket_source.ts';
import { answeredWith, askPinecone } from './transport.ts';

export interface IndexPlace {
  /** Address of the data plane, without a trailing slash. */
  host: string;
  dimension: number;
  /** `cosine`, `dotproduct` or `euclidean`. */
  metric: string;
}

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?=[:/]|$)/i;

/** Where Pinecone keeps indexes: the API key goes to no other host, whatever an answer or a stored connection names. */
const PINECONES = /(?:^|\.)pinecone\.io(?::443)?$/i;

/**
 * A host as the SDK takes it: no trailing slash (it would ask for `//query`); one of Pinecone's by https, or, for emulators,
 * loopback, by plain http where they name no scheme. `""` for any other.
 */
export function usableHost(host: string): string {
  const bare = host.trim().replace(/(?<!\/)\/+$/, '');
  const address = LOOPBACK.test(bare) ? `http://${bare}` : bare;
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!bare || !URL.canParse(whole)) return '';
  const { protocol, host: name, username, password } = new URL(whole);
  return !username && !password && (LOOPBACK.test(name) || (protocol === 'https:' && PINECONES.test(name))) ? address : '';
}

interface Vectors {
  dimension: number;
  metric: string;
}

/** What emulators of an older API say: vectors described at the top, no schema at all. */
function olderVectors(sent: Record<string, unknown>): Vectors | undefined {
  const { schema, dimension, metric, vector_type: type = 'dense' } = sent;
  if (schema !== undefined || typeof dimension !== 'number' || dimension < 1 || type !== 'dense') return undefined;
  return { dimension, metric: typeof metric === 'string' ? metric : 'cosine' };
}

/** The dense vectors of an index in vectors form, or why there are none. The model's own getters may throw, hence `derive*`. */
function vectorsOf(model: IndexModel, sent: Record<string, unknown>): Vectors | 'documents' | 'none' {
  const older = olderVectors(sent);
  if (older) return older;
  const shape = classifyIndexShape(model);
  if (shape === 'documents-api') return 'documents';
  const dimension = deriveDimension(model);
  if (shape !== 'vectors-api' || dimension.outcome !== 'value' || !dimension.value) return 'none';
  const metric = deriveMetric(model);
  return { dimension: dimension.value, metric: metric.outcome === 'value' ? metric.value : 'cosine' };
}

/** Why an index cannot be used, or its place. */
function placeOf(model: IndexModel, sent: Record<string, unknown>): IndexPlace {
  const subject = model.name;
  if (!model.status) throw new VendorError('pinecone', 'nonsense');
  if (!model.status.ready) throw new VendorError('pinecone', 'index_not_ready', { subject });
  const vectors = vectorsOf(model, sent);
  if (vectors === 'documents') throw new VendorError('pinecone', 'index_unfit', { subject, said: 'it is made for documents' });
  if (vectors === 'none') throw new VendorError('pinecone', 'index_unfit', { subject, said: 'it holds no dense vectors' });
  const host = usableHost(model.host ?? '');
  if (!host) throw new VendorError('pinecone', 'nonsense');
  return { host, ...vectors };
}

/**
 * One index out of an answer that the SDK could not read: it refuses kinds of deployment, capacity and field that are newer than
 * itself, and with them the whole answer. The first two do not matter here. Undefined where it is the fields.
 */
async function readAlone(apiKey: string, sent: object): Promise<IndexModel | undefined> {
  const known = { ...sent, deployment: { deployment_type: 'managed' }, read_capacity: undefined };
  return answeredWith(apiKey, { indexes: [known] }).indexes.list().then(({ indexes }) => indexes?.[0], () => undefined);
}

/** What an answer holds, or undefined where it is no answer. */
function held<Held>(read: () => Held): Held | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Where an index is and what vectors it takes: one request, made once per connection. Throws VendorError. */
export async function resolveIndex(apiKey: string, indexName: string, deadline: Deadline): Promise<IndexPlace> {
  const name = indexName.trim();
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) throw new VendorError('pinecone', 'index_missing', { subject: name });
  return askPinecone({ apiKey, indexName: name }, deadline, async (pinecone, sent) => {
    const model = await pinecone.indexes.describe(name).catch(async (error: unknown) => {
      const unread = held(sent);
      if (unread?.name !== name) throw error;
      return readAlone(apiKey, unread);
    });
    if (!model) throw new VendorError('pinecone', 'index_unfit', { subject: name, said: 'it is of a kind that this app does not know' });
    return placeOf(model, sent());
  });
}

/** The indexes that can be used here: dense, in vectors form, ready; labelled "support-kb (768, cosine)". Throws VendorError. */
export async function indexChoices(apiKey: string, deadline: Deadline): Promise<Choice[]> {
  return askPinecone({ apiKey, indexName: '' }, deadline, async (pinecone, sent) => {
    const listed = () => {
      const { indexes } = sent();
      if (!Array.isArray(indexes)) throw new VendorError('pinecone', 'nonsense');
      return indexes;
    };
    const models = await pinecone.indexes.list().then(({ indexes }) => indexes ?? [], async (error: unknown) => {
      const unread = held(listed);
      if (!unread) throw error;
      return Promise.all(unread.map((one) => readAlone(apiKey, one)));
    });
    return listed().flatMap((one, at): Choice[] => {
      const model = models[at];
      const vectors = model?.status?.ready ? vectorsOf(model, one) : 'none';
      return !model || typeof vectors === 'string' ? [] : [{ id: model.name, label: `${model.name} (${vectors.dimension}, ${vectors.metric})` }];
    });
  });
}
