import { bitIn, gapIn, ANYTHING, LOOK, PHRASES_AT, PLACE_AT, PREVIOUS_AT } from './phrase_starts.ts';
import { mayBegin, mayEnd } from './phrase_edges.ts';
import type { PhraseTable } from './phrase_table.ts';
import { backward, completed, forward, type Span, type Walk } from './phrase_walk.ts';
import { canBegin, looksAt, type WordReader } from './phrase_words.ts';
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
      const { codes, rows, words, phrases, isKnown } = reader.read(text);
      const { sentences } = text, { length } = text.numbers;
      const walk: Walk = { table, rows, words, phrases, from: 0, behind: 0, steps: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, length * STEPS_A_TOKEN)) };
      const matches: Match<Entry>[] = [];
      for (let index = 0; isKnown && index < length && walk.steps > 0; index++) {
        if (!canBegin(codes[index]!, section)) continue;
        if (index >= walk.behind) walkSentence(walk, sentences, index);
        for (const { phrase, span } of foundAt(walk, rows[looksAt(codes[index]!, section)]!, index)) {
          const entry = entries[table.entries[phrase] ?? -1];
          if (entry) matches.push({ entry, phrase, from: span.from, to: span.to, anchor: index });
        }
      }
      return { matches, stepsLeft: Math.max(0, walk.steps) };
    },
  };
}

/** Walks the sentence of a token from now on. */
function walkSentence(walk: Walk, sentences: readonly number[], index: number): void {
  const sentence = sentences[index];
  let from = index, behind = index + 1;
  while (from > walk.behind && sentences[from - 1] === sentence) from--;
  while (behind < sentences.length && sentences[behind] === sentence) behind++;
  walk.from = from;
  walk.behind = behind;
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
  const looks = walk.rows, behind = looksFrom + 1 + looks[looksFrom]! * LOOK;
  let found: Found[] | undefined;
  for (let look = looksFrom + 1; look < behind; look += LOOK) {
    if (standsBehind(walk, looks[look]!, index) && standsBefore(walk, looks[look + PREVIOUS_AT]!, index)) found = addFound(found, walk, looks[look + PLACE_AT]!, looks[look + PHRASES_AT]!, index);
  }
  return found === undefined ? NOTHING : found.length > 1 ? found.sort((a, b) => a.phrase - b.phrase || a.outermost - b.outermost) : found;
}

/** Whether what a look asks for may stand behind a token. Looking costs steps, but where it leads on, which costs them again. */
function standsBehind(walk: Walk, asked: number, index: number): boolean {
  if (asked === ANYTHING) return true;
  const bit = bitIn(asked), last = Math.min(walk.behind - 1, index + 1 + gapIn(asked));
  for (let at = index + 1; at <= last; at++) if (mayBegin(walk.rows, walk.words[at]!, bit)) return true;
  walk.steps -= Math.max(0, last - index);
  return false;
}
function standsBefore(walk: Walk, asked: number, index: number): boolean {
  if (asked === ANYTHING) return true;
  const bit = bitIn(asked), first = Math.max(walk.from, index - 1 - gapIn(asked));
  for (let at = index - 1; at >= first; at--) if (mayEnd(walk.rows, walk.words[at]!, bit)) return true;
  walk.steps -= Math.max(0, index - first);
  return false;
}

/** Adds the phrases that begin with a sequence, one place of which a token holds, each with the tokens it spans. */
function addFound(found: Found[] | undefined, walk: Walk, place: number, phrasesAt: number, index: number): Found[] | undefined {
  const to = forward(walk, place, index + 1, 0, index);
  const from = to < 0 ? -1 : backward(walk, place, index);
  if (from < 0) return found;
  const { phrases } = walk;
  for (let at = phrasesAt + 1, left = phrases[phrasesAt]!; left > 0; left--) {
    const phrase = phrases[at]!, outer = at + 2;
    at = outer + phrases[at + 1]!;
    const span = completed(walk, { phrase, from, to, index }, outer, at);
    if (span) (found ??= []).push({ phrase, outermost: at > outer ? phrases[at - 1]! : place, span });
  }
  return found;
}
