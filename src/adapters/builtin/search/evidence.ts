import { bm25, type Space } from './likeness.ts';
import { kinshipsOf, namesSomething, type Kin } from '../words/kin.ts';
import { rarityOf } from './postings.ts';
import { wordsOf } from '../words/words.ts';

/** The words of an index, how long each document is, and which words are kin. */
export interface Weighed {
  words: ReadonlyMap<string, number>;
  space: Space;
  lengths: Float32Array;
  mean: number;
  kin: Kin;
}

/**
 * How much of what is said stands in each document: BM25 over words that name something, or else a form, a matter or a meaning of
 * theirs, and not divided by how much is said. A long story shares as much with its answer as a short question does.
 */
export function evidenceIn({ words, space: { postings }, lengths, mean, kin }: Weighed, said: readonly string[]): Float32Array {
  const size = postings.size;
  const sums = new Float32Array(size), counts = new Float32Array(size), nearest = new Float32Array(size);
  const told = new Set<number | string>();
  for (const word of said) {
    const kinships = kinshipsOf(word, words.get(word), kin).filter(({ key }) => !told.has(key));
    const touched = new Set<number>();
    for (const { key, numbers, share } of kinships) {
      told.add(key);
      const holding: number[] = [];
      for (const number of numbers) {
        for (let at = postings.starts[number]!; at < postings.starts[number + 1]!; at += 1) {
          const document = postings.documents[at]!;
          if (counts[document] === 0) holding.push(document);
          counts[document]! += postings.counts[at]!;
        }
      }
      const rarity = rarityOf(holding.length, size) * share;
      for (const document of holding) {
        const count = counts[document]!;
        nearest[document] = Math.max(nearest[document]!, bm25(rarity, count, lengths[document]!, mean));
        counts[document] = 0;
        touched.add(document);
      }
    }
    for (const document of touched) {
      sums[document]! += nearest[document]!;
      nearest[document] = 0;
    }
  }
  return sums;
}

/** The words of a text that name something, each once. */
export const namingWordsOf = (text: string): string[] => [...new Set(wordsOf(text))].filter(namesSomething);
