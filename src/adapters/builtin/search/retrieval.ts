import { createBridge, type Bridge } from './across_languages.ts';
import { evidenceIn, namingWordsOf, type Weighed } from './evidence.ts';
import { kinOf } from '../words/kin.ts';
import { conceptsOf } from '../words/word_lists.ts';
import { createLanguageTally, languagesOf } from '../words/function_word_language.ts';
import { addBm25, addCosine, normsOf, space } from './likeness.ts';
import { createMeaningSpace, type MeaningSpace } from './meaning_space.ts';
import { meaningVectors, type MeaningVectors } from './meaning_vectors.ts';
import { createCounter } from './postings.ts';
import { GRAMS, WORDS, emptyVocabulary, gramNumbers, wordReader } from './vocabulary.ts';
import { wordsOf } from '../words/words.ts';

/** One text to be found, in parts that weigh differently: a title says more than a paragraph. */
export interface Searchable {
  parts: { text: string; weight: number }[];
}

export interface Found {
  /** Place of the document in the list that was indexed. */
  place: number;
  /** Likeness of the document to the question, 0 to 1; comparable from one question to the next. */
  score: number;
  /** True where the document is in another language than the question and likened by what words mean, with more chance of error. */
  across?: boolean;
  /** The likeness by words alone, where what they mean has brought it nearer. */
  byWords?: number;
}

export interface SearchIndex {
  readonly size: number;
  /**
   * The nearest documents, best first, at most `limit`; nothing is left out for being far. Behind them, where none in the question's
   * language is near, at most `acrossLimit` of those in other languages, by a likeness of their own.
   */
  search(question: string, limit: number, acrossLimit?: number): Found[];
  /** How much of what a question says stands in each document, and whether a document is in another language than the question. */
  weigh(question: string): { evidence: Float32Array; isOther: (place: number) => boolean };
  /** How near what the question means lies to what each document means, -1 to 1: in other words, and in other languages. */
  meant(question: string): Float32Array;
}

/** What goes into a score; `evaluate --task retrieval` sets the parts apart to show plain BM25 beside. */
export interface Blend {
  bm25: number;
  grams: number;
  /** What a word's matter (`@refund` for "Erstattung") counts beside the word; 0 leaves it out. */
  concepts: number;
  /** What is left of the likeness where text and question are in two languages; 1 leaves languages out. */
  otherLanguage: number;
}

/** Set on this project's own question and answer pairs. */
export const BLEND: Blend = { bm25: 0.4, grams: 0.6, concepts: 1, otherLanguage: 0.4 };
/** Different words and pieces a document has for each of its letters: room made at once is not copied again and again. */
const WORDS_A_LETTER = 0.2;
const PIECES_A_LETTER = 0.6;
/** A document in the question's own language this near is its answer; below it, all are looked at by what their words mean. */
const NEAR_IN_OWN = 0.19;
/** What likeness by meaning counts beside that by words, over languages. Set on the sample knowledge and the open desks, in five languages each. */
const BY_MEANING = 0.33;
/** Words are seldom the same in two languages: what of them is counts more. */
const SAME_OVER_LANGUAGES = 1.5;
/** A question has few words, and Romance languages share many of them: half a word more than the next says enough. Set on the own pairs. */
const LEAST_LEAD_OF_QUESTION = 0.5;
/** More of a very long question costs time and says nothing new. */
const WORDS_READ = 400;
const LETTERS_READ = 4000;

/**
 * An index over texts of any language: BM25 over words, and the cosine of tf-idf over
 * the words’ pieces and what they are about, which finds inflected, compounded and mistyped words without a stemmer.
 * `vectors` say what lies near by its meaning.
 */
export function createSearchIndex(documents: Searchable[], blend: Blend = BLEND, vectors: () => MeaningVectors = meaningVectors): SearchIndex {
  const vocabulary = emptyVocabulary();
  const read = wordReader(vocabulary);
  const letters = documents.reduce((sum, { parts }) => parts.reduce((own, { text }) => own + text.length, sum), 0);
  const wordCounter = createCounter(WORDS, Math.ceil(letters * WORDS_A_LETTER));
  const gramCounter = createCounter(GRAMS, Math.ceil(letters * PIECES_A_LETTER));
  const lengths = new Float32Array(documents.length);
  const tally = createLanguageTally();
  const languages: number[] = [];
  const countWords = (text: string, weight: number): number => {
    const { numbers, count } = read(text);
    for (let word = 0; word < count; word += 1) {
      const number = numbers[word]!;
      tally.add(vocabulary.languagesOf[number]!);
      wordCounter.add(number, weight);
      if (blend.concepts <= 0) continue;
      const concepts = vocabulary.conceptsOf[number]!;
      for (let at = 0; at < concepts.length; at += 1) wordCounter.add(concepts[at]!, weight * blend.concepts);
    }
    return count;
  };
  const countGrams = (word: number, count: number): void => gramCounter.addAll(vocabulary.grams, vocabulary.gramStarts[word]!, vocabulary.gramStarts[word + 1]!, count);
  documents.forEach(({ parts }, place) => {
    for (const { text, weight } of parts) lengths[place]! += countWords(text, weight) * weight;
    languages.push(tally.take());
    wordCounter.each(countGrams);
    wordCounter.keep();
    gramCounter.keep();
  });
  // As wide as there are different ones: most worksheets are small.
  const words = space(wordCounter.all(), Math.min(WORDS, vocabulary.words.size));
  const countedGrams = gramCounter.all();
  const grams = space(countedGrams, vocabulary.gramsMet);
  const gramNorms = normsOf(countedGrams, grams);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;

  /** Counts the question's known words and pieces; returns how many words no document holds. */
  const countQuestion = (question: string): number => {
    let unseen = 0;
    for (const word of wordsOf(question).slice(0, WORDS_READ)) {
      const number = vocabulary.words.get(word);
      tally.add(languagesOf(word));
      if (number === undefined) unseen += 1;
      else wordCounter.add(number, 1);
      const concepts = conceptsOf(word);
      if (blend.concepts > 0) for (const concept of concepts) {
        const about = vocabulary.words.get(concept);
        if (about !== undefined) wordCounter.add(about, blend.concepts);
      }
      if (number === undefined) for (const gram of gramNumbers(vocabulary, word, concepts)) gramCounter.add(gram, 1);
      else countGrams(number, 1);
    }
    return unseen;
  };

  let weighed: Weighed | undefined, bridge: Bridge | undefined, meanings: MeaningSpace | undefined;
  // Made when a question first needs it: each of the index's words is asked for its meaning.
  const readWeighed = (): Weighed => weighed ??= { words: vocabulary.words, space: words, lengths, mean, kin: kinOf(vocabulary.words) };
  const overLanguages = (question: string): Float32Array => (bridge ??= createBridge(readWeighed()))(question.slice(0, LETTERS_READ));
  const foreignTo = (language: number) => (place: number): boolean => language !== 0 && languages[place] !== 0 && languages[place] !== language;
  const bridgedScores = (byMeaning: Float32Array, scores: Float32Array, isOther: (place: number) => boolean): Float32Array =>
    scores.map((score, place) => (isOther(place) ? score * SAME_OVER_LANGUAGES + byMeaning[place]! * BY_MEANING : 0));

  return {
    size: documents.length,
    search(question, limit, acrossLimit = 0) {
      const unseen = countQuestion(question);
      const wordQuery = wordCounter.take();
      const gramQuery = gramCounter.take();
      const scores = new Float32Array(documents.length);
      addBm25(words, { lengths, mean }, wordQuery, unseen, blend.bm25, scores);
      addCosine(grams, gramNorms, gramQuery, blend.grams, scores);
      const language = tally.take(LEAST_LEAD_OF_QUESTION);
      if (blend.otherLanguage >= 1) return best(scores, limit);
      const isOther = foreignTo(language);
      const weak = acrossLimit > 0 && scores.every((score, place) => isOther(place) || score < NEAR_IN_OWN);
      const byMeaning = weak ? overLanguages(question) : undefined;
      const byWords = byMeaning && scores.slice();
      const across = byMeaning && languages.some((_own, place) => isOther(place)) ? best(bridgedScores(byMeaning, scores, isOther), acrossLimit).map((found) => ({ ...found, across: true })) : [];
      // What is said in other words comes nearer, and never as near as an answer in the same.
      scores.forEach((score, place) => { scores[place] = isOther(place) ? score * blend.otherLanguage : byMeaning ? score + (NEAR_IN_OWN - score) * Math.min(1, byMeaning[place]!) : score; });
      const own = best(scores, limit).filter(({ place }) => !across.some((other) => other.place === place));
      return [...(byWords ? own.map((found) => ({ ...found, byWords: byWords[found.place]! })) : own), ...across];
    },
    weigh(question) {
      const read = question.slice(0, LETTERS_READ);
      for (const word of wordsOf(read)) tally.add(languagesOf(word));
      return { evidence: evidenceIn(readWeighed(), namingWordsOf(read)), isOther: foreignTo(tally.take(LEAST_LEAD_OF_QUESTION)) };
    },
    meant: (question) => (meanings ??= createMeaningSpace(readWeighed(), vectors(), WORDS_READ))(question.slice(0, LETTERS_READ)),
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
