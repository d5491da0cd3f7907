import type { Lexicon } from './lexicon.ts';
import { createEdge, SIEVE, type Edge } from './phrase_edges.ts';
import { createFirstLooks } from './phrase_looks.ts';
import { createStartFinder, type Start, type StartFinder } from './phrase_starts.ts';
import type { PhraseTable } from './phrase_table.ts';
import { SPELLED_OUT_MARK } from './spelled_out.ts';
import type { TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a customer's word is to a table. */
export interface Word {
  /** The forms of the vocabulary that it stands for. */
  forms: readonly number[];
  /** By section, what can begin at it. */
  starts: readonly (readonly Start[])[];
}

/** What the words of a lexicon are to a table: nearly everything that a text is asked lies in lists of numbers. */
export interface KnownWords {
  lexicon: Lexicon;
  /**
   * By the word's number in the lexicon: its place in `words` above the lowest `SECTION_BITS`, which say in what sections something can
   * begin at it; 0 for a word not met yet. Most tokens of a text are done with by this one number.
   */
  codes: Int32Array;
  words: Word[];
  /** Two sieves for each of `words`: what may begin at it, and what may end at it. */
  sieves: Int32Array;
  /** What the neighbours of each word are asked first, and by word and section where that begins: see `phrase_looks.ts`. */
  looks: Int32Array;
  looksFrom: Int32Array;
}
export const SECTION_BITS = 3;
export const WORD_SIEVES = 2 * SIEVE;
export const END_SIEVE = SIEVE;
/** The place of all words that no rule knows: nothing begins or ends at them. */
export const STRANGER = 1;

/** Reads texts as the words of a table; all sections of the table share it. */
export interface WordReader {
  /** What is known of the words of a text, each of which has been met then. */
  read(text: TokenText): KnownWords;
  /** By reference, the steps that looking for it in vain takes, from what it begins with on and from what it ends with on. */
  steps(): { begin: Int32Array; end: Int32Array };
}

/** Texts after which sieves are made: for a first ticket they cost more than they spare. */
const WORTH_SIEVING = 12;
/** Before that anything may stand anywhere, and nothing is known to be in vain. */
const NO_STEPS = { begin: new Int32Array(0), end: new Int32Array(0) };
const ROOM = 256;

export function createWordReader(table: PhraseTable, vocabulary: Vocabulary): WordReader {
  let startsOf: StartFinder | undefined;
  let edges: { begin: Edge; end: Edge } | undefined;
  let known: KnownWords | undefined;
  let last: TokenText | undefined;
  let texts = 0;
  let addLooks = createFirstLooks(table, undefined);

  function begin(lexicon: Lexicon): KnownWords {
    const stranger: Word = { forms: [], starts: [] };
    return { lexicon, codes: new Int32Array(ROOM), words: [stranger, stranger], sieves: new Int32Array(ROOM * WORD_SIEVES), looks: new Int32Array(ROOM), looksFrom: new Int32Array(ROOM) };
  }
  function learn(into: KnownWords, number: number): void {
    const text = into.lexicon.texts[number] ?? '';
    const forms = text.startsWith(SPELLED_OUT_MARK) ? formsInside(text.slice(SPELLED_OUT_MARK.length), vocabulary) : vocabulary.formsOf(text);
    into.codes[number] = forms.length === 0 ? STRANGER << SECTION_BITS : codeOf(into, forms);
  }
  function codeOf(into: KnownWords, forms: readonly number[]): number {
    const all = (startsOf ??= createStartFinder(table))(forms);
    const starts = table.sections.map((_, section) => all.filter(({ anchors }) => anchors[section]!.length > 0));
    const place = into.words.push({ forms, starts }) - 1;
    starts.forEach((ofSection, section) => { addLooks(into, ofSection, place, section); });
    addSieves(into, place, forms);
    return starts.reduce((code, ofSection, section) => (ofSection.length > 0 ? code | (1 << section) : code), place << SECTION_BITS);
  }
  function addSieves(into: KnownWords, place: number, forms: readonly number[]): void {
    const at = place * WORD_SIEVES;
    into.sieves = withRoom(into.sieves, at + WORD_SIEVES);
    if (!edges) into.sieves.fill(-1, at, at + WORD_SIEVES);
    else for (const form of forms) {
      edges.begin.addForm(form, into.sieves, at);
      edges.end.addForm(form, into.sieves, at + END_SIEVE);
    }
  }
  function makeEdges(): void {
    edges = { begin: createEdge(table, 'begin'), end: createEdge(table, 'end') };
    addLooks = createFirstLooks(table, { begin: edges.begin.steps, end: edges.end.steps });
    known = undefined;
  }

  return {
    read(text) {
      if (text === last && known) return known;
      if (++texts === WORTH_SIEVING) makeEdges();
      if (!known || known.lexicon !== text.lexicon) known = begin(text.lexicon);
      known.codes = withRoom(known.codes, text.lexicon.texts.length);
      const { numbers } = text;
      for (let index = 0; index < numbers.length; index++) if (known.codes[numbers[index]!] === 0) learn(known, numbers[index]!);
      last = text;
      return known;
    },
    steps: () => (edges ? { begin: edges.begin.steps, end: edges.end.steps } : NO_STEPS),
  };
}

/** The list, or one that is at least twice as long where it has no room for so many numbers. */
export function withRoom(list: Int32Array, numbers: number): Int32Array {
  if (numbers <= list.length) return list;
  const longer = new Int32Array(2 * Math.max(list.length, numbers));
  longer.set(list);
  return longer;
}

/** Pieces of a spelled-out word shorter than this say nothing. */
const SHORTEST_PIECE = 4;

/** "a b r u l e" may be "a brule", "y o u i d i o t" "you idiot": a spelled-out word stands for every word found inside it. */
function formsInside(word: string, vocabulary: Vocabulary): readonly number[] {
  const forms = new Set(vocabulary.formsOf(word));
  for (let from = 0; from + SHORTEST_PIECE <= word.length; from++) {
    for (let to = from + SHORTEST_PIECE; to <= word.length; to++) for (const form of vocabulary.formsOf(word.slice(from, to))) forms.add(form);
  }
  return [...forms];
}
