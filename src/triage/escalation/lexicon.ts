import { Buffer } from 'node:buffer';
import { withRoom } from './number_list.ts';

/**
 * The words that customers use, each with a number: what is known of a word lies in lists by its number, and a word met again is neither
 * cut out of its text nor folded anew. A look-up touches one place of `slots`, which is small, and one line of the processor's cache in
 * `records`; the words of a text are looked up together, so that the processor fetches many of these at a time.
 */
export interface Lexicon {
  /** How many words it holds; number 0 is `""`. */
  size(): number;
  /** The folded word of a number. */
  textOf(number: number): string;
  /** What has to be known of every word: see `tokens.ts`. */
  tagOf(number: number): number;
  /** The number of a folded word. */
  numberOf(word: string): number;
  /** Puts the number of each word in its place that has none there yet, and its tag; says which tags there are. */
  numberAll(words: SpeltWords): number;
}

/** Words one behind the other as they were read, a letter at a time; all lists hold more than `count`. */
export interface SpeltWords {
  count: number;
  /** Of each word with ASCII letters alone, and no more than fit: its letters with zeros behind them, four numbers a word; of `hashed`, letter by letter. */
  spelling: Int32Array;
  hashes: Int32Array;
  /** The words' numbers in the lexicon, `NO_NUMBER` where only the spelling is known yet. */
  numbers: Int32Array;
  /** Their tags, as soon as they have a number. */
  tags: Uint8Array;
}
export const NO_NUMBER = -1;
/** Letters that fit into a spelling, and numbers that hold them. */
export const MOST_FITTING = 16, SPELLING = 4;

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
/** A slot holds a word's number, and above it the highest bits of its hash; 0 where it is free. */
const NUMBER_BITS = 24, NUMBER = (1 << NUMBER_BITS) - 1;
/** Numbers of a record: the spelling of a word that has one, its tag, the hash. */
const RECORD_BITS = 3, RECORD_BYTES = 32, TAG = SPELLING, HASH = SPELLING + 1;
const FITTING = /^[\0-\x7f]*$/;
/** The first number of a record whose word has no spelling: no four ASCII letters make it. */
const UNFIT = -1;

/** `tagFor`: what has to be known of a word, from 0 to 255; asked once, when the word is first met. */
export function createLexicon(tagFor: (word: string) => number): Lexicon {
  const texts = [''];
  let size = 1;
  /** By hash, at the next free place; at most half full. */
  let slots = new Int32Array(FEWEST_SLOTS);
  let records = new Int32Array(FEWEST_SLOTS << RECORD_BITS), bytes = Buffer.from(records.buffer);

  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots.length - 1);
  const nextSlot = (slot: number): number => (slot + 1) & (slots.length - 1);
  const isOf = (slot: number, hash: number): boolean => ((slots[slot]! ^ hash) >>> NUMBER_BITS) === 0;

  function put(hash: number, number: number): void {
    let slot = slotOf(hash);
    while (slots[slot] !== 0) slot = nextSlot(slot);
    slots[slot] = (hash & ~NUMBER) | number;
  }
  function grow(): void {
    slots = new Int32Array(2 * slots.length);
    for (let number = 1; number < size; number++) put(records[(number << RECORD_BITS) + HASH]!, number);
  }
  /** A record for a new word; its letters and its tag are still to be written. */
  function add(hash: number): number {
    const number = size++;
    if (size << RECORD_BITS > records.length) {
      records = withRoom(records, size << RECORD_BITS);
      bytes = Buffer.from(records.buffer);
    }
    records[(number << RECORD_BITS) + HASH] = hash;
    if (2 * size > slots.length) grow(); else put(hash, number);
    return number;
  }
  function setText(number: number, word: string): void {
    texts[number] = word;
    records[(number << RECORD_BITS) + TAG] = tagFor(word);
  }
  function addText(word: string, hash: number): number {
    const number = add(hash), record = number << RECORD_BITS;
    if (word.length > MOST_FITTING || !FITTING.test(word)) records[record] = UNFIT;
    else for (let at = 0; at < word.length; at++) records[record + (at >> 2)]! |= word.charCodeAt(at) << (8 * (at & 3));
    setText(number, word);
    return number;
  }
  function addSpelling(spelling: Int32Array, from: number, hash: number): number {
    const number = add(hash), record = number << RECORD_BITS;
    for (let at = 0; at < SPELLING; at++) records[record + at] = spelling[from + at]!;
    setText(number, spelt(number));
    return number;
  }
  function spelt(number: number): string {
    const from = number * RECORD_BYTES;
    let end = from;
    while (end < from + MOST_FITTING && bytes[end] !== 0) end++;
    return bytes.toString('latin1', from, end);
  }
  const textOf = (number: number): string => texts[number]!;
  function isSpelt(number: number, spelling: Int32Array, from: number): boolean {
    const record = number << RECORD_BITS;
    return ((records[record]! ^ spelling[from]!) | (records[record + 1]! ^ spelling[from + 1]!) | (records[record + 2]! ^ spelling[from + 2]!) | (records[record + 3]! ^ spelling[from + 3]!)) === 0;
  }
  const tagOf = (number: number): number => records[(number << RECORD_BITS) + TAG]!;
  function numberOf(word: string): number {
    if (word === '') return 0;
    const hash = hashOf(word);
    for (let slot = slotOf(hash); slots[slot] !== 0; slot = nextSlot(slot)) {
      if (isOf(slot, hash) && textOf(slots[slot]! & NUMBER) === word) return slots[slot]! & NUMBER;
    }
    return addText(word, hash);
  }
  function numberOfSpelling(spelling: Int32Array, from: number, hash: number): number {
    for (let slot = slotOf(hash); slots[slot] !== 0; slot = nextSlot(slot)) {
      if (isOf(slot, hash) && isSpelt(slots[slot]! & NUMBER, spelling, from)) return slots[slot]! & NUMBER;
    }
    return addSpelling(spelling, from, hash);
  }
  /** Nearly every word is the first that its slot tells of. Nothing but fetching in the first loop: the processor waits for many at a time. */
  function numberAll({ count, spelling, hashes, numbers, tags }: SpeltWords): number {
    let all = 0;
    for (let at = 0; at < count; at++) if (numbers[at]! < 0) numbers[at] = ~(slots[slotOf(hashes[at]!)]! & NUMBER);
    for (let at = 0; at < count; at++) {
      const candidate = ~numbers[at]!, from = at * SPELLING;
      if (candidate >= 0) numbers[at] = candidate > 0 && isSpelt(candidate, spelling, from) ? candidate : numberOfSpelling(spelling, from, hashes[at]!);
      all |= tags[at] = tagOf(numbers[at]!);
    }
    return all;
  }

  return { size: () => size, textOf, tagOf, numberOf, numberAll };
}
