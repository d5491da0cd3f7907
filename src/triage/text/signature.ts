import { fold } from './characters.ts';
import { addUnit, startHash } from './hashed_words.ts';
import { IN_WORD, kindOf } from './phrase_index.ts';
import { ofLines, ofTexts, wordsOf } from './phrases.ts';
import { POSTSCRIPT } from './postscript.ts';

const signOffs = ofTexts.phrasesOf('sign_offs');
const thanks = ofTexts.phrasesOf('thanks');
const formal = ofTexts.beginningsOf('formal_closings');
/** Whatever may close a mail: a line without one of these is not looked at. */
const closings = ofTexts.beginningsOf('sign_offs', 'thanks', 'formal_closings');
const leading = ofTexts.phrasesOf('sign_offs', 'thanks');
const streets = ofLines.phrasesOf('streets');
const companies = ofLines.phrasesOf('company_marks');
const identifiers = ofLines.beginningsOf('identifiers');
const DELIMITER = /^\s*(?:--|—|––|-- -|_{2,5})\s*$/;
const CONTACT = /(?:^|[\s|•·:/,(])(?:(?:tel|telefon|telephone|phone|fon|fax|mobil|mobile|mob|cell?|cel|celular|movil|telemovel|handy|telef|pbx|ext|t|m|o|e|w|f|p)\s?[.:]|www\.|https?:|\+\d|[^\s@<>]{1,60}@[^\s@<>]{1,60}\.[a-z])|\b\d{2,5}[\s/-]\d{3,}/;
const LIST_ITEM = /^\s*(?:[-*•]|\d{1,2}[.)])\s+\p{L}/u;
const BEFORE_IDENTIFIER = /^[\s*-]{0,4}(?:my |meine |ma |mi |o meu |the )?/;
const speech = wordsOf('speech');

/** Brackets ("she/her") and "i. A." before a name say nothing. */
const withoutAsides = (folded: string): string =>
  (folded.includes('(') ? folded.replace(/\([^()]{0,40}\)/g, ' ') : folded).replace(/^\s*(?:i\.\s?[av]|p\.\s?p|p\.\s?o)\./, ' ');

const APOSTROPHE = 39, HYPHEN = 45, STOP = 46, AT = 64;
const isMark = (code: number): boolean => code === STOP || code === APOSTROPHE || code === HYPHEN;

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** The words of a folded line, and how many of them are words of speech, a full stop or the like behind them or not. */
function wordCounts(folded: string): { words: number; saying: number } {
  let words = 0, saying = 0;
  for (let at = 0; at < folded.length; at += 1) {
    let hash = startHash(), upToLetter = hash;
    const from = at;
    for (; at < folded.length; at += 1) {
      const code = folded.charCodeAt(at);
      if (kindOf(code) !== IN_WORD && !isMark(code) && code !== AT) break;
      hash = addUnit(hash, code);
      if (!isMark(code)) upToLetter = hash;
    }
    if (at < folded.length && isHalf(folded.charCodeAt(at))) return countsOf(wordsIn(folded));
    if (at === from) continue;
    words += 1;
    if (speech.hasHash(upToLetter)) saying += 1;
  }
  return { words, saying };
}

/** The same of words that are told from each other by Unicode's properties: beside a pair of units, which may be a letter. */
const countsOf = (words: string[]): { words: number; saying: number } =>
  ({ words: words.length, saying: words.filter((word) => speech.has(word.replace(/(?<![.'-])[.'-]+$/, ''))).length });

const wordsIn = (folded: string): string[] => folded.match(/[\p{L}\p{N}'@.-]+/gu) ?? [];
const isContact = (folded: string): boolean => CONTACT.test(folded) || companies.isIn(folded);

/** Whether a line after a sign-off is something the customer says, rather than a name, a title or an address. */
function speaks(folded: string, sameParagraph: boolean): boolean {
  if (LIST_ITEM.test(folded) || (/\d/.test(folded) && identifiers.at(folded, BEFORE_IDENTIFIER.exec(folded)?.[0].length ?? 0))) return true;
  const { words, saying } = wordCounts(withoutAsides(folded));
  if (saying === 0) return /\?\s*$/.test(folded) && words > 1;
  if (isContact(folded) && saying < 3) return false;
  return sameParagraph ? words >= 5 && saying >= 2 : words >= 3;
}

/**
 * Asked for a line, says the first one from it on that is no part of a signature: a postscript, or a line that speaks.
 * Each line is looked at once, from the last one up, however many sign-offs there are, and none above the first of them.
 */
function stopsOf(lines: string[]): (from: number) => number {
  const stops = new Array<number>(lines.length + 1).fill(lines.length);
  let looked = lines.length;
  const stands = (at: number): boolean => {
    const line = lines[at] ?? '';
    const folded = line.trim() ? fold(line) : '';
    return folded !== '' && (POSTSCRIPT.test(folded) || folded.length > 200 || speaks(folded, at > 0 && Boolean((lines[at - 1] ?? '').trim())));
  };
  return (from) => {
    for (; looked > from; looked -= 1) stops[looked - 1] = stands(looked - 1) ? looked - 1 : (stops[looked] ?? lines.length);
    return stops[from] ?? lines.length;
  };
}

/** How many marks stand before the words of a line, four at most. */
const marksBefore = (folded: string): number => /^[\s*_>~-]{0,4}/.exec(folded)?.[0].length ?? 0;

/** How a line ends a mail: `sign_off` goes, `thanks` stays (they are the customer's) but what follows is a name. */
function closing(line: string): 'sign_off' | 'thanks' | '' {
  const folded = fold(line);
  if (folded.length > 220) return '';
  if (formal.isIn(folded)) return 'sign_off';
  const start = marksBefore(folded);
  const signOff = signOffs.at(folded, start);
  const found = signOff ?? thanks.at(folded, start);
  if (!found || folded.charAt(found.end) === "'") return '';
  const rest = folded.slice(found.end);
  const words = wordsIn(rest);
  const saying = words.some((word) => speech.has(word));
  // A body that lost its line breaks: the whole signature stands behind its sign-off.
  if (signOff && isContact(rest) && !saying && !/[?!]/.test(rest)) return 'sign_off';
  const fromSomewhere = /^\s*(?:aus|from|de|desde|und|and|y|et|e|&|vom|von der)(?:\s|$)/.test(rest);
  const short = words.length <= 3 || (fromSomewhere && words.length <= 6);
  const first = /^[\s,;!.*_-]*(\S?)/.exec(line.slice(found.end))?.[1] ?? '';
  const named = !rest.trim() || fromSomewhere || !/[\p{Ll}]/u.test(first) || /^\s*[,.!]/.test(rest);
  if (/^\s?:|[?]|\d/.test(rest) || saying || !short || !named) return '';
  return signOff ? 'sign_off' : 'thanks';
}

/** A name alone, as people sign: one to five words, capital letters first, no sentence. */
const isName = (line: string): boolean =>
  line.length <= 60 && !/[?!:;]|\d/.test(line) && /^[\s*_-]{0,3}(?:[\p{Lu}][\p{L}.'’-]*|i\. ?A\.|pp\.|von|van|de|da|dos|der|del|la|y|e|[(/|&,)]+)(?:[\s,]+(?:[\p{Lu}][\p{L}.'’-]*|von|van|de|da|do|dos|der|del|la|y|e)){0,4}[\s*_,.]{0,4}$/u.test(line);

const BAR = /\s[|•·]\s/;

/** Name, company, phone and address on one line, parted by bars. */
const isContactLine = (line: string): boolean =>
  line.length <= 200 && line.split(BAR).length >= 3 && (isContact(fold(line)) || isAddress(fold(line))) && !speaks(fold(line), false);

/** A street and a number, or a post code and a town; a line of a card when bars part it. */
const isAddress = (folded: string): boolean => (streets.isIn(folded) && /\d/.test(folded)) || /(?:^|[\s|•·,-])\d{4,5}\s\p{L}{3}/u.test(folded);

const isCardLine = (line: string): boolean => isContact(fold(line)) || BAR.test(line);

/** The line before a card is a sentence that has ended, and does not announce an address to write or send to. */
const endsAMail = (before: string): boolean => /[.!?…)"”»]\s*$/.test(before) && !/addres|adresse|direccion|endereco|morada|anschrift/.test(fold(before));

/** A block of contact lines at the very end that no sign-off leads in: a name first, then at least two such lines. */
function contactBlockAt(lines: string[]): number {
  let first = lines.length;
  while (first > 0 && (lines[first - 1] ?? '').trim()) first -= 1;
  const block = lines.slice(first);
  const before = lines.slice(0, first).findLast((line) => line.trim());
  if (first > 0 && block.length === 1 && isContactLine(block[0] ?? '')) return first;
  if (first === 0 || block.length < 3 || block.length > 10 || /:\s*$/.test(before ?? ':')) return -1;
  if (!isName(block[0] ?? '') || block.some((line) => line.length > 120 || (speaks(fold(line), false) && !isAddress(fold(line))))) return -1;
  const cards = block.filter(isCardLine).length;
  const addresses = block.filter((line) => isAddress(fold(line))).length;
  const isCard = cards >= 2 ? addresses > 0 || block.some((line) => isContact(fold(line))) : cards === 1 && addresses > 0 && endsAMail(before ?? '');
  return isCard ? first : -1;
}

const WORDED = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Asked for a line, says whether it may close a mail: most texts hold such words in a line or two, few of them where they would close it. */
function closersOf(text: string, lines: string[]): (at: number) => boolean {
  const folded = fold(text);
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return (at) => {
    const [from, to] = [starts[at] ?? 0, (starts[at] ?? 0) + (lines[at] ?? '').length];
    if (!closings.mayBegin(folded, from, to)) return false;
    const formally = formal.allBetween(folded, from, to);
    if (!formally || formally.length > 0) return true;
    const first = from + marksBefore(folded.slice(from, to));
    return leading.allBetween(folded, first, to)?.[0]?.index === first;
  };
}

/** What is known of a text's lines before they are read. */
interface Lines {
  lines: string[];
  /** The first with words, or -1. */
  firstWords: number;
  stops: (from: number) => number;
  mayClose: (at: number) => boolean;
}

/** The first signature from a line on: where it begins and where it ends, or nothing. */
function nextSignature({ lines, firstWords, stops, mayClose }: Lines, from: number): { first: number; end: number } | undefined {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!line.trim()) continue;
    const kind = DELIMITER.test(line) ? 'delimiter' : mayClose(at) ? closing(line) : '';
    if (!kind) continue;
    const first = kind === 'thanks' ? at + 1 : at;
    if ((at > 0 || kind === 'delimiter') && (firstWords < 0 || firstWords >= first)) continue;
    const end = stops(at + 1);
    if (kind === 'delimiter' && end === at + 1) continue;
    // "Dra. Fabíola Menezes | Odontologia": the name before the bar.
    if (kind === 'thanks' && !isName(firstFilled(lines, at + 1, end).split(BAR)[0] ?? '')) continue;
    return { first, end };
  }
  return undefined;
}

/** The first line with anything in it from `from` on, before `end`. */
function firstFilled(lines: string[], from: number, end: number): string {
  for (let at = from; at < end; at += 1) if ((lines[at] ?? '').trim()) return lines[at] ?? '';
  return '';
}

/** A text without its signatures. */
export interface Unsigned {
  text: string;
  /** Whether a block of contact lines that nothing leads in was taken off: above it there may be another. */
  hadCard: boolean;
}

/** Signatures off, a postscript and whatever the customer says after them kept. */
export function withoutSignature(text: string): Unsigned {
  const whole = text.trimEnd();
  const all = whole.split('\n');
  const known: Lines = { lines: all, firstWords: all.findIndex((line) => WORDED.test(line)), stops: stopsOf(all), mayClose: closersOf(text, all) };
  let signature = nextSignature(known, 0);
  const lines = signature ? all.slice(0, signature.first) : all;
  for (let round = 1; signature; round += 1) {
    const { end } = signature;
    signature = round < 20 ? nextSignature(known, end) : undefined;
    if (end < all.length) lines.push('');
    for (let at = end; at < (signature?.first ?? all.length); at += 1) lines.push(all[at] ?? '');
  }
  while (lines.length && !(lines.at(-1) ?? '').trim()) lines.pop();
  const block = contactBlockAt(lines);
  if (lines === all && block <= 0) return { text: whole, hadCard: false };
  return { text: (block > 0 ? lines.slice(0, block) : lines).join('\n'), hadCard: block > 0 };
}
