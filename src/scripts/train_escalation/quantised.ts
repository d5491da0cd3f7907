import { BUCKETS, STEM_BUCKETS } from '../../adapters/builtin/escalation_grams.ts';
import { MODEL_REASONS, type EscalationWeights } from '../../adapters/builtin/escalation_model.ts';
import { learn, rarities, type Linear } from './regression.ts';
import type { Sample } from './samples.ts';

/** How much the texts count against the pull towards 0; chosen by grouped cross-validation on the open texts. */
const COST = 8, REASON_COST = 16;

const rounded = (value: number, places: number): number => Number(value.toPrecision(places));

/** Weights as signed bytes, and the step that makes them weights again. */
function asBytes(weights: Float64Array[]): { hashed: string; step: number } {
  const largest = weights.reduce((most, row) => row.reduce((top, weight) => Math.max(top, Math.abs(weight)), most), 0);
  const step = rounded(largest / 127 || 1, 6);
  const bytes = Int8Array.from(weights.flatMap((row) => [...row]), (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
  return { hashed: Buffer.from(bytes.buffer).toString('base64'), step };
}

/** The same text with rare n-grams counted for more. The shipped weights hold the rarity in themselves. */
function withRarity(samples: Sample[], rarity: Float64Array): Sample[] {
  return samples.map((sample) => {
    const { buckets, values } = sample.grams;
    return { ...sample, grams: { buckets, values: values.map((value, at) => value * (rarity[buckets[at] ?? 0] ?? 1)) } };
  });
}

/** One against the rest, over the tickets that go to a person. */
function learnReasons(samples: Sample[]): EscalationWeights['reasons'] {
  const names = Object.keys(MODEL_REASONS);
  const escalated = samples.filter(({ escalates }) => escalates);
  const rows: Linear[] = names.map((name) => learn(escalated.map(({ stems, reason }) => ({ grams: stems, isMember: reason === name })), REASON_COST, STEM_BUCKETS));
  return { names, biases: rows.map(({ bias }) => rounded(bias, 5)), ...asBytes(rows.map(({ weights }) => weights)) };
}

/** What the samples teach, as it ships; threshold and calibration are for cross-validation to fill in. */
export function learnWeights(samples: Sample[]): EscalationWeights {
  const rarity = rarities(samples.map(({ grams }) => grams));
  const { weights, bias } = learn(withRarity(samples, rarity).map(({ grams, escalates }) => ({ grams, isMember: escalates })), COST, BUCKETS);
  const merged = weights.map((weight, bucket) => weight * (rarity[bucket] ?? 1));
  return { ...asBytes([merged]), bias: rounded(bias, 5), threshold: 1, lowest: 0, calibration: [[0, 0], [1, 1]], reasons: learnReasons(samples) };
}
