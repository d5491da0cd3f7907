import { PRIME, startHash } from './hashed_words.ts';

/**
 * Sorted words that are read once, to know them by their hashes: each as how many of its first letters are those of the word before it, and the
 * others, at least one, behind that. They take a quarter less of the zip than their hashes.
 */

/** Bytes below this tell how many letters are shared, plus one. */
const FIRST_LETTER = 32;
const LONGEST = 100;

/** Whether a word may stand in such a list: of letters of Latin-1. */
export const isLatin1 = (word: string): boolean => word.length <= LONGEST && /^[ -\xff]+$/.test(word);

/** Throws a RangeError where a word is not of Latin-1. */
export function frontCoded(words: readonly string[]): Uint8Array {
  let before = '';
  const written = words.map((word) => {
    if (!isLatin1(word)) throw new RangeError(`“${word}” is no word for a list`);
    let shared = 0;
    while (shared < FIRST_LETTER - 2 && shared < word.length - 1 && word[shared] === before[shared]) shared += 1;
    before = word;
    return String.fromCharCode(shared + 1) + word.slice(shared);
  });
  return Buffer.from(written.join(''), 'latin1');
}

/** Hands on, in their order, the hash of each word, its last letter, and the hash of what stands before that. The hash is `hashOf`'s, reckoned here: a call for each letter takes longer than all else when a process starts. */
export function eachHash(words: Uint8Array, take: (hash: number, last: number, before: number) => void): void {
  const hashes = new Int32Array(LONGEST + 1);
  hashes[0] = startHash();
  let length = 0;
  for (let at = 1; at <= words.length; at += 1) {
    const letter = at < words.length ? words[at]! : 0;
    if (letter >= FIRST_LETTER) hashes[++length] = Math.imul(hashes[length - 1]! ^ letter, PRIME);
    else {
      take(hashes[length]!, words[at - 1]!, hashes[length - 1]!);
      length = letter - 1;
    }
  }
}

/** The words themselves, in their order. */
export function wordsIn(words: Uint8Array): string[] {
  let word = '';
  return (Buffer.from(words.buffer, words.byteOffset, words.length).toString('latin1').match(/[\0-\x1f][^\0-\x1f]*/g) ?? []).map((written) => (word = word.slice(0, written.charCodeAt(0) - 1) + written.slice(1)));
}
