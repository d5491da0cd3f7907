import type { Lexicon } from './lexicon.ts';
import { numberList, reserve, withRoom, type NumberList } from './number_list.ts';
import { createEdge, SIEVE, type Edge } from './phrase_edges.ts';
import { createFirstLooks } from './phrase_looks.ts';
import { createStarts, type Starts } from './phrase_starts.ts';
import type { PhraseTable } from './phrase_table.ts';
import { SPELLED_OUT_MARK, withoutMark } from './spelled_out.ts';
import type { TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What the words of a lexicon are to a table, all in lists of numbers: most of what a text is asked costs no more than fetching it from
 * memory, so that what is asked together lies together, and nothing is there for the garbage collector to follow.
 */
export interface KnownWords {
  lexicon: Lexicon;
  /**
   * By the word's number in the lexicon: where its row begins in `rows`, and in the lowest `SECTION_BITS` the sections in which something
   * can begin at it; 0 for a word not met yet, `STRANGER` for one that no rule knows. Most tokens of a text are done with by this number.
   */
  codes: Int32Array;
  /** Rows of `ROW` numbers: the sieve of what may begin at the word, where its looks and its forms stand, the sieve of what may end at it. */
  rows: NumberList;
  /** What the neighbours of each word are asked first: see `phrase_looks.ts`. */
  looks: NumberList;
  /** How many forms of the vocabulary a word stands for, and the forms. */
  forms: NumberList;
  /** The code of words that stand for a form alone, by that form, and of those that stand for several, by these: words of the same forms share a row. */
  ofForm: Int32Array;
  ofForms: Map<string, number>;
}
const SECTION_BITS = 3;
export const STRANGER = -1;
export const LOOKS_AT = SIEVE;
export const FORMS_AT = LOOKS_AT + SECTION_BITS;
export const END_SIEVE = FORMS_AT + 1;
/** Two lines of a processor's cache. */
const ROW = END_SIEVE + SIEVE;

/** Where the row of a word that is no stranger begins, by its code. */
export const rowOf = (code: number): number => code >> SECTION_BITS;
/** Whether something of a section can begin at a word, by its code. */
export const canBegin = (code: number, section: number): boolean => code !== STRANGER && ((code >> section) & 1) === 1;

/** Reads texts as the words of a table; all sections of the table share it. */
export interface WordReader {
  /** What is known of the words of a text, each of which has been met then. */
  read(text: TokenText): KnownWords;
  starts: Starts;
  /** By reference, the steps that looking for it in vain takes, from what it begins with on and from what it ends with on. */
  steps(): { begin: Int32Array; end: Int32Array };
}

/** Texts after which sieves are made: for a first ticket they cost more than they spare. */
const WORTH_SIEVING = 12;
/** Before that anything may stand anywhere, and nothing is known to be in vain. */
const NO_STEPS = { begin: new Int32Array(0), end: new Int32Array(0) };

export function createWordReader(table: PhraseTable, vocabulary: Vocabulary): WordReader {
  const starts = createStarts(table);
  let edges: { begin: Edge; end: Edge } | undefined;
  let looks = createFirstLooks(table, starts, undefined);
  const inside = createFormsInside(vocabulary);
  let known: KnownWords | undefined;
  let last: TokenText | undefined;
  let texts = 0;

  function learn(into: KnownWords, number: number): void {
    const text = into.lexicon.texts[number] ?? '';
    const forms = text.startsWith(SPELLED_OUT_MARK) ? inside(withoutMark(text)) : vocabulary.formsOf(text);
    into.codes[number] = forms.length === 0 ? STRANGER : forms.length === 1 ? codeOfForm(into, forms) : codeOfSeveral(into, forms);
  }
  function codeOfForm(into: KnownWords, forms: readonly number[]): number {
    return into.ofForm[forms[0]!] ||= newCode(into, forms);
  }
  function codeOfSeveral(into: KnownWords, forms: readonly number[]): number {
    const key = forms.join(' ');
    const known = into.ofForms.get(key) ?? newCode(into, forms);
    into.ofForms.set(key, known);
    return known;
  }
  function newCode(into: KnownWords, forms: readonly number[]): number {
    const row = reserve(into.rows, ROW);
    const formsFrom = into.rows.numbers[row + FORMS_AT] = reserve(into.forms, 1 + forms.length);
    into.forms.numbers[formsFrom] = forms.length;
    into.forms.numbers.set(forms, formsFrom + 1);
    addSieves(into.rows.numbers, row, forms);
    const sequences = starts.sequencesOf(forms);
    let code = row << SECTION_BITS;
    for (let section = 0; section < table.sections.length; section++) {
      const looksFrom = into.rows.numbers[row + LOOKS_AT + section] = looks.add(into.looks, sequences, section);
      if (looksFrom > 0) code |= 1 << section;
    }
    return code;
  }
  function addSieves(rows: Int32Array, row: number, forms: readonly number[]): void {
    if (!edges) {
      rows.fill(-1, row, row + SIEVE);
      rows.fill(-1, row + END_SIEVE, row + END_SIEVE + SIEVE);
    } else for (const form of forms) {
      edges.begin.addForm(form, rows, row);
      edges.end.addForm(form, rows, row + END_SIEVE);
    }
  }
  function makeEdges(): void {
    edges = { begin: createEdge(table, 'begin'), end: createEdge(table, 'end') };
    looks = createFirstLooks(table, starts, { begin: edges.begin.steps, end: edges.end.steps });
    known = undefined;
  }

  return {
    read(text) {
      if (text === last && known) return known;
      if (++texts === WORTH_SIEVING) makeEdges();
      if (!known || known.lexicon !== text.lexicon) known = nothingOf(text.lexicon, table.wordCount);
      known.codes = withRoom(known.codes, text.lexicon.texts.length);
      const { numbers } = text;
      for (let index = 0; index < numbers.length; index++) if (known.codes[numbers[index]!] === 0) learn(known, numbers[index]!);
      last = text;
      return known;
    },
    starts,
    steps: () => (edges ? { begin: edges.begin.steps, end: edges.end.steps } : NO_STEPS),
  };
}

function nothingOf(lexicon: Lexicon, wordCount: number): KnownWords {
  const rows = numberList();
  reserve(rows, ROW - rows.end);
  return { lexicon, codes: new Int32Array(0), rows, looks: numberList(), forms: numberList(), ofForm: new Int32Array(wordCount), ofForms: new Map() };
}

/** Pieces of a spelled-out word shorter than this say nothing. */
const SHORTEST_PIECE = 4;
/** Pieces remembered: a hostile text spells the same out over and over. */
const MOST_PIECES = 20_000;

/** "a b r u l e" may be "a brule", "y o u i d i o t" "you idiot": a spelled-out word stands for every word found inside it. */
function createFormsInside(vocabulary: Vocabulary): (word: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  function formsOf(piece: string): readonly number[] {
    const met = known.get(piece);
    if (met) return met;
    if (known.size > MOST_PIECES) known.clear();
    const forms = vocabulary.formsOf(piece);
    known.set(piece, forms);
    return forms;
  }
  return (word) => {
    const forms = new Set(formsOf(word));
    for (let from = 0; from + SHORTEST_PIECE <= word.length; from++) {
      for (let to = from + SHORTEST_PIECE; to <= word.length; to++) for (const form of formsOf(word.slice(from, to))) forms.add(form);
    }
    return [...forms];
  };
}
