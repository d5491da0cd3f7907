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
import { historyColumns } from '../../insight/history_columns.ts';
import { ticketHistory, type HistoryTicket } from '../../insight/ticket_history.ts';
import { issueByWords } from '../../insight/issue_words.ts';
import { termsOf, wordsIn } from '../../insight/terms.ts';
import { adjustedRandIndex, normalizedMutualInformation } from '../report/agreement.ts';
import { clusterTickets } from '../report/clusters.ts';
import { readCsvTable } from '../report/csv_table.ts';
import { headsOf, termSpace } from '../report/term_vectors.ts';
import { writeTickets } from './generated_tickets.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const SIZES = [10_000, 100_000];
/** The plain rival's number of clusters, and the features it looks at. */
const FIXED_K = 20;
const FEATURES = 1_000;

interface Cost { tickets: number; seconds: number; processorSeconds: number; peakMiB: number }

/** Peak memory of a process as Linux keeps it, or 0 where it does not. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Linux counts a process's time in hundredths of a second. */
const TICKS = 100;

/** Processor time of a process with all its threads so far, in seconds, as Linux keeps it, or 0 where it does not: what other programs do changes it little. */
function processorSecondsOf(pid: number | undefined): number {
  try {
    const [, fields = ''] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
    return (user + system) / TICKS;
  } catch {
    return 0;
  }
}

async function costOf(tickets: number, folder: string): Promise<Cost> {
  const data = join(folder, `${tickets}.csv`);
  await writeTickets(data, join(root, 'data/demo/tickets.csv'), tickets, 365);
  const begun = performance.now();
  const child = spawn(process.execPath, ['src/scripts/report.ts', '--data', data, '--out', join(folder, 'report.html'), '--fresh'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  let [peakMiB, processorSeconds] = [0, 0];
  const watch = setInterval(() => { peakMiB = Math.max(peakMiB, peakOf(child.pid)); processorSeconds = Math.max(processorSeconds, processorSecondsOf(child.pid)); }, 200);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the report of ${tickets} tickets ended with ${code}`);
  return { tickets, seconds: (performance.now() - begun) / 1000, processorSeconds, peakMiB };
}

const asTicket = (text: string, rowNumber: number): HistoryTicket => ({
  rowNumber, url: '', ticketId: '', subject: '', message: text, customer: '', createdAt: '', at: Number.NaN, day: Number.NaN, product: '', issue: issueByWords([], wordsIn(text)), terms: termsOf(wordsIn(text)),
});

function plainKMeans(tickets: readonly HistoryTicket[], k: number, seed: number): number[] {
  const { vocabulary, vectors } = termSpace(tickets.map(({ terms }) => headsOf(terms)), 2, 1);
  const width = Math.min(FEATURES, vocabulary.length);
  const dense = vectors.map(({ at, weight }) => { const row = new Array<number>(width).fill(0); at.forEach((term, index) => { if (term < width) row[term] = weight[index] ?? 0; }); return row; });
  return kmeans(dense, Math.min(k, dense.length), { seed, maxIterations: 50 }).clusters;
}

const at = <T>(list: readonly T[], places: readonly number[]): T[] => places.flatMap((place) => { const item = list[place]; return item === undefined ? [] : [item]; });
const mean = (values: readonly number[]): string => (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);

/** Which tenths of the tickets are added, one after the other, and which seeds the rival starts from: its figures are means. */
interface Thoroughness { tenths: readonly number[]; seeds: readonly number[] }
const THOROUGH: Thoroughness = { tenths: [...Array(10).keys()], seeds: [1, 2, 3] };

/** Topics against labels, beside the rival, and against themselves with a tenth of the tickets added (these tenths in turn). */
function topicQuality(name: string, tickets: readonly HistoryTicket[], labels: readonly string[], { tenths: left, seeds }: Thoroughness): (string | number)[] {
  const ours = clusterTickets(tickets);
  const tenths = left.map((tenth) => {
    const kept = [...tickets.keys()].filter((place) => place % 10 !== tenth);
    const before = clusterTickets(at(tickets, kept));
    return { afresh: adjustedRandIndex(at(ours.of, kept), before.of), continued: adjustedRandIndex(at(clusterTickets(tickets, before.model).of, kept), before.of) };
  });
  const shuffled = [...tickets.keys()].sort((a, b) => ((a * 7919) % tickets.length) - ((b * 7919) % tickets.length) || a - b);
  const again = clusterTickets(at(tickets, shuffled));
  const rival = (k: number) => mean(seeds.map((seed) => normalizedMutualInformation(plainKMeans(tickets, k, seed), labels)));
  return [
    `${name} (${tickets.length}, ${new Set(labels).size} labels)`, `${normalizedMutualInformation(ours.of, labels).toFixed(3)} (k = ${ours.clusters.length})`, rival(FIXED_K), rival(ours.clusters.length), rival(new Set(labels).size),
    adjustedRandIndex(at(ours.of, shuffled), again.of).toFixed(3), mean(tenths.map(({ continued }) => continued)), mean(tenths.map(({ afresh }) => afresh)), Math.min(...tenths.map(({ afresh }) => afresh)).toFixed(3),
  ];
}

const records = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true });

/** The sample tickets with their gold product and issue: by their texts alone, and as the report reads them, with product and issue. */
function sampleSets(): [string, HistoryTicket[], string[]][] {
  const labels = new Map(records(join(root, 'data/demo/labels.csv')).map((row) => [row.ticket_id, `${row.product} ${row.issue}`]));
  const table = readCsvTable(join(root, 'data/demo/tickets.csv'));
  const { tickets } = ticketHistory(table, historyColumns(table), 'UTC');
  const gold = tickets.map(({ ticketId }) => labels.get(ticketId) ?? '');
  return [['sample tickets', tickets, gold], ['sample tickets without their product column', tickets.map(({ subject, message }, place) => asTicket(`${subject} ${message}`, place)), gold]];
}

/** Time and memory of the report on both sizes, in one run. */
export async function benchReport(): Promise<object[]> {
  const folder = mkdtempSync(join(tmpdir(), 'report-bench-'));
  try {
    const costs: Cost[] = [];
    for (const size of SIZES) costs.push(await costOf(size, folder));
    return costs.map(({ tickets, seconds, processorSeconds, peakMiB }) => ({ tickets, seconds: Number(seconds.toFixed(1)), 'processor seconds': Number(processorSeconds.toFixed(1)), 'processor ms a ticket': Number(((1000 * processorSeconds) / tickets).toFixed(2)), 'peak MiB': Math.round(peakMiB) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Topics of the sample tickets, of the short help desk texts, and of a labelled file if one is named, beside k-means. */
export function benchTopics(labelled?: { path: string; text: string; label: string }, how: Thoroughness = THOROUGH): object[] {
  const files = [{ name: 'short help desk texts', path: join(root, 'data/product/help_desk.csv'), text: 'text', label: 'label' }, { name: 'short bank desk texts', path: join(root, 'data/product/bank_desk.csv'), text: 'text', label: 'label' }, ...(labelled ? [{ name: 'labelled file', ...labelled }] : [])];
  const sets = [...sampleSets(), ...files.map(({ name, path, text, label }): [string, HistoryTicket[], string[]] => {
    const rows = records(path);
    return [name, rows.map((row, place) => asTicket(row[text] ?? '', place)), rows.map((row) => row[label] ?? '')];
  })];
  const head = ['NMI with the labels', 'ours', `k-means on TF-IDF, k = ${FIXED_K}`, 'k-means, our k', 'k-means, as many as labels', 'ARI, shuffled', 'ARI, a tenth added, report continued', 'ARI, a tenth added, afresh', 'least of ten'];
  return sets.map((set) => Object.fromEntries(topicQuality(...set, how).map((cell, place) => [head[place] ?? '', cell])));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { labelled: { type: 'string' }, text: { type: 'string', default: 'text' }, label: { type: 'string', default: 'label' } } });
  const rows = [...await benchReport(), ...benchTopics(values.labelled ? { path: values.labelled, text: values.text, label: values.label } : undefined)];
  for (const row of rows) console.log(Object.entries(row).map(([name, value]) => `${name}: ${value}`).join(' · '));
}
