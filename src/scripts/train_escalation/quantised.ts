import { BUCKETS, type Grams, type Weighted } from '../../adapters/builtin/escalation/grams.ts';
import { MODEL_REASONS, placesOf, type EscalationWeights, type Sparse } from '../../adapters/builtin/escalation/model.ts';
import { FIRST_PASSES, learn, logitOf, rarities, type Example, type Linear } from './regression.ts';
import type { Sample } from './samples.ts';

/** How much the texts count against the pull towards 0; chosen on hands left out. */
const COST = 4;
/** Passes over the examples for the weights that ship: more change none of their few steps. */
const LAST_PASSES = 8;
/**
 * Weights that ship of a regression, the strongest; what the others add is not worth their bytes. Each ships as one of so many
 * steps to either side of 0, and the share that are larger as the last step: on hands left out many coarse weights knew more than
 * few fine ones of as many bytes.
 */
interface Room { kept: number; steps: number; stepped: number }
const OF_PERSON: Room = { kept: 76_000, steps: 7, stepped: 0.998 }, OF_REASON: Room = { kept: 2_300, steps: 3, stepped: 0.99 };
/** Danger and breaches are told in more ways than anything else. */
const KEPT_OF: Readonly<Record<string, number>> = { safety: 5_000, security_breach: 3_500 };
/** Texts that a bucket must occur in: what one or two hold teaches nothing but these. */
const FEWEST_TEXTS = 3;
const LONGEST_GAP = 255;
/** What a sentence counts beside a whole message; chosen on hands left out. */
const QUIET_SENTENCE = 0.3, LOUDEST_SENTENCE = 0.6;

const rounded = (value: number, places: number): number => Number(value.toPrecision(places));

/** The size of the last of the strongest weights. */
const leastKept = (weights: Float64Array, kept: number): number => Math.max(weights.map(Math.abs).sort().at(-kept) ?? 0, Number.MIN_VALUE);

/** The size under which this share of the weights that are not 0 keep. */
function sizeAt(share: number, weights: Float64Array): number {
  const sizes = weights.map(Math.abs).filter((size) => size > 0).sort();
  return sizes[Math.floor(share * (sizes.length - 1))] ?? 0;
}

/** Weights as bytes: the ways from the place before, then the weights over `step`. */
function sparse(weights: Float64Array, bias: number, { steps, stepped }: Room): Sparse {
  const step = rounded(sizeAt(stepped, weights) / steps || 1, 6);
  const ways: number[] = [], bytes: number[] = [];
  let last = -1;
  weights.forEach((weight, place) => {
    const byte = Math.max(-steps, Math.min(steps, Math.round(weight / step)));
    if (byte === 0) return;
    for (; place - last > LONGEST_GAP; last += LONGEST_GAP) { ways.push(LONGEST_GAP); bytes.push(0); }
    ways.push(place - last);
    bytes.push(byte);
    last = place;
  });
  return { pairs: Buffer.from([...ways, ...bytes]).toString('base64'), step, bias: rounded(bias, 5) };
}

/** What is kept of texts, and how much the rare counts for more; the shipped weights hold the rarity in themselves. */
interface Weighing {
  rarity: Float64Array;
  weigh(grams: Weighted): Weighted;
}

function weighingOf(texts: Weighted[]): Weighing {
  const { rarity, texts: counts } = rarities(texts, BUCKETS);
  const isKept = (bucket: number): boolean => (counts[bucket] ?? 0) >= FEWEST_TEXTS;
  return {
    rarity,
    weigh: ({ buckets, values }) => {
      const kept = partOf({ buckets, values }, isKept);
      for (let at = 0; at < kept.buckets.length; at += 1) kept.values[at] = (kept.values[at] ?? 0) * (rarity[kept.buckets[at] ?? 0] ?? 1);
      return kept;
    },
  };
}

/** Those of a text's buckets that are asked for. */
function partOf({ buckets, values }: Weighted, isAsked: (bucket: number) => boolean): Weighted {
  const part = { buckets: new Int32Array(buckets.length), values: new Float32Array(buckets.length) };
  let count = 0;
  for (let at = 0; at < buckets.length; at += 1) {
    const bucket = buckets[at] ?? 0;
    if (!isAsked(bucket)) continue;
    part.buckets[count] = bucket;
    part.values[count] = values[at] ?? 0;
    count += 1;
  }
  return { buckets: part.buckets.slice(0, count), values: part.values.slice(0, count) };
}

/** Words from which a message counts as longer than those before. */
const LENGTHS = [8, 15, 25, 40, 60, 90, 130];
/** The most that a message counts more, or less, for its length. */
const MOST_FOR_LENGTH = 2;

/**
 * How much each sample counts, so that the length of a message by itself says next to nothing: who needs a person writes longer than who asks
 * for opening hours, in what was written for this, but not where tickets come from.
 */
function weightsByLength(samples: Sample[]): number[] {
  const kindOf = ({ words }: Sample): number => LENGTHS.filter((least) => words >= least).length;
  const share = samples.filter(({ escalates }) => escalates).length / samples.length;
  const counts = Array.from({ length: LENGTHS.length + 1 }, () => ({ all: 0, escalated: 0 }));
  for (const sample of samples) {
    const count = counts[kindOf(sample)];
    if (count) [count.all, count.escalated] = [count.all + 1, count.escalated + (sample.escalates ? 1 : 0)];
  }
  return samples.map((sample) => {
    const { all = 1, escalated = 1 } = counts[kindOf(sample)] ?? {};
    const weight = sample.escalates ? (share * all) / escalated : ((1 - share) * all) / (all - escalated);
    return Math.min(MOST_FOR_LENGTH, Math.max(1 / MOST_FOR_LENGTH, weight));
  });
}

type More = (isAsked: (bucket: number) => boolean, learned: Linear) => Example[];

/** Weighed texts, the rarity of each bucket, and how much each text counts; all the same where nothing is said. */
interface Texts { texts: Weighted[]; rarity: Float64Array; counts?: number[] }

/** Learns from all buckets, keeps the strongest, and learns once more from these alone: they take over what the others knew. `more`: examples for the second time. */
function learnClass({ texts, rarity, counts }: Texts, isMember: boolean[], kept: number, more: More = () => []): Linear {
  const examples = (of: Weighted[]): Example[] => of.map((grams, at) => ({ grams, isMember: isMember[at] ?? false, weight: counts?.[at] ?? 1 }));
  const first = learn(examples(texts), COST, rarity.length, FIRST_PASSES);
  const least = leastKept(first.weights, kept);
  const isAsked = (bucket: number): boolean => Math.abs(first.weights[bucket] ?? 0) >= least;
  const { weights, bias } = learn([...examples(texts.map((grams) => partOf(grams, isAsked))), ...more(isAsked, first)], COST, rarity.length, LAST_PASSES);
  return { weights: weights.map((weight, bucket) => weight * (rarity[bucket] ?? 1)), bias };
}

/** Each reason against all other messages, by the buckets that the person's regression knows, numbered anew: few weights lie near each other. */
function learnReasons({ texts, rarity }: Texts, samples: Sample[], places: Int32Array): [string, Sparse][] {
  const placeOf = new Int32Array(BUCKETS).fill(-1);
  places.forEach((bucket, place) => { placeOf[bucket] = place; });
  const placed = (grams: Weighted): Weighted => {
    const { buckets, values } = partOf(grams, (bucket) => (placeOf[bucket] ?? -1) >= 0);
    return { buckets: buckets.map((bucket) => placeOf[bucket] ?? 0), values };
  };
  const known: Texts = { texts: texts.map(placed), rarity: Float64Array.from(places, (bucket) => rarity[bucket] ?? 1) };
  return Object.keys(MODEL_REASONS).map((name) => {
    const { weights, bias } = learnClass(known, samples.map(({ escalates, reason }) => escalates && reason === name), KEPT_OF[name] ?? OF_REASON.kept);
    return [name, sparse(weights, bias, OF_REASON)];
  });
}

const joined = ({ words, letters }: Grams): Weighted =>
  ({ buckets: Int32Array.from([...words.buckets, ...letters.buckets]), values: Float32Array.from([...words.values, ...letters.values]) });

/**
 * Sentences as examples of their own, since they are read by themselves: all of a message that needs nobody, and of one that needs
 * a person the sentence that says so most.
 */
function sentenceExamples(samples: Sample[], counts: number[], { weigh }: Weighing, isAsked: (bucket: number) => boolean, learned: Linear): Example[] {
  return samples.flatMap(({ grams: { sentences, pairs }, escalates }, at) => {
    const count = counts[at] ?? 1;
    const pieces = [...sentences, ...pairs].map((piece) => partOf(weigh(joined(piece)), isAsked));
    if (!escalates) return pieces.map((grams): Example => ({ grams, isMember: false, weight: QUIET_SENTENCE * count }));
    const logits = pieces.map((grams) => logitOf(learned, grams));
    const loudest = pieces[logits.indexOf(Math.max(...logits))];
    return loudest ? [{ grams: loudest, isMember: true, weight: LOUDEST_SENTENCE * count }] : [];
  });
}

/** What the samples teach, as it ships; threshold, bar and calibration are for held-out hands to fill in. */
export function learnWeights(samples: Sample[]): EscalationWeights {
  const whole = samples.map(({ grams }) => joined(grams.whole));
  const weighing = weighingOf(whole);
  const counts = weightsByLength(samples);
  const texts: Texts = { texts: whole.map(weighing.weigh), rarity: weighing.rarity };
  const more: More = (isAsked, learned) => sentenceExamples(samples, counts, weighing, isAsked, learned);
  const learned = learnClass({ ...texts, counts }, samples.map(({ escalates }) => escalates), OF_PERSON.kept, more);
  const person = sparse(learned.weights, learned.bias, OF_PERSON);
  const reasons = Object.fromEntries(learnReasons(texts, samples, placesOf(new Int8Array(Buffer.from(person.pairs, 'base64')))));
  return { person, reasons, threshold: 0, thresholds: {}, lowest: 0, held: { grave: 0, other: 0 }, bars: { ticket: 0, sentence: 0 }, barsOf: {}, calibration: [[0, 0], [1, 1]] };
}
