import { aloneIn, bucketOf, endOf, isParted, nextIn, type PhraseIndex } from './phrase_index.ts';
import { likelyPlaces, PhraseSieve } from './phrase_sieve.ts';
import { unitReader } from './units.ts';

/** A phrase that stands in a text. */
export interface ScoutedPhrase {
  index: number;
  end: number;
  /** Place of its table among the index's. */
  place: number;
  /** Whether a word ends where it ends, too. */
  isWhole: boolean;
}

/** What one walk over a text has found. */
export interface Scouted {
  /** All phrases that begin where a word begins, first to last; of those at one place the longest first. */
  phrases: readonly ScoutedPhrase[];
  /** A bit for the place of each table of which a phrase was found, and for each of which one ends where a word ends. */
  tables: number;
  wholeTables: number;
}

/** Finds, in one walk over a text that is remembered, the phrases of many tables. */
export interface PhraseScout {
  walk(folded: string): Scouted;
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

const unitsOf = unitReader();

function walkAll(index: PhraseIndex, sieve: PhraseSieve, folded: string): Scouted {
  const { places, count } = likelyPlaces(sieve.bitsFor(index, folded.length), folded);
  const list = unitsOf(folded);
  const found: ScoutedPhrase[] = [];
  for (let next = 0; next < count; next += 1) {
    const at = places[next]!, bucket = bucketOf(list[at]!, list[at + 1]!);
    collect(index, bucket, list, at, found);
    if (bucket !== aloneIn(bucket)) collect(index, aloneIn(bucket), list, at, found);
  }
  let tables = 0, wholeTables = 0;
  for (const { place, isWhole } of found) {
    tables |= 1 << place;
    if (isWhole) wholeTables |= 1 << place;
  }
  return { phrases: found, tables, wholeTables };
}

function collect(index: PhraseIndex, bucket: number, list: Uint16Array, at: number, found: ScoutedPhrase[]): void {
  const last = index.buckets[bucket + 1]!, third = list[at + 2]!;
  for (let phrase = nextIn(index, index.buckets[bucket]!, last, third); phrase < last; phrase = nextIn(index, phrase + 1, last, third)) {
    const end = endOf(index, phrase, list, at);
    if (end > at) found.push({ index: at, end, place: index.places[phrase]!, isWhole: isParted(list, end) });
  }
}

/** Most texts hold no phrase of most tables: one walk for all of them spares a walk for each. The index is read when a text first comes. */
export function phraseScout(index: () => PhraseIndex): PhraseScout {
  const sieve = new PhraseSieve(() => true);
  const walked: { folded: string; found: Scouted }[] = [];
  let oldest = 0;
  return {
    walk(folded) {
      for (const one of walked) if (one.folded === folded) return one.found;
      const found = walkAll(index(), sieve, folded);
      walked[oldest] = { folded, found };
      oldest = (oldest + 1) % MOST_WALKED;
      return found;
    },
  };
}
