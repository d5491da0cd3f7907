import { BUCKETS, type Grams, type Weighted } from '../../adapters/builtin/escalation_grams.ts';
import { MODEL_REASONS, type EscalationWeights, type Sparse } from '../../adapters/builtin/escalation_model.ts';
import { learn, logitOf, rarities, type Example, type Linear } from './regression.ts';
import type { Sample } from './samples.ts';

/** How much the texts count against the pull towards 0; chosen by grouped cross-validation on the open texts. */
const COST = 8;
/** Weights that ship of each regression, the strongest; what the others add is not worth their bytes. */
const KEPT = 14_000, KEPT_OF_REASON = 2_500;
/** Texts that a bucket must occur in: what one or two hold teaches nothing but these. */
const FEWEST_TEXTS = 3;
const LONGEST_GAP = 255;
/** What a sentence counts beside a whole message; chosen on hands left out. */
const QUIET_SENTENCE = 0.3, LOUDEST_SENTENCE = 0.6;

const rounded = (value: number, places: number): number => Number(value.toPrecision(places));

/** The size of the last of the strongest weights. */
const leastKept = (weights: Float64Array, kept: number): number => Math.max(weights.map(Math.abs).sort().at(-kept) ?? 0, Number.MIN_VALUE);

/** Weights as pairs of bytes: the way from the bucket before, and the weight over `step`. */
function sparse(weights: Float64Array, bias: number): Sparse {
  const step = rounded(weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1, 6);
  const pairs: number[] = [];
  let last = -1;
  weights.forEach((weight, bucket) => {
    const byte = Math.round(weight / step);
    if (byte === 0) return;
    for (; bucket - last > LONGEST_GAP; last += LONGEST_GAP) pairs.push(LONGEST_GAP, 0);
    pairs.push(bucket - last, byte);
    last = bucket;
  });
  return { pairs: Buffer.from(pairs).toString('base64'), step, bias: rounded(bias, 5) };
}

/** What is kept of texts, and how much the rare counts for more; the shipped weights hold the rarity in themselves. */
interface Weighing {
  rarity: Float64Array;
  weigh(grams: Weighted): Weighted;
}

function weighingOf(texts: Weighted[]): Weighing {
  const { rarity, texts: counts } = rarities(texts, BUCKETS);
  const isKept = (bucket: number): boolean => (counts[bucket] ?? 0) >= FEWEST_TEXTS;
  return {
    rarity,
    weigh: ({ buckets, values }) => {
      const places = Array.from(buckets.keys()).filter((at) => isKept(buckets[at] ?? 0));
      return {
        buckets: Int32Array.from(places, (at) => buckets[at] ?? 0),
        values: Float32Array.from(places, (at) => (values[at] ?? 0) * (rarity[buckets[at] ?? 0] ?? 1)),
      };
    },
  };
}

/** Those of a text's buckets that are asked for. */
function partOf({ buckets, values }: Weighted, isAsked: (bucket: number) => boolean): Weighted {
  const places = Array.from(buckets.keys()).filter((at) => isAsked(buckets[at] ?? 0));
  return { buckets: Int32Array.from(places, (at) => buckets[at] ?? 0), values: Float32Array.from(places, (at) => values[at] ?? 0) };
}

type More = (isAsked: (bucket: number) => boolean, learned: Linear) => Example[];

/** Learns from all buckets, keeps the strongest, and learns once more from these alone: they take over what the others knew. `more`: examples for the second time. */
function learnClass(texts: Weighted[], isMember: boolean[], rarity: Float64Array, kept: number, more: More = () => []): Sparse {
  const examples = (of: Weighted[]): Example[] => of.map((grams, at) => ({ grams, isMember: isMember[at] ?? false }));
  const first = learn(examples(texts), COST, BUCKETS);
  const least = leastKept(first.weights, kept);
  const isAsked = (bucket: number): boolean => Math.abs(first.weights[bucket] ?? 0) >= least;
  const { weights, bias } = learn([...examples(texts.map((grams) => partOf(grams, isAsked))), ...more(isAsked, first)], COST, BUCKETS);
  return sparse(weights.map((weight, bucket) => weight * (rarity[bucket] ?? 1)), bias);
}

const joined = ({ words, letters }: Grams): Weighted =>
  ({ buckets: Int32Array.from([...words.buckets, ...letters.buckets]), values: Float32Array.from([...words.values, ...letters.values]) });

/**
 * Sentences as examples of their own, since they are read by themselves: all of a message that needs nobody, and of one that needs
 * a person the sentence that says so most.
 */
function sentenceExamples(samples: Sample[], { weigh }: Weighing, isAsked: (bucket: number) => boolean, learned: Linear): Example[] {
  return samples.flatMap(({ grams: { sentences, pairs }, escalates }) => {
    const pieces = [...sentences, ...pairs].map((piece) => partOf(weigh(joined(piece)), isAsked));
    if (!escalates) return pieces.map((grams): Example => ({ grams, isMember: false, weight: QUIET_SENTENCE }));
    const logits = pieces.map((grams) => logitOf(learned, grams));
    const loudest = pieces[logits.indexOf(Math.max(...logits))];
    return loudest ? [{ grams: loudest, isMember: true, weight: LOUDEST_SENTENCE }] : [];
  });
}

/** What the samples teach, as it ships; threshold, bar and calibration are for held-out hands to fill in. */
export function learnWeights(samples: Sample[]): EscalationWeights {
  const whole = samples.map(({ grams }) => joined(grams.whole));
  const weighing = weighingOf(whole);
  const { rarity } = weighing;
  const texts = whole.map(weighing.weigh);
  const more: More = (isAsked, learned) => sentenceExamples(samples, weighing, isAsked, learned);
  const reasons = Object.keys(MODEL_REASONS).map((name): [string, Sparse] =>
    [name, learnClass(texts, samples.map(({ escalates, reason }) => escalates && reason === name), rarity, KEPT_OF_REASON)]);
  return {
    person: learnClass(texts, samples.map(({ escalates }) => escalates), rarity, KEPT, more), reasons: Object.fromEntries(reasons),
    threshold: 0, thresholds: {}, lowest: 0, bar: 0, sentenceBar: 0, calibration: [[0, 0], [1, 1]],
  };
}
