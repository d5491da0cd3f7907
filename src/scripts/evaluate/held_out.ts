import { textOf } from '../../adapters/builtin/sentiment/own_words.ts';
import { crossValidate } from '../train_sentiment/cross_validation.ts';
import { readSamples } from '../train_sentiment/samples.ts';
import { classify, type Outcome } from './classification.ts';
import type { LabelledTable } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';

/** Share of rows learned from, above which the engine's own figure says nothing and the held-out one is put beside it. */
const MOSTLY_LEARNED = 0.05;

/** How many of a table's rows the shipped weights were learned from. */
async function learnedRows(table: LabelledTable, learned: ReadonlySet<string>): Promise<number> {
  let n = 0;
  for await (const { subject, message } of table.rows()) if (learned.has(textOf(subject, message))) n += 1;
  return n;
}

/**
 * Where a table holds rows that the built-in weights were learned from, the honest figure: each row answered by a model of
 * the same make that has seen neither it nor its group. Null where the table is new to the engine.
 */
export async function heldOutOutcome(table: LabelledTable, options: EvaluateOptions): Promise<{ outcome: Outcome; warning: string } | null> {
  const samples = readSamples();
  const n = await learnedRows(table, new Set(samples.map(({ text }) => text)));
  if (n <= table.total * MOSTLY_LEARNED) return null;
  const answers = new Map(crossValidate(samples).map(({ sample, predicted, raw }) => [sample.text, { predicted, confidence: raw, failed: '' }]));
  const outcome = await classify(table, {
    name: 'builtin, held out', atOnce: 1,
    label: ({ subject, message }) => Promise.resolve(answers.get(textOf(subject, message)) ?? { predicted: '', confidence: 0, failed: 'not among the texts of data/' }),
  }, options, false);
  return { outcome, warning: `${n} of these ${table.total} rows are among those the built-in weights were learned from: read the line “builtin, held out” (five folds, grouped) instead of the first.` };
}
