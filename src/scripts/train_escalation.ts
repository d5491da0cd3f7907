/**
 * `npm run train:escalation`: learns the built-in escalation model's weights from the open labelled tickets of `data/` and
 * writes `data/escalation/weights.json`. Prints how rules and model together fare on each hand that is left out of the learning;
 * threshold and bar are chosen on those whose messages no rule was written by. The same data gives the same file. `--check`
 * prints without writing.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEscalationWeights, scoreOf, ticketScore } from '../adapters/builtin/escalation_model.ts';
import { learnWeights } from './train_escalation/quantised.ts';
import { readSamples, type Sample } from './train_escalation/samples.ts';
import { isotonicPoints } from './train_sentiment/calibration.ts';

/** Hands that are left out in turn; the rules were written in sight of the first alone. */
const HANDS = ['training_2', 'training_3a', 'training_3b', 'training_3e'];
const RULES_SAW_NONE = HANDS.slice(1);
/** Written in sight of what was missed on these hands: nothing to learn from where they are left out. */
const IN_SIGHT_OF_THEM = 'plain_3';
/** Score from which the model speaks for a person: on hands left out precision stays above 0.9, and fewer than one ordinary ticket in fifty is raised. */
const THRESHOLD = 0;
/** How far under the threshold a ticket, and the sentence of a hit by itself, still bear out a hit of the rules. */
const LEAD_OF_HIT = 3, LEAD_OF_SENTENCE = 0;
const LOOK_ALIKES = ['lookalike', 'negated', 'false_friend', 'hypothetical_or_past', 'quoted'];
/** A score under which fewer than about one ticket in fifty has to go to a person: there the model says nothing at all. */
const LOWEST_SHARE = 0.02;

/** A sample judged by a model that has not seen its hand. */
interface HeldOut {
  sample: Sample;
  score: number;
  /** The best of its hits; -Infinity without one. */
  hit: number;
  reason: string;
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
const isOrdinary = ({ escalates, kind }: Sample): boolean => !escalates && !LOOK_ALIKES.includes(kind);
const isLookAlike = ({ escalates, kind }: Sample): boolean => !escalates && LOOK_ALIKES.includes(kind);

function judge(learned: Sample[], unseen: Sample[]): HeldOut[] {
  const model = readEscalationWeights(learnWeights(learned));
  return unseen.map((sample) => {
    const { score, reason } = ticketScore(model, sample.grams);
    return { sample, score, reason, hit: Math.max(...sample.hits.map((grams) => scoreOf(model, grams).score)) };
  });
}

const limits = { threshold: THRESHOLD, bar: THRESHOLD - LEAD_OF_HIT, sentenceBar: THRESHOLD - LEAD_OF_SENTENCE };
const isBorneOut = ({ sample, score, hit }: HeldOut): boolean => sample.hits.length > 0 && (hit >= limits.sentenceBar || score >= limits.bar);
const byBoth = (one: HeldOut): boolean => one.sample.isDecided || isBorneOut(one) || (one.sample.isOpen && one.score >= limits.threshold);
const byRules = ({ sample }: HeldOut): boolean => sample.isDecided || sample.hits.length > 0;

function show(title: string, heldOut: HeldOut[], isRaised: (one: HeldOut) => boolean): void {
  const raised = heldOut.filter(isRaised);
  const of = (which: (sample: Sample) => boolean) => share(raised.filter(({ sample }) => which(sample)).length, heldOut.filter(({ sample }) => which(sample)).length);
  const precision = share(raised.filter(({ sample }) => sample.escalates).length, raised.length);
  console.log(`${title.padEnd(22)} n ${String(heldOut.length).padStart(4)}  recall ${of(({ escalates }) => escalates).toFixed(3)}  precision ${precision.toFixed(3)}  raised of ordinary ${of(isOrdinary).toFixed(4)}, of look-alikes ${of(isLookAlike).toFixed(3)}`);
}

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const samples = readSamples();
const heldOut = HANDS.flatMap((hand) => judge(samples.filter((sample) => sample.hand !== hand && sample.hand !== IN_SIGHT_OF_THEM), samples.filter((sample) => sample.hand === hand)));
for (const hand of HANDS) {
  const ofHand = heldOut.filter(({ sample }) => sample.hand === hand);
  show(`${hand}, rules`, ofHand, byRules);
  show(`${hand}, both`, ofHand, byBoth);
}
const chosenOn = heldOut.filter(({ sample }) => RULES_SAW_NONE.includes(sample.hand));
for (const language of [...new Set(chosenOn.map(({ sample }) => sample.language))].sort()) show(`  ${language}, both`, chosenOn.filter(({ sample }) => sample.language === language), byBoth);
for (const reason of [...new Set(chosenOn.map(({ sample }) => sample.reason))].sort()) {
  const ofReason = chosenOn.filter(({ sample }) => sample.escalates && sample.reason === reason);
  if (reason) console.log(`  ${reason.padEnd(20)} ${ofReason.filter(byBoth).length} of ${ofReason.length}`);
}
const escalated = chosenOn.filter(({ sample }) => sample.escalates);
console.log(`reason as labelled: ${share(escalated.filter(({ sample, reason }) => sample.reason === reason).length, escalated.length).toFixed(3)} of ${escalated.length}`);
const calibration = isotonicPoints(chosenOn.map(({ sample, score }) => ({ raw: score, right: sample.escalates })));
console.log(`calibration points: ${calibration.map(([score, right]) => `${score}→${right}`).join(' ')}`);
if (!options.check) {
  const lowest = calibration.find(([, right]) => right > LOWEST_SHARE)?.[0] ?? 0;
  const text = `${JSON.stringify({ ...learnWeights(samples), ...limits, lowest, calibration }, null, 1)}\n`;
  writeFileSync(resolve(import.meta.dirname, '../../data/escalation/weights.json'), text);
  console.log(`written: data/escalation/weights.json, ${Math.round(text.length / 1000)} kB`);
}
