import { createHash } from 'node:crypto';
import { stemOf, termSpace, type SparseVector } from './term_vectors.ts';

/** For each word head how strongly it speaks for which topics; a topic is called by its leading head. */
export type TopicWords = Record<string, Record<string, number>>;

/** A text's terms, and bytes that are its own: they say in which subsamples it is. */
export interface MarkedTerms { terms: readonly string[]; mark: Uint8Array }

/** A word in more of the tickets than this is too general to lead a topic. */
const MOST_SHARE = 0.15;
const RAREST = 2;
/** A word of whose tickets so many have another leading word speaks for that one. */
const SAME = 0.5;
/** Subsamples, and the bytes below which a text is in one: three quarters. */
const SUBSAMPLES = 16;
const BELOW = 192;
const LEAST_IN_SUBSAMPLE = 3;

/** The mark of a text, the same in any order and whatever stands beside it. */
export const markOf = (text: string): Uint8Array => createHash('md5').update(text).digest();

interface Candidate { term: number; tickets: number[]; likeness: number }

/** Mean likeness (cosine) of the tickets with a term, that term itself left out. */
function likeness(term: number, tickets: readonly number[], vectors: readonly SparseVector[]): number {
  const sum = new Map<number, number>();
  for (const place of tickets) {
    const vector = vectors[place];
    if (!vector) continue;
    const { at, weight } = vector;
    const own = weight[at.indexOf(term)] ?? 0;
    const rest = Math.sqrt(Math.max(1e-9, 1 - own * own));
    for (let index = 0; index < at.length; index += 1) {
      const other = at[index] ?? 0;
      if (other !== term) sum.set(other, (sum.get(other) ?? 0) + (weight[index] ?? 0) / rest);
    }
  }
  let squares = 0;
  for (const value of sum.values()) squares += value * value;
  return Math.max(0, (squares - tickets.length) / (tickets.length * (tickets.length - 1)));
}

function candidates(vectors: readonly SparseVector[], terms: number, fewest: number): Candidate[] {
  const tickets = Array.from({ length: terms }, (): number[] => []);
  for (const [place, { at }] of vectors.entries()) for (const term of at) tickets[term]?.push(place);
  return tickets.map((own, term) => ({ term, tickets: own })).filter(({ tickets: own }) => own.length >= fewest && own.length <= MOST_SHARE * vectors.length)
    .map(({ term, tickets: own }) => ({ term, tickets: own, likeness: likeness(term, own, vectors) })).filter((candidate) => candidate.likeness > 0);
}

/** The leading word whose tickets hold most of these, and their share. */
function nearest(tickets: readonly number[], leaders: readonly { head: string; tickets: Set<number> }[]): { head: string; share: number } {
  let best = { head: '', share: 0 };
  for (const { head, tickets: own } of leaders) {
    let common = 0;
    for (const place of tickets) if (own.has(place)) common += 1;
    if (common / tickets.length > best.share) best = { head, share: common / tickets.length };
  }
  return best;
}

/** The leading word of each word of a subsample, and the word's weight: its rarity × likeness. */
function wordsOf(texts: readonly (readonly string[])[], fewest: number): { head: string; leader: string; weight: number }[] {
  const { vocabulary, idf, vectors } = termSpace(texts, RAREST, 1);
  const score = ({ tickets, likeness: alike }: Candidate) => Math.sqrt(tickets.length) * alike;
  const headOf = ({ term }: Candidate) => vocabulary[term] ?? '';
  const ranked = candidates(vectors, vocabulary.length, fewest).sort((a, b) => score(b) - score(a) || (headOf(a) < headOf(b) ? -1 : 1));
  const leaders: { head: string; tickets: Set<number> }[] = [];
  return ranked.map((candidate) => {
    const head = headOf(candidate);
    const { head: known, share } = nearest(candidate.tickets, leaders);
    if (share < SAME) leaders.push({ head, tickets: new Set(candidate.tickets) });
    return { head, leader: share < SAME ? head : known, weight: (idf[candidate.term] ?? 0) * candidate.likeness };
  });
}

/**
 * Splits texts by leading words: in the order of √texts × mean likeness of its texts (TF-IDF, cosine), a word leads a topic
 * unless half of its texts hold a word that leads already; then it speaks for that one. Done on sixteen subsamples of three
 * quarters, which depend on the texts alone, and averaged (bagging, Breiman 1996): a word that leads in some of them only
 * speaks so much the less, and more texts hardly change anything.
 * @param fewest texts that a topic must have
 */
export function topicWords(texts: readonly MarkedTerms[], fewest: number): TopicWords {
  const words: TopicWords = {};
  for (let subsample = 0; subsample < SUBSAMPLES; subsample += 1) {
    const part = texts.filter(({ mark }) => (mark[subsample] ?? 0) < BELOW).map(({ terms }) => terms);
    for (const { head, leader, weight } of wordsOf(part, Math.max(LEAST_IN_SUBSAMPLE, (fewest * BELOW) / 256))) {
      const own = Object.hasOwn(words, head) ? words[head] : undefined;
      if (own) own[leader] = (own[leader] ?? 0) + weight / SUBSAMPLES;
      else words[head] = { [leader]: weight / SUBSAMPLES };
    }
  }
  return words;
}

/** The topic that a text's words speak for most strongly, by its leading head; `""` where they speak for none. */
export function topicOf(terms: readonly string[], words: TopicWords): string {
  const points = new Map<string, number>();
  for (const head of new Set(terms.map(stemOf))) {
    const own = Object.hasOwn(words, head) ? words[head] : undefined;
    for (const leader in own) points.set(leader, (points.get(leader) ?? 0) + (own[leader] ?? 0));
  }
  let [best, most] = ['', 0];
  for (const [leader, sum] of points) if (sum > most || (sum === most && leader < best)) [best, most] = [leader, sum];
  return best;
}
