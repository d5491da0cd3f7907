/** The commands of `npm run knowledge`: each answers with the lines it has to say. */
import { writeFileSync } from 'node:fs';
import { SingleBar, Presets } from 'cli-progress';
import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import { BYTES, correctionId, customerPrefix, field, NAMESPACES, solvedTicketId } from '../../adapters/pinecone/records.ts';
import { fetchMarker } from '../../adapters/pinecone/storing.ts';
import { sendsForMany } from '../../triage/customer_address.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { InputError } from '../../errors.ts';
import { fittingDimension, openKnowledge, readKeys } from './connection.ts';
import { counted, emptyReport, importKnowledge, type ImportReport } from './import.ts';
import { openJournal } from './journal.ts';
import { createPace } from './pace.ts';
import { createPlanner, type KnowledgeNamespace } from './records.ts';
import { openRows } from './rows.ts';

export interface ImportOptions {
  namespace?: KnowledgeNamespace;
  dryRun: boolean;
  create: boolean;
  dimension?: number;
  cloud: 'aws' | 'gcp' | 'azure';
  region: string;
  concurrency: number;
}

/** Rows shown in the report; all of them stand in the file beside. */
const SHOWN = 20;

/** Without colours: the lines may go to a file. */
const plainTable = (head: string[]) => new Table({ head, style: { head: [], border: [] } });

function reportLines(file: string, report: ImportReport, seconds: number): string[] {
  const table = plainTable(['rows', 'added', 'updated', 'unchanged', 'merged', 'refused']);
  table.push([report.rows, report.added, report.updated, report.unchanged, report.merged.length, report.refused.length]);
  const notes = [
    ...report.refused.map(({ row, reason }) => ({ row, what: 'refused', reason })),
    ...report.shortened.map((row) => ({ row, what: 'shortened', reason: `Only the first ${BYTES.problem} bytes of the problem and ${BYTES.solution} of the solution are kept: split it into several rows.` })),
    ...report.warned.map(({ row, reason }) => ({ row, what: 'stored, but', reason })),
    ...report.merged.map(({ row, firstRow }) => ({ row, what: 'merged', reason: `Says the same as row ${firstRow}.` })),
  ].sort((a, b) => a.row - b.row);
  const lines = [table.toString(), `${(report.rows / Math.max(seconds, 0.001)).toFixed(0)} rows a second, ${report.embedded} texts embedded.`];
  for (const { row, what, reason } of notes.slice(0, SHOWN)) lines.push(`row ${row} ${what}: ${reason}`);
  if (notes.length === 0) return lines;
  const notesFile = `${file}.report.csv`;
  writeFileSync(notesFile, stringify(notes, { header: true }));
  return [...lines, `${notes.length > SHOWN ? `… and ${notes.length - SHOWN} more. ` : ''}All of them: ${notesFile}`];
}

async function dryRun(file: string, options: ImportOptions): Promise<string[]> {
  const started = performance.now();
  const plan = createPlanner(options.namespace, { embedding_model: 'none', embedding_dimension: 0 });
  const report = emptyReport();
  for await (const row of (await openRows(file)).rows) if (counted(row, plan, report)) report.added += 1;
  return ['Dry run: nothing was sent. “added” counts what an empty index would get.', ...reportLines(file, report, (performance.now() - started) / 1000)];
}

function progressBar(size: number): SingleBar {
  return new SingleBar({
    format: '{bar} {percentage}% | {rows} rows | {rate} rows/s | {left} left{slow}', hideCursor: true, barsize: 24, etaBuffer: 50, clearOnComplete: false,
    noTTYOutput: !process.stdout.isTTY, notTTYSchedule: 10_000,
  }, { ...Presets.shades_classic, barCompleteChar: '█' });
}

/** `import FILE`: stores what a file holds; a second run adds nothing, an interrupted one goes on where it was. */
export async function importFile(file: string, options: ImportOptions): Promise<string[]> {
  if (options.dryRun) return dryRun(file, options);
  const keys = readKeys();
  const source = await openRows(file);
  const { index, created } = await openKnowledge(keys, options.create ? { dimension: options.dimension ?? fittingDimension(keys), cloud: options.cloud, region: options.region } : undefined);
  const { embedding_model: model, embedding_dimension: dimension } = index.embeddedBy;
  const journal = await openJournal(`${file}.import-journal`, ['support-triage', index.name, model, dimension].join('\t'));
  const pace = createPace(options.concurrency);
  const bar = progressBar(source.size);
  const started = performance.now();
  let stop = false;
  const onInterrupt = (): void => {
    if (stop) process.exit(130);
    stop = true;
  };
  process.on('SIGINT', onInterrupt);
  bar.start(source.size, 0, { rows: 0, rate: 0, left: '?', slow: '' });
  const onProgress = ({ rows }: ImportReport): void => {
    if (rows % 50 !== 0) return;
    const seconds = (performance.now() - started) / 1000;
    const read = source.bytesRead();
    const left = read > 0 ? Math.round((seconds * (source.size - read)) / read) : 0;
    bar.update(read, { rows, rate: (rows / seconds).toFixed(0), left: `${left} s`, slow: pace.slowed > 0 ? ` | asked to slow down ${pace.slowed} times` : '' });
  };
  try {
    const report = await importKnowledge({ source, plan: createPlanner(options.namespace, index.embeddedBy), index, journal, pace, onProgress, stopped: () => stop });
    if (!report.interrupted) bar.update(source.size, { rows: report.rows, left: '0 s' });
    return [
      ...(created ? [`The index ${index.name} was created.`] : []),
      ...(report.interrupted ? ['Interrupted. Run the same command again to go on: what is stored is not embedded again.'] : []),
      ...reportLines(file, report, (performance.now() - started) / 1000),
    ];
  } finally {
    bar.stop();
    process.off('SIGINT', onInterrupt);
  }
}

/** `status`: what the index holds and which model filled it. */
export async function status(): Promise<string[]> {
  const { index, host } = await openKnowledge(readKeys());
  const [counts, marker] = await Promise.all([index.counts(createDeadline()), fetchMarker(index, createDeadline())]);
  const table = plainTable(['namespace', 'records']);
  for (const name of [NAMESPACES.articles, NAMESPACES.solvedTickets, NAMESPACES.corrections]) table.push([name, counts[name] ?? 0]);
  const filledBy = field(marker?.metadata, 'embedding_model');
  return [
    `Index ${index.name} at ${host}: ${index.embeddedBy.embedding_dimension} dimensions, ${index.metric}.`,
    filledBy ? `Filled by ${filledBy}${filledBy === index.embedder.model ? '' : `, but these keys would use ${index.embedder.model}: it cannot be read with them`}.` : 'Not filled by this app yet.',
    table.toString(),
  ];
}

/** Ids of one deletion; Pinecone takes a thousand. */
const MOST_DELETED = 500;

/** `delete --customer EMAIL`: every solved ticket of one customer, as a privacy request asks. */
export async function deleteCustomer(email: string): Promise<string[]> {
  const prefix = customerPrefix(email);
  if (sendsForMany(email)) throw new InputError('That address sends for many people, so that nothing is stored under it: take away by --ticket NUMBER what was learnt from their tickets.');
  if (!prefix) throw new InputError('That is not an e-mail address.');
  const { index } = await openKnowledge(readKeys());
  const pace = createPace(1);
  const ids = new Set<string>();
  let next = '';
  // All pages before the first deletion: where a token counts places, what is taken away would shift the next page.
  do {
    const page = await pace.run(() => index.listPage(NAMESPACES.solvedTickets, prefix, 100, createDeadline(), next));
    for (const id of page.ids) ids.add(id);
    next = page.ids.length > 0 && page.next !== next ? page.next : '';
  } while (next);
  const found = [...ids];
  for (let at = 0; at < found.length; at += MOST_DELETED) await pace.run(() => index.deleteIds(NAMESPACES.solvedTickets, found.slice(at, at + MOST_DELETED), createDeadline()));
  const deleted = found.length;
  return [`${deleted} solved ticket${deleted === 1 ? '' : 's'} of this customer deleted from ${index.name}. Articles and corrections hold no customer and were left alone: a correction goes by its ticket's number, --ticket.`];
}

/** `delete --ticket NUMBER`: the correction of that ticket, and what was learnt from it without its customer's address. */
export async function deleteTicket(ticketId: string): Promise<string[]> {
  if (!ticketId.trim()) throw new InputError('That is no ticket number.');
  const { index } = await openKnowledge(readKeys());
  const blank = { title: '', subject: '', problem: '', message: '', solution: '', product: '', issue: '', url: '', thought: '', createdAt: '', correctedAt: '', customerEmail: '', sentiment: 'neutral' as const };
  const places = [[NAMESPACES.corrections, correctionId({ ...blank, ticketId })], [NAMESPACES.solvedTickets, solvedTicketId({ ...blank, ticketId })]] as const;
  const deleted = await Promise.all(places.map(async ([namespace, id]) => {
    const { length } = await index.fetch(namespace, [id], createDeadline());
    if (length > 0) await index.deleteIds(namespace, [id], createDeadline());
    return length;
  }));
  return [`${deleted[0]} correction and ${deleted[1]} solved ticket without a customer of this number deleted from ${index.name}.`];
}
