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
  ...Array.from('@$*€£', (mark): [string, number] => [mark, JOINER]), ...Array.from("'`’´ʼ", (mark): [string, number] => [mark, APOSTROPHE]),
  ['"', STRAIGHT_QUOTE], ...Array.from('«„“', (mark): [string, number] => [mark, OPENING_QUOTE]), ...Array.from('»”', (mark): [string, number] => [mark, CLOSING_QUOTE]),
]);

/** Of each UTF-16 unit, once it was met; half of a pair is never remembered. */
const kinds = new Uint8Array(0x10000);
const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

export function kindAt(text: string, position: number): number {
  const code = text.charCodeAt(position);
  return kinds[code] || learnKind(text, position, code);
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

/** What `letterOf` says of a unit that ends a word, and of one that has to be looked at with its neighbours. Any other answer is a letter. */
export const ENDS = 1;
export const UNSURE = 2;
const letters = new Uint8Array(0x10000);

/** The ASCII letter or digit, in lower case, that a UTF-16 unit within a word folds to; or `ENDS`, or `UNSURE`. */
export const letterOf = (code: number): number => letters[code] || (letters[code] = learnLetter(code));

function learnLetter(code: number): number {
  if (isHalf(code)) return UNSURE;
  const folded = foldCodePoint(code);
  if (/^[a-z\d]$/.test(folded)) return folded.charCodeAt(0);
  return folded === '' || isWordText(folded) || isJoiningSign(code) ? UNSURE : ENDS;
}
