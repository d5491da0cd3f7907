import { BEGIN, type PhraseTable } from './phrase_table.ts';

/** Where a phrase can begin to be checked: the rarest place of it, possibly inside a group that fills one place. */
export interface Anchor {
  phrase: number;
  /** From the innermost sequence outwards. */
  places: readonly number[];
}

/** Finds the places where a check begins at one of `forms`, in the order of the phrases of one section. */
export function createAnchorFinder(table: PhraseTable, section: number): (forms: readonly number[]) => readonly Anchor[] {
  const before = table.sections.slice(0, section).reduce((sum, count) => sum + count, 0);
  const behind = before + (table.sections[section] ?? 0);
  const climb = createClimber(table);
  return (forms) => climb(forms).filter(({ phrase }) => phrase >= before && phrase < behind).sort((a, b) => a.phrase - b.phrase);
}

const climbers = new WeakMap<PhraseTable, (forms: readonly number[]) => Anchor[]>();

/** Climbs from words to the sequences they begin, and from groups to the sequences these fill a place of, up to the phrases. */
function createClimber(table: PhraseTable): (forms: readonly number[]) => Anchor[] {
  const known = climbers.get(table);
  if (known) return known;
  const index = indexOf(table);
  const { wordCount, sequenceOfPlace, conditionSequences } = table;

  /** The choices that hold a form or a group: the choice itself and those that include it. */
  function* holders(choice: number): Generator<number> {
    yield choice;
    for (const outer of partOf(index.includers, choice)) yield* holders(outer);
  }
  function climbPlace(places: number[], found: Anchor[]): void {
    const sequence = sequenceOfPlace[places.at(-1) ?? 0] ?? 0;
    const owner = index.owners[sequence] ?? NOBODY;
    if (owner === NOBODY) return;
    if (sequence < conditionSequences) { found.push({ phrase: owner, places }); return; }
    for (const choice of holders(owner)) for (const place of partOf(index.begins, wordCount + choice)) climbPlace([...places, place], found);
  }
  const climb = (forms: readonly number[]): Anchor[] => {
    const starts = new Set<number>();
    for (const form of forms) {
      for (const place of partOf(index.begins, form)) starts.add(place);
      for (const inner of partOf(index.choicesOfWord, form)) {
        for (const choice of holders(inner)) for (const place of partOf(index.begins, wordCount + choice)) starts.add(place);
      }
    }
    const found: Anchor[] = [];
    for (const place of starts) climbPlace([place], found);
    return found;
  };
  climbers.set(table, climb);
  return climb;
}

/** Lists of numbers by number, laid one behind the other. */
interface Lists {
  from: Uint16Array;
  numbers: Uint16Array;
}
const partOf = ({ from, numbers }: Lists, number: number): Uint16Array => numbers.subarray(from[number] ?? 0, from[number + 1] ?? 0);

const NOBODY = 0xffff;

interface TableIndex {
  /** By reference: the places where a check begins that it may fill. */
  begins: Lists;
  /** By word form: the choices that hold it themselves. */
  choicesOfWord: Lists;
  /** By choice: the choices that include it. */
  includers: Lists;
  /** By sequence: its phrase, where a check may begin in it; for a group, its choice. */
  owners: Uint16Array;
}

function indexOf(table: PhraseTable): TableIndex {
  const { references, flags, wordsFrom, words, includesFrom, includes, groupsFrom, conditionsFrom, conditionSequencesFrom, conditionSequences, sequences, entries, wordCount } = table;
  const choiceCount = wordsFrom.length - 1;
  const beginPlaces = new Uint16Array(sequences.length - 1);
  for (let place = 1, count = 0; place < flags.length; place++) if ((flags[place] ?? 0) & BEGIN) beginPlaces[count++] = place;
  const owners = new Uint16Array(sequences.length).fill(NOBODY);
  for (let phrase = 0; phrase < entries.length; phrase++) {
    const first = conditionsFrom[phrase] ?? 0;
    owners.fill(phrase, conditionSequencesFrom[first], conditionSequencesFrom[first + 1]);
  }
  for (let choice = 0; choice < choiceCount; choice++) owners.fill(choice, conditionSequences + (groupsFrom[choice] ?? 0), conditionSequences + (groupsFrom[choice + 1] ?? 0));
  return {
    owners, begins: turned(beginPlaces, beginPlaces.map((place) => references[place] ?? 0), wordCount + choiceCount),
    choicesOfWord: turned(ownersOf(wordsFrom), words, wordCount), includers: turned(ownersOf(includesFrom), includes, choiceCount),
  };
}

/** For each number of a list of lists the list it stands in. */
function ownersOf(from: Uint16Array): Uint16Array {
  const owners = new Uint16Array(from.at(-1) ?? 0);
  for (let owner = 0; owner + 1 < from.length; owner++) owners.fill(owner, from[owner], from[owner + 1]);
  return owners;
}

/** Lists by key: `values[i]` stands in the list of `keys[i]`, in the given order. */
function turned(values: Uint16Array, keys: Uint16Array, count: number): Lists {
  const from = new Uint16Array(count + 1);
  for (let index = 0; index < keys.length; index++) from[(keys[index] ?? 0) + 1] = (from[(keys[index] ?? 0) + 1] ?? 0) + 1;
  for (let key = 0; key < count; key++) from[key + 1] = (from[key + 1] ?? 0) + (from[key] ?? 0);
  const next = from.slice();
  const numbers = new Uint16Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const at = next[keys[index] ?? 0] ?? 0;
    numbers[at] = values[index] ?? 0;
    next[keys[index] ?? 0] = at + 1;
  }
  return { from, numbers };
}
