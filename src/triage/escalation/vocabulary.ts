import { foldText } from './folding.ts';
import type { Forms } from './phrase_table.ts';
import { createWordIndex, type WordIndex } from './word_index.ts';

/** What a customer's word stands for among the word forms of the rules. */
export interface Vocabulary {
  /** The forms a customer's (folded) word stands for; `[]` for a word no rule knows. */
  formsOf(word: string): readonly number[];
}

const SHORTEST_STEM = 2;
/** Words looked up by halving before an index is made: the words of a few tickets are not worth it. */
const WORTH_AN_INDEX = 500;
/** What is told of letters: no beginning by themselves, but longer ones begin with it. */
const GOES_ON = -1;
/** Words shorter than this are too near to others for slips to be forgiven. */
const SHORTEST_FORGIVEN = 6;
const LONGEST_FORGIVEN = 24;

const SIGNS = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g', '@': 'a', $: 's', '€': 'e', '£': 'l' }));

/** The lists are sorted: a word is looked up where it stands, and nothing is built before the first ticket. */
export function createVocabulary({ exact, begins, ends, holds, forgiving }: Forms): Vocabulary {
  const [ofBegins, ofEnds, ofHolds] = [exact.length, exact.length + begins.length, exact.length + begins.length + ends.length];
  const textOf = (number: number): string => (number < ofBegins ? exact.at(number) : number < ofEnds ? begins.at(number - ofBegins) : number < ofHolds ? ends[number - ofEnds] : holds[number - ofHolds]) ?? '';
  let forgivingWords: { text: string; number: number }[] | undefined;
  const triples = triplesOf(ends, holds);
  let index: WordIndex | undefined;
  let asked = 0;

  /** The number of a beginning, `GOES_ON`, or undefined where no beginning begins with these letters. */
  function beginning(stem: string): number | undefined {
    const place = begins.indexOf(stem);
    return place >= 0 ? ofBegins + place : begins.someBegin(stem) ? GOES_ON : undefined;
  }
  function addSought(word: string, found: number[]): void {
    const number = exact.indexOf(word);
    if (number >= 0) found.push(number);
    for (let length = SHORTEST_STEM; length <= word.length; length++) {
      const place = beginning(word.slice(0, length));
      if (place === undefined) break;
      if (place !== GOES_ON) found.push(place);
    }
  }
  function direct(word: string, traits: number): number[] {
    const found: number[] = [];
    if (index) index.addNumbers(word, found); else addSought(word, found);
    if ((traits & MAY_HOLD) === 0) return found;
    for (let at = 0; at < ends.length; at++) if (word.endsWith(ends[at]!)) found.push(ofEnds + at);
    for (let at = 0; at < holds.length; at++) if (word.includes(holds[at]!)) found.push(ofHolds + at);
    return found;
  }

  function forgiven(word: string): number[] {
    if (word.length < SHORTEST_FORGIVEN || word.length > LONGEST_FORGIVEN) return [];
    forgivingWords ??= Array.from(forgiving, (number) => ({ text: textOf(number), number }));
    const found: number[] = [];
    for (const { text, number } of forgivingWords) if (isOneSlip(word, text)) found.push(number);
    return found;
  }

  function formsOf(word: string): readonly number[] {
    if (word === '') return [];
    if (++asked === WORTH_AN_INDEX) index = createWordIndex(exact.list(), begins.list(), ofBegins);
    const traits = traitsOf(word, triples), found = direct(word, traits);
    if (!isOdd(traits) || (found.length > 0 && !isDisguised(traits))) return found.length > 0 ? found : forgiven(word);
    for (const variant of variantsOf(word, traits)) found.push(...direct(variant, traitsOf(variant, triples)));
    return found.length > 0 ? [...new Set(found)] : forgiven(word);
  }

  return { formsOf };
}

/** One letter more, fewer, other, or two neighbours swapped; the first letter stands. */
function isOneSlip(typed: string, meant: string): boolean {
  if (typed.charCodeAt(0) !== meant.charCodeAt(0) || Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const rest = typed.slice(start);
  const wanted = meant.slice(start);
  if (typed.length > meant.length) return rest.slice(1) === wanted;
  if (typed.length < meant.length) return rest === wanted.slice(1);
  return rest.slice(1) === wanted.slice(1) || (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2));
}

/** What a folded word may hold that asks for a second look: a digit or a sign, a letter, a letter three times in a row, ae, oe or ue; and whether an ending or a middle of the rules may be in it. */
const SIGN = 1, LETTER = 2, HELD = 4, UMLAUT = 8, MAY_HOLD = 16;
const isDisguised = (traits: number): boolean => (traits & (SIGN | LETTER)) === (SIGN | LETTER);
/** Whether there is more to a word than letters. */
const isOdd = (traits: number): boolean => (traits & (SIGN | LETTER | HELD | UMLAUT)) !== LETTER;

const oddityOf = new Uint8Array(0x10000);
for (const sign of '0123456789@$€£') oddityOf[sign.charCodeAt(0)] = SIGN;
for (let letter = 97; letter <= 122; letter++) oddityOf[letter] = LETTER;
const [A, E, O, U] = [97, 101, 111, 117];

/** Three letters, each by its last five bits. */
const TRIPLES = 1 << 15, LETTER_BITS = 5;
const nextTriple = (triple: number, unit: number): number => ((triple << LETTER_BITS) | (unit & 31)) & (TRIPLES - 1);

/** A bit for each triple that an ending ends in or a middle begins with: most words hold none, and need not be asked for each of them. */
function triplesOf(ends: readonly string[], holds: readonly string[]): Int32Array {
  const triples = new Int32Array(TRIPLES >> 5);
  for (const letters of [...ends.map((text) => text.slice(-3)), ...holds.map((text) => text.slice(0, 3))]) {
    let triple = 0;
    for (let at = 0; at < letters.length; at++) triple = nextTriple(triple, letters.charCodeAt(at));
    // Before fewer letters anything may stand.
    for (; triple < TRIPLES; triple += 1 << (LETTER_BITS * letters.length)) triples[triple >> 5]! |= 1 << (triple & 31);
  }
  return triples;
}

function traitsOf(word: string, triples: Int32Array): number {
  let traits = 0, before = 0, second = 0, triple = 0, told = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    traits |= oddityOf[unit]!;
    if (unit === before && unit === second) traits |= HELD;
    if (unit === E && (before === A || before === O || before === U)) traits |= UMLAUT;
    second = before;
    before = unit;
    triple = nextTriple(triple, unit);
    told |= triples[triple >> 5]! >>> (triple & 31);
  }
  return told & 1 ? traits | MAY_HOLD : traits;
}

/** What an unknown word may have been: digits and signs read as letters, letters held down, ae/oe/ue for umlauts. */
function variantsOf(word: string, traits: number): string[] {
  const variants: string[] = [];
  if (isDisguised(traits)) {
    let read = '';
    for (const character of word) read += SIGNS.get(character) ?? character;
    variants.push(read, read.replaceAll('i', 'l'));
    if (word.includes('1')) variants.push([...word].map((character) => (character === '1' ? 'l' : SIGNS.get(character) ?? character)).join(''));
  }
  if (traits & HELD) variants.push(heldDown(word, 1), heldDown(word, 2));
  if (traits & UMLAUT) variants.push(word.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u'));
  return variants.map((variant) => (PLAIN.test(variant) ? variant : foldText(variant)));
}

/** Folding changes nothing of it. */
const PLAIN = /^[a-z\d]*$/;

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
