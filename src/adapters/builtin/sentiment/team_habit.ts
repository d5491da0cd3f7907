import { SENTIMENTS, type Sentiment } from '../../../ports/engine.ts';
import { likeliest, type Probabilities } from './model.ts';

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
/**
 * How far a team is followed: how hard the tilt is held near 0 (in corrections), and the most that a label's logit is moved.
 * Borders shift; plain anger and plain praise stay what they are whoever corrects.
 */
interface Bounds { ridge: number; most: number }

const STRANGER: Bounds = { ridge: 10, most: 0.5 };
/** A team that mostly confirms the model and differs at the borders is no attack, and is followed further. */
const CONFIRMING: Bounds = { ridge: 3, most: 1.5 };
/** Share of corrections that keep the model's own label: up to the first a team is a stranger, from the second on it is one that confirms. */
const SOME = 0.7, MOSTLY = 0.9;
const STEPS = 60, RATE = 0.8;

const indexOf = (sentiment: Sentiment): number => SENTIMENTS.indexOf(sentiment);

/** How far a team confirms the model, 0 to 1. */
function trustIn(corrections: readonly JudgedCorrection[]): number {
  const kept = corrections.filter(({ probabilities, sentiment }) => likeliest(probabilities) === sentiment).length / corrections.length;
  return Math.min(1, Math.max(0, (kept - SOME) / (MOSTLY - SOME)));
}

/** A label that the text itself speaks against weighs little, unless the team is trusted: it is a slip or an attack more often than a habit. */
const weightOf = ({ probabilities, sentiment }: JudgedCorrection, trust: number): number => Math.max(trust, Math.min(1, 0.1 + 2 * (probabilities[indexOf(sentiment)] ?? 0)));

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

const centred = ([a, b, c]: Tilt): Tilt => {
  const mean = (a + b + c) / 3;
  return [a - mean, b - mean, c - mean];
};

/** The same direction, no label moved by more than `most`. */
function bounded([a, b, c]: Tilt, most: number): Tilt {
  const factor = most / Math.max(Math.abs(a), Math.abs(b), Math.abs(c), most);
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
  const trust = trustIn(corrections);
  const ridge = between(STRANGER.ridge, CONFIRMING.ridge, trust), most = between(STRANGER.most, CONFIRMING.most, trust);
  const weights = corrections.map((correction) => weightOf(correction, trust));
  const total = weights.reduce((sum, weight) => sum + weight, ridge);
  let tilt = NO_TILT;
  for (let step = 0; step < STEPS; step += 1) {
    const slope: Tilt = [ridge * tilt[0], ridge * tilt[1], ridge * tilt[2]];
    corrections.forEach(({ probabilities, sentiment }, at) => {
      const now = tilted(probabilities, tilt);
      for (const label of [0, 1, 2] as const) slope[label] += (weights[at] ?? 0) * (now[label] - (label === indexOf(sentiment) ? 1 : 0));
    });
    tilt = [tilt[0] - (RATE * slope[0]) / total, tilt[1] - (RATE * slope[1]) / total, tilt[2] - (RATE * slope[2]) / total];
  }
  return bounded(centred(tilt), most);
}
