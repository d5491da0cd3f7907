import { aloneIn, bucketAt, endOf, IN_WORD, isWordAt, kindOf, nextIn, type PhraseIndex } from './phrase_index.ts';
import { letsThrough, PhraseSieve } from './phrase_sieve.ts';
import { firstFrom, phraseScout, type PhraseScout, type ScoutedPhrase } from './phrase_scout.ts';

/** A phrase found in a folded text: where it begins and ends, and the table it stands in. */
export interface FoundPhrase {
  index: number;
  end: number;
  table: string;
}

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
export class PhraseFinder {
  private readonly names: readonly (string | undefined)[];
  private readonly options: FinderOptions;
  private readonly sieve: PhraseSieve;

  /** `names`: those of the tables to find phrases of, each at its place among all. */
  constructor(names: readonly (string | undefined)[], options: FinderOptions) {
    this.names = names;
    this.options = options;
    this.sieve = new PhraseSieve((place) => names[place] !== undefined);
  }

  /** The longest phrase that begins right at `start`, or undefined. */
  at(folded: string, start: number): FoundPhrase | undefined {
    if (start >= folded.length) return undefined;
    const index = this.options.indexed();
    const bits = this.sieve.bitsFor(index, 1);
    return bits && !letsThrough(bits, folded, start) ? undefined : this.found(index, folded, start);
  }

  private found(index: PhraseIndex, folded: string, start: number): FoundPhrase | undefined {
    const bucket = bucketAt(folded, start);
    return this.inBucket(index, bucket, folded, start) ?? (bucket === aloneIn(bucket) ? undefined : this.inBucket(index, aloneIn(bucket), folded, start));
  }

  private inBucket(index: PhraseIndex, bucket: number, folded: string, start: number): FoundPhrase | undefined {
    const last = index.buckets[bucket + 1]!;
    for (let phrase = nextIn(index, index.buckets[bucket]!, last, folded, start); phrase < last; phrase = nextIn(index, phrase + 1, last, folded, start)) {
      const table = this.names[index.places[phrase]!];
      if (table === undefined) continue;
      const end = endOf(index, phrase, folded, start);
      if (end > start && !(this.options.whole && isWordAt(folded, end - 1) && isWordAt(folded, end))) return { index: start, end, table };
    }
    return undefined;
  }

  private walked(folded: string, from = 0): FoundPhrase | undefined {
    const index = this.options.indexed();
    const bits = this.sieve.bitsFor(index, folded.length - from);
    let before = isWordAt(folded, from - 1) ? IN_WORD : 0;
    for (let at = from; at < folded.length; at += 1) {
      const kind = kindOf(folded.charCodeAt(at));
      const inside = kind === IN_WORD && before === IN_WORD;
      before = kind;
      const found = inside || (bits && !letsThrough(bits, folded, at)) ? undefined : this.found(index, folded, at);
      if (found) return found;
    }
    return undefined;
  }

  private scouted(folded: string): readonly ScoutedPhrase[] | undefined {
    return folded.length >= this.options.worthScouting ? this.options.scout.walk(folded) : undefined;
  }

  private tableOf({ place, isWhole }: ScoutedPhrase): string | undefined {
    return this.options.whole && !isWhole ? undefined : this.names[place];
  }

  /** The first phrase. */
  next(folded: string): FoundPhrase | undefined {
    const phrases = this.scouted(folded);
    if (!phrases) return this.walked(folded);
    const first = phrases.find((phrase) => this.tableOf(phrase) !== undefined);
    return first && { index: first.index, end: first.end, table: this.tableOf(first) ?? '' };
  }

  /** All phrases, first to last, none inside another. */
  *all(folded: string): Generator<FoundPhrase> {
    const phrases = this.scouted(folded);
    if (!phrases) for (let found = this.walked(folded); found; found = this.walked(folded, found.end)) yield found;
    else yield* this.amongScouted(phrases);
  }

  private *amongScouted(phrases: readonly ScoutedPhrase[]): Generator<FoundPhrase> {
    let from = 0;
    for (const phrase of phrases) {
      const table = phrase.index < from ? undefined : this.tableOf(phrase);
      if (table === undefined) continue;
      yield { index: phrase.index, end: phrase.end, table };
      from = phrase.end;
    }
  }

  isIn(folded: string): boolean {
    return this.scouted(folded)?.some((phrase) => this.tableOf(phrase) !== undefined) ?? this.walked(folded) !== undefined;
  }

  /** Whether a phrase may begin from `from` on and before `to`: always true of a text too short to be walked for it. */
  mayBegin(folded: string, from: number, to: number): boolean {
    const phrases = this.scouted(folded);
    if (!phrases) return true;
    for (let at = firstFrom(phrases, from); at < phrases.length && phrases[at]!.index < to; at += 1) if (this.tableOf(phrases[at]!) !== undefined) return true;
    return false;
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
