import { createHash } from 'node:crypto';
import type { SparseVector } from './term_vectors.ts';

/** For each sign (see `signsOf`) how strongly it speaks for which topics; a topic is called by its leading sign. */
export type TopicWords = Record<string, Record<string, number>>;

/** A text's signs, and bytes that are its own: they say in which subsamples it is. */
export interface MarkedSigns { signs: readonly string[]; mark: Uint8Array }

/** A word in more of the tickets than this is too general to lead a topic. */
const MOST_SHARE = 0.15;
const RAREST = 2;
/** A sign of whose tickets so many have another leading sign speaks for that one. */
const SAME = 0.85;
/** Subsamples, and the bytes below which a text is in one: three quarters. */
const SUBSAMPLES = 48;
const BELOW = 192;
const LEAST_IN_SUBSAMPLE = 3;
/**
 * How much more a sign counts whose tickets are like each other, when signs are ranked and when they speak for a topic. With
 * less, a text's topic is the outcome of a vote of many vague signs, which a few more texts turn; chosen for agreement
 * between runs, on texts that are not those of the closed part.
 */
const RANK_POWER = 1.5;
const VOTE_POWER = 3;

/** The mark of a text, the same in any order and whatever stands beside it. */
export const markOf = (text: string): Uint8Array => createHash('sha384').update(text).digest();

/** Texts by the numbers of their signs, ascending. */
interface NumberedTexts { signs: string[]; texts: { at: Int32Array; mark: Uint8Array }[] }

function numbered(texts: readonly MarkedSigns[]): NumberedTexts {
  const numbers = new Map<string, number>();
  // By name, not by first mention: in another order the same signs have the same numbers.
  for (const sign of [...new Set(texts.flatMap(({ signs }) => signs))].sort()) numbers.set(sign, numbers.size);
  return { signs: [...numbers.keys()], texts: texts.map(({ signs, mark }) => ({ mark, at: Int32Array.from(signs, (sign) => numbers.get(sign) ?? 0).sort() })) };
}

/** A subsample as TF-IDF vectors of length 1: each text's signs that at least two of its texts have, and their weights. */
interface Weighed { idf: Float64Array; vectors: SparseVector[]; textsWith: number[][] }

function weighed(texts: readonly Int32Array[], signs: number): Weighed {
  const counts = new Int32Array(signs);
  for (const at of texts) for (const sign of at) counts[sign] = (counts[sign] ?? 0) + 1;
  const idf = Float64Array.from(counts, (count) => (count < RAREST ? 0 : Math.log((1 + texts.length) / (1 + count)) + 1));
  const textsWith = Array.from({ length: signs }, (): number[] => []);
  const vectors = texts.map((all, place) => {
    const at = all.filter((sign) => (idf[sign] ?? 0) > 0);
    const weight = Float64Array.from(at, (sign) => idf[sign] ?? 0);
    const norm = Math.hypot(...weight) || 1;
    for (const [index, sign] of at.entries()) { weight[index] = (weight[index] ?? 0) / norm; textsWith[sign]?.push(place); }
    return { at, weight };
  });
  return { idf, vectors, textsWith };
}

interface Candidate { sign: number; texts: number[]; likeness: number }

/** Mean likeness (cosine) of the texts with a sign, that sign itself left out. `sum` is room for a number a sign, all 0 before and after. */
function likeness(sign: number, texts: readonly number[], vectors: readonly SparseVector[], sum: Float64Array): number {
  for (const place of texts) {
    const { at, weight } = vectors[place] ?? NOTHING;
    const own = weight[at.indexOf(sign)] ?? 0;
    const rest = Math.sqrt(Math.max(1e-9, 1 - own * own));
    for (let index = 0; index < at.length; index += 1) {
      const other = at[index] ?? 0;
      if (other !== sign) sum[other] = (sum[other] ?? 0) + (weight[index] ?? 0) / rest;
    }
  }
  let squares = 0;
  for (const place of texts) for (const other of vectors[place]?.at ?? []) { squares += (sum[other] ?? 0) ** 2; sum[other] = 0; }
  return Math.max(0, (squares - texts.length) / (texts.length * (texts.length - 1)));
}
const NOTHING: SparseVector = { at: new Int32Array(), weight: new Float64Array() };

function candidates({ vectors, textsWith }: Weighed, fewest: number): Candidate[] {
  const sum = new Float64Array(textsWith.length);
  return textsWith.map((texts, sign) => ({ sign, texts })).filter(({ texts }) => texts.length >= fewest && texts.length <= MOST_SHARE * vectors.length)
    .map(({ sign, texts }) => ({ sign, texts, likeness: likeness(sign, texts, vectors, sum) })).filter((candidate) => candidate.likeness > 0);
}

/** The leading sign of most of these texts, and the share of them that have it. */
function nearest(texts: readonly number[], leadersOf: readonly number[][]): { sign: number; share: number } {
  const counts = new Map<number, number>();
  for (const place of texts) for (const leader of leadersOf[place] ?? []) counts.set(leader, (counts.get(leader) ?? 0) + 1);
  let best = { sign: -1, share: 0 };
  for (const [sign, count] of counts) if (count / texts.length > best.share) best = { sign, share: count / texts.length };
  return best;
}

/** The leading sign of each sign of a subsample, and the sign's weight: its rarity × likeness³. */
function leadersIn(subsample: Weighed, fewest: number): { sign: number; leader: number; weight: number }[] {
  const score = ({ texts, likeness: alike }: Candidate) => Math.sqrt(texts.length) * alike ** RANK_POWER;
  const ranked = candidates(subsample, fewest).sort((a, b) => score(b) - score(a) || a.sign - b.sign);
  const leadersOf = subsample.vectors.map((): number[] => []);
  return ranked.map(({ sign, texts, likeness: alike }) => {
    const { sign: known, share } = nearest(texts, leadersOf);
    if (share < SAME) for (const place of texts) leadersOf[place]?.push(sign);
    return { sign, leader: share < SAME ? sign : known, weight: (subsample.idf[sign] ?? 0) * alike ** VOTE_POWER };
  });
}

/**
 * Splits texts by leading signs: in the order of √texts × (mean likeness of its texts: TF-IDF, cosine)^1.5, a sign leads a topic
 * unless 85 % of its texts hold a sign that leads already; then it speaks for that one. Done on 48 subsamples of three
 * quarters, which depend on the texts alone, and averaged (bagging, Breiman 1996): a sign that leads in some of them only
 * speaks so much the less, and more texts hardly change anything.
 * @param fewest texts that a topic must have
 */
export function topicWords(marked: readonly MarkedSigns[], fewest: number): TopicWords {
  const words = new Map<string, Map<string, number>>();
  const { signs, texts } = numbered(marked);
  for (let subsample = 0; subsample < SUBSAMPLES; subsample += 1) {
    const part = texts.filter(({ mark }) => (mark[subsample] ?? 0) < BELOW).map(({ at }) => at);
    for (const { sign, leader, weight } of leadersIn(weighed(part, signs.length), Math.max(LEAST_IN_SUBSAMPLE, (fewest * BELOW) / 256))) {
      const [name = '', leading = ''] = [signs[sign], signs[leader]];
      const own = words.get(name) ?? new Map<string, number>();
      words.set(name, own.set(leading, (own.get(leading) ?? 0) + weight / SUBSAMPLES));
    }
  }
  return Object.fromEntries([...words].map(([name, own]) => [name, Object.fromEntries(own)]));
}

/** The topic that a text's signs speak for most strongly, by its leading sign; `""` where they speak for none. */
export function topicOf(signs: readonly string[], words: TopicWords): string {
  const points = new Map<string, number>();
  for (const head of signs) {
    const own = Object.hasOwn(words, head) ? words[head] : undefined;
    for (const leader in own) points.set(leader, (points.get(leader) ?? 0) + (own[leader] ?? 0));
  }
  let [best, most] = ['', 0];
  for (const [leader, sum] of points) if (sum > most || (sum === most && leader < best)) [best, most] = [leader, sum];
  return best;
}
