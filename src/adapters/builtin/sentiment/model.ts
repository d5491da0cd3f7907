import { SENTIMENTS, type Sentiment } from '../../../ports/engine.ts';
import { BUCKETS, type Grams } from './features.ts';

/** A sparse multinomial logistic regression, as `npm run train` writes it. Neutral is the class of reference: its weights are 0. */
export interface SentimentWeights {
  /** For each dense feature its weight towards negative and towards positive. */
  dense: Record<string, [number, number]>;
  /** Hashed n-grams: signed bytes in base64, all towards negative, then all towards positive; times `step` they are weights. */
  hashed: string;
  step: number;
  /** Points of a rising curve: what share of held-out answers of a raw probability was right. */
  calibration: [raw: number, share: number][];
}

export interface Model {
  negative: Float32Array;
  positive: Float32Array;
  /** Bytes, `BUCKETS` towards negative, then `BUCKETS` towards positive. */
  hashed: Int8Array;
  step: number;
  calibration: [number, number][];
}

/** Probabilities in the order of SENTIMENTS. */
export type Probabilities = [negative: number, neutral: number, positive: number];

/** The weights ready for use; throws if the file does not fit this code. */
export const readWeights = (weights: SentimentWeights): Model => modelOf(weights, new Int8Array(Buffer.from(weights.hashed, 'base64')));

/** The same where the bytes have been decoded. */
export function modelOf(weights: Omit<SentimentWeights, 'hashed'>, hashed: Int8Array): Model {
  if (hashed.length !== 2 * BUCKETS) throw new Error('The sentiment weights were made for another number of buckets: run npm run train.');
  const pairs = Object.values(weights.dense);
  return {
    negative: Float32Array.from(pairs, ([negative]) => negative), positive: Float32Array.from(pairs, ([, positive]) => positive),
    hashed, step: weights.step, calibration: weights.calibration,
  };
}

function sumOf(hashed: Int8Array, { buckets }: Grams, from: number, to: number, offset: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += hashed[(buckets[at] ?? 0) + offset] ?? 0;
  return sum;
}

/** How much the n-grams of a kind weigh together: the more there are, the less each. */
export const gramScale = (howMany: number): number => (howMany > 0 ? 1 / Math.sqrt(howMany) : 0);

export function softmax(negative: number, positive: number): Probabilities {
  const top = Math.max(0, negative, positive);
  const parts: Probabilities = [Math.exp(negative - top), Math.exp(-top), Math.exp(positive - top)];
  const sum = parts[0] + parts[1] + parts[2];
  return [parts[0] / sum, parts[1] / sum, parts[2] / sum];
}

/** What the model holds of a text. */
export function predict(model: Model, dense: Float32Array, grams: Grams): Probabilities {
  let negative = 0, positive = 0;
  for (let at = 0; at < dense.length; at += 1) {
    negative += (dense[at] ?? 0) * (model.negative[at] ?? 0);
    positive += (dense[at] ?? 0) * (model.positive[at] ?? 0);
  }
  const all = grams.words + grams.letters;
  const words = gramScale(grams.words) * model.step, letters = gramScale(grams.letters) * model.step;
  negative += sumOf(model.hashed, grams, 0, grams.words, 0) * words + sumOf(model.hashed, grams, grams.words, all, 0) * letters;
  positive += sumOf(model.hashed, grams, 0, grams.words, BUCKETS) * words + sumOf(model.hashed, grams, grams.words, all, BUCKETS) * letters;
  return softmax(negative, positive);
}

/** The label of the highest probability. */
export function likeliest([negative, neutral, positive]: Probabilities): Sentiment {
  if (negative >= neutral && negative >= positive) return SENTIMENTS[0];
  return positive > neutral ? SENTIMENTS[2] : SENTIMENTS[1];
}

/** A raw probability as the share of right answers it stood for on held-out data, by straight lines between the points. */
export function calibrated({ calibration }: Pick<Model, 'calibration'>, raw: number): number {
  let [lowRaw, lowShare] = calibration[0] ?? [0, raw];
  if (raw <= lowRaw) return lowShare;
  for (const [highRaw, highShare] of calibration) {
    if (raw <= highRaw) return highRaw === lowRaw ? highShare : lowShare + ((raw - lowRaw) / (highRaw - lowRaw)) * (highShare - lowShare);
    [lowRaw, lowShare] = [highRaw, highShare];
  }
  return lowShare;
}
