import { resolve } from 'node:path';
import { findColumns } from '../../triage/ticket_columns.ts';
import { UsageError } from '../demo/usage_error.ts';
import { columnNamed, listed, openCsv, type CsvFile } from './csv.ts';
import type { EvaluateOptions } from './options.ts';

/** What a classification task looks for in a table. */
export interface Wanted {
  labels: readonly string[];
  /** Headers of the label column, in order of preference, lower case. */
  labelHeaders: readonly string[];
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

const known = (raw: string, { labels }: Wanted, map: Map<string, string>): string | null => {
  const label = raw.trim().toLowerCase();
  const meant = map.get(label) ?? label;
  return meant === '' || labels.includes(meant) ? meant : null;
};

/** The column whose header is a name of the label, or whose values are all labels. */
async function labelColumn(file: CsvFile, wanted: Wanted, options: EvaluateOptions): Promise<number> {
  if (options.label) return columnNamed(file, options.label, '--label');
  const headers = file.headers.map((header) => header.toLowerCase().replace(/[^a-z]+/g, '_'));
  for (const name of wanted.labelHeaders) {
    const at = headers.indexOf(name);
    if (at >= 0) return at;
  }
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
  const message = options.text ? columnNamed(file, options.text, '--text') : columns.message >= 0 ? columns.message : file.headers.findIndex((header) => /text|tweet|comment|review|utterance/i.test(header));
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

interface Census { total: number; blank: number; leftOut: number; unknown: Map<string, number> }

/** Reads all labels once before any work is done, so that an unknown one is refused at the start. */
async function census(file: CsvFile, source: LabelSource, wanted: Wanted, options: EvaluateOptions): Promise<Census> {
  const counted: Census = { total: 0, blank: 0, leftOut: 0, unknown: new Map() };
  for await (const cells of file.rows()) {
    const raw = source.of(cells);
    const label = known(raw, wanted, options.map);
    if (!raw.trim()) counted.blank += 1;
    else if (label === null) counted.unknown.set(raw.trim(), (counted.unknown.get(raw.trim()) ?? 0) + 1);
    else if (label === '') counted.leftOut += 1;
    else counted.total += 1;
  }
  return counted;
}

function refuseUnknown({ unknown }: Census, source: LabelSource, wanted: Wanted): void {
  if (unknown.size === 0) return;
  const names = [...unknown].slice(0, 8).map(([label, n]) => `“${label.slice(0, 40)}” (${n})`).join(', ');
  const first = [...unknown.keys()][0] ?? '';
  throw new UsageError(`Column “${source.header}” of ${source.path} holds ${unknown.size} unknown label${unknown.size > 1 ? 's' : ''}: ${names}${unknown.size > 8 ? ', …' : ''}. The labels are ${wanted.labels.join(', ')}; say what each means, e.g. --map "${first.slice(0, 40)}=${wanted.labels[0]}".`);
}

function refuseTargets(map: Map<string, string>, { labels }: Wanted): void {
  for (const [from, to] of map) if (to && !labels.includes(to)) throw new UsageError(`--map "${from}=${to}": “${to}” is no label; the labels are ${labels.join(', ')}.`);
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
  refuseUnknown(counted, source, wanted);
  if (counted.total === 0) throw new UsageError(`${file.path} holds no labelled row.`);
  const warnings = [
    counted.blank > 0 ? `${counted.blank} rows without a label were left out.` : '',
    counted.leftOut > 0 ? `${counted.leftOut} rows were left out by --map.` : '',
  ].filter(Boolean);
  return {
    path: file.path, headers: file.headers, labels: wanted.labels, total: Math.min(counted.total, options.limit), warnings,
    otherHeaders: file.headers.filter((_header, at) => at !== columns.message && at !== columns.subject && at !== own && at !== columns.group),
    async *rows() {
      let given = 0;
      for await (const cells of file.rows()) {
        const label = known(source.of(cells), wanted, options.map);
        if (!label) continue;
        if (++given > options.limit) return;
        yield { cells, label, message: cells[columns.message] ?? '', subject: columns.subject >= 0 ? (cells[columns.subject] ?? '') : '', group: columns.group >= 0 ? (cells[columns.group] ?? '') : '' };
      }
    },
  };
}
