import { inOrderOfHash, PRIME, startHash, tableRows, type SortedTable } from './hashed_words.ts';

/**
 * Lists of words as they ship, a line each, and as they are looked up: by the hash of a word, with the number of its line. They are hashed when
 * they are first asked for, because words take less of the zip than hashes do, and lists of the same words hardly more than one.
 */

const BLANK = ' '.charCodeAt(0), LINE = '\n'.charCodeAt(0);

/** The UTF-16 units of a text, low bytes and high ones apart: these are nearly all 0. */
export interface Units {
  low: Uint8Array;
  high: Uint8Array;
}

export function unitsOf(text: string): Units {
  const bytes = (shift: number): Uint8Array => Uint8Array.from({ length: text.length }, (_unit, at) => text.charCodeAt(at) >> shift);
  return { low: bytes(0), high: bytes(8) };
}

/** Throws an Error where two words have the same hash. */
export function lineUnits(lists: readonly (readonly string[])[]): Units {
  inOrderOfHash(lists.flat().map((word) => ({ word })));
  return unitsOf(lists.map((words) => `${words.join(' ')}\n`).join(''));
}

/** The words by hash, those of one hash by their lines, which are counted from 0 on. */
export function hashedLines({ low, high }: Units): SortedTable {
  const rows = tableRows((low.length >> 1) + 1);
  let hash = startHash(), line = 0, from = 0;
  for (let at = 0; at < low.length; at += 1) {
    const unit = low[at]! | (high[at]! << 8);
    if (unit !== BLANK && unit !== LINE) {
      hash = Math.imul(hash ^ unit, PRIME);
      continue;
    }
    if (at > from) rows.add(hash, line);
    if (unit === LINE) line += 1;
    hash = startHash();
    from = at + 1;
  }
  return rows.sorted();
}
