import { BUCKETS, DENSE_NAMES } from '../../adapters/builtin/sentiment/features.ts';
import { gramScale, shapeScale, softmax, type Probabilities } from '../../adapters/builtin/sentiment/model.ts';
import type { Weighted } from '../../adapters/builtin/escalation/grams.ts';
import { SENTIMENTS } from '../../ports/engine.ts';
import { learn as learnClass, rarities } from '../train_escalation/regression.ts';
import type { Sample } from './samples.ts';

/**
 * How much the texts count against the pull towards 0, how far classes are balanced (0 to 1), and how much longer the dense features
 * are than the n-grams. Chosen on hands left out.
 */
const COST = 4, BALANCE = 0.6, DENSE_LENGTH = 4;
/** What the weights are shrunk by so that a probability is about the share of right answers on hands left out; the label stays the same. */
const TEMPERED = 0.4;

/** Weights towards negative and towards positive; neutral's are 0. */
export interface Learned { dense: [Float64Array, Float64Array]; grams: [Float64Array, Float64Array] }

const D = DENSE_NAMES.length;
function scaleAt({ words, letters, buckets }: Sample, at: number): number {
  if (at < words) return gramScale(words);
  return at < words + letters ? gramScale(letters) : shapeScale(buckets.length - words - letters);
}

export function probabilitiesOf({ dense, grams }: Learned, sample: Sample): Probabilities {
  const logits = [0, 1].map((side) => {
    let sum = 0;
    for (let at = 0; at < D; at += 1) sum += (sample.dense[at] ?? 0) * (dense[side]?.[at] ?? 0);
    for (let at = 0; at < sample.buckets.length; at += 1) sum += scaleAt(sample, at) * (grams[side]?.[sample.buckets[at] ?? 0] ?? 0);
    return sum;
  });
  return softmax(logits[0] ?? 0, logits[1] ?? 0);
}

/** Weight of a sample by its class: between none (0) and as much as makes all classes equal (1). */
function classWeights(samples: Sample[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { sentiment } of samples) counts[sentiment] = (counts[sentiment] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).map(([label, n]) => [label, (samples.length / (3 * n)) ** BALANCE]));
}

/** A sample's n-grams, each bucket once, and its dense features behind the last bucket. */
function weighted(sample: Sample): Weighted {
  const values = new Map<number, number>();
  sample.buckets.forEach((bucket, at) => values.set(bucket, (values.get(bucket) ?? 0) + scaleAt(sample, at)));
  sample.dense.forEach((value, at) => { if (value !== 0) values.set(BUCKETS + at, value * DENSE_LENGTH); });
  return { buckets: Int32Array.from(values.keys()), values: Float32Array.from(values.values()) };
}

/**
 * A logistic regression for each label against the others; what is learned is how far negative and positive lead neutral. N-grams count
 * the more the rarer they are; the weights hold that in themselves. The same samples give the same weights.
 */
export function learn(samples: Sample[]): Learned {
  const texts = samples.map(weighted);
  const { rarity } = rarities(texts, BUCKETS + D);
  const scales = rarity.map((rare, bucket) => (bucket < BUCKETS ? rare : 1));
  const grams = texts.map(({ buckets, values }) => ({ buckets, values: values.map((value, at) => value * (scales[buckets[at] ?? 0] ?? 1)) }));
  const weights = classWeights(samples);
  const [negative, neutral, positive] = SENTIMENTS.map((label) =>
    learnClass(samples.map(({ sentiment }, at) => ({ grams: grams[at] ?? { buckets: new Int32Array(), values: new Float32Array() }, isMember: sentiment === label, weight: weights[sentiment] ?? 1 })), COST, BUCKETS + D));
  const lead = (side: typeof negative) => {
    const all = scales.map((scale, bucket) => TEMPERED * scale * ((side?.weights[bucket] ?? 0) - (neutral?.weights[bucket] ?? 0)));
    const dense = all.slice(BUCKETS).map((weight) => weight * DENSE_LENGTH);
    // The first dense feature is always 1: it carries the constant.
    dense[0] = (dense[0] ?? 0) + TEMPERED * ((side?.bias ?? 0) - (neutral?.bias ?? 0));
    return { grams: all.slice(0, BUCKETS), dense };
  };
  const [towardsNegative, towardsPositive] = [lead(negative), lead(positive)];
  return { dense: [towardsNegative.dense, towardsPositive.dense], grams: [towardsNegative.grams, towardsPositive.grams] };
}
