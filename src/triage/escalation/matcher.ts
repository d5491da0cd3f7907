import { isRuledOut, LOOK, PHRASES_AT, PLACE_AT } from './phrase_looks.ts';
import type { PhraseTable } from './phrase_table.ts';
import { backward, completed, forward, type Span, type Walk } from './phrase_walk.ts';
import { canBegin, LOOKS_AT, rowOf, type WordReader } from './phrase_words.ts';
import type { TokenText } from './tokens.ts';

/** A phrase found: the tokens it spans, `to` inclusive. */
export interface Match<Entry> {
  entry: Entry;
  /** The number of the phrase in its book. */
  phrase: number;
  from: number;
  to: number;
  /** The token that tells most: the rarest word of the phrase. */
  anchor: number;
}

export interface Matcher<Entry> {
  /** All matches in the order of the text, and what is left of the steps of work allowed for it: none, where a hostile text used them up. */
  find(text: TokenText): { matches: Match<Entry>[]; stepsLeft: number };
}

/** Steps of work a token may cost on average before the text counts as hostile. */
const STEPS_A_TOKEN = 150;
const LEAST_STEPS = 200_000;
const MOST_STEPS = 3_000_000;

/** A matcher over one section of a table; `entryOf` reads what is known of a phrase from the table's meanings. */
export function createMatcher<Entry>(table: PhraseTable, section: number, reader: WordReader, entryOf: (meaning: unknown) => Entry): Matcher<Entry> {
  const entries = table.meanings.map(entryOf);
  return {
    find(text) {
      const { codes, rows, looks, forms } = reader.read(text);
      const { begin, end } = reader.steps();
      const { numbers } = text;
      const walk: Walk = {
        table, text, codes, rows: rows.numbers, looks: looks.numbers, forms: forms.numbers, phrases: reader.starts.phrases(), beginSteps: begin, endSteps: end,
        steps: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, numbers.length * STEPS_A_TOKEN)),
      };
      const matches: Match<Entry>[] = [];
      for (let index = 0; index < numbers.length && walk.steps > 0; index++) {
        const code = codes[numbers[index]!]!;
        if (!canBegin(code, section)) continue;
        for (const { phrase, span } of foundAt(walk, walk.rows[rowOf(code) + LOOKS_AT + section]!, index)) {
          const entry = entries[table.entries[phrase] ?? -1];
          if (entry) matches.push({ entry, phrase, from: span.from, to: span.to, anchor: index });
        }
      }
      return { matches, stepsLeft: Math.max(0, walk.steps) };
    },
  };
}

interface Found {
  phrase: number;
  /** The place of the phrase itself that holds the token. */
  outermost: number;
  span: Span;
}
const NOTHING: readonly never[] = [];

/** What stands around a token where something can begin, in the order of the phrases; `looksFrom` of its word. */
function foundAt(walk: Walk, looksFrom: number, index: number): readonly Found[] {
  const behind = looksFrom + 1 + walk.looks[looksFrom]! * LOOK;
  let found: Found[] | undefined;
  for (let look = looksFrom + 1; look < behind; look += LOOK) {
    if (!isRuledOut(walk, look, index)) found = addFound(found, walk, look, index);
  }
  return found === undefined ? NOTHING : found.length > 1 ? found.sort((a, b) => a.phrase - b.phrase || a.outermost - b.outermost) : found;
}

/** Adds the phrases that begin with the start of a look, each with the tokens it spans. */
function addFound(found: Found[] | undefined, walk: Walk, look: number, index: number): Found[] | undefined {
  const place = walk.looks[look + PLACE_AT]!;
  const steps = walk.steps;
  const to = forward(walk, place, index + 1, 0, index);
  const from = to < 0 ? -1 : backward(walk, place, index);
  let at = walk.looks[look + PHRASES_AT]!;
  const count = walk.phrases[at++]!;
  // Phrases that share a start are checked at once, and pay for it each.
  walk.steps -= (steps - walk.steps) * (count - 1);
  if (from < 0) return found;
  for (let next = 0; next < count; next++) {
    const phrase = walk.phrases[at]!;
    const outer = at + 2;
    at = outer + walk.phrases[at + 1]!;
    const span = completed(walk, { phrase, from, to, index }, outer, at);
    if (span) (found ??= []).push({ phrase, outermost: at > outer ? walk.phrases[at - 1]! : place, span });
  }
  return found;
}
