import { foldCodePoint, isWordText } from './folding.ts';

/** What a character is to the tokeniser. */
export const WORD = 1;
export const SPACE = 2;
export const CLAUSE_END = 3;
export const SENTENCE_END = 4;
export const JOINER = 5; // stands inside a word: l33t signs and the asterisk of "f*ck"
export const APOSTROPHE = 6;
export const LINE_END = 7;
export const OPENING_QUOTE = 8;
export const CLOSING_QUOTE = 9;
export const STRAIGHT_QUOTE = 10;
export const OTHER = 11;

const KINDS = new Map<string, number>([
  ['\n', LINE_END], ['\u2028', LINE_END], ['\u2029', LINE_END],
  ...Array.from(',:()[]{}|–—', (mark): [string, number] => [mark, CLAUSE_END]), ...Array.from('.!?;…¿¡。•', (mark): [string, number] => [mark, SENTENCE_END]),
  ...Array.from('@$*€£', (mark): [string, number] => [mark, JOINER]), ...Array.from("'`’´ʼ‘‚", (mark): [string, number] => [mark, APOSTROPHE]),
  ['"', STRAIGHT_QUOTE], ...Array.from('«„“', (mark): [string, number] => [mark, OPENING_QUOTE]), ...Array.from('»”', (mark): [string, number] => [mark, CLOSING_QUOTE]),
]);

/** Of each UTF-16 unit, once it was met; half of a pair is never remembered. */
const kinds = new Uint8Array(0x10000);
const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** A text, and its units with zeros behind them. */
interface Letters { original: string; units: Uint16Array }

export function kindAt({ original, units }: Letters, position: number): number {
  const code = units[position]!;
  return kinds[code] || learnKind(original, position, code);
}

function learnKind(text: string, position: number, code: number): number {
  const kind = kindOf(text.codePointAt(position) ?? 32);
  if (!isHalf(code)) kinds[code] = kind;
  return kind;
}

function kindOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const known = KINDS.get(character);
  if (known !== undefined) return known;
  if (codePoint < 32) return SPACE;
  const folded = foldCodePoint(codePoint);
  if (folded === '') return SPACE;
  if (isWordText(folded)) return WORD;
  if (folded !== character && folded.length === 1 && folded.charCodeAt(0) < 128) return kindOf(folded.charCodeAt(0));
  return /^\s/.test(character) ? SPACE : OTHER;
}

/** A sign that may stand inside a word as it is typed; its wide or small forms may not. */
export const isJoiningSign = (codePoint: number): boolean => KINDS.get(String.fromCodePoint(codePoint)) === JOINER;

/** What `LETTERS` holds of a unit that was not met yet, of one that ends a word, and of one that has to be looked at with its neighbours; of any other the ASCII letter or digit, in lower case, that it folds to. */
export const UNMET = 0, ENDS = 1, UNSURE = 2;
export const LETTERS = new Uint8Array(0x10000);

/** Puts what a unit within a word is into `LETTERS`. */
export function meetLetter(code: number): void {
  const folded = isHalf(code) ? '' : foldCodePoint(code);
  LETTERS[code] = /^[a-z\d]$/.test(folded) ? folded.charCodeAt(0) : folded === '' || isWordText(folded) || isJoiningSign(code) ? UNSURE : ENDS;
}
