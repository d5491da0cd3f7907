import { createAnchorFinder, type Anchor } from './phrase_anchors.ts';
import type { PhraseTable } from './phrase_table.ts';
import { matchAt, type Walk } from './phrase_walk.ts';
import type { TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

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

/** A matcher over one section of a table; `entryOf` reads what is known of a phrase from the table's meanings. */
export function createMatcher<Entry>(table: PhraseTable, section: number, vocabulary: Vocabulary, entryOf: (meaning: unknown) => Entry): Matcher<Entry> {
  const anchorsOf = createAnchorFinder(table, section);
  const entries = table.meanings.map(entryOf);
  const known = new Map<string, Meaning>();
  /** What a token stands for; remembered, spelled-out words apart from the others. */
  function meaningAt(text: TokenText, index: number): Meaning {
    const word = text.words[index] ?? '';
    const isSpelledOut = text.spelledOut.size > 0 && text.spelledOut.has(index);
    const key = isSpelledOut ? ` ${word}` : word;
    let meaning = known.get(key);
    if (meaning === undefined) {
      if (known.size > REMEMBERED) known.clear();
      const forms = isSpelledOut ? formsInside(word, vocabulary) : vocabulary.formsOf(word);
      meaning = { forms, anchors: forms.length === 0 ? NO_ANCHORS : anchorsOf(forms) };
      known.set(key, meaning);
    }
    return meaning;
  }

  return {
    find(text) {
      const meanings = text.words.map((_word, index) => meaningAt(text, index));
      const walk: Walk = {
        table, text, forms: meanings.map(({ forms }) => forms), steps: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, meanings.length * STEPS_A_TOKEN)),
      };
      const matches: Match<Entry>[] = [];
      for (let index = 0; index < meanings.length && walk.steps > 0; index++) {
        for (const anchor of meanings[index]?.anchors ?? NO_ANCHORS) {
          const span = matchAt(walk, anchor, index);
          const entry = span && entries[table.entries[anchor.phrase] ?? -1];
          if (entry) matches.push({ entry, phrase: anchor.phrase, from: span.from, to: span.to, anchor: index });
        }
      }
      return { matches, exhausted: walk.steps <= 0 };
    },
  };
}

/** What a word stands for: forms of the vocabulary, and the places where a check begins at it. */
interface Meaning {
  forms: readonly number[];
  anchors: readonly Anchor[];
}
const REMEMBERED = 40_000;
const NO_ANCHORS: readonly never[] = [];

/** Pieces of a spelled-out word shorter than this say nothing. */
const SHORTEST_PIECE = 4;

/** "a b r u l e" may be "a brule", "y o u i d i o t" "you idiot": a spelled-out word stands for every word found inside it. */
function formsInside(word: string, vocabulary: Vocabulary): readonly number[] {
  const forms = new Set(vocabulary.formsOf(word));
  for (let from = 0; from + SHORTEST_PIECE <= word.length; from++) {
    for (let to = from + SHORTEST_PIECE; to <= word.length; to++) for (const form of vocabulary.formsOf(word.slice(from, to))) forms.add(form);
  }
  return [...forms];
}
