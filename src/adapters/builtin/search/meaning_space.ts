import type { Weighed } from './evidence.ts';
import { sensesOf } from '../words/kin.ts';
import type { MeaningVectors } from './meaning_vectors.ts';
import { wordsOf } from '../words/words.ts';

/** How near what a question means lies to each document: the cosine of the sums of their meanings' vectors, -1 to 1; 0 where either means nothing known. */
export type MeaningSpace = (question: string) => Float32Array;

/** Adds a meaning's vector, `weight` times, to the numbers that begin at `into`. */
function addVector(sums: Float32Array, into: number, { dimensions, numbers }: MeaningVectors, place: number, weight: number): void {
  const from = place * dimensions;
  for (let at = 0; at < dimensions; at += 1) sums[into + at]! += weight * numbers[from + at]!;
}

function lengthOf(sums: Float32Array, from: number, dimensions: number): number {
  let square = 0;
  for (let at = from; at < from + dimensions; at += 1) square += sums[at]! * sums[at]!;
  return Math.sqrt(square);
}

/** A word that stands twice as often says little more. */
const ofCount = Math.log1p;

/** A vector for each document, of length one or nought. */
function documentVectors({ space: { postings }, kin }: Weighed, vectors: MeaningVectors): Float32Array {
  const { dimensions } = vectors, { size } = postings;
  const sums = new Float32Array(size * dimensions), counts = new Float32Array(size), holding = new Uint32Array(size);
  for (const [sense, words] of kin.byMeaning) {
    const place = vectors.placeOf(sense);
    if (place < 0) continue;
    let held = 0;
    for (const word of words) {
      for (let at = postings.starts[word]!; at < postings.starts[word + 1]!; at += 1) {
        const document = postings.documents[at]!;
        if (counts[document] === 0) holding[held++] = document;
        counts[document]! += postings.counts[at]!;
      }
    }
    for (let at = 0; at < held; at += 1) {
      const document = holding[at]!;
      addVector(sums, document * dimensions, vectors, place, ofCount(counts[document]!));
      counts[document] = 0;
    }
  }
  for (let document = 0; document < size; document += 1) {
    const from = document * dimensions, length = lengthOf(sums, from, dimensions);
    if (length > 0) for (let at = from; at < from + dimensions; at += 1) sums[at]! /= length;
  }
  return sums;
}

/** The senses of a text's words, each with how much it counts. */
export function sensesIn(text: string, most = Number.POSITIVE_INFINITY): Map<number | string, number> {
  const counts = new Map<number | string, number>();
  for (const word of wordsOf(text).slice(0, most)) for (const sense of sensesOf(word)) counts.set(sense, (counts.get(sense) ?? 0) + 1);
  return counts;
}

/** The documents of an index among the meanings of their words; `mostWords` of a question are read. */
export function createMeaningSpace(weighed: Weighed, vectors: MeaningVectors, mostWords: number): MeaningSpace {
  const { dimensions } = vectors, documents = documentVectors(weighed, vectors);
  return (question) => {
    const asked = new Float32Array(dimensions), likeness = new Float32Array(weighed.space.postings.size);
    for (const [sense, count] of sensesIn(question, mostWords)) {
      const place = vectors.placeOf(sense);
      if (place >= 0) addVector(asked, 0, vectors, place, ofCount(count));
    }
    const length = lengthOf(asked, 0, dimensions) || 1;
    for (let document = 0, from = 0; document < likeness.length; document += 1, from += dimensions) {
      let sum = 0;
      for (let at = 0; at < dimensions; at += 1) sum += documents[from + at]! * asked[at]!;
      likeness[document] = sum / length;
    }
    return likeness;
  };
}
