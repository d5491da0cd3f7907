import type { EscalationReason, Severity } from '../../ports/engine.ts';
import { BUCKETS, gramsOf, type Grams, type Weighted } from './escalation_grams.ts';
import { textOf } from './sentiment/own_words.ts';

/** The weights of one regression that are not 0, as they ship. */
export interface Sparse {
  /**
   * Pairs of bytes in base64: how many buckets further the next weight stands, and the weight as a signed byte; a weight of 0
   * bridges a longer way.
   */
  pairs: string;
  /** Times a byte: the weight. */
  step: number;
  bias: number;
}

/** What `npm run train:escalation` writes. */
export interface EscalationWeights {
  /** One weight a bucket: a person against nobody. */
  person: Sparse;
  /** Each reason against all other messages; of words and concepts alone. */
  reasons: Record<string, Sparse>;
  /** Score from which the model speaks for a person, and the one under which it has nothing to say. */
  threshold: number;
  lowest: number;
  /** Score from which the sentences around a hit of the rules bear it out. */
  bar: number;
  /** Points of a rising curve: what share of held-out tickets of a score had to go to a person. */
  calibration: [score: number, share: number][];
}

/** A regression ready for use: one signed byte a bucket. */
interface Dense {
  bytes: Int8Array;
  step: number;
  bias: number;
}

export interface EscalationModel {
  person: Dense;
  reasons: [reason: ModelReason, dense: Dense][];
  weights: EscalationWeights;
}

/** Reasons that the model tells apart, with the severity each has by default. */
export const MODEL_REASONS = {
  safety: 'critical', security_breach: 'critical', legal_threat: 'critical', outage: 'critical',
  regulatory_privacy: 'high', media_threat: 'high', chargeback_fraud: 'high', human_request: 'high', repeated_contact: 'high', sla: 'high',
  abusive_or_threat: 'high', vulnerable_customer: 'high', refund: 'high', cancellation: 'high', strong_negative: 'high', prompt_injection: 'high',
} as const satisfies Partial<Record<EscalationReason, Severity>>;

export type ModelReason = keyof typeof MODEL_REASONS;
const isModelReason = (name: string): name is ModelReason => name in MODEL_REASONS;

/** Characters read of one message: what a customer wants stands early, and the rules read the rest. */
const LONGEST_READ = 700;
/** Characters of a mail that are cleaned to find those. */
const LONGEST_RAW = 20_000;
const LONGEST_SUBJECT = 200;
/** Longest quote, in characters. */
const LONGEST_QUOTE = 160;

/** Subject and the beginning of the customer's own words, as the model reads them. */
export const readableText = (subject: string, message: string): string =>
  textOf(subject.slice(0, LONGEST_SUBJECT), message.slice(0, LONGEST_RAW)).slice(0, LONGEST_READ);

function denseOf({ step, bias }: Sparse, pairs: Int8Array): Dense {
  const bytes = new Int8Array(BUCKETS);
  let bucket = -1;
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    bucket += (pairs[at] ?? 0) & 255;
    if (bucket >= BUCKETS) throw new Error('The escalation weights were made for another number of buckets: run npm run train:escalation.');
    bytes[bucket] = pairs[at + 1] ?? 0;
  }
  return { bytes, step, bias };
}

/** The pairs of the person's regression, then those of each reason. */
export const decodedPairs = ({ person, reasons }: Pick<EscalationWeights, 'person' | 'reasons'>): Int8Array[] =>
  [person, ...Object.values(reasons)].map(({ pairs }) => new Int8Array(Buffer.from(pairs, 'base64')));

/** The weights ready for use; throws if the file does not fit this code. */
export const readEscalationWeights = (file: EscalationWeights): EscalationModel => escalationModelOf(file, decodedPairs(file));

/** The same where the pairs have been decoded. */
export function escalationModelOf(file: EscalationWeights, [person, ...pairs]: Int8Array[]): EscalationModel {
  const reasons = Object.entries(file.reasons).map(([name, sparse], at): [ModelReason, Dense] => {
    if (!isModelReason(name)) throw new Error(`The escalation weights know a reason “${name}” that the product does not.`);
    return [name, denseOf(sparse, pairs[at] ?? new Int8Array())];
  });
  return { person: denseOf(file.person, person ?? new Int8Array()), reasons, weights: file };
}

function sumOf({ bytes, step, bias }: Dense, ...parts: Weighted[]): number {
  let sum = 0;
  for (const { buckets, values } of parts) for (let at = 0; at < buckets.length; at += 1) sum += (values[at] ?? 0) * (bytes[buckets[at] ?? 0] ?? 0);
  return bias + step * sum;
}

/** How much a text speaks for a person: whatever the reason, and for the reason it is most like; with that reason. */
export interface Score {
  score: number;
  reason: ModelReason;
}

export function scoreOf({ person, reasons }: EscalationModel, { words, letters }: Grams): Score {
  let reason: ModelReason = 'strong_negative', most = -Infinity;
  for (const [name, dense] of reasons) {
    const sum = sumOf(dense, words);
    if (sum > most) [reason, most] = [name, sum];
  }
  return { score: sumOf(person, words, letters) + most, reason };
}

/** The longest beginning of a clause that may be quoted, cut between words. */
function quotable(clause: string): string {
  const trimmed = clause.trim();
  if (trimmed.length <= LONGEST_QUOTE) return trimmed;
  const cut = trimmed.slice(0, LONGEST_QUOTE);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
}

/** The sentence, or line, of the text that speaks loudest for a person, letter for letter; `""` where none has a word. */
export function loudestClause(model: EscalationModel, text: string, language: string): string {
  let loudest = '', most = -Infinity;
  for (const clause of text.match(/[^.!?;\n]+[.!?;]*/g) ?? []) {
    const grams = gramsOf(clause, language);
    if (grams.letters.buckets.length === 0) continue;
    const sum = sumOf(model.person, grams.words, grams.letters);
    if (sum > most) [loudest, most] = [clause, sum];
  }
  return quotable(loudest);
}
