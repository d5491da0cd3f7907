import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { Passage, PassageQuery, PastContact } from '../../ports/knowledge_base.ts';
import { sideBySide } from '../attempt.ts';
import { contactOf, customerPrefix, field, NAMESPACES, passageOf, type Metadata } from './records.ts';
import type { PineconeIndex, StoredRecord } from './vector_index.ts';

/** How much lower a passage of another named product ranks; its score stays what it is. */
const OTHER_PRODUCT = 0.15;
/** Ids that one list and one fetch can carry, and as many as are read of one customer. */
const CONTACTS = 100;
const MOST_CONTACTS = 1_000;
/** What is left of the time for the question itself. */
const KEEPS_MS = 10_000;

/**
 * Cosine similarity of unit vectors, 0 to 1, from what each metric calls a score (euclidean: the squared distance); 0 where
 * there is none, for a missing distance is not the least one.
 */
export function similarityOf(metric: string, score: number | undefined): number {
  const said = Number(score ?? Number.NaN);
  if (!Number.isFinite(said)) return 0;
  const cosine = metric === 'euclidean' ? 1 - said / 2 : said;
  return Math.round(Math.min(1, Math.max(0, cosine)) * 10_000) / 10_000;
}

/** Refuses what another model has filled: similarities between two models' vectors mean nothing. */
export function requireModel(index: PineconeIndex, stored: Metadata): void {
  const model = field(stored, 'embedding_model');
  if (model && model !== index.embedder.model) {
    throw new VendorError('pinecone', 'embedding_mismatch', { subject: index.name, said: `${model} instead of ${index.embedder.model}` });
  }
}

export interface Match {
  id: string;
  metadata: Metadata;
  similarity: number;
}

/** The nearest records of one namespace above the threshold (the embedding model's, where none is given), best first. */
export async function nearest(index: PineconeIndex, namespace: string, vector: number[], limit: number, deadline: Deadline, threshold = index.embedder.threshold): Promise<Match[]> {
  const matches = await index.query(namespace, vector, limit, deadline);
  return matches.flatMap(({ id, score, metadata }) => {
    requireModel(index, metadata);
    const similarity = similarityOf(index.metric, score);
    return similarity >= threshold ? [{ id, metadata, similarity }] : [];
  });
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function ranked(passages: Passage[], product: string, limit: number): Passage[] {
  const rank = (passage: Passage) => passage.score - (product && passage.product && !sameName(product, passage.product) ? OTHER_PRODUCT : 0);
  const seen = new Set<string>();
  return passages.sort((a, b) => rank(b) - rank(a))
    .filter(({ solution }) => !seen.has(solution) && seen.add(solution))
    .slice(0, limit);
}

/** Articles and solved tickets near a question: one embedding, two queries side by side. */
export async function searchPassages(index: PineconeIndex, query: PassageQuery, deadline: Deadline): Promise<Passage[]> {
  if (!query.text.trim()) return [];
  const limit = Math.min(20, Math.max(1, Math.round(query.limit)));
  const vector = await index.embedOne('query', query.text, deadline);
  // More than asked, so that passages of another product do not crowd out those of this one.
  const wanted = query.product ? limit * 2 : limit;
  const found = await sideBySide<[Match[], Match[]]>(deadline, [
    (shared) => nearest(index, NAMESPACES.articles, vector, wanted, shared, query.leastScore),
    (shared) => nearest(index, NAMESPACES.solvedTickets, vector, wanted, shared, query.leastScore),
  ]);
  const passages = found.flat().flatMap(({ id, metadata, similarity }) => passageOf(id, metadata, similarity) ?? []);
  return ranked(passages, query.product, limit);
}

/**
 * What is stored of a customer, found by the prefix of their ids: one list, and one fetch where it found any, for each hundred.
 * Ids come in no order of time, so that all are read, as far as `MOST_CONTACTS` and the time allow. Where Pinecone fails after the first
 * hundred, what was read by then is given.
 */
export async function customerRecords(index: PineconeIndex, customerEmail: string, deadline: Deadline): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  let next = '', last: string;
  do {
    last = next;
    try {
      const page = await index.listPage(NAMESPACES.solvedTickets, customerPrefix(customerEmail), CONTACTS, deadline, last);
      if (page.ids.length > 0) records.push(...await index.fetch(NAMESPACES.solvedTickets, page.ids, deadline));
      next = page.next;
    } catch (error) {
      if (records.length === 0) throw error;
      break;
    }
  } while (next && next !== last && records.length < MOST_CONTACTS && deadline.remaining() > KEEPS_MS);
  return records;
}

/** The contacts among a customer's records, newest first; one without a date counts as recent. */
export function pastContacts(records: StoredRecord[], days: number): PastContact[] {
  const since = Date.now() - days * 86_400_000;
  const when = (contact: PastContact) => Date.parse(contact.createdAt) || 0;
  return records.map(({ metadata }) => contactOf(metadata))
    .filter((contact) => !contact.createdAt || when(contact) >= since).sort((a, b) => when(b) - when(a));
}
