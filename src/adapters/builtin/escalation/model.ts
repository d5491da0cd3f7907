import type { EscalationReason, Severity } from '../../../ports/engine.ts';
import { BUCKETS, type Grams, type Weighted } from './grams.ts';
import { textOf } from '../sentiment/own_words.ts';

/** The weights of one regression that are not 0, as they ship. */
export interface Sparse {
  /**
   * Bytes in base64: how many places further each next weight stands, then the weights as signed bytes, in the same order (the
   * two apart take fewer bytes when packed); a weight of 0 bridges a longer way. Places are buckets in the person's regression, and
   * in a reason's the person's buckets whose weight is not 0, counted from 0: a reason knows no others.
   */
  pairs: string;
  /** Times a byte: the weight. */
  step: number;
  bias: number;
}

/** Score of a ticket from which it bears out a hit of the rules, and the score from which the sentence of the hit does, whatever the ticket says. */
export interface Bars {
  ticket: number;
  sentence: number;
}

/** What `npm run train:escalation` writes. */
export interface EscalationWeights {
  /** One weight a bucket: a person against nobody. */
  person: Sparse;
  /** Each reason against all other messages. */
  reasons: Record<string, Sparse>;
  /** Score from which the model speaks for a person, another one for some reasons, and the one under which it has nothing to say. */
  threshold: number;
  thresholds: Partial<Record<ModelReason, number>>;
  lowest: number;
  /** Scores from which a ticket that it does not speak for is held for a person to read: where it is most like what is critical or a threat, and elsewhere. */
  held: { grave: number; other: number };
  /** For hits of the rules, and for those of some reasons. */
  bars: Bars;
  barsOf: Partial<Record<ModelReason, Bars>>;
  /** Points of a rising curve: what share of held-out tickets of a score had to go to a person. */
  calibration: [score: number, share: number][];
}

/** The regressions ready for use, the person's first: for each bucket the weights that are not 0, as signed bytes. */
export interface EscalationModel {
  reasons: readonly ModelReason[];
  /** Where a bucket's weights begin in `heads` and `bytes`; one place more than there are buckets. */
  from: Uint32Array;
  /** Whose weight it is. */
  heads: Uint8Array;
  bytes: Int8Array;
  steps: Float64Array;
  biases: Float64Array;
  weights: Omit<EscalationWeights, 'person' | 'reasons'>;
}

/** Reasons that the model tells apart, with the severity each has by default. */
export const MODEL_REASONS = {
  safety: 'critical', security_breach: 'critical', legal_threat: 'critical', outage: 'critical',
  regulatory_privacy: 'high', media_threat: 'high', chargeback_fraud: 'high', human_request: 'high', repeated_contact: 'high', sla: 'high',
  abusive_or_threat: 'high', vulnerable_customer: 'high', refund: 'high', cancellation: 'high', strong_negative: 'high', prompt_injection: 'high',
} as const satisfies Partial<Record<EscalationReason, Severity>>;

export type ModelReason = keyof typeof MODEL_REASONS;
export const isModelReason = (name: string): name is ModelReason => name in MODEL_REASONS;

/** Characters read of one message: what a customer wants stands early, and the rules read the rest. */
const LONGEST_READ = 1_500;
/** Characters of a mail that are cleaned to find those. */
const LONGEST_RAW = 20_000;
const LONGEST_SUBJECT = 200;

/** The beginning of a cleaned text, as far as the model reads. */
export const readable = (text: string): string => text.slice(0, LONGEST_READ);

/** Subject and the beginning of the customer's own words, as the model reads them. */
export const readableText = (subject: string, message: string): string =>
  readable(textOf(subject.slice(0, LONGEST_SUBJECT), message.slice(0, LONGEST_RAW)));

/** The bucket of each weight of a regression, those that only bridge a way among them. `places`: what stands at each place, where it is not the bucket of this number. */
function bucketsOf(pairs: Int8Array, places?: Int32Array): Int32Array {
  const buckets = new Int32Array(pairs.length >> 1), end = places?.length ?? BUCKETS;
  let place = -1;
  for (let at = 0; at < buckets.length; at += 1) {
    place += (pairs[at] ?? 0) & 255;
    if (place >= end) throw new Error('The escalation weights were made for another number of buckets: run npm run train:escalation.');
    buckets[at] = places ? (places[place] ?? 0) : place;
  }
  return buckets;
}

/** The buckets of the person's weights that are not 0: the places of the reasons' weights. */
export function placesOf(person: Int8Array): Int32Array {
  const buckets = bucketsOf(person);
  let count = 0;
  for (let at = 0; at < buckets.length; at += 1) if (person[buckets.length + at] !== 0) buckets[count++] = buckets[at] ?? 0;
  return buckets.subarray(0, count);
}

/** The pairs of the person's regression, then those of each reason. */
export const decodedPairs = ({ person, reasons }: Pick<EscalationWeights, 'person' | 'reasons'>): Int8Array[] =>
  [person, ...Object.values(reasons)].map(({ pairs }) => new Int8Array(Buffer.from(pairs, 'base64')));

/** The weights ready for use; throws if the file does not fit this code. */
export const readEscalationWeights = (file: EscalationWeights): EscalationModel => escalationModelOf(file, decodedPairs(file));

/** Adds, one place on, how many weights each bucket has. */
function countWeights(buckets: Int32Array, pairs: Int8Array, from: Uint32Array): void {
  for (let at = 0; at < buckets.length; at += 1) {
    const next = (buckets[at] ?? 0) + 1;
    if (pairs[buckets.length + at] !== 0) from[next] = (from[next] ?? 0) + 1;
  }
}

/** Puts the weights of a regression where there is room for them. */
function placeWeights(buckets: Int32Array, pairs: Int8Array, head: number, { free, heads, bytes }: { free: Uint32Array; heads: Uint8Array; bytes: Int8Array }): void {
  for (let at = 0; at < buckets.length; at += 1) {
    const byte = pairs[buckets.length + at] ?? 0;
    if (byte === 0) continue;
    const bucket = buckets[at] ?? 0, place = free[bucket] ?? 0;
    free[bucket] = place + 1;
    heads[place] = head;
    bytes[place] = byte;
  }
}

/** The same where the pairs have been decoded. */
export function escalationModelOf({ person, reasons, ...weights }: EscalationWeights, pairs: readonly Int8Array[]): EscalationModel {
  const names = Object.keys(reasons).map((name) => {
    if (!isModelReason(name)) throw new Error(`The escalation weights know a reason “${name}” that the product does not.`);
    return name;
  });
  const regressions = [person, ...Object.values(reasons)];
  const from = new Uint32Array(BUCKETS + 1), places = placesOf(pairs[0] ?? new Int8Array());
  const buckets = pairs.map((ofHead, head) => bucketsOf(ofHead, head === 0 ? undefined : places));
  buckets.forEach((ofHead, head) => countWeights(ofHead, pairs[head] ?? new Int8Array(), from));
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) from[bucket + 1] = (from[bucket + 1] ?? 0) + (from[bucket] ?? 0);
  const heads = new Uint8Array(from[BUCKETS] ?? 0), bytes = new Int8Array(heads.length), free = from.slice();
  buckets.forEach((ofHead, head) => placeWeights(ofHead, pairs[head] ?? new Int8Array(), head, { free, heads, bytes }));
  return { reasons: names, from, heads, bytes, steps: Float64Array.from(regressions, ({ step }) => step), biases: Float64Array.from(regressions, ({ bias }) => bias), weights };
}

function add({ from, heads, bytes }: EscalationModel, { buckets, values }: Weighted, sums: Float64Array): void {
  for (let at = 0; at < buckets.length; at += 1) {
    const bucket = buckets[at] ?? 0, value = values[at] ?? 0, end = from[bucket + 1] ?? 0;
    for (let entry = from[bucket] ?? 0; entry < end; entry += 1) {
      const head = heads[entry] ?? 0;
      sums[head] = (sums[head] ?? 0) + value * (bytes[entry] ?? 0);
    }
  }
}

/** How much a text speaks for a person: whatever the reason, and for the reason it is most like; with that reason. */
export interface Score {
  score: number;
  reason: ModelReason;
}

/** Words of a ticket that the model alone judges without a toll, what each fewer costs, and the most that it costs. Chosen on hands left out. */
const WORDS_FREE_OF_TOLL = 40, TOLL_OF_A_WORD = 0.25, MOST_FOR_BREVITY = 5;
const wordsIn = (ticket: string): number => ticket.trim().split(/\s+/).length;

/** How much surer the model must be of a ticket for its brevity: few everyday words sound like much, and what is grave in few words the rules hear. */
export const tollOfBrevity = (ticket: string): number => Math.min(MOST_FOR_BREVITY, TOLL_OF_A_WORD * Math.max(0, WORDS_FREE_OF_TOLL - wordsIn(ticket)));

/** How much surer the model must be of a ticket that asks something: everyday stories end with a question, few cries for help do. Chosen on hands left out. */
const TOLL_OF_A_QUESTION = 3;

/** A question mark that ends something: the one of a web address asks nothing. */
const ASKS = /\?(?=[\s"'”»)\]?!]|$)/;

/** How much surer the model alone must be of a ticket to raise it, for its brevity and for what it asks; to hold it, the brevity alone counts. */
export const tollOf = (ticket: string): number => tollOfBrevity(ticket) + (ASKS.test(ticket) ? TOLL_OF_A_QUESTION : 0);

/** Whether a ticket that the rules left open goes to a person; `toll`: as `tollOf` has it. */
export const speaksFor = ({ threshold, thresholds }: Pick<EscalationWeights, 'threshold' | 'thresholds'>, { score, reason }: Score, toll = 0): boolean =>
  score - toll >= (thresholds[reason] ?? threshold);

/** Whether a ticket that does not go to a person is held for one to read before a machine answers; `toll`: for its brevity. */
export const isHeld = ({ held }: Pick<EscalationWeights, 'held'>, { score, reason }: Score, toll = 0): boolean =>
  score - toll >= (MODEL_REASONS[reason] === 'critical' || reason === 'abusive_or_threat' ? held.grave : held.other);

/** A ticket of so few words and letters gives the model little to weigh, so a hit needs so much less of it: “Der Trockner brennt!” */
const FEW_WORDS = 12, FEW_LETTERS = 200, SPARED_WHERE_SHORT = 6;
/** The same of a sentence that could be such a ticket by itself, and stands in a longer one. */
const SPARED_IN_STATEMENT = 4.4;

export const isShort = (ticket: string): boolean => ticket.length <= FEW_LETTERS && wordsIn(ticket) <= FEW_WORDS;

/** What bears out a hit of the rules that speaks for this reason, in a short ticket or a longer one; `statement`: a sentence that could be a short ticket by itself, wherever it stands. */
export function barsFor({ bars, barsOf }: Pick<EscalationWeights, 'bars' | 'barsOf'>, reason: EscalationReason, short: boolean): Bars & { statement: number } {
  const { ticket, sentence } = (isModelReason(reason) ? barsOf[reason] : undefined) ?? bars;
  const spared = short ? SPARED_WHERE_SHORT : 0;
  return { ticket: ticket - spared, sentence: sentence - spared, statement: ticket - SPARED_IN_STATEMENT };
}

export function scoreOf(model: EscalationModel, { words, letters }: Grams): Score {
  const sums = new Float64Array(model.steps.length);
  add(model, words, sums);
  add(model, letters, sums);
  const logit = (head: number): number => (model.biases[head] ?? 0) + (model.steps[head] ?? 0) * (sums[head] ?? 0);
  let reason: ModelReason = 'strong_negative', most = -Infinity;
  model.reasons.forEach((name, at) => {
    const sum = logit(at + 1);
    if (sum > most) [reason, most] = [name, sum];
  });
  return { score: logit(0) + most, reason };
}

/** A ticket as the model sees it: as a whole, and its sentences by themselves and two by two. */
export interface TicketGrams {
  whole: Grams;
  sentences: Grams[];
  pairs: Grams[];
}

/** What the loudest sentences weigh beside the whole: what matters may be said in passing. Chosen on hands left out. */
const LOUDEST_SHARE = 0.2;
/** What a ticket loses for being longer than so many sentences, times the logarithm of how many times longer: each is one more chance to sound like something. Chosen on hands left out; hardly a mail of theirs is longer than the most. */
const TOLL_OF_LENGTH = 3.5, SENTENCES_FREE_OF_TOLL = 3, MOST_SENTENCES = 12;
const tollOfSentences = (sentences: number): number => TOLL_OF_LENGTH * Math.log(Math.max(1, Math.min(sentences, MOST_SENTENCES) / SENTENCES_FREE_OF_TOLL));

/** The score of a ticket, and which of its sentences is the loudest; -1 where it has but one. */
export function ticketScore(model: EscalationModel, { whole, sentences, pairs }: TicketGrams): Score & { loudest: number } {
  const { score, reason } = scoreOf(model, whole);
  const scores = sentences.map((grams) => scoreOf(model, grams).score);
  const loudest = scores.indexOf(Math.max(...scores));
  const most = Math.max(scores[loudest] ?? -Infinity, ...pairs.map((grams) => scoreOf(model, grams).score));
  return { score: loudest < 0 ? score : (1 - LOUDEST_SHARE) * score + LOUDEST_SHARE * most - tollOfSentences(sentences.length), reason, loudest };
}
