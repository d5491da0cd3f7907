import { BUCKETS } from '../../adapters/builtin/sentiment/features.ts';
import { inPairs, nextNumber, type Model } from '../../adapters/builtin/sentiment/model.ts';
import type { Learned } from './regression.ts';

/** The n-gram weights as signed bytes, and the step that makes them weights again. */
function quantised({ grams }: Learned): { bytes: Int8Array; step: number } {
  const largest = grams.flatMap((side) => [...side]).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / 127 || 1;
  const bytes = Int8Array.from([...grams[0], ...grams[1]], (weight) => Math.round(weight / step));
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
