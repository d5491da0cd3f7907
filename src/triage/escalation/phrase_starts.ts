import { includersOf, ownerOf, type PhraseTable } from './phrase_table.ts';

/** Where the check of phrases can begin: the place that tells most in a sequence, and all phrases that the sequence stands in. */
export interface Start {
  place: number;
  /** By section. */
  anchors: readonly (readonly Anchor[])[];
}

/** A phrase that a sequence stands in. */
export interface Anchor {
  phrase: number;
  /** The places that the sequence fills, being a group, outwards; none where it is the phrase itself. */
  outer: readonly number[];
}

/** Anchors of one token in the order in which their matches are told. */
export const inOrder = (a: { start: Start; anchor: Anchor }, b: { start: Start; anchor: Anchor }): number =>
  a.anchor.phrase - b.anchor.phrase || (a.anchor.outer.at(-1) ?? a.start.place) - (b.anchor.outer.at(-1) ?? b.start.place);

/** Finds what can begin at a word of some forms. */
export type StartFinder = (forms: readonly number[]) => Start[];

/** Climbs from words to the sequences they begin, and from groups to the sequences these fill a place of, up to the phrases. */
export function createStartFinder(table: PhraseTable): StartFinder {
  const { wordCount, conditionSequences, beginPlaces, choicesFrom, choices, groupsFrom, sections } = table;
  const includers = includersOf(table);
  const known = new Map<number, Start>();

  /** Calls for the sequences whose check begins at a choice, or at one that includes it. */
  function eachBegunAtChoice(choice: number, call: (sequence: number) => void): void {
    eachBegunAt(table, wordCount + choice, call);
    for (const outer of includers.get(choice) ?? []) eachBegunAtChoice(outer, call);
  }
  function climb(sequence: number, outer: readonly number[], anchors: Anchor[][]): void {
    if (sequence < conditionSequences) {
      const phrase = phraseBeginningWith(table, sequence);
      if (phrase >= 0) anchors[sectionOf(phrase, sections)]?.push({ phrase, outer });
      return;
    }
    eachBegunAtChoice(ownerOf(groupsFrom, sequence - conditionSequences), (above) => climb(above, [...outer, beginPlaces[above] ?? 0], anchors));
  }
  function startOf(sequence: number): Start {
    const anchors = sections.map((): Anchor[] => []);
    climb(sequence, [], anchors);
    const start = { place: beginPlaces[sequence] ?? 0, anchors };
    known.set(sequence, start);
    return start;
  }

  return (forms) => {
    const sequences = new Set<number>();
    const note = (sequence: number) => { sequences.add(sequence); };
    for (const form of forms) {
      eachBegunAt(table, form, note);
      for (let at = choicesFrom[form] ?? 0; at < (choicesFrom[form + 1] ?? 0); at++) eachBegunAtChoice(choices[at] ?? 0, note);
    }
    return Array.from(sequences, (sequence) => known.get(sequence) ?? startOf(sequence));
  };
}

/** Calls for the sequences whose check begins at a reference. */
function eachBegunAt({ firstBegin, nextBegin }: PhraseTable, reference: number, call: (sequence: number) => void): void {
  for (let link = firstBegin[reference] ?? 0; link > 0; link = nextBegin[link - 1] ?? 0) call(link - 1);
}

/** The phrase whose check begins with a sequence of a condition, or -1 where that is one of its other conditions. */
function phraseBeginningWith({ conditionSequencesFrom, conditionsFrom }: PhraseTable, sequence: number): number {
  const condition = ownerOf(conditionSequencesFrom, sequence);
  const phrase = ownerOf(conditionsFrom, condition);
  return conditionsFrom[phrase] === condition ? phrase : -1;
}

function sectionOf(phrase: number, sections: readonly number[]): number {
  let section = 0;
  for (let behind = sections[0] ?? 0; phrase >= behind; behind += sections[section] ?? Infinity) section++;
  return section;
}
