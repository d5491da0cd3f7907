/** The weighted features of one document or query: feature numbers, each once, with their counts. */
export interface Counted {
  features: Uint32Array;
  counts: Float32Array;
}

/** Counts features of many documents without a map for each: one array as wide as the space, stamped by document. */
export function createCounter(width: number): { add(feature: number, weight: number): void; take(): Counted } {
  const sums = new Float32Array(width);
  let seen = new Uint32Array(1024);
  let count = 0;
  return {
    add(feature, weight) {
      if (sums[feature] === 0) {
        if (count === seen.length) {
          const wider = new Uint32Array(count * 2);
          wider.set(seen);
          seen = wider;
        }
        seen[count] = feature;
        count += 1;
      }
      sums[feature]! += weight;
    },
    take() {
      const features = seen.slice(0, count);
      const counts = new Float32Array(count);
      for (let at = 0; at < count; at += 1) {
        const feature = features[at]!;
        counts[at] = sums[feature]!;
        sums[feature] = 0;
      }
      count = 0;
      return { features, counts };
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

export function buildPostings(documents: Counted[], width: number): Postings {
  const starts = new Uint32Array(width + 1);
  let total = 0;
  for (const { features } of documents) {
    total += features.length;
    for (let at = 0; at < features.length; at += 1) starts[(features[at] ?? 0) + 1]! += 1;
  }
  for (let feature = 0; feature < width; feature += 1) starts[feature + 1]! += starts[feature]!;
  const next = starts.slice(0, width);
  const lists = new Uint32Array(total);
  const counts = new Float32Array(total);
  documents.forEach(({ features, counts: own }, document) => {
    for (let at = 0; at < features.length; at += 1) {
      const place = next[features[at] ?? 0]!++;
      lists[place] = document;
      counts[place] = own[at] ?? 0;
    }
  });
  return { starts, documents: lists, counts, size: documents.length };
}

/** How many documents hold a feature. */
export const documentsWith = ({ starts }: Postings, feature: number): number => (starts[feature + 1] ?? 0) - (starts[feature] ?? 0);

/** ln(1 + (N - n + 0.5) / (n + 0.5)): Robertson's inverse document frequency, never negative. */
export function rarity(postings: Postings, feature: number): number {
  const holding = documentsWith(postings, feature);
  return Math.log(1 + (postings.size - holding + 0.5) / (holding + 0.5));
}

/** Jenkins' one-at-a-time step over two numbers, folded into `width` (a power of two). */
export function hashPair(left: number, right: number, width: number): number {
  let hash = Math.imul(left ^ (left >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ right ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) & (width - 1);
}

/** FNV-1a over UTF-16 code units, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
