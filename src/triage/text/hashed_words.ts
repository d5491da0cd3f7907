/**
 * Words looked up where they lie: the hashes of a list, in rising order, in an asset. Nothing is built before the first look-up, and a later
 * one takes about as long as in a `Map`. A word that is none of the list's may be taken for one once in a million.
 */

/** FNV-1a over UTF-16 units: the hash of no word, and of what a word becomes with one more of them. */
export const startHash = (): number => 0x811c9dc5 | 0;
export const PRIME = 0x01000193;
export const addUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** The hash of a word, or of the first of its units. */
export function hashOf(word: string, length = word.length): number {
  let hash = startHash();
  for (let at = 0; at < length; at += 1) hash = addUnit(hash, word.charCodeAt(at));
  return hash;
}

/** Rows in the order of their words' hashes, those of one word in the order given. Fails where two words have the same hash. */
export function inOrderOfHash<Row extends { word: string }>(rows: readonly Row[]): { hashes: Int32Array; rows: Row[] } {
  const sorted = rows.map((row) => ({ row, hash: hashOf(row.word) })).sort((a, b) => a.hash - b.hash);
  const clash = sorted.find(({ row, hash }, at) => hash === sorted[at - 1]?.hash && row.word !== sorted[at - 1]?.row.word);
  if (clash) throw new Error(`“${clash.row.word}” has the hash of another word.`);
  return { hashes: Int32Array.from(sorted, ({ hash }) => hash), rows: sorted.map(({ row }) => row) };
}

/** The place of a word's first row, -1 where the list has none; its other rows follow as long as the hash is the same. */
export const placeOf = (hashes: Int32Array, word: string): number => placeOfHash(hashes, hashOf(word));

export function placeOfHash(hashes: Int32Array, hash: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hashes[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  return low < hashes.length && hashes[low] === hash ? low : -1;
}

/** Hashes in rising order, and for each a number: looked up where they lie. */
export interface SortedTable {
  hashes: Int32Array;
  numbers: Uint16Array;
}

/** Rows of a table as they come: a hash, and a number from 0 to 65,535. No object is made of one: numbers beyond 32 bits would be, until V8 has compiled what reckons with them. */
export interface TableRows {
  add(hash: number, number: number): void;
  /** The rows in the order of their hashes, those of one hash by number. */
  sorted(): SortedTable;
}

/** `most`: how many rows there may be. */
export function tableRows(most: number): TableRows {
  // Of each row the number and, above it, the hash: both at once are one number of 64 bits, by which they are sorted.
  const halves = new Int32Array(2 * most);
  let count = 0;
  return {
    add(hash, number) {
      halves[2 * count] = number;
      halves[2 * count + 1] = hash;
      count += 1;
    },
    sorted() {
      new BigInt64Array(halves.buffer, 0, count).sort();
      const hashes = new Int32Array(count), numbers = new Uint16Array(count);
      for (let at = 0; at < count; at += 1) {
        numbers[at] = halves[2 * at]!;
        hashes[at] = halves[2 * at + 1]!;
      }
      return { hashes, numbers };
    },
  };
}

/** Rising hashes as the steps between them: a third smaller once compressed. */
export const stepsOf = (hashes: Int32Array): Int32Array => hashes.map((hash, at) => hash - (hashes[at - 1] ?? 0));

export function fromSteps(steps: Int32Array): Int32Array {
  const hashes = new Int32Array(steps.length);
  for (let at = 0, hash = 0; at < steps.length; at += 1) hashes[at] = hash = (hash + (steps[at] ?? 0)) | 0;
  return hashes;
}
