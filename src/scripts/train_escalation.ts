/**
 * `npm run train:escalation`: learns the built-in escalation model's weights from the open labelled tickets of `data/` and
 * writes `data/escalation/weights.json`. Prints grouped cross-validation in five folds of rules and model together. The
 * threshold is chosen on hands that saw no rules, among them alone. The same data gives the same file. `--check` prints
 * without writing.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEscalationWeights, scoreOf } from '../adapters/builtin/escalation_model.ts';
import { learnWeights } from './train_escalation/quantised.ts';
import { readSamples, type Sample } from './train_escalation/samples.ts';
import { isotonicPoints } from './train_sentiment/calibration.ts';
import { foldOf, FOLDS } from './train_sentiment/cross_validation.ts';

/** Written by a hand that saw no rules, and most like what a support desk gets: bar and threshold are chosen on it. */
const CHOSEN_ON = 'training_2';
/** Score from which the sentences around a hit bear it out: set by hand, a little below where precision and recall meet, for a threat missed costs most. */
const BAR = -7.25;
/** The most that the model alone may raise among ordinary held-out tickets. */
const FALSE_ALARMS_OF_MODEL = 0.0025;
const LOOK_ALIKES = ['lookalike', 'negated', 'false_friend', 'hypothetical_or_past', 'quoted'];
const SCORES = Array.from({ length: 60 }, (_, step) => -12 + step / 4);
/** A score under which fewer than about one ticket in fifty has to go to a person: there the model says nothing at all. */
const LOWEST_SHARE = 0.02;

/** A sample judged by a model that has not seen it. */
interface HeldOut {
  sample: Sample;
  score: number;
  /** The best of its hits; -Infinity without one. */
  hit: number;
  reason: string;
}
interface Limits { bar: number; threshold: number }

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
const isOrdinary = ({ escalates, kind }: Sample): boolean => !escalates && !LOOK_ALIKES.includes(kind);
const isLookAlike = ({ escalates, kind }: Sample): boolean => !escalates && LOOK_ALIKES.includes(kind);

function judge(learned: Sample[], unseen: Sample[]): HeldOut[] {
  const model = readEscalationWeights(learnWeights(learned));
  return unseen.map((sample) => ({ sample, ...scoreOf(model, sample.grams), hit: Math.max(...sample.hits.map((grams) => scoreOf(model, grams).score)) }));
}

const byModel = ({ sample, score }: HeldOut, { threshold }: Limits): boolean => sample.isOpen && !sample.isTakenBack && score >= threshold;
const isRaised = (one: HeldOut, limits: Limits): boolean => one.sample.isDecided || one.hit >= limits.bar || byModel(one, limits);

/** Rules and model together: what goes to a person within these limits. */
function measured(heldOut: HeldOut[], limits: Limits) {
  const raised = heldOut.filter((one) => isRaised(one, limits));
  const right = raised.filter(({ sample }) => sample.escalates).length;
  const of = (which: (sample: Sample) => boolean) => share(raised.filter(({ sample }) => which(sample)).length, heldOut.filter(({ sample }) => which(sample)).length);
  return { recall: of(({ escalates }) => escalates), precision: share(right, raised.length), falseAlarms: of(isOrdinary), lookAlikes: of(isLookAlike) };
}

function show(title: string, heldOut: HeldOut[], limits: Limits): void {
  const { recall, precision, falseAlarms, lookAlikes } = measured(heldOut, limits);
  console.log(`${title.padEnd(26)} n ${String(heldOut.length).padStart(4)}  recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}  raised of ordinary ${falseAlarms.toFixed(4)}, of look-alikes ${lookAlikes.toFixed(3)}`);
}

/** The bar, and the lowest threshold at which the model alone stays within its false alarms. */
function limitsOf(heldOut: HeldOut[]): Limits {
  const ordinary = heldOut.filter(({ sample }) => isOrdinary(sample));
  const modelAlone = (threshold: number) => share(ordinary.filter((one) => one.sample.hits.length === 0 && byModel(one, { bar: BAR, threshold })).length, ordinary.length);
  return { bar: BAR, threshold: SCORES.find((score) => modelAlone(score) <= FALSE_ALARMS_OF_MODEL) ?? 0 };
}

const NO_MODEL: Limits = { bar: -Number.MAX_VALUE, threshold: Infinity };

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const samples = readSamples();
const heldOut = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) =>
  judge(samples.filter(({ group }) => foldOf(group) !== fold), samples.filter(({ group }) => foldOf(group) === fold)));
const limits = limitsOf(heldOut.filter(({ sample }) => sample.source === CHOSEN_ON));
console.log(`bar ${limits.bar}, threshold ${limits.threshold}`);
for (const source of [...new Set(samples.map((sample) => sample.source))]) {
  const ofSource = heldOut.filter(({ sample }) => sample.source === source);
  show(`${source}, rules`, ofSource, NO_MODEL);
  show(`${source}, both`, ofSource, limits);
}
const chosen = heldOut.filter(({ sample }) => sample.source === CHOSEN_ON);
for (const language of [...new Set(chosen.map(({ sample }) => sample.language))].sort()) show(`  ${language}, both`, chosen.filter(({ sample }) => sample.language === language), limits);
const escalated = chosen.filter(({ sample }) => sample.escalates);
console.log(`reason as labelled: ${share(escalated.filter(({ sample, reason }) => sample.reason === reason).length, escalated.length).toFixed(3)} of ${escalated.length}`);
const outcomes = chosen.map(({ sample, score }) => ({ raw: score, right: sample.escalates }));
const calibration = isotonicPoints(outcomes);
console.log(`calibration points: ${calibration.map(([score, right]) => `${score}→${right}`).join(' ')}`);
if (!options.check) {
  const lowest = calibration.find(([, right]) => right > LOWEST_SHARE)?.[0] ?? 0;
  const text = `${JSON.stringify({ ...learnWeights(samples), ...limits, lowest, calibration }, null, 1)}\n`;
  writeFileSync(resolve(import.meta.dirname, '../../data/escalation/weights.json'), text);
  console.log(`written: data/escalation/weights.json, ${Math.round(text.length / 1000)} kB`);
}
