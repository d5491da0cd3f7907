import { includersOf, ownerOf, type PhraseTable } from './phrase_table.ts';

/**
 * What may begin, or end, at a word: nearly every place of a phrase that is looked at in a text is held by another word, and a sieve
 * tells so in one step instead of a walk through all the groups that may fill the place.
 */
export interface Edge {
  /** The sieve of a word of these forms. */
  sieveOf(forms: readonly number[]): Int32Array;
  /** Of each reference the steps that it takes to look for it in vain at a word that has forms. */
  steps: Int32Array;
}

const SIEVE = 16;
/** Of a word that nobody has looked into: anything may stand there. */
export const OPEN = new Int32Array(SIEVE).fill(-1);
const placeOf = (reference: number): number => Math.imul(reference, 0x9e3779b1) >>> 23;

/** Whether a reference may stand at a word, by the word's sieve; rarely true where it may not. */
export function mayStand(sieve: Int32Array, reference: number): boolean {
  const place = placeOf(reference);
  return ((sieve[place >>> 5]! >>> (place & 31)) & 1) === 1;
}

function sieved(references: Iterable<number>): Int32Array {
  const sieve = new Int32Array(SIEVE);
  for (const reference of references) sieve[placeOf(reference) >>> 5]! |= 1 << (placeOf(reference) & 31);
  return sieve;
}

/** The edges of a table's groups: what they begin with, or what they end with. */
export function createEdge(table: PhraseTable, side: 'begin' | 'end'): Edge {
  const { wordCount, references, sequences, conditionSequences, groupsFrom, includesFrom, includes, choicesFrom, choices } = table;
  const includers = includersOf(table);
  const edgeOf = (group: number): number => {
    const sequence = conditionSequences + group;
    return references[side === 'begin' ? sequences[sequence]! : sequences[sequence + 1]! - 1]!;
  };
  const groupsAt = new Map<number, number[]>();
  for (let group = 0; group < (groupsFrom.at(-1) ?? 0); group++) {
    const known = groupsAt.get(edgeOf(group));
    if (known) known.push(group); else groupsAt.set(edgeOf(group), [group]);
  }
  const steps = new Int32Array(wordCount + includesFrom.length - 1);

  function stepsOfGroups(choice: number): number {
    let sum = 0;
    for (let group = groupsFrom[choice] ?? 0; group < (groupsFrom[choice + 1] ?? 0); group++) sum += stepsInVain(edgeOf(group));
    for (let at = includesFrom[choice] ?? 0; at < (includesFrom[choice + 1] ?? 0); at++) sum += stepsOfGroups(includes[at] ?? 0);
    return sum;
  }
  const stepsInVain = (reference: number): number => steps[reference] || (steps[reference] = 1 + (reference < wordCount ? 0 : stepsOfGroups(reference - wordCount)));

  for (let reference = 0; reference < steps.length; reference++) stepsInVain(reference);

  return {
    steps,
    sieveOf(forms) {
      const found = new Set(forms);
      // What is added on the way is visited too.
      for (const reference of found) {
        for (const group of groupsAt.get(reference) ?? []) found.add(wordCount + ownerOf(groupsFrom, group));
        if (reference >= wordCount) for (const outer of includers.get(reference - wordCount) ?? []) found.add(wordCount + outer);
        else for (let at = choicesFrom[reference] ?? 0; at < (choicesFrom[reference + 1] ?? 0); at++) found.add(wordCount + (choices[at] ?? 0));
      }
      return sieved(found);
    },
  };
}
