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
      const matches: Match<Entry>[] = [], count = isKnown ? beginningsIn(codes, length, section) : 0;
      for (let next = 0; next < count && walk.steps > 0; next++) {
        const index = beginnings[next]!;
        if (index >= walk.behind) walkSentence(walk, sentences, index);
        const found = foundAt(walk, rows[looksAt(codes[index]!, section)]!, index);
        if (found === undefined) continue;
        for (const { phrase, span } of found) {
          const entry = entries[table.entries[phrase] ?? -1];
          if (entry) matches.push({ entry, phrase, from: span.from, to: span.to, anchor: index });
        }
      }
      return { matches, stepsLeft: Math.max(0, walk.steps) };
    },
  };
}

/** The tokens of a text at which something can begin; valid until the next text is asked for them. */
let beginnings = new Int32Array(128);

/** Finds these, and says how many. Without a branch: at which words something begins is what the processor guesses worst. */
function beginningsIn(codes: Int32Array, length: number, section: number): number {
  if (beginnings.length <= length) beginnings = new Int32Array(2 * length);
  const list = beginnings;
  let count = 0;
  for (let index = 0; index < length; index++) {
    list[count] = index;
    count += canBegin(codes[index]!, section);
  }
  return count;
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

/** What stands around a token where something can begin, in the order of the phrases, or nothing; `looksFrom` of its word. */
function foundAt(walk: Walk, looksFrom: number, index: number): readonly Found[] | undefined {
  const { rows, words, from, behind } = walk, last = looksFrom + 1 + rows[looksFrom]! * LOOK;
  let found: Found[] | undefined;
  for (let look = looksFrom + 1; look < last; look += LOOK) {
    const next = rows[look]!, previous = rows[look + PREVIOUS_AT]!;
    if (next !== ANYTHING) {
      const end = Math.min(behind - 1, index + 1 + gapIn(next));
      if (!oneMayBegin(rows, words, bitIn(next), index + 1, end)) {
        walk.steps -= Math.max(0, end - index);
        continue;
      }
    }
    if (previous !== ANYTHING) {
      const begin = Math.max(from, index - 1 - gapIn(previous));
      if (!oneMayEnd(rows, words, bitIn(previous), begin, index - 1)) {
        walk.steps -= Math.max(0, index - begin);
        continue;
      }
    }
    found = addFound(found, walk, rows[look + PLACE_AT]!, rows[look + PHRASES_AT]!, index);
  }
  return found && found.length > 1 ? found.sort((a, b) => a.phrase - b.phrase || a.outermost - b.outermost) : found;
}

/** Whether what a look asks for may stand at one of some tokens. Looking costs steps, but where it leads on, which costs them again. */
function oneMayBegin(rows: Int32Array, words: Int32Array, bit: number, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (mayBegin(rows, words[at]!, bit)) return true;
  return false;
}
function oneMayEnd(rows: Int32Array, words: Int32Array, bit: number, from: number, to: number): boolean {
  for (let at = to; at >= from; at--) if (mayEnd(rows, words[at]!, bit)) return true;
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
