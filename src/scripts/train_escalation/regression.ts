import type { Weighted } from '../../adapters/builtin/escalation/grams.ts';
import { seededRandom } from '../../insight/evaluation.ts';

/** A linear model: one weight a bucket, and a constant. */
export interface Linear {
  weights: Float64Array;
  bias: number;
}

/** A text and whether it belongs to the class. */
export interface Example {
  grams: Weighted;
  isMember: boolean;
  /** How much its error counts; 1 where nothing is said. */
  weight?: number;
}

/** Passes over the examples; far past where the weights, as bytes, still change. */
const PASSES = 15;
/** Passes that tell which weights are the strongest; more of them changed nothing on hands left out. */
export const FIRST_PASSES = 4;
/** Newton steps for one example, and the slope that counts as none. */
const INNER_STEPS = 50, INNER_END = 1e-4;

/** In how many texts each bucket occurs, and its smoothed inverse document frequency: ln((1 + texts) / (1 + texts with it)) + 1. */
export function rarities(samples: Weighted[], size: number): { texts: Float64Array; rarity: Float64Array } {
  const texts = new Float64Array(size);
  for (const { buckets } of samples) for (const bucket of new Set(buckets)) texts[bucket] = (texts[bucket] ?? 0) + 1;
  return { texts, rarity: texts.map((count) => Math.log((1 + samples.length) / (1 + count)) + 1) };
}

/** The weighted sum of a text; the probability is its logistic. */
export function logitOf({ weights, bias }: Linear, { buckets, values }: Weighted): number {
  let sum = bias;
  for (let at = 0; at < buckets.length; at += 1) sum += values[at]! * weights[buckets[at]!]!;
  return sum;
}

/**
 * The best share of an example in the dual, between 0 and `cost`: Newton's method on
 * ½ q (z − share)² + slope · z + z ln z + (cost − z) ln(cost − z), kept inside the borders.
 */
function bestShare(share: number, slope: number, squared: number, cost: number): number {
  let z = cost - share < 0.5 * cost ? 0.1 * share : share;
  for (let done = 0; done < INNER_STEPS; done += 1) {
    const gradient = squared * (z - share) + slope + Math.log(z / (cost - z));
    if (Math.abs(gradient) < INNER_END) break;
    const next = z - gradient / (squared + cost / (cost - z) / z);
    z = next <= 0 ? z * 0.1 : next;
  }
  return z;
}

interface Learning { linear: Linear; /** What each example may cost, its share in the weights, and what is left. */ costs: Float64Array; shares: Float64Array; rests: Float64Array }

function add({ weights }: Linear, { buckets, values }: Weighted, factor: number): void {
  for (let at = 0; at < buckets.length; at += 1) weights[buckets[at]!]! += factor * values[at]!;
}

function learnFrom({ grams, isMember }: Example, at: number, squared: number, { linear, costs, shares, rests }: Learning): void {
  const side = isMember ? 1 : -1;
  const margin = side * logitOf(linear, grams);
  const share = shares[at] ?? 0, rest = rests[at] ?? 0, cost = costs[at] ?? 1;
  // The smaller of the two is the one that is moved: near a border the other loses its digits.
  const turned = 0.5 * squared * (rest - share) + margin < 0;
  const from = turned ? rest : share;
  const to = bestShare(from, turned ? -margin : margin, squared, cost);
  shares[at] = turned ? cost - to : to;
  rests[at] = turned ? to : cost - to;
  const factor = side * (turned ? from - to : to - from);
  add(linear, grams, factor);
  linear.bias += factor;
}

/** A text's own square; 1 for the constant. */
function squareOf({ values }: Weighted): number {
  let sum = 1;
  for (let at = 0; at < values.length; at += 1) sum += values[at]! * values[at]!;
  return sum;
}

/** The orders last asked for: many regressions are learned from as many examples, and all of them in the same orders. */
let orders: Int32Array[] = [];

/** An order of the examples for each pass, by chance but always the same. */
function ordersOf(examples: number, passes: number): Int32Array[] {
  if (orders[0]?.length === examples && orders.length >= passes) return orders.slice(0, passes);
  const random = seededRandom(7);
  orders = Array.from({ length: Math.max(passes, PASSES) }, () => {
    const keys = Float64Array.from({ length: examples }, () => random());
    return Int32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!);
  });
  return orders.slice(0, passes);
}

/**
 * Logistic regression with L2 by dual coordinate descent (Yu, Huang and Lin 2011, as in LIBLINEAR): minimises
 * ½|w|² + cost · Σ log loss over `size` weights and the constant. The same examples give the same weights.
 */
export function learn(examples: Example[], cost: number, size: number, passes = PASSES): Linear {
  const linear: Linear = { weights: new Float64Array(size), bias: 0 };
  const first = 1e-8;
  const costs = Float64Array.from(examples, ({ weight = 1 }) => cost * weight);
  const learning: Learning = { linear, costs, shares: new Float64Array(examples.length).fill(first), rests: costs.map((own) => own - first) };
  for (const { grams, isMember } of examples) {
    add(linear, grams, isMember ? first : -first);
    linear.bias += isMember ? first : -first;
  }
  const squares = examples.map(({ grams }) => squareOf(grams));
  for (const order of ordersOf(examples.length, passes)) {
    for (const at of order) {
      const example = examples[at];
      if (example) learnFrom(example, at, squares[at] ?? 1, learning);
    }
  }
  return linear;
}
