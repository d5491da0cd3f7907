import { withRoom } from './number_list.ts';

/**
 * The words that customers use, each with a number: a word met again is neither cut out of its text nor folded nor hashed anew, and what is
 * known of it lies in lists by its number. A look-up touches one place of `slots`, which is small, and one line of the processor's cache in
 * `records`: what a word costs is hardly more than fetching these two from memory.
 */
export interface Lexicon {
  /** The folded words by their numbers; number 0 is `""`. */
  texts: string[];
  /** What the tokeniser has to know of a word. */
  tagOf(number: number): number;
  /** The number of a folded word. */
  numberOf(word: string): number;
  /** The number of the word whose ASCII letters are the first of `spelling`, which holds zeros behind them. */
  numberOfSpelling(spelling: Spelling, length: number, hash: number): number;
}

/** A word as it is read, a letter at a time: `letters` and `words` are the same bytes. `hash` as `hashed` makes it of the letters. */
export interface Spelling {
  letters: Buffer;
  words: Int32Array;
}

export function spellingOf(most: number): Spelling {
  const words = new Int32Array(Math.ceil(most / 4));
  return { letters: Buffer.from(words.buffer), words };
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
/** A slot holds a word's number plus one, and above it the highest bits of its hash; 0 where it is free. */
const NUMBER_BITS = 24, NUMBER = (1 << NUMBER_BITS) - 1;
/** Numbers of a record: four with the letters of a word that has ASCII ones alone and no more than fit, what the tokeniser has to know, the hash. */
const RECORD_BITS = 3, TAG = 4, HASH = 5;
const FITTING = /^[\0-\x7f]{0,16}$/, MOST_FITTING = 16;
/** The first number of a record whose word does not fit: no four ASCII letters make it. */
const UNFIT = -1;

export function createLexicon(tag: (word: string) => number): Lexicon {
  const texts: string[] = [];
  /** By hash, at the next free place; at most half full. */
  let slots = new Int32Array(FEWEST_SLOTS);
  let records = new Int32Array(FEWEST_SLOTS << RECORD_BITS);

  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots.length - 1);
  const nextSlot = (slot: number): number => (slot + 1) & (slots.length - 1);
  const isOf = (slot: number, hash: number): boolean => ((slots[slot]! ^ hash) >>> NUMBER_BITS) === 0;
  const numberAt = (slot: number): number => (slots[slot]! & NUMBER) - 1;

  function put(hash: number, number: number): void {
    let slot = slotOf(hash);
    while (slots[slot] !== 0) slot = nextSlot(slot);
    slots[slot] = (hash & ~NUMBER) | (number + 1);
  }
  function grow(): void {
    slots = new Int32Array(2 * slots.length);
    for (let number = 0; number < texts.length; number++) put(records[(number << RECORD_BITS) + HASH]!, number);
  }
  function add(word: string, hash: number): number {
    const number = texts.push(word) - 1;
    records = withRoom(records, (number + 1) << RECORD_BITS);
    const record = number << RECORD_BITS;
    if (!FITTING.test(word)) records[record] = UNFIT;
    else for (let at = 0; at < word.length; at++) records[record + (at >> 2)]! |= word.charCodeAt(at) << (8 * (at & 3));
    records[record + TAG] = tag(word);
    records[record + HASH] = hash;
    if (2 * texts.length > slots.length) grow(); else put(hash, number);
    return number;
  }
  function isSpelt(number: number, { letters, words }: Spelling, length: number): boolean {
    const at = number << RECORD_BITS;
    if (length <= MOST_FITTING) return ((records[at]! ^ words[0]!) | (records[at + 1]! ^ words[1]!) | (records[at + 2]! ^ words[2]!) | (records[at + 3]! ^ words[3]!)) === 0;
    const text = texts[number]!;
    if (text.length !== length) return false;
    for (let place = 0; place < length; place++) if (text.charCodeAt(place) !== letters[place]) return false;
    return true;
  }
  function numberOf(word: string): number {
    const hash = hashOf(word);
    for (let slot = slotOf(hash); slots[slot] !== 0; slot = nextSlot(slot)) {
      if (isOf(slot, hash) && texts[numberAt(slot)] === word) return numberAt(slot);
    }
    return add(word, hash);
  }
  function numberOfSpelling(spelling: Spelling, length: number, hash: number): number {
    for (let slot = slotOf(hash); slots[slot] !== 0; slot = nextSlot(slot)) {
      if (isOf(slot, hash) && isSpelt(numberAt(slot), spelling, length)) return numberAt(slot);
    }
    return add(spelling.letters.toString('latin1', 0, length), hash);
  }

  numberOf('');
  return { texts, tagOf: (number) => records[(number << RECORD_BITS) + TAG]!, numberOf, numberOfSpelling };
}
