import { KEY, endOf, hashes, indexed, isWordAt, keysAt, type Index } from './phrase_index.ts';
import { ABSENT, BEGINS, WHOLE, type PhraseScout } from './phrase_scout.ts';

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
  /** The first phrase that begins at `from` or later, where a word begins. */
  next(folded: string, from?: number): FoundPhrase | undefined;
  /** All phrases, first to last, none inside another. */
  all(folded: string): Generator<FoundPhrase>;
  isIn(folded: string): boolean;
}

/** Shorter texts are searched faster than they are walked for all tables. */
const WORTH_SCOUTING = 120;

/** Whether the scout says that no phrase of these tables stands in a text. */
function ruledOut(scout: PhraseScout, tables: string[], whole: boolean): (folded: string) => boolean {
  const places = tables.map((table) => scout.tables.indexOf(table));
  if (places.includes(-1)) throw new Error(`The scout does not know all of ${tables.join(', ')}.`);
  const least = whole ? WHOLE : BEGINS;
  return (folded) => {
    if (folded.length < WORTH_SCOUTING) return false;
    const standing = scout.standing(folded);
    return places.every((place) => (standing[place] ?? ABSENT) < least);
  };
}

/**
 * A finder of folded phrases, by table. `whole`: a phrase must end where a word ends; otherwise it may be the beginning
 * of a longer word. It always begins where a word begins. `scout` knows all its tables.
 */
export function phraseFinder(tables: Record<string, string[]>, { whole = false, scout }: { whole?: boolean; scout?: PhraseScout } = {}): PhraseFinder {
  const holdsNone = scout ? ruledOut(scout, Object.keys(tables), whole) : () => false;
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
  const next = (folded: string, from = 0): FoundPhrase | undefined => {
    if (from === 0 && holdsNone(folded)) return undefined;
    let inWord = isWordAt(folded, from - 1);
    for (let index = from; index < folded.length; index += 1) {
      const word = isWordAt(folded, index);
      const found = word && inWord ? undefined : at(folded, index);
      if (found) return found;
      inWord = word;
    }
    return undefined;
  };
  function* all(folded: string): Generator<FoundPhrase> {
    for (let found = next(folded); found; found = next(folded, found.end)) yield found;
  }
  return { at, next, all, isIn: (folded) => next(folded) !== undefined };
}
