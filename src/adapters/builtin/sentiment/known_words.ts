/**
 * Words met lately, so that what is told by a word's letters alone is worked out once and not for each text. A row for each hash,
 * taken over by the next word that wants it: no text can make the memory grow.
 */

const SLOTS = 1 << 14;
/** Numbers of a row. All rows together are half a megabyte: larger ones would fall out of the processor's fast memory. */
const ROW = 8;
/**
 * Where in a row stands which word it is, and what its readers know of it; 0 where one has not looked yet. Each of the five
 * lexica has a place of its own, from the last one on.
 */
export const COLUMN = { check: 0, languages: 1, letters: 2, lexicon: 3 } as const;

export const rows = new Int32Array(SLOTS * ROW);

/**
 * Where the row of a word begins, empty but for the word if another one was met since. The slot comes from one hash of the letters
 * and `check` is another: of words that share a slot, two in 4 billion are taken for each other.
 */
export function rowOf(hash: number, check: number): number {
  const row = ((hash ^ (hash >>> 15)) & (SLOTS - 1)) * ROW;
  if (rows[row] !== check) begin(row, check);
  return row;
}

function begin(row: number, check: number): void {
  rows[row] = check;
  for (let at = 1; at < ROW; at += 1) rows[row + at] = 0;
}
