import type { Weighed } from './evidence.ts';
import { bm25 } from './likeness.ts';
import { meaningsOf } from '../words/lexicon.ts';
import { rarityOf } from './postings.ts';
import { conceptsOf, isFrequent } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

/** What a word that means nothing known takes from the likeness: about half of a rare known one. */
const UNKNOWN_SHARE = 0.6;

const SHORTEST_NAMING = 4;
/** A long ticket says more than any answer holds. */
const MOST_MEANINGS = 6;
const MOST_UNKNOWN = 4;
/** One word in common is soon found by chance. */
const OF_ONE_MEANING = 0.6;

/** Likens a question to documents in other languages by what their words mean: BM25 over meanings, 0 to 1. */
export type Bridge = (question: string) => Float32Array;

export function createBridge({ space: { postings }, lengths, mean, kin }: Weighed): Bridge {
  const wordsByMeaning = kin.byMeaning;
  const size = postings.size;
  const sums = new Float32Array(size);

  return (question) => {
    const scores = new Float32Array(size);
    const shared = new Uint16Array(size);
    const asked = new Set<number | string>();
    let unknown = 0;
    for (const word of wordsOf(question)) {
      const meanings = [...meaningsOf(word), ...conceptsOf(word)];
      for (const meaning of meanings) asked.add(meaning);
      if (meanings.length === 0 && word.length >= SHORTEST_NAMING && !/\d/.test(word) && !isFrequent(word)) unknown += 1;
    }
    let most = Math.min(unknown, MOST_UNKNOWN) * UNKNOWN_SHARE * Math.log(1 + size);
    const rarities: number[] = [];
    for (const meaning of asked) {
      const touched: number[] = [];
      for (const word of wordsByMeaning.get(meaning) ?? []) {
        for (let at = postings.starts[word]!; at < postings.starts[word + 1]!; at += 1) {
          const document = postings.documents[at]!;
          if (sums[document] === 0) touched.push(document);
          sums[document]! += postings.counts[at]!;
        }
      }
      const rarity = rarityOf(touched.length, size);
      rarities.push(rarity);
      for (const document of touched) {
        const count = sums[document]!;
        scores[document]! += bm25(rarity, count, lengths[document]!, mean);
        shared[document]! += 1;
        sums[document] = 0;
      }
    }
    most += rarities.sort((a, b) => b - a).slice(0, MOST_MEANINGS).reduce((sum, rarity) => sum + rarity, 0);
    return scores.map((score, document) => (score === 0 ? 0 : (score / most) * (shared[document] === 1 ? OF_ONE_MEANING : 1)));
  };
}
