import { conceptSentences } from './concepts.ts';
import { addLetter, startHash } from '../sentiment/letters.ts';
import { KIND, tokenize, type Tokens } from '../sentiment/tokens.ts';

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

/** Buckets as they are found in a text, one after the other; used again for the next. */
let found = new Int32Array(1 << 12);
let foundCount = 0;

function note(bucket: number): void {
  if (foundCount === found.length) {
    const more = new Int32Array(2 * foundCount);
    more.set(found);
    found = more;
  }
  found[foundCount++] = bucket;
}

/** Words and pairs; signs of asking and exclaiming count as words, other punctuation is passed over. */
function noteWords({ count, kind, shortHash }: Tokens): void {
  let before = 0;
  for (let at = 0; at < count; at += 1) {
    if (kind[at] === KIND.comma || kind[at] === KIND.line || kind[at] === KIND.stop) continue;
    const hash = shortHash[at]!;
    note(bucketOf(hash));
    if (before) note(bucketOf(Math.imul(before, MIX) ^ hash));
    before = hash;
  }
}

function noteLetters({ count, kind, folded, foldedStart, foldedEnd }: Tokens): void {
  for (let at = 0; at < count; at += 1) {
    if (kind[at] !== KIND.word) continue;
    const from = foldedStart[at]!, to = Math.min(foldedEnd[at]!, from + LONGEST_WORD);
    for (let first = from - 1; first < to; first += 1) {
      let hash = startHash();
      const last = Math.min(to, first + LONGEST - 1);
      for (let place = first; place <= last; place += 1) {
        hash = addLetter(hash, place < from || place === to ? EDGE : folded[place]!);
        if (place - first >= SHORTEST - 1) note(bucketOf(hash ^ OF_LETTERS));
      }
    }
  }
}

/** Concepts, and pairs of them near each other in a sentence: in their order, and in any. */
function noteConcepts(tokens: Tokens, language: string): void {
  const concepts = new Set<number>();
  for (const sentence of conceptSentences(tokens, language)) {
    sentence.forEach(({ concept, at }, place) => {
      concepts.add(bucketOf(Math.imul(concept + 1, MIX) ^ OF_CONCEPTS));
      for (let next = place + 1; next < sentence.length; next += 1) {
        const other = sentence[next];
        if (!other || other.at - at > PAIR_REACH) break;
        if (other.concept === concept) continue;
        concepts.add(bucketOf(Math.imul((concept + 1) * 1024 + other.concept + 1, MIX) ^ OF_CONCEPTS));
        concepts.add(bucketOf(Math.imul((Math.min(concept, other.concept) + 1) * 1024 + Math.max(concept, other.concept) + 1, MIX) ^ ~OF_CONCEPTS));
      }
    });
  }
  concepts.forEach(note);
}

/** Room for what a text comes to, used again for the next. */
interface Entries { count: number; buckets: Int32Array; values: Float64Array }

const roomFor = (count: number): Entries => ({ count: 0, buckets: new Int32Array(count), values: new Float64Array(count) });
let room = roomFor(1 << 12);

/** How often each bucket occurs in what is counted at the moment; all 0 between two calls. */
const counts = new Int32Array(BUCKETS);
/** 1 + ln(n) for the counts there are hardly any others of. */
const WEIGHTS = Float64Array.from({ length: 64 }, (_unused, count) => 1 + Math.log(Math.max(1, count)));

/** Adds 1 + ln(count) for each bucket noted, scaled so that the squares sum to the square of `length`, and begins to note anew. */
function addWeighted(length: number): void {
  if (room.buckets.length < room.count + foundCount + 1) {
    const more = roomFor(2 * (room.count + foundCount + 1));
    more.buckets.set(room.buckets);
    more.values.set(room.values);
    room = { ...more, count: room.count };
  }
  const { count: first, buckets, values } = room;
  let end = first;
  for (let at = 0; at < foundCount; at += 1) {
    const bucket = found[at]!, count = counts[bucket]!;
    if (count === 0) buckets[end++] = bucket;
    counts[bucket] = count + 1;
  }
  let squares = 0;
  for (let at = first; at < end; at += 1) {
    const bucket = buckets[at]!, count = counts[bucket]!, value = WEIGHTS[count] ?? 1 + Math.log(count);
    counts[bucket] = 0;
    squares += value * value;
    values[at] = value;
  }
  const scale = length / Math.sqrt(squares);
  for (let at = first; at < end; at += 1) values[at] = values[at]! * scale;
  room.count = end;
  foundCount = 0;
}

/** What was taken from the room, one text behind the other: a ticket is some twenty texts, and lists of their own would cost more than what stands in them. */
const SHELF = 1 << 13;
let shelf = { taken: 0, buckets: new Int32Array(0), values: new Float32Array(0) };

/** What was added, and room for others. */
function taken(): Weighted {
  const { count, buckets, values } = room;
  room.count = 0;
  if (shelf.taken + count > shelf.buckets.length) shelf = { taken: 0, buckets: new Int32Array(Math.max(SHELF, count)), values: new Float32Array(Math.max(SHELF, count)) };
  const first = shelf.taken, own = { buckets: shelf.buckets, values: shelf.values };
  for (let at = 0; at < count; at += 1) {
    own.buckets[first + at] = buckets[at]!;
    own.values[first + at] = values[at]!;
  }
  shelf.taken = first + count;
  return { buckets: own.buckets.subarray(first, first + count), values: own.values.subarray(first, first + count) };
}

function addFeeling(feeling: number): void {
  if (feeling === 0) return;
  room.buckets[room.count] = bucketOf(feeling > 0 ? FEELS_GOOD : FEELS_BAD);
  room.values[room.count++] = FEELING_LENGTH * Math.abs(feeling);
}

/**
 * What a text of this language (ISO 639-1, or `""`) holds, as the escalation model sees it. `feeling`: how the sentiment engine reads
 * the text, -1 to 1. Linear in its length; never throws.
 */
export function gramsOf(text: string, language: string, feeling: number): Grams {
  const tokens = tokenize(text);
  noteWords(tokens);
  addWeighted(WORD_LENGTH);
  noteConcepts(tokens, language);
  addWeighted(CONCEPT_LENGTH);
  addFeeling(feeling);
  const words = taken();
  noteLetters(tokens);
  addWeighted(1);
  return { words, letters: taken() };
}
