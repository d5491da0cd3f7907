/**
 * Words met lately, so that what is told by a word's letters alone is worked out once and not for each text. A slot for each hash,
 * taken over by the next word that wants it: no text can make the memory grow.
 */

const SLOTS = 1 << 16;
/** Numbers of a slot, and bytes: a word's letters lie beside what is known of it, in one line of the processor's fast memory. */
const ROW = 16, BYTES = 64;
/** Where in a slot stands the number of its word, and what its readers know of it; 0 where one has not looked yet. Each of the five lexica has a place of its own, from the last one on. */
export const COLUMN = { number: 0, languages: 1, letters: 2, lexicon: 3 } as const;
const COLUMNS = 8;
/** Where in a slot stands how many letters its word has, plus one, and behind that these, a byte each; 0 for no word. */
const LENGTH = 4 * COLUMNS;
const LONGEST = BYTES - LENGTH - 1;
/** Blocks of this size begin so far behind a line of the processor's memory. */
const TO_NEXT_LINE = 48;

const memory = new ArrayBuffer(SLOTS * BYTES + TO_NEXT_LINE);
export const rows = new Int32Array(memory, TO_NEXT_LINE);
const spellings = new Uint8Array(memory, TO_NEXT_LINE);

const MOST_NUMBERS = 2 ** 31 - 1;
let lastNumber = 0;

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

/**
 * The number of a word whose letters are those from `from` to `to`: the same one as long as its slot remembers it, and never that of
 * another word. Letters are compared, not a second hash: whoever writes a ticket could find a word that has both hashes of "terrible",
 * and what it says would be said of other customers' tickets. A word that is too long to be remembered, or has letters beyond Latin-1,
 * gets a number each time.
 */
export function numberOf(hash: number, letters: Uint16Array, from: number, to: number): number {
  const slot = slotOf(hash);
  return isSpelt(slot * BYTES + LENGTH, letters, from, to - from) ? rows[slot * ROW]! : numbered(slot, letters, from, to - from);
}

function isSpelt(spelling: number, letters: Uint16Array, from: number, length: number): boolean {
  if (spellings[spelling] !== length + 1) return false;
  for (let at = 0; at < length; at += 1) if (spellings[spelling + 1 + at] !== letters[from + at]) return false;
  return true;
}

function numbered(slot: number, letters: Uint16Array, from: number, length: number): number {
  if (lastNumber === MOST_NUMBERS) forget();
  lastNumber += 1;
  if (length > LONGEST) return lastNumber;
  for (let at = 0; at < length; at += 1) if (letters[from + at]! > 0xff) return lastNumber;
  const spelling = slot * BYTES + LENGTH;
  begin(slot * ROW, lastNumber);
  spellings[spelling] = length + 1;
  for (let at = 0; at < length; at += 1) spellings[spelling + 1 + at] = letters[from + at]!;
  return lastNumber;
}

/** Before a number is given a second time, nothing is known of the word that had it. */
function forget(): void {
  rows.fill(0);
  lastNumber = 0;
}

/** Where the row of a word begins, empty but for its number if another word was asked about since: then no word is spelt there. */
export function rowOf(hash: number, number: number): number {
  const row = slotOf(hash) * ROW;
  if (rows[row] !== number) begin(row, number);
  return row;
}

function begin(row: number, number: number): void {
  rows[row] = number;
  for (let at = 1; at < COLUMNS; at += 1) rows[row + at] = 0;
  spellings[4 * row + LENGTH] = 0;
}
