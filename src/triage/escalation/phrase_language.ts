import { isShortForm } from './contractions.ts';
import { tokenise, wordsOf } from './tokens.ts';

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
 *   #sure                       told like this it needs nobody's word, and a question around it takes nothing back
 */

/** One word as a rule writes it. */
export interface WordForm {
  text: string;
  match: 'exact' | 'begins' | 'ends' | 'holds';
  forgiving: boolean;
}

/** Things of which any may stand in one place: single words, whole lists by name, and groups of several words. */
export interface Choices {
  words: WordForm[];
  lists: Choices[];
  groups: Place[][];
}

/** One place in a sequence, at most `gap` other words behind the place before it. */
export interface Place {
  choices: Choices;
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
  sure: boolean;
}

const GAP = /^\{\d+\}$/;
const LIST = /^@[a-z_]+$/;
const OPTIONS = ['#always', '#statement', '#sure'];

/** Lists of words by name: `@name` in a phrase. */
export type WordLists = Record<string, string[]>;

/** Reads the phrases of one language: its lists are read once and shared by all of them. */
export interface PhraseReader {
  /** Throws an Error that names the phrase where it cannot be read: rules are checked by the tests. */
  read(source: string): Phrase;
}

export function createPhraseReader(lists: WordLists): PhraseReader {
  const known = new Map<string, Choices>();
  const reading: Reading = {
    list(name, source) {
      const choices = known.get(name);
      if (choices) return choices;
      const entries = lists[name];
      if (!entries) throw new Error(`Unknown list @${name} in “${source}”`);
      const result = choicesOf(entries.join('|'), { ...reading, list: () => { throw new Error(`A list inside the list @${name}`); } }, `@${name}`);
      known.set(name, result);
      return result;
    },
  };
  return { read: (source) => readPhrase(source, reading) };
}

interface Reading {
  list(name: string, source: string): Choices;
}

function readPhrase(source: string, reading: Reading): Phrase {
  const parts = source.split(' ');
  const options = parts.filter((part) => part.startsWith('#'));
  for (const option of options) if (!OPTIONS.includes(option)) throw new Error(`Unknown option ${option} in “${source}”`);
  const text = parts.filter((part) => !part.startsWith('#')).join(' ');
  const conditions = text.split('&').map((part) => readCondition(part.trim(), reading, source));
  if (conditions.every((condition) => condition.absent)) throw new Error(`Nothing to find in “${source}”`);
  return { conditions, always: options.includes('#always'), statement: options.includes('#statement'), sure: options.includes('#sure') };
}

function readCondition(text: string, reading: Reading, source: string): Condition {
  const absent = text.startsWith('!');
  const { words, lists, groups } = choicesOf(absent ? text.slice(1) : text, reading, source);
  const single = words.length + lists.length > 0 ? [[{ choices: { words, lists, groups: [] }, optional: false, gap: 0 }]] : [];
  const sequences = [...single, ...groups];
  if (sequences.length === 0 || sequences.some((sequence) => sequence.every((place) => place.optional))) throw new Error(`Nothing to find in “${source}”`);
  return { sequences, absent };
}

/** `a b|c|@d` stands for "a b", "c", or anything of the list "d". */
function choicesOf(text: string, reading: Reading, source: string): Choices {
  const choices: Choices = { words: [], lists: [], groups: [] };
  for (const part of split(text, '|', source)) {
    const alternative = part.trim();
    if (LIST.test(alternative)) { choices.lists.push(reading.list(alternative.slice(1), source)); continue; }
    const sequence = sequenceOf(alternative, reading, source);
    const only = sequence.length === 1 ? sequence[0] : undefined;
    if (only && !only.optional && only.choices.groups.length === 0) {
      choices.words.push(...only.choices.words);
      choices.lists.push(...only.choices.lists);
    } else choices.groups.push(sequence);
  }
  return choices;
}

function sequenceOf(text: string, reading: Reading, source: string): Place[] {
  const places: Place[] = [];
  let gap = 0;
  for (const item of split(text, ' ', source)) {
    if (GAP.test(item)) { gap = Number(item.slice(1, -1)); continue; }
    const optional = item.startsWith('[');
    const isGroup = optional || item.startsWith('(');
    const found = isGroup || LIST.test(item) ? [{ choices: choicesOf(isGroup ? item.slice(1, -1) : item, reading, source), optional, gap }] : placesOf(item, gap, source);
    places.push(...found);
    gap = 0;
  }
  if (places.length === 0) throw new Error(`An empty alternative in “${source}”`);
  return places;
}

/** Splits outside brackets; empty parts fall away. */
function split(text: string, separator: string, source: string): string[] {
  if (!text.includes(separator)) return text.trim() === '' ? [] : [text];
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (at === text.length || (character === separator && depth === 0)) {
      const part = text.slice(from, at);
      if (part.trim() !== '') parts.push(part);
      from = at + 1;
    }
    if (depth < 0) break;
  }
  if (depth !== 0) throw new Error(`Brackets do not fit in “${source}”`);
  return parts;
}

/** What the tokeniser reads as it stands. */
const PLAIN = /^[a-z]{2,}$/;
const WORD = /^(\*?)([\p{L}\p{N}'’-]+)(\*?)(~?)$/u;

/** A word of a rule as places: several where the tokeniser reads it as several ("can't"). */
function placesOf(item: string, gap: number, source: string): Place[] {
  const [, before, core, after, slip] = WORD.exec(item) ?? [];
  const words = core && PLAIN.test(core) && !isShortForm(core) ? [core] : wordsOf(tokenise(core ?? ''));
  if (words.length === 0) throw new Error(`Not a word: “${item}” in “${source}”`);
  const match = before ? (after ? 'holds' : 'ends') : after ? 'begins' : 'exact';
  return words.map((text, index) => ({
    choices: { words: [{ text, match: words.length > 1 ? 'exact' : match, forgiving: Boolean(slip) && words.length === 1 }], lists: [], groups: [] },
    optional: false, gap: index === 0 ? gap : 0,
  }));
}
