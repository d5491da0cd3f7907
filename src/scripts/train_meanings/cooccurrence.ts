import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { sensesOf } from '../../adapters/builtin/words/kin.ts';
import { isFrequent } from '../../adapters/builtin/words/word_lists.ts';
import { wordsOf } from '../../adapters/builtin/words/words.ts';
import { seeded } from '../simulate_incidents/random.ts';

/** A meaning by the number of its line, or a concept by its name. */
export type Sense = number | string;
/** Rows of a sparse matrix. */
interface Sparse { size: number; rows: Int32Array; columns: Int32Array; values: Float64Array }

const LONGEST = 4000;
/** Words farther apart than this say nothing of one another; nearer ones say more. */
const WINDOW = 8;
const LEAST_TEXTS = 5;
/** Rare neighbours would seem to say most (Levy, Goldberg and Dagan 2015). */
const SMOOTHING = 0.75;
const SPARE = 8;
const ROUNDS = 30;

const sensesByWord = (text: string): Sense[][] => wordsOf(text.slice(0, LONGEST)).map((word) => ({ word, senses: sensesOf(word) }))
  .filter(({ word, senses }) => senses.length > 0 || !isFrequent(word)).map(({ senses }) => senses);

/** How much more often than by chance two senses stand near each other, as a logarithm above nought (positive pointwise mutual information). */
function ppmi(texts: readonly string[]): { places: Map<Sense, number>; matrix: Sparse } {
  const read = texts.map(sensesByWord), held = new Map<Sense, number>();
  for (const text of read) for (const sense of new Set(text.flat())) held.set(sense, (held.get(sense) ?? 0) + 1);
  const places = new Map([...held].filter(([, count]) => count >= LEAST_TEXTS).map(([sense], at) => [sense, at]));
  const size = places.size, near = new Map<number, number>();
  for (const text of read) {
    const at = text.map((senses) => senses.flatMap((sense) => places.get(sense) ?? []));
    for (let right = 1; right < at.length; right += 1) {
      for (let left = Math.max(0, right - WINDOW); left < right; left += 1) {
        for (const one of at[right]!) for (const other of at[left]!) for (const key of [one * size + other, other * size + one]) near.set(key, (near.get(key) ?? 0) + 1 / Math.sqrt(right - left));
      }
    }
  }
  return { places, matrix: informationOf(near, size) };
}

function informationOf(near: ReadonlyMap<number, number>, size: number): Sparse {
  const sums = new Float64Array(size);
  for (const [key, count] of near) sums[Math.floor(key / size)]! += count;
  const smoothed = sums.map((sum) => sum ** SMOOTHING), all = smoothed.reduce((sum, own) => sum + own, 0);
  const kept = [...near].map(([key, count]): [number, number, number] => {
    const row = Math.floor(key / size), column = key % size;
    return [row, column, Math.log((count * all) / (sums[row]! * smoothed[column]!))];
  }).filter(([, , value]) => value > 0);
  return { size, rows: Int32Array.from(kept, ([row]) => row), columns: Int32Array.from(kept, ([, column]) => column), values: Float64Array.from(kept, ([, , value]) => value) };
}

/** The sparse matrix, or its transpose, times a dense one of `width` columns. */
function times({ size, rows, columns, values }: Sparse, dense: Float64Array, width: number, transposed = false): Float64Array {
  const product = new Float64Array(size * width);
  for (let at = 0; at < values.length; at += 1) {
    const into = (transposed ? columns : rows)[at]! * width, from = (transposed ? rows : columns)[at]! * width, value = values[at]!;
    for (let column = 0; column < width; column += 1) product[into + column]! += value * dense[from + column]!;
  }
  return product;
}

/** Makes the columns stand at right angles and of length one (Gram and Schmidt, twice for exactness). */
function orthonormal(dense: Float64Array, width: number): Float64Array {
  const size = dense.length / width;
  const dot = (left: number, right: number): number => { let sum = 0; for (let row = 0; row < size; row += 1) sum += dense[row * width + left]! * dense[row * width + right]!; return sum; };
  for (let column = 0; column < width; column += 1) {
    for (let other = 0; other < column * 2; other += 1) {
      const before = other % column, share = dot(before, column);
      for (let row = 0; row < size; row += 1) dense[row * width + column]! -= share * dense[row * width + before]!;
    }
    const length = Math.sqrt(dot(column, column)) || 1;
    for (let row = 0; row < size; row += 1) dense[row * width + column]! /= length;
  }
  return dense;
}

/** The left singular vectors of the largest singular values, each times its value's root, by subspace iteration from a seed: size × dimensions. */
function leading(matrix: Sparse, dimensions: number): Float64Array {
  const width = dimensions + SPARE, random = seeded(1);
  let basis = orthonormal(Float64Array.from({ length: matrix.size * width }, () => random() - 0.5), width);
  for (let round = 0; round < ROUNDS; round += 1) basis = orthonormal(times(matrix, times(matrix, basis, width, true), width), width);
  const seen = new Matrix(Array.from({ length: matrix.size }, (_row, at) => [...times1(basis, at, width)]));
  const turned = times(matrix, basis, width, true), inner = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  for (let row = 0; row < matrix.size; row += 1) for (let left = 0; left < width; left += 1) for (let right = 0; right < width; right += 1) inner[left]![right]! += turned[row * width + left]! * turned[row * width + right]!;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(inner), { assumeSymmetric: true });
  const order = realEigenvalues.map((value, at) => ({ value, at })).sort((a, b) => b.value - a.value).slice(0, dimensions);
  const rotated = seen.mmul(eigenvectorMatrix);
  return Float64Array.from({ length: matrix.size * dimensions }, (_one, at) => rotated.get(Math.floor(at / dimensions), order[at % dimensions]!.at) * order[at % dimensions]!.value ** 0.25);
}

const times1 = (dense: Float64Array, row: number, width: number): Float64Array => dense.subarray(row * width, (row + 1) * width);

/** A vector of length one for each sense that enough texts hold: senses that stand among the same others lie in one direction. */
export function vectorsByCompany(texts: readonly string[], dimensions: number): Map<Sense, Float64Array> {
  const { places, matrix } = ppmi(texts), all = leading(matrix, dimensions);
  return new Map([...places].map(([sense, place]) => {
    const own = times1(all, place, dimensions), length = Math.hypot(...own) || 1;
    return [sense, own.map((number) => number / length)];
  }));
}
