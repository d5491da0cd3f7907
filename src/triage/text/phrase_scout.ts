import { IN_WORD, KEY, endOf, hashes, indexed, isWordAt, keysAt, kindOf, type Index } from './phrase_index.ts';

/** A phrase that stands in a text. */
export interface ScoutedPhrase {
  index: number;
  end: number;
  /** Place of its table among the scout's. */
  place: number;
  /** Whether a word ends where it ends, too. */
  isWhole: boolean;
}

/** Finds, in one walk over a text that is remembered, the phrases of many tables. */
export interface PhraseScout {
  tables: readonly string[];
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

function walkAll(index: Index, folded: string): ScoutedPhrase[] {
  const found: ScoutedPhrase[] = [];
  let before = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    const kind = kindOf(code);
    const inside = kind === IN_WORD && before === IN_WORD;
    before = kind;
    if (inside || code === 32) continue;
    const lengths = keysAt(index, folded, at);
    if (lengths > 0) collect(index, folded, at, lengths, found);
  }
  return found;
}

function collect({ byKey }: Index, folded: string, index: number, lengths: number, found: ScoutedPhrase[]): void {
  for (let length = KEY; length > 0; length -= 1) {
    const entries = (lengths & (1 << length)) === 0 ? undefined : byKey.get(hashes[length]!);
    if (!entries) continue;
    for (const { phrase, place } of entries) {
      const end = endOf(phrase, folded, index);
      if (end > index) found.push({ index, end, place, isWhole: !(isWordAt(folded, end - 1) && isWordAt(folded, end)) });
    }
  }
}

/** Most texts hold no phrase of most tables: one walk for all of them spares a walk for each. */
export function phraseScout(given: Record<string, string[]>): PhraseScout {
  let built: Index | undefined;
  const walked: { folded: string; found: ScoutedPhrase[] }[] = [];
  let oldest = 0;
  return {
    tables: Object.keys(given),
    walk(folded) {
      const known = walked.find((one) => one.folded === folded);
      if (known) return known.found;
      const found = walkAll((built ??= indexed(given)), folded);
      walked[oldest] = { folded, found };
      oldest = (oldest + 1) % MOST_WALKED;
      return found;
    },
  };
}
