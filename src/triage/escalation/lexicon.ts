import type { Buffer } from 'node:buffer';

/**
 * The words that customers use, each with a number: a word met again is neither cut out of its text nor folded nor hashed anew, and what is
 * known of it lies in lists by its number.
 */
export interface Lexicon {
  /** The folded words by their numbers; number 0 is `""`. */
  texts: string[];
  /** What the tokeniser has to know of a word. */
  tagOf(number: number): number;
  /** The number of a folded word. */
  numberOf(word: string): number;
  /** The number of the word whose ASCII letters are the first of `spelling`; `hash` as `hashed` makes it of them. */
  numberOfSpelling(spelling: Buffer, length: number, hash: number): number;
}

/**
 * A hash like FNV-1a, a letter at a time, but drawn anew for each process: nobody can write words that all want the same slot, of which
 * each would have to be passed by whoever looks for one. Nothing that is kept or said depends on it.
 */
const drawn = (): number => Math.trunc(Math.random() * 2 ** 32) | 0;
export const SEED = drawn();
const FACTOR = drawn() | 1;
export const hashed = (hash: number, letter: number): number => Math.imul(hash ^ letter, FACTOR);

function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

const FEWEST_SLOTS = 2048;
/** Numbers of a slot, side by side for the sake of the processor's cache: a word's hash, its number plus one, where its letters lie. */
const SLOT = 4, NUMBER = 1, LETTERS_FROM = 2;
const LONGEST_ASCII = 63;

export function createLexicon(tag: (word: string) => number): Lexicon {
  const texts: string[] = [];
  let tags = new Uint8Array(FEWEST_SLOTS);
  /** By hash, at the next free slot; at most three quarters full. */
  let slots = new Int32Array(FEWEST_SLOTS * SLOT);
  /** The letters of each word that has no others than ASCII ones, each word behind its length. */
  let letters = new Uint8Array(FEWEST_SLOTS * 4);
  let lettersEnd = 1;

  const slotOf = (hash: number): number => ((hash ^ (hash >>> 15)) * SLOT) & (slots.length - 1);
  const nextSlot = (slot: number): number => (slot + SLOT) & (slots.length - 1);

  function put(hash: number, number: number, lettersFrom: number): void {
    let slot = slotOf(hash);
    while (slots[slot + NUMBER] !== 0) slot = nextSlot(slot);
    slots[slot] = hash;
    slots[slot + NUMBER] = number + 1;
    slots[slot + LETTERS_FROM] = lettersFrom;
  }
  function grow(): void {
    const before = slots;
    slots = new Int32Array(2 * before.length);
    for (let slot = 0; slot < before.length; slot += SLOT) if (before[slot + NUMBER] !== 0) put(before[slot]!, before[slot + NUMBER]! - 1, before[slot + LETTERS_FROM]!);
    tags = longer(tags, slots.length / SLOT);
  }
  function add(word: string, hash: number): number {
    if (4 * (texts.length + 1) * SLOT > 3 * slots.length) grow();
    put(hash, texts.length, keepLetters(word));
    tags[texts.length] = tag(word);
    return texts.push(word) - 1;
  }
  /** Where the letters of a word are kept; 0 for a word that has others, or too many. */
  function keepLetters(word: string): number {
    if (word.length > LONGEST_ASCII || !/^[\0-\x7f]*$/.test(word)) return 0;
    if (lettersEnd + 1 + word.length > letters.length) letters = longer(letters, 2 * letters.length);
    const from = lettersEnd;
    letters[lettersEnd++] = word.length;
    for (let at = 0; at < word.length; at++) letters[lettersEnd++] = word.charCodeAt(at);
    return from;
  }
  function isSpelt(from: number, spelling: Uint8Array, length: number): boolean {
    if (letters[from] !== length) return false;
    for (let at = 0; at < length; at++) if (letters[from + 1 + at] !== spelling[at]) return false;
    return true;
  }
  function numberOf(word: string): number {
    const hash = hashOf(word);
    for (let slot = slotOf(hash); slots[slot + NUMBER] !== 0; slot = nextSlot(slot)) {
      if (slots[slot] === hash && texts[slots[slot + NUMBER]! - 1] === word) return slots[slot + NUMBER]! - 1;
    }
    return add(word, hash);
  }
  function numberOfSpelling(spelling: Buffer, length: number, hash: number): number {
    for (let slot = slotOf(hash); slots[slot + NUMBER] !== 0; slot = nextSlot(slot)) {
      if (slots[slot] === hash && isSpelt(slots[slot + LETTERS_FROM]!, spelling, length)) return slots[slot + NUMBER]! - 1;
    }
    return add(spelling.toString('latin1', 0, length), hash);
  }

  numberOf('');
  return { texts, tagOf: (number) => tags[number]!, numberOf, numberOfSpelling };
}

function longer(list: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length);
  longer.set(list);
  return longer;
}
