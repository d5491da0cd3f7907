import { reserve, type NumberList } from './number_list.ts';
import { referenceOf, type PhraseTable, type WayUp } from './phrase_table.ts';

/*
 * What may stand in a place of a phrase, told by a word of the text: the references that the word fills by itself, and those that it is the
 * first, or the last, word of. A sieve holds them as bits: nearly every place that is looked at in a text is held by another word, and a
 * sieve tells so in one step instead of a walk through all the groups that may fill the place.
 */

/** The bit of a reference, of which a sieve takes as many of the lowest bits as it is wide. */
export const BIT_BITS = 9;
export const bitOf = (reference: number): number => Math.imul(reference, 0x9e3779b1) >>> (32 - BIT_BITS);
/** Bits of a sieve for each reference in it, so that one of eight is taken for what it is not. */
const BITS_EACH = 8;

/*
 * What a word is to a table, from `at` of a list: the width of its sieves less one, the sieve of what may begin at it, that of what may end
 * at it, how many references it fills by itself, and these. A word that no rule knows has nothing but zeros.
 */
const numbersOf = (mask: number): number => (mask + 1) >>> 5;
const holds = (list: Int32Array, from: number, bit: number): boolean => ((list[from + (bit >>> 5)]! >>> (bit & 31)) & 1) === 1;
const addBit = (list: Int32Array, from: number, bit: number): void => { list[from + (bit >>> 5)]! |= 1 << (bit & 31); };
/** Zeros that a word of no rule takes. */
export const STRANGER_NUMBERS = 2;

/** Whether the reference of a bit may begin, or end, at a word; rarely true where it does not. */
export const mayBegin = (list: Int32Array, at: number, bit: number): boolean => holds(list, at + 1, bit & list[at]!);
export const mayEnd = (list: Int32Array, at: number, bit: number): boolean => holds(list, at + 1 + numbersOf(list[at]!), bit & list[at]!);

/** Whether a word fills a place of this reference by itself. */
export function fills(list: Int32Array, at: number, reference: number): boolean {
  const from = at + 1 + 2 * numbersOf(list[at]!);
  for (let next = from + list[from]!; next > from; next--) if (list[next] === reference) return true;
  return false;
}

/** The references that words of some forms fill, and stand at the edges of. */
export interface Edges {
  /** What a word of some forms fills by itself: the forms, the choices that hold them, the choices that include these. */
  filledBy(forms: Iterable<number>): number[];
  /** Adds to a list what a word is that fills these: see above. */
  addWord(list: NumberList, filled: readonly number[]): void;
}

function maskFor(references: number): number {
  let bits = 32;
  while (bits < BITS_EACH * references && bits < 1 << BIT_BITS) bits *= 2;
  return bits - 1;
}

export function createEdges(table: PhraseTable, { choiceOf, includersFrom, includers }: WayUp): Edges {
  const { wordCount, places, sequences, conditionSequences, groupsFrom, includesFrom, choicesFrom, choices } = table;
  const groupCount = groupsFrom.at(-1) ?? 0;
  const referenceCount = wordCount + includesFrom.length - 1;
  /** The groups that begin, or end, with a reference: by reference the last of them, by group the one before it, both plus one. */
  const chains = () => ({ last: new Uint16Array(referenceCount), before: new Uint16Array(groupCount) });
  const begun = chains(), ended = chains();
  for (let group = 0; group < groupCount; group++) {
    const first = referenceOf(places[sequences[conditionSequences + group]!]!), last = referenceOf(places[sequences[conditionSequences + group + 1]! - 1]!);
    begun.before[group] = begun.last[first]!;
    begun.last[first] = group + 1;
    ended.before[group] = ended.last[last]!;
    ended.last[last] = group + 1;
  }

  /** Tells which references a list holds: those marked with its number. */
  const marks = new Int32Array(referenceCount);
  let lists = 0;
  function add(reference: number, list: number[]): boolean {
    if (marks[reference] === lists) return false;
    marks[reference] = lists;
    list.push(reference);
    return true;
  }
  function addChoice(choice: number, list: number[]): void {
    if (!add(wordCount + choice, list)) return;
    for (let at = includersFrom[choice]!; at < includersFrom[choice + 1]!; at++) addChoice(includers[at]!, list);
  }
  /** A list, and the choices with a group that begins, or ends, with one of it, or of these. */
  function withEdges(filled: readonly number[], { last, before }: ReturnType<typeof chains>): number[] {
    lists++;
    const list: number[] = [];
    for (const reference of filled) add(reference, list);
    for (let at = 0; at < list.length; at++) for (let link = last[list[at]!]!; link > 0; link = before[link - 1]!) addChoice(choiceOf[link - 1]!, list);
    return list;
  }

  return {
    filledBy(forms) {
      lists++;
      const list: number[] = [];
      for (const form of forms) {
        add(form, list);
        for (let at = choicesFrom[form]!; at < choicesFrom[form + 1]!; at++) addChoice(choices[at]!, list);
      }
      return list;
    },
    addWord(list, filled) {
      const begins = withEdges(filled, begun), ends = withEdges(filled, ended);
      const mask = maskFor(Math.max(begins.length, ends.length)), own = numbersOf(mask);
      const at = reserve(list, 2 + 2 * own + filled.length), { numbers } = list;
      numbers[at] = mask;
      for (const reference of begins) addBit(numbers, at + 1, bitOf(reference) & mask);
      for (const reference of ends) addBit(numbers, at + 1 + own, bitOf(reference) & mask);
      numbers[at + 1 + 2 * own] = filled.length;
      numbers.set(filled, at + 2 + 2 * own);
    },
  };
}
