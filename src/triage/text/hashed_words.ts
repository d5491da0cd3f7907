/**
 * Words looked up where they lie: the hashes of a list, in rising order, in an asset. Nothing is built before the first look-up, and a later
 * one takes about as long as in a `Map`. A word that is none of the list's may be taken for one once in a million.
 */

/** FNV-1a over UTF-16 units: the hash of no word, and of what a word becomes with one more of them. */
export const startHash = (): number => 0x811c9dc5 | 0;
export const addUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

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

/** Rising hashes as the steps between them: a third smaller once compressed. */
export const stepsOf = (hashes: Int32Array): Int32Array => hashes.map((hash, at) => hash - (hashes[at - 1] ?? 0));

export function fromSteps(steps: Int32Array): Int32Array {
  const hashes = new Int32Array(steps.length);
  for (let at = 0, hash = 0; at < steps.length; at += 1) hashes[at] = hash = (hash + (steps[at] ?? 0)) | 0;
  return hashes;
}
