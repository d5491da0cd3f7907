import { IN_WORD, KEY, endOf, hashes, indexed, isWordAt, keysAt, kindOf, type Index } from './phrase_index.ts';
import { firstFrom, type PhraseScout, type ScoutedPhrase } from './phrase_scout.ts';

/** A phrase found in a folded text: where it begins and ends, and the table it stands in. */
export interface FoundPhrase {
  index: number;
  end: number;
  table: string;
}

/**
 * Looks for some hundred phrases at once. A regular expression of so many alternatives takes 20 to 120 ms to compile,
 * in every fresh process; two letters looked up in a map at each beginning of a word take nothing.
 */
export interface PhraseFinder {
  /** The longest phrase that begins right at `index`, or undefined. */
  at(folded: string, index: number): FoundPhrase | undefined;
  /** The first phrase. */
  next(folded: string): FoundPhrase | undefined;
  /** All phrases, first to last, none inside another. */
  all(folded: string): Generator<FoundPhrase>;
  isIn(folded: string): boolean;
  /** Whether a phrase may begin from `from` on and before `to`: always true of a text too short to be walked for it. */
  mayBegin(folded: string, from: number, to: number): boolean;
}

/** Shorter texts are searched faster than they are walked for all tables. */
const WORTH_SCOUTING = 120;

/** Where the tables of a finder stand among the scout's; a table's name for each place. */
function placesOf(tables: readonly string[], scout: PhraseScout): (string | undefined)[] {
  const unknown = tables.filter((table) => !scout.tables.includes(table));
  if (unknown.length > 0) throw new Error(`The scout does not know all of ${tables.join(', ')}.`);
  return scout.tables.map((table) => (tables.includes(table) ? table : undefined));
}

/**
 * A finder of folded phrases, by table. `whole`: a phrase must end where a word ends; otherwise it may be the beginning
 * of a longer word. It always begins where a word begins. `scout` knows all its tables.
 */
export function phraseFinder(tables: Record<string, string[]>, { whole = false, scout }: { whole?: boolean; scout?: PhraseScout } = {}): PhraseFinder {
  const names = scout ? placesOf(Object.keys(tables), scout) : [];
  let built: Index | undefined;
  const at = (folded: string, index: number): FoundPhrase | undefined => {
    const { byKey } = (built ??= indexed(tables));
    const lengths = keysAt(built, folded, index);
    // The longest key first: phrases with a shorter one that fit as well are shorter.
    for (let length = KEY; length > 0 && lengths > 0; length -= 1) {
      if ((lengths & (1 << length)) === 0) continue;
      for (const { phrase, table } of byKey.get(hashes[length] ?? 0) ?? []) {
        const end = endOf(phrase, folded, index);
        if (end > index && !(whole && isWordAt(folded, end - 1) && isWordAt(folded, end))) return { index, end, table };
      }
    }
    return undefined;
  };
  const scouted = (folded: string): readonly ScoutedPhrase[] | undefined => (scout && folded.length >= WORTH_SCOUTING ? scout.walk(folded) : undefined);
  const tableOf = ({ place, isWhole }: ScoutedPhrase): string | undefined => (whole && !isWhole ? undefined : names[place]);
  function* amongScouted(phrases: readonly ScoutedPhrase[]): Generator<FoundPhrase> {
    let from = 0;
    for (const phrase of phrases) {
      const table = phrase.index < from ? undefined : tableOf(phrase);
      if (table === undefined) continue;
      yield { index: phrase.index, end: phrase.end, table };
      from = phrase.end;
    }
  }
  const walked = (folded: string, from = 0): FoundPhrase | undefined => {
    let before = isWordAt(folded, from - 1) ? IN_WORD : 0;
    for (let index = from; index < folded.length; index += 1) {
      const kind = kindOf(folded.charCodeAt(index));
      const found = kind === IN_WORD && before === IN_WORD ? undefined : at(folded, index);
      if (found) return found;
      before = kind;
    }
    return undefined;
  };
  function* all(folded: string): Generator<FoundPhrase> {
    const phrases = scouted(folded);
    if (phrases) return yield* amongScouted(phrases);
    for (let found = walked(folded); found; found = walked(folded, found.end)) yield found;
  }
  const next = (folded: string): FoundPhrase | undefined => {
    const phrases = scouted(folded);
    if (!phrases) return walked(folded);
    const first = phrases.find((phrase) => tableOf(phrase) !== undefined);
    return first && { index: first.index, end: first.end, table: tableOf(first) ?? '' };
  };
  const mayBegin = (folded: string, from: number, to: number): boolean => {
    const phrases = scouted(folded);
    if (!phrases) return true;
    for (let at = firstFrom(phrases, from); at < phrases.length && phrases[at]!.index < to; at += 1) if (tableOf(phrases[at]!) !== undefined) return true;
    return false;
  };
  return { at, next, all, mayBegin, isIn: (folded) => (scouted(folded)?.some((phrase) => tableOf(phrase) !== undefined) ?? walked(folded) !== undefined) };
}
