import { resolve } from 'node:path';
import { findColumns } from '../../triage/ticket_table/ticket_columns.ts';
import { UsageError } from '../demo/usage_error.ts';
import { columnNamed, listed, openCsv, type CsvFile } from './csv.ts';
import type { EvaluateOptions } from './options.ts';

/** What a classification task looks for in a table. */
export interface Wanted {
  /** The task's labels, in lower case; null where the table brings its own. */
  labels: readonly string[] | null;
  /** Headers of the label column, in order of preference, lower case. */
  labelHeaders: readonly string[];
  /** The task's label for another word that means it; the word itself for any other. */
  meaningOf?: (label: string) => string;
}

/** One row with a label of the task. */
export interface LabelledRow {
  cells: string[];
  subject: string;
  message: string;
  label: string;
  group: string;
}

export interface LabelledTable {
  path: string;
  headers: string[];
  /** The most cells a row has: at least one for each header. */
  width: number;
  /** Headers that are neither text, subject, label nor group. */
  otherHeaders: string[];
  labels: readonly string[];
  total: number;
  warnings: string[];
  rows(): AsyncGenerator<LabelledRow>;
}

const demo = resolve(import.meta.dirname, '../../../data/demo');
/** Rows looked at to tell a label column by its values. */
const PROBED_ROWS = 500;

interface Columns { message: number; subject: number; label: number; group: number; id: number }

/** Where a row's raw label stands: in its own cell, or in the labels file under its id. */
interface LabelSource { of(cells: string[]): string; header: string; path: string }

/** The label that a cell means, `""` for none, null for an unknown one. */
const known = (raw: string, { labels, meaningOf }: Wanted, map: Map<string, string>): string | null => {
  const label = raw.trim().toLowerCase();
  const meant = map.get(label) ?? (labels ? meaningOf?.(label) ?? label : raw.trim());
  return meant === '' || !labels || labels.includes(meant) ? meant : null;
};

/** The column whose header is a name of the label, or whose values are all labels. */
async function labelColumn(file: CsvFile, wanted: Wanted, options: EvaluateOptions): Promise<number> {
  if (options.label) return columnNamed(file, options.label, '--label');
  const headers = file.headers.map((header) => header.toLowerCase().replace(/[^a-z]+/g, '_'));
  for (const name of wanted.labelHeaders) {
    const at = headers.indexOf(name);
    if (at >= 0) return at;
  }
  if (!wanted.labels) throw new UsageError(`${file.path} has no column of labels (${wanted.labelHeaders.join(', ')}); name it by --label. Its columns are ${listed(file.headers)}.`);
  const fits = file.headers.map(() => 0);
  let read = 0;
  for await (const cells of file.rows()) {
    if (++read > PROBED_ROWS) break;
    cells.forEach((cell, at) => { if (cell.trim()) fits[at] = (fits[at] ?? 0) + (known(cell, wanted, options.map) === null ? -PROBED_ROWS : 1); });
  }
  const best = fits.indexOf(Math.max(...fits));
  if ((fits[best] ?? 0) > 0) return best;
  throw new UsageError(`${file.path} has no column of labels (${wanted.labels.join(', ')}); name it by --label. Its columns are ${listed(file.headers)}.`);
}

async function readColumns(file: CsvFile, options: EvaluateOptions): Promise<Omit<Columns, 'label'>> {
  const { columns } = findColumns(file.headers);
  const message = options.text ? columnNamed(file, options.text, '--text') : columns.message >= 0 ? columns.message : file.headers.findIndex((header) => /text|tweet|comment|review|utterance|question|query|sentence/i.test(header));
  if (message < 0) throw new UsageError(`${file.path} has no column with the message; name it by --text. Its columns are ${listed(file.headers)}.`);
  const subject = options.subject ? columnNamed(file, options.subject, '--subject') : columns.subject;
  const id = columns.ticket_id >= 0 ? columns.ticket_id : file.headers.findIndex((header) => /^(?:.*[_ ])?id$/i.test(header));
  return { message, subject: subject === message ? -1 : subject, group: options.group ? columnNamed(file, options.group, '--group') : -1, id };
}

/** Labels of a file of their own, by id. */
async function joined(file: CsvFile, idColumn: number, path: string, wanted: Wanted, options: EvaluateOptions): Promise<LabelSource> {
  const labels = await openCsv(path);
  const at = await labelColumn(labels, wanted, options);
  const plain = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]+/g, '');
  const id = labels.headers.findIndex((header) => plain(header) === plain(file.headers[idColumn] ?? ''));
  const own = id >= 0 ? id : labels.headers.findIndex((header) => /^(?:.*[_ ])?id$/i.test(header));
  if (own < 0 || idColumn < 0) throw new UsageError(`${path} cannot be joined to ${file.path}: both need a column of ids.`);
  const byId = new Map<string, string>();
  for await (const cells of labels.rows()) byId.set((cells[own] ?? '').trim(), cells[at] ?? '');
  return { of: (cells) => byId.get((cells[idColumn] ?? '').trim()) ?? '', header: labels.headers[at] ?? '', path };
}

interface Census { total: number; blank: number; leftOut: number; unknown: Map<string, number>; labels: Set<string>; raw: Set<string>; width: number }

/** Reads all labels once before any work is done, so that an unknown one is refused at the start. */
async function census(file: CsvFile, source: LabelSource, wanted: Wanted, options: EvaluateOptions): Promise<Census> {
  const counted: Census = { total: 0, blank: 0, leftOut: 0, unknown: new Map(), labels: new Set(), raw: new Set(), width: file.headers.length };
  for await (const cells of file.rows()) {
    const raw = source.of(cells);
    const label = known(raw, wanted, options.map);
    counted.width = Math.max(counted.width, cells.length);
    counted.raw.add(raw.trim().toLowerCase());
    if (label === null) counted.unknown.set(raw.trim(), (counted.unknown.get(raw.trim()) ?? 0) + 1);
    else if (label) counted.labels.add(label);
    if (!raw.trim()) counted.blank += 1;
    else if (label === '') counted.leftOut += 1;
    else if (label) counted.total += 1;
  }
  return counted;
}

function refuseUnknown({ unknown }: Census, source: LabelSource, labels: readonly string[]): void {
  if (unknown.size === 0) return;
  const shown = (label: string): string => label.replace(/\s+/g, ' ').slice(0, 40);
  const names = [...unknown].slice(0, 8).map(([label, n]) => `“${shown(label)}” (${n} row${n > 1 ? 's' : ''})`).join(', ');
  const first = [...unknown.keys()][0] ?? '';
  throw new UsageError(`Column “${source.header}” of ${source.path} holds ${unknown.size} unknown label${unknown.size > 1 ? 's' : ''}: ${names}${unknown.size > 8 ? ', …' : ''}. The labels are ${labels.join(', ')}; say what each means, e.g. --map "${shown(first)}=${labels[0]}".`);
}

function refuseTargets(map: Map<string, string>, { labels }: Wanted): void {
  for (const [from, to] of map) if (to && labels && !labels.includes(to)) throw new UsageError(`--map "${from}=${to}": “${to}” is no label; the labels are ${labels.join(', ')}.`);
}

function warningsOf({ blank, leftOut, raw }: Census, source: LabelSource, { map }: EvaluateOptions): string[] {
  const were = (n: number): string => `${n} row${n > 1 ? 's' : ''}`;
  return [
    ...(blank > 0 ? [`${were(blank)} without a label ${blank > 1 ? 'were' : 'was'} left out.`] : []),
    ...(leftOut > 0 ? [`${were(leftOut)} ${leftOut > 1 ? 'were' : 'was'} left out by --map.`] : []),
    ...[...map.keys()].filter((from) => !raw.has(from)).map((from) => `--map “${from}” changes nothing: no row of column “${source.header}” holds it.`),
  ];
}

/** Opens the table that the options name, the sample tickets where they name none. Throws `UsageError`. */
export async function openLabelled(wanted: Wanted, options: EvaluateOptions): Promise<LabelledTable> {
  refuseTargets(options.map, wanted);
  const file = await openCsv(options.data || resolve(demo, 'tickets.csv'));
  const labelsPath = options.labels || (options.data ? '' : resolve(demo, 'labels.csv'));
  const columns = await readColumns(file, options);
  const own = labelsPath ? -1 : await labelColumn(file, wanted, options);
  const source = labelsPath ? await joined(file, columns.id, labelsPath, wanted, options) : { of: (cells: string[]) => cells[own] ?? '', header: file.headers[own] ?? '', path: file.path };
  const counted = await census(file, source, wanted, options);
  refuseUnknown(counted, source, wanted.labels ?? []);
  if (counted.total === 0) throw new UsageError(`No row of ${file.path} has a label in the column “${source.header}”.`);
  return {
    path: file.path, headers: file.headers, width: counted.width, labels: wanted.labels ?? [...counted.labels].sort(), total: Math.min(counted.total, options.limit), warnings: warningsOf(counted, source, options),
    otherHeaders: file.headers.filter((_header, at) => at !== columns.message && at !== columns.subject && at !== own && at !== columns.group),
    async *rows() {
      let given = 0;
      for await (const cells of file.rows()) {
        const label = known(source.of(cells), wanted, options.map);
        if (!label) continue;
        if (++given > options.limit) return;
        yield { cells, label, message: cells[columns.message] ?? '', subject: columns.subject >= 0 ? (cells[columns.subject] ?? '') : '', group: columns.group >= 0 ? (cells[columns.group] ?? '').trim() : '' };
      }
    },
  };
}
