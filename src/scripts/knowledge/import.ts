/** The import itself: rows in, records stored, with bounded memory and a journal to go on from. */
import type { PineconeRecord } from '@pinecone-database/pinecone';
import { claimIndex, fetchMarker } from '../../adapters/pinecone/storing.ts';
import { field, NAMESPACES } from '../../adapters/pinecone/records.ts';
import type { PineconeIndex } from '../../adapters/pinecone/vector_index.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import type { Journal } from './journal.ts';
import type { Pace } from './pace.ts';
import type { Planned, PlannedRecord } from './records.ts';
import type { KnowledgeRow, RowSource } from './rows.ts';

/** Pinecone's limits of one upsert are 1,000 records and 2 MB; some room is left for the JSON around them. */
const UPSERT = { records: 1000, bytes: 1_800_000 };
/** Ids of one look at what stands there: its answer holds their vectors too and must stay under 4 MB. */
const LOOK_UP_BYTES = 3_000_000;
/** One batch may take its time: nobody waits for a step. */
const BATCH_MS = 120_000;

export interface ImportReport {
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  refused: { row: number; reason: string }[];
  /** Rows that say what an earlier row says. */
  merged: { row: number; firstRow: number }[];
  /** Rows of which only the beginning is kept. */
  shortened: number[];
  /** Rows that are stored with something left open. */
  warned: { row: number; reason: string }[];
  embedded: number;
  /** True where Ctrl-C ended it. */
  interrupted: boolean;
}

export interface ImportJob {
  source: RowSource;
  plan: (row: KnowledgeRow) => Planned;
  index: PineconeIndex;
  journal: Journal;
  pace: Pace;
  /** Called after each row and each batch. */
  onProgress: (report: ImportReport) => void;
  stopped: () => boolean;
}

export const emptyReport = (): ImportReport => ({ rows: 0, added: 0, updated: 0, unchanged: 0, refused: [], merged: [], shortened: [], warned: [], embedded: 0, interrupted: false });

/** Counts a row; gives its record where there is one to store. */
export function counted(row: KnowledgeRow | { row: number; problem: string; unreadable: true }, plan: ImportJob['plan'], report: ImportReport): PlannedRecord | undefined {
  report.rows += 1;
  if ('unreadable' in row) {
    report.refused.push({ row: row.row, reason: row.problem });
    return undefined;
  }
  const planned = plan(row);
  if ('refused' in planned) report.refused.push({ row: row.row, reason: planned.refused });
  else if ('duplicateOf' in planned) report.merged.push({ row: row.row, firstRow: planned.duplicateOf });
  else {
    if (planned.record.shortened) report.shortened.push(row.row);
    if (planned.record.warning) report.warned.push({ row: row.row, reason: planned.record.warning });
    return planned.record;
  }
  return undefined;
}

/** Records in parts that each fit one upsert. */
function upsertParts(records: PineconeRecord[]): PineconeRecord[][] {
  const parts: PineconeRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    const size = Buffer.byteLength(JSON.stringify(record)) + 1;
    const last = parts.at(-1);
    if (!last || last.length >= UPSERT.records || bytes + size > UPSERT.bytes) {
      parts.push([record]);
      bytes = size;
    } else {
      last.push(record);
      bytes += size;
    }
  }
  return parts;
}

/** What of a batch stands there already, told by its content; all new where the namespace was empty at the start. */
async function standing(job: ImportJob, batch: PlannedRecord[]): Promise<Map<string, string>> {
  const atOnce = Math.max(1, Math.min(100, Math.floor(LOOK_UP_BYTES / (job.index.embeddedBy.embedding_dimension * 24))));
  const found = new Map<string, string>();
  const [first] = batch;
  for (let at = 0; first && at < batch.length; at += atOnce) {
    const ids = batch.slice(at, at + atOnce).map(({ id }) => id);
    const records = await job.pace.run(() => job.index.fetch(first.namespace, ids, createDeadline(BATCH_MS)));
    for (const { id, metadata } of records) found.set(id, field(metadata, 'content_hash'));
  }
  return found;
}

/** Vector values with seven digits, as many as a 32-bit float holds: a third of the bytes are saved. */
const shortened = (values: number[]): number[] => values.map((value) => Number(value.toPrecision(7)));

async function storeBatch(job: ImportJob, batch: PlannedRecord[], lookUp: boolean, report: ImportReport): Promise<void> {
  const found = lookUp ? await standing(job, batch) : new Map<string, string>();
  const wanted = batch.filter(({ id, contentHash }) => found.get(id) !== contentHash);
  const same = batch.filter(({ id, contentHash }) => found.get(id) === contentHash);
  report.unchanged += same.length;
  if (same.length > 0) job.journal.add(same);
  const [first] = wanted;
  if (!first) return;
  const vectors = await job.pace.run(() => job.index.embedder.embed('document', wanted.map(({ title, text }) => ({ title, text })), createDeadline(BATCH_MS)));
  report.embedded += wanted.length;
  const byId = new Map(wanted.map((record) => [record.id, record]));
  const records = wanted.map(({ id, metadata }, at) => ({ id, values: shortened(vectors[at] ?? []), metadata }));
  for (const part of upsertParts(records)) {
    await job.pace.run(() => job.index.upsert(first.namespace, part, createDeadline(BATCH_MS)));
    const stored = part.flatMap(({ id }) => byId.get(id) ?? []);
    job.journal.add(stored);
    for (const { id } of stored) {
      if (found.has(id)) report.updated += 1;
      else report.added += 1;
    }
  }
  job.onProgress(report);
}

/** Articles' ids begin so, and no other's (`records.ts`). */
const OF_ARTICLE = /^art#/;

/** Namespaces that hold as many records as the journal says at least: an index that was emptied or made anew is asked instead. */
function trustedNamespaces(journal: Journal, counts: Record<string, number>): Set<string> {
  const told: Record<string, number> = { [NAMESPACES.articles]: journal.count((id) => OF_ARTICLE.test(id)), [NAMESPACES.solvedTickets]: journal.count((id) => !OF_ARTICLE.test(id)) };
  return new Set(Object.keys(told).filter((namespace) => (counts[namespace] ?? 0) >= (told[namespace] ?? 0)));
}

/**
 * Imports a file. At most as many batches as the pace is wide are under way; the rest of the file is not read before there
 * is room. Rejects with the first failure that will not pass; what is stored by then stands in the journal.
 */
export async function importKnowledge(job: ImportJob): Promise<ImportReport> {
  const report = emptyReport();
  const { index, pace } = job;
  const marker = await pace.run(() => fetchMarker(index, createDeadline(BATCH_MS)));
  await pace.run(() => claimIndex(index, marker, createDeadline(BATCH_MS)));
  const counts = await pace.run(() => index.counts(createDeadline(BATCH_MS)));
  const batches: Record<string, PlannedRecord[]> = {};
  const underWay = new Set<Promise<void>>();
  let failure: unknown;
  const send = (batch: PlannedRecord[]): void => {
    const [first] = batch;
    if (!first) return;
    const sent = storeBatch(job, batch, (counts[first.namespace] ?? 0) > 0 || !trusted.has(first.namespace), report)
      .catch((error: unknown) => { failure ??= error; })
      .finally(() => underWay.delete(sent));
    underWay.add(sent);
  };
  const trusted = trustedNamespaces(job.journal, counts);
  for await (const row of job.source.rows) {
    if (failure || job.stopped()) break;
    const record = counted(row, job.plan, report);
    job.onProgress(report);
    if (!record) continue;
    if (trusted.has(record.namespace) && job.journal.has(record.id, record.contentHash)) {
      report.unchanged += 1;
      continue;
    }
    const batch = (batches[record.namespace] ??= []);
    batch.push(record);
    if (batch.length < index.embedder.batch) continue;
    batches[record.namespace] = [];
    while (underWay.size >= pace.width && !failure) await Promise.race(underWay);
    send(batch);
  }
  if (!failure && !job.stopped()) for (const batch of Object.values(batches)) send(batch);
  while (underWay.size > 0) await Promise.all(underWay);
  if (failure) throw failure;
  if (!job.stopped()) job.journal.end();
  return { ...report, interrupted: job.stopped() };
}
