import { hashPair, hashText } from '../search/postings.ts';
import { conceptsOf, isFrequent } from '../words/word_lists.ts';
import { pieces, wordsOf } from '../words/words.ts';

/** A text and the label a person gave it. */
export interface LabelledExampleText {
  text: string;
  label: string;
}

export interface Prediction {
  label: string;
  /** 0 to 1: how often such a lead was right on held-out texts. */
  confidence: number;
}

/** More examples than this are not learned from: the newest of each label are kept. Training grows with the cube. */
const MOST_EXAMPLES = 800;
/** More labels than this are not told apart: a column with a name of its own for nearly each row teaches nothing. Training grows with them too. */
const MOST_LABELS = 250;
const RIDGE = 1;
const SPACE = 1 << 20;
/** Shares of words and of character pieces in the likeness of two texts; set, as all here, by cross-validation on the open parts of `data/product`. */
const WORD_SHARE = 0.75;
/** What the square of a likeness counts beside it: one near example says more than several distant ones. */
const SQUARE = 2;
const FREQUENT_WEIGHT = 0.5;
const CONCEPT_WEIGHT = 2.3;
/** How often the label was right on held-out texts, by how far its score leads the next one. */
const CALIBRATION: [lead: number, share: number][] = [[0, 0.18], [0.02, 0.27], [0.05, 0.42], [0.1, 0.62], [0.15, 0.72], [0.2, 0.78], [0.3, 0.87], [0.4, 0.93], [0.5, 0.97], [0.7, 0.99], [2, 1]];

/** The share between the two nearest points of the calibration. */
function confidenceOf(lead: number): number {
  const above = CALIBRATION.findIndex(([at]) => at > lead);
  const [high, highShare] = CALIBRATION[above] ?? [2, 1];
  const [low, lowShare] = CALIBRATION[Math.max(0, above - 1)] ?? [0, 0];
  return lowShare + ((highShare - lowShare) * (lead - low)) / (high - low || 1);
}

type Vector = Map<number, number>;

function count(vector: Vector, feature: number, weight: number): void {
  vector.set(feature, (vector.get(feature) ?? 0) + weight);
}

/** Counts of words with two-word phrases, and of character pieces of two to five letters; frequent words weigh little. */
function featuresOf(text: string): { words: Vector; grams: Vector } {
  const words: Vector = new Map();
  const grams: Vector = new Map();
  let before = 0;
  for (const word of wordsOf(text).slice(0, 400)) {
    const weight = isFrequent(word) ? FREQUENT_WEIGHT : 1;
    const number = hashText(word) & (SPACE - 1);
    count(words, number, weight);
    if (before) count(words, hashPair(before, number, SPACE), 0.5 * weight);
    for (const concept of conceptsOf(word)) count(words, hashText(concept) & (SPACE - 1), CONCEPT_WEIGHT);
    for (const piece of pieces(word, 2, 5)) count(grams, hashText(piece) & (SPACE - 1), weight);
    before = number;
  }
  return { words, grams };
}

function idfOf(vectors: Vector[]): Map<number, number> {
  const holding: Vector = new Map();
  for (const vector of vectors) for (const feature of vector.keys()) count(holding, feature, 1);
  return new Map([...holding].map(([feature, held]) => [feature, Math.log((1 + vectors.length) / (1 + held)) + 1]));
}

/** Sublinear tf-idf of length one; what no example holds counts in the length alone. */
function unit(vector: Vector, idf: Map<number, number>, unknown: number): Vector {
  const weighted = new Map([...vector].map(([feature, held]) => [feature, Math.log1p(held) * (idf.get(feature) ?? unknown)]));
  let length = 0;
  for (const weight of weighted.values()) length += weight ** 2;
  length = Math.sqrt(length) || 1;
  for (const [feature, weight] of weighted) weighted.set(feature, weight / length);
  return weighted;
}

/** An inverted list, so that one text's likeness to all examples costs its own features alone. */
function likenesses(lists: Map<number, [number, number][]>, vector: Vector, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (const [feature, weight] of vector) for (const [at, own] of lists.get(feature) ?? []) sums[at]! += weight * own;
  return sums;
}

function invert(vectors: Vector[]): Map<number, [number, number][]> {
  const lists = new Map<number, [number, number][]>();
  vectors.forEach((vector, at) => {
    for (const [feature, weight] of vector) {
      const list = lists.get(feature);
      if (list) list.push([at, weight]);
      else lists.set(feature, [[at, weight]]);
    }
  });
  return lists;
}

function subtract(row: Float64Array, other: Float64Array, factor: number, columns: number): void {
  if (factor !== 0) for (let c = 0; c < columns; c += 1) row[c] = row[c]! - factor * other[c]!;
}

/** Solves (K + ridge I) A = Y by Cholesky in place; `columns` right-hand sides stand row by row. */
function solve(kernel: Float64Array[], targets: Float64Array[], ridge: Float64Array): Float64Array[] {
  const size = kernel.length;
  for (let i = 0; i < size; i += 1) {
    const row = kernel[i]!;
    row[i]! += ridge[i]!;
    for (let j = 0; j <= i; j += 1) {
      const other = kernel[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k += 1) sum -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / other[j]!;
    }
  }
  const columns = targets[0]?.length ?? 0;
  for (let i = 0; i < size; i += 1) {
    const row = targets[i]!;
    for (let k = 0; k < i; k += 1) subtract(row, targets[k]!, kernel[i]![k]!, columns);
    for (let c = 0; c < columns; c += 1) row[c]! /= kernel[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    const row = targets[i]!;
    for (let k = i + 1; k < size; k += 1) subtract(row, targets[k]!, kernel[k]![i]!, columns);
    for (let c = 0; c < columns; c += 1) row[c]! /= kernel[i]![i]!;
  }
  return targets;
}

/** The newest examples, spread evenly over the labels; of too many labels those that have the most, and none that has but one. */
function bounded(examples: LabelledExampleText[]): LabelledExampleText[] {
  const usable = examples.filter(({ text, label }) => text.trim() !== '' && label !== '');
  const byLabel = new Map<string, LabelledExampleText[]>();
  for (const example of usable) {
    const own = byLabel.get(example.label);
    if (own) own.push(example);
    else byLabel.set(example.label, [example]);
  }
  if (byLabel.size > MOST_LABELS) return bounded([...byLabel.values()].filter((own) => own.length > 1).sort((a, b) => b.length - a.length).slice(0, MOST_LABELS).flat());
  if (usable.length <= MOST_EXAMPLES) return usable;
  const each = Math.max(1, Math.floor(MOST_EXAMPLES / byLabel.size));
  return [...byLabel.values()].flatMap((own) => own.slice(-each)).slice(0, MOST_EXAMPLES);
}

export interface LabelModel {
  readonly labels: string[];
  predict(text: string): Prediction;
}

/**
 * A classifier trained at run time from a few labelled texts: regularised least squares (Rifkin and Lippert 2007) over the
 * likeness of words and of character pieces, one score for each label.
 */
export function trainLabelModel(given: LabelledExampleText[]): LabelModel {
  const labelled = bounded(given);
  const labels = [...new Set(labelled.map(({ label }) => label))];
  // "card_not_arrived" is itself an example of what it names.
  const examples = [...labelled, ...labels.map((label) => ({ label, text: label.replace(/[_/-]+/g, ' ') }))];
  const features = examples.map(({ text }) => featuresOf(text));
  const parts = (['words', 'grams'] as const).map((part) => {
    const counts = features.map((one) => one[part]);
    const idf = idfOf(counts);
    const vectors = counts.map((vector) => unit(vector, idf, Math.log(1 + examples.length) + 1));
    return { part, idf, vectors, lists: invert(vectors), share: part === 'words' ? WORD_SHARE : 1 - WORD_SHARE };
  });
  const compare = (of: (part: (typeof parts)[number]) => Vector): Float64Array => {
    const sums = new Float64Array(examples.length);
    for (const part of parts) likenesses(part.lists, of(part), examples.length).forEach((own, at) => { sums[at]! += part.share * own; });
    return sums.map((sum) => sum + SQUARE * sum ** 2);
  };
  const kernel = examples.map((_, at) => compare(({ vectors }) => vectors[at] ?? new Map()));
  const place = new Map(labels.map((label, at) => [label, at]));
  const targets = examples.map(({ label }) => {
    const row = new Float64Array(labels.length).fill(-1 / Math.max(1, labels.length - 1));
    row[place.get(label) ?? 0] = 1;
    return row;
  });
  const held = new Map<string, number>();
  for (const { label } of examples) held.set(label, (held.get(label) ?? 0) + 1);
  // A label with many examples is held back by as much as one with few is let forward.
  const ridge = Float64Array.from(examples, ({ label }) => (RIDGE * (held.get(label) ?? 1) * labels.length) / examples.length);
  const weights = solve(kernel, targets, ridge);

  return {
    labels,
    predict(text) {
      const own = featuresOf(text);
      const near = compare(({ part, idf }) => unit(own[part], idf, Math.log(1 + examples.length) + 1));
      const scores = new Float64Array(labels.length);
      near.forEach((likeness, at) => { if (likeness > 0) weights[at]?.forEach((weight, label) => { scores[label]! += likeness * weight; }); });
      const ranked = labels.map((label, at) => ({ label, score: scores[at] ?? 0 })).sort((a, b) => b.score - a.score);
      const [best, second] = ranked;
      if (!best || best.score <= 0) return { label: '', confidence: 0 };
      return { label: best.label, confidence: confidenceOf(best.score - Math.max(0, second?.score ?? 0)) };
    },
  };
}
