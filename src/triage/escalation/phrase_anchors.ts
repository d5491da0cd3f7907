import type { PhraseTable } from './phrase_table.ts';

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
  return (forms) => climb(forms).filter(({ phrase }) => phrase >= before && phrase < behind).sort((a, b) => a.phrase - b.phrase || (a.places.at(-1) ?? 0) - (b.places.at(-1) ?? 0));
}

const climbers = new WeakMap<PhraseTable, (forms: readonly number[]) => Anchor[]>();

/** Climbs from words to the sequences they begin, and from groups to the sequences these fill a place of, up to the phrases. */
function createClimber(table: PhraseTable): (forms: readonly number[]) => Anchor[] {
  const known = climbers.get(table);
  if (known) return known;
  const { wordCount, conditionSequences, beginPlaces, choicesFrom, choices, groupsFrom } = table;
  const includers = includersOf(table);

  /** The choices that hold a form or a group: the choice itself and those that include it. */
  function* holders(choice: number): Generator<number> {
    yield choice;
    for (const outer of includers.get(choice) ?? []) yield* holders(outer);
  }
  function climbSequence(sequence: number, inner: readonly number[], found: Anchor[]): void {
    const places = [...inner, beginPlaces[sequence] ?? 0];
    if (sequence < conditionSequences) {
      const phrase = phraseBeginningWith(table, sequence);
      if (phrase >= 0) found.push({ phrase, places });
      return;
    }
    for (const choice of holders(ownerOf(groupsFrom, sequence - conditionSequences))) {
      for (const outer of begunAt(table, wordCount + choice)) climbSequence(outer, places, found);
    }
  }
  const climb = (forms: readonly number[]): Anchor[] => {
    const starts = new Set<number>();
    for (const form of forms) {
      for (const sequence of begunAt(table, form)) starts.add(sequence);
      for (let at = choicesFrom[form] ?? 0; at < (choicesFrom[form + 1] ?? 0); at++) {
        for (const choice of holders(choices[at] ?? 0)) for (const sequence of begunAt(table, wordCount + choice)) starts.add(sequence);
      }
    }
    const found: Anchor[] = [];
    for (const sequence of starts) climbSequence(sequence, [], found);
    return found;
  };
  climbers.set(table, climb);
  return climb;
}

/** The sequences whose check begins at a reference. */
function* begunAt({ firstBegin, nextBegin }: PhraseTable, reference: number): Generator<number> {
  for (let link = firstBegin[reference] ?? 0; link > 0; link = nextBegin[link - 1] ?? 0) yield link - 1;
}

/** The phrase whose check begins with a sequence of a condition, or -1 where that is one of its other conditions. */
function phraseBeginningWith({ conditionSequencesFrom, conditionsFrom }: PhraseTable, sequence: number): number {
  const condition = ownerOf(conditionSequencesFrom, sequence);
  const phrase = ownerOf(conditionsFrom, condition);
  return conditionsFrom[phrase] === condition ? phrase : -1;
}

/** The list that an item stands in, given where the lists begin. */
function ownerOf(from: Uint16Array, item: number): number {
  let [low, high] = [0, from.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= item) low = middle; else high = middle;
  }
  return low;
}

/** For each list the choices that include it. */
function includersOf({ includesFrom, includes }: PhraseTable): Map<number, number[]> {
  const includers = new Map<number, number[]>();
  for (let at = 0; at < includes.length; at++) {
    const list = includes[at] ?? 0;
    const choice = ownerOf(includesFrom, at);
    const known = includers.get(list);
    if (known) known.push(choice); else includers.set(list, [choice]);
  }
  return includers;
}
