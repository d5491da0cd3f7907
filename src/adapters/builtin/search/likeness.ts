import { buildPostings, rarity, type Counted, type CountedDocuments, type Postings } from './postings.ts';

/** BM25's saturation and length correction (Robertson and Zaragoza 2009, 3.4.1). */
const K1 = 1.2;
const B = 0.6;

/** What BM25 sets against a count: the longer a document beside the mean, the more. */
const lengthToll = (length: number, mean: number): number => K1 * (1 - B + (B * length) / mean);

/** What a term of this rarity gives to a document that holds it `count` times. */
export const bm25 = (rarity: number, count: number, length: number, mean: number): number => (rarity * count * (K1 + 1)) / (count + lengthToll(length, mean));

/** 1 + ln(count), a little at least, from a table for the small counts that nearly all are. */
const SUBLINEAR = Float32Array.from({ length: 1280 }, (_, at) => Math.max(0.2, 1 + Math.log(Math.max(at, 1) / 20)));
const sublinear = (count: number): number => SUBLINEAR[Math.round(count * 20)] ?? 1 + Math.log(count);

/** Documents in one space of features, ready to be scored. */
export interface Space {
  postings: Postings;
  /** Rarity, and one more: what every document holds still says a little, as customary tf-idf has it. */
  idf: Float32Array;
}

export function space(documents: CountedDocuments, width: number): Space {
  const postings = buildPostings(documents, width);
  const idf = new Float32Array(width);
  for (let feature = 0; feature < width; feature += 1) {
    if (postings.starts[feature] !== postings.starts[feature + 1]) idf[feature] = rarity(postings, feature) + 1;
  }
  return { postings, idf };
}

/** Length of each document's sublinear tf-idf vector. */
export function normsOf(documents: CountedDocuments, { postings, idf }: Space): Float32Array {
  const norms = new Float32Array(postings.size);
  for (let document = 0; document < norms.length; document += 1) {
    let sum = 0;
    for (let at = documents.starts[document]!, end = documents.starts[document + 1]!; at < end; at += 1) {
      const weight = sublinear(documents.counts[at]!) * idf[documents.features[at]!]!;
      sum += weight * weight;
    }
    norms[document] = Math.sqrt(sum) || 1;
  }
  return norms;
}

/** Adds `share` times the cosine of sublinear tf-idf vectors to the scores. */
export function addCosine({ postings, idf }: Space, norms: Float32Array, query: Counted, share: number, scores: Float32Array): void {
  const unknown = Math.log(1 + postings.size * 2);
  const weights = query.counts.map((count, at) => sublinear(count) * (idf[query.features[at]!] || unknown));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
  query.features.forEach((feature, at) => {
    const factor = (share * weights[at]! * (idf[feature] ?? 0)) / length;
    for (let place = postings.starts[feature]!; place < postings.starts[feature + 1]!; place += 1) {
      const document = postings.documents[place]!;
      scores[document]! += (factor * sublinear(postings.counts[place]!)) / norms[document]!;
    }
  });
}

/** Adds `share` times BM25 divided by the most the question could reach, words that no document holds included. */
export function addBm25({ postings, idf }: Space, { lengths, mean }: { lengths: Float32Array; mean: number }, query: Counted, unseen: number, share: number, scores: Float32Array): void {
  const unknown = Math.log(1 + postings.size * 2);
  let most = unseen * unknown * (K1 + 1);
  query.features.forEach((feature) => { most += (idf[feature] || unknown) * (K1 + 1); });
  if (most === 0) return;
  query.features.forEach((feature) => {
    const factor = (share * (idf[feature] ?? 0) * (K1 + 1)) / most;
    for (let place = postings.starts[feature]!; place < postings.starts[feature + 1]!; place += 1) {
      const document = postings.documents[place]!;
      const count = postings.counts[place]!;
      scores[document]! += (factor * count) / (count + lengthToll(lengths[document]!, mean));
    }
  });
}
