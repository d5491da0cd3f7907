import { IN_WORD, endOf, hashes, indexed, isWordAt, keysAt, kindOf, type Entry, type Index } from './phrase_index.ts';

/** How a table's phrases stand in a text: not at all, as the beginnings of longer words alone, or as whole words. */
export const ABSENT = 0, BEGINS = 1, WHOLE = 2;

/** Says, after one walk over a text that is remembered, how the phrases of many tables stand in it. */
export interface PhraseScout {
  tables: readonly string[];
  /** ABSENT, BEGINS or WHOLE for each table, in their order. */
  standing(folded: string): Uint8Array;
}

/** Texts walked last: each is asked about by a dozen finders in turn. */
const MOST_WALKED = 4;

function walkAll(index: Index, folded: string, standing: Uint8Array): void {
  let before = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    const kind = kindOf(code);
    const inside = kind === IN_WORD && before === IN_WORD;
    before = kind;
    if (inside || code === 32) continue;
    const lengths = keysAt(index, folded, at);
    for (let length = 1; lengths >> length > 0; length += 1) {
      if ((lengths & (1 << length)) !== 0) mark(index.byKey.get(hashes[length] ?? 0), folded, at, standing);
    }
  }
}

function mark(entries: Entry[] | undefined, folded: string, at: number, standing: Uint8Array): void {
  if (!entries) return;
  for (const { phrase, place } of entries) {
    if (standing[place] === WHOLE) continue;
    const end = endOf(phrase, folded, at);
    if (end > at) standing[place] = isWordAt(folded, end - 1) && isWordAt(folded, end) ? BEGINS : WHOLE;
  }
}

/** Most texts hold no phrase of most tables: one walk for all of them spares a walk for each. */
export function phraseScout(given: Record<string, string[]>): PhraseScout {
  const tables = Object.keys(given);
  let built: Index | undefined;
  const walked: { folded: string; standing: Uint8Array }[] = [];
  let oldest = 0;
  return {
    tables,
    standing(folded) {
      const known = walked.find((one) => one.folded === folded);
      if (known) return known.standing;
      const standing = new Uint8Array(tables.length);
      walkAll((built ??= indexed(given)), folded, standing);
      walked[oldest] = { folded, standing };
      oldest = (oldest + 1) % MOST_WALKED;
      return standing;
    },
  };
}
