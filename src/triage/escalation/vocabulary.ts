import { foldText } from './folding.ts';
import type { WordForm } from './phrase_language.ts';

/** The words of all rules, each with a number, and what a customer's word stands for among them. */
export interface Vocabulary {
  /** The number of a word form; the same form has the same number everywhere. */
  numberOf(form: WordForm): number;
  /** The forms a customer's (folded) word stands for; `[]` for a word no rule knows. Remembers what it has seen. */
  formsOf(word: string): readonly number[];
}

const NONE: readonly number[] = [];
const REMEMBERED = 40_000;
const SHORTEST_STEM = 2;
/** Words shorter than this are too near to others for slips to be forgiven. */
const SHORTEST_FORGIVEN = 6;
const LONGEST_FORGIVEN = 24;

const SIGNS = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g', '@': 'a', $: 's', '€': 'e', '£': 'l' }));

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const exact = new Map<string, number[]>();
  const begins = new Map<string, number[]>();
  const ends: [string, number][] = [];
  const holds: [string, number][] = [];
  const slips = new Map<string, { word: string; number: number }[]>();
  const seen = new Map<string, readonly number[]>();
  let longestStem = 0;

  const add = (map: Map<string, number[]>, key: string, number: number) => {
    const known = map.get(key);
    if (known) known.push(number); else map.set(key, [number]);
  };

  function numberOf(form: WordForm): number {
    const key = `${form.match}:${form.text}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size + 1;
      numbers.set(key, number);
      if (form.match === 'exact') add(exact, form.text, number);
      else if (form.match === 'begins') { add(begins, form.text, number); longestStem = Math.max(longestStem, form.text.length); }
      else (form.match === 'ends' ? ends : holds).push([form.text, number]);
      seen.clear();
    }
    if (form.forgiving && form.text.length >= SHORTEST_FORGIVEN) rememberSlips(form.text, number);
    return number;
  }

  function rememberSlips(word: string, number: number): void {
    for (const shorter of [word, ...withoutOneLetter(word)]) {
      const known = slips.get(shorter) ?? [];
      if (!known.some((entry) => entry.number === number)) slips.set(shorter, [...known, { word, number }]);
    }
    seen.clear();
  }

  function direct(word: string): number[] {
    const found = [...(exact.get(word) ?? [])];
    for (let length = SHORTEST_STEM; length <= word.length && length <= longestStem; length++) {
      const stems = begins.get(word.slice(0, length));
      if (stems) found.push(...stems);
    }
    for (const [ending, number] of ends) if (word.endsWith(ending)) found.push(number);
    for (const [middle, number] of holds) if (word.includes(middle)) found.push(number);
    return found;
  }

  function forgiven(word: string): number[] {
    if (word.length < SHORTEST_FORGIVEN || word.length > LONGEST_FORGIVEN) return [];
    const found = new Set<number>();
    for (const shorter of [word, ...withoutOneLetter(word)]) {
      for (const entry of slips.get(shorter) ?? []) if (isOneSlip(word, entry.word)) found.add(entry.number);
    }
    return [...found];
  }

  function formsOf(word: string): readonly number[] {
    const known = seen.get(word);
    if (known) return known;
    const found = word === '' ? [] : direct(word);
    const disguised = hasSigns(word);
    if (found.length === 0 || disguised) for (const variant of variantsOf(word)) found.push(...direct(variant));
    if (found.length === 0 && word !== '') found.push(...forgiven(word));
    const result = found.length > 0 ? [...new Set(found)] : NONE;
    if (seen.size > REMEMBERED) seen.clear();
    seen.set(word, result);
    return result;
  }

  return { numberOf, formsOf };
}

function* withoutOneLetter(word: string): Generator<string> {
  for (let index = 1; index < word.length; index++) yield word.slice(0, index) + word.slice(index + 1);
}

/** One letter more, fewer, other, or two neighbours swapped; the first letter stands. */
function isOneSlip(typed: string, meant: string): boolean {
  if (typed[0] !== meant[0] || Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const rest = typed.slice(start);
  const wanted = meant.slice(start);
  if (typed.length > meant.length) return rest.slice(1) === wanted;
  if (typed.length < meant.length) return rest === wanted.slice(1);
  return rest.slice(1) === wanted.slice(1) || (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2));
}

const hasSigns = (word: string): boolean => /[0-9@$€£]/.test(word) && /[a-z]/.test(word);

/** What an unknown word may have been: digits and signs read as letters, letters held down, ae/oe/ue for umlauts. */
function variantsOf(word: string): string[] {
  const variants: string[] = [];
  if (hasSigns(word)) {
    let read = '';
    for (const character of word) read += SIGNS.get(character) ?? character;
    variants.push(read, read.replaceAll('i', 'l'));
    if (word.includes('1')) variants.push([...word].map((character) => (character === '1' ? 'l' : SIGNS.get(character) ?? character)).join(''));
  }
  const single = heldDown(word, 1);
  if (single !== word) variants.push(single, heldDown(word, 2));
  if (/[aou]e/.test(word)) variants.push(word.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u'));
  return variants.map(foldText);
}

/** Letters repeated three times or more, cut to `keep`. */
function heldDown(word: string, keep: number): string {
  let result = '';
  let index = 0;
  while (index < word.length) {
    let end = index;
    while (end < word.length && word[end] === word[index]) end++;
    result += (word[index] ?? '').repeat(end - index >= 3 ? keep : end - index);
    index = end;
  }
  return result;
}
