import { includersOf, ownerOf, type PhraseTable } from './phrase_table.ts';

/**
 * What may begin, or end, at a word: nearly every place of a phrase that is looked at in a text is held by another word, and a sieve
 * tells so in one step instead of a walk through all the groups that may fill the place.
 */
export interface Edge {
  /** Adds to the sieve at `at` of `sieves` what words of a form may begin, or end. */
  addForm(form: number, sieves: Int32Array, at: number): void;
  /** Of each reference the steps that it takes to look for it in vain at a word that has forms. */
  steps: Int32Array;
}

/** Numbers that a sieve takes; a word of a ticket's own language fills a twentieth of its bits. */
export const SIEVE = 14;
const placeOf = (reference: number): number => Math.imul(Math.imul(reference, 0x9e3779b1) >>> 16, 32 * SIEVE) >>> 16;

/** Whether a reference may stand at a word, by the word's sieve; rarely true where it may not. */
export function mayStand(sieves: Int32Array, at: number, reference: number): boolean {
  const place = placeOf(reference);
  return ((sieves[at + (place >>> 5)]! >>> (place & 31)) & 1) === 1;
}

function add(sieves: Int32Array, at: number, reference: number): void {
  sieves[at + (placeOf(reference) >>> 5)]! |= 1 << (placeOf(reference) & 31);
}

/** The edges of a table's groups: what they begin with, or what they end with. */
export function createEdge(table: PhraseTable, side: 'begin' | 'end'): Edge {
  const { wordCount, references, sequences, conditionSequences, groupsFrom, includesFrom, includes, choicesFrom, choices } = table;
  const includers = includersOf(table);
  const edgeOf = (group: number): number => {
    const sequence = conditionSequences + group;
    return references[side === 'begin' ? sequences[sequence]! : sequences[sequence + 1]! - 1]!;
  };
  /** For each reference the choices that hold groups with that edge. */
  const ownersAt = new Map<number, number[]>();
  for (let group = 0; group < (groupsFrom.at(-1) ?? 0); group++) {
    const owners = ownersAt.get(edgeOf(group));
    if (owners) owners.push(ownerOf(groupsFrom, group)); else ownersAt.set(edgeOf(group), [ownerOf(groupsFrom, group)]);
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

  /** A sieve for each choice, made when first asked for. */
  const ofChoices = new Int32Array((includesFrom.length - 1) * SIEVE);
  const isMade = new Uint8Array(includesFrom.length - 1);
  function addChoice(choice: number, sieves: Int32Array, at: number): void {
    const own = choice * SIEVE;
    if (isMade[choice] === 0) {
      isMade[choice] = 1;
      add(ofChoices, own, wordCount + choice);
      for (const outer of includers.get(choice) ?? []) addChoice(outer, ofChoices, own);
      for (const outer of ownersAt.get(wordCount + choice) ?? []) addChoice(outer, ofChoices, own);
    }
    for (let number = 0; number < SIEVE; number++) sieves[at + number]! |= ofChoices[own + number]!;
  }

  return {
    steps,
    addForm(form, sieves, at) {
      add(sieves, at, form);
      for (const owner of ownersAt.get(form) ?? []) addChoice(owner, sieves, at);
      for (let held = choicesFrom[form] ?? 0; held < (choicesFrom[form + 1] ?? 0); held++) addChoice(choices[held] ?? 0, sieves, at);
    },
  };
}
