import type { Lexicon } from './lexicon.ts';
import { numberList, reserve, withRoom, type NumberList } from './number_list.ts';
import { createEdges, STRANGER_NUMBERS } from './phrase_edges.ts';
import { createStarts } from './phrase_starts.ts';
import { wayUp, type PhraseTable } from './phrase_table.ts';
import { SPELLED_OUT_MARK, withoutMark } from './spelled_out.ts';
import type { TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What the words of a lexicon are to a table, all in lists of numbers: most of what a text is asked costs no more than fetching it from
 * memory, so that what is asked together lies together, and nothing is there for the garbage collector to follow.
 */
interface KnownWords {
  lexicon: Lexicon;
  /**
   * By the word's number in the lexicon: where its row begins in `rows`, and in the lowest `SECTION_BITS` the sections in which something
   * can begin at it; 0 for a word not met yet.
   */
  codes: Int32Array<ArrayBuffer>;
  /** Rows: where the looks of a word stand for each section, see `phrase_starts.ts`; what it is to the table, see `phrase_edges.ts`; the looks. */
  rows: NumberList;
  /** The code of words that stand for a form alone, by that form, and of those that stand for several, by these: words of the same forms share a row. */
  ofForm: Int32Array;
  ofForms: Steps;
}
const SECTION_BITS = 3;
const WORD_AT = SECTION_BITS;
/** The row of a word that no rule knows: nothing but zeros. */
const STRANGER = 1;

const rowOf = (code: number): number => code >> SECTION_BITS;
/** Where it stands in the rows where the looks of a section begin, by a word's code. */
export const looksAt = (code: number, section: number): number => rowOf(code) + section;
/** 1 where something of a section can begin at a word, by its code; otherwise 0. */
export const canBegin = (code: number, section: number): number => (code >> section) & 1;

/** Reads texts as the words of a table; all sections of the table share it. */
export interface WordReader {
  /** What the words of a text are to the table; valid until it reads another one. */
  read(text: TokenText): Reading;
}
export interface Reading {
  /** By token the code of its word. */
  codes: Int32Array;
  /** What words are to the table, and by token where in it its word stands: see `phrase_edges.ts`. */
  rows: Int32Array;
  words: Int32Array;
  /** The phrases of which the looks in `rows` tell: see `phrase_starts.ts`. */
  phrases: Int32Array;
  /** False where no rule knows a word of the text. */
  isKnown: boolean;
}

/** Lists for a text of so many tokens, which the next text takes too; of a long one a few thousand are read. */
const listsFor = (tokens: number) => ({ codes: new Int32Array(tokens), words: new Int32Array(tokens) });

export function createWordReader(table: PhraseTable, vocabulary: Vocabulary): WordReader {
  const way = wayUp(table), edges = createEdges(table, way), starts = createStarts(table, way);
  const inside = createFormsInside(vocabulary);
  let known: KnownWords | undefined;
  let lists = listsFor(128);
  let last: { text: TokenText; reading: Reading } | undefined;

  function learn(into: KnownWords, number: number): number {
    const text = into.lexicon.textOf(number);
    const forms = text.startsWith(SPELLED_OUT_MARK) ? inside(withoutMark(text)) : vocabulary.formsOf(text);
    return into.codes[number] = forms.length === 0 ? STRANGER << SECTION_BITS : forms.length === 1 ? codeOfForm(into, forms) : codeOfSeveral(into, forms);
  }
  function codeOfForm(into: KnownWords, forms: readonly number[]): number {
    return into.ofForm[forms[0]!] ||= newCode(into, forms);
  }
  function codeOfSeveral(into: KnownWords, forms: readonly number[]): number {
    const step = stepTo(into.ofForms, forms, table.wordCount);
    return into.ofForms.codes[step] ??= newCode(into, forms);
  }
  function newCode(into: KnownWords, forms: readonly number[]): number {
    const filled = edges.filledBy(forms);
    const row = reserve(into.rows, WORD_AT);
    edges.addWord(into.rows, filled);
    let code = row << SECTION_BITS;
    for (let section = 0; section < table.sections.length; section++) {
      const looksFrom = starts.addLooks(into.rows, filled, section);
      into.rows.numbers[row + section] = looksFrom;
      if (looksFrom > 0) code |= 1 << section;
    }
    return code;
  }

  function readingOf({ numbers, lexicon }: TokenText): Reading {
    if (!known || known.lexicon !== lexicon) known = nothingOf(lexicon, table.wordCount);
    known.codes = withRoom(known.codes, lexicon.size());
    const { length } = numbers;
    if (length > lists.codes.length) lists = listsFor(2 * length);
    const { codes, words } = lists;
    // From these loops nothing is called, and they fetch no more than they need: the processor waits for many words at a time.
    let all = -1, any = 0;
    for (let at = 0; at < length; at++) all &= -(codes[at] = known.codes[numbers[at]!]!);
    if (all >= 0) for (let at = 0; at < length; at++) if (codes[at] === 0) codes[at] = known.codes[numbers[at]!] || learn(known, numbers[at]!);
    const rows = known.rows.numbers;
    for (let at = 0; at < length; at++) any |= rows[words[at] = rowOf(codes[at]!) + WORD_AT]!;
    return { codes, rows, words, phrases: starts.phrases(), isKnown: any !== 0 };
  }

  return {
    read(text) {
      if (text !== last?.text) last = { text, reading: readingOf(text) };
      return last.reading;
    },
  };
}

/** Lists of forms, one step for each form: no text need be made of a list to look it up. */
interface Steps {
  /** By a step and the form behind it the next step. */
  next: Map<number, number>;
  /** What is kept for the list that ends with a step. */
  codes: number[];
}

function stepTo({ next }: Steps, forms: readonly number[], formCount: number): number {
  let step = 0;
  for (const form of forms) {
    const link = step * formCount + form;
    step = next.get(link) ?? next.size + 1;
    next.set(link, step);
  }
  return step;
}

function nothingOf(lexicon: Lexicon, wordCount: number): KnownWords {
  const rows = numberList();
  reserve(rows, WORD_AT + STRANGER_NUMBERS);
  return { lexicon, codes: new Int32Array(0), rows, ofForm: new Int32Array(wordCount), ofForms: { next: new Map(), codes: [] } };
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
