import type { TokenText } from './tokens.ts';

/** At least this many single letters in a row are a spelled-out word, not a list of short words. */
const SPELLED_LETTERS = 4;
/** A longer run is cut: it is noise, and the words inside it are looked for one by one. */
const MOST_LETTERS = 40;
/** So many spelled-out words of a text are read: rules look into each piece of one, up to 703 pieces. Nobody spells out more; letters at random do. */
const MOST_WORDS = 60;

/**
 * Whether a text counts as read in part for its spelled-out words: it holds as many as are read. Whether another one follows is not
 * asked: nobody writes so many.
 */
export const isSpelledBeyondReach = ({ spelledOut }: TokenText): boolean => spelledOut.size >= MOST_WORDS;

/** Stands before a spelled-out word in the lexicon: rules look inside it, so that it has a number of its own. */
export const SPELLED_OUT_MARK = ' ';
export const withoutMark = (word: string): string => (word.startsWith(SPELLED_OUT_MARK) ? word.slice(SPELLED_OUT_MARK.length) : word);

/** Part of the tag of a word of one letter in the lexicon. */
export const ONE_LETTER = 4;
const isLetter = ({ lexicon, numbers }: TokenText, index: number): boolean => (lexicon.tagOf(numbers[index]!) & ONE_LETTER) !== 0;
/** Whether a token stands where it may go on the word of the letter before it. */
const adjoins = ({ starts, ends }: TokenText, index: number): boolean => starts[index]! - ends[index - 1]! <= 3;

/** "A n w a l t" becomes one token again; two spaces between the letters part words. */
export function joinSpacedLetters(text: TokenText): TokenText {
  let run = 0;
  for (let index = 0; index < text.numbers.length; index++) {
    run = isLetter(text, index) ? (run > 0 && !adjoins(text, index) ? 1 : run + 1) : 0;
    if (run >= SPELLED_LETTERS) return rebuild(text);
  }
  return text;
}

/** A text being put together. */
interface Rebuilt extends TokenText { spelledOut: Set<number> }

function rebuild(text: TokenText): TokenText {
  const result: Rebuilt = { ...text, numbers: [], starts: [], ends: [], sentences: [], clauses: [], quoted: [], spelledOut: new Set() };
  let index = 0;
  while (index < text.numbers.length) {
    const end = runEnd(text, index);
    const joins = end - index >= SPELLED_LETTERS && result.spelledOut.size < MOST_WORDS;
    const last = joins ? end : index + 1;
    let from = index;
    for (let at = index; at < last; at++) {
      const gap = (text.starts[at + 1] ?? Infinity) - (text.ends[at] ?? 0);
      if (at + 1 < last && gap === 1) continue;
      copy(text, result, from, at);
      from = at + 1;
    }
    index = last;
  }
  return result;
}

/** Where the run of single letters that starts here ends. */
function runEnd(text: TokenText, from: number): number {
  let at = from;
  while (at < text.numbers.length && at - from < MOST_LETTERS && isLetter(text, at) && (at === from || adjoins(text, at))) at++;
  return at;
}

const spelt = ({ lexicon, numbers }: TokenText, from: number, to: number): string => numbers.slice(from, to + 1).map((number) => lexicon.textOf(number)).join('');

function copy(text: TokenText, result: Rebuilt, from: number, to: number): void {
  if (to > from) result.spelledOut.add(result.numbers.length);
  result.numbers.push(to > from ? text.lexicon.numberOf(SPELLED_OUT_MARK + spelt(text, from, to)) : text.numbers[from] ?? 0);
  result.starts.push(text.starts[from] ?? 0);
  result.ends.push(text.ends[to] ?? 0);
  result.sentences.push(text.sentences[from] ?? 0);
  result.clauses.push(text.clauses[from] ?? 0);
  result.quoted.push(text.quoted[from] ?? 0);
}
