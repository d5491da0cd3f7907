import { includersOf, ownerOf, type PhraseTable } from './phrase_table.ts';

/** The innermost sequence that a check begins in, and what came of it where it was tried last: many phrases hold the same group. */
export interface Start {
  place: number;
  /** The walk and the token it was tried at. */
  walk: number;
  index: number;
  /** What it spans; `to` is -1 where it does not stand. */
  from: number;
  to: number;
  steps: number;
}

/** Where a phrase can begin to be checked: the rarest place of it, possibly inside a group that fills one place. */
export interface Anchor {
  phrase: number;
  start: Start;
  /** The places that the group fills, outwards. */
  outer: readonly number[];
}

interface Climbed {
  phrase: number;
  /** From the innermost sequence outwards. */
  places: readonly number[];
}

/** Finds the places where a check begins at one of `forms`, in the order of the phrases of one section. */
export function createAnchorFinder(table: PhraseTable, section: number): (forms: readonly number[]) => readonly Anchor[] {
  const before = table.sections.slice(0, section).reduce((sum, count) => sum + count, 0);
  const behind = before + (table.sections[section] ?? 0);
  const climb = createClimber(table);
  return (forms) => withStarts(climb(forms).filter(({ phrase }) => phrase >= before && phrase < behind).sort((a, b) => a.phrase - b.phrase || (a.places.at(-1) ?? 0) - (b.places.at(-1) ?? 0)));
}

function withStarts(climbed: readonly Climbed[]): Anchor[] {
  const starts = new Map<number, Start>();
  return climbed.map(({ phrase, places: [place = 0, ...outer] }) => {
    const start = starts.get(place) ?? { place, walk: 0, index: 0, from: 0, to: 0, steps: 0 };
    starts.set(place, start);
    return { phrase, start, outer };
  });
}

const climbers = new WeakMap<PhraseTable, (forms: readonly number[]) => Climbed[]>();

/** Climbs from words to the sequences they begin, and from groups to the sequences these fill a place of, up to the phrases. */
function createClimber(table: PhraseTable): (forms: readonly number[]) => Climbed[] {
  const known = climbers.get(table);
  if (known) return known;
  const { wordCount, conditionSequences, beginPlaces, choicesFrom, choices, groupsFrom } = table;
  const includers = includersOf(table);

  /** The choices that hold a form or a group: the choice itself and those that include it. */
  function* holders(choice: number): Generator<number> {
    yield choice;
    for (const outer of includers.get(choice) ?? []) yield* holders(outer);
  }
  function climbSequence(sequence: number, inner: readonly number[], found: Climbed[]): void {
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
  const climb = (forms: readonly number[]): Climbed[] => {
    const starts = new Set<number>();
    for (const form of forms) {
      for (const sequence of begunAt(table, form)) starts.add(sequence);
      for (let at = choicesFrom[form] ?? 0; at < (choicesFrom[form + 1] ?? 0); at++) {
        for (const choice of holders(choices[at] ?? 0)) for (const sequence of begunAt(table, wordCount + choice)) starts.add(sequence);
      }
    }
    const found: Climbed[] = [];
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
