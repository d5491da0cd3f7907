import { isRuledOut, LOOK, looksPlace } from './phrase_looks.ts';
import { inOrder, type Anchor, type Start } from './phrase_starts.ts';
import type { PhraseTable } from './phrase_table.ts';
import { completed, spanAt, type Span, type Walk } from './phrase_walk.ts';
import { SECTION_BITS, type WordReader } from './phrase_words.ts';
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
  /** All matches in the order of the text. `exhausted` says that a hostile text used up the work allowed for it. */
  find(text: TokenText): { matches: Match<Entry>[]; exhausted: boolean };
}

/** Steps of work a token may cost on average before the text counts as hostile. */
const STEPS_A_TOKEN = 150;
const LEAST_STEPS = 200_000;
const MOST_STEPS = 3_000_000;

interface Found {
  start: Start;
  anchor: Anchor;
  span: Span;
}

/** A matcher over one section of a table; `entryOf` reads what is known of a phrase from the table's meanings. */
export function createMatcher<Entry>(table: PhraseTable, section: number, reader: WordReader, entryOf: (meaning: unknown) => Entry): Matcher<Entry> {
  const entries = table.meanings.map(entryOf);
  return {
    find(text) {
      const { codes, words, sieves, looks, looksFrom } = reader.read(text);
      const { begin, end } = reader.steps();
      const { numbers } = text;
      const walk: Walk = {
        table, text, codes, words, sieves, looks, looksFrom, beginSteps: begin, endSteps: end, steps: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, numbers.length * STEPS_A_TOKEN)),
      };
      const matches: Match<Entry>[] = [];
      for (let index = 0; index < numbers.length && walk.steps > 0; index++) {
        const code = codes[numbers[index]!]!;
        if (((code >> section) & 1) === 0) continue;
        for (const { anchor, span } of foundAt(walk, code >> SECTION_BITS, section, index)) {
          const entry = entries[table.entries[anchor.phrase] ?? -1];
          if (entry) matches.push({ entry, phrase: anchor.phrase, from: span.from, to: span.to, anchor: index });
        }
      }
      return { matches, exhausted: walk.steps <= 0 };
    },
  };
}

const NOTHING: readonly never[] = [];

/** What stands around a token where something can begin, in the order of the phrases; `place` of its word among the known ones. */
function foundAt(walk: Walk, place: number, section: number, index: number): readonly Found[] {
  const from = walk.looksFrom[looksPlace(place, section)]!;
  const starts = walk.looks[from]!;
  let found: Found[] | undefined;
  for (let at = 0, look = from + 1; at < starts; at++, look += LOOK) {
    if (isRuledOut(walk, look, index)) continue;
    for (const one of foundFrom(walk, walk.words[place]!.starts[section]![at]!, section, index)) (found ??= []).push(one);
  }
  return found === undefined ? NOTHING : found.length > 1 ? found.sort(inOrder) : found;
}

function foundFrom(walk: Walk, start: Start, section: number, index: number): readonly Found[] {
  const steps = walk.steps;
  const span = spanAt(walk, start.place, index);
  const anchors = start.anchors[section]!;
  // Phrases that share a start are checked at once, and pay for it each.
  walk.steps -= (steps - walk.steps) * (anchors.length - 1);
  if (!span) return NOTHING;
  const found: Found[] = [];
  for (const anchor of anchors) {
    const whole = completed(walk, anchor, span, index);
    if (whole) found.push({ start, anchor, span: whole });
  }
  return found;
}
