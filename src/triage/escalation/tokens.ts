import { ownerNumberOf } from '../text/function_words.ts';
import { SHORT_FORMS } from './contractions.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { joinSpacedLetters, ONE_LETTER, withoutMark } from './spelled_out.ts';
import { scanWords, type WordScan } from './word_scan.ts';

/** A text as the rules read it. All lists run in parallel, one entry a token. */
export interface TokenText {
  original: string;
  /** The words' numbers in the lexicon of the text. */
  numbers: number[];
  lexicon: Lexicon;
  /** Where each token stands in `original`, end exclusive. */
  starts: number[];
  ends: number[];
  /** Numbers that rise with each sentence and each clause (a clause never crosses a sentence). */
  sentences: number[];
  clauses: number[];
  /** 1 for a token inside quotation marks, 0 for any other. */
  quoted: number[];
  /** Numbers of the sentences that end in a question mark. */
  questions: ReadonlySet<number>;
  /** Tokens that were spelled out letter by letter; a one-letter word beside them may have been drawn in. */
  spelledOut: ReadonlySet<number>;
}

/** The folded words of a text, or those from one token to before another. */
export const wordsOf = ({ numbers, lexicon }: TokenText, from = 0, behind = numbers.length): string[] =>
  numbers.slice(from, behind).map((number) => withoutMark(lexicon.textOf(number)));

/** The number, as of `ownerNumberOf`, of the one language that has a token as a function word; 0 where none or several have it. */
export const ownerAt = ({ numbers, lexicon }: TokenText, index: number): number => lexicon.tagOf(numbers[index]!) >> ROLE_BITS;

/** Words that open a new clause without a comma. */
const CLAUSE_OPENERS = ['but', 'aber', 'sondern', 'pero', 'sino', 'mais', 'mas', 'however', 'jedoch', 'porem', 'cependant', 'because', 'weil', 'porque', 'parce'];

/** A word's tag: what it is to the tokeniser, and above that, where it is a function word of one language alone, the number of that language. */
const OPENS_CLAUSE = 1, IS_SHORT_FORM = 2, ROLE_BITS = 3;
const ROLES: ReadonlyMap<string, number> = new Map([...Array.from(SHORT_FORMS.keys(), (word): [string, number] => [word, IS_SHORT_FORM]), ...CLAUSE_OPENERS.map((word): [string, number] => [word, OPENS_CLAUSE])]);
const tagFor = (word: string): number => (word.length === 1 ? ONE_LETTER : 0) | (ROLES.get(word) ?? 0) | (ownerNumberOf(word) << ROLE_BITS);

/** A lexicon with more words than this is left to the texts that have it, and another one begun. */
const REMEMBERED = 40_000;
let lexicon: Lexicon | undefined;

/**
 * Splits a text into folded tokens with their original places. Linear in its length; never throws.
 * Sentences end at `. ! ? ;`, at blank lines, and at line ends that are no mere wrapping.
 */
export function tokenise(original: string): TokenText {
  if (!lexicon || lexicon.size() > REMEMBERED) lexicon = createLexicon(tagFor);
  const scan = scanWords(original, lexicon), found = lexicon.numberAll(scan);
  if (found & OPENS_CLAUSE) openClauses(scan);
  if (found & IS_SHORT_FORM) spreadOut(scan);
  const text = textOf(scan);
  return found & ONE_LETTER ? joinSpacedLetters(text) : text;
}

/** Puts the words in their places that one of them stands for, from the last one up. */
function spreadOut(scan: WordScan): void {
  const { count, numbers, tags, lexicon, starts, ends, sentences, clauses, quoted } = scan;
  const partsOf = (at: number): readonly string[] => SHORT_FORMS.get(lexicon.textOf(numbers[at]!)) ?? NO_PARTS;
  for (let at = 0; at < count; at++) if (tags[at]! & IS_SHORT_FORM) scan.count += partsOf(at).length - 1;
  for (let at = count - 1, to = scan.count; at >= 0; at--) {
    const parts = tags[at]! & IS_SHORT_FORM ? partsOf(at) : NO_PARTS, number = numbers[at]!;
    for (let part = parts.length - 1; part >= 0; part--) {
      numbers[--to] = parts === NO_PARTS ? number : lexicon.numberOf(parts[part]!);
      starts[to] = starts[at]!;
      ends[to] = ends[at]!;
      sentences[to] = sentences[at]!;
      clauses[to] = clauses[at]!;
      quoted[to] = quoted[at]!;
    }
  }
}
const NO_PARTS: readonly string[] = [''];

/** Counts the clauses that a word opens. */
function openClauses({ count, tags, clauses }: WordScan): void {
  for (let at = 0, opened = 0; at < count; at++) {
    opened += tags[at]! & OPENS_CLAUSE;
    clauses[at]! += opened;
  }
}

const NONE: ReadonlySet<number> = new Set();

function listOf(numbers: ArrayLike<number>, count: number): number[] {
  const list = new Array<number>(count);
  for (let at = 0; at < count; at++) list[at] = numbers[at]!;
  return list;
}

function textOf({ original, lexicon, count, numbers, starts, ends, sentences, clauses, quoted, questions }: WordScan): TokenText {
  return {
    original, lexicon, numbers: listOf(numbers, count), starts: listOf(starts, count), ends: listOf(ends, count), sentences: listOf(sentences, count), clauses: listOf(clauses, count),
    quoted: listOf(quoted, count), questions: questions ?? NONE, spelledOut: NONE,
  };
}

/** The words of a span as the text spells them. */
export const pieceOf = (text: TokenText, span: { from: number; to: number }): string => text.original.slice(text.starts[span.from], text.ends[span.to]);
