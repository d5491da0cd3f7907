import { SENTIMENTS, type Sentiment } from '../../../ports/engine.ts';
import { BUCKETS, type Grams } from './features.ts';
import type { Probabilities } from './model.ts';

/** A corrected ticket beside the one at hand. */
export interface Neighbour {
  sentiment: Sentiment;
  /** 0 to 1. */
  similarity: number;
  /** What the model by itself holds of the corrected label on the corrected text, 0 to 1. */
  plausible: number;
}

/** Texts of one language share about this much by function words alone: below it a neighbour has no say. */
const NOTHING_IN_COMMON = 0.35;
/** From here on it is the same text, and the person's label stands whatever the model thinks. */
const SAME_TEXT = 0.9;
/** Weight of a vote in logits, and the most that all votes weigh together. */
const VOTE = 5, MOST_VOTES = 1.6;

/** The distinct n-grams of a text, kept while other texts are read. */
export interface GramSet { marks: Uint8Array; size: number }

export function gramSet({ buckets, words, letters }: Grams): GramSet {
  const marks = new Uint8Array(BUCKETS);
  let size = 0;
  for (let at = 0; at < words + letters; at += 1) {
    const bucket = buckets[at] ?? 0;
    if (marks[bucket] === 0) size += 1;
    marks[bucket] = 1;
  }
  return { marks, size };
}

/** Cosine of two texts' n-gram sets, 0 to 1. */
export function similarityOf(a: GramSet, b: GramSet): number {
  let common = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) common += (a.marks[bucket] ?? 0) & (b.marks[bucket] ?? 0);
  return a.size && b.size ? common / Math.sqrt(a.size * b.size) : 0;
}

/**
 * What a neighbour's vote weighs: more the nearer it is. A label that the text itself speaks against weighs little unless
 * it is the very same text, so that a handful of mistaken or hostile corrections cannot turn the answers of others.
 */
function weightOf({ similarity, plausible }: Neighbour): number {
  const near = Math.max(0, (similarity - NOTHING_IN_COMMON) / (1 - NOTHING_IN_COMMON));
  return near * (similarity >= SAME_TEXT ? 1 : Math.min(1, 0.15 + 1.5 * plausible));
}

/** The model's probabilities after the neighbours' votes; neighbours that contradict each other cancel out. */
export function afterVotes(probabilities: Probabilities, neighbours: Neighbour[]): Probabilities {
  const votes: Probabilities = [0, 0, 0];
  for (const neighbour of neighbours) {
    const index = SENTIMENTS.indexOf(neighbour.sentiment);
    votes[index] = (votes[index] ?? 0) + weightOf(neighbour);
  }
  const sum = votes[0] + votes[1] + votes[2];
  if (sum <= 0) return probabilities;
  const agreement = (Math.max(...votes) / sum - 1 / 3) * 1.5;
  const strength = VOTE * agreement * Math.min(1, MOST_VOTES / sum);
  const [negative, neutral, positive] = probabilities.map((probability, index) => probability * Math.exp(strength * (votes[index] ?? 0)));
  const total = (negative ?? 0) + (neutral ?? 0) + (positive ?? 0);
  return [(negative ?? 0) / total, (neutral ?? 0) / total, (positive ?? 0) / total];
}
