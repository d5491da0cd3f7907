/**
 * What every match of a regular expression must hold: words, one of which stands in any text that it matches. After Russ Cox, "Regular
 * Expression Matching with a Trigram Index" (2012): each part says which texts it can be, as far as they are few, and which sets of
 * words it needs; parts in a row need all their sets, alternatives one of either's.
 */
import { ANY_DIGIT, MARKS } from '../../patterns/late_pattern.ts';
import { type Algebra, readPattern } from './pattern_reader.ts';

interface Part {
  /** Every text the part can be, where they are few. */
  exact?: string[];
  /** Sets of words: of each set, a match holds at least one. */
  sets: string[][];
}

const EMPTY: Part = { exact: [''], sets: [] };
const UNKNOWN: Part = { sets: [] };
const MOST_ALTERNATIVES = 200;
const MOST_IN_A_ROW = 24;
/** A set so seldom that a second one would spare little; and how many there are at most. */
const SELDOM_ENOUGH = 3.5;
const MOST_SETS = 2;
const LEAST_WEIGHT = 2;
/** As much of a word as is looked for: more would spare hardly more, and make the zip larger. */
const LONGEST_WORD = 7;

/** How seldom a word stands in a text by chance: by its letters; signs that prose seldom has count more. */
function weightOf(word: string): number {
  if (word === ANY_DIGIT) return LEAST_WEIGHT;
  return [...word].reduce((sum, letter) => sum + (/[\p{L}\p{N}]/u.test(letter) ? 1 : /[\s'’.,-]/.test(letter) ? 0.4 : LEAST_WEIGHT), 0);
}

/** The part of a word that stands in a text by chance most seldom. */
function seldomPart(word: string): string {
  const parts = Array.from({ length: Math.max(1, word.length - LONGEST_WORD + 1) }, (_unused, at) => word.slice(at, at + LONGEST_WORD));
  return parts.reduce((best, part) => (weightOf(part) > weightOf(best) ? part : best));
}

const weightOfSet = (words: string[]): number => Math.min(...words.map(weightOf)) - Math.log2(words.length) / 4;
const useful = (words: string[]): boolean => words.every((word) => word !== '' && !/[\n\r\t]/.test(word) && weightOf(word) >= LEAST_WEIGHT);

/** A word that holds another of the set adds nothing to it. */
const shortest = (words: string[]): string[] => [...new Set(words)].filter((word, _at, all) => !all.some((other) => other !== word && word.includes(other)));

/** A part's sets, what it can be counted among them; the seldomest first. */
function setsOf({ exact, sets }: Part): string[][] {
  const all = exact ? [...sets, exact] : sets;
  const sorted = all.map((words) => words.map(seldomPart)).filter(useful).map(shortest).sort((a, b) => weightOfSet(b) - weightOfSet(a));
  return sorted.slice(0, sorted[0] && weightOfSet(sorted[0]) >= SELDOM_ENOUGH ? 1 : MOST_SETS);
}

/** Alternatives that are seldom without their neighbours: each of them with each of those would be many more words, and hardly seldomer. */
function standAlone(words: string[]): boolean {
  const parts = words.map(seldomPart);
  return useful(parts) && weightOfSet(shortest(parts)) >= SELDOM_ENOUGH;
}

function inARow(parts: Part[]): Part {
  const sets: string[][] = [];
  let run: string[] = [''];
  let whole = true;
  for (const part of parts) {
    sets.push(...part.sets);
    const apart = run.length > 1 && part.exact && part.exact.length > 1 && (standAlone(run) || standAlone(part.exact));
    if (part.exact && !apart && run.length * part.exact.length <= MOST_IN_A_ROW) { run = run.flatMap((head) => (part.exact ?? []).map((tail) => head + tail)); continue; }
    sets.push(run);
    whole = false;
    run = part.exact ?? [''];
  }
  return whole ? { exact: run, sets } : { sets: [...sets, run] };
}

function either(parts: Part[]): Part {
  if (parts.length === 1) return parts[0] ?? UNKNOWN;
  const exact = parts.flatMap((part) => part.exact ?? []);
  if (parts.every((part) => part.exact) && exact.length <= MOST_ALTERNATIVES) return { exact, sets: [] };
  const best = parts.map((part) => setsOf(part)[0]);
  return best.every((words) => words !== undefined) ? { sets: [best.flatMap((words) => words ?? [])] } : UNKNOWN;
}

function repeated(part: Part, least: number, most: number): Part {
  if (least === 1 && most === 1) return part;
  if (least >= 1) return { sets: part.exact ? [...part.sets, part.exact] : part.sets };
  return most === 1 && part.exact ? { exact: [...part.exact, ''], sets: [] } : UNKNOWN;
}

/** Letters whose case a fold by lower case and an expression without regard to it see alike. */
const foldsAlike = (letter: string): boolean => letter <= 'ÿ' && letter !== 'µ' && letter !== 'ß';

const letterOf = (letter: string, ignoresCase: boolean): Part =>
  (!ignoresCase ? { exact: [letter], sets: [] } : foldsAlike(letter) ? { exact: [letter.toLowerCase()], sets: [] } : UNKNOWN);

/** A class of some letters, each written out. */
function oneOf(letters: string, ignoresCase: boolean): Part {
  const written = [...letters];
  if (written.length > 5 || /[\\^-]/.test(letters)) return UNKNOWN;
  const parts = written.map((letter) => letterOf(letter, ignoresCase));
  return parts.every((part) => part.exact) ? { exact: parts.flatMap((part) => part.exact ?? []), sets: [] } : UNKNOWN;
}

/** What a part is not known by, it is taken for something that needs nothing. */
const needs = (ignoresCase: boolean): Algebra<Part> => ({
  inARow, either, repeated,
  // What is looked at ahead or behind stands in the text, though not in the match.
  around: (inside, isIn) => (isIn ? { exact: [''], sets: setsOf(inside) } : EMPTY),
  place: () => EMPTY,
  letter: (letter) => letterOf(letter, ignoresCase),
  oneOf: (letters) => oneOf(letters, ignoresCase),
  sign: (sign) => (sign === '\\d' ? { sets: [[ANY_DIGIT]] } : UNKNOWN),
});

/** The needs of an expression, as `latePattern` reads them; undefined where it may match a text that holds nothing in particular. */
export function neededWords(pattern: string, flags: string): string | undefined {
  if (flags.includes('v')) return undefined;
  const sets = readPattern(pattern, needs(flags.includes('i'))).map(setsOf);
  if (sets.some((needed) => needed.length === 0)) return undefined;
  return sets.map((needed) => needed.map((words) => words.join(MARKS.word)).join(MARKS.both)).join(MARKS.either);
}
