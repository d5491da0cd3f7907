/**
 * Words met lately, so that what is told by a word's letters alone is worked out once and not for each text. A slot for each hash,
 * taken over by the next word that wants it: no text can make the memory grow.
 */

const SLOTS = 1 << 14;
/** Numbers of a row. All rows together are half a megabyte: larger ones would fall out of the processor's fast memory. */
const ROW = 8;
/**
 * Where in a row stands the number of its word, and what its readers know of it; 0 where one has not looked yet. Each of the five
 * lexica has a place of its own, from the last one on.
 */
export const COLUMN = { number: 0, languages: 1, letters: 2, lexicon: 3 } as const;

export const rows = new Int32Array(SLOTS * ROW);

/** Units of a slot's spelling: how many letters the word has, and these. */
const SPELLING = 32;
const LONGEST = SPELLING - 1;
const spellings = new Uint16Array(SLOTS * SPELLING);
/** The number of the word whose letters a slot holds; 0 for none yet. */
const numbers = new Int32Array(SLOTS);
const MOST_NUMBERS = 2 ** 31 - 1;
let lastNumber = 0;

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

/**
 * The number of a word whose letters are those from `from` to `to`: the same one as long as its slot remembers it, and never that of
 * another word. Letters are compared, not a second hash: whoever writes a ticket could find a word that has both hashes of "terrible",
 * and what it says would be said of other customers' tickets. A word too long to be remembered gets a number each time.
 */
export function numberOf(hash: number, letters: Uint16Array, from: number, to: number): number {
  const slot = slotOf(hash);
  return numbers[slot] !== 0 && isSpelt(slot, letters, from, to - from) ? numbers[slot]! : numbered(slot, letters, from, to - from);
}

function isSpelt(slot: number, letters: Uint16Array, from: number, length: number): boolean {
  const spelling = slot * SPELLING;
  if (spellings[spelling] !== length) return false;
  for (let at = 0; at < length; at += 1) if (spellings[spelling + 1 + at] !== letters[from + at]) return false;
  return true;
}

function numbered(slot: number, letters: Uint16Array, from: number, length: number): number {
  if (lastNumber === MOST_NUMBERS) forget();
  lastNumber += 1;
  if (length > LONGEST) return lastNumber;
  const spelling = slot * SPELLING;
  spellings[spelling] = length;
  for (let at = 0; at < length; at += 1) spellings[spelling + 1 + at] = letters[from + at]!;
  return (numbers[slot] = lastNumber);
}

/** Before a number is given a second time, nothing is known of the word that had it. */
function forget(): void {
  numbers.fill(0);
  rows.fill(0);
  lastNumber = 0;
}

/** Where the row of a word begins, empty but for its number if another word was asked about since. */
export function rowOf(hash: number, number: number): number {
  const row = slotOf(hash) * ROW;
  if (rows[row] !== number) begin(row, number);
  return row;
}

function begin(row: number, number: number): void {
  rows[row] = number;
  for (let at = 1; at < ROW; at += 1) rows[row + at] = 0;
}
