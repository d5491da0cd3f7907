import { addLetter, startHash } from './sentiment/letters.ts';
import { KIND, tokenize, type Tokens } from './sentiment/tokens.ts';

/** Buckets that words, their pairs and triples, and the letters within words are hashed into. */
export const BUCKETS = 1 << 15;
/** Buckets that beginnings of words are hashed into, to tell reasons apart. */
export const STEM_BUCKETS = 1 << 11;
/** Letters of those beginnings; words of fewer letters than the first say nothing of a reason. */
const STEMS = [3, 4, 6];
/** Letters of an n-gram within a word, its edges included. */
const SHORTEST = 2, LONGEST = 5;
/** Letters read of one word; what is longer is no word of a language. */
const LONGEST_WORD = 40;
const EDGE = 95;
const MIX = 0x9e3779b1 | 0, OF_LETTERS = 0x5bd1e995;

/** A text as sums over buckets: each kind of n-gram has length 1 by itself, the more often one occurs the less each time adds. */
export interface Weighted {
  /** Distinct. */
  buckets: Int32Array;
  values: Float32Array;
}

function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}

const bucketOf = (hash: number): number => mixed(hash) & (BUCKETS - 1);

/** Words, pairs and triples; signs of asking and exclaiming count as words, other punctuation is passed over. */
function wordBuckets(tokens: Tokens): number[] {
  const found: number[] = [];
  let before = 0, secondBefore = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const kind = tokens.kind[at] ?? 0;
    if (kind === KIND.comma || kind === KIND.line || kind === KIND.stop) continue;
    const hash = tokens.shortHash[at] ?? 0;
    found.push(bucketOf(hash));
    if (before) found.push(bucketOf(Math.imul(before, MIX) ^ hash));
    if (secondBefore) found.push(bucketOf(Math.imul(Math.imul(secondBefore, MIX) ^ before, MIX) ^ hash));
    [secondBefore, before] = [before, hash];
  }
  return found;
}

function letterBuckets(tokens: Tokens): number[] {
  const found: number[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.kind[at] !== KIND.word) continue;
    const from = tokens.foldedStart[at] ?? 0;
    const to = Math.min(tokens.foldedEnd[at] ?? 0, from + LONGEST_WORD);
    for (let first = from - 1; first < to; first += 1) {
      let hash = startHash();
      const last = Math.min(to, first + LONGEST - 1);
      for (let place = first; place <= last; place += 1) {
        hash = addLetter(hash, place < from || place === to ? EDGE : (tokens.folded[place] ?? 0));
        if (place - first >= SHORTEST - 1) found.push(bucketOf(hash ^ OF_LETTERS));
      }
    }
  }
  return found;
}

/** 1 + ln(count) for each bucket, divided so that the squares sum to 1. */
function weighted(found: number[]): [bucket: number, value: number][] {
  const counts = new Map<number, number>();
  for (const bucket of found) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const entries = [...counts].map(([bucket, count]): [number, number] => [bucket, 1 + Math.log(count)]);
  const length = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, 0));
  return entries.map(([bucket, value]) => [bucket, value / length]);
}

/** What a text holds, as the escalation model sees it. Linear in its length; never throws. */
export function weightedGrams(text: string): Weighted {
  const tokens = tokenize(text);
  const sums = new Map(weighted(wordBuckets(tokens)));
  for (const [bucket, value] of weighted(letterBuckets(tokens))) sums.set(bucket, (sums.get(bucket) ?? 0) + value);
  return { buckets: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
}

/** The beginnings of a text's words, each counted once: what the reason of an escalation is told by. Never throws. */
export function stemGrams(text: string): Weighted {
  const tokens = tokenize(text);
  const found = new Set<number>();
  for (let at = 0; at < tokens.count; at += 1) {
    const from = tokens.foldedStart[at] ?? 0, to = tokens.foldedEnd[at] ?? 0;
    if (tokens.kind[at] !== KIND.word || to - from < (STEMS[0] ?? 0)) continue;
    for (const stem of STEMS) {
      let hash = startHash();
      for (let place = from; place < Math.min(to, from + stem); place += 1) hash = addLetter(hash, tokens.folded[place] ?? 0);
      found.add(mixed(hash ^ Math.imul(stem, MIX)) & (STEM_BUCKETS - 1));
    }
  }
  const each = 1 / Math.sqrt(Math.max(1, found.size));
  return { buckets: Int32Array.from(found), values: new Float32Array(found.size).fill(each) };
}
