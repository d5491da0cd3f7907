import { APOSTROPHE, kindAt, LINE_END, SPACE, WORD } from './word_letters.ts';

/** A quotation in single marks is a title or a few words said; behind more than this the next mark is an apostrophe. */
const LONGEST = 100;
/** Words that an apostrophe shortens at their beginning. */
const SHORTENED = /^(?:cause|cos|coz|cuz|til|till|em|twas|tis|bout|round|n|ere|s|t|ne|nen|nem|ner|ta|tamos)$/i;
const WORD_AT = /^[\p{L}\d]+/u;

/** Whether an apostrophe behind a word closes a quotation: none begins behind it. */
export const closesSingle = (text: { original: string; units: Uint16Array }, position: number): boolean =>
  kindAt(text, position - 1) !== SPACE && (position + 1 === text.original.length || kindAt(text, position + 1) !== WORD);

/** Whether an apostrophe opens a quotation: a word begins behind it and none ends before it, and on the same line another one ends a word. */
export function opensSingle(text: { original: string; units: Uint16Array }, position: number): boolean {
  const from = position + 1;
  const begins = (at: number): boolean => { const kind = kindAt(text, at); return kind !== WORD && kind !== APOSTROPHE; };
  if (position > 0 && !begins(position - 1)) return false;
  if (kindAt(text, from) !== WORD || SHORTENED.test(WORD_AT.exec(text.original.slice(from, from + 10))?.[0] ?? '')) return false;
  const end = Math.min(text.original.length, from + LONGEST);
  for (let at = from + 1; at < end; at++) {
    const kind = kindAt(text, at);
    if (kind === LINE_END) return false;
    if (kind === APOSTROPHE && closesSingle(text, at)) return true;
  }
  return false;
}
