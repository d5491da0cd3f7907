import { conceptSentences } from './escalation_concepts.ts';
import { addLetter, startHash } from './sentiment/letters.ts';
import { KIND, tokenize, type Tokens } from './sentiment/tokens.ts';

/** Buckets that words and their pairs, the letters within words, and concepts and their pairs are hashed into. */
export const BUCKETS = 1 << 18;
/** Letters of an n-gram within a word, its edges included. */
const SHORTEST = 3, LONGEST = 5;
/** Letters read of one word; what is longer is no word of a language. */
const LONGEST_WORD = 40;
const EDGE = 95;
const MIX = 0x9e3779b1 | 0, OF_LETTERS = 0x5bd1e995, OF_CONCEPTS = 0x27d4eb2f;
/** Words between two concepts that make a pair. */
const PAIR_REACH = 8;
/** What words, concepts and the feeling weigh beside letters; chosen on hands left out. */
const WORD_LENGTH = 0.8, CONCEPT_LENGTH = 0.5, FEELING_LENGTH = 0.5;
/** What no text holds by itself: that it feels good, and that it feels bad. */
const FEELS_GOOD = 0x165667b1, FEELS_BAD = 0x27220a95;

/** Sums over buckets; a bucket may occur more than once. */
export interface Weighted {
  buckets: Int32Array;
  values: Float32Array;
}

/** A text as its words, concepts and feeling, and as its letters: each kind has a length of its own, the more often one occurs the less each time adds. */
export interface Grams {
  words: Weighted;
  letters: Weighted;
}

function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}

const bucketOf = (hash: number): number => mixed(hash) & (BUCKETS - 1);

/** Words and pairs; signs of asking and exclaiming count as words, other punctuation is passed over. */
function wordBuckets(tokens: Tokens): number[] {
  const found: number[] = [];
  let before = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const kind = tokens.kind[at] ?? 0;
    if (kind === KIND.comma || kind === KIND.line || kind === KIND.stop) continue;
    const hash = tokens.shortHash[at] ?? 0;
    found.push(bucketOf(hash));
    if (before) found.push(bucketOf(Math.imul(before, MIX) ^ hash));
    before = hash;
  }
  return found;
}

function letterBuckets(tokens: Tokens): number[] {
  const found: number[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.kind[at] !== KIND.word) continue;
    const from = tokens.foldedStart[at] ?? 0;
    const to = Math.min(tokens.foldedEnd[at] ?? 0, from + LONGEST_WORD);
    for (let first = from - 1; first < to; first += 1) {
      let hash = startHash();
      const last = Math.min(to, first + LONGEST - 1);
      for (let place = first; place <= last; place += 1) {
        hash = addLetter(hash, place < from || place === to ? EDGE : (tokens.folded[place] ?? 0));
        if (place - first >= SHORTEST - 1) found.push(bucketOf(hash ^ OF_LETTERS));
      }
    }
  }
  return found;
}

/** Concepts, and pairs of them near each other in a sentence: in their order, and in any. */
function conceptBuckets(tokens: Tokens, language: string): number[] {
  const found = new Set<number>();
  for (const sentence of conceptSentences(tokens, language)) {
    sentence.forEach(({ concept, at }, place) => {
      found.add(bucketOf(Math.imul(concept + 1, MIX) ^ OF_CONCEPTS));
      for (let next = place + 1; next < sentence.length; next += 1) {
        const other = sentence[next];
        if (!other || other.at - at > PAIR_REACH) break;
        if (other.concept === concept) continue;
        found.add(bucketOf(Math.imul((concept + 1) * 1024 + other.concept + 1, MIX) ^ OF_CONCEPTS));
        found.add(bucketOf(Math.imul((Math.min(concept, other.concept) + 1) * 1024 + Math.max(concept, other.concept) + 1, MIX) ^ ~OF_CONCEPTS));
      }
    });
  }
  return [...found];
}

interface Entries { buckets: number[]; values: number[] }

/** How often each bucket occurs in what is counted at the moment; all 0 between two calls. */
const counts = new Int32Array(BUCKETS);

/** Adds 1 + ln(count) for each bucket, scaled so that the squares sum to the square of `length`. */
function addWeighted({ buckets, values }: Entries, found: number[], length: number): void {
  const first = buckets.length;
  for (const bucket of found) {
    const count = counts[bucket] ?? 0;
    if (count === 0) buckets.push(bucket);
    counts[bucket] = count + 1;
  }
  let squares = 0;
  for (let at = first; at < buckets.length; at += 1) {
    const bucket = buckets[at] ?? 0, value = 1 + Math.log(counts[bucket] ?? 1);
    counts[bucket] = 0;
    squares += value * value;
    values.push(value);
  }
  const scale = length / Math.sqrt(squares);
  for (let at = first; at < values.length; at += 1) values[at] = (values[at] ?? 0) * scale;
}

const asArrays = ({ buckets, values }: Entries): Weighted => ({ buckets: new Int32Array(buckets), values: new Float32Array(values) });

function addFeeling({ buckets, values }: Entries, feeling: number): void {
  if (feeling === 0) return;
  buckets.push(bucketOf(feeling > 0 ? FEELS_GOOD : FEELS_BAD));
  values.push(FEELING_LENGTH * Math.abs(feeling));
}

/**
 * What a text of this language (ISO 639-1, or `""`) holds, as the escalation model sees it. `feeling`: how the sentiment engine reads
 * the text, -1 to 1. Linear in its length; never throws.
 */
export function gramsOf(text: string, language: string, feeling: number): Grams {
  const tokens = tokenize(text);
  const words: Entries = { buckets: [], values: [] }, letters: Entries = { buckets: [], values: [] };
  addWeighted(words, wordBuckets(tokens), WORD_LENGTH);
  addWeighted(words, conceptBuckets(tokens, language), CONCEPT_LENGTH);
  addFeeling(words, feeling);
  addWeighted(letters, letterBuckets(tokens), 1);
  return { words: asArrays(words), letters: asArrays(letters) };
}
