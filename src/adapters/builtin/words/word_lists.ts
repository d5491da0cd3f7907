import { searchedFunctionWords } from '../../../triage/text/function_words.ts';
import { hashedLines } from '../../../triage/text/hashed_lines.ts';
import { placeOf, type SortedTable } from '../../../triage/text/hashed_words.ts';
import { unpacker } from '../../../triage/text/packed.ts';
import { assets } from './word_lists.asset.ts';

const NONE: number[] = [];

/** Lists of folded words, by number: `listsOf` gives in rising order those that a word stands in. How `names` belong to the numbers is told where the lists are. */
export interface WordLists {
  names: readonly string[];
  holds(word: string): boolean;
  listsOf(word: string): number[];
}

function listsOf({ names, hashes: words, numbers: lists }: SortedTable & { names: readonly string[] }): WordLists {
  return {
    names,
    holds: (word) => placeOf(words, word) >= 0,
    listsOf(word) {
      const first = placeOf(words, word);
      if (first < 0) return NONE;
      let last = first + 1;
      while (words[last] === words[first]) last += 1;
      return [...lists.subarray(first, last)];
    },
  };
}

function readConcepts(): SortedTable & { names: readonly string[] } {
  const { text, bytes } = unpacker(assets.concepts?.() ?? new Uint8Array());
  return { names: text().split(' '), ...hashedLines({ low: bytes(), high: bytes() }) };
}

let concepts: WordLists | undefined;
let functionWords: WordLists | undefined;

/** What is frequent in each language: function words under twice its number, under one more the words that name what tickets are usually about. */
export const functionWordLists = (): WordLists => functionWords ??= listsOf(searchedFunctionWords());
const conceptLists = (): WordLists => concepts ??= listsOf(readConcepts());

/** Whether a folded word is a function word of any language we know: it names nothing. */
export const isFunctionWord = (word: string): boolean => functionWordLists().listsOf(word).some((list) => (list & 1) === 0);

/**
 * Whether a folded word is so frequent in tickets that it tells them apart badly: a function word, or one that names what they are
 * usually about. For whatever likens texts: what the search and the labels have learned counts both little.
 */
export const isFrequent = (word: string): boolean => functionWordLists().holds(word);

/** The names of the concepts, in their order. */
export const conceptNames = (): readonly string[] => conceptLists().names;

/** What a folded word is about, over five languages: `stolen`, `gestohlen` and `robado` are all `@lost_or_stolen`. */
export function conceptsOf(word: string): string[] {
  const { names, listsOf } = conceptLists();
  return listsOf(word).map((list) => `@${names[list] ?? ''}`);
}
