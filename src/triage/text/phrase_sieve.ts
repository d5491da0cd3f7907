import { isBlank, IN_WORD, kindOf, type PhraseIndex } from './phrase_index.ts';

/** Letters that a sieve has been asked about before it is worth making: some fifty texts of 80 words. */
const PATIENCE = 20_000;

/** Six letters, each by its last five bits, the first in the highest ones; blanks in a row are one. What stands at a place of a text, and how a phrase begins. */
const MOST = 6, BITS = 5, LETTERS = 32;
const SHIFT = BITS * (MOST - 1);
/** How many of its first letters a phrase is told by: those of its length, six of those that have so many. */
const FEW = 3, SOME = 4;
const fewOf = (six: number): number => six >>> (BITS * (MOST - FEW));
/** A hash of the first four letters, and of all six. */
const HASH_BITS = 16;
const slotOfSome = (six: number): number => Math.imul(six >>> (BITS * (MOST - SOME)), 0x9e3779b1) >>> (32 - HASH_BITS);
const slotOfAll = (six: number): number => Math.imul(six, 0x85ebca6b) >>> (32 - HASH_BITS);

/** A bit for each beginning that a phrase may have: of those of up to three letters, of up to five, and of all others. */
export interface SieveBits {
  few: Int32Array;
  some: Int32Array;
  all: Int32Array;
}

const set = (bits: Int32Array, place: number): void => { bits[place >>> 5]! |= 1 << (place & 31); };
const isSet = (bits: Int32Array, place: number): number => (bits[place >>> 5]! >>> (place & 31)) & 1;

const mayBegin = ({ few, some, all }: SieveBits, six: number): number => isSet(few, fewOf(six)) | isSet(some, slotOfSome(six)) | isSet(all, slotOfAll(six));

function note({ few, some, all }: SieveBits, phrase: Uint16Array): void {
  let six = 0;
  for (let at = 0; at < MOST; at += 1) six |= (at < phrase.length ? phrase[at]! & (LETTERS - 1) : 0) << (SHIFT - BITS * at);
  if (phrase.length >= MOST) set(all, slotOfAll(six));
  else if (phrase.length >= SOME) set(some, slotOfSome(six));
  // Behind a shorter one anything may follow.
  else for (let follower = 0, most = LETTERS ** (FEW - phrase.length); follower < most; follower += 1) set(few, fewOf(six) + follower);
}

/** What is known of a unit: its last five bits, none of a blank; whether it is part of a word, whether it is a blank, and that it was looked at. */
const codes = new Uint8Array(0x10000);
const WORD_BIT = 5, BLANK_BIT = 6;
const WORD = 1 << WORD_BIT, BLANK = 1 << BLANK_BIT, KNOWN = 128;
const codeOf = (unit: number): number => codes[unit] || learn(unit);

function learn(unit: number): number {
  const code = KNOWN | (isBlank(unit) ? BLANK : unit & (LETTERS - 1)) | (kindOf(unit) === IN_WORD ? WORD : 0);
  codes[unit] = code;
  return code;
}

/** Room for a text's places: where words begin, from the last to the first, the six letters at each, and those places that are likely, from the first on. */
interface Room { starts: Int32Array; six: Int32Array; likely: Int32Array }

const roomOf = (size: number): Room => ({ starts: new Int32Array(size), six: new Int32Array(size), likely: new Int32Array(size) });
let kept = roomOf(1024);
/** Longer texts get a room of their own. */
const LONGEST_KEPT = 1 << 16;

function roomFor(textLength: number): Room {
  if (textLength < kept.starts.length) return kept;
  return textLength + 1 > LONGEST_KEPT ? roomOf(textLength + 1) : kept = roomOf(LONGEST_KEPT);
}

/** Notes where a word begins, or a sign stands that is no blank: read from the end, so that the letters behind a place are known when it is met. */
function startsIn(list: Uint16Array, textLength: number, { starts, six }: Room): number {
  let count = 0, letters = 0, behind = 0, code = textLength > 0 ? codeOf(list[textLength - 1]!) : 0;
  // Hardly a branch in it: whether a word begins is what the processor guesses worst.
  for (let place = textLength - 1; place >= 0; place -= 1) {
    const before = place === 0 ? 0 : codeOf(list[place - 1]!);
    if ((code & behind & BLANK) === 0) letters = (letters >>> BITS) | ((code & (LETTERS - 1)) << SHIFT);
    starts[count] = place;
    six[count] = letters;
    count += 1 & ~(((code & before) >>> WORD_BIT) | (code >>> BLANK_BIT));
    behind = code;
    code = before;
  }
  return count;
}

/** The places of a text's units, how many of them, where a phrase may begin; valid until the next call. Few where none does. */
export function likelyPlaces(bits: SieveBits | undefined, list: Uint16Array, textLength: number): { places: Int32Array; count: number } {
  const room = roomFor(textLength);
  const { starts, six, likely } = room;
  let count = 0;
  for (let start = startsIn(list, textLength, room) - 1; start >= 0; start -= 1) {
    likely[count] = starts[start]!;
    count += bits ? mayBegin(bits, six[start]!) : 1;
  }
  return { places: likely, count };
}

/**
 * Tells places in a text where no phrase begins, those of an index whose table, by its place, it holds. Its bits take a millisecond to
 * make, which a process earns back over some hundred texts: until it has been asked so often, there are none.
 */
export class PhraseSieve {
  private asked = 0;
  private bits: SieveBits | undefined;
  private readonly holds: (place: number) => boolean;

  constructor(holds: (place: number) => boolean) {
    this.holds = holds;
  }

  /** To be asked for once for each text, with the number of its letters. */
  bitsFor(index: PhraseIndex, textLength: number): SieveBits | undefined {
    return this.bits ?? ((this.asked += textLength) < PATIENCE ? undefined : this.bits = this.made(index));
  }

  private made({ begins, letters, places }: PhraseIndex): SieveBits {
    const bits: SieveBits = { few: new Int32Array(LETTERS ** FEW / 32), some: new Int32Array(2 ** HASH_BITS / 32), all: new Int32Array(2 ** HASH_BITS / 32) };
    for (let at = 0; at < places.length; at += 1) if (this.holds(places[at]!)) note(bits, letters.subarray(begins[at], begins[at + 1]));
    return bits;
  }
}
