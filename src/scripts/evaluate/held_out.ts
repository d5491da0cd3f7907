import { textOf } from '../../adapters/builtin/sentiment/own_words.ts';
import { crossValidate } from '../train_sentiment/cross_validation.ts';
import { readSamples } from '../train_sentiment/samples.ts';
import { outcomeOfAnswers, type Outcome, type RowAnswer } from './classification.ts';
import type { LabelledRow, LabelledTable } from './labelled_rows.ts';

/** Share of rows learned from, above which the engine's own figure says nothing and the held-out one is put beside it. */
const MOSTLY_LEARNED = 0.05;

/** Watches for rows that the built-in weights were learned from. */
export interface HeldOut {
  add(row: LabelledRow, answer: RowAnswer): void;
  /** Null where the table is new to the engine. */
  outcome(): { outcome: Outcome; warning: string } | null;
}

/**
 * Where a table holds rows that the built-in weights were learned from, the honest figure: each of them answered by a model of
 * the same make that has seen neither it nor its group; rows that are new, by the engine itself.
 */
export function watchForLearned(table: LabelledTable): HeldOut {
  const samples = readSamples();
  const learned = new Set(samples.map(({ text }) => text));
  const rows: { text: string; label: string; group: string; answer: RowAnswer }[] = [];
  return {
    add({ subject, message, label, group }, answer) {
      const text = textOf(subject, message);
      rows.push({ text: learned.has(text) ? text : '', label, group, answer });
    },
    outcome() {
      const n = rows.filter(({ text }) => text).length;
      if (n <= rows.length * MOSTLY_LEARNED) return null;
      const start = performance.now();
      const unseen = new Map(crossValidate(samples).map(({ sample, predicted, raw }) => [sample.text, { predicted, confidence: raw, failed: '' }]));
      const answered = rows.map(({ text, answer, ...row }) => ({ ...row, answer: unseen.get(text) ?? answer }));
      return {
        outcome: outcomeOfAnswers(table, 'builtin, held out', answered, (performance.now() - start) / 1000),
        warning: `${n} of these ${rows.length} rows are among those the built-in weights were learned from: read the line “builtin, held out” (five folds, grouped) instead of the first.`,
      };
    },
  };
}
