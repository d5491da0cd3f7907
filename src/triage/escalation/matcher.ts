import { createAnchorFinder } from './phrase_anchors.ts';
import type { PhraseTable } from './phrase_table.ts';
import { matchAt, type Walk } from './phrase_walk.ts';
import type { WordReader } from './phrase_words.ts';
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

let walks = 0;

/** A matcher over one section of a table; `entryOf` reads what is known of a phrase from the table's meanings. */
export function createMatcher<Entry>(table: PhraseTable, section: number, reader: WordReader, entryOf: (meaning: unknown) => Entry): Matcher<Entry> {
  const anchorsOf = createAnchorFinder(table, section);
  const entries = table.meanings.map(entryOf);
  return {
    find(text) {
      const words = reader.read(text);
      const { begin, end } = reader.steps();
      const walk: Walk = {
        number: ++walks, table, text, words, beginSteps: begin, endSteps: end, steps: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, words.length * STEPS_A_TOKEN)),
      };
      const matches: Match<Entry>[] = [];
      for (let index = 0; index < words.length && walk.steps > 0; index++) {
        const word = words[index]!;
        const anchors = (word.anchors[section] ??= word.forms.length === 0 ? NO_ANCHORS : anchorsOf(word.forms));
        for (const anchor of anchors) {
          const span = matchAt(walk, anchor, index);
          const entry = span && entries[table.entries[anchor.phrase] ?? -1];
          if (entry) matches.push({ entry, phrase: anchor.phrase, from: span.from, to: span.to, anchor: index });
        }
      }
      return { matches, exhausted: walk.steps <= 0 };
    },
  };
}

const NO_ANCHORS: readonly never[] = [];
