/**
 * Words met lately, so that what is told by a word's letters alone is worked out once and not for each text. A slot for each hash,
 * taken over by the next word that wants it: no text can make it grow.
 */

const SLOTS = 1 << 13;
/** Letters of a word that are compared; a longer one is a new word each time. */
const LONGEST = 24;

const numbers = new Int32Array(SLOTS);
const lengths = new Uint8Array(SLOTS);
const kept = new Uint16Array(SLOTS * LONGEST);
let last = 0;

/** Where what is known of a word stands. */
export const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

/** The number of the word whose folded letters stand from `from` to `to`: the same for the same letters while it is remembered, never 0. */
export function numberOf(hash: number, folded: Uint16Array, from: number, to: number): number {
  const slot = slotOf(hash), length = to - from, first = slot * LONGEST;
  if (length > LONGEST) return ++last;
  let same = lengths[slot] === length && numbers[slot] !== 0;
  for (let at = 0; same && at < length; at += 1) same = kept[first + at] === folded[from + at];
  if (same) return numbers[slot]!;
  for (let at = 0; at < length; at += 1) kept[first + at] = folded[from + at]!;
  lengths[slot] = length;
  numbers[slot] = ++last;
  return last;
}

/** What one reader knows of words: in the slot of a word's hash stands of which word it is, and what is known. */
export interface KnownWords {
  numbers: Int32Array;
  first: Int32Array;
  second: Int32Array;
}

export const noKnownWords = (): KnownWords => ({ numbers: new Int32Array(SLOTS), first: new Int32Array(SLOTS), second: new Int32Array(SLOTS) });
