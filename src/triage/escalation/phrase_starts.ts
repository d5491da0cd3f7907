import { numberList, reserve } from './number_list.ts';
import { includersOf, ownerOf, type PhraseTable } from './phrase_table.ts';

/** Where the check of phrases can begin: sequences, by the place of them that tells most, and the phrases that a sequence stands in. */
export interface Starts {
  /** The sequences whose check begins at a word of some forms. */
  sequencesOf(forms: Iterable<number>): Set<number>;
  /**
   * Where in `phrases` those of a section stand that a sequence is part of, or 0 for none: how many there are, then for each its number,
   * how many places the sequence fills, being a group, and these places, outwards.
   */
  phrasesOf(sequence: number, section: number): number;
  phrases(): Int32Array;
}

/** Climbs from words to the sequences they begin, and from groups to the sequences these fill a place of, up to the phrases. */
export function createStarts(table: PhraseTable): Starts {
  const { wordCount, conditionSequences, beginPlaces, choicesFrom, choices, groupsFrom, sections } = table;
  const includers = includersOf(table);
  const phrases = numberList();
  /** By sequence and section where its phrases stand, once they were asked for; `NONE` for none. */
  const known = new Int32Array(table.sequences.length * sections.length);
  const NONE = -1;

  /** Calls for the sequences whose check begins at a choice, or at one that includes it. */
  function eachBegunAtChoice(choice: number, call: (sequence: number) => void): void {
    eachBegunAt(table, wordCount + choice, call);
    const outer = includers.get(choice);
    if (outer) for (const one of outer) eachBegunAtChoice(one, call);
  }
  function climb(sequence: number, outer: readonly number[], found: number[][]): void {
    if (sequence < conditionSequences) {
      const phrase = phraseBeginningWith(table, sequence);
      if (phrase >= 0) found[sectionOf(phrase, sections)]?.push(phrase, outer.length, ...outer);
      return;
    }
    eachBegunAtChoice(ownerOf(groupsFrom, sequence - conditionSequences), (above) => climb(above, [...outer, beginPlaces[above] ?? 0], found));
  }
  /** No group, and the start of a phrase or of none: nothing to climb. */
  function learnCondition(sequence: number): void {
    const from = sequence * sections.length;
    known.fill(NONE, from, from + sections.length);
    const phrase = phraseBeginningWith(table, sequence);
    if (phrase < 0) return;
    const at = known[from + sectionOf(phrase, sections)] = reserve(phrases, 3);
    phrases.numbers[at] = 1;
    phrases.numbers[at + 1] = phrase;
  }
  function learn(sequence: number): void {
    if (sequence < conditionSequences) { learnCondition(sequence); return; }
    const found = sections.map((): number[] => []);
    climb(sequence, [], found);
    found.forEach((ofSection, section) => {
      const at = sequence * sections.length + section;
      if (ofSection.length === 0) { known[at] = NONE; return; }
      let count = 0;
      for (let next = 0; next < ofSection.length; next += 2 + ofSection[next + 1]!) count++;
      const from = known[at] = reserve(phrases, 1 + ofSection.length);
      phrases.numbers.set([count, ...ofSection], from);
    });
  }

  return {
    sequencesOf(forms) {
      const sequences = new Set<number>();
      const note = (sequence: number) => { sequences.add(sequence); };
      for (const form of forms) {
        eachBegunAt(table, form, note);
        for (let at = choicesFrom[form] ?? 0; at < (choicesFrom[form + 1] ?? 0); at++) eachBegunAtChoice(choices[at] ?? 0, note);
      }
      return sequences;
    },
    phrasesOf(sequence, section) {
      const at = sequence * sections.length + section;
      if (known[at] === 0) learn(sequence);
      return Math.max(0, known[at]!);
    },
    phrases: () => phrases.numbers,
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
