import { withoutBoilerplate } from './text/boilerplate.ts';
import { plainCharacters, tidy } from './text/characters.ts';
import { unflattened } from './text/flattened.ts';
import { htmlToText, looksLikeHtml, SIGNATURE_MARK } from './text/html.ts';
import { withoutSignature } from './text/signature.ts';
import { splitThread } from './text/thread.ts';
import { messageKind } from './text/kind.ts';

export { messageKind, type MessageKind } from './text/kind.ts';

/** What a customer wrote, without the mail around it, and the raw text untouched. */
export interface TicketText {
  message: string;
  full: string;
  /** False where the middle of a very long text was left out unread. */
  isWhole: boolean;
  /** What stood below a sign-off and was taken for a signature: names and titles, or what somebody adds in two words. */
  below: string;
}

/** Letters of a text that are cleaned, its beginning and its end: twice what the rules read, for up to half of it may be signatures and small print. */
const LONGEST_TEXT = 48_000, END_OF_TEXT = 12_000;
/** The same of a raw body, which may be HTML with more tags than words. */
const LONGEST_RAW = 120_000, END_OF_RAW = 30_000;
const LEFT_OUT = '\n\n[…]\n\n';

/** Pictures within a body hold no words, and are longer than all that was written around them. */
const PICTURE = /;base64,[A-Za-z\d+/=]+/g;
const withoutPictures = (body: string): string => (body.length <= LONGEST_RAW ? body : body.replace(PICTURE, ''));

/** What the cut parts is left out whole: half a tag would take the words behind it for its own, half a quoted line has lost its mark. */
const TAG_BEGUN = /<[a-z/!][^<>]{0,4000}$/i, TAG_ENDED = /^[^<>]{0,4000}>/, LINE_ENDED = /^[^\n]{0,1000}\n/, HALF_A_CHARACTER = /\p{Surrogate}/gu;

/** A text without its middle, where it is longer than `most` letters. */
function withinReach(text: string, most: number, end: number): string {
  if (text.length <= most) return text;
  const beginning = text.slice(0, most - end - LEFT_OUT.length), ending = text.slice(-end);
  const whole = beginning.replace(TAG_BEGUN, '');
  return `${whole}${LEFT_OUT}${ending.replace(whole === beginning ? LINE_ENDED : TAG_ENDED, '')}`.replace(HALF_A_CHARACTER, '');
}

/** Cleaning again what was cleaned must change nothing; more rounds than this no mail has needed. */
const MOST_ROUNDS = 8;

const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;
const shows = (text: string): boolean => isLetter(text.charCodeAt(0)) || /[^\s\p{P}\p{Cf}<>|=+~^]|[?!]/u.test(text);

const withoutMarked = (text: string): string => !text.includes(SIGNATURE_MARK) ? text : text.split('\n').filter((line) => !line.includes(SIGNATURE_MARK)).join('\n');
const unmarked = (text: string): string => text.replaceAll(SIGNATURE_MARK, '');

const bareWords = (part: string): string => withoutBoilerplate(unflattened(withoutMarked(part)));

/** A text cleaned, and whether it is known that cleaning it again would change nothing. */
interface Cleaned {
  message: string;
  isSettled: boolean;
  below: string;
}

/** In longer texts not every line is looked at. */
const LONGEST_READ_WHOLE = 20_000;

/**
 * Whether all that went from a text is a signature at its end, behind a blank line. What stands above it was read line by line and
 * paragraph by paragraph and kept, and would be again: no line and no paragraph of it lost a letter. But for a last one that ends in
 * a colon: that it leads in the words of somebody else may be told by what comes behind it.
 */
const lostItsEnd = (text: string, message: string): boolean =>
  text.length <= LONGEST_READ_WHOLE && text.slice(0, message.length) === message && text.slice(message.length, message.length + 2) === '\n\n' && !message.endsWith(':');

/** The words of the parts of a mail without banner, disclaimer and signature; with them, should nothing else be left. */
function ownWords(parts: string[], whole: string): Cleaned {
  const bare = parts.map(bareWords);
  const unsigned = bare.map(withoutSignature), below = unsigned.map((part) => part.below).filter(Boolean).join('\n');
  const signed = tidy(unsigned.length === 1 ? unsigned[0]!.text : unsigned.map(({ text }) => text).join('\n\n'));
  if (shows(signed)) return { message: signed, below, isSettled: bare[0] === whole && unsigned[0]?.hadCard === false && lostItsEnd(whole, signed) };
  const all = bare.join('\n\n');
  return { message: shows(all) ? tidy(all) : '', isSettled: false, below: '' };
}

function cleanOnce(text: string, depth = 0): Cleaned {
  const { own, forwarded } = splitThread(text);
  const words = ownWords(own, text);
  if (!forwarded || depth > 3) return words;
  const rest = cleanOnce(forwarded, depth + 1);
  return { message: tidy(`${words.message}\n\n${rest.message}`), isSettled: false, below: `${words.below}\n${rest.below}`.trim() };
}

/** Cutting too much is worse than too little: where nothing would be left, the text with everything in it stays. */
function cleaned(text: string): Cleaned {
  const once = cleanOnce(text);
  if (shows(once.message)) return once;
  return { message: tidy(unmarked(text).replace(/^[ \t]*>[> \t]*/gm, '')), isSettled: false, below: '' };
}

/**
 * The customer's own words out of a raw body: HTML to text, quoted thread, signature and disclaimers off.
 * `full` is the raw text. Of more than 48,000 letters of text, or 120,000 of a raw body, the middle is left out. Never throws; cleaning clean text changes nothing.
 */
export function cleanTicketText(raw: string): TicketText {
  const kept = raw.length > LONGEST_KEPT ? longLast?.full === raw ? longLast : undefined : cleanedLast.get(raw);
  if (kept) return kept;
  const { isSettled, ...words } = readWhole(raw), read = { ...words, full: raw };
  if (raw.length > LONGEST_KEPT) longLast = read;
  else keep(read);
  // A reply is written from the words without the mail, and asks for them again.
  if (isSettled && read.isWhole && read.message !== raw && read.message.length <= LONGEST_KEPT) keep({ ...read, full: read.message, below: '' });
  return read;
}

/** False of who is out of office, or says no more than thanks: it is no further contact about anything. `message`: raw. */
export const wantsAnswer = (subject: string, message: string): boolean => ['ordinary', 'blank'].includes(messageKind({ subject, message: cleanTicketText(message).message }));

/** Texts cleaned last, the oldest first: every step and many a check asks for the same ticket again. */
const cleanedLast = new Map<string, TicketText>();
const MOST_KEPT = 64, LONGEST_KEPT = 20_000;
/** Of longer texts, which may take a tenth of a second each, the last one. */
let longLast: TicketText | undefined;

function keep(read: TicketText): void {
  if (cleanedLast.size >= MOST_KEPT) for (const oldest of cleanedLast.keys()) { cleanedLast.delete(oldest); break; }
  cleanedLast.set(read.full, read);
}

interface ReadText extends Omit<TicketText, 'full'> {
  /** Whether cleaning it again is known to change nothing. */
  isSettled: boolean;
}

function readWhole(raw: string): ReadText {
  const body = withoutPictures(raw.trim());
  let message = withinReach(body, LONGEST_RAW, END_OF_RAW);
  let isWhole = message === body, isSettled = false, below = '';
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const plain = plainCharacters(message);
    const isHtml = looksLikeHtml(plain);
    // Blanks around lines say nothing; without them, what is kept stands in the text letter for letter.
    const all = tidy(isHtml ? htmlToText(plain) : plain);
    const text = withinReach(all, LONGEST_TEXT, END_OF_TEXT);
    isWhole &&= text === all;
    const next = cleaned(text);
    message = next.message;
    if (next.below) below = below ? `${next.below}\n${below}` : next.below;
    isSettled = !isHtml && (next.isSettled || message === text);
    if (isSettled) break;
  }
  return { message, isWhole, isSettled, below };
}
