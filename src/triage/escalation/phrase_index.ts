import type { Choices, Condition, Phrase, Place } from './phrase_language.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface CompiledChoices {
  /** One set for the words of the place itself, one for each list it names. */
  sets: Set<number>[];
  groups: Sequence[];
}
export interface CompiledPlace extends CompiledChoices {
  optional: boolean;
  gap: number;
}
export type Sequence = CompiledPlace[];
export interface CompiledCondition {
  sequences: Sequence[];
  absent: boolean;
}
interface Compiled<Entry> {
  entry: Entry;
  others: CompiledCondition[];
}
/** Where a sequence can begin to be checked: the rarest word of it, possibly inside a group that fills one place. */
export interface Anchor<Entry> {
  compiled: Compiled<Entry>;
  /** From the outermost sequence inwards. */
  path: { sequence: Sequence; place: number }[];
}

/** Words that say nothing by themselves: never the place where checking begins if there is another. */
const FREQUENT = new Set(('the and you your for was with this that have has had are from not can will what when they them there been out our who all any some would could get got '
  + 'der die das und ich sie ist nicht ein eine einen dem den des auf mit von fur aus bei hat habe haben wird werden war sind mir mich uns euch wir ihr man noch auch nur '
  + 'que los las una por con para del nos les mas muy esta este est les des une pas vous nous dans sur pour qui avec mon mes ont ete '
  + 'nao uma com por para seu sua dos das nos mais foi tem meu minha voces ele ela isso esse essa').split(' '));

const worth = (word: string): number => (FREQUENT.has(word) ? 0 : word.length);

/** For each word form the sequences whose check begins at it. */
export function indexPhrases<Entry>(phrases: { entry: Entry; phrase: Phrase }[], vocabulary: Vocabulary): Map<number, Anchor<Entry>[]> {
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
  return anchorsOfForm;
}

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
