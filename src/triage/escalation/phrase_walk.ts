import { bitOf, fills, mayBegin, mayEnd } from './phrase_edges.ts';
import { gapOf, LAST, OPTIONAL, referenceOf, type PhraseTable } from './phrase_table.ts';

/** How far apart, in tokens, the conditions of one phrase may stand. */
const NEAR = 14;

/** One pass over one text. */
export interface Walk {
  table: PhraseTable;
  /** What words are to the table, as of `phrase_edges.ts`, and by token where in it its word stands. */
  rows: Int32Array;
  words: Int32Array;
  /** Where phrases stand, as of `Starts`. */
  phrases: Int32Array;
  /** The sentence that is walked, its first token and the one behind its last: no phrase goes beyond it. */
  from: number;
  behind: number;
  /** How much work is left: places that may still be looked at. */
  steps: number;
}
export interface Span {
  from: number;
  to: number;
}

/**
 * What a phrase spans whose check began at the token `index`, where a sequence of it stands; null where the rest of it does not stand there.
 * `outer` to `behind` in the walk's `phrases` are the places that the sequence fills, outwards.
 */
export function completed(walk: Walk, begun: Span & { phrase: number; index: number }, outer: number, behind: number): Span | null {
  let { from, to } = begun;
  for (let at = outer; at < behind; at++) {
    to = forward(walk, walk.phrases[at]!, to + 1, 0, to);
    if (to < 0) return null;
    from = backward(walk, walk.phrases[at]!, from);
    if (from < 0) return null;
  }
  const { conditionsFrom, absent } = walk.table;
  for (let condition = conditionsFrom[begun.phrase]! + 1; condition < conditionsFrom[begun.phrase + 1]!; condition++) {
    const near = findNear(walk, condition, begun.index);
    if (absent[condition] === 1 ? near !== null : near === null) return null;
    if (near) { from = Math.min(from, near.from); to = Math.max(to, near.to); }
  }
  return { from, to };
}

/** The last token of what fills a place when it begins at `at`, or -1. */
function endOf(walk: Walk, reference: number, at: number): number {
  const { rows, words } = walk, word = words[at]!;
  if (!mayBegin(rows, word, bitOf(reference))) return -1;
  if (fills(rows, word, reference)) return at;
  return reference < walk.table.wordCount ? -1 : endOfGroup(walk, reference - walk.table.wordCount, at);
}

function endOfGroup(walk: Walk, choice: number, at: number): number {
  const { places, sequences, conditionSequences, groupsFrom, includesFrom, includes } = walk.table;
  for (let group = groupsFrom[choice]!; group < groupsFrom[choice + 1]!; group++) {
    const first = sequences[conditionSequences + group]!;
    const begin = endOf(walk, referenceOf(places[first]!), at);
    const end = begin >= 0 ? forward(walk, first, begin + 1, 0, begin) : -1;
    if (end >= 0) return end;
  }
  for (let index = includesFrom[choice]!; index < includesFrom[choice + 1]!; index++) {
    const end = endOfGroup(walk, includes[index]!, at);
    if (end >= 0) return end;
  }
  return -1;
}

/** The first token of what fills a place when it ends at `at`, or -1. */
function beginOf(walk: Walk, reference: number, at: number): number {
  const { rows, words } = walk, word = words[at]!;
  if (!mayEnd(rows, word, bitOf(reference))) return -1;
  if (fills(rows, word, reference)) return at;
  return reference < walk.table.wordCount ? -1 : beginOfGroup(walk, reference - walk.table.wordCount, at);
}

function beginOfGroup(walk: Walk, choice: number, at: number): number {
  const { places, sequences, conditionSequences, groupsFrom, includesFrom, includes } = walk.table;
  for (let group = groupsFrom[choice]!; group < groupsFrom[choice + 1]!; group++) {
    const last = sequences[conditionSequences + group + 1]! - 1;
    const end = beginOf(walk, referenceOf(places[last]!), at);
    const begin = end >= 0 ? backward(walk, last, end) : -1;
    if (begin >= 0) return begin;
  }
  for (let index = includesFrom[choice]!; index < includesFrom[choice + 1]!; index++) {
    const begin = beginOfGroup(walk, includes[index]!, at);
    if (begin >= 0) return begin;
  }
  return -1;
}

/** Matches what stands behind `place`, the first of it at `at` or up to a gap later. Returns the last token, or -1. */
export function forward(walk: Walk, place: number, at: number, carried: number, last: number): number {
  const { places } = walk.table;
  if (places[place]! & LAST) return last;
  const wanted = places[place + 1]!;
  const gap = gapOf(wanted) + carried;
  for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
    if (at + skip >= walk.behind) break;
    walk.steps--;
    const end = endOf(walk, referenceOf(wanted), at + skip);
    const rest = end >= 0 ? forward(walk, place + 1, end + 1, 0, end) : -1;
    if (rest >= 0) return rest;
  }
  return wanted & OPTIONAL ? forward(walk, place + 1, at, gap, last) : -1;
}

/** Matches what stands before `place`, which begins at `at`. Returns the first token, or -1. */
export function backward(walk: Walk, place: number, at: number): number {
  const { places } = walk.table;
  let gap = gapOf(places[place]!);
  for (let before = place - 1; !(places[before]! & LAST); before--) {
    for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
      const candidate = at - 1 - skip;
      if (candidate < walk.from) break;
      walk.steps--;
      const begin = beginOf(walk, referenceOf(places[before]!), candidate);
      const from = begin >= 0 ? backward(walk, before, begin) : -1;
      if (from >= 0) return from;
    }
    if (!(places[before]! & OPTIONAL)) return -1;
    gap += gapOf(places[before]!);
  }
  return at;
}

/** The nearest place in the sentence, within reach of `index`, where the condition stands. */
function findNear(walk: Walk, condition: number, index: number): Span | null {
  const { conditionSequencesFrom } = walk.table, away = ({ from }: Span): number => (from > index ? 2 * (from - index) + 1 : 2 * (index - from));
  let nearest: Span | null = null;
  for (let sequence = conditionSequencesFrom[condition]!; sequence < conditionSequencesFrom[condition + 1]!; sequence++) {
    const found = findSequenceNear(walk, walk.table.sequences[sequence]!, index);
    if (found && (!nearest || away(found) < away(nearest))) nearest = found;
  }
  return nearest;
}

/** The same of the sequence that begins with a place. A word at which it cannot begin takes no more than a look into its sieve. */
function findSequenceNear(walk: Walk, first: number, index: number): Span | null {
  const { rows, words, from, behind, table } = walk, reference = referenceOf(table.places[first]!), bit = bitOf(reference);
  for (let distance = 0; distance <= NEAR && (distance === 0 || walk.steps > 0); distance++) {
    for (let at = index - distance; at <= index + distance; at += 2 * distance || 1) {
      if (at < from || at >= behind) continue;
      walk.steps--;
      const begin = mayBegin(rows, words[at]!, bit) ? endOf(walk, reference, at) : -1;
      const to = begin >= 0 ? forward(walk, first, begin + 1, 0, begin) : -1;
      if (to >= 0) return { from: at, to };
    }
  }
  return null;
}
