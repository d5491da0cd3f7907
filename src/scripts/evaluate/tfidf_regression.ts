import type { LabelledExampleText } from '../../adapters/builtin/label_model.ts';

/** A sparse vector: feature number and weight. */
type Row = [number, number][];

/** scikit-learn's defaults: C = 1 (sum of losses against half the squared weights). */
const C = 1;
const STEPS = 150;
const MOMENTUM = 0.9;

const wordPieces = (text: string): string[] => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
};

const characterPieces = (text: string): string[] => (text.toLowerCase().match(/\S+/g) ?? []).flatMap((word) => {
  const marked = ` ${word} `;
  return [2, 3, 4, 5].flatMap((size) => Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) => marked.slice(at, at + size)));
});

/** Tf-idf of one kind of piece, each text's vector of length one; numbers begin at `offset`. */
function vectorizer(texts: string[], piecesOf: (text: string) => string[], offset: number): { size: number; vector(text: string): Row } {
  const places = new Map<string, number>();
  const holding: number[] = [];
  for (const text of texts) {
    for (const piece of new Set(piecesOf(text))) {
      const place = places.get(piece) ?? places.set(piece, places.size).size - 1;
      holding[place] = (holding[place] ?? 0) + 1;
    }
  }
  const idf = holding.map((held) => Math.log((1 + texts.length) / (1 + held)) + 1);
  return {
    size: places.size,
    vector(text) {
      const counts = new Map<number, number>();
      for (const piece of piecesOf(text)) {
        const place = places.get(piece);
        if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      const row: Row = [...counts].map(([place, count]) => [place + offset, (1 + Math.log(count)) * (idf[place] ?? 0)]);
      const length = Math.sqrt(row.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1;
      return row.map(([place, weight]) => [place, weight / length]);
    },
  };
}

function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

/**
 * The customary baseline for short questions: logistic regression over the tf-idf of words, two-word phrases and character
 * pieces within words (sublinear, two to five letters), fitted by accelerated gradient descent over the whole set.
 */
export function trainTfidfRegression(examples: LabelledExampleText[]): (text: string) => string {
  const texts = examples.map(({ text }) => text);
  const words = vectorizer(texts, wordPieces, 0);
  const characters = vectorizer(texts, characterPieces, words.size);
  const vector = (text: string): Row => [...words.vector(text), ...characters.vector(text)];
  const labels = [...new Set(examples.map(({ label }) => label))];
  const rows = texts.map(vector);
  const classes = examples.map(({ label }) => labels.indexOf(label));
  const width = labels.length;
  const weights = new Float64Array((words.size + characters.size) * width);
  const bias = new Float64Array(width);
  const speed = new Float64Array(weights.length);
  const scoresOf = (row: Row, from: Float64Array): Float64Array => {
    const scores = bias.slice();
    for (const [place, weight] of row) for (let label = 0; label < width; label += 1) scores[label]! += weight * from[place * width + label]!;
    return scores;
  };
  // The loss curves at most by |x|²/2 + 1/C·n: two vectors of length one make |x|² = 2.
  const rate = 1 / (C * rows.length * 0.5 * 2 + 1) * Math.min(width, 20);
  for (let step = 0; step < STEPS; step += 1) {
    const ahead = weights.map((weight, at) => weight + MOMENTUM * speed[at]!);
    const slope = ahead.slice();
    rows.forEach((row, at) => {
      const shares = softmax(scoresOf(row, ahead));
      shares[classes[at]!]! -= 1;
      for (const [place, weight] of row) for (let label = 0; label < width; label += 1) slope[place * width + label]! += C * weight * shares[label]!;
    });
    for (let at = 0; at < weights.length; at += 1) {
      speed[at] = MOMENTUM * speed[at]! - rate * slope[at]!;
      weights[at]! += speed[at]!;
    }
  }
  return (text) => {
    const scores = scoresOf(vector(text), weights);
    return labels[scores.indexOf(Math.max(...scores))] ?? '';
  };
}
