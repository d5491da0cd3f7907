import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { bootstrapMacroF1, evaluate, majorityBaseline, type Judged, type Measures } from '../../insight/evaluation.ts';
import { createLabelAudit, type LabelAudit } from '../../insight/label_audit.ts';
import type { LabelledRow, LabelledTable } from './labelled_rows.ts';
import { listenForInterruption } from './interruption.ts';
import type { EvaluateOptions } from './options.ts';
import { progressOf } from '../demo/terminal.ts';
import { UsageError } from '../demo/usage_error.ts';

/** An answer on one row; `failed` says in one sentence why there is none. */
export interface RowAnswer {
  predicted: string;
  /** 0 to 1. */
  confidence: number;
  failed: string;
  /** True where a ticket that is not escalated is held for a person to read. */
  held?: boolean;
}

/** Something that labels a row: an engine, or a package that is put beside it. */
export interface Classifier {
  name: string;
  /** Rows asked side by side; 1 for what computes here. */
  atOnce: number;
  label(row: LabelledRow): Promise<RowAnswer>;
}

/** What one classifier makes of a table. */
export interface Outcome {
  classifier: string;
  measures: Measures;
  majority: Measures;
  interval: { low: number; high: number };
  n: number;
  failed: number;
  seconds: number;
  interrupted: boolean;
  warnings: string[];
  /** The first rows that were labelled wrongly, for a person to read. */
  errors: { text: string; actual: string; predicted: string; confidence: number }[];
}

const MOST_ERRORS = 60;
/** From so many rows on even what computes here takes long enough for a person to wonder. */
const MANY_ROWS = 5000;

interface Tally { judged: Judged[]; groups: string[]; failures: Map<string, number>; errors: Outcome['errors'] }

function record(tally: Tally, row: LabelledRow, answer: RowAnswer): void {
  tally.judged.push({ actual: row.label, predicted: answer.predicted });
  tally.groups.push(row.group);
  if (answer.failed) tally.failures.set(answer.failed, (tally.failures.get(answer.failed) ?? 0) + 1);
  else if (answer.predicted !== row.label && tally.errors.length < MOST_ERRORS) {
    tally.errors.push({ text: `${row.subject}\n${row.message}`.trim(), actual: row.label, predicted: answer.predicted, confidence: answer.confidence });
  }
}

async function writeRow(file: WriteStream, cells: string[]): Promise<void> {
  if (!file.write(stringify([cells])) && !file.errored) await once(file, 'drain');
}

function auditRow(audit: LabelAudit | null, table: LabelledTable, row: LabelledRow): void {
  const cells = Object.fromEntries(table.headers.map((header, at) => [header, row.cells[at] ?? '']));
  audit?.add({ text: `${row.subject} ${row.message}`, label: row.label, group: row.group, cells });
}

/** Rows in bunches that are asked side by side. */
async function* bunches(table: LabelledTable, size: number): AsyncGenerator<LabelledRow[]> {
  let bunch: LabelledRow[] = [];
  for await (const row of table.rows()) {
    bunch.push(row);
    if (bunch.length < size) continue;
    yield bunch;
    bunch = [];
  }
  if (bunch.length > 0) yield bunch;
}

/** The rows with two more columns, written one by one; rows longer than the header get blank headers, so that the new cells stand under theirs. */
async function openPredictions(path: string, { headers, width }: LabelledTable) {
  const file = createWriteStream(path, { encoding: 'utf8' });
  const ended = finished(file).catch((error: unknown) => { throw new UsageError(`--predictions ${path} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`); });
  ended.catch(() => {}); // told where the file is closed
  const wide = (cells: string[]): string[] => [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
  await writeRow(file, [...wide(headers), 'predicted', 'confidence']);
  return {
    add: (cells: string[], { predicted, confidence }: RowAnswer) => writeRow(file, [...wide(cells), predicted, predicted ? confidence.toFixed(2) : '']),
    close: () => { file.end(); return ended; },
  };
}

const UNWATCHED = { step: () => undefined, stop: () => undefined };

/** How one classifier is put to a table: the main one is audited, watched and written down, what stands beside it is not. */
export interface Run {
  options: Pick<EvaluateOptions, 'predictions'>;
  main: boolean;
  /** Told of each row as it is answered. */
  onAnswer?: (row: LabelledRow, answer: RowAnswer) => void;
}

const emptyTally = (): Tally => ({ judged: [], groups: [], failures: new Map(), errors: [] });

/**
 * Labels every row of a table by one classifier, reading the table as a stream. A failed call counts as wrong and is
 * counted. With `predictions`, each row is written as soon as it is answered. Ctrl-C ends it with what is answered so far.
 */
export async function classify(table: LabelledTable, classifier: Classifier, { options, main, onAnswer }: Run): Promise<Outcome> {
  const tally = emptyTally();
  const audit = main ? createLabelAudit(table.otherHeaders) : null;
  const predictions = main && options.predictions ? await openPredictions(options.predictions, table) : null;
  const progress = main && (classifier.atOnce > 1 || table.total >= MANY_ROWS) ? progressOf(table.total) : UNWATCHED;
  const interruption = listenForInterruption();
  let milliseconds = 0;
  for await (const bunch of bunches(table, classifier.atOnce)) {
    const start = performance.now();
    const asked = Promise.all(bunch.map((row) => classifier.label(row)));
    const answers = classifier.atOnce > 1 ? await interruption.unlessStopped(asked) : await asked;
    if (!answers) break;
    milliseconds += performance.now() - start;
    for (const [at, row] of bunch.entries()) {
      const answer = answers[at] ?? { predicted: '', confidence: 0, failed: 'no answer' };
      record(tally, row, answer);
      onAnswer?.(row, answer);
      auditRow(audit, table, row);
      await predictions?.add(row.cells, answer);
      progress.step();
    }
    if (interruption.stopped()) break;
  }
  progress.stop();
  interruption.release();
  await predictions?.close();
  return outcomeOf(table, classifier.name, tally, { audit, seconds: milliseconds / 1000, interrupted: interruption.stopped() });
}

/** Answers that were given elsewhere, as what stands beside the main outcome. */
export function outcomeOfAnswers(table: LabelledTable, classifier: string, rows: { label: string; group: string; answer: RowAnswer }[], seconds: number): Outcome {
  const tally = emptyTally();
  for (const { label, group, answer } of rows) record(tally, { cells: [], subject: '', message: '', label, group }, answer);
  return outcomeOf({ ...table, warnings: [] }, classifier, tally, { audit: null, seconds, interrupted: false });
}

function outcomeOf(table: LabelledTable, classifier: string, tally: Tally, ended: { audit: LabelAudit | null; seconds: number; interrupted: boolean }): Outcome {
  const { judged, groups, failures, errors } = tally;
  const failed = [...failures.values()].reduce((sum, n) => sum + n, 0);
  const grouped = groups.some(Boolean) ? groups : [];
  return {
    classifier, measures: evaluate(table.labels, judged), majority: majorityBaseline(table.labels, judged),
    interval: bootstrapMacroF1(table.labels, judged, grouped), n: judged.length, failed, seconds: ended.seconds, interrupted: ended.interrupted, errors,
    warnings: [
      ...table.warnings,
      ...(ended.interrupted ? [`Interrupted after ${judged.length} of ${table.total} rows; the figures are of these alone.`] : []),
      ...[...failures].map(([why, n]) => `${n} call${n > 1 ? 's' : ''} failed and count${n > 1 ? '' : 's'} as wrong: ${why}`),
      ...(ended.audit?.warnings() ?? []),
    ],
  };
}
