import { NIBBLE_MOST, NIBBLE_ZERO } from '../../adapters/builtin/search/meaning_vectors.ts';

/** More found no more answers, and each is half a byte a meaning in the zip. */
export const DIMENSIONS = 20;
const MOST_WEIGHT = 255;

/** The largest number of any vector, by which all weights are told. */
export const unitFor = (vectors: Iterable<Float64Array>): number => Math.max(1, Math.floor(MOST_WEIGHT / Math.max(...[...vectors].map((own) => Math.max(...own.map(Math.abs))))));

/** A vector as text: two hexadecimal digits of its largest number, in parts of `unit`, then a digit for each number as a part of that, eight standing for nought. */
export function written(vector: Float64Array, unit: number): string {
  const most = Math.max(...vector.map(Math.abs));
  const weight = Math.min(MOST_WEIGHT, Math.max(1, Math.round(most * unit)));
  return weight.toString(16).padStart(2, '0') + [...vector].map((number) => (Math.round((number / most) * NIBBLE_MOST) + NIBBLE_ZERO).toString(16)).join('');
}
