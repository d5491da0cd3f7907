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
  /** For each place what may stand there, and its flags. */
  references: Uint16Array;
  flags: Uint8Array;
  /** For each choice where its words, its included choices and its groups begin in the lists behind; one more at the end. */
  wordsFrom: Uint16Array;
  words: Uint16Array;
  includesFrom: Uint16Array;
  includes: Uint16Array;
  /** Groups are the sequences from `conditionSequences` on, in the order of their choices. */
  groupsFrom: Uint16Array;
  /** The first place of each sequence; one more at the end. */
  sequences: Uint16Array;
  sequenceOfPlace: Uint16Array;
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
  exact: string[];
  begins: string[];
  ends: string[];
  holds: string[];
  /** Numbers of the forms in which one slip of the keyboard is forgiven. */
  forgiving: Uint16Array;
}

export const OPTIONAL = 1;
export const LAST = 2;
/** The place of its sequence that tells most: where the check begins. */
export const BEGIN = 4;
export const GAP_SHIFT = 3;
export const MOST_GAP = 31;

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
  words: number[];
  includeCounts: number[];
  includes: number[];
  groupCounts: number[];
  entries: number[];
  conditionCounts: number[];
  /** For each condition the number of its sequences, twice, plus one where it must not stand there. */
  conditions: number[];
}

const TEXTS = ['exact', 'begins', 'ends', 'holds'] as const;
const BYTES = ['flags', 'entries', 'conditionCounts'] as const;
const NUMBERS = ['forgiving', 'references', 'wordCounts', 'words', 'includeCounts', 'includes', 'groupCounts', 'conditions'] as const;

/** The bytes of a table: lengths of the parts, then the parts, each at an even place. Throws a RangeError where a number does not fit. */
export function tableBytes(table: StoredTable): Uint8Array {
  const parts = [
    Buffer.from(JSON.stringify(table.json)), ...TEXTS.map((name) => Buffer.from(table[name].join('\n'))),
    ...BYTES.map((name) => fitted(name, table[name], Uint8Array)), ...NUMBERS.map((name) => fitted(name, table[name], Uint16Array)),
  ].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  const header = Uint32Array.from(parts, (part) => part.length);
  const padded = parts.flatMap((part) => (part.length % 2 === 0 ? [part] : [part, new Uint8Array(1)]));
  return Buffer.concat([new Uint8Array(header.buffer), ...padded]);
}

function fitted(name: string, numbers: number[], list: Uint8ArrayConstructor | Uint16ArrayConstructor): Uint8Array | Uint16Array {
  const most = 2 ** (8 * list.BYTES_PER_ELEMENT) - 1;
  if (numbers.length > 65_535 || numbers.some((number) => number > most)) throw new RangeError(`The rules have outgrown their table: ${name}`);
  return list.from(numbers);
}

/** Reads a table that `tableBytes` wrote. */
export function readTable(stored: Uint8Array): PhraseTable {
  const bytes = stored.byteOffset % 4 === 0 ? stored : new Uint8Array(stored);
  const partCount = 1 + TEXTS.length + BYTES.length + NUMBERS.length;
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset, partCount);
  let part = 0;
  let at = bytes.byteOffset + 4 * partCount;
  const next = (): [from: number, length: number] => {
    const length = lengths[part++] ?? 0;
    const from = at;
    at += length + (length % 2);
    return [from, length];
  };
  const text = (): string => { const [from, length] = next(); return Buffer.from(bytes.buffer, from, length).toString('utf8'); };
  const lines = (): string[] => { const whole = text(); return whole === '' ? [] : whole.split('\n'); };
  const small = (): Uint8Array => { const [from, length] = next(); return new Uint8Array(bytes.buffer, from, length); };
  const wide = (): Uint16Array => { const [from, length] = next(); return new Uint16Array(bytes.buffer, from, length / 2); };

  const { sections, meanings } = JSON.parse(text()) as StoredTable['json'];
  const [exact, begins, ends, holds] = [lines(), lines(), lines(), lines()];
  const [flags, entries, conditionCounts] = [small(), small(), small()];
  const [forgiving, references, wordCounts, words, includeCounts, includes, groupCounts, conditions] = [wide(), wide(), wide(), wide(), wide(), wide(), wide(), wide()];
  return {
    forms: { exact, begins, ends, holds, forgiving }, wordCount: exact.length + begins.length + ends.length + holds.length,
    references, flags, words, includes, entries, sections, meanings,
    wordsFrom: sums(wordCounts), includesFrom: sums(includeCounts), groupsFrom: sums(groupCounts), conditionsFrom: sums(conditionCounts),
    ...conditionsOf(conditions), ...sequencesOf(flags),
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
  return { conditionSequencesFrom, absent: Uint8Array.from(conditions, (condition) => condition & 1), conditionSequences: conditionSequencesFrom.at(-1) ?? 0 };
}

function sequencesOf(flags: Uint8Array): Pick<PhraseTable, 'sequences' | 'sequenceOfPlace'> {
  const sequenceOfPlace = new Uint16Array(flags.length);
  const first = new Uint16Array(flags.length + 1);
  let sequence = 0;
  first[0] = 1;
  for (let place = 1; place < flags.length; place++) {
    sequenceOfPlace[place] = sequence;
    if ((flags[place] ?? 0) & LAST) first[++sequence] = place + 1;
  }
  return { sequenceOfPlace, sequences: first.subarray(0, sequence + 1) };
}
