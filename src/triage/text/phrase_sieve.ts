import { isBlank, kindOf, type PhraseIndex } from './phrase_index.ts';

/** Letters that a sieve has been asked about before it is worth making: some fifty texts of 80 words. */
const PATIENCE = 20_000;

/** Letters of a place that are looked at before anything else, by their last five bits. */
const FIRST = 3, LETTERS = 32;
/** Letters and blanks at the beginning of a phrase that are told by a hash; of a shorter phrase all of it. */
const KEY = 6;
const HASHES = 0x4000;
const SEED = 0x811c9dc5 | 0;
const grown = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);
const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (HASHES - 1);

export interface SieveBits {
  /** A bit for each three letters that a phrase may begin with: most places in a text are told by them alone. */
  firsts: Int32Array;
  /** One bit for each length of a key: whether one ends with this hash, and whether one goes on after it. */
  ends: Uint8Array;
  goesOn: Uint8Array;
}

/** Notes the first letters of a phrase; a blank stands for several signs, and behind the end anything may follow. */
function noteFirst(bits: Int32Array, phrase: Uint16Array, at: number, before: number): void {
  if (at === FIRST) bits[before >>> 5]! |= 1 << (before & 31);
  else if (at < phrase.length && phrase[at] !== 32) noteFirst(bits, phrase, at + 1, before * LETTERS + (phrase[at]! & 31));
  else for (let letter = 0; letter < LETTERS; letter += 1) noteFirst(bits, phrase.subarray(0, at), at + 1, before * LETTERS + letter);
}

function noteKey({ ends, goesOn }: SieveBits, phrase: Uint16Array): void {
  const length = Math.min(KEY, phrase.length);
  for (let at = 0, hash = SEED; at < length; at += 1) {
    hash = grown(hash, phrase[at]!);
    (at + 1 < length ? goesOn : ends)[slotOf(hash)]! |= 1 << (at + 1);
  }
}

/** Whether the key of a phrase may stand at this place. */
function hasKeyAt({ ends, goesOn }: SieveBits, list: Uint16Array, textLength: number, index: number): boolean {
  let hash = SEED, at = index;
  for (let length = 1; length <= KEY && at < textLength; length += 1) {
    const letter = list[at]!;
    const blank = isBlank(letter);
    hash = grown(hash, blank ? 32 : letter);
    const slot = slotOf(hash), bit = 1 << length;
    if ((ends[slot]! & bit) !== 0) return true;
    if ((goesOn[slot]! & bit) === 0) return false;
    at += 1;
    if (blank) while (at < textLength && isBlank(list[at]!)) at += 1;
  }
  return false;
}

let places = new Int32Array(1024);
/** Longer texts get a list of their own. */
const LONGEST_KEPT = 1 << 16;

function placesFor(textLength: number): Int32Array {
  if (textLength < places.length) return places;
  const list = new Int32Array(textLength + 1 > LONGEST_KEPT ? textLength + 1 : LONGEST_KEPT);
  return textLength + 1 > LONGEST_KEPT ? list : (places = list);
}

/** Where words begin, of which the first three letters are looked up; those at a text's end are not all there, and tell nothing. */
function firstPlaces(firsts: Int32Array | undefined, list: Uint16Array, textLength: number, found: Int32Array): number {
  const told = firsts ? textLength - FIRST : -1;
  let count = 0, before = 0, letters = ((list[0]! & 31) << 5) | (list[1]! & 31);
  // Hardly a branch in it: whether a word begins is what the processor guesses worst.
  for (let at = 0; at < textLength; at += 1) {
    const kind = kindOf(list[at]!);
    letters = ((letters << 5) | (list[at + 2]! & 31)) & 0x7fff;
    const known = firsts === undefined || at > told ? 1 : (firsts[letters >>> 5]! >>> (letters & 31)) & 1;
    found[count] = at;
    count += known & ~((kind & before) >>> 1);
    before = kind;
  }
  return count;
}

/** The places of a text's units, how many of them, where a phrase may begin; valid until the next call. Few where none does. */
export function likelyPlaces(bits: SieveBits | undefined, list: Uint16Array, textLength: number): { places: Int32Array; count: number } {
  const found = placesFor(textLength);
  const first = firstPlaces(bits?.firsts, list, textLength, found);
  let count = 0;
  for (let next = 0; next < first; next += 1) {
    const at = found[next]!;
    if (list[at] !== 32 && (!bits || hasKeyAt(bits, list, textLength, at))) found[count++] = at;
  }
  return { places: found, count };
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
    const bits: SieveBits = { firsts: new Int32Array(LETTERS ** FIRST / 32), ends: new Uint8Array(HASHES), goesOn: new Uint8Array(HASHES) };
    for (let at = 0; at < places.length; at += 1) {
      if (!this.holds(places[at]!)) continue;
      const phrase = letters.subarray(begins[at], begins[at + 1]);
      noteFirst(bits.firsts, phrase, 0, 0);
      noteKey(bits, phrase);
    }
    return bits;
  }
}
