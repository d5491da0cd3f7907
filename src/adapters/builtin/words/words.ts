import { fold, foldFully } from '../../../triage/text/characters.ts';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** A script without blanks between words is read as pairs of characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Letters of western languages, composed: nothing to normalise. */
const LATIN = /^[\n\r\t -\u00ff\u2013-\u2026]*$/;
/** A word longer than this is a code or noise: its head is enough. */
export const LONGEST_WORD = 40;

/** The words of a text, folded: lower case, no accents. Pairs of characters for scripts without blanks. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const unspaced = UNSPACED.test(text);
  for (const found of foldFully(LATIN.test(text) ? text : text.normalize('NFKC')).match(WORD) ?? []) {
    if (!unspaced || !UNSPACED.test(found)) {
      words.push(found.length > LONGEST_WORD ? found.slice(0, LONGEST_WORD) : found);
      continue;
    }
    const letters = [...found];
    if (letters.length === 1) words.push(found);
    for (let at = 0; at + 1 < letters.length; at += 1) words.push(`${letters[at]}${letters[at + 1]}`);
  }
  return words;
}

/** Texts without a line break, each as its words with a blank between them: folded all at once. */
export const wordLines = (texts: readonly string[]): string[] =>
  foldFully(texts.join('\n').normalize('NFKC')).replace(/[^\p{L}\p{M}\p{N}\n]+/gu, ' ').split('\n').map((line) => line.trim());

/** What a text of western languages holds besides: signs and emojis that are no part of a word, and nothing that NFKC turns into one. */
const LATIN_AND_SIGNS = /^[\n\r\t -\u007e\u00a0-\u00a7\u00a9\u00ab-\u00ae\u00b0\u00b1\u00b6\u00b7\u00bb\u00bf-\u00ff\u0152\u0153\u2013-\u2016\u2018-\u2026\u20ac\u2192\u2600-\u26ff\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}]*$/u;

/** Whether each letter of a text can be folded by itself. */
export const isLatin = (text: string): boolean => LATIN.test(text) || LATIN_AND_SIGNS.test(text);

/** The letter that stands for two of `latinLetters`. */
export const SHARP_S = 0xdf;
let latinLetters: Uint16Array | undefined;
/** What each unit of a text that `isLatin` is folded to as part of a word; 0 where it is part of none. */
export const readLatinLetters = (): Uint16Array => latinLetters ??= Uint16Array.from({ length: 0x154 }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  return letter.match(WORD) ? fold(letter).replaceAll('ß', 's').charCodeAt(0) : 0;
});

/** The character n-grams of one word, its ends marked: three to five characters long. */
export function pieces(word: string, shortest = 3, longest = 5): string[] {
  const marked = ` ${word} `;
  const found: string[] = [];
  for (let size = shortest; size <= longest; size += 1) {
    for (let at = 0; at + size <= marked.length; at += 1) found.push(marked.slice(at, at + size));
  }
  return found;
}
