import { BUCKETS } from '../../adapters/builtin/sentiment/features.ts';
import { inPairs, nextNumber, type Model } from '../../adapters/builtin/sentiment/model.ts';
import type { Learned } from './regression.ts';

/**
 * Steps that the spread of the weights (the root of their mean square) is parted into: the fewest that spoil no more labels than they right, on
 * writers left out of the learning.
 */
const STEPS_OF_SPREAD = 4;
const LARGEST = 127;

/** The n-gram weights as signed bytes, and the step that makes them weights again. */
function quantised({ grams }: Learned): { bytes: Int8Array; step: number } {
  const weights = [...grams[0], ...grams[1]];
  const spread = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length);
  const step = spread / STEPS_OF_SPREAD || 1;
  const bytes = Int8Array.from(weights, (weight) => Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / step))));
  if (bytes.length !== 2 * BUCKETS) throw new Error('The weights do not fit the buckets.');
  return { bytes, step };
}

/** As they are written to `data/sentiment/weights.json`. */
export function bytesOf(learned: Learned): { hashed: string; step: number } {
  const { bytes, step } = quantised(learned);
  return { hashed: Buffer.from(bytes.buffer).toString('base64'), step };
}

/** What was learned, ready to be asked as the shipped model is; its confidence is not calibrated. */
export function modelOf(learned: Learned): Model {
  const { bytes, step } = quantised(learned);
  return { negative: Float32Array.from(learned.dense[0]), positive: Float32Array.from(learned.dense[1]), hashed: inPairs(bytes), step, calibration: [[0, 0], [1, 1]], number: nextNumber() };
}
