import { aloneIn, bucketAt, endOf, IN_WORD, isWordAt, kindOf, nextIn, type PhraseIndex } from './phrase_index.ts';
import { letsThrough, PhraseSieve } from './phrase_sieve.ts';

/** A phrase that stands in a text. */
export interface ScoutedPhrase {
  index: number;
  end: number;
  /** Place of its table among the index's. */
  place: number;
  /** Whether a word ends where it ends, too. */
  isWhole: boolean;
}

/** Finds, in one walk over a text that is remembered, the phrases of many tables. */
export interface PhraseScout {
  /** All phrases that begin where a word begins, first to last; of those at one place the longest first. */
  walk(folded: string): readonly ScoutedPhrase[];
}

/** Which of some phrases is the first that begins at `from` or later. */
export function firstFrom(phrases: readonly ScoutedPhrase[], from: number): number {
  let [low, high] = [0, phrases.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (phrases[middle]!.index < from) low = middle + 1; else high = middle;
  }
  return low;
}

/** Texts walked last: each is asked about by a dozen finders in turn. */
const MOST_WALKED = 4;

function walkAll(index: PhraseIndex, sieve: PhraseSieve, folded: string): ScoutedPhrase[] {
  const bits = sieve.bitsFor(index, folded.length);
  const found: ScoutedPhrase[] = [];
  let before = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    const kind = kindOf(code);
    const inside = kind === IN_WORD && before === IN_WORD;
    before = kind;
    if (inside || code === 32 || (bits && !letsThrough(bits, folded, at))) continue;
    const bucket = bucketAt(folded, at);
    collect(index, bucket, folded, at, found);
    if (bucket !== aloneIn(bucket)) collect(index, aloneIn(bucket), folded, at, found);
  }
  return found;
}

function collect(index: PhraseIndex, bucket: number, folded: string, at: number, found: ScoutedPhrase[]): void {
  const last = index.buckets[bucket + 1]!;
  for (let phrase = nextIn(index, index.buckets[bucket]!, last, folded, at); phrase < last; phrase = nextIn(index, phrase + 1, last, folded, at)) {
    const end = endOf(index, phrase, folded, at);
    if (end > at) found.push({ index: at, end, place: index.places[phrase]!, isWhole: !(isWordAt(folded, end - 1) && isWordAt(folded, end)) });
  }
}

/** Most texts hold no phrase of most tables: one walk for all of them spares a walk for each. The index is read when a text first comes. */
export function phraseScout(index: () => PhraseIndex): PhraseScout {
  const sieve = new PhraseSieve(() => true);
  const walked: { folded: string; found: ScoutedPhrase[] }[] = [];
  let oldest = 0;
  return {
    walk(folded) {
      const known = walked.find((one) => one.folded === folded);
      if (known) return known.found;
      const found = walkAll(index(), sieve, folded);
      walked[oldest] = { folded, found };
      oldest = (oldest + 1) % MOST_WALKED;
      return found;
    },
  };
}
