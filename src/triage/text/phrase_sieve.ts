import { walkOf } from './letter_walk.ts';
import type { PhraseIndex } from './phrase_index.ts';

/** Letters that a sieve has been asked about before it is worth making: some fifty texts of 80 words. */
const PATIENCE = 20_000;

/** A phrase is told by its first letters, each by its last five bits as `codes` holds them: six, of one that has fewer four, of one that has fewer still three. */
const MOST = 6, SOME = 4, FEW = 3;
const LETTERS = 32;
/** Two in a row have no code of their own; what stands for a blank in a phrase may be one, a line break among others. */
const BLANK = 0, SPACE = 32;
const HASH_BITS = 13;

/**
 * A bit for each such beginning, of three letters by these, of more by a hash of them; and one for the three letters that any phrase begins
 * with, which spares most words the others. All are small, to stay near the processor from one text to the next.
 */
export interface SieveBits {
  any: Int32Array;
  few: Int32Array;
  some: Int32Array;
  all: Int32Array;
}

/** Three letters of a number's lowest bytes, side by side. */
const slotOfFew = (four: number): number => (four & 31) | ((four >>> 3) & 0x3e0) | ((four >>> 6) & 0x7c00);
const slotOf = (hash: number): number => hash >>> (32 - HASH_BITS);
const slotOfSome = (four: number): number => slotOf(Math.imul(four, 0x85ebca6b));
const slotOfAll = (four: number, two: number): number => slotOf(Math.imul(four, 0xc2b2ae35) + Math.imul(two, 0x27d4eb2f));

const set = (bits: Int32Array, slot: number): void => { bits[slot >>> 5]! |= 1 << (slot & 31); };
const isSet = (bits: Int32Array, slot: number): number => (bits[slot >>> 5]! >>> (slot & 31)) & 1;

const codeOf = (unit: number): number => (unit === SPACE ? BLANK : unit & (LETTERS - 1));

function note({ any, few, some, all }: SieveBits, phrase: Uint16Array): void {
  let four = 0;
  for (let at = 0; at < Math.min(SOME, phrase.length); at += 1) four |= codeOf(phrase[at]!) << (8 * at);
  noteShort(any, four, phrase.length);
  if (phrase.length >= MOST) set(all, slotOfAll(four, codeOf(phrase[4]!) | (codeOf(phrase[5]!) << 8)));
  else if (phrase.length >= SOME) set(some, slotOfSome(four));
  else noteShort(few, four, phrase.length);
}

/** Behind a phrase of one letter or two anything may follow. */
function noteShort(bits: Int32Array, four: number, length: number): void {
  if (length >= FEW) set(bits, slotOfFew(four));
  else for (let letter = 0; letter < LETTERS; letter += 1) noteShort(bits, four | (letter << (8 * length)), length + 1);
}

const ONES = 0x7f7f7f7f, HIGH = 0x80808080 | 0;

/** Whether two blanks follow each other among six letters: then a phrase may have one where they stand, and which letters are its first six is not known. */
function areParted(four: number, two: number): number {
  const blank = ~(four + ONES) & HIGH, later = ~(two + ONES) & 0x8080;
  return (blank & (blank << 8)) | (later & (later << 8)) | ((blank >>> 24) & later);
}

/** Of a place that three letters have told of. */
function mayBegin({ few, some, all }: SieveBits, four: number, two: number): number {
  const parted = areParted(four, two);
  return isSet(few, slotOfFew(four)) | isSet(some, slotOfSome(four)) | isSet(all, slotOfAll(four, two)) | ((parted | -parted) >>> 31);
}

let room = new Int32Array(512);
/** Places found in longer texts get a list of their own. */
const LONGEST_KEPT = 1 << 16;

function roomFor(count: number): Int32Array {
  if (count < room.length) return room;
  return count > LONGEST_KEPT ? new Int32Array(count + 1) : room = new Int32Array(2 * count);
}

/** The places of a folded text, how many of them, where a phrase may begin; valid until the next call. Few where none does. */
export function likelyPlaces(bits: SieveBits | undefined, folded: string): { places: Int32Array; count: number } {
  const { starts, count: begun, codes } = walkOf(folded);
  if (!bits) return { places: starts, count: begun };
  const places = roomFor(begun);
  let likely = 0, count = 0;
  for (let start = 0; start < begun; start += 1) {
    const at = starts[start]!;
    places[likely] = at;
    likely += isSet(bits.any, slotOfFew(codes.getInt32(at, true)));
  }
  for (let next = 0; next < likely; next += 1) {
    const at = places[next]!;
    places[count] = at;
    count += mayBegin(bits, codes.getInt32(at, true), codes.getUint16(at + SOME, true));
  }
  return { places, count };
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
    const bits = { any: new Int32Array(LETTERS ** FEW / 32), few: new Int32Array(LETTERS ** FEW / 32), some: new Int32Array(2 ** HASH_BITS / 32), all: new Int32Array(2 ** HASH_BITS / 32) };
    // A letter and two blanks: a phrase may have one where they stand.
    for (let letter = 0; letter < LETTERS; letter += 1) set(bits.any, letter);
    for (let at = 0; at < places.length; at += 1) if (this.holds(places[at]!)) note(bits, letters.subarray(begins[at], begins[at + 1]));
    return bits;
  }
}
