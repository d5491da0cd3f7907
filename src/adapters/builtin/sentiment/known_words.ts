/**
 * Words met lately, so that what is told by a word's letters alone is worked out once and not for each text. There are rows for so many
 * words and no more: no text can make the memory grow. Rows are given in the order in which words come, so that those of every text lie
 * together, on a few pages of memory, however many rare ones come later.
 */

const ROWS = 1 << 16;
/** Slots side by side in any of which a word may stand, and bits of a hash that do not tell which four. */
const WAYS = 4, SET_BITS_OFF = 18;
/** Numbers of a row: a word's letters lie beside what is known of it, in one line of the processor's fast memory. */
const ROW = 16, BYTES = 4 * ROW;
/** The first rows are for words that are not remembered. */
const ROWS_ONCE = 256;
/** Where in a row stands the number of its word and the hash that others know it by, and what its readers know of it; 0 where one has not looked yet. Each of the five lexica has a place of its own, from the last one on. */
export const COLUMN = { number: 0, hash: 1, languages: 2, letters: 3, lexicon: 4 } as const;
/** Where in a row the word's letters stand, four to a number, zeros behind them; nothing but zeros where no word is spelt. */
const SPELLING = 9;
/** Letters of a word that is remembered, and how many of them are compared at once. */
export const LONGEST = 4 * (ROW - SPELLING);
const AT_ONCE = 12;
/** Blocks of this size begin so far behind a line of the processor's memory. */
const TO_NEXT_LINE = 48;

export const rows = new Int32Array(new ArrayBuffer(ROWS * BYTES + TO_NEXT_LINE), TO_NEXT_LINE);

/** No row: the word is not remembered. */
export const NONE = -1;

/** What is left of four letters, by how many of them are a word's, plus eight. */
const KEPT = Int32Array.from({ length: LONGEST + 9 }, (_unused, at) => (at < 9 ? 0 : at > 11 ? -1 : (1 << (8 * (at - 8))) - 1));
const four = (letters: DataView, from: number, length: number, at: number): number => letters.getInt32(from + at, true) & KEPT[length + 8 - at]!;

const hashed = (first: number, second: number, third: number): number => Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);

/** What tells where a word is looked for, of so many letters, LONGEST at most, which stand a byte each from `from` on. */
export function spellingHash(letters: DataView, from: number, length: number): number {
  let hash = hashed(four(letters, from, length, 0), four(letters, from, length, 4), four(letters, from, length, 8));
  for (let at = AT_ONCE; at < length; at += 4) hash = Math.imul(hash ^ four(letters, from, length, at), 0x9e3779b1);
  return hash;
}

/** Which row each slot's word has; 0 where none stands. */
const rowOfSlot = new Uint16Array(ROWS);
/** A byte for each slot, four in one number: most rows need not be looked at. */
const tags = new Int32Array(ROWS / WAYS);
const setOf = (hash: number): number => hash >>> SET_BITS_OFF;
const tagOf = (hash: number): number => (hash >>> 8) & 0xff;
const slotIn = (hash: number, way: number): number => WAYS * setOf(hash) + way;
const rowIn = (hash: number, way: number): number => ROW * rowOfSlot[slotIn(hash, way)]!;
const EACH = 0x01010101, SEVEN = 0x7f7f7f7f;

/** The highest bit of each byte whose slot has the tag of the word. */
function waysOf(hash: number): number {
  const differs = tags[setOf(hash)]! ^ Math.imul(tagOf(hash), EACH);
  return ~(((differs & SEVEN) + SEVEN) | differs | SEVEN);
}
const firstOf = (ways: number): number => (31 - Math.clz32(ways & -ways)) >> 3;

/** The row that a word most likely stands in, or NONE where it is not remembered. */
export function likelyRow(hash: number): number {
  const ways = waysOf(hash);
  return ways === 0 ? NONE : rowIn(hash, firstOf(ways));
}

/** The row of a word, or NONE where it is not remembered. */
export function findRow(hash: number, letters: DataView, from: number, length: number): number {
  for (let ways = waysOf(hash); ways !== 0; ways &= ways - 1) {
    const row = rowIn(hash, firstOf(ways));
    if (isSpelt(row, letters, from, length)) return row;
  }
  return NONE;
}

let fetched = 0;

/** Asks for the rows of a text all at once: memory answers a score of questions in the time of one, and each reader would wait for its own. */
export function fetchRows(places: Int32Array, count: number): void {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum ^= rows[places[at]! + SPELLING]!;
  // Kept, so that the compiler does not leave out what nothing asks for.
  fetched = sum ^ fetched;
}

/**
 * Whether a row is that of a word. Letters are compared, not a second hash: whoever writes a ticket could find a word that has both hashes
 * of "terrible", and what it says would be said of other customers' tickets.
 */
export function isSpelt(row: number, letters: DataView, from: number, length: number): boolean {
  const at = row + SPELLING;
  if (rows[at] !== four(letters, from, length, 0) || rows[at + 1] !== four(letters, from, length, 4) || rows[at + 2] !== four(letters, from, length, 8)) return false;
  if (length <= AT_ONCE) return rows[at + 3] === 0;
  for (let further = AT_ONCE; further < LONGEST; further += 4) if (rows[at + further / 4] !== (further < length ? four(letters, from, length, further) : 0)) return false;
  return true;
}

const MOST_NUMBERS = 2 ** 31 - 1;
let lastNumber = 0;

/** Gives a row to a word that has none, that of another word of its hash if all slots are taken; its number is never that of another word. */
export function takeRow(spelt: number, letters: DataView, from: number, length: number, hash: number): number {
  let way = lastNumber % WAYS;
  for (let other = 0; other < WAYS; other += 1) if (rowOfSlot[slotIn(spelt, other)] === 0) way = other;
  const row = ROW * (rowOfSlot[slotIn(spelt, way)] ||= nextRow()), set = setOf(spelt);
  begin(row, nextNumber());
  rows[row + COLUMN.hash] = hash;
  for (let at = 0; at < length; at += 4) rows[row + SPELLING + at / 4] = four(letters, from, length, at);
  tags[set] = (tags[set]! & ~(0xff << (8 * way))) | (tagOf(spelt) << (8 * way));
  return row;
}

let lastRow = ROWS_ONCE;

/** A row that no slot has. When all are given away no word is remembered any more, and the first is given again. */
function nextRow(): number {
  if (lastRow === ROWS - 1) {
    rowOfSlot.fill(0);
    tags.fill(0);
    lastRow = ROWS_ONCE;
  }
  return lastRow += 1;
}

/** A row for a word that is too long to be remembered, or has letters beyond Latin-1: it is a new one each time. */
export function rowOnce(): number {
  const row = ROW * (lastNumber % ROWS_ONCE);
  begin(row, nextNumber());
  return row;
}

/** Before a number is given a second time, nothing is known of the word that had it. */
function nextNumber(): number {
  if (lastNumber === MOST_NUMBERS) {
    rows.fill(0);
    lastNumber = 0;
  }
  return lastNumber += 1;
}

/** A word's row, empty but for its number if another word took it since: then no word is spelt there. */
export function rowOf(row: number, number: number): number {
  if (rows[row] !== number) begin(row, number);
  return row;
}

function begin(row: number, number: number): void {
  rows[row] = number;
  for (let at = 1; at < ROW; at += 1) rows[row + at] = 0;
}
