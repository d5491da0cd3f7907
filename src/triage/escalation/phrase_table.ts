import { fromVarints, packed, unpacker, varints } from '../text/packed.ts';
import { sortedWords, wordBytes, type SortedWords } from '../text/sorted_words.ts';

/**
 * The phrases of a rule book as flat lists of numbers, so that thousands of them are ready in a millisecond or two:
 * `rule_compiler.ts` makes the table from the rules, the build stores its bytes, `readTable` views them where they lie.
 *
 * A *reference* says what may stand in one place of a sequence: a number below `wordCount` is a word form, any other is a choice.
 * A *choice* is a set of word forms, other choices it includes (the lists of a rule file), and groups (sequences that fill one place).
 * Place 0 is no place: it ends the sequence before the first one.
 */
export interface PhraseTable {
  forms: Forms;
  wordCount: number;
  /** For each place what may stand there, and its flags: see `referenceOf`. */
  places: Int32Array;
  /** For each word form the choices that hold it themselves, rising: where they begin in the list, one more at the end, and the list. */
  choicesFrom: Uint16Array;
  choices: Uint16Array;
  /** For each choice the choices it includes, and where its groups begin; one more at the end. */
  includesFrom: Uint16Array;
  includes: Uint16Array;
  /** Groups are the sequences from `conditionSequences` on, in the order of their choices. */
  groupsFrom: Uint16Array;
  /** The first place of each sequence; one more at the end. */
  sequences: Uint16Array;
  /** For each reference the last sequence whose check begins at it, for each sequence the one before it, both plus one; 0 ends the chain. */
  firstBegin: Uint16Array;
  nextBegin: Uint16Array;
  /** For each sequence the place where its check begins. */
  beginPlaces: Uint16Array;
  /** How many sequences belong to conditions; the others are groups. */
  conditionSequences: number;
  /** For each phrase the number of its entry, and where its conditions begin; its first condition is the one the check begins with. */
  entries: Uint8Array;
  conditionsFrom: Uint16Array;
  /** Where the sequences of each condition begin, and whether it must not stand there. */
  conditionSequencesFrom: Uint16Array;
  absent: Uint8Array;
  /** How many phrases each section of the book has. */
  sections: readonly number[];
  /** What is known of a phrase, by `entries`: JSON of the book. */
  meanings: readonly unknown[];
}

/** Word forms by how they match, each list sorted; numbered through in this order. */
export interface Forms {
  exact: SortedWords;
  begins: SortedWords;
  ends: string[];
  holds: string[];
  /** Numbers of the forms in which one slip of the keyboard is forgiven. */
  forgiving: Uint16Array;
}

const FLAG_BITS = 8;
export const OPTIONAL = 1;
export const LAST = 2;
/** The place of its sequence that tells most: where the check begins. */
export const BEGIN = 4;
export const GAP_SHIFT = 3;
export const MOST_GAP = 31;
/** Of a place what may stand there, and how many other words may stand before it. */
export const referenceOf = (place: number): number => place >> FLAG_BITS;
export const gapOf = (place: number): number => (place & ((1 << FLAG_BITS) - 1)) >> GAP_SHIFT;

/** What is stored: lists of numbers as they are, and how many belong to whom as counts, which compress well. */
export interface StoredTable {
  json: { sections: number[]; meanings: unknown[] };
  exact: string[];
  begins: string[];
  ends: string[];
  holds: string[];
  forgiving: number[];
  references: number[];
  flags: number[];
  wordCounts: number[];
  choices: number[];
  includeCounts: number[];
  includes: number[];
  groupCounts: number[];
  entries: number[];
  conditionCounts: number[];
  /** For each condition the number of its sequences, twice, plus one where it must not stand there. */
  conditions: number[];
}

const SORTED = ['exact', 'begins'] as const;
const TEXTS = ['ends', 'holds'] as const;
const BYTES = ['flags', 'entries', 'conditionCounts', 'wordCounts'] as const;
const NUMBERS = ['forgiving', 'includeCounts', 'includes', 'groupCounts', 'conditions'] as const;
/** The choices of each word as the steps between them. */
function steps({ wordCounts, choices }: StoredTable): number[] {
  let end = 0;
  return wordCounts.flatMap((count) => choices.slice(end, end += count).map((choice, at, own) => choice - (own[at - 1] ?? 0)));
}

function fromSteps(wordCounts: Uint8Array, choices: Uint16Array): Uint16Array {
  for (let word = 0, from = 0; word < wordCounts.length; word++) {
    const end = from + wordCounts[word]!;
    for (from++; from < end; from++) choices[from]! += choices[from - 1]!;
    from = end;
  }
  return choices;
}

type Listed = Readonly<Record<'exact' | 'begins' | 'ends' | 'holds', { length: number }>>;
const wordCountOf = ({ exact, begins, ends, holds }: Listed): number => exact.length + begins.length + ends.length + holds.length;

/** The references one up, but 0 for the choice behind the one that was referred to last: choices are numbered as they are met, and most stand in one place. */
function inTurn(references: readonly number[], wordCount: number): number[] {
  let next = wordCount;
  return references.map((reference) => {
    const isNext = reference === next;
    if (reference >= wordCount) next = reference + 1;
    return isNext ? 0 : reference + 1;
  });
}

function fromTurns(references: Uint16Array, wordCount: number): Uint16Array {
  let next = wordCount;
  for (let place = 0; place < references.length; place++) {
    const reference = references[place] === 0 ? next : references[place]! - 1;
    references[place] = reference;
    if (reference >= wordCount) next = reference + 1;
  }
  return references;
}

/** The bytes of a table. Throws a RangeError where a number does not fit. */
export const tableBytes = (table: StoredTable): Uint8Array => packed([
  JSON.stringify(table.json), ...SORTED.flatMap((name) => wordBytes(table[name])), ...TEXTS.map((name) => table[name].join('\n')),
  ...BYTES.map((name) => fitted(name, table[name], Uint8Array)), ...NUMBERS.map((name) => fitted(name, table[name], Uint16Array)),
  varints(fitted('references', inTurn(table.references, wordCountOf(table)), Uint16Array)), varints(fitted('choices', steps(table), Uint16Array)),
]);

function fitted(name: string, numbers: number[], list: Uint8ArrayConstructor | Uint16ArrayConstructor): Uint8Array | Uint16Array {
  const most = 2 ** (8 * list.BYTES_PER_ELEMENT) - 1;
  if (numbers.length > 65_535 || numbers.some((number) => number > most)) throw new RangeError(`The rules have outgrown their table: ${name}`);
  return list.from(numbers);
}

/** Reads a table that `tableBytes` wrote. */
export function readTable(stored: Uint8Array): PhraseTable {
  const { text, bytes, numbers } = unpacker(stored);
  const lines = (): string[] => { const whole = text(); return whole === '' ? [] : whole.split('\n'); };
  const { sections, meanings } = JSON.parse(text()) as StoredTable['json'];
  const [exact, begins, ends, holds] = [sortedWords(bytes(), numbers()), sortedWords(bytes(), numbers()), lines(), lines()];
  const [flags, entries, conditionCounts, wordCounts] = [bytes(), bytes(), bytes(), bytes()];
  const [forgiving, includeCounts, includes, groupCounts, conditions] = [numbers(), numbers(), numbers(), numbers(), numbers()];
  const wordCount = wordCountOf({ exact, begins, ends, holds });
  const references = fromTurns(fromVarints(bytes()), wordCount), choices = fromSteps(wordCounts, fromVarints(bytes()));
  return {
    forms: { exact, begins, ends, holds, forgiving }, wordCount,
    choices, includes, entries, sections, meanings,
    choicesFrom: sums(wordCounts), includesFrom: sums(includeCounts), groupsFrom: sums(groupCounts), conditionsFrom: sums(conditionCounts),
    ...conditionsOf(conditions), ...sequencesOf(flags, references, wordCount + groupCounts.length),
  };
}

/** Where each part begins, given how long each is; one more at the end. */
function sums(counts: Uint8Array | Uint16Array): Uint16Array {
  const from = new Uint16Array(counts.length + 1);
  for (let index = 0, sum = 0; index < counts.length; index++) from[index + 1] = sum += counts[index] ?? 0;
  return from;
}

function conditionsOf(conditions: Uint16Array): Pick<PhraseTable, 'conditionSequencesFrom' | 'absent' | 'conditionSequences'> {
  const conditionSequencesFrom = sums(conditions.map((condition) => condition >> 1));
  const absent = new Uint8Array(conditions.length);
  for (let index = 0; index < conditions.length; index++) absent[index] = conditions[index]! & 1;
  return { conditionSequencesFrom, absent, conditionSequences: conditionSequencesFrom.at(-1) ?? 0 };
}

/** One walk over the places: what is known of each, where each sequence begins, and for each reference the sequences whose check begins at it, chained. */
function sequencesOf(flags: Uint8Array, references: Uint16Array, referenceCount: number): Pick<PhraseTable, 'places' | 'sequences' | 'firstBegin' | 'nextBegin' | 'beginPlaces'> {
  const places = new Int32Array(flags.length);
  const first = new Uint16Array(flags.length + 1);
  const firstBegin = new Uint16Array(referenceCount);
  const nextBegin = new Uint16Array(flags.length);
  const beginPlaces = new Uint16Array(flags.length);
  let sequence = 0;
  first[0] = 1;
  places[0] = LAST;
  for (let place = 1; place < flags.length; place++) {
    const flag = flags[place]!, reference = references[place]!;
    places[place] = (reference << FLAG_BITS) | flag;
    if (flag & BEGIN) {
      beginPlaces[sequence] = place;
      nextBegin[sequence] = firstBegin[reference] ?? 0;
      firstBegin[reference] = sequence + 1;
    }
    if (flag & LAST) first[++sequence] = place + 1;
  }
  return { places, sequences: first.subarray(0, sequence + 1), firstBegin, nextBegin, beginPlaces };
}

/** For each item the list that it stands in, given where the lists begin. */
export function ownersOf(from: Uint16Array): Uint16Array {
  const owners = new Uint16Array(from.at(-1) ?? 0);
  for (let list = 0; list + 1 < from.length; list++) for (let item = from[list]!; item < from[list + 1]!; item++) owners[item] = list;
  return owners;
}

/** The way up: from a group to the choice it belongs to, and from a choice to those that include it: where they begin in `includers`, one more at the end. */
export interface WayUp {
  choiceOf: Uint16Array;
  includersFrom: Uint16Array;
  includers: Uint16Array;
}
export function wayUp({ groupsFrom, includesFrom, includes }: PhraseTable): WayUp {
  const includersFrom = new Uint16Array(includesFrom.length), includers = new Uint16Array(includes.length);
  for (let at = 0; at < includes.length; at++) includersFrom[includes[at]! + 1]!++;
  for (let choice = 1; choice < includersFrom.length; choice++) includersFrom[choice]! += includersFrom[choice - 1]!;
  const free = includersFrom.slice(), choices = ownersOf(includesFrom);
  for (let at = 0; at < includes.length; at++) includers[free[includes[at]!]!++] = choices[at]!;
  return { choiceOf: ownersOf(groupsFrom), includersFrom, includers };
}
