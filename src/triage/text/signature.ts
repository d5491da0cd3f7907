import { fold } from './characters.ts';
import { ofLines, ofTexts } from './phrases.ts';
import { POSTSCRIPT } from './postscript.ts';
import { isContact, saysSomething, speaks, tellsMatter, wordsIn } from './spoken_lines.ts';

const signOffs = ofTexts.phrasesOf('sign_offs');
const thanks = ofTexts.phrasesOf('thanks');
const formal = ofTexts.beginningsOf('formal_closings');
/** Whatever may close a mail: a line without one of these is not looked at. */
const closings = ofTexts.beginningsOf('sign_offs', 'thanks', 'formal_closings');
const leading = ofTexts.phrasesOf('sign_offs', 'thanks');
const streets = ofLines.phrasesOf('streets');
const DELIMITER = /^\s*(?:--|—|––|-- -|_{2,5})\s*$/;

/** A text's lines, where each begins, and the text folded. */
interface Lines {
  lines: readonly string[];
  starts: readonly number[];
  folded: string;
}

function linesOf(whole: string, folded: string): Lines {
  if (!whole.includes('\n')) return { lines: [whole], starts: [0], folded };
  const lines = whole.split('\n');
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return { lines, starts, folded };
}

const endOf = ({ lines, starts }: Lines, at: number): number => (starts[at] ?? 0) + (lines[at] ?? '').length;
const foldedLine = (known: Lines, at: number): string => known.folded.slice(known.starts[at], endOf(known, at));

/**
 * Asked for a line, says the first one from it on that is no part of a signature: a postscript, or a line that speaks.
 * Each line is looked at once, from the last one up, however many sign-offs there are, and none above the first of them.
 */
function stopsOf(known: Lines): (from: number) => number {
  const { lines } = known;
  const stops: number[] = [];
  let looked = lines.length;
  const stands = (at: number): boolean => {
    if (!(lines[at] ?? '').trim()) return false;
    const folded = foldedLine(known, at);
    return POSTSCRIPT.test(folded) || folded.length > 200 || speaks(folded, at > 0 && Boolean((lines[at - 1] ?? '').trim()));
  };
  return (from) => {
    if (stops.length === 0) stops.length = lines.length;
    for (; looked > from; looked -= 1) stops[looked - 1] = stands(looked - 1) ? looked - 1 : (stops[looked] ?? lines.length);
    return stops[from] ?? lines.length;
  };
}

/** How many marks stand before the words of a line, four at most. */
const marksBefore = (folded: string): number => /^[\s*_>~-]{0,4}/.exec(folded)?.[0].length ?? 0;

/** How a line ends a mail: `sign_off` goes, `thanks` stays (they are the customer's) but what follows is a name. */
type Closing = 'sign_off' | 'thanks' | '';

function closing(line: string, folded: string, isFormal: boolean): Closing {
  if (folded.length > 220) return '';
  if (isFormal) return 'sign_off';
  const start = marksBefore(folded);
  const signOff = signOffs.at(folded, start);
  const found = signOff ?? thanks.at(folded, start);
  if (!found || folded.charAt(found.end) === "'") return '';
  const rest = folded.slice(found.end);
  if (!rest.trim()) return signOff ? 'sign_off' : 'thanks';
  const words = wordsIn(rest);
  // “Vou-me matar”: Portuguese hangs its pronouns on the verb.
  const saying = words.some((word) => word.split('-').some(saysSomething)) || tellsMatter(rest);
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
function contactBlockAt(lines: readonly string[]): number {
  if (lines.length < 2) return -1;
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

const DASH = 45, LINE = 95, LAST_PLAIN = 126;
/** Whether a delimiter may begin with a sign; other lines need not be asked. */
const mayDelimit = (unit: number): boolean => unit === DASH || unit === LINE || unit <= 32 || unit > LAST_PLAIN;

/** The lines that may close a mail or part its signature from it: of nearly all others the first letter is looked at, and nothing else. */
function closersOf({ lines, starts, folded }: Lines): number[] {
  const places = closings.places(folded);
  const closers: number[] = [];
  for (let at = 0, next = 0; at < lines.length; at += 1) {
    const from = starts[at] ?? 0, to = from + (lines[at] ?? '').length;
    while (places && next < places.length && places[next]! < from) next += 1;
    if (mayDelimit(folded.charCodeAt(from)) || !places || (next < places.length && places[next]! < to)) closers.push(at);
  }
  return closers;
}

/** How a line ends a mail, if it does: most texts have lines that hold a closing's words, few of them where they would close it. */
function closingAt(known: Lines, at: number): Closing {
  const { folded, starts, lines } = known;
  const from = starts[at] ?? 0, to = endOf(known, at);
  const formally = formal.allBetween(folded, from, to), own = folded.slice(from, to);
  if (!formally) return closing(lines[at] ?? '', own, formal.isIn(own));
  const first = from + marksBefore(own), isFormal = formally.length > 0;
  return isFormal || leading.allBetween(folded, first, to)?.[0]?.index === first ? closing(lines[at] ?? '', own, isFormal) : '';
}

/** What is known of a text's lines before they are read. */
interface KnownLines extends Lines {
  closers: readonly number[];
  /** The first with words, or -1. */
  firstWords: number;
  stops: (from: number) => number;
}

function knownLines(whole: string, folded: string): KnownLines {
  const read = linesOf(whole, folded);
  return { ...read, closers: closersOf(read), firstWords: read.lines.findIndex((line) => WORDED.test(line)), stops: stopsOf(read) };
}

/** "The card should say:", and then a greeting: not the mail's own. */
function isLedIn(lines: readonly string[], at: number): boolean {
  let above = at - 1;
  while (above >= 0 && !(lines[above] ?? '').trim()) above -= 1;
  return above >= 0 && /:\s*$/.test(lines[above] ?? '');
}

/** The first signature from a line on: where it begins and where it ends, or nothing. */
function nextSignature(known: KnownLines, from: number): { first: number; end: number } | undefined {
  const { lines, firstWords, stops, closers } = known;
  for (const at of closers) {
    const line = lines[at] ?? '';
    if (at < from || !line.trim()) continue;
    if (isLedIn(lines, at)) continue;
    const kind = mayDelimit(line.charCodeAt(0)) && DELIMITER.test(line) ? 'delimiter' : closingAt(known, at);
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
function firstFilled(lines: readonly string[], from: number, end: number): string {
  for (let at = from; at < end; at += 1) if ((lines[at] ?? '').trim()) return lines[at] ?? '';
  return '';
}

/** A text without its signatures. */
export interface Unsigned {
  text: string;
  /** Whether a block of contact lines that nothing leads in was taken off: above it there may be another. */
  hadCard: boolean;
  /** The lines that were taken off below a sign-off, or `""`. */
  below: string;
}

/** Signatures off, a postscript and whatever the customer says after them kept. */
export function withoutSignature(text: string): Unsigned {
  const whole = text.trimEnd();
  const known = knownLines(whole, fold(text)), all = known.lines;
  let signature = nextSignature(known, 0);
  if (!signature) return withoutCard(all, '') ?? { text: whole, hadCard: false, below: '' };
  const lines = all.slice(0, signature.first), off: string[] = [];
  for (let round = 1; signature; round += 1) {
    const end: number = signature.end;
    for (let at = signature.first; at < end; at += 1) off.push(all[at] ?? '');
    signature = round < 20 ? nextSignature(known, end) : undefined;
    if (end < all.length) lines.push('');
    for (let at = end; at < (signature?.first ?? all.length); at += 1) lines.push(all[at] ?? '');
  }
  while (lines.length && !(lines.at(-1) ?? '').trim()) lines.pop();
  const below = off.join('\n');
  return withoutCard(lines, below) ?? { text: lines.join('\n'), hadCard: false, below };
}

function withoutCard(lines: readonly string[], below: string): Unsigned | undefined {
  const block = contactBlockAt(lines);
  return block > 0 ? { text: lines.slice(0, block).join('\n'), hadCard: true, below } : undefined;
}
