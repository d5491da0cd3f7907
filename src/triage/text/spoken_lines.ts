import { addUnit, startHash } from './hashed_words.ts';
import { IN_WORD, kindOf } from './phrase_index.ts';
import { ofLines, wordsOf } from './phrases.ts';

const companies = ofLines.phrasesOf('company_marks');
const identifiers = ofLines.beginningsOf('identifiers');
const CONTACT = /(?:^|[\s|•·:/,(])(?:(?:tel|telefon|telephone|phone|fon|fax|mobil|mobile|mob|cell?|cel|celular|movil|telemovel|handy|telef|pbx|ext|t|m|o|e|w|f|p)\s?[.:]|www\.|https?:|\+\d|[^\s@<>]{1,60}@[^\s@<>]{1,60}\.[a-z])|\b\d{2,5}[\s/-]\d{3,}/;
const LIST_ITEM = /^\s*(?:[-*•]|\d{1,2}[.)])\s+\p{L}/u;
const BEFORE_IDENTIFIER = /^[\s*-]{0,4}(?:my |meine |ma |mi |o meu |the )?/;
const speech = wordsOf('speech');
const matters = wordsOf('matters');

/** Whether a folded word is one of those with which something is said. */
export const saysSomething = (word: string): boolean => speech.has(word);

/** Brackets ("she/her") and "i. A." before a name say nothing. */
const withoutAsides = (folded: string): string =>
  (folded.includes('(') ? folded.replace(/\([^()]{0,40}\)/g, ' ') : folded).replace(/^\s*(?:i\.\s?[av]|p\.\s?p|p\.\s?o)\./, ' ');

const APOSTROPHE = 39, HYPHEN = 45, STOP = 46, AT = 64;
const isMark = (code: number): boolean => code === STOP || code === APOSTROPHE || code === HYPHEN;

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** What the words of a line do. */
interface WordCounts {
  words: number;
  /** How many of them are words of speech, a full stop or the like behind them or not. */
  saying: number;
  /** Whether one, or two in a row, tell a danger or a fault or ask for something. */
  tells: boolean;
}

const BLANK = 32;

function wordCounts(folded: string): WordCounts {
  let words = 0, saying = 0, before = startHash(), tells = false;
  for (let at = 0; at < folded.length; at += 1) {
    let hash = startHash(), upToLetter = hash, both = addUnit(before, BLANK);
    const from = at;
    for (; at < folded.length; at += 1) {
      const code = folded.charCodeAt(at);
      if (kindOf(code) !== IN_WORD && !isMark(code) && code !== AT) break;
      hash = addUnit(hash, code);
      if (!isMark(code)) upToLetter = hash;
      if (code !== STOP) both = addUnit(both, code);
    }
    if (at < folded.length && isHalf(folded.charCodeAt(at))) return countsOf(wordsIn(folded));
    if (at === from) continue;
    words += 1;
    if (speech.hasHash(upToLetter)) saying += 1;
    tells ||= matters.hasHash(upToLetter) || (words > 1 && matters.hasHash(both));
    before = upToLetter;
  }
  return { words, saying, tells };
}

/** The same of words that are told from each other by Unicode's properties: beside a pair of units, which may be a letter. */
function countsOf(all: string[]): WordCounts {
  const words = all.map((word) => word.replace(/(?<![.'-])[.'-]+$/, ''));
  return { words: words.length, saying: words.filter((word) => speech.has(word)).length, tells: words.some((word, at) => matters.has(word) || matters.has(`${words[at - 1] ?? ''} ${word}`)) };
}

/** Whether a folded line tells a danger or a fault, or asks for something, as no name, title or address does: "Hand verbrannt", "Cancel my order". */
export const tellsMatter = (folded: string): boolean => wordCounts(folded).tells;

/** The words of a folded line. */
export const wordsIn = (folded: string): string[] => folded.match(/[\p{L}\p{N}'@.-]+/gu) ?? [];
/** Whether a folded line holds what is written on a card. */
export const isContact = (folded: string): boolean => CONTACT.test(folded) || companies.isIn(folded);

/** Whether a line after a sign-off is something the customer says, rather than a name, a title or an address. */
export function speaks(folded: string, sameParagraph: boolean): boolean {
  if (LIST_ITEM.test(folded) || (/\d/.test(folded) && identifiers.at(folded, BEFORE_IDENTIFIER.exec(folded)?.[0].length ?? 0))) return true;
  const { words, saying, tells } = wordCounts(withoutAsides(folded));
  if (tells && !isContact(folded)) return true;
  if (saying === 0) return /\?\s*$/.test(folded) && words > 1;
  if (isContact(folded) && saying < 3) return false;
  return sameParagraph ? words >= 5 && saying >= 2 : words >= 3;
}
