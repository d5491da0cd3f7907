/**
 * The words that customers use, each with a number: a word met again is neither cut out of its text nor folded nor hashed anew, and what is
 * known of it lies in lists by its number.
 */
export interface Lexicon {
  /** The folded words by their numbers; number 0 is `""`. */
  texts: string[];
  /** What the tokeniser has to know of each. */
  tags: number[];
  /** The number of a folded word. */
  numberOf(word: string): number;
  /** The number of the word whose ASCII letters are the first of `spelling`; `hash` as `hashed` makes it of them. */
  numberOfSpelling(spelling: Uint8Array, length: number, hash: number): number;
}

/** FNV-1a, a letter at a time. */
export const SEED = 0x811c9dc5 | 0;
export const hashed = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

const FEWEST_SLOTS = 1024;

export function createLexicon(tagOf: (word: string) => number): Lexicon {
  const texts: string[] = [];
  const tags: number[] = [];
  const hashes: number[] = [];
  /** By hash, at the next free slot: the number of a word plus one, 0 for none. At most half full. */
  let slots = new Int32Array(FEWEST_SLOTS);
  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots.length - 1);

  function add(word: string, hash: number): number {
    if (2 * texts.length >= slots.length) grow();
    let slot = slotOf(hash);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    hashes.push(hash);
    slots[slot] = texts.push(word);
    tags.push(tagOf(word));
    return texts.length - 1;
  }
  function grow(): void {
    slots = new Int32Array(2 * slots.length);
    hashes.forEach((hash, number) => {
      let slot = slotOf(hash);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    });
  }
  function numberOf(word: string): number {
    const hash = hashOf(word);
    for (let slot = slotOf(hash); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const number = slots[slot]! - 1;
      if (texts[number] === word) return number;
    }
    return add(word, hash);
  }
  function numberOfSpelling(spelling: Uint8Array, length: number, hash: number): number {
    for (let slot = slotOf(hash); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const number = slots[slot]! - 1;
      if (hashes[number] === hash && isSpelt(texts[number]!, spelling, length)) return number;
    }
    return add(String.fromCharCode(...spelling.subarray(0, length)), hash);
  }

  numberOf('');
  return { texts, tags, numberOf, numberOfSpelling };
}

function isSpelt(word: string, spelling: Uint8Array, length: number): boolean {
  if (word.length !== length) return false;
  for (let at = 0; at < length; at++) if (word.charCodeAt(at) !== spelling[at]) return false;
  return true;
}
