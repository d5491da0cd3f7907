import { reserve, type NumberList } from './number_list.ts';
import { mayStand } from './phrase_edges.ts';
import type { Starts } from './phrase_starts.ts';
import { GAP_SHIFT, LAST, OPTIONAL, type PhraseTable } from './phrase_table.ts';
import type { Walk } from './phrase_walk.ts';
import { END_SIEVE, rowOf, STRANGER } from './phrase_words.ts';

/*
 * The first look around a word where phrases can begin: nine of ten starts are given up because the words beside it are not those that the
 * sequence goes on with. What is asked of them lies in one list, a start behind the other, so that giving up touches nothing else.
 */

/** Numbers of a look: what must stand behind the word and the steps of not finding it, what before it and those steps, … */
export const LOOK = 6;
/** …the place of the sequence that the word holds, and where the phrases stand that the sequence is part of. */
export const PLACE_AT = 4, PHRASES_AT = 5;
/** Nothing in particular must stand there. */
const ANYTHING = -1;
const GAP_BITS = 5;

export interface FirstLooks {
  /** Adds how many sequences have phrases in a section, and a look for each of them; says where, or 0 where there is none. */
  add(looks: NumberList, sequences: ReadonlySet<number>, section: number): number;
}

/** `steps` as of a `WordReader`; without them nothing is looked at. */
export function createFirstLooks({ flags, references, beginPlaces }: PhraseTable, starts: Starts, steps: { begin: Int32Array; end: Int32Array } | undefined): FirstLooks {
  const flagsAt = (place: number): number => flags[place] ?? LAST;
  const behind = (place: number): number => (flagsAt(place) & LAST || flagsAt(place + 1) & OPTIONAL ? ANYTHING : ((references[place + 1] ?? 0) << GAP_BITS) | (flagsAt(place + 1) >> GAP_SHIFT));
  const before = (place: number): number => (flagsAt(place - 1) & (LAST | OPTIONAL) ? ANYTHING : ((references[place - 1] ?? 0) << GAP_BITS) | (flagsAt(place) >> GAP_SHIFT));

  function addLook(looks: NumberList, sequence: number, phrasesAt: number): void {
    const place = beginPlaces[sequence]!;
    const next = steps ? behind(place) : ANYTHING;
    // Where something has to be looked for behind the word, that comes first, and is charged for: a look before the word would spare it.
    const previous = steps && flagsAt(place) & LAST ? before(place) : ANYTHING;
    const at = reserve(looks, LOOK);
    looks.numbers[at] = next;
    looks.numbers[at + 1] = steps?.begin[next >> GAP_BITS] ?? 0;
    looks.numbers[at + 2] = previous;
    looks.numbers[at + 3] = steps?.end[previous >> GAP_BITS] ?? 0;
    looks.numbers[at + PLACE_AT] = place;
    looks.numbers[at + PHRASES_AT] = phrasesAt;
  }

  return {
    add(looks, sequences, section) {
      let from = 0;
      for (const sequence of sequences) {
        const phrasesAt = starts.phrasesOf(sequence, section);
        if (phrasesAt === 0) continue;
        if (from === 0) from = reserve(looks, 1);
        addLook(looks, sequence, phrasesAt);
        looks.numbers[from]! += 1;
      }
      return from;
    },
  };
}

/**
 * Whether the words beside the token `index` rule out the start of a look. That costs the steps that finding it out by the phrases would,
 * so that how much of a text is read does not depend on what the process has read before it; a look that lets through costs nothing.
 */
export function isRuledOut(walk: Walk, look: number, index: number): boolean {
  const next = walk.looks[look]!, previous = walk.looks[look + 2]!;
  let steps = next === ANYTHING ? THROUGH : stepsBehind(walk, next, walk.looks[look + 1]!, index);
  if (steps === THROUGH && previous !== ANYTHING) steps = stepsBefore(walk, previous, walk.looks[look + 3]!, index);
  if (steps === THROUGH) return false;
  // Phrases that share a start pay for it each.
  walk.steps -= steps * walk.phrases[walk.looks[look + PHRASES_AT]!]!;
  return true;
}

/** Instead of the steps of a look in vain: what is looked for may stand there. */
const THROUGH = -1;

function stepsBehind(walk: Walk, next: number, inVain: number, index: number): number {
  const { sentences } = walk.text;
  const sentence = sentences[index];
  const last = Math.min(sentences.length - 1, index + 1 + (next & ((1 << GAP_BITS) - 1)));
  let steps = 0;
  for (let at = index + 1; at <= last && sentences[at] === sentence; at++) {
    const code = codeAt(walk, at);
    if (code === STRANGER) steps += 1;
    else if (mayStand(walk.rows, rowOf(code), next >> GAP_BITS)) return THROUGH;
    else steps += inVain;
  }
  return steps;
}

function stepsBefore(walk: Walk, previous: number, inVain: number, index: number): number {
  const { sentences } = walk.text;
  const sentence = sentences[index];
  const first = Math.max(0, index - 1 - (previous & ((1 << GAP_BITS) - 1)));
  let steps = 0;
  for (let at = index - 1; at >= first && sentences[at] === sentence; at--) {
    const code = codeAt(walk, at);
    if (code === STRANGER) steps += 1;
    else if (mayStand(walk.rows, rowOf(code) + END_SIEVE, previous >> GAP_BITS)) return THROUGH;
    else steps += inVain;
  }
  return steps;
}

const codeAt = ({ codes, text }: Walk, at: number): number => codes[text.numbers[at]!]!;
