import { mayStand } from './phrase_edges.ts';
import type { Start } from './phrase_starts.ts';
import { GAP_SHIFT, LAST, OPTIONAL, type PhraseTable } from './phrase_table.ts';
import type { Walk } from './phrase_walk.ts';
import { END_SIEVE, SECTION_BITS, STRANGER, withRoom, WORD_SIEVES, type KnownWords } from './phrase_words.ts';

/*
 * The first look around a word where phrases can begin: nine of ten starts are given up because the words beside it are not those that the
 * sequence goes on with. What is asked of them lies in one list, a start behind the other, so that giving up touches nothing else.
 */

/** Numbers of a look: what must stand behind the word and the steps of not finding it, what before it and those steps. */
export const LOOK = 4;
/** Nothing in particular must stand there. */
const ANYTHING = -1;
const GAP_BITS = 5;

/** Adds what is to be looked at around a word: how many starts it has in a section, and a look for each of them. */
export type LooksAdder = (into: KnownWords, starts: readonly Start[], place: number, section: number) => void;

/** Where in `looksFrom` it stands where the looks of a word begin. */
export const looksPlace = (place: number, section: number): number => (place << 2) | section;

/** `steps` as of a `WordReader`; without them nothing is looked at. */
export function createFirstLooks({ flags, references }: PhraseTable, steps: { begin: Int32Array; end: Int32Array } | undefined): LooksAdder {
  const flagsAt = (place: number): number => flags[place] ?? LAST;
  const behind = (place: number): number => (flagsAt(place) & LAST || flagsAt(place + 1) & OPTIONAL ? ANYTHING : ((references[place + 1] ?? 0) << GAP_BITS) | (flagsAt(place + 1) >> GAP_SHIFT));
  const before = (place: number): number => (flagsAt(place - 1) & (LAST | OPTIONAL) ? ANYTHING : ((references[place - 1] ?? 0) << GAP_BITS) | (flagsAt(place) >> GAP_SHIFT));
  let end = 0;
  let last: KnownWords | undefined;

  return (into, starts, place, section) => {
    if (into !== last) [last, end] = [into, 0];
    const from = end + 1;
    into.looks = withRoom(into.looks, from + starts.length * LOOK);
    into.looksFrom = withRoom(into.looksFrom, looksPlace(place, section) + 1);
    into.looksFrom[looksPlace(place, section)] = end;
    into.looks[end] = starts.length;
    end = from + starts.length * LOOK;
    starts.forEach(({ place, anchors }, at) => {
      const [next, previous] = steps ? [behind(place), before(place)] : [ANYTHING, ANYTHING];
      // Phrases that share a start pay for it each.
      const phrases = anchors[section]!.length;
      into.looks.set([next, phrases * (steps?.begin[next >> GAP_BITS] ?? 0), previous, phrases * (steps?.end[previous >> GAP_BITS] ?? 0)], from + at * LOOK);
    });
  };
}

/** Whether the words beside the token `index` rule out the start of a look. */
export function isRuledOut(walk: Walk, look: number, index: number): boolean {
  const next = walk.looks[look]!;
  if (next !== ANYTHING && !mayFollow(walk, next, walk.looks[look + 1]!, index)) return true;
  const previous = walk.looks[look + 2]!;
  return previous !== ANYTHING && !mayPrecede(walk, previous, walk.looks[look + 3]!, index);
}

function mayFollow(walk: Walk, next: number, steps: number, index: number): boolean {
  const { sentences } = walk.text;
  const sentence = sentences[index];
  const last = index + 1 + (next & ((1 << GAP_BITS) - 1));
  for (let at = index + 1; at <= last && sentences[at] === sentence; at++) {
    if (isSieved(walk, at, 0, next >> GAP_BITS)) return true;
    walk.steps -= steps;
  }
  return false;
}

function mayPrecede(walk: Walk, previous: number, steps: number, index: number): boolean {
  const { sentences } = walk.text;
  const sentence = sentences[index];
  const first = Math.max(0, index - 1 - (previous & ((1 << GAP_BITS) - 1)));
  for (let at = index - 1; at >= first && sentences[at] === sentence; at--) {
    if (isSieved(walk, at, END_SIEVE, previous >> GAP_BITS)) return true;
    walk.steps -= steps;
  }
  return false;
}

function isSieved({ codes, sieves, text }: Walk, at: number, side: number, reference: number): boolean {
  const place = codes[text.numbers[at]!]! >> SECTION_BITS;
  return place !== STRANGER && mayStand(sieves, place * WORD_SIEVES + side, reference);
}
