import { fold } from '../triage/text/characters.ts';
import { untoldWords } from './untold_words.ts';

/** Calendar words come and go with the calendar, not with a defect. */
function calendarWords(): string[] {
  return ['en', 'de', 'es', 'fr', 'pt', 'it', 'nl', 'pl', 'sv'].flatMap((language) => (['long', 'short'] as const).flatMap((style) => {
    const month = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
    return [
      ...Array.from({ length: 12 }, (_unused, index) => month.format(Date.UTC(2026, index, 15))),
      ...Array.from({ length: 7 }, (_unused, index) => weekday.format(Date.UTC(2026, 5, index + 1))),
    ].map((name) => name.replaceAll('.', ''));
  }));
}

/** `Pläne`, `plans`: the forms a word takes in text, folded, so that the lists match what `termsOf` makes of it. */
let ignored: Set<string> | undefined;
const ignoredWords = (): Set<string> => (ignored ??= new Set([...untoldWords(), ...calendarWords().map(fold)]));

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/gu;
/** Scripts without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const ELISION = /^(?:[cdjlmnst]|qu)'/;
/** Links, addresses and sums of money tell one ticket, not a topic. */
const LINK = /\bhttps?:\/\/\S+|\bwww\.\S+|\S{1,80}@\S+|[$€£] ?\d[\d.,]{0,12}|\b\d[\d.,]{0,12} ?[€£$]/gi;
/** What a bank or an authority writes over names. */
const MASKED = /^x+$/;
/** A ticket's first words tell its topic; later ones repeat. In characters, and in different terms. */
const READ = 4_000;
const MOST_TERMS = 150;

let segmenter: Intl.Segmenter | undefined;
/** Particles and endings, which Japanese writes in Hiragana alone. */
const HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;

/** The words of a run of characters without blanks, by ICU's dictionaries; characters that make no word are read in pairs. */
function unspacedWords(token: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const words: string[] = [];
  let before = '';
  for (const { segment } of segmenter.segment(token)) {
    const single = [...segment].length === 1 && !HIRAGANA.test(segment) ? segment : '';
    if (before && single) words.push(before + single);
    else if (!single && !HIRAGANA.test(segment)) words.push(segment);
    before = single;
  }
  return words;
}

/** What was found of a word, kept for the next ticket; emptied when a hostile text fills it. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 100_000;

function isKnownTerm(token: string): boolean {
  const known = judged.get(token);
  if (known !== undefined) return known;
  if (judged.size >= MOST_JUDGED) judged.clear();
  const term = isTerm(token);
  judged.set(token, term);
  return term;
}

/** A letter of the scripts without blanks, or beyond: everything before it is written with blanks. */
const mayBeUnspaced = (token: string): boolean => token.charCodeAt(0) >= 0x0e00;

/** A number alone is a date, a price or an order; with a point it may be a version, with a letter an error code. */
function isTerm(token: string): boolean {
  if (token.length < 2 || token.length > 30 || ignoredWords().has(token) || MASKED.test(token)) return false;
  const digits = token.replace(/\D/g, '').length;
  if (digits === 0) return token.length > 2 || UNSPACED.test(token);
  return digits <= 4 && (/\p{L}/u.test(token) ? token.length <= 10 && !/^\d+(?:st|nd|rd|th|h|am|pm|min|gb|mb|kg|cm|mm|eur|usd|x|er|ste)?$/.test(token) : /^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?$/.test(token));
}

/** The words of a text in their order, folded; links and addresses left out. */
export const wordsIn = (text: string): string[] => fold(text.slice(0, READ).normalize('NFKC').replace(LINK, ' ')).match(TOKEN) ?? [];

/**
 * What a ticket speaks of: its different words, folded, without function words of 17 languages, courtesies, calendar
 * words and plain numbers. Error codes and versions stay. At most 150, in the order of their first mention.
 */
export function termsOf(words: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const word of words) {
    const token = word.includes("'") ? word.replace(ELISION, '').replace(/'s?$|'.{1,2}$/, '') : word;
    for (const part of mayBeUnspaced(token) && UNSPACED.test(token) ? unspacedWords(token) : [token]) if (isKnownTerm(part)) terms.add(part);
    if (terms.size >= MOST_TERMS) break;
  }
  return [...terms];
}

/** An error code or a version: what a defect is best known by. */
export const isCode = (term: string): boolean => /\d/.test(term);
