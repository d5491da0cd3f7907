import type { RecordMetadata } from '@pinecone-database/pinecone';
import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { StoreStatus } from '../../ports/knowledge_base.ts';
import { sideBySide } from '../attempt.ts';
import { field, MARKER_ID, markerRecord, NAMESPACES, type Metadata } from './records.ts';
import { requireModel } from './retrieval.ts';
import type { PineconeIndex, StoredRecord } from './vector_index.ts';

const OURS = [NAMESPACES.articles, NAMESPACES.solvedTickets, NAMESPACES.corrections];

/** Where no marker stands but records do: their own note decides, and records without one are somebody else's. */
async function requireOwnRecords(index: PineconeIndex, deadline: Deadline): Promise<void> {
  const counts = await index.counts(deadline);
  const filled = OURS.find((namespace) => (counts[namespace] ?? 0) > 0);
  if (!filled) return;
  const { ids } = await index.listPage(filled, '', 1, deadline);
  const [record] = ids.length > 0 ? await index.fetch(filled, ids, deadline) : [];
  if (!record) return;
  requireModel(index, record.metadata);
  if (!field(record.metadata, 'embedding_model')) throw new VendorError('pinecone', 'embedding_mismatch', { subject: index.name, said: 'its records do not say which' });
}

/**
 * Makes sure, before anything is written, that the index was filled by this model or by none, and leaves the note that
 * says so. Throws the mismatch as a VendorError. `marker`: the note where it was already fetched.
 */
export async function claimIndex(index: PineconeIndex, marker: StoredRecord | undefined, deadline: Deadline): Promise<void> {
  if (marker) {
    requireModel(index, marker.metadata);
    const dimension = marker.metadata?.embedding_dimension;
    if (typeof dimension === 'number' && dimension !== index.embeddedBy.embedding_dimension) {
      throw new VendorError('pinecone', 'embedding_mismatch', { subject: index.name, said: `${dimension} dimensions instead of ${index.embeddedBy.embedding_dimension}` });
    }
    return;
  }
  await requireOwnRecords(index, deadline);
  await index.upsert(NAMESPACES.about, [markerRecord(index.embeddedBy)], deadline);
}

export const fetchMarker = async (index: PineconeIndex, deadline: Deadline): Promise<StoredRecord | undefined> =>
  (await index.fetch(NAMESPACES.about, [MARKER_ID], deadline)).at(0);

export interface NewRecord {
  namespace: string;
  id: string;
  metadata: RecordMetadata;
  embed: (deadline: Deadline) => Promise<number[]>;
}

const contentHash = (stored: Metadata): string => field(stored, 'content_hash');

/** Stores one record under its own id; what stands there unchanged is neither embedded nor written again. */
export async function storeRecord(index: PineconeIndex, record: NewRecord, deadline: Deadline): Promise<StoreStatus> {
  const [marker, standing] = await sideBySide<[StoredRecord | undefined, StoredRecord[]]>(deadline, [
    (shared) => fetchMarker(index, shared),
    (shared) => index.fetch(record.namespace, [record.id], shared),
  ]);
  await claimIndex(index, marker, deadline);
  const before = standing.find(({ id }) => id === record.id);
  if (before && contentHash(before.metadata) === contentHash(record.metadata)) return 'unchanged';
  const values = await record.embed(deadline);
  await index.upsert(record.namespace, [{ id: record.id, values, metadata: record.metadata }], deadline);
  return before ? 'updated' : 'added';
}
