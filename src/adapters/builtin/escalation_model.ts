import type { EscalationReason, Severity } from '../../ports/engine.ts';
import { BUCKETS, STEM_BUCKETS, weightedGrams, type Weighted } from './escalation_grams.ts';
import { textOf } from './sentiment/own_words.ts';

/** What `npm run train:escalation` writes. */
export interface EscalationWeights {
  /** One signed byte a bucket, in base64; times `step` they are weights. */
  hashed: string;
  step: number;
  bias: number;
  /** Raw probability from which the model speaks for a person, and the one under which it has nothing to say. */
  threshold: number;
  lowest: number;
  /** Points of a rising curve: what share of held-out tickets of a raw probability had to go to a person. */
  calibration: [raw: number, share: number][];
  reasons: {
    names: string[];
    biases: number[];
    /** Signed bytes in base64, `STEM_BUCKETS` for each reason in turn. */
    hashed: string;
    step: number;
  };
}

export interface EscalationModel {
  bytes: Int8Array;
  reasonBytes: Int8Array;
  weights: EscalationWeights;
}

/** Reasons that the model tells apart, with the severity each has by default. */
export const MODEL_REASONS = {
  safety: 'critical', security_breach: 'critical', legal_threat: 'critical', outage: 'critical',
  regulatory_privacy: 'high', media_threat: 'high', chargeback_fraud: 'high', human_request: 'high', repeated_contact: 'high', sla: 'high',
  abusive_or_threat: 'high', vulnerable_customer: 'high', refund: 'high', cancellation: 'high', strong_negative: 'high', prompt_injection: 'high',
} as const satisfies Partial<Record<EscalationReason, Severity>>;

type ModelReason = keyof typeof MODEL_REASONS;
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

/** The weights ready for use; throws if the file does not fit this code. */
export const readEscalationWeights = (file: EscalationWeights): EscalationModel => escalationModelOf(file, ...decodedWeights(file));

export const decodedWeights = (file: Pick<EscalationWeights, 'hashed'> & { reasons: { hashed: string } }): [bytes: Int8Array, reasonBytes: Int8Array] =>
  [new Int8Array(Buffer.from(file.hashed, 'base64')), new Int8Array(Buffer.from(file.reasons.hashed, 'base64'))];

/** The same where the bytes have been decoded. */
export function escalationModelOf(file: EscalationWeights, bytes: Int8Array, reasonBytes: Int8Array): EscalationModel {
  if (bytes.length !== BUCKETS || reasonBytes.length !== file.reasons.names.length * STEM_BUCKETS) {
    throw new Error('The escalation weights were made for another number of buckets: run npm run train:escalation.');
  }
  return { bytes, reasonBytes, weights: file };
}

function sumOf(bytes: Int8Array, { buckets, values }: Weighted, offset: number): number {
  let sum = 0;
  for (let at = 0; at < buckets.length; at += 1) sum += (values[at] ?? 0) * (bytes[offset + (buckets[at] ?? 0)] ?? 0);
  return sum;
}

/** The raw probability, 0 to 1, that a person must take what the text says. */
export function rawProbability({ bytes, weights: { step, bias } }: EscalationModel, grams: Weighted): number {
  return 1 / (1 + Math.exp(-(bias + step * sumOf(bytes, grams, 0))));
}

/** The reason whose words the text's are most like. */
export function likeliestReason({ reasonBytes, weights: { reasons } }: EscalationModel, stems: Weighted): ModelReason {
  let best: ModelReason = 'strong_negative', most = -Infinity;
  reasons.names.forEach((name, at) => {
    const score = (reasons.biases[at] ?? 0) + reasons.step * sumOf(reasonBytes, stems, at * STEM_BUCKETS);
    if (score > most && isModelReason(name)) [best, most] = [name, score];
  });
  return best;
}

/** The longest beginning of a clause that may be quoted, cut between words. */
function quotable(clause: string): string {
  const trimmed = clause.trim();
  if (trimmed.length <= LONGEST_QUOTE) return trimmed;
  const cut = trimmed.slice(0, LONGEST_QUOTE);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
}

/** The sentence, or line, of the text that speaks loudest for a person, letter for letter; `""` where none has a word. */
export function loudestClause({ bytes }: EscalationModel, text: string): string {
  let loudest = '', most = -Infinity;
  for (const clause of text.match(/[^.!?;\n]+[.!?;]*/g) ?? []) {
    const grams = weightedGrams(clause);
    if (grams.buckets.length === 0) continue;
    const score = sumOf(bytes, grams, 0);
    if (score > most) [loudest, most] = [clause, score];
  }
  return quotable(loudest);
}
