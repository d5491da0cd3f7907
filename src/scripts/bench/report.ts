/**
 * The ticket history report on 10,000 and on 100,000 tickets, time and memory, one after the other in one run; and its topics
 * beside k-means on TF-IDF on labelled texts, and how far they stay when tickets are added.
 *
 *   node src/scripts/bench/report.ts [--labelled FILE.csv --text Column --label Column]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { kmeans } from 'ml-kmeans';
import type { HistoryTicket } from '../../insight/ticket_history.ts';
import { termsOf, wordsIn } from '../../insight/terms.ts';
import { adjustedRandIndex, normalizedMutualInformation } from '../report/agreement.ts';
import { clusterTickets } from '../report/clusters.ts';
import { termSpace } from '../report/term_vectors.ts';
import { writeTickets } from './generated_tickets.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const SIZES = [10_000, 100_000];
/** The plain rival's number of clusters, and the features it looks at. */
const FIXED_K = 20;
const FEATURES = 1_000;

interface Cost { tickets: number; seconds: number; peakMiB: number }

/** Peak memory of a process as Linux keeps it, or 0 where it does not. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function costOf(tickets: number, folder: string): Promise<Cost> {
  const data = join(folder, `${tickets}.csv`);
  await writeTickets(data, join(root, 'data/demo/tickets.csv'), tickets, 365);
  const begun = performance.now();
  const child = spawn(process.execPath, ['src/scripts/report.ts', '--data', data, '--out', join(folder, 'report.html'), '--fresh'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  let peakMiB = 0;
  const watch = setInterval(() => { peakMiB = Math.max(peakMiB, peakOf(child.pid)); }, 200);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the report of ${tickets} tickets ended with ${code}`);
  return { tickets, seconds: (performance.now() - begun) / 1000, peakMiB };
}

const asTicket = (text: string, rowNumber: number): HistoryTicket => ({
  rowNumber, url: '', ticketId: '', subject: '', message: text, customer: '', createdAt: '', at: Number.NaN, day: Number.NaN, product: '', issue: '', terms: termsOf(wordsIn(text)),
});

function plainKMeans(tickets: readonly HistoryTicket[], k: number): number[] {
  const { vocabulary, vectors } = termSpace(tickets.map(({ terms }) => terms), 2, 1);
  const width = Math.min(FEATURES, vocabulary.length);
  const dense = vectors.map(({ at, weight }) => { const row = new Array<number>(width).fill(0); at.forEach((term, index) => { if (term < width) row[term] = weight[index] ?? 0; }); return row; });
  return kmeans(dense, Math.min(k, dense.length), { seed: 1, maxIterations: 50 }).clusters;
}

/** Topics against labels, beside the rival, and against themselves with a tenth of the tickets added. */
function topicQuality(name: string, texts: readonly string[], labels: readonly string[]): (string | number)[] {
  const tickets = texts.map(asTicket);
  const ours = clusterTickets(tickets);
  const fixed = clusterTickets(tickets, { most: FIXED_K });
  const kept = [...tickets.keys()].filter((at) => at % 10 !== 3);
  const before = clusterTickets(kept.map((at) => tickets[at]).filter((ticket) => ticket !== undefined));
  const after = clusterTickets(tickets, { previous: before.model });
  const stay = (of: readonly number[]) => adjustedRandIndex(kept.map((at) => of[at] ?? -1), before.of).toFixed(3);
  const shuffled = [...tickets.keys()].sort((a, b) => ((a * 7919) % tickets.length) - ((b * 7919) % tickets.length) || a - b);
  const again = clusterTickets(shuffled.map((at) => tickets[at]).filter((ticket) => ticket !== undefined));
  const nmi = (of: readonly number[]) => normalizedMutualInformation(of, labels).toFixed(3);
  return [
    `${name} (${texts.length}, ${new Set(labels).size} labels)`, `${nmi(ours.of)} (k = ${ours.clusters.length})`, nmi(fixed.of), nmi(plainKMeans(tickets, FIXED_K)), nmi(plainKMeans(tickets, ours.clusters.length)),
    adjustedRandIndex(shuffled.map((at) => ours.of[at] ?? -1), again.of).toFixed(3), stay(after.of), stay(ours.of),
  ];
}

const records = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true });

/** The sample tickets with their gold product and issue. */
function sampleTickets(): { texts: string[]; labels: string[] } {
  const labels = new Map(records(join(root, 'data/demo/labels.csv')).map((row) => [row.ticket_id, `${row.product} ${row.issue}`]));
  const rows = records(join(root, 'data/demo/tickets.csv'));
  return { texts: rows.map((row) => `${row.Subject} ${row.Message}`), labels: rows.map((row) => labels.get(row['Ticket ID'] ?? '') ?? '') };
}

/** Time and memory of the report on both sizes, in one run. */
export async function benchReport(): Promise<object[]> {
  const folder = mkdtempSync(join(tmpdir(), 'report-bench-'));
  try {
    const costs: Cost[] = [];
    for (const size of SIZES) costs.push(await costOf(size, folder));
    return costs.map(({ tickets, seconds, peakMiB }) => ({ tickets, seconds: Number(seconds.toFixed(1)), 'ms a ticket': Number(((1000 * seconds) / tickets).toFixed(2)), 'peak MiB': Math.round(peakMiB) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Topics of the sample tickets, and of a labelled file if one is named, beside k-means. */
export function benchTopics(labelled?: { path: string; text: string; label: string }): object[] {
  const { texts, labels } = sampleTickets();
  const sets: [string, string[], string[]][] = [['sample tickets', texts, labels]];
  if (labelled) {
    const rows = records(labelled.path);
    sets.push(['labelled file', rows.map((row) => row[labelled.text] ?? ''), rows.map((row) => row[labelled.label] ?? '')]);
  }
  const head = ['NMI with the labels', 'ours', `ours, k = ${FIXED_K}`, `k-means on TF-IDF, k = ${FIXED_K}`, 'k-means, our k', 'ARI, shuffled', 'ARI, a tenth added, report continued', 'ARI, a tenth added, afresh'];
  return sets.map(([name, ...set]) => Object.fromEntries(topicQuality(name, ...set).map((cell, at) => [head[at] ?? '', cell])));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { labelled: { type: 'string' }, text: { type: 'string', default: 'text' }, label: { type: 'string', default: 'label' } } });
  const rows = [...await benchReport(), ...benchTopics(values.labelled ? { path: values.labelled, text: values.text, label: values.label } : undefined)];
  for (const row of rows) console.log(Object.entries(row).map(([name, value]) => `${name}: ${value}`).join(' · '));
}
