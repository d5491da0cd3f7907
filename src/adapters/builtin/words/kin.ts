import { meaningsOf } from './lexicon.ts';
import { conceptsOf, isFrequent } from './word_lists.ts';

const LONGEST_STEM = 6;
const SHORTEST_CUT = 4;

/** A word without its ending, roughly: what its forms share. */
export const stemOf = (word: string): string => (word.length > SHORTEST_CUT ? word.slice(0, Math.max(SHORTEST_CUT, Math.min(LONGEST_STEM, word.length - 2))) : word);

/** What a word is about, and its meanings over five languages. */
export const sensesOf = (word: string): (number | string)[] => [...conceptsOf(word), ...meaningsOf(word)];

/** Whether a folded word tells texts apart: no frequent one, and more than two letters, a figure, or known by what it is about ("ID"). */
export const namesSomething = (word: string): boolean => !isFrequent(word) && (word.length > 2 || /\d/.test(word) || conceptsOf(word).length > 0);

/** An index's words, as numbers, by what they share with others: a stem, what they are about (`@refund`), a meaning over five languages. */
export interface Kin {
  byMeaning: ReadonlyMap<number | string, number[]>;
  byStem: ReadonlyMap<string, number[]>;
}

function put<Key>(lists: Map<Key, number[]>, key: Key, number: number): void {
  const known = lists.get(key);
  if (known) known.push(number);
  else lists.set(key, [number]);
}

/** Asks each of an index's words once; made when a question first needs it. */
export function kinOf(words: ReadonlyMap<string, number>): Kin {
  const byMeaning = new Map<number | string, number[]>(), byStem = new Map<string, number[]>();
  for (const [word, number] of words) {
    if (word.startsWith('@')) {
      put(byMeaning, word, number);
      continue;
    }
    for (const meaning of meaningsOf(word)) put(byMeaning, meaning, number);
    if (namesSomething(word)) put(byStem, stemOf(word), number);
  }
  return { byMeaning, byStem };
}

/** What a word shares with others, the nearest kin first, and how much of the word's own weight each is worth. */
export function kinshipsOf(word: string, number: number | undefined, { byMeaning, byStem }: Kin): { key: number | string; numbers: readonly number[]; share: number }[] {
  return [
    { key: `=${word}`, numbers: number === undefined ? [] : [number], share: 1 },
    { key: `~${stemOf(word)}`, numbers: byStem.get(stemOf(word)) ?? [], share: 0.9 },
    ...sensesOf(word).map((key) => ({ key, numbers: byMeaning.get(key) ?? [], share: 0.6 })),
  ];
}
