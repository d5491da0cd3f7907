import { conceptsOf } from '../words/word_lists.ts';
import { languagesOf } from '../words/function_word_language.ts';
import { startHash, addLetter } from '../sentiment/letters.ts';
import { LONGEST_WORD, SHARP_S, isLatin, readLatinLetters, wordsOf } from '../words/words.ts';

/** Room for words; later ones of a larger vocabulary share numbers. */
export const WORDS = 1 << 17;
export const GRAMS = 1 << 16;
const GRAM_LENGTH = 5;
const SHORTEST_IN_PIECES = 3;
const NONE: number[] = [];
const BLANK = 32;

/** Words by number as they are met, and the pieces of each. */
export interface Vocabulary {
  words: Map<string, number>;
  /** The pieces of word w by number, in one list from gramStarts[w] to gramStarts[w + 1]. */
  grams: Uint16Array;
  gramStarts: Uint32Array;
  /** Pieces numbered as they are met, from 1, by their hash: the frequent ones lie close together. */
  gramNumbers: Uint32Array;
  gramsMet: number;
  /** What each word is about, as numbers among the words. */
  conceptsOf: number[][];
  languagesOf: number[][];
}

export const emptyVocabulary = (): Vocabulary => ({
  words: new Map(), grams: new Uint16Array(1 << 14), gramStarts: new Uint32Array(WORDS + 1), gramNumbers: new Uint32Array(GRAMS), gramsMet: 0, conceptsOf: [], languagesOf: [],
});

function numberOf(vocabulary: Vocabulary, word: string): number {
  const known = vocabulary.words.get(word);
  if (known !== undefined) return known;
  const number = vocabulary.words.size % WORDS;
  vocabulary.words.set(word, number);
  if (vocabulary.languagesOf.length < WORDS) {
    const languages = languagesOf(word);
    const concepts = conceptsOf(word);
    keepGrams(vocabulary, number, word.startsWith('@') ? NONE : gramNumbers(vocabulary, word, concepts));
    vocabulary.languagesOf.push(languages);
    const place = vocabulary.conceptsOf.push(NONE) - 1;
    if (concepts.length > 0) vocabulary.conceptsOf[place] = concepts.map((concept) => numberOf(vocabulary, concept));
  }
  return number;
}

function keepGrams(vocabulary: Vocabulary, word: number, grams: number[]): void {
  const start = vocabulary.gramStarts[word]!;
  if (start + grams.length > vocabulary.grams.length) vocabulary.grams = widened(vocabulary.grams, new Uint16Array((start + grams.length) * 2));
  for (let at = 0; at < grams.length; at += 1) vocabulary.grams[start + at] = grams[at]!;
  vocabulary.gramStarts[word + 1] = start + grams.length;
}

/** How often what a word is about stands among its pieces: as much as an inflection shares with its stem. */
const TIMES_CONCEPT = 2;

function gramNumber(vocabulary: Vocabulary, text: string, from: number, to: number): number {
  let hash = startHash();
  for (let at = from; at < to; at += 1) hash = addLetter(hash, text.charCodeAt(at));
  const place = hash & (GRAMS - 1);
  const known = vocabulary.gramNumbers[place]! || ++vocabulary.gramsMet;
  vocabulary.gramNumbers[place] = known;
  return known - 1;
}

/**
 * The pieces of five letters of a word, its ends marked by a blank, as numbers, and the `concepts` it is about. Function words are
 * cut too: how somebody asks tells little by a word and something by many.
 */
export function gramNumbers(vocabulary: Vocabulary, word: string, concepts: readonly string[]): number[] {
  const grams: number[] = [];
  if (word.length < SHORTEST_IN_PIECES) return grams;
  const marked = ` ${word} `;
  for (let first = 0; first + GRAM_LENGTH <= marked.length; first += 1) grams.push(gramNumber(vocabulary, marked, first, first + GRAM_LENGTH));
  for (const concept of concepts) {
    for (let time = 0; time < TIMES_CONCEPT; time += 1) grams.push(gramNumber(vocabulary, `${concept}${time}`, 0, concept.length + 1));
  }
  return grams;
}

/** The words of a text as numbers: `numbers` up to `count`, valid until the next text is read. */
export interface ReadWords { numbers: Uint32Array; count: number }

/**
 * Reads texts into a vocabulary. A word in Latin letters is known again by its letters as they are read: no string is made
 * but for a new one, and a knowledge base has a hundred times as many words as different ones.
 */
export function wordReader(vocabulary: Vocabulary): (text: string) => ReadWords {
  const read: ReadWords = { numbers: new Uint32Array(1024), count: 0 };
  const keep = (number: number): void => {
    if (read.count === read.numbers.length) read.numbers = widened(read.numbers, new Uint32Array(read.count * 2));
    read.numbers[read.count++] = number;
  };
  const numberFor = letterMemo((word) => numberOf(vocabulary, word));
  const letters = new Uint16Array(LONGEST_WORD);
  const latinLetters = readLatinLetters();
  const readLatin = (text: string): void => {
    let length = 0, hash = startHash();
    for (let at = 0; at <= text.length; at += 1) {
      const unit = at < text.length ? text.charCodeAt(at) : BLANK;
      const letter = unit < latinLetters.length ? latinLetters[unit]! : 0;
      if (letter !== 0) {
        if (length === LONGEST_WORD) continue;
        letters[length++] = letter;
        hash = addLetter(hash, letter);
        if (unit !== SHARP_S || length === LONGEST_WORD) continue;
        letters[length++] = letter;
        hash = addLetter(hash, letter);
      } else if (length > 0) {
        keep(numberFor(letters, length, hash));
        length = 0;
        hash = startHash();
      }
    }
  };
  return (text) => {
    read.count = 0;
    if (isLatin(text)) readLatin(text);
    else for (const word of wordsOf(text)) keep(numberOf(vocabulary, word));
    return read;
  };
}

function widened<List extends Uint16Array | Uint32Array | Int32Array>(list: List, wider: List): List {
  wider.set(list);
  return wider;
}

/** Remembers what `ask` says of each word, by the word's letters; `hash` is any hash of them. Open addressing, half full at most. */
function letterMemo(ask: (word: string) => number): (letters: Uint16Array, length: number, hash: number) => number {
  let mask = (1 << 14) - 1;
  let slots = new Uint32Array(mask + 1), hashes = new Int32Array(mask), answers = new Uint32Array(mask), starts = new Uint32Array(mask + 1);
  let kept = new Uint16Array(1 << 17);
  let count = 0;
  const placeIn = (hash: number): number => (hash ^ (hash >>> 15)) & mask;
  const isWord = (entry: number, letters: Uint16Array, length: number): boolean => {
    const start = starts[entry]!;
    if (starts[entry + 1]! - start !== length) return false;
    for (let at = 0; at < length; at += 1) if (kept[start + at] !== letters[at]) return false;
    return true;
  };
  const grow = (): void => {
    const size = (mask + 1) * 2;
    mask = size - 1;
    [hashes, answers, starts] = [widened(hashes, new Int32Array(size)), widened(answers, new Uint32Array(size)), widened(starts, new Uint32Array(size + 1))];
    slots = new Uint32Array(size);
    for (let entry = 0; entry < count; entry += 1) slots[freeSlot(hashes[entry]!)] = entry + 1;
  };
  const freeSlot = (hash: number): number => {
    let slot = placeIn(hash);
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  };
  const learn = (letters: Uint16Array, length: number, hash: number): number => {
    if (count * 2 > mask) grow();
    const start = starts[count]!;
    if (start + length > kept.length) kept = widened(kept, new Uint16Array(kept.length * 2));
    for (let at = 0; at < length; at += 1) kept[start + at] = letters[at]!;
    slots[freeSlot(hash)] = count + 1;
    hashes[count] = hash;
    starts[count + 1] = start + length;
    const answer = ask(Reflect.apply(String.fromCharCode, undefined, letters.subarray(0, length)));
    answers[count] = answer;
    count += 1;
    return answer;
  };
  return (letters, length, hash) => {
    for (let slot = placeIn(hash); slots[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = slots[slot]! - 1;
      if (hashes[entry] === hash && isWord(entry, letters, length)) return answers[entry]!;
    }
    return learn(letters, length, hash);
  };
}
