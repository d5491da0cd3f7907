import { mayStand } from './phrase_edges.ts';
import { GAP_SHIFT, LAST, OPTIONAL, type PhraseTable } from './phrase_table.ts';
import { END_SIEVE, FORMS_AT, rowOf, STRANGER } from './phrase_words.ts';
import type { TokenText } from './tokens.ts';

/** How far apart, in tokens, the conditions of one phrase may stand. */
const NEAR = 14;

/** One pass over one text: what each token is to the table, and how much work is left. */
export interface Walk {
  table: PhraseTable;
  text: TokenText;
  /** As of `KnownWords` and `Starts`. */
  codes: Int32Array;
  rows: Int32Array;
  looks: Int32Array;
  forms: Int32Array;
  phrases: Int32Array;
  /** By reference, the steps of a look in vain. */
  beginSteps: Int32Array;
  endSteps: Int32Array;
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
  for (let condition = (conditionsFrom[begun.phrase] ?? 0) + 1; condition < (conditionsFrom[begun.phrase + 1] ?? 0); condition++) {
    const near = findNear(walk, condition, begun.index);
    if (absent[condition] === 1 ? near !== null : near === null) return null;
    if (near) { from = Math.min(from, near.from); to = Math.max(to, near.to); }
  }
  return { from, to };
}

/** Whether the word of a row is what is looked for. */
function isWord(walk: Walk, reference: number, row: number): boolean {
  walk.steps--;
  const { wordCount } = walk.table;
  const from = walk.rows[row + FORMS_AT]!;
  return reference < wordCount ? isAmong(walk.forms, from, reference) : isChosen(walk, reference - wordCount, from);
}

function isAmong(forms: Int32Array, from: number, form: number): boolean {
  for (let at = from + forms[from]!; at > from; at--) if (forms[at] === form) return true;
  return false;
}

/** Whether one of the forms that stand at `formsFrom` is among the words of a choice, or of a list that it includes. */
function isChosen(walk: Walk, choice: number, formsFrom: number): boolean {
  const { choicesFrom, choices, includesFrom, includes } = walk.table;
  for (let at = formsFrom + walk.forms[formsFrom]!; at > formsFrom; at--) {
    const form = walk.forms[at]!;
    if (holds(choices, choicesFrom[form] ?? 0, choicesFrom[form + 1] ?? 0, choice)) return true;
  }
  for (let at = includesFrom[choice] ?? 0; at < (includesFrom[choice + 1] ?? 0); at++) if (isChosen(walk, includes[at] ?? 0, formsFrom)) return true;
  return false;
}

/** Whether a sorted part of a list holds a number. */
function holds(list: Uint16Array, from: number, to: number, number: number): boolean {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < number) low = middle + 1; else high = middle;
  }
  return low < to && list[low] === number;
}

/** So many steps, and nothing found. */
function inVain(walk: Walk, steps: number): -1 {
  walk.steps -= steps;
  return -1;
}

/** The last token of what fills a place when it begins at `at`, or -1. */
function endOf(walk: Walk, reference: number, at: number): number {
  const code = walk.codes[walk.text.numbers[at]!]!;
  if (code === STRANGER) return inVain(walk, 1);
  if (!mayStand(walk.rows, rowOf(code), reference)) return inVain(walk, walk.beginSteps[reference]!);
  if (isWord(walk, reference, rowOf(code))) return at;
  return reference < walk.table.wordCount ? -1 : endOfGroup(walk, reference - walk.table.wordCount, at);
}

function endOfGroup(walk: Walk, choice: number, at: number): number {
  const { references, sequences, conditionSequences, groupsFrom, includesFrom, includes } = walk.table;
  for (let group = groupsFrom[choice] ?? 0; group < (groupsFrom[choice + 1] ?? 0); group++) {
    const first = sequences[conditionSequences + group] ?? 0;
    const begin = endOf(walk, references[first] ?? 0, at);
    const end = begin >= 0 ? forward(walk, first, begin + 1, 0, begin) : -1;
    if (end >= 0) return end;
  }
  for (let index = includesFrom[choice] ?? 0; index < (includesFrom[choice + 1] ?? 0); index++) {
    const end = endOfGroup(walk, includes[index] ?? 0, at);
    if (end >= 0) return end;
  }
  return -1;
}

/** The first token of what fills a place when it ends at `at`, or -1. */
function beginOf(walk: Walk, reference: number, at: number): number {
  const code = walk.codes[walk.text.numbers[at]!]!;
  if (code === STRANGER) return inVain(walk, 1);
  if (!mayStand(walk.rows, rowOf(code) + END_SIEVE, reference)) return inVain(walk, walk.endSteps[reference]!);
  if (isWord(walk, reference, rowOf(code))) return at;
  return reference < walk.table.wordCount ? -1 : beginOfGroup(walk, reference - walk.table.wordCount, at);
}

function beginOfGroup(walk: Walk, choice: number, at: number): number {
  const { references, sequences, conditionSequences, groupsFrom, includesFrom, includes } = walk.table;
  for (let group = groupsFrom[choice] ?? 0; group < (groupsFrom[choice + 1] ?? 0); group++) {
    const last = (sequences[conditionSequences + group + 1] ?? 0) - 1;
    const end = beginOf(walk, references[last] ?? 0, at);
    const begin = end >= 0 ? backward(walk, last, end) : -1;
    if (begin >= 0) return begin;
  }
  for (let index = includesFrom[choice] ?? 0; index < (includesFrom[choice + 1] ?? 0); index++) {
    const begin = beginOfGroup(walk, includes[index] ?? 0, at);
    if (begin >= 0) return begin;
  }
  return -1;
}

/** Matches what stands behind `place`, the first of it at `at` or up to a gap later. Returns the last token, or -1. */
export function forward(walk: Walk, place: number, at: number, carried: number, last: number): number {
  const { flags, references } = walk.table;
  if ((flags[place] ?? 0) & LAST) return last;
  const wanted = place + 1;
  const sentence = walk.text.sentences[last];
  const gap = ((flags[wanted] ?? 0) >> GAP_SHIFT) + carried;
  for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
    if (at + skip >= walk.text.sentences.length || walk.text.sentences[at + skip] !== sentence) break;
    const end = endOf(walk, references[wanted] ?? 0, at + skip);
    const rest = end >= 0 ? forward(walk, wanted, end + 1, 0, end) : -1;
    if (rest >= 0) return rest;
  }
  return (flags[wanted] ?? 0) & OPTIONAL ? forward(walk, wanted, at, gap, last) : -1;
}

/** Matches what stands before `place`, which begins at `at`. Returns the first token, or -1. */
export function backward(walk: Walk, place: number, at: number): number {
  const { flags, references } = walk.table;
  const sentence = walk.text.sentences[at];
  let gap = (flags[place] ?? 0) >> GAP_SHIFT;
  for (let before = place - 1; !((flags[before] ?? LAST) & LAST); before--) {
    for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
      const candidate = at - 1 - skip;
      if (candidate < 0 || walk.text.sentences[candidate] !== sentence) break;
      const begin = beginOf(walk, references[before] ?? 0, candidate);
      const from = begin >= 0 ? backward(walk, before, begin) : -1;
      if (from >= 0) return from;
    }
    if (!((flags[before] ?? 0) & OPTIONAL)) return -1;
    gap += (flags[before] ?? 0) >> GAP_SHIFT;
  }
  return at;
}

/** The nearest place in the sentence, within reach of `index`, where the condition stands. */
function findNear(walk: Walk, condition: number, index: number): Span | null {
  const { conditionSequencesFrom } = walk.table;
  const from = conditionSequencesFrom[condition] ?? 0, behind = conditionSequencesFrom[condition + 1] ?? 0;
  const here = endOfAny(walk, from, behind, index);
  if (here >= 0) return { from: index, to: here };
  const { sentences } = walk.text;
  const sentence = sentences[index];
  const last = sentences.length - 1;
  for (let distance = 1; distance <= NEAR && walk.steps > 0; distance++) {
    const before = index - distance, after = index + distance;
    const toBefore = before >= 0 && sentences[before] === sentence ? endOfAny(walk, from, behind, before) : -1;
    if (toBefore >= 0) return { from: before, to: toBefore };
    const toAfter = after <= last && sentences[after] === sentence ? endOfAny(walk, from, behind, after) : -1;
    if (toAfter >= 0) return { from: after, to: toAfter };
  }
  return null;
}

/** The last token of the first of some sequences that begins at `at`, or -1. */
function endOfAny(walk: Walk, from: number, behind: number, at: number): number {
  const { sequences, references } = walk.table;
  for (let sequence = from; sequence < behind; sequence++) {
    const first = sequences[sequence] ?? 0;
    const begin = endOf(walk, references[first] ?? 0, at);
    const to = begin >= 0 ? forward(walk, first, begin + 1, 0, begin) : -1;
    if (to >= 0) return to;
  }
  return -1;
}
