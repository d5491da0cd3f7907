import type { Index, Pinecone, PineconeRecord } from '@pinecone-database/pinecone';
import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { EmbeddingForm } from '../gemini/embedding_model.ts';
import { pickEmbedder, type Embedder } from './embedder.ts';
import { resolveIndex, usableHost, type IndexPlace } from './index_host.ts';
import type { EmbeddedBy, Metadata } from './records.ts';
import { askPinecone, type AskOptions, type PineconeAccess } from './transport.ts';

export interface PineconeSettings extends PineconeAccess, IndexPlace {
  /** `""` means Pinecone's hosted embedding. */
  geminiApiKey: string;
}

export interface StoredRecord {
  id: string;
  metadata: Metadata;
}

/** One index as this app uses it: few calls, each checked against what the server really sent. Every method throws VendorError. */
export interface PineconeIndex {
  name: string;
  metric: string;
  embedder: Embedder;
  /** What every record says about its vector. */
  embeddedBy: EmbeddedBy;
  embedOne(form: EmbeddingForm, text: string, deadline: Deadline, title?: string): Promise<number[]>;
  query(namespace: string, vector: number[], topK: number, deadline: Deadline): Promise<(StoredRecord & { score?: number | undefined })[]>;
  /** One page of ids that begin so; `next` is `""` on the last. */
  listPage(namespace: string, prefix: string, limit: number, deadline: Deadline, paginationToken?: string): Promise<{ ids: string[]; next: string }>;
  fetch(namespace: string, ids: string[], deadline: Deadline): Promise<StoredRecord[]>;
  upsert(namespace: string, records: PineconeRecord[], deadline: Deadline): Promise<void>;
  /** True once they are gone, or never were there. */
  deleteIds(namespace: string, ids: string[], deadline: Deadline): Promise<boolean>;
  /** Records in each namespace. */
  counts(deadline: Deadline): Promise<Record<string, number>>;
}

/** An upsert carries up to 2 MB. */
const UPSERT_SHARE_MS = 8_000;

/** What a server that found nothing still sends; anything else without its list is no answer. */
function requireList(sent: Record<string, unknown>, key: string, isList: (value: unknown) => boolean): void {
  const absent = sent[key] === undefined && ('namespace' in sent || 'usage' in sent || 'pagination' in sent);
  if (!absent && !isList(sent[key])) throw new VendorError('pinecone', 'nonsense');
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Opens an index; host, dimension and metric come from the connection, or are looked up where it has none. */
export async function openIndex(settings: PineconeSettings, deadline: Deadline): Promise<PineconeIndex> {
  const { apiKey, indexName } = settings;
  const known = usableHost(settings.host) && settings.dimension > 0;
  const place = known ? settings : await resolveIndex(apiKey, indexName, deadline);
  const host = usableHost(place.host);
  const embedder = pickEmbedder({ apiKey, geminiApiKey: settings.geminiApiKey, indexName, dimension: place.dimension });
  const ask = <Answer>(namespace: string, time: Deadline, call: (index: Index, sent: () => Record<string, unknown>) => Promise<Answer>, options?: AskOptions<Answer>) =>
    askPinecone({ apiKey, indexName }, time, (pinecone: Pinecone, sent) => call(pinecone.index({ host, namespace }), sent), options);
  return {
    name: indexName, metric: place.metric || 'cosine', embedder,
    embeddedBy: { embedding_model: embedder.model, embedding_dimension: place.dimension },
    embedOne: async (form, text, time, title) => {
      const [vector] = await embedder.embed(form, [{ text, ...(title && { title }) }], time);
      if (!vector) throw new VendorError('pinecone', 'nonsense');
      return vector;
    },
    query: (namespace, vector, topK, time) => ask(namespace, time, async (index, sent) => {
      const { matches } = await index.query({ vector, topK, includeMetadata: true });
      requireList(sent(), 'matches', Array.isArray);
      const seen = new Set<unknown>([undefined, null]);
      return matches.flatMap(({ id, score, metadata }) => (seen.has(id) || !seen.add(id) ? [] : [{ id, score, metadata }]));
    }, { withoutNamespace: [] }),
    listPage: (namespace, prefix, limit, time, paginationToken) => ask(namespace, time, async (index, sent) => {
      const { vectors, pagination } = await index.listPaginated({ ...(prefix && { prefix }), limit, ...(paginationToken && { paginationToken }) });
      requireList(sent(), 'vectors', Array.isArray);
      return { ids: (vectors ?? []).flatMap(({ id }) => id ?? []), next: pagination?.next ?? '' };
    }, { withoutNamespace: { ids: [], next: '' } }),
    fetch: (namespace, ids, time) => ask(namespace, time, async (index, sent) => {
      const { records } = await index.fetch({ ids });
      requireList(sent(), 'vectors', isObject);
      return Object.entries(records).map(([id, { metadata }]) => ({ id, metadata }));
    }, { withoutNamespace: [] }),
    upsert: (namespace, records, time) => ask(namespace, time, async (index, sent) => {
      await index.upsert({ records });
      if (typeof sent().upsertedCount !== 'number') throw new VendorError('pinecone', 'nonsense');
    }, { shareMs: UPSERT_SHARE_MS }),
    deleteIds: (namespace, ids, time) => ask(namespace, time, async (index, sent) => {
      await index.deleteMany({ ids });
      // Nothing is said of what was deleted, but an error inside a 200 must not pass for it.
      if ('error' in sent() || 'code' in sent()) throw new VendorError('pinecone', 'nonsense');
      return true;
    }, { withoutNamespace: true }),
    counts: (time) => ask('', time, async (index, sent) => {
      const { namespaces } = await index.describeIndexStats();
      if (!isObject(sent().namespaces) && typeof sent().dimension !== 'number') throw new VendorError('pinecone', 'nonsense');
      return Object.fromEntries(Object.entries(namespaces ?? {}).map(([name, { recordCount }]) => [name, recordCount]));
    }),
  };
}
