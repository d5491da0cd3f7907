import { SENTIMENTS, type Sentiment } from '../../../ports/engine.ts';
import { BUCKETS, fillLetters, isRoomLeft, lettersIn, shapeOf, wordGrams } from './features.ts';
import { noKnownWords, slotOf, type KnownWords } from './known_words.ts';
import type { Reading } from './reading.ts';
import { KIND, type Tokens } from './tokens.ts';

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
  /** What the letters of a word weigh together: towards negative, then towards positive. */
  letters: KnownWords;
}

/** Probabilities in the order of SENTIMENTS. */
export type Probabilities = [negative: number, neutral: number, positive: number];

/** The weights ready for use, their bytes decoded; throws if the file does not fit this code. */
export function modelOf(weights: Omit<SentimentWeights, 'hashed'>, hashed: Int8Array): Model {
  if (hashed.length !== 2 * BUCKETS) throw new Error('The sentiment weights were made for another number of buckets: run npm run train.');
  const pairs = Object.values(weights.dense);
  return {
    negative: Float32Array.from(pairs, ([negative]) => negative), positive: Float32Array.from(pairs, ([, positive]) => positive),
    hashed, step: weights.step, calibration: weights.calibration, letters: noKnownWords(),
  };
}

/** Bytes of the weights of some n-grams summed up, and how many these are. */
interface Sums {
  negative: number;
  positive: number;
  count: number;
}

function sumOf(hashed: Int8Array, buckets: Int32Array, count: number): Sums {
  let negative = 0, positive = 0;
  for (let at = 0; at < count; at += 1) {
    const bucket = buckets[at]!;
    negative += hashed[bucket]!;
    positive += hashed[bucket + BUCKETS]!;
  }
  return { negative, positive, count };
}

const ofOneWord = new Int32Array(128);

function learn({ hashed, letters }: Model, tokens: Tokens, at: number, slot: number): void {
  const { negative, positive } = sumOf(hashed, ofOneWord, fillLetters(tokens, at, ofOneWord, 0));
  letters.numbers[slot] = tokens.word[at]!;
  letters.first[slot] = negative;
  letters.second[slot] = positive;
}

/** The letters of all words: of a word met before, what they weigh is known. */
function sumOfLetters(model: Model, tokens: Tokens, words: number): Sums {
  const { numbers, first, second } = model.letters;
  let negative = 0, positive = 0, count = 0;
  for (let at = 0; at < tokens.count && isRoomLeft(words + count); at += 1) {
    if (tokens.kind[at] !== KIND.word) continue;
    const slot = slotOf(tokens.hash[at]!);
    if (numbers[slot] !== tokens.word[at]) learn(model, tokens, at, slot);
    negative += first[slot]!;
    positive += second[slot]!;
    count += lettersIn(tokens.foldedEnd[at]! - tokens.foldedStart[at]!);
  }
  return { negative, positive, count };
}

/** How much the n-grams of a kind weigh together: the more there are, the less each. */
export const gramScale = (howMany: number): number => (howMany > 0 ? 1 / Math.sqrt(howMany) : 0);
/** What the shape of a text weighs beside its words; chosen on hands left out. */
const SHAPE_LENGTH = 0.5;
export const shapeScale = (howMany: number): number => SHAPE_LENGTH * gramScale(howMany);

export function softmax(negative: number, positive: number): Probabilities {
  const top = Math.max(0, negative, positive);
  const parts: Probabilities = [Math.exp(negative - top), Math.exp(-top), Math.exp(positive - top)];
  const sum = parts[0] + parts[1] + parts[2];
  return [parts[0] / sum, parts[1] / sum, parts[2] / sum];
}

/** What the model holds of a text that was read last. */
export function predict(model: Model, { dense, tokens, signals }: Pick<Reading, 'dense' | 'tokens' | 'signals'>): Probabilities {
  let negative = 0, positive = 0;
  for (let at = 0; at < dense.length; at += 1) {
    negative += (dense[at] ?? 0) * (model.negative[at] ?? 0);
    positive += (dense[at] ?? 0) * (model.positive[at] ?? 0);
  }
  const grams = wordGrams(tokens);
  const words = sumOf(model.hashed, grams.buckets, grams.words), letters = sumOfLetters(model, tokens, grams.words);
  const ofWords = gramScale(words.count) * model.step, ofLetters = gramScale(letters.count) * model.step;
  negative += words.negative * ofWords + letters.negative * ofLetters;
  positive += words.positive * ofWords + letters.positive * ofLetters;
  const buckets = shapeOf(signals), shape = sumOf(model.hashed, buckets, buckets.length);
  const ofShape = shapeScale(shape.count) * model.step;
  negative += shape.negative * ofShape;
  positive += shape.positive * ofShape;
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
