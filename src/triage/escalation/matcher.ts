import { indexPhrases, type Anchor, type CompiledChoices, type CompiledCondition, type Sequence } from './phrase_index.ts';
import type { Phrase } from './phrase_language.ts';
import type { TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A phrase found: the tokens it spans, `to` inclusive. */
export interface Match<Entry> {
  entry: Entry;
  from: number;
  to: number;
  /** The token that tells most: the rarest word of the phrase. */
  anchor: number;
}

export interface Matcher<Entry> {
  /** All matches in the order of the text. `exhausted` says that a hostile text used up the work allowed for it. */
  find(text: TokenText): { matches: Match<Entry>[]; exhausted: boolean };
}

/** How far apart, in tokens, the conditions of one phrase may stand. */
const NEAR = 14;
/** Steps of work a token may cost on average before the text counts as hostile. */
const STEPS_A_TOKEN = 150;
const LEAST_STEPS = 200_000;
const MOST_STEPS = 3_000_000;

/** Builds a matcher over `phrases`; costs some milliseconds for thousands of phrases, so build once. */
export function createMatcher<Entry>(phrases: { entry: Entry; phrase: Phrase }[], vocabulary: Vocabulary): Matcher<Entry> {
  const anchorsOfForm = indexPhrases(phrases, vocabulary);
  const known = new Map<string, Meaning<Entry>>();
  const meaningOf = (forms: readonly number[]): Meaning<Entry> => {
    const anchors = [...new Set(forms.flatMap((form) => anchorsOfForm.get(form) ?? []))];
    return { forms, anchors: anchors.length > 0 ? anchors : null };
  };
  /** What a token stands for; remembered, spelled-out words apart from the others. */
  function meaningAt(text: TokenText, index: number): Meaning<Entry> {
    const word = text.words[index] ?? '';
    const isSpelledOut = text.spelledOut.size > 0 && text.spelledOut.has(index);
    const key = isSpelledOut ? ` ${word}` : word;
    let meaning = known.get(key);
    if (meaning === undefined) {
      if (known.size > REMEMBERED) known.clear();
      meaning = meaningOf(isSpelledOut ? formsInside(word, vocabulary) : vocabulary.formsOf(word));
      known.set(key, meaning);
    }
    return meaning;
  }

  return {
    find(text) {
      const meanings = text.words.map((_word, index) => meaningAt(text, index));
      const walk: Walk = {
        text, forms: meanings.map(({ forms }) => forms), steps: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, meanings.length * STEPS_A_TOKEN)),
      };
      const matches: Match<Entry>[] = [];
      for (let index = 0; index < meanings.length && walk.steps > 0; index++) {
        for (const anchor of meanings[index]?.anchors ?? NO_ANCHORS) {
          const match = matchAt(walk, anchor, index);
          if (match) matches.push(match);
        }
      }
      return { matches, exhausted: walk.steps <= 0 };
    },
  };
}

/** What a word stands for: forms of the vocabulary, and the sequences whose check begins at it. */
interface Meaning<Entry> {
  forms: readonly number[];
  anchors: readonly Anchor<Entry>[] | null;
}
const REMEMBERED = 40_000;
const NO_ANCHORS: readonly never[] = [];

/** One pass over one text: what each token stands for, and how much work is left. */
interface Walk {
  text: TokenText;
  forms: (readonly number[])[];
  steps: number;
}

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

function matchAt<Entry>(walk: Walk, anchor: Anchor<Entry>, index: number): Match<Entry> | null {
  let from = index;
  let to = index;
  for (let level = anchor.path.length - 1; level >= 0; level--) {
    const step = anchor.path[level];
    if (!step) return null;
    to = forward(walk, step.sequence, step.place + 1, to + 1, 0, to);
    if (to < 0) return null;
    from = backward(walk, step.sequence, step.place, from);
    if (from < 0) return null;
  }
  const span = { entry: anchor.compiled.entry, from, to, anchor: index };
  for (const condition of anchor.compiled.others) {
    const near = findNear(walk, condition, index);
    if (condition.absent ? near !== null : near === null) return null;
    if (near) { span.from = Math.min(span.from, near.from); span.to = Math.max(span.to, near.to); }
  }
  return span;
}

function isWord(walk: Walk, place: CompiledChoices, at: number): boolean {
  walk.steps--;
  const forms = walk.forms[at];
  if (!forms || forms.length === 0) return false;
  for (const set of place.sets) for (const form of forms) if (set.has(form)) return true;
  return false;
}

/** The last token of what fills `place` when it begins at `at`, or -1. */
function endOf(walk: Walk, place: CompiledChoices, at: number): number {
  if (isWord(walk, place, at)) return at;
  if (walk.forms[at]?.length === 0) return -1;
  for (const group of place.groups) {
    const first = group[0];
    const begin = first ? endOf(walk, first, at) : -1;
    const end = begin >= 0 ? forward(walk, group, 1, begin + 1, 0, begin) : -1;
    if (end >= 0) return end;
  }
  return -1;
}

/** The first token of what fills `place` when it ends at `at`, or -1. */
function beginOf(walk: Walk, place: CompiledChoices, at: number): number {
  if (isWord(walk, place, at)) return at;
  if (walk.forms[at]?.length === 0) return -1;
  for (const group of place.groups) {
    const last = group.length - 1;
    const final = group[last];
    const end = final ? beginOf(walk, final, at) : -1;
    const begin = end >= 0 ? backward(walk, group, last, end) : -1;
    if (begin >= 0) return begin;
  }
  return -1;
}

/** Matches `sequence` from `place` on, the first of it at `at` or up to a gap later. Returns the last token, or -1. */
function forward(walk: Walk, sequence: Sequence, place: number, at: number, carried: number, last: number): number {
  const wanted = sequence[place];
  if (!wanted) return last;
  const sentence = walk.text.sentences[last];
  const gap = wanted.gap + carried;
  for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
    if (walk.text.sentences[at + skip] !== sentence) break;
    const end = endOf(walk, wanted, at + skip);
    const rest = end >= 0 ? forward(walk, sequence, place + 1, end + 1, 0, end) : -1;
    if (rest >= 0) return rest;
  }
  return wanted.optional ? forward(walk, sequence, place + 1, at, gap, last) : -1;
}

/** Matches what stands before `place`, which begins at `at`. Returns the first token, or -1. */
function backward(walk: Walk, sequence: Sequence, place: number, at: number): number {
  const sentence = walk.text.sentences[at];
  let gap = sequence[place]?.gap ?? 0;
  for (let before = place - 1; before >= 0; before--) {
    const wanted = sequence[before];
    if (!wanted) return -1;
    for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
      const candidate = at - 1 - skip;
      if (candidate < 0 || walk.text.sentences[candidate] !== sentence) break;
      const begin = beginOf(walk, wanted, candidate);
      const from = begin >= 0 ? backward(walk, sequence, before, begin) : -1;
      if (from >= 0) return from;
    }
    if (!wanted.optional) return -1;
    gap += wanted.gap;
  }
  return at;
}

/** The nearest place in the sentence, within reach of `index`, where the condition stands. */
function findNear(walk: Walk, condition: CompiledCondition, index: number): { from: number; to: number } | null {
  const sentence = walk.text.sentences[index];
  for (let distance = 0; distance <= NEAR && walk.steps > 0; distance++) {
    for (const at of distance === 0 ? [index] : [index - distance, index + distance]) {
      if (at < 0 || walk.text.sentences[at] !== sentence) continue;
      for (const sequence of condition.sequences) {
        const first = sequence[0];
        const begin = first ? endOf(walk, first, at) : -1;
        const to = begin >= 0 ? forward(walk, sequence, 1, begin + 1, 0, begin) : -1;
        if (to >= 0) return { from: at, to };
      }
    }
  }
  return null;
}
