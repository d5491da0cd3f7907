import { hashOf } from '../../../triage/text/hashed_words.ts';

/** The weighted features of one document or query: feature numbers, each once, with their counts. */
export interface Counted {
  features: Uint32Array;
  counts: Float32Array;
}

/** The features of many documents, one behind the other: those of document d stand from starts[d] to starts[d + 1]. */
export interface CountedDocuments {
  starts: Uint32Array;
  features: Uint32Array;
  counts: Float32Array;
}

interface Counter {
  add(feature: number, weight: number): void;
  /** The features of a list from `from` up to `to`. */
  addAll(list: Uint16Array, from: number, to: number, weight: number): void;
  /** What has been counted, in the order in which it was met. */
  each(tell: (feature: number, count: number) => void): void;
  take(): Counted;
  /** Puts what `take` would give behind the documents before it; `all` gives them, once. */
  keep(): void;
  all(): CountedDocuments;
}

function grown<List extends Uint32Array | Float32Array>(list: List, wider: List): List {
  wider.set(list);
  return wider;
}

/** Counts features of many documents without a map for each: one array as wide as the space, emptied after each. `room` is how many may come. */
export function createCounter(width: number, room = 0): Counter {
  const sums = new Float32Array(width);
  const seen = new Uint32Array(width);
  let count = 0;
  const starts = [0];
  let filled = 0;
  let features = new Uint32Array(room), counts = new Float32Array(room);
  const move = (intoFeatures: Uint32Array, intoCounts: Float32Array, from: number): void => {
    for (let at = 0; at < count; at += 1) {
      const feature = seen[at]!;
      intoFeatures[from + at] = feature;
      intoCounts[from + at] = sums[feature]!;
      sums[feature] = 0;
    }
    count = 0;
  };
  return {
    add(feature, weight) {
      const sum = sums[feature]!;
      if (sum === 0) seen[count++] = feature;
      sums[feature] = sum + weight;
    },
    addAll(list, from, to, weight) {
      let next = count;
      for (let at = from; at < to; at += 1) {
        const feature = list[at]!;
        const sum = sums[feature]!;
        if (sum === 0) seen[next++] = feature;
        sums[feature] = sum + weight;
      }
      count = next;
    },
    each(tell) {
      for (let at = 0; at < count; at += 1) tell(seen[at]!, sums[seen[at]!]!);
    },
    take() {
      const taken = { features: new Uint32Array(count), counts: new Float32Array(count) };
      move(taken.features, taken.counts, 0);
      return taken;
    },
    keep() {
      const end = filled + count;
      if (end > features.length) {
        const wider = Math.max(end, features.length * 2, 1 << 14);
        [features, counts] = [grown(features, new Uint32Array(wider)), grown(counts, new Float32Array(wider))];
      }
      move(features, counts, filled);
      starts.push(end);
      filled = end;
    },
    all() {
      const kept = { starts: Uint32Array.from(starts), features, counts };
      [features, counts] = [new Uint32Array(0), new Float32Array(0)];
      return kept;
    },
  };
}

/** An inverted index in three flat arrays: the documents and counts of feature f stand from starts[f] to starts[f + 1]. */
export interface Postings {
  starts: Uint32Array;
  documents: Uint32Array;
  counts: Float32Array;
  /** How many documents there are. */
  size: number;
}

export function buildPostings(documents: CountedDocuments, width: number): Postings {
  const { features, counts: own } = documents;
  const size = documents.starts.length - 1;
  const total = documents.starts[size]!;
  const starts = new Uint32Array(width + 1);
  for (let at = 0; at < total; at += 1) starts[features[at]! + 1]! += 1;
  for (let feature = 0; feature < width; feature += 1) starts[feature + 1]! += starts[feature]!;
  const next = starts.slice(0, width);
  const lists = new Uint32Array(total);
  const counts = new Float32Array(total);
  for (let document = 0; document < size; document += 1) {
    for (let at = documents.starts[document]!, end = documents.starts[document + 1]!; at < end; at += 1) {
      const place = next[features[at]!]!++;
      lists[place] = document;
      counts[place] = own[at]!;
    }
  }
  return { starts, documents: lists, counts, size };
}

/** How many documents hold a feature. */
const documentsWith = ({ starts }: Postings, feature: number): number => (starts[feature + 1] ?? 0) - (starts[feature] ?? 0);

/** ln(1 + (N - n + 0.5) / (n + 0.5)): Robertson's inverse document frequency of what `holding` of `size` documents hold, never negative. */
export const rarityOf = (holding: number, size: number): number => Math.log(1 + (size - holding + 0.5) / (holding + 0.5));

export const rarity = (postings: Postings, feature: number): number => rarityOf(documentsWith(postings, feature), postings.size);

/** Jenkins' one-at-a-time step over two numbers, folded into `width` (a power of two). */
export function hashPair(left: number, right: number, width: number): number {
  let hash = Math.imul(left ^ (left >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ right ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) & (width - 1);
}

/** FNV-1a over UTF-16 code units, 32 bits, 0 and up. */
export const hashText = (text: string): number => hashOf(text) >>> 0;
