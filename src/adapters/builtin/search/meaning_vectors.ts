import { unpacker } from '../../../triage/text/packed.ts';
import { assets } from './meaning_vectors.asset.ts';
import { conceptNames } from '../words/word_lists.ts';

/** A vector for each meaning of the lexicon and each concept: what answers one another lies in one direction. */
export interface MeaningVectors {
  dimensions: number;
  /** The vectors, one behind the other; noughts where nothing was learned. */
  numbers: Float32Array;
  /** Which vector is a meaning's (the number of its line) or a concept's (`@refund`). */
  placeOf(sense: number | string): number;
}

/** Two numbers of four bits stand in a byte; each is kept this much higher. */
export const NIBBLE_ZERO = 8;
export const NIBBLE_MOST = 7;

let read: MeaningVectors | undefined;

/** What `npm run train:meanings` learned, laid out as numbers when first asked for. */
export function meaningVectors(): MeaningVectors {
  if (read) return read;
  const { bytes } = unpacker(assets.vectors?.() ?? new Uint8Array());
  const [[dimensions = 1, unit = 1], weights, nibbles] = [bytes(), bytes(), bytes()];
  const numbers = new Float32Array(weights.length * dimensions);
  for (let at = 0; at < numbers.length; at += 1) {
    const pair = nibbles[at >> 1]!;
    numbers[at] = (((at & 1) === 0 ? pair >> 4 : pair & 15) - NIBBLE_ZERO) / NIBBLE_MOST * weights[Math.floor(at / dimensions)]! / unit;
  }
  const names = conceptNames(), lines = weights.length - names.length;
  const concepts = new Map(names.map((name, at) => [`@${name}`, lines + at]));
  return read = { dimensions, numbers, placeOf: (sense) => (typeof sense === 'number' ? sense : concepts.get(sense) ?? -1) };
}
