import type { Anchor } from './phrase_anchors.ts';
import { createEdge, OPEN, type Edge } from './phrase_edges.ts';
import type { PhraseTable } from './phrase_table.ts';
import type { TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a customer's word is to a table. */
export interface Word {
  /** The forms of the vocabulary that it stands for. */
  forms: readonly number[];
  /** By section, the places where a check begins at it; filled when first asked for. */
  anchors: (readonly Anchor[] | undefined)[];
  /** How often it was met, up to when it is worth knowing what may begin and end at it. */
  met: number;
  begins: Int32Array;
  ends: Int32Array;
}

/** Reads texts as the words of a table; all sections of the table share it. */
export interface WordReader {
  read(text: TokenText): readonly Word[];
  /** By reference, the steps that looking for it in vain takes, from what it begins with on and from what it ends with on. */
  steps(): { begin: Int32Array; end: Int32Array };
}

const REMEMBERED = 40_000;
/** Meetings after which a word's sieves are made: the words of a first ticket are not worth it. */
const WORTH_SIEVING = 12;
/** Before a first sieve is made nothing is known to be in vain. */
const NO_STEPS = { begin: new Int32Array(0), end: new Int32Array(0) };

export function createWordReader(table: PhraseTable, vocabulary: Vocabulary): WordReader {
  const known = new Map<string, Word>();
  let edges: { begin: Edge; end: Edge } | undefined;
  const edgesOf = () => (edges ??= { begin: createEdge(table, 'begin'), end: createEdge(table, 'end') });
  let last: TokenText | undefined;
  let words: readonly Word[] = [];

  /** Spelled-out words are remembered apart from the others. */
  function wordOf(spelling: string, isSpelledOut: boolean): Word {
    const key = isSpelledOut ? ` ${spelling}` : spelling;
    const met = known.get(key);
    if (met) return metAgain(met);
    if (known.size > REMEMBERED) known.clear();
    const forms = isSpelledOut ? formsInside(spelling, vocabulary) : vocabulary.formsOf(spelling);
    const word: Word = { forms, anchors: [undefined, undefined, undefined], met: 0, begins: OPEN, ends: OPEN };
    known.set(key, word);
    return word;
  }
  function metAgain(word: Word): Word {
    if (word.met < WORTH_SIEVING && ++word.met === WORTH_SIEVING && word.forms.length > 0) {
      word.begins = edgesOf().begin.sieveOf(word.forms);
      word.ends = edgesOf().end.sieveOf(word.forms);
    }
    return word;
  }

  return {
    read(text) {
      if (text === last) return words;
      const { spelledOut } = text;
      words = text.words.map((word, index) => wordOf(word, spelledOut.size > 0 && spelledOut.has(index)));
      last = text;
      return words;
    },
    steps: () => (edges ? { begin: edges.begin.steps, end: edges.end.steps } : NO_STEPS),
  };
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
