import { SENTIMENTS, type Sentiment } from '../../../ports/engine.ts';
import { BUCKETS, fillLetters, isRoomLeft, lettersIn, shapeOf, wordGrams } from './features.ts';
import { COLUMN, rowOf, rows } from './known_words.ts';
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
  /** Of each bucket a byte towards negative and one towards positive, as `inPairs` lays them. */
  hashed: Int8Array;
  step: number;
  calibration: [number, number][];
  /** Tells the models of a process apart, from 1 on: what the letters of a word weigh is remembered for the model asked last. */
  number: number;
}

/** Probabilities in the order of SENTIMENTS. */
export type Probabilities = [negative: number, neutral: number, positive: number];

let models = 0;
/** The number of one more model. */
export const nextNumber = (): number => ++models;

/** The bytes of the weights file, all towards negative before all towards positive, with the two of a bucket side by side. */
export function inPairs(bytes: Int8Array): Int8Array {
  if (bytes.length !== 2 * BUCKETS) throw new Error('The sentiment weights were made for another number of buckets: run npm run train.');
  return bytes.map((_byte, at) => bytes[(at >> 1) + (at & 1) * BUCKETS]!);
}

/** The weights ready for use; `hashed` is what `inPairs` made of their bytes. */
export function modelOf(weights: Omit<SentimentWeights, 'hashed'>, hashed: Int8Array): Model {
  const pairs = Object.values(weights.dense);
  return {
    negative: Float32Array.from(pairs, ([negative]) => negative), positive: Float32Array.from(pairs, ([, positive]) => positive),
    hashed, step: weights.step, calibration: weights.calibration, number: nextNumber(),
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
    const pair = 2 * buckets[at]!;
    negative += hashed[pair]!;
    positive += hashed[pair + 1]!;
  }
  return { negative, positive, count };
}

const ofOneWord = new Int32Array(128);
/** The two sums of a word's letters, some 120 bytes each, fit into one number. */
const HALF = 16;
/** Which model they are of stands above the bits of the languages. */
const MODEL = 8;

function learn({ hashed, number }: Model, tokens: Tokens, at: number, row: number): void {
  const { negative, positive } = sumOf(hashed, ofOneWord, fillLetters(tokens, at, ofOneWord, 0));
  rows[row + COLUMN.letters] = (negative << HALF) | (positive & 0xffff);
  rows[row + COLUMN.languages] = (number << MODEL) | (rows[row + COLUMN.languages]! & ((1 << MODEL) - 1));
}

/** The letters of all words: of a word met before, what they weigh is known. */
function sumOfLetters(model: Model, tokens: Tokens, words: number): Sums {
  let negative = 0, positive = 0, count = 0;
  for (let at = 0; at < tokens.count && isRoomLeft(words + count); at += 1) {
    if (tokens.kind[at] !== KIND.word) continue;
    const row = rowOf(tokens.row[at]!, tokens.number[at]!);
    if (rows[row + COLUMN.languages]! >> MODEL !== model.number) learn(model, tokens, at, row);
    const both = rows[row + COLUMN.letters]!;
    negative += both >> HALF;
    positive += (both << HALF) >> HALF;
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
    negative += dense[at]! * model.negative[at]!;
    positive += dense[at]! * model.positive[at]!;
  }
  const grams = wordGrams(tokens);
  const words = sumOf(model.hashed, grams.buckets, grams.words), letters = sumOfLetters(model, tokens, grams.words);
  const ofWords = gramScale(words.count) * model.step, ofLetters = gramScale(letters.count) * model.step;
  negative += words.negative * ofWords + letters.negative * ofLetters;
  positive += words.positive * ofWords + letters.positive * ofLetters;
  const { buckets, count } = shapeOf(signals), shape = sumOf(model.hashed, buckets, count);
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
  const after = calibration.findIndex((point) => raw <= point[0]);
  const [high, low] = [calibration[after], calibration[after - 1]];
  if (!high) return calibration.at(-1)?.[1] ?? raw;
  if (!low || high[0] === low[0]) return high[1];
  return low[1] + ((raw - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}
