import { addUnit, hashOf, startHash } from '../text/hashed_words.ts';

/**
 * The words of the rules, and those that a word may begin with, for a process that reads more than a few tickets. Most words of a customer
 * are none of them: a bit for each beginning of letters tells so, and all bits that one word is asked for lie in one line of the
 * processor's cache, because fetching one takes longer than all the reckoning.
 */
export interface WordIndex {
  /** Adds the number of a word, and of each beginning that it has, the shortest first. */
  addNumbers(word: string, found: number[]): void;
}

/** Numbers of 32 bits in a line of the cache, and how many bits of the filter there are for each thing it holds, of which it sets two. */
const LINE = 16, BITS_EACH = 16;
/** Letters of which the hash says in which line a word's bits lie. Fewer may begin it too: of these few, each line has the bits. */
const LINE_LETTERS = 3;
/** What a bit says of the letters up to a place: that they are a whole word, or a beginning, or that a beginning goes on from there. */
const IS_WORD = 0x3c6ef372, IS_BEGINNING = 0x1b873593, GOES_ON = 0;

/** Bits by line and hash. */
interface Filter { bits: Int32Array; lines: number }
const filterFor = (things: number): Filter => {
  const lines = 2 ** Math.ceil(Math.log2(1 + (BITS_EACH * things) / (32 * LINE)));
  return { bits: new Int32Array(lines * LINE), lines };
};
const lineAt = ({ lines }: Filter, hash: number): number => ((hash ^ (hash >>> 13)) & (lines - 1)) * LINE;
/** What is said of the letters of a hash, as two places in a line: the highest bits of it, which tell the line by none. */
const placesFor = (hash: number, said: number): number => Math.imul(hash ^ said, 0x9e3779b1) >>> 14;
const bitAt = (place: number): number => 1 << (place & 31);
const numberAt = (place: number): number => (place >>> 5) & (LINE - 1);
const SECOND = 9;
function set({ bits }: Filter, line: number, places: number): void {
  bits[line + numberAt(places)]! |= bitAt(places);
  bits[line + numberAt(places >>> SECOND)]! |= bitAt(places >>> SECOND);
}
const isSet = ({ bits }: Filter, line: number, places: number): boolean =>
  (bits[line + numberAt(places)]! & bitAt(places)) !== 0 && (bits[line + numberAt(places >>> SECOND)]! & bitAt(places >>> SECOND)) !== 0;

/** Texts by the hash of their letters, at the next free place. */
interface Hashed { texts: readonly string[]; hashes: Int32Array; slots: Uint16Array }
function hashed(texts: readonly string[]): Hashed {
  const slots = new Uint16Array(2 ** Math.ceil(Math.log2(2 * texts.length + 2))), hashes = new Int32Array(texts.length);
  texts.forEach((text, at) => {
    let slot = (hashes[at] = hashOf(text)) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = at + 1;
  });
  return { texts, hashes, slots };
}
/** The place of the text that a word begins with, so many letters of it, which have this hash; -1 where there is none. */
function placeIn({ texts, hashes, slots }: Hashed, word: string, length: number, hash: number): number {
  for (let slot = hash & (slots.length - 1); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
    const at = slots[slot]! - 1;
    if (hashes[at] === hash && texts[at]!.length === length && word.startsWith(texts[at]!)) return at;
  }
  return -1;
}

/** Letters of a beginning that no other begins with, about, and of the shortest one. */
const OWN_LETTERS = 3, SHORTEST = 2;

/** Sets the bits of a beginning, and of the letters from which it goes on. */
function setBeginning(filter: Filter, text: string, whole: number): void {
  if (text.length < LINE_LETTERS) {
    for (let line = 0; line < filter.bits.length; line += LINE) set(filter, line, placesFor(whole, IS_BEGINNING));
    return;
  }
  let hash = hashOf(text, LINE_LETTERS);
  const line = lineAt(filter, hash);
  set(filter, line, placesFor(whole, IS_BEGINNING));
  for (let length = LINE_LETTERS; length < text.length; hash = addUnit(hash, text.charCodeAt(length++))) set(filter, line, placesFor(hash, GOES_ON));
}

function filterOf(exact: Hashed, begins: Hashed): Filter {
  const filter = filterFor(exact.texts.length + (1 + OWN_LETTERS) * begins.texts.length);
  for (let at = 0; at < exact.texts.length; at++) {
    const text = exact.texts[at]!;
    set(filter, lineAt(filter, hashOf(text, Math.min(text.length, LINE_LETTERS))), placesFor(exact.hashes[at]!, IS_WORD));
  }
  for (let at = 0; at < begins.texts.length; at++) setBeginning(filter, begins.texts[at]!, begins.hashes[at]!);
  return filter;
}

/** `first`: the number of the first beginning; words are numbered from 0 on. */
export function createWordIndex(words: readonly string[], beginnings: readonly string[], first: number): WordIndex {
  const exact = hashed(words), begins = hashed(beginnings), filter = filterOf(exact, begins);
  return {
    addNumbers(word, found) {
      const line = lineAt(filter, hashOf(word, Math.min(word.length, LINE_LETTERS))), whole = hashOf(word);
      const own = isSet(filter, line, placesFor(whole, IS_WORD)) ? placeIn(exact, word, word.length, whole) : -1;
      if (own >= 0) found.push(own);
      let hash = addUnit(startHash(), word.charCodeAt(0));
      for (let length = SHORTEST; length <= word.length; length++) {
        hash = addUnit(hash, word.charCodeAt(length - 1));
        const beginning = isSet(filter, line, placesFor(hash, IS_BEGINNING)) ? placeIn(begins, word, length, hash) : -1;
        if (beginning >= 0) found.push(first + beginning);
        if (length >= LINE_LETTERS && !isSet(filter, line, placesFor(hash, GOES_ON))) return;
      }
    },
  };
}
