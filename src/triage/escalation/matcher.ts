import type { Condition, Phrase, Place } from './phrase_language.ts';
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

interface CompiledPlace {
  forms: Set<number>;
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
  anchor: CompiledCondition;
  others: CompiledCondition[];
}
/** A sequence that can begin to be checked where one of the words of its rarest place stands. */
interface Anchor<Entry> {
  compiled: Compiled<Entry>;
  sequence: Sequence;
  place: number;
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
  const anchorsOfWord = new Map<string, Anchor<Entry>[]>();

  for (const { entry, phrase } of phrases) {
    const present = phrase.conditions.filter((condition) => !condition.absent);
    const first = present.reduce((best, condition) => (conditionWorth(condition) > conditionWorth(best) ? condition : best));
    const compiled: Compiled<Entry> = {
      entry,
      anchor: compileCondition(first, vocabulary),
      others: phrase.conditions.filter((condition) => condition !== first).map((condition) => compileCondition(condition, vocabulary)),
    };
    first.sequences.forEach((places, index) => {
      const sequence = compiled.anchor.sequences[index] ?? [];
      const place = rarestPlace(places);
      for (const form of sequence[place]?.forms ?? []) {
        const anchors = anchorsOfForm.get(form) ?? [];
        anchors.push({ compiled, sequence, place });
        anchorsOfForm.set(form, anchors);
      }
    });
  }

  function anchorsOf(word: string, forms: readonly number[]): Anchor<Entry>[] {
    const known = anchorsOfWord.get(word);
    if (known) return known;
    const anchors = [...new Set(forms.flatMap((form) => anchorsOfForm.get(form) ?? []))];
    if (anchorsOfWord.size > 40_000) anchorsOfWord.clear();
    anchorsOfWord.set(word, anchors);
    return anchors;
  }

  return {
    find(text) {
      const walk = createWalk(text, vocabulary);
      const matches: Match<Entry>[] = [];
      for (let index = 0; index < text.words.length && walk.steps > 0; index++) {
        const forms = walk.forms[index];
        if (!forms || forms.length === 0) continue;
        for (const anchor of anchorsOf(text.words[index] ?? '', forms)) {
          const match = matchAt(walk, anchor, index);
          if (match) matches.push(match);
        }
      }
      return { matches, exhausted: walk.steps <= 0 };
    },
  };
}

const placeWorth = (place: Place): number => (place.optional ? -1 : Math.min(...place.forms.map((form) => worth(form.text))));
const sequenceWorth = (places: Place[]): number => Math.max(...places.map(placeWorth));
const conditionWorth = (condition: Condition): number => Math.min(...condition.sequences.map(sequenceWorth));

function rarestPlace(places: Place[]): number {
  const worths = places.map(placeWorth);
  return worths.indexOf(Math.max(...worths));
}

function compileCondition(condition: Condition, vocabulary: Vocabulary): CompiledCondition {
  return {
    absent: condition.absent,
    sequences: condition.sequences.map((places) => places.map((place) => ({
      forms: new Set(place.forms.map((form) => vocabulary.numberOf(form))), optional: place.optional, gap: place.gap,
    }))),
  };
}

/** One pass over one text: what each token stands for, and how much work is left. */
interface Walk {
  text: TokenText;
  forms: (readonly number[])[];
  steps: number;
}

function createWalk(text: TokenText, vocabulary: Vocabulary): Walk {
  const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, text.words.length * STEPS_A_TOKEN));
  return { text, forms: text.words.map((word) => vocabulary.formsOf(word)), steps };
}

function matchAt<Entry>(walk: Walk, anchor: Anchor<Entry>, index: number): Match<Entry> | null {
  const to = forward(walk, anchor.sequence, anchor.place + 1, index + 1, 0, index);
  if (to < 0) return null;
  const from = backward(walk, anchor.sequence, anchor.place, index);
  if (from < 0) return null;
  const span = { entry: anchor.compiled.entry, from, to, anchor: index };
  for (const condition of anchor.compiled.others) {
    const near = findNear(walk, condition, index);
    if (condition.absent ? near !== null : near === null) return null;
    if (near) { span.from = Math.min(span.from, near.from); span.to = Math.max(span.to, near.to); }
  }
  return span;
}

function stands(walk: Walk, place: CompiledPlace, at: number): boolean {
  walk.steps--;
  const forms = walk.forms[at];
  if (!forms) return false;
  for (const form of forms) if (place.forms.has(form)) return true;
  return false;
}

/** Matches `sequence` from `place` on, the first of it at `at` or up to a gap later. Returns the last token, or -1. */
function forward(walk: Walk, sequence: Sequence, place: number, at: number, carried: number, last: number): number {
  const wanted = sequence[place];
  if (!wanted) return last;
  const sentence = walk.text.sentences[last];
  const gap = wanted.gap + carried;
  for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
    if (walk.text.sentences[at + skip] !== sentence) break;
    if (!stands(walk, wanted, at + skip)) continue;
    const end = forward(walk, sequence, place + 1, at + skip + 1, 0, at + skip);
    if (end >= 0) return end;
  }
  return wanted.optional ? forward(walk, sequence, place + 1, at, gap, last) : -1;
}

/** Matches what stands before `place`, which stands at `at`. Returns the first token, or -1. */
function backward(walk: Walk, sequence: Sequence, place: number, at: number): number {
  const sentence = walk.text.sentences[at];
  let gap = sequence[place]?.gap ?? 0;
  for (let before = place - 1; before >= 0; before--) {
    const wanted = sequence[before];
    if (!wanted) return -1;
    for (let skip = 0; skip <= gap && walk.steps > 0; skip++) {
      const candidate = at - 1 - skip;
      if (candidate < 0 || walk.text.sentences[candidate] !== sentence) break;
      if (!stands(walk, wanted, candidate)) continue;
      const from = backward(walk, sequence, before, candidate);
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
        if (!first || !stands(walk, first, at)) continue;
        const to = forward(walk, sequence, 1, at + 1, 0, at);
        if (to >= 0) return { from: at, to };
      }
    }
  }
  return null;
}
