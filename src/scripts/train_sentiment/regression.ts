import { BUCKETS, DENSE_NAMES } from '../../adapters/builtin/sentiment/features.ts';
import { gramScale, softmax, type Probabilities } from '../../adapters/builtin/sentiment/model.ts';
import type { Sample } from './samples.ts';

/** How hard each kind of weight is held near 0, how long the learning lasts. */
export interface Settings { dense: number; grams: number; epochs: number; rate: number; balance: number; gramWeight: number }

export const SETTINGS: Settings = { dense: 0.0015, grams: 0.004, epochs: 40, rate: 0.25, balance: 0.6, gramWeight: 1 };

/** Weights towards negative and towards positive; neutral's are 0. */
export interface Learned { dense: [Float64Array, Float64Array]; grams: [Float64Array, Float64Array] }

const D = DENSE_NAMES.length;
/** A generator of its own (mulberry32), so that the same data gives the same weights everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<Item>(items: Item[], random: () => number): Item[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other] as Item, copy[at] as Item];
  }
  return copy;
}

const scaleAt = (sample: Sample, at: number): number =>
  gramScale(at < sample.words ? sample.words : sample.buckets.length - sample.words);

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
function classWeights(samples: Sample[], balance: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { sentiment } of samples) counts[sentiment] = (counts[sentiment] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).map(([label, n]) => [label, (samples.length / (3 * n)) ** balance]));
}

/** One AdaGrad step with the L2 pull spread over the data. */
function update(weights: Float64Array, sums: Float64Array, at: number, gradient: number, rate: number, pull: number): void {
  const weight = weights[at] ?? 0;
  const slope = gradient + pull * weight;
  const sum = (sums[at] ?? 0) + slope * slope;
  sums[at] = sum;
  weights[at] = weight - (rate * slope) / (Math.sqrt(sum) + 1e-6);
}

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011) with L2; the average of the last half is kept. */
export function learn(samples: Sample[], settings: Settings = SETTINGS): Learned {
  const zeros = (size: number): [Float64Array, Float64Array] => [new Float64Array(size), new Float64Array(size)];
  const learned: Learned = { dense: zeros(D), grams: zeros(BUCKETS) };
  const sums: Learned = { dense: zeros(D), grams: zeros(BUCKETS) };
  const weights = classWeights(samples, settings.balance);
  const random = seeded(7);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    const rate = settings.rate / (1 + epoch / 10);
    for (const sample of shuffled(samples, random)) {
      const [negative, , positive] = probabilitiesOf(learned, sample);
      const weight = weights[sample.sentiment] ?? 1;
      const errors = [negative - (sample.sentiment === 'negative' ? 1 : 0), positive - (sample.sentiment === 'positive' ? 1 : 0)];
      for (const side of [0, 1] as const) {
        const error = (errors[side] ?? 0) * weight;
        for (let at = 0; at < D; at += 1) update(learned.dense[side], sums.dense[side], at, error * (sample.dense[at] ?? 0), rate, settings.dense);
        for (let at = 0; at < sample.buckets.length; at += 1) {
          const bucket = sample.buckets[at] ?? 0;
          update(learned.grams[side], sums.grams[side], bucket, error * scaleAt(sample, at) * settings.gramWeight, rate * settings.gramWeight, settings.grams);
        }
      }
    }
  }
  return learned;
}
