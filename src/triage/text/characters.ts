import { foldedByRules, folds, learnedAll } from './folds.ts';
import { foldedLatin } from './letter_walk.ts';
import { ODD, signsIn } from './signs.ts';
import { replaced } from './units.ts';

/** Characters that show nothing: NUL and other controls, zero-width spaces, soft hyphens, direction marks, our own markers. */
const INVISIBLE = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uE000-\uE00F]|\p{Surrogate}/gu;
/** Joiners have a meaning inside a word or an emoji only; padding of newsletters is full of them. */
const STRAY_JOINER = /(?<![\p{L}\p{M}\p{Extended_Pictographic}\uFE0F\u{1F3FB}-\u{1F3FF}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\p{Extended_Pictographic}\u200C\u200D])/gu;
const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029\f\v]/g;
const BLANK = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** The text with one kind of line break and of blank, without characters that show nothing; lone surrogates are dropped. */
export function plainCharacters(raw: string): string {
  if ((signsIn(raw) & ODD) === 0) return raw;
  return raw.replace(LINE_BREAK, '\n').replace(INVISIBLE, '').replace(STRAY_JOINER, '').replace(BLANK, ' ');
}

const PLAIN = /^[\n -_a-~]*$/;
/** The last longer texts folded, each asked for by a dozen steps in turn. */
const keptFolds: { text: string; lower: string }[] = [];
const MOST_FOLDED = 4, WORTH_KEEPING = 120;
let oldest = 0;

/** Lower case, accents off, straight apostrophes. As long as the text itself, so that places found hold in the text too. */
export function fold(text: string): string {
  if (text.length < WORTH_KEEPING) return foldedAnew(text);
  const known = keptFolds.find((one) => one.text === text);
  if (known) return known.lower;
  const lower = foldedAnew(text);
  keptFolds[oldest] = { text, lower };
  oldest = (oldest + 1) % MOST_FOLDED;
  return lower;
}

/** `fold` with “ß” as “ss”, which many type for it: for words that are compared. As much longer than the text as it holds of them. */
export const foldFully = (text: string): string => fold(text).replaceAll('ß', 'ss');

/** Shorter texts are asked for their signs faster than they are copied. */
const WORTH_COPYING = 48;
function foldedAnew(text: string): string {
  if (text.length < WORTH_COPYING && PLAIN.test(text)) return text.toLowerCase();
  return foldedLatin(text) ?? replaced(text, folds) ?? (learnedAll(text) ? replaced(text, folds) : undefined) ?? foldedByRules(text);
}

/** Whether a unit may be a blank; every sign beyond ASCII is taken for one. */
const mayBeBlank = (unit: number): boolean => unit <= 32 || unit > 126;
const NEWLINE = 10;

/** Whether `tidy` would certainly leave a text as it is. Only its ends and the letters before its line breaks are looked at. */
function isTidy(text: string): boolean {
  if (text === '' || mayBeBlank(text.charCodeAt(0)) || mayBeBlank(text.charCodeAt(text.length - 1))) return text === '';
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === NEWLINE ? text.charCodeAt(at - 2) === NEWLINE : mayBeBlank(before)) return false;
  }
  return true;
}

/** Blanks at the ends of lines off, at most one blank line in a row, nothing blank at either end. */
export function tidy(text: string): string {
  if (isTidy(text)) return text;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const shown = line.trimEnd();
    if (shown || lines.at(-1)) lines.push(shown);
  }
  return lines.join('\n').trim();
}

/** A text on one line, without what shows nothing but the joiners of emojis and words, cut to `most` letters. */
export const oneLine = (text: string, most: number): string => {
  const line = text.replace(/(?![\u200C\u200D\uFEFF])\p{Cf}/gu, '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
};
