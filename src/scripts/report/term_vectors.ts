import { Matrix, QrDecomposition } from 'ml-matrix';
import { conceptsOf } from '../../adapters/builtin/words/word_lists.ts';
import { seeded } from '../simulate_incidents/random.ts';

/** A text as weighted terms: indexes into the vocabulary, ascending, and weights of length 1 together. */
export interface SparseVector { at: Int32Array; weight: Float64Array }

export interface TermSpace {
  vocabulary: string[];
  /** Rarity of each term of the vocabulary: log((1 + texts) / (1 + texts with it)) + 1. */
  idf: number[];
  vectors: SparseVector[];
}

/** Forms of one word share their head: cuts inflection off in every language alike, at no cost. Codes stay whole. */
const HEAD = 6;
export const stemOf = (term: string): string => (/\d/.test(term) || term.length <= HEAD ? term : term.slice(0, HEAD));

/** The different heads of a text's terms. */
export const headsOf = (terms: readonly string[]): string[] => [...new Set(terms.map(stemOf))];

/** Heads, and what the words are about (`@refund`): the same in five languages, and for words that share no letters. */
export const signsOf = (terms: readonly string[]): string[] => [...new Set(terms.flatMap((term) => [stemOf(term), ...conceptsOf(term)]))];

const MOST_TERMS = 6_000;

/** TF-IDF over the different heads or signs of each text, rare and everyday ones left out; vectors have length 1. */
export function termSpace(stems: readonly (readonly string[])[], rarest: number, mostShare: number): TermSpace {
  const df = new Map<string, number>();
  for (const own of stems) for (const stem of own) df.set(stem, (df.get(stem) ?? 0) + 1);
  const kept = [...df].filter(([, count]) => count >= rarest && count <= Math.max(rarest, mostShare * stems.length))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_TERMS);
  const places = new Map(kept.map(([stem], index) => [stem, index]));
  const idf = kept.map(([, count]) => Math.log((1 + stems.length) / (1 + count)) + 1);
  return { vocabulary: kept.map(([stem]) => stem), idf, vectors: stems.map((own) => vectorOf(own, places, idf)) };
}

function vectorOf(stems: readonly string[], places: Map<string, number>, idf: readonly number[]): SparseVector {
  const at = Int32Array.from(stems.map((stem) => places.get(stem) ?? -1).filter((place) => place >= 0)).sort();
  const weight = Float64Array.from(at, (place) => idf[place] ?? 0);
  const norm = Math.hypot(...weight) || 1;
  return { at, weight: weight.map((value) => value / norm) };
}

function times(vectors: readonly SparseVector[], right: Matrix): Matrix {
  const width = right.columns;
  const product = Matrix.zeros(vectors.length, width);
  for (const [row, { at, weight }] of vectors.entries()) {
    for (let index = 0; index < at.length; index += 1) {
      const place = at[index] ?? 0;
      const value = weight[index] ?? 0;
      for (let column = 0; column < width; column += 1) product.set(row, column, product.get(row, column) + value * right.get(place, column));
    }
  }
  return product;
}

function transposedTimes(vectors: readonly SparseVector[], terms: number, right: Matrix): Matrix {
  const width = right.columns;
  const product = Matrix.zeros(terms, width);
  for (const [row, { at, weight }] of vectors.entries()) {
    for (let index = 0; index < at.length; index += 1) {
      const place = at[index] ?? 0;
      const value = weight[index] ?? 0;
      for (let column = 0; column < width; column += 1) product.set(place, column, product.get(place, column) + value * right.get(row, column));
    }
  }
  return product;
}

const ROUNDS = 8;

/**
 * The texts in few dimensions: the leading left singular vectors, scaled, by randomised subspace iteration (Halko,
 * Martinsson and Tropp 2011, algorithm 4.4). Rows have length 1, so that distance is a matter of direction.
 */
export function denseVectors({ vocabulary, vectors }: TermSpace, dimensions: number): number[][] {
  const width = Math.min(dimensions, vocabulary.length, vectors.length);
  if (width === 0) return vectors.map(() => [0]);
  const random = seeded(1);
  let basis = new Matrix(vocabulary.map(() => Array.from({ length: width }, () => random() - 0.5)));
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = new QrDecomposition(transposedTimes(vectors, vocabulary.length, times(vectors, basis))).orthogonalMatrix;
  }
  return times(vectors, basis).to2DArray().map((row) => {
    const norm = Math.hypot(...row) || 1;
    return row.map((value) => value / norm);
  });
}
