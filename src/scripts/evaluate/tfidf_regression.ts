import type { LabelledExampleText } from '../../adapters/builtin/products/label_model.ts';
import { characterPieces, vectorizer, wordPieces, type Row } from './tfidf.ts';

/** scikit-learn's defaults: C = 1 (sum of losses against half the squared weights). */
const C = 1;
const STEPS = 150;
const MOMENTUM = 0.9;

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
  const characters = vectorizer(texts, (text) => characterPieces(text, 2, 5), words.size);
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
