import { buildPostings, createCounter, hashPair, hashText, rarity, type Counted, type Postings } from './postings.ts';
import { pieces, wordsOf } from './words.ts';

/** One text to be found, in parts that weigh differently: a title says more than a paragraph. */
export interface Searchable {
  parts: { text: string; weight: number }[];
}

export interface Found {
  /** Place of the document in the list that was indexed. */
  place: number;
  /** Likeness of the document to the question, 0 to 1; comparable from one question to the next. */
  score: number;
}

export interface SearchIndex {
  readonly size: number;
  /** The nearest documents, best first, at most `limit`; nothing is left out for being far. */
  search(question: string, limit: number): Found[];
}

const BIGRAMS = 1 << 18;
const GRAMS = 1 << 16;
/** BM25's saturation and length correction (Robertson and Zaragoza 2009, 3.4.1). */
const K1 = 1.2;
const B = 0.6;
/** Shares of the three measures in the score; set on this project's own question and answer pairs. */
const SHARES = { bm25: 0.3, words: 0.3, grams: 0.4 };
/** A two-word phrase counts beside its words, at this weight. */
const BIGRAM_WEIGHT = 0.6;
const GRAM_LENGTH = 4;
/** More of a very long question costs time and says nothing new. */
const WORDS_READ = 400;

/** Feature numbers: words first (as met), then hashed two-word phrases; grams have a space of their own. */
interface Vocabulary {
  words: Map<string, number>;
  gramsOf: Uint32Array[];
}

function numberOf(vocabulary: Vocabulary, word: string): number {
  const known = vocabulary.words.get(word);
  if (known !== undefined) return known;
  const number = vocabulary.words.size;
  vocabulary.words.set(word, number);
  vocabulary.gramsOf.push(gramNumbers(word));
  return number;
}

const gramNumbers = (word: string): Uint32Array =>
  Uint32Array.from(pieces(word, GRAM_LENGTH, GRAM_LENGTH).concat(word.length < 3 ? [` ${word} `] : []), (piece) => hashText(piece) & (GRAMS - 1));

interface Space {
  postings: Postings;
  /** Length of each document's tf-idf vector. */
  norms: Float32Array;
  idf: Float32Array;
}

function space(documents: Counted[], width: number): Space {
  const postings = buildPostings(documents, width);
  const idf = new Float32Array(width);
  for (let feature = 0; feature < width; feature += 1) {
    if (postings.starts[feature] !== postings.starts[feature + 1]) idf[feature] = rarity(postings, feature);
  }
  const norms = Float32Array.from(documents, ({ features, counts }) => {
    let sum = 0;
    for (let at = 0; at < features.length; at += 1) sum += ((1 + Math.log1p(counts[at]!)) * idf[features[at]!]!) ** 2;
    return Math.sqrt(sum) || 1;
  });
  return { postings, norms, idf };
}

/** Adds `share` times the cosine of sublinear tf-idf vectors to the scores. */
function addCosine({ postings, norms, idf }: Space, query: Counted, unseen: number, share: number, scores: Float32Array): void {
  const unknown = Math.log(1 + postings.size * 2);
  const weights = query.counts.map((count, at) => (1 + Math.log1p(count)) * (idf[query.features[at]!] || unknown));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0) + unseen * unknown ** 2) || 1;
  query.features.forEach((feature, at) => {
    const factor = (share * weights[at]! * (idf[feature] ?? 0)) / length;
    for (let place = postings.starts[feature]!; place < postings.starts[feature + 1]!; place += 1) {
      const document = postings.documents[place]!;
      scores[document]! += (factor * (1 + Math.log1p(postings.counts[place]!))) / norms[document]!;
    }
  });
}

/** Adds `share` times BM25 divided by the most the question could reach, words that no document holds included. */
function addBm25({ postings, idf }: Space, lengths: Float32Array, query: Counted, unseen: number, share: number, scores: Float32Array): void {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
  const unknown = Math.log(1 + postings.size * 2);
  let most = unseen * unknown * (K1 + 1);
  query.features.forEach((feature) => { most += (idf[feature] || unknown) * (K1 + 1); });
  if (most === 0) return;
  query.features.forEach((feature) => {
    const factor = (share * (idf[feature] ?? 0) * (K1 + 1)) / most;
    for (let place = postings.starts[feature]!; place < postings.starts[feature + 1]!; place += 1) {
      const document = postings.documents[place]!;
      const count = postings.counts[place]!;
      scores[document]! += (factor * count) / (count + K1 * (1 - B + (B * lengths[document]!) / mean));
    }
  });
}

/**
 * An index over texts of any language: BM25 and the cosine of tf-idf over words and two-word phrases, and the cosine over
 * the words' character pieces, which finds inflected, compounded and mistyped words without a stemmer.
 */
export function createSearchIndex(documents: Searchable[]): SearchIndex {
  const vocabulary: Vocabulary = { words: new Map(), gramsOf: [] };
  const tokens = documents.map(({ parts }) => parts.map(({ text, weight }) => ({ weight, numbers: wordsOf(text).map((word) => numberOf(vocabulary, word)) })));
  const known = vocabulary.words.size;
  const wordCounter = createCounter(known + BIGRAMS);
  const gramCounter = createCounter(GRAMS);
  const lengths = new Float32Array(documents.length);
  const wordCounts: Counted[] = [];
  const gramCounts: Counted[] = [];
  const count = (numbers: number[], weight: number): void => {
    let before = -1;
    for (const number of numbers) {
      wordCounter.add(number, weight);
      if (before >= 0) wordCounter.add(known + hashPair(before, number, BIGRAMS), weight * BIGRAM_WEIGHT);
      for (const gram of vocabulary.gramsOf[number] ?? []) gramCounter.add(gram, weight);
      before = number;
    }
  };
  tokens.forEach((parts, place) => {
    for (const { numbers, weight } of parts) {
      count(numbers, weight);
      lengths[place]! += numbers.length * weight;
    }
    wordCounts.push(wordCounter.take());
    gramCounts.push(gramCounter.take());
  });
  const words = space(wordCounts, known + BIGRAMS);
  const grams = space(gramCounts, GRAMS);

  return {
    size: documents.length,
    search(question, limit) {
      const asked = wordsOf(question).slice(0, WORDS_READ);
      let unseen = 0;
      let before = -1;
      for (const word of asked) {
        const number = vocabulary.words.get(word);
        if (number === undefined) {
          unseen += 1;
          for (const gram of gramNumbers(word)) gramCounter.add(gram, 1);
        } else {
          wordCounter.add(number, 1);
          if (before >= 0) {
            const pair = known + hashPair(before, number, BIGRAMS);
            if (words.idf[pair]) wordCounter.add(pair, BIGRAM_WEIGHT);
          }
          for (const gram of vocabulary.gramsOf[number] ?? []) gramCounter.add(gram, 1);
        }
        before = number ?? -1;
      }
      const wordQuery = wordCounter.take();
      const gramQuery = gramCounter.take();
      const scores = new Float32Array(documents.length);
      addBm25(words, lengths, wordQuery, unseen, SHARES.bm25, scores);
      addCosine(words, wordQuery, unseen, SHARES.words, scores);
      addCosine(grams, gramQuery, 0, SHARES.grams, scores);
      return best(scores, limit);
    },
  };
}

/** The highest scores above nought, best first; equal scores in the order of the documents. */
function best(scores: Float32Array, limit: number): Found[] {
  const found: Found[] = [];
  scores.forEach((score, place) => {
    if (score <= 0 || (found.length === limit && score <= (found.at(-1)?.score ?? 0))) return;
    let at = found.length;
    while (at > 0 && (found[at - 1]?.score ?? 0) < score) at -= 1;
    found.splice(at, 0, { place, score: Math.min(1, score) });
    if (found.length > limit) found.pop();
  });
  return found;
}
