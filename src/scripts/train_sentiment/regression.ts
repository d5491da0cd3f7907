import { BUCKETS, DENSE_NAMES } from '../../adapters/builtin/sentiment/features.ts';
import { gramScale, softmax, type Probabilities } from '../../adapters/builtin/sentiment/model.ts';
import { seededRandom } from '../../insight/evaluation.ts';
import type { Sample } from './samples.ts';

/**
 * How hard each kind of weight is held near 0, how long and how fast the learning goes, how far classes are balanced (0 to 1),
 * and how much slower n-grams learn than dense features. Chosen by grouped cross-validation on the open texts.
 */
export interface Settings { dense: number; grams: number; epochs: number; rate: number; balance: number; gramWeight: number }

export const SETTINGS: Settings = { dense: 0.0005, grams: 0.0005, epochs: 20, rate: 0.1, balance: 0.6, gramWeight: 0.7 };

/** Weights towards negative and towards positive; neutral's are 0. */
export interface Learned { dense: [Float64Array, Float64Array]; grams: [Float64Array, Float64Array] }

const D = DENSE_NAMES.length;
function shuffled<Item>(items: Item[], random: () => number): Item[] {
  return items.map((item) => ({ item, place: random() })).sort((a, b) => a.place - b.place).map(({ item }) => item);
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

/** One sample's error moves the weights of what it holds. */
function learnFrom(sample: Sample, weight: number, rate: number, { learned, sums, settings }: Learning): void {
  const [negative, , positive] = probabilitiesOf(learned, sample);
  const errors = [negative - (sample.sentiment === 'negative' ? 1 : 0), positive - (sample.sentiment === 'positive' ? 1 : 0)];
  for (const side of [0, 1] as const) {
    const error = (errors[side] ?? 0) * weight;
    for (let at = 0; at < D; at += 1) update(learned.dense[side], sums.dense[side], at, error * (sample.dense[at] ?? 0), rate, settings.dense);
    for (let at = 0; at < sample.buckets.length; at += 1) {
      update(learned.grams[side], sums.grams[side], sample.buckets[at] ?? 0, error * scaleAt(sample, at) * settings.gramWeight, rate * settings.gramWeight, settings.grams);
    }
  }
}

interface Learning { learned: Learned; sums: Learned; settings: Settings }

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011) with L2. The same samples give the same weights. */
export function learn(samples: Sample[], settings: Settings = SETTINGS): Learned {
  const zeros = (size: number): [Float64Array, Float64Array] => [new Float64Array(size), new Float64Array(size)];
  const learned: Learned = { dense: zeros(D), grams: zeros(BUCKETS) };
  const sums: Learned = { dense: zeros(D), grams: zeros(BUCKETS) };
  const weights = classWeights(samples, settings.balance);
  const random = seededRandom(7);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    const rate = settings.rate / (1 + epoch / 10);
    for (const sample of shuffled(samples, random)) {
      learnFrom(sample, weights[sample.sentiment] ?? 1, rate, { learned, sums, settings });
    }
  }
  return learned;
}
