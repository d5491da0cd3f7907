import { addLetter, startHash } from './letters.ts';
import { ROLES, URGENCY_GROUPS } from './lexicon.ts';
import { MOST_MARKS, type Clause, type Signals } from './clause.ts';
import { KIND, type Tokens } from './tokens.ts';

/** Buckets that word and letter n-grams are hashed into. */
export const BUCKETS = 1 << 15;
/** Letters of an n-gram within a word, its edges included. */
const SHORTEST = 3, LONGEST = 5;
/** N-grams kept of one text: enough for some 2,000 words, a bound for hostile ones. */
const MOST = 40_000;

/** 0 for 0, 1/2 at `half`, towards 1: a long text's sums must not drown everything else. */
const squash = (value: number, half: number): number => value / (value + half);
const place = (role: (typeof ROLES)[number]): number => ROLES.indexOf(role);
const THANKS = place('thanks'), SARCASM = place('sarcasm'), REQUEST = place('request'), RESOLVED = place('resolved');
const PERSISTENCE = place('persistence'), NEGATION = place('negation'), BOOSTER = place('booster');
const MIDDLING = place('middling'), DURATION = place('duration'), MONEY = place('money');
const URGENT = 1 + URGENCY_GROUPS.indexOf('urgent'), CRITICAL = 1 + URGENCY_GROUPS.indexOf('critical');

/** A clause's feeling: questions ask rather than feel, an exclamation mark presses. */
export const feelingOf = (clause: Clause): number =>
  (clause.positive - clause.negative) * (clause.question ? 0.7 : 1) * (clause.exclaimed ? 1.15 : 1);

interface Sums { positive: number; negative: number; first: number; last: number; afterContrast: number; strongest: number; defects: number; clash: number }

function sumClauses(clauses: Clause[]): Sums {
  const sums: Sums = { positive: 0, negative: 0, first: 0, last: 0, afterContrast: 0, strongest: 0, defects: 0, clash: 0 };
  let sentence = 0, sentences = 0;
  for (const clause of clauses) {
    const feeling = feelingOf(clause);
    sums.positive += Math.max(0, clause.positive);
    sums.negative += Math.max(0, clause.negative);
    sums.defects += clause.defects;
    if (clause.positive > 0 && clause.defects > 0) sums.clash += 1;
    if (clause.afterContrast) sums.afterContrast += feeling;
    if (Math.abs(feeling) > Math.abs(sums.strongest)) sums.strongest = feeling;
    sentence += feeling;
    if (!clause.closes) continue;
    if (sentences === 0) sums.first = sentence;
    sums.last = sentence;
    sentences += 1;
    sentence = 0;
  }
  return sums;
}

const signed = (value: number, half: number): number => Math.sign(value) * squash(Math.abs(value), half);

/** Names of the dense features, in the order of `denseFeatures`; the weights file names them too. */
export const DENSE_NAMES = [
  'bias', 'positive', 'negative', 'net', 'share', 'strongest positive', 'strongest negative', 'strongest clause', 'first sentence', 'last sentence',
  'after contrast', 'negated positive', 'negated negative', 'exclamations', 'questions', 'questions only', 'capitals', 'stretched', 'emoji positive',
  'emoji negative', 'thanks', 'defects', 'requests', 'sarcasm', 'persistence', 'resolved', 'negations', 'boosters', 'length', 'very short', 'mention',
  'hashtags', 'numbers', 'ellipses', 'quoted positive', 'urgent', 'both sides', 'positive with defect', 'no feeling', 'defect without feeling',
  'mention with defect', 'thanks alone', 'request without feeling', 'sarcasm with positive', 'resolved with thanks', 'link', 'mention without feeling',
  'negation with mention', 'thanks to a mention', 'density positive', 'density negative', 'middling', 'middling and felt', 'durations', 'duration without feeling', 'money',
] as const;

const dense = new Float32Array(DENSE_NAMES.length);

/** What the lexicon's signals say about a text, each about -1 to 1; valid until the next call. */
export function denseFeatures(signals: Signals): Float32Array {
  const sums = sumClauses(signals.clauses);
  const { positive, negative } = sums;
  const mention = signals.mentions > 0 ? 1 : 0;
  const count = (role: number): number => signals.roles[role]!;
  const thanks = count(THANKS), sarcasm = count(SARCASM), requests = count(REQUEST), resolved = count(RESOLVED);
  const middling = count(MIDDLING), durations = count(DURATION);
  const felt = positive + negative > 0.5;
  const words = Math.max(1, signals.words);
  dense.set([
    1, squash(positive, 4), squash(negative, 4), signed(positive - negative, 4), positive + negative > 0 ? (positive - negative) / (positive + negative) : 0,
    signals.strongestPositive / 4, signals.strongestNegative / 4, signed(sums.strongest, 3), signed(sums.first, 3), signed(sums.last, 3),
    signed(sums.afterContrast, 3), squash(signals.negatedPositive, 1), squash(signals.negatedNegative, 1), squash(signals.exclamations, 2),
    squash(signals.questions, 1), signals.questions > 0 && !felt ? 1 : 0, squash(signals.capitals, 4), squash(signals.stretched, 1),
    squash(signals.emojiPositive, 3), squash(signals.emojiNegative, 3), squash(thanks, 1), squash(sums.defects, 2), squash(requests, 1), squash(sarcasm, 1),
    squash(count(PERSISTENCE), 1), squash(resolved, 1), squash(count(NEGATION), 2), squash(count(BOOSTER), 2),
    squash(signals.words, 40), signals.words <= 5 ? 1 : 0, mention, squash(signals.hashtags, 1), squash(signals.numbers, 3), squash(signals.ellipses, 1),
    squash(signals.quotedPositive, 1), squash(signals.urgency[URGENT]! + signals.urgency[CRITICAL]!, 1),
    positive > 1 && negative > 1 ? 1 : 0, squash(sums.clash, 1), felt ? 0 : 1, !felt && sums.defects > 0 ? 1 : 0,
    mention && sums.defects > 0 ? 1 : 0, thanks > 0 && !felt && signals.words <= 12 ? 1 : 0, requests > 0 && !felt ? 1 : 0,
    sarcasm > 0 && positive > 0 ? 1 : 0, resolved > 0 && thanks > 0 ? 1 : 0, signals.links > 0 ? 1 : 0, mention && !felt ? 1 : 0,
    mention ? squash(count(NEGATION), 1) : 0, mention ? squash(thanks, 1) : 0, Math.min(1, positive / words), Math.min(1, negative / words),
    squash(middling, 1), middling > 0 && felt ? 1 : 0, squash(durations, 1), durations > 0 && !felt ? 1 : 0, squash(count(MONEY), 1),
  ]);
  return dense;
}

/** N-grams of a text as bucket numbers; valid until the next call. Words first, then letters. */
export interface Grams { buckets: Int32Array; words: number; letters: number }

const grams: Grams = { buckets: new Int32Array(MOST), words: 0, letters: 0 };
/** Whether the letters of one more word are read, so many n-grams being there. */
export const isRoomLeft = (filled: number): boolean => filled < MOST - 512;
/** Letters read of one word. */
const LONGEST_WORD = 40;
const EDGE = 95;
const MIX = 0x9e3779b1 | 0, OF_SHAPES = 0x27d4eb2f;

function bucketOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) & (BUCKETS - 1);
}

/** Words and pairs of words; valid until the next call. */
export function wordGrams(tokens: Tokens): Grams {
  const { buckets } = grams;
  let before = 0, filled = 0;
  for (let at = 0; at < tokens.count && filled < MOST / 4; at += 1) {
    const kind = tokens.kind[at]!;
    if (kind === KIND.comma || kind === KIND.line) continue;
    const hash = tokens.shortHash[at]!;
    buckets[filled++] = bucketOf(hash);
    buckets[filled++] = bucketOf(Math.imul(before, MIX) ^ hash);
    before = hash;
  }
  grams.words = filled;
  grams.letters = 0;
  return grams;
}

/** How many n-grams the letters of a word of this length make. */
export function lettersIn(length: number): number {
  const read = Math.min(length, LONGEST_WORD);
  return read < 2 ? read : 3 * (read - 1);
}

/** The n-grams of a word's letters, its edges marked: fills `buckets` from `filled` on and returns how far. */
export function fillLetters({ folded, foldedStart, foldedEnd }: Tokens, at: number, buckets: Int32Array, filled: number): number {
  const from = foldedStart[at]!;
  const to = Math.min(foldedEnd[at]!, from + LONGEST_WORD);
  let next = filled;
  for (let first = from - 1; first <= to - SHORTEST + 1; first += 1) {
    let hash = startHash();
    const last = Math.min(to, first + LONGEST - 1);
    for (let place = first; place <= last; place += 1) {
      hash = addLetter(hash, place < from || place === to ? EDGE : folded[place]!);
      if (place - first >= SHORTEST - 1) buckets[next++] = bucketOf(hash ^ 0x5bd1e995);
    }
  }
  return next;
}

const shape = new Int32Array(MOST_MARKS + 1);

/** Pairs of marks that follow each other, both ends of the text included: the shape of a text in whatever language. Valid until the next call. */
export function shapeOf({ marks }: Signals): { buckets: Int32Array; count: number } {
  let before = EDGE;
  for (let at = 0; at <= marks.length; at += 1) {
    const next = at < marks.length ? marks[at]! : EDGE;
    shape[at] = bucketOf(Math.imul(before * 128 + next, MIX) ^ OF_SHAPES);
    before = next;
  }
  return { buckets: shape, count: marks.length + 1 };
}

/** Words, pairs of words, and the letters within words. */
export function gramsOf(tokens: Tokens): Grams {
  const { words, buckets } = wordGrams(tokens);
  let filled = words;
  for (let at = 0; at < tokens.count && isRoomLeft(filled); at += 1) {
    if (tokens.kind[at] === KIND.word) filled = fillLetters(tokens, at, buckets, filled);
  }
  grams.letters = filled - words;
  return grams;
}
