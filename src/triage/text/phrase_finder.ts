import { aloneIn, bucketOf, endOf, isParted, nextIn, type PhraseIndex } from './phrase_index.ts';
import { likelyPlaces, PhraseSieve } from './phrase_sieve.ts';
import { firstFrom, phraseScout, type PhraseScout, type Scouted, type ScoutedPhrase } from './phrase_scout.ts';
import { unitReader } from './units.ts';

/** A phrase found in a folded text: where it begins and ends, and the table it stands in. */
export interface FoundPhrase {
  index: number;
  end: number;
  table: string;
}

/** A phrase has 255 letters at most, and a blank of it stands for up to four. */
const LONGEST_FOUND = 4 * 256;

const unitsOf = unitReader();

interface FinderOptions {
  indexed: () => PhraseIndex;
  whole: boolean;
  scout: PhraseScout;
  worthScouting: number;
}

/**
 * Looks for some hundred phrases at once. A regular expression of so many alternatives takes 20 to 120 ms to compile,
 * in every fresh process; a few letters looked up at each beginning of a word take nothing.
 */
class PhraseFinder {
  private readonly names: readonly (string | undefined)[];
  private readonly options: FinderOptions;
  private readonly sieve: PhraseSieve;
  /** A bit for the place of each of its tables. */
  private readonly tables: number;

  /** `names`: those of the tables to find phrases of, each at its place among all. */
  constructor(names: readonly (string | undefined)[], options: FinderOptions) {
    this.names = names;
    this.options = options;
    this.sieve = new PhraseSieve((place) => names[place] !== undefined);
    this.tables = names.reduce((tables, name, place) => (name === undefined ? tables : tables | (1 << place)), 0);
  }

  /** The longest phrase that begins right at `start`, or undefined. */
  at(folded: string, start: number): FoundPhrase | undefined {
    const found = start < folded.length ? this.found(unitsOf(folded.slice(start, start + LONGEST_FOUND)), 0) : undefined;
    return found && { index: start, end: start + found.end, table: found.table };
  }

  private found(list: Uint16Array, start: number): FoundPhrase | undefined {
    const bucket = bucketOf(list[start]!, list[start + 1]!);
    return this.inBucket(bucket, list, start) ?? (bucket === aloneIn(bucket) ? undefined : this.inBucket(aloneIn(bucket), list, start));
  }

  private inBucket(bucket: number, list: Uint16Array, start: number): FoundPhrase | undefined {
    const index = this.options.indexed();
    const last = index.buckets[bucket + 1]!, third = list[start + 2]!;
    for (let phrase = nextIn(index, index.buckets[bucket]!, last, third); phrase < last; phrase = nextIn(index, phrase + 1, last, third)) {
      const table = this.names[index.places[phrase]!];
      if (table === undefined) continue;
      const end = endOf(index, phrase, list, start);
      if (end > start && (!this.options.whole || isParted(list, end))) return { index: start, end, table };
    }
    return undefined;
  }

  /** So many phrases at most, first to last, none inside another. */
  private walked(folded: string, most: number): FoundPhrase[] {
    const { places, count } = likelyPlaces(this.sieve.bitsFor(this.options.indexed(), folded.length), folded);
    const list = unitsOf(folded);
    const all: FoundPhrase[] = [];
    for (let next = 0, from = 0; next < count && all.length < most; next += 1) {
      const found = places[next]! < from ? undefined : this.found(list, places[next]!);
      if (!found) continue;
      all.push(found);
      from = found.end;
    }
    return all;
  }

  /** What one walk for all tables has found, of a text that is long enough for it. */
  private scouted(folded: string): Scouted | undefined {
    return folded.length >= this.options.worthScouting ? this.options.scout.walk(folded) : undefined;
  }

  private isAmong({ tables, wholeTables }: Scouted): boolean {
    return (this.tables & (this.options.whole ? wholeTables : tables)) !== 0;
  }

  private tableOf({ place, isWhole }: ScoutedPhrase): string | undefined {
    return this.options.whole && !isWhole ? undefined : this.names[place];
  }

  /** The first phrase. */
  next(folded: string): FoundPhrase | undefined {
    const scouted = this.scouted(folded);
    if (!scouted) return this.walked(folded, 1)[0];
    const first = this.isAmong(scouted) ? scouted.phrases.find((phrase) => this.tableOf(phrase) !== undefined) : undefined;
    return first && { index: first.index, end: first.end, table: this.tableOf(first) ?? '' };
  }

  /** All phrases, first to last, none inside another. */
  all(folded: string): FoundPhrase[] {
    const scouted = this.scouted(folded);
    if (!scouted) return this.walked(folded, Infinity);
    return this.isAmong(scouted) ? this.amongScouted(scouted.phrases, 0, folded.length) : [];
  }

  /** All phrases of a text that stand from `from` on and end at `to` or before; nothing where the text is too short to be walked for it. */
  allBetween(folded: string, from: number, to: number): FoundPhrase[] | undefined {
    const scouted = this.scouted(folded);
    return scouted && (this.isAmong(scouted) ? this.amongScouted(scouted.phrases, from, to) : []);
  }

  /** Where one of its phrases begins, first to last, inside another or not; nothing where the text is too short to be walked for it. */
  places(folded: string): number[] | undefined {
    const scouted = this.scouted(folded);
    if (!scouted) return undefined;
    const places: number[] = [];
    if (this.isAmong(scouted)) for (const phrase of scouted.phrases) if (this.tableOf(phrase) !== undefined) places.push(phrase.index);
    return places;
  }

  private amongScouted(phrases: readonly ScoutedPhrase[], from: number, to: number): FoundPhrase[] {
    const all: FoundPhrase[] = [];
    let next = from;
    for (let at = from === 0 ? 0 : firstFrom(phrases, from); at < phrases.length && phrases[at]!.index < to; at += 1) {
      const phrase = phrases[at]!;
      const table = phrase.index < next || phrase.end > to ? undefined : this.tableOf(phrase);
      if (table === undefined) continue;
      all.push({ index: phrase.index, end: phrase.end, table });
      next = phrase.end;
    }
    return all;
  }

  isIn(folded: string): boolean {
    const scouted = this.scouted(folded);
    return scouted ? this.isAmong(scouted) : this.walked(folded, 1).length > 0;
  }
}

/** Tables whose phrases lie in one index: a finder looks for those of some of them. A phrase always begins where a word begins. */
export interface PhraseBook<Table extends string> {
  /** Finds phrases of which the last word may go on ("organi" finds "organisation"). */
  beginningsOf(...tables: Table[]): PhraseFinder;
  /** Finds phrases that end where a word ends. */
  phrasesOf(...tables: Table[]): PhraseFinder;
}

/** Shorter texts are searched faster than they are walked for all tables. */
const WORTH_SCOUTING = 120;

/** Finders in the index of these tables, which is read when a text first comes. Texts of so many letters are walked for all tables at once. */
export function phraseBook<Table extends string>(tables: readonly Table[], read: () => PhraseIndex, worthScouting = WORTH_SCOUTING): PhraseBook<Table> {
  let index: PhraseIndex | undefined;
  const indexed = (): PhraseIndex => (index ??= read());
  const scout = phraseScout(indexed);
  const finder = (names: readonly Table[], whole: boolean): PhraseFinder => new PhraseFinder(tables.map((table) => (names.includes(table) ? table : undefined)), { indexed, whole, scout, worthScouting });
  return { beginningsOf: (...names) => finder(names, false), phrasesOf: (...names) => finder(names, true) };
}
