import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { stringify } from 'csv-stringify/sync';
import { bootstrapMacroF1, evaluate, majorityBaseline, type Judged, type Measures } from '../../insight/evaluation.ts';
import { createLabelAudit, type LabelAudit } from '../../insight/label_audit.ts';
import type { LabelledRow, LabelledTable } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';
import { progressOf } from '../demo/terminal.ts';

/** An answer on one row; `failed` says in one sentence why there is none. */
export interface RowAnswer {
  predicted: string;
  /** 0 to 1. */
  confidence: number;
  failed: string;
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

interface Tally { judged: Judged[]; groups: string[]; failures: Map<string, number>; errors: Outcome['errors'] }

function record(tally: Tally, row: LabelledRow, answer: RowAnswer): void {
  tally.judged.push({ actual: row.label, predicted: answer.predicted });
  tally.groups.push(row.group);
  if (answer.failed) tally.failures.set(answer.failed, (tally.failures.get(answer.failed) ?? 0) + 1);
  else if (answer.predicted !== row.label && tally.errors.length < MOST_ERRORS) {
    tally.errors.push({ text: `${row.subject}\n${row.message}`.trim(), actual: row.label, predicted: answer.predicted, confidence: answer.confidence });
  }
}

async function writeRow(file: WriteStream | null, cells: string[]): Promise<void> {
  if (file && !file.write(stringify([cells]))) await once(file, 'drain');
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

/** Ctrl-C once: what is there is kept and reported. */
function listenForInterruption(): { stopped: () => boolean; release: () => void } {
  let stopped = false;
  const stop = (): void => { stopped = true; };
  process.once('SIGINT', stop);
  return { stopped: () => stopped, release: () => process.off('SIGINT', stop) };
}

/**
 * Labels every row of a table by one classifier, reading the table as a stream. A failed call counts as wrong and is
 * counted. With `predictions`, each row is written as soon as it is answered.
 */
export async function classify(table: LabelledTable, classifier: Classifier, options: EvaluateOptions, main: boolean): Promise<Outcome> {
  const tally: Tally = { judged: [], groups: [], failures: new Map(), errors: [] };
  const audit = main ? createLabelAudit(table.otherHeaders) : null;
  const file = main && options.predictions ? createWriteStream(options.predictions, { encoding: 'utf8' }) : null;
  await writeRow(file, [...table.headers, 'predicted', 'confidence']);
  const progress = main && classifier.atOnce > 1 ? progressOf(table.total) : { step: () => undefined, stop: () => undefined };
  const interruption = listenForInterruption();
  let milliseconds = 0;
  for await (const bunch of bunches(table, classifier.atOnce)) {
    const start = performance.now();
    const answers = await Promise.all(bunch.map((row) => classifier.label(row)));
    milliseconds += performance.now() - start;
    for (const [at, row] of bunch.entries()) {
      const answer = answers[at] ?? { predicted: '', confidence: 0, failed: 'no answer' };
      record(tally, row, answer);
      auditRow(audit, table, row);
      await writeRow(file, [...row.cells, answer.predicted, answer.predicted ? answer.confidence.toFixed(2) : '']);
      progress.step();
    }
    if (interruption.stopped()) break;
  }
  progress.stop();
  interruption.release();
  if (file) await new Promise((resolve) => file.end(resolve));
  return outcomeOf(table, classifier.name, tally, { audit, seconds: milliseconds / 1000, interrupted: interruption.stopped() });
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
