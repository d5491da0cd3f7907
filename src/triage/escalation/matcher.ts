import type { Choices, Condition, Phrase, Place } from './phrase_language.ts';
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

interface CompiledChoices {
  /** One set for the words of the place itself, one for each list it names. */
  sets: Set<number>[];
  groups: Sequence[];
}
interface CompiledPlace extends CompiledChoices {
  optional: boolean;
  gap: number;
}
type Sequence = CompiledPlace[];
interface CompiledCondition {
  sequences: Sequence[];
  absent: boolean;
}
interface Compiled<Entry> {
  entry: Entry;
  others: CompiledCondition[];
}
/** Where a sequence can begin to be checked: the rarest word of it, possibly inside a group that fills one place. */
interface Anchor<Entry> {
  compiled: Compiled<Entry>;
  /** From the outermost sequence inwards. */
  path: { sequence: Sequence; place: number }[];
}

/** How far apart, in tokens, the conditions of one phrase may stand. */
const NEAR = 14;
/** Steps of work a token may cost on average before the text counts as hostile. */
const STEPS_A_TOKEN = 150;
const LEAST_STEPS = 200_000;
const MOST_STEPS = 3_000_000;

/** Words that say nothing by themselves: never the place where checking begins if there is another. */
const FREQUENT = new Set(('the and you your for was with this that have has had are from not can will what when they them there been out our who all any some would could get got '
  + 'der die das und ich sie ist nicht ein eine einen dem den des auf mit von fur aus bei hat habe haben wird werden war sind mir mich uns euch wir ihr man noch auch nur '
  + 'que los las una por con para del nos les mas muy esta este est les des une pas vous nous dans sur pour qui avec mon mes ont ete '
  + 'nao uma com por para seu sua dos das nos mais foi tem meu minha voces ele ela isso esse essa').split(' '));

const worth = (word: string): number => (FREQUENT.has(word) ? 0 : word.length);

/** Builds a matcher over `phrases`; costs some milliseconds for thousands of phrases, so build once. */
export function createMatcher<Entry>(phrases: { entry: Entry; phrase: Phrase }[], vocabulary: Vocabulary): Matcher<Entry> {
  const anchorsOfForm = new Map<number, Anchor<Entry>[]>();
  const compile = createCompiler(vocabulary);

  for (const { entry, phrase } of phrases) {
    const present = phrase.conditions.filter((condition) => !condition.absent);
    const first = present.reduce((best, condition) => (conditionWorth(condition) > conditionWorth(best) ? condition : best));
    const others = phrase.conditions.filter((condition) => condition !== first).map(compile.condition);
    for (const places of first.sequences) {
      for (const { path, forms } of anchorsIn(places, compile.sequence(places))) {
        const anchor = { compiled: { entry, others }, path };
        for (const form of forms) {
          const anchors = anchorsOfForm.get(form);
          if (anchors) anchors.push(anchor); else anchorsOfForm.set(form, [anchor]);
        }
      }
    }
  }

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

const worths = new WeakMap<Choices, number>();

/** The least that any of the choices says; a list is weighed once, however many phrases name it. */
function choicesWorth(choices: Choices): number {
  const known = worths.get(choices);
  if (known !== undefined) return known;
  let least = Infinity;
  for (const form of choices.words) least = Math.min(least, worth(form.text));
  for (const list of choices.lists) least = Math.min(least, choicesWorth(list));
  for (const group of choices.groups) least = Math.min(least, sequenceWorth(group));
  worths.set(choices, least);
  return least;
}
const placeWorth = (place: Place): number => (place.optional ? -1 : choicesWorth(place.choices));
const sequenceWorth = (places: Place[]): number => places.reduce((most, place) => Math.max(most, placeWorth(place)), -1);
const conditionWorth = (condition: Condition): number => condition.sequences.reduce((least, sequence) => Math.min(least, sequenceWorth(sequence)), Infinity);

/** Where the check of a sequence may begin: at a word of its rarest place, or of the rarest place of a group there. */
function anchorsIn(places: Place[], sequence: Sequence): { path: { sequence: Sequence; place: number }[]; forms: Iterable<number> }[] {
  const worths = places.map(placeWorth);
  const place = worths.indexOf(Math.max(...worths));
  const choices = places[place]?.choices;
  const compiled = sequence[place];
  if (!choices || !compiled) return [];
  const here = { sequence, place };
  return [
    ...compiled.sets.map((forms) => ({ path: [here], forms })),
    ...groupsIn(choices).flatMap((group, index) => anchorsIn(group, compiled.groups[index] ?? []).map(({ path, forms }) => ({ path: [here, ...path], forms }))),
  ];
}

/** The groups of a place, its lists' included, in the order the compiler keeps. */
const groupsIn = (choices: Choices): Place[][] => [...choices.groups, ...choices.lists.flatMap(groupsIn)];

/** Compiles places, each list of words only once. */
function createCompiler(vocabulary: Vocabulary) {
  const known = new Map<Choices, CompiledChoices>();
  function choices(source: Choices): CompiledChoices {
    const found = known.get(source);
    if (found) return found;
    const lists = source.lists.map(choices);
    const own = source.words.length > 0 ? [new Set(source.words.map((form) => vocabulary.numberOf(form)))] : [];
    const result = { sets: [...own, ...lists.flatMap((list) => list.sets)], groups: [...source.groups.map(sequence), ...lists.flatMap((list) => list.groups)] };
    known.set(source, result);
    return result;
  }
  function sequence(places: Place[]): Sequence {
    return places.map((place) => ({ ...choices(place.choices), optional: place.optional, gap: place.gap }));
  }
  const condition = ({ sequences, absent }: Condition): CompiledCondition => ({ absent, sequences: sequences.map(sequence) });
  return { sequence, condition };
}

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
