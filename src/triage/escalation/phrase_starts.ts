import { numberList, reserve, type NumberList } from './number_list.ts';
import { BIT_BITS, bitOf } from './phrase_edges.ts';
import { gapOf, LAST, OPTIONAL, ownersOf, referenceOf, type PhraseTable, type WayUp } from './phrase_table.ts';

/** Where the check of phrases can begin: sequences, by the place of them that tells most, and the phrases that a sequence stands in. */
export interface Starts {
  /**
   * Adds how many sequences with phrases of a section begin their check at a word, and a look for each of them; says where, or 0 where there
   * is none. `filled` is what the word fills.
   */
  addLooks(looks: NumberList, filled: readonly number[], section: number): number;
  /** Where the looks say that they stand: how many phrases there are, then for each its number, how many places its sequence fills, being a group, and these places, outwards. */
  phrases(): Int32Array;
}

/*
 * The first look around a word where phrases can begin: nine of ten starts are given up because the words beside it are not those that the
 * sequence goes on with. What is asked of them lies in one list, a start behind the other, so that giving up touches nothing else.
 */

/** Numbers of a look: what must stand behind the word, or else before it; the place of the sequence that the word holds; where the phrases stand that the sequence is part of. */
export const LOOK = 4, PREVIOUS_AT = 1, PLACE_AT = 2, PHRASES_AT = 3;
/** Nothing in particular must stand there; anything else is a bit of sieves, and above it how many words may stand between. */
export const ANYTHING = -1;
export const bitIn = (asked: number): number => asked & ((1 << BIT_BITS) - 1);
export const gapIn = (asked: number): number => asked >> BIT_BITS;
/** What is asked for one place, and as far away as another says. */
const asking = (asked: number, gap: number): number => bitOf(referenceOf(asked)) | (gapOf(gap) << BIT_BITS);

/** Climbs from words to the sequences they begin, and from groups to the sequences these fill a place of, up to the phrases. */
export function createStarts(table: PhraseTable, { choiceOf, includersFrom, includers }: WayUp): Starts {
  const { wordCount, places, conditionSequences, beginPlaces, firstBegin, nextBegin, sections } = table;
  const conditionOf = ownersOf(table.conditionSequencesFrom), phraseOf = ownersOf(table.conditionsFrom);
  const phrases = numberList();
  /** By sequence and section where its phrases stand, once they were asked for; `NONE` for none. */
  const known = new Int32Array(table.sequences.length * sections.length);
  const NONE = -1;

  /** Calls for the sequences whose check begins at a choice, or at one that includes it. */
  function eachBegunAtChoice(choice: number, call: (sequence: number) => void): void {
    eachBegunAt(table, wordCount + choice, call);
    for (let at = includersFrom[choice]!; at < includersFrom[choice + 1]!; at++) eachBegunAtChoice(includers[at]!, call);
  }
  /** The phrase whose check begins with a sequence of a condition, or -1 where that is one of its other conditions. */
  function phraseBeginningWith(sequence: number): number {
    const condition = conditionOf[sequence]!, phrase = phraseOf[condition]!;
    return table.conditionsFrom[phrase] === condition ? phrase : -1;
  }
  function climb(sequence: number, outer: readonly number[], found: number[][]): void {
    if (sequence < conditionSequences) {
      const phrase = phraseBeginningWith(sequence);
      if (phrase >= 0) found[sectionOf(phrase, sections)]?.push(phrase, outer.length, ...outer);
      return;
    }
    eachBegunAtChoice(choiceOf[sequence - conditionSequences]!, (above) => climb(above, [...outer, beginPlaces[above] ?? 0], found));
  }
  /** No group, and the start of a phrase or of none: nothing to climb. */
  function learnCondition(sequence: number): void {
    const from = sequence * sections.length;
    known.fill(NONE, from, from + sections.length);
    const phrase = phraseBeginningWith(sequence);
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
  function phrasesOf(sequence: number, section: number): number {
    const at = sequence * sections.length + section;
    if (known[at] === 0) learn(sequence);
    return known[at]!;
  }

  const behind = (place: number): number => (places[place]! & LAST || places[place + 1]! & OPTIONAL ? ANYTHING : asking(places[place + 1]!, places[place + 1]!));
  const before = (place: number): number => (places[place - 1]! & (LAST | OPTIONAL) ? ANYTHING : asking(places[place - 1]!, places[place]!));

  function addLook(looks: NumberList, sequence: number, phrasesAt: number): void {
    const place = beginPlaces[sequence]!, look = reserve(looks, LOOK);
    looks.numbers[look] = behind(place);
    // Where something has to be looked for behind the word, that comes first.
    looks.numbers[look + PREVIOUS_AT] = places[place]! & LAST ? before(place) : ANYTHING;
    looks.numbers[look + PLACE_AT] = place;
    looks.numbers[look + PHRASES_AT] = phrasesAt;
  }

  return {
    addLooks(looks, filled, section) {
      let from = 0;
      for (const reference of filled) {
        // No function for each: a first ticket would be full of them.
        for (let link = firstBegin[reference]!; link > 0; link = nextBegin[link - 1]!) {
          const phrasesAt = phrasesOf(link - 1, section);
          if (phrasesAt === NONE) continue;
          if (from === 0) from = reserve(looks, 1);
          addLook(looks, link - 1, phrasesAt);
          looks.numbers[from]!++;
        }
      }
      return from;
    },
    phrases: () => phrases.numbers,
  };
}

/** Calls for the sequences whose check begins at a reference. */
function eachBegunAt({ firstBegin, nextBegin }: PhraseTable, reference: number, call: (sequence: number) => void): void {
  for (let link = firstBegin[reference] ?? 0; link > 0; link = nextBegin[link - 1] ?? 0) call(link - 1);
}

function sectionOf(phrase: number, sections: readonly number[]): number {
  let section = 0;
  for (let behind = sections[0] ?? 0; phrase >= behind; behind += sections[section] ?? Infinity) section++;
  return section;
}
