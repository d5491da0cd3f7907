/**
 * `npm run train`: learns the built-in sentiment's weights from the open labelled texts of `data/` and writes
 * `data/sentiment/weights.json`, and with them Analyze Sentiment's sample. Prints grouped cross-validation by language and by source, and how each source fares when
 * the model has not seen it at all. The same data gives the same file. `--check` prints without writing.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DENSE_NAMES } from '../adapters/builtin/sentiment/features.ts';
import { evaluate } from '../insight/evaluation.ts';
import { SENTIMENTS } from '../ports/engine.ts';
import { calibrationError, isotonicPoints } from './train_sentiment/calibration.ts';
import { crossValidate, judge, type HeldOut } from './train_sentiment/cross_validation.ts';
import { learn, type Learned } from './train_sentiment/regression.ts';
import { bytesOf } from './train_sentiment/quantised.ts';
import { readSamples, type Sample } from './train_sentiment/samples.ts';

function show(title: string, heldOut: HeldOut[]): void {
  const { macroF1, accuracy, perClass } = evaluate(SENTIMENTS, heldOut.map(({ sample, predicted }) => ({ actual: sample.sentiment, predicted })));
  const classes = perClass.map(({ label, f1 }) => `${label} ${f1.toFixed(3)}`).join('  ');
  console.log(`${title.padEnd(28)} n ${String(heldOut.length).padStart(5)}  macro-F1 ${macroF1.toFixed(3)}  accuracy ${accuracy.toFixed(3)}  ${classes}`);
}

function showBy(title: string, heldOut: HeldOut[], key: (sample: Sample) => string): void {
  for (const name of [...new Set(heldOut.map(({ sample }) => key(sample)))].sort()) {
    show(`${title} ${name}`, heldOut.filter(({ sample }) => key(sample) === name));
  }
}

/** The texts of one writer: their files by language tell the same stories. */
const handOf = ({ source }: Sample): string => source.replace(/_[a-z]{2}$/, '');

const rounded = (weight: number): number => Math.round(weight * 1e4) / 1e4;

function write(learned: Learned, calibration: [number, number][]): void {
  const dense = Object.fromEntries(DENSE_NAMES.map((name, at) => [name, [rounded(learned.dense[0][at] ?? 0), rounded(learned.dense[1][at] ?? 0)]]));
  const { hashed, step } = bytesOf(learned);
  const path = resolve(import.meta.dirname, '../../data/sentiment/weights.json');
  writeFileSync(path, `${JSON.stringify({ dense, step, calibration, hashed }, null, 1)}\n`);
  console.log(`written: data/sentiment/weights.json`);
}

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const samples = readSamples();
const heldOut = crossValidate(samples);
show('cross-validation', heldOut);
showBy('  language', heldOut, ({ language }) => language);
showBy('  source', heldOut, ({ source }) => source);
for (const hand of [...new Set(samples.map(handOf))]) {
  const unseen = judge(learn(samples.filter((sample) => handOf(sample) !== hand)), samples.filter((sample) => handOf(sample) === hand));
  show(`unseen ${hand}`, unseen);
  if (hand === 'posts') showBy('  language', unseen, ({ language }) => language);
}
const outcomes = heldOut.map(({ sample, predicted, raw }) => ({ raw, right: predicted === sample.sentiment }));
const points = isotonicPoints(outcomes);
console.log(`calibration error before: ${calibrationError(outcomes).toFixed(3)}; points: ${points.map(([raw, share]) => `${raw}→${share}`).join(' ')}`);
if (!options.check) {
  write(learn(samples), points);
  // Only now: it loads the weights just written.
  const { writeSentimentSample } = await import('./samples/action_samples.ts');
  await writeSentimentSample();
}
