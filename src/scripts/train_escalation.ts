/**
 * `npm run train:escalation`: learns the built-in escalation model's weights from the open labelled tickets of `data/` and
 * writes `data/escalation/weights.json`. Prints grouped cross-validation in five folds of rules and model together, by
 * threshold, and how a source fares that the model has not seen at all; both bound the threshold. The same data gives the same file. `--check`
 * prints without writing.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { likeliestReason, rawProbability, readEscalationWeights } from '../adapters/builtin/escalation_model.ts';
import { learnWeights } from './train_escalation/quantised.ts';
import { readSamples, type Sample } from './train_escalation/samples.ts';
import { calibrationError, isotonicPoints } from './train_sentiment/calibration.ts';
import { foldOf, FOLDS } from './train_sentiment/cross_validation.ts';

/** The most that rules and model together may raise among ordinary held-out tickets. */
const FALSE_ALARMS = 0.015;
/** Raw probability under which the model says nothing at all. */
const LOWEST = 0.3;
const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.965, 0.97, 0.975, 0.98, 0.985, 0.99];

/** A sample judged by a model that has not seen it. */
interface HeldOut {
  sample: Sample;
  raw: number;
  reason: string;
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
const isOrdinary = ({ escalates, kind }: Sample): boolean => !escalates && !['negated', 'false_friend', 'hypothetical_or_past', 'quoted'].includes(kind);

function judge(learned: Sample[], unseen: Sample[]): HeldOut[] {
  const model = readEscalationWeights(learnWeights(learned));
  return unseen.map((sample) => ({ sample, raw: rawProbability(model, sample.grams), reason: likeliestReason(model, sample.stems) }));
}

/** Rules and model together: what goes to a person at this threshold. */
function measured(heldOut: HeldOut[], threshold: number) {
  const raised = heldOut.filter(({ sample, raw }) => sample.byRules || (sample.isAsked && raw >= threshold));
  const right = raised.filter(({ sample }) => sample.escalates).length;
  const ordinary = heldOut.filter(({ sample }) => isOrdinary(sample)).length;
  return {
    recall: share(right, heldOut.filter(({ sample }) => sample.escalates).length), precision: share(right, raised.length),
    falseAlarms: share(raised.filter(({ sample }) => isOrdinary(sample)).length, ordinary),
  };
}

function show(title: string, heldOut: HeldOut[], threshold: number): void {
  const { recall, precision, falseAlarms } = measured(heldOut, threshold);
  console.log(`${title.padEnd(24)} n ${String(heldOut.length).padStart(4)}  recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}  false alarms on ordinary ${falseAlarms.toFixed(4)}`);
}

/** The lowest threshold within the false alarms allowed for every one of these; rules alone where there is none. */
const thresholdOf = (judgements: HeldOut[][]): number =>
  THRESHOLDS.find((threshold) => judgements.every((heldOut) => measured(heldOut, threshold).falseAlarms <= FALSE_ALARMS)) ?? 1;

/** Of the tickets that the model would raise, how many get the reason that people gave. */
function showReasons(heldOut: HeldOut[], threshold: number): void {
  const raised = heldOut.filter(({ sample, raw }) => sample.escalates && raw >= threshold);
  console.log(`reason as labelled: ${share(raised.filter(({ sample, reason }) => sample.reason === reason).length, raised.length).toFixed(3)} of ${raised.length}`);
}

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const samples = readSamples();
const heldOut = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) =>
  judge(samples.filter(({ group }) => foldOf(group) !== fold), samples.filter(({ group }) => foldOf(group) === fold)));
show('rules alone', heldOut, 2);
for (const threshold of THRESHOLDS) show(`rules, model from ${threshold.toFixed(3)}`, heldOut, threshold);
// Folds of the same hands flatter a model of words: tickets of a hand it has never read must stay within the same bound.
const sources = [...new Set(samples.map(({ source }) => source))];
const unseen = new Map(sources.map((name) => [name, judge(samples.filter(({ source }) => source !== name), samples.filter(({ source }) => source === name))]));
const threshold = thresholdOf([heldOut, ...unseen.values()]);
console.log(`threshold: ${threshold} (by the folds alone ${thresholdOf([heldOut])})`);
for (const language of [...new Set(samples.map((sample) => sample.language))].sort()) {
  show(`  language ${language}, rules`, heldOut.filter(({ sample }) => sample.language === language), 2);
  show(`  language ${language}, both`, heldOut.filter(({ sample }) => sample.language === language), threshold);
}
showReasons(heldOut, threshold);
for (const [source, judged] of unseen) {
  show(`unseen ${source}, rules`, judged, 2);
  show(`unseen ${source}, both`, judged, threshold);
}
const outcomes = heldOut.map(({ sample, raw }) => ({ raw, right: sample.escalates }));
const calibration = isotonicPoints(outcomes);
console.log(`calibration error before: ${calibrationError(outcomes).toFixed(3)}; points: ${calibration.map(([raw, right]) => `${raw}→${right}`).join(' ')}`);
if (!options.check) {
  const file = { ...learnWeights(samples), threshold, lowest: LOWEST, calibration };
  const text = `${JSON.stringify(file, null, 1)}\n`;
  writeFileSync(resolve(import.meta.dirname, '../../data/escalation/weights.json'), text);
  console.log(`written: data/escalation/weights.json, ${Math.round(text.length / 1000)} kB`);
}
