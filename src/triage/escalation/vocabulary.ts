import { foldText } from './folding.ts';
import type { Forms } from './phrase_table.ts';

/** What a customer's word stands for among the word forms of the rules. */
export interface Vocabulary {
  /** The forms a customer's (folded) word stands for; `[]` for a word no rule knows. */
  formsOf(word: string): readonly number[];
}

const SHORTEST_STEM = 2;
/** Words looked up by halving before maps are built: the words of a few tickets are not worth it. */
const WORTH_MAPPING = 500;
/** In the map of beginnings: no beginning by itself, but longer ones begin with it. */
const GOES_ON = -1;
/** Words shorter than this are too near to others for slips to be forgiven. */
const SHORTEST_FORGIVEN = 6;
const LONGEST_FORGIVEN = 24;

const SIGNS = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g', '@': 'a', $: 's', '€': 'e', '£': 'l' }));

/** The lists are sorted: a word is looked up where it stands, and nothing is built before the first ticket. */
export function createVocabulary({ exact, begins, ends, holds, forgiving }: Forms): Vocabulary {
  const [ofBegins, ofEnds, ofHolds] = [exact.length, exact.length + begins.length, exact.length + begins.length + ends.length];
  const textOf = (number: number): string => (number < ofBegins ? exact.at(number) : number < ofEnds ? begins.at(number - ofBegins) : number < ofHolds ? ends[number - ofEnds] : holds[number - ofHolds]) ?? '';
  let forgivingWords: [string, number][] | undefined;
  let maps: { exact: Map<string, number>; begins: Map<string, number> } | undefined;
  let asked = 0;

  function exactly(word: string): number {
    return maps ? maps.exact.get(word) ?? -1 : exact.indexOf(word);
  }
  /** The number of a beginning, `GOES_ON`, or undefined where no beginning begins with these letters. */
  function beginning(stem: string): number | undefined {
    if (maps) return maps.begins.get(stem);
    const place = begins.indexOf(stem);
    return place >= 0 ? ofBegins + place : begins.someBegin(stem) ? GOES_ON : undefined;
  }
  function direct(word: string): number[] {
    const found: number[] = [];
    const number = exactly(word);
    if (number >= 0) found.push(number);
    for (let length = SHORTEST_STEM; length <= word.length; length++) {
      const place = beginning(word.slice(0, length));
      if (place === undefined) break;
      if (place !== GOES_ON) found.push(place);
    }
    for (let at = 0; at < ends.length; at++) if (word.endsWith(ends[at]!)) found.push(ofEnds + at);
    for (let at = 0; at < holds.length; at++) if (word.includes(holds[at]!)) found.push(ofHolds + at);
    return found;
  }

  function forgiven(word: string): number[] {
    if (word.length < SHORTEST_FORGIVEN || word.length > LONGEST_FORGIVEN) return [];
    forgivingWords ??= Array.from(forgiving, (number): [string, number] => [textOf(number), number]);
    return forgivingWords.filter(([meant]) => isOneSlip(word, meant)).map(([, number]) => number);
  }

  function formsOf(word: string): readonly number[] {
    if (word === '') return [];
    if (++asked === WORTH_MAPPING) maps = { exact: new Map(exact.list().map((text, number) => [text, number])), begins: beginningsOf(begins.list(), ofBegins) };
    const found = direct(word);
    const disguised = hasSigns(word);
    if (found.length === 0 || disguised) for (const variant of variantsOf(word)) found.push(...direct(variant));
    if (found.length === 0) found.push(...forgiven(word));
    return found.length > 1 ? [...new Set(found)] : found;
  }

  return { formsOf };
}

/** The numbers of beginnings, and everything that they begin with themselves. */
function beginningsOf(begins: readonly string[], first: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const text of begins) for (let length = SHORTEST_STEM; length < text.length; length++) found.set(text.slice(0, length), GOES_ON);
  begins.forEach((text, at) => { found.set(text, first + at); });
  return found;
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
  if (HELD_DOWN.test(word)) variants.push(heldDown(word, 1), heldDown(word, 2));
  if (/[aou]e/.test(word)) variants.push(word.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u'));
  return variants.map(foldText);
}

const HELD_DOWN = /(.)\1\1/s;

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
