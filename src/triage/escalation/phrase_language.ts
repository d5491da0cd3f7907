import { tokenise } from './tokens.ts';

/*
 * The small language of the rules (docs/escalation.md explains it to the people who add to them):
 *   speak to a human            words in this order
 *   (speak|get hold) of         any of these; without brackets the bar parts whole phrases
 *   [really]                    may be missing
 *   {3}                         up to three other words in between, within the sentence
 *   lawyer*  *anwalt  *klage*   begins with, ends with, holds
 *   solicitor~                  one slip of the keyboard is forgiven
 *   @lawyer                     one of the list "lawyer" of the same file
 *   fire & @device & !tablet    all in one sentence, near each other, in any order; ! must not stand there
 *   #always                     said like this it counts even where it is negated, quoted or asked
 *   #statement                  not in a sentence that asks
 */

/** One word as a rule writes it. */
export interface WordForm {
  text: string;
  match: 'exact' | 'begins' | 'ends' | 'holds';
  forgiving: boolean;
}

/** One place in a sequence: any of `forms`, at most `gap` other words behind the place before it. */
export interface Place {
  forms: WordForm[];
  optional: boolean;
  gap: number;
}

/** Any of `sequences` stands there (or, negated, must not). */
export interface Condition {
  sequences: Place[][];
  absent: boolean;
}

export interface Phrase {
  conditions: Condition[];
  always: boolean;
  statement: boolean;
}

const GAP = /^\{\d+\}$/;
const LIST = /^@[a-z_]+$/;

/** Lists of words by name: `@name` in a phrase. */
export type WordLists = Record<string, string[]>;

/** A phrase may stand for this many sequences of words, not more: a guard against typing a monster. */
const MOST_SEQUENCES = 1_500;

/** Reads one phrase. Throws an Error that names the phrase where it cannot be read: rules are checked by the tests. */
export function parsePhrase(source: string, lists: WordLists): Phrase {
  const options = source.split(' ').filter((part) => part.startsWith('#'));
  const text = source.split(' ').filter((part) => !part.startsWith('#')).join(' ').trim();
  for (const option of options) if (option !== '#always' && option !== '#statement') throw new Error(`Unknown option ${option} in “${source}”`);
  const conditions = text.split('&').map((part) => parseCondition(part.trim(), lists, source));
  if (conditions.every((condition) => condition.absent)) throw new Error(`Nothing to find in “${source}”`);
  return { conditions, always: options.includes('#always'), statement: options.includes('#statement') };
}

function parseCondition(text: string, lists: WordLists, source: string): Condition {
  const absent = text.startsWith('!');
  const sequences = alternativesOf(absent ? text.slice(1) : text, lists, source, 0).filter((sequence) => sequence.some((place) => !place.optional));
  if (sequences.length === 0) throw new Error(`Nothing to find in “${source}”`);
  if (sequences.length > MOST_SEQUENCES) throw new Error(`Too many variants (${sequences.length}) in “${source}”`);
  return { sequences, absent };
}

/** `a b|c d` stands for "a b" or "c d". */
function alternativesOf(text: string, lists: WordLists, source: string, depth: number): Place[][] {
  if (depth > 6) throw new Error(`Lists that hold each other in “${source}”`);
  return split(text, '|', source).flatMap((part) => {
    const alternative = part.trim();
    if (!LIST.test(alternative)) return sequencesOf(alternative, lists, source, depth);
    const list = lists[alternative.slice(1)];
    if (!list) throw new Error(`Unknown list ${alternative} in “${source}”`);
    return list.flatMap((entry) => alternativesOf(entry, lists, source, depth + 1));
  });
}

/** The sequences that items in a row stand for. */
function sequencesOf(text: string, lists: WordLists, source: string, depth: number): Place[][] {
  let sequences: Place[][] = [[]];
  let gap = 0;
  for (const item of split(text, ' ', source)) {
    if (GAP.test(item)) { gap = Number(item.slice(1, -1)); continue; }
    const optional = item.startsWith('[');
    const isGroup = optional || item.startsWith('(');
    const alternatives = isGroup || LIST.test(item) ? alternativesOf(isGroup ? item.slice(1, -1) : item, lists, source, depth + 1) : [wordOf(item, source)];
    sequences = extend(sequences, alternatives, optional, gap);
    if (sequences.length > MOST_SEQUENCES) throw new Error(`Too many variants (${sequences.length}) in “${source}”`);
    gap = 0;
  }
  if (sequences.some((sequence) => sequence.length === 0)) throw new Error(`An empty alternative in “${source}”`);
  return sequences;
}

/** Splits outside brackets; empty parts fall away. */
function split(text: string, separator: string, source: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(' || character === '[') depth++;
    if (character === ')' || character === ']') depth--;
    if (depth < 0) throw new Error(`Brackets do not fit in “${source}”`);
    if (character === separator && depth === 0) { parts.push(part); part = ''; } else part += character;
  }
  if (depth !== 0) throw new Error(`Brackets do not fit in “${source}”`);
  return [...parts, part].filter((piece) => piece.trim() !== '');
}

/** A word of a rule as places: several where the tokeniser reads it as several ("can't"). */
function wordOf(word: string, source: string): Place[] {
  const forgiving = word.endsWith('~');
  const bare = forgiving ? word.slice(0, -1) : word;
  const core = bare.replace(/^\*/, '').replace(/\*$/, '');
  const words = tokenise(core).words;
  if (!/^[\p{L}\p{N}'’-]+$/u.test(core) || words.length === 0) throw new Error(`Not a word: “${word}” in “${source}”`);
  const match = bare.startsWith('*') ? (bare.endsWith('*') ? 'holds' : 'ends') : bare.endsWith('*') ? 'begins' : 'exact';
  return words.map((text) => ({ forms: [{ text, match: words.length > 1 ? 'exact' : match, forgiving: forgiving && words.length === 1 }], optional: false, gap: 0 }));
}

/** Appends an item to every sequence: its one-word alternatives share a place, each longer one makes a sequence of its own. */
function extend(sequences: Place[][], alternatives: Place[][], optional: boolean, gap: number): Place[][] {
  const single = alternatives.filter((places) => places.length === 1 && !places[0]?.optional).flatMap((places) => places[0]?.forms ?? []);
  const longer = alternatives.filter((places) => places.length > 1);
  const endings: Place[][] = longer.map((places) => places.map((place, index) => (index === 0 ? { ...place, gap } : place)));
  if (single.length > 0) endings.push([{ forms: single, optional, gap }]);
  else if (optional) endings.push([]);
  return sequences.flatMap((sequence) => endings.map((ending) => [...sequence, ...ending]));
}
