import type { Choices, Condition, Phrase, Place, WordForm } from './phrase_language.ts';
import { BEGIN, GAP_SHIFT, LAST, MOST_GAP, OPTIONAL, type StoredTable } from './phrase_table.ts';

/** A phrase and what is to be known of it when it is found: anything that JSON holds. */
export interface Meant {
  meaning: unknown;
  phrase: Phrase;
}

/** Words that say nothing by themselves: never the place where checking begins if there is another. */
const FREQUENT = new Set(('the and you your for was with this that have has had are from not can will what when they them there been out who our all any some would could get got '
  + 'der die das und ich sie ist nicht ein eine einen dem den des auf mit von fur aus bei hat habe haben wird werden war sind mir mich uns euch wir ihr man noch auch nur '
  + 'que los las una por con para del nos les mas muy esta este est les des une pas vous nous dans sur pour qui avec mon mes ont ete '
  + 'nao uma com por para seu sua dos das nos mais foi tem meu minha voces ele ela isso esse essa').split(' '));

const worth = (word: string): number => (FREQUENT.has(word) ? 0 : word.length);
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

/** The condition that tells most first: the check begins with it. */
function inOrderOfChecking({ conditions }: Phrase): Condition[] {
  const first = conditions.filter((condition) => !condition.absent)
    .reduce((best, condition) => (conditionWorth(condition) > conditionWorth(best) ? condition : best));
  return [first, ...conditions.filter((condition) => condition !== first)];
}

/** Compiles phrases, section by section, into the lists of a table; each word form and each choice is stored once. */
export function compilePhrases(sections: Meant[][]): StoredTable {
  const phrases = sections.flat().map(({ meaning, phrase }) => ({ meaning: JSON.stringify(meaning), conditions: inOrderOfChecking(phrase) }));
  const topSequences = phrases.flatMap(({ conditions }) => conditions.flatMap(({ sequences }) => sequences));
  const forms = numberForms(topSequences);
  const choices = createChoiceList(forms);
  const places: CompiledPlace[][] = topSequences.map(choices.sequence);
  const groups = choices.all.flatMap((choice) => choice.groups);
  const flat = [...places, ...groups].flat();
  const meanings = [...new Set(phrases.map(({ meaning }) => meaning))];
  return {
    json: { sections: sections.map((section) => section.length), meanings: meanings.map((meaning) => JSON.parse(meaning)) },
    ...forms.lists,
    references: [0, ...flat.map(({ reference }) => reference)], flags: [LAST, ...flat.map(({ flags }) => flags)],
    ...choicesByWord(choices.all, forms.count),
    includeCounts: choices.all.map(({ includes }) => includes.length), includes: choices.all.flatMap(({ includes }) => includes),
    groupCounts: choices.all.map((choice) => choice.groups.length),
    entries: phrases.map(({ meaning }) => meanings.indexOf(meaning)), conditionCounts: phrases.map(({ conditions }) => conditions.length),
    conditions: phrases.flatMap(({ conditions }) => conditions.map(({ sequences, absent }) => 2 * sequences.length + Number(absent))),
  };
}

/** For each word form the choices that hold it. */
function choicesByWord(all: readonly CompiledChoice[], wordCount: number): Pick<StoredTable, 'wordCounts' | 'choices'> {
  const byWord = Array.from({ length: wordCount }, (): number[] => []);
  all.forEach(({ words }, choice) => { for (const word of words) byWord[word]?.push(choice); });
  return { wordCounts: byWord.map((holders) => holders.length), choices: byWord.flat() };
}

interface NumberedForms {
  numberOf(form: WordForm): number;
  count: number;
  lists: Pick<StoredTable, 'exact' | 'begins' | 'ends' | 'holds' | 'forgiving'>;
}

/** Words shorter than this are too near to others for slips to be forgiven. */
const SHORTEST_FORGIVEN = 6;

function numberForms(sequences: Place[][]): NumberedForms {
  const texts = { exact: new Set<string>(), begins: new Set<string>(), ends: new Set<string>(), holds: new Set<string>() };
  const forgiving: WordForm[] = [];
  const seen = new Set<Choices>();
  const visit = (choices: Choices): void => {
    if (seen.has(choices)) return;
    seen.add(choices);
    for (const form of choices.words) {
      texts[form.match].add(form.text);
      if (form.forgiving && form.text.length >= SHORTEST_FORGIVEN) forgiving.push(form);
    }
    choices.lists.forEach(visit);
    for (const place of choices.groups.flat()) visit(place.choices);
  };
  for (const place of sequences.flat()) visit(place.choices);
  const lists = { exact: [...texts.exact].sort(), begins: [...texts.begins].sort(), ends: [...texts.ends].sort(), holds: [...texts.holds].sort() };
  const numbers = new Map<string, number>();
  for (const match of ['exact', 'begins', 'ends', 'holds'] as const) for (const text of lists[match]) numbers.set(`${match}:${text}`, numbers.size);
  const numberOf = (form: WordForm): number => numbers.get(`${form.match}:${form.text}`) ?? -1;
  return { numberOf, count: numbers.size, lists: { ...lists, forgiving: [...new Set(forgiving.map(numberOf))].sort((a, b) => a - b) } };
}

interface CompiledPlace {
  reference: number;
  flags: number;
}
interface CompiledChoice {
  words: number[];
  includes: number[];
  groups: CompiledPlace[][];
}

function createChoiceList(forms: NumberedForms) {
  const all: CompiledChoice[] = [];
  const byContent = new Map<string, number>();
  const known = new Map<Choices, number>();

  /** The number of a choice's content, which is stored only once. */
  function numberOf(choice: CompiledChoice): number {
    const key = JSON.stringify(choice);
    const found = byContent.get(key);
    if (found !== undefined) return found;
    byContent.set(key, all.length);
    return all.push(choice) - 1;
  }
  function reference(choices: Choices): number {
    const found = known.get(choices);
    if (found !== undefined) return found;
    const words = [...new Set(choices.words.map(forms.numberOf))].sort((a, b) => a - b);
    const lists = [...new Set(choices.lists.map(reference))];
    const [word, list] = [words[0], lists[0]];
    let result: number;
    if (choices.groups.length === 0 && words.length === 1 && lists.length === 0 && word !== undefined) result = word;
    else if (choices.groups.length === 0 && words.length === 0 && lists.length === 1 && list !== undefined) result = list;
    else {
      const single = lists.filter((one) => one < forms.count);
      result = forms.count + numberOf({
        words: [...new Set([...words, ...single])].sort((a, b) => a - b), includes: lists.filter((one) => one >= forms.count).map((one) => one - forms.count), groups: choices.groups.map(sequence),
      });
    }
    known.set(choices, result);
    return result;
  }
  function sequence(places: Place[]): CompiledPlace[] {
    const weights = places.map(placeWorth);
    const begin = weights.indexOf(Math.max(...weights));
    return places.map((place, index) => {
      if (place.gap > MOST_GAP) throw new RangeError(`A gap of more than ${MOST_GAP} words`);
      return { reference: reference(place.choices), flags: (place.optional ? OPTIONAL : 0) | (index === places.length - 1 ? LAST : 0) | (index === begin ? BEGIN : 0) | (place.gap << GAP_SHIFT) };
    });
  }
  return { all, sequence };
}
