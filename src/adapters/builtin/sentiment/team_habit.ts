import { SENTIMENTS, type Sentiment } from '../../../ports/engine.ts';
import type { Probabilities } from './model.ts';

/** A corrected ticket: what the model by itself holds of it, and what a person said. */
export interface JudgedCorrection {
  probabilities: Probabilities;
  sentiment: Sentiment;
}

/** What is added to the logit of each label; sums to 0. */
export type Tilt = [negative: number, neutral: number, positive: number];

const NO_TILT: Tilt = [0, 0, 0];
/** A habit is not seen in fewer corrections than these: until then only tickets much like a corrected one follow it. */
const FEWEST = 10;
/** How hard the tilt is held near 0, in corrections. */
const RIDGE = 10;
/** The most that a label's logit is moved: borders shift, plain anger and plain praise stay what they are whoever corrects. */
const MOST = 0.5;
const STEPS = 60, RATE = 0.8;

const indexOf = (sentiment: Sentiment): number => SENTIMENTS.indexOf(sentiment);

/** A label that the text itself speaks against weighs little: it is a slip or an attack more often than a habit. */
const weightOf = ({ probabilities, sentiment }: JudgedCorrection): number => Math.min(1, 0.1 + 2 * (probabilities[indexOf(sentiment)] ?? 0));

const centred = ([a, b, c]: Tilt): Tilt => {
  const mean = (a + b + c) / 3;
  return [a - mean, b - mean, c - mean];
};

/** The same direction, no label moved by more than `MOST`. */
function bounded([a, b, c]: Tilt): Tilt {
  const factor = MOST / Math.max(Math.abs(a), Math.abs(b), Math.abs(c), MOST);
  return [a * factor, b * factor, c * factor];
}

/** The model's probabilities with a tilt. */
export function tilted(probabilities: Probabilities, tilt: Tilt): Probabilities {
  const parts = probabilities.map((probability, at) => probability * Math.exp(tilt[at] ?? 0));
  const sum = parts.reduce((total, part) => total + part, 0);
  const [negative = 0, neutral = 0, positive = 0] = parts.map((part) => part / sum);
  return [negative, neutral, positive];
}

/**
 * How this team draws the borders between the labels, beside how the model does: the bias of a multinomial logistic
 * regression on top of the model's own logits, by gradient descent with a ridge. The model itself stays as it is.
 */
export function teamTilt(corrections: JudgedCorrection[]): Tilt {
  if (corrections.length < FEWEST) return NO_TILT;
  const weights = corrections.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, RIDGE);
  let tilt = NO_TILT;
  for (let step = 0; step < STEPS; step += 1) {
    const slope: Tilt = [RIDGE * tilt[0], RIDGE * tilt[1], RIDGE * tilt[2]];
    corrections.forEach(({ probabilities, sentiment }, at) => {
      const now = tilted(probabilities, tilt);
      for (const label of [0, 1, 2] as const) slope[label] += (weights[at] ?? 0) * (now[label] - (label === indexOf(sentiment) ? 1 : 0));
    });
    tilt = [tilt[0] - (RATE * slope[0]) / total, tilt[1] - (RATE * slope[1]) / total, tilt[2] - (RATE * slope[2]) / total];
  }
  return bounded(centred(tilt));
}
