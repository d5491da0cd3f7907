import { withoutBoilerplate } from './text/boilerplate.ts';
import { plainCharacters, tidy } from './text/characters.ts';
import { unflattened } from './text/flattened.ts';
import { htmlToText, looksLikeHtml, SIGNATURE_MARK } from './text/html.ts';
import { withoutSignature } from './text/signature.ts';
import { splitThread } from './text/thread.ts';

export { messageKind, type MessageKind } from './text/kind.ts';

/** What a customer wrote, without the mail around it, and the raw text untouched. */
export interface TicketText {
  message: string;
  full: string;
}

/** Cleaning again what was cleaned must change nothing; more rounds than this no mail has needed. */
const MOST_ROUNDS = 8;

const shows = (text: string): boolean => /[^\s\p{P}\p{Cf}<>|=+~^]|[?!]/u.test(text);

const withoutMarked = (text: string): string => !text.includes(SIGNATURE_MARK) ? text : text.split('\n').filter((line) => !line.includes(SIGNATURE_MARK)).join('\n');
const unmarked = (text: string): string => text.replaceAll(SIGNATURE_MARK, '');

const bareWords = (part: string): string => withoutBoilerplate(unflattened(withoutMarked(part)));

/** The words of the parts of a mail without banner, disclaimer and signature; with them, should nothing else be left. */
function ownWords(parts: string[]): string {
  const bare = parts.map(bareWords);
  const signed = tidy(bare.map((part) => withoutSignature(part)).join('\n\n'));
  if (shows(signed)) return signed;
  const all = bare.join('\n\n');
  return shows(all) ? tidy(all) : '';
}

function cleanOnce(text: string, depth = 0): string {
  const { own, forwarded } = splitThread(text);
  const words = ownWords(own);
  if (!forwarded || depth > 3) return words;
  return tidy(`${words}\n\n${cleanOnce(forwarded, depth + 1)}`);
}

/** Cutting too much is worse than too little: where nothing would be left, the text with everything in it stays. */
function cleaned(text: string): string {
  const message = cleanOnce(text);
  if (shows(message)) return message;
  const unquotedText = tidy(unmarked(text).replace(/^[ \t]*>[> \t]*/gm, ''));
  return unquotedText;
}

/**
 * The customer's own words out of a raw body: HTML to text, quoted thread, signature and disclaimers off.
 * `full` is the raw text. Never throws; cleaning clean text changes nothing.
 */
export function cleanTicketText(raw: string): TicketText {
  const kept = cleanedLast.get(raw);
  if (kept !== undefined) return { message: kept, full: raw };
  const message = cleanedWhole(raw);
  if (raw.length <= LONGEST_KEPT) keep(raw, message);
  return { message, full: raw };
}

/** Texts cleaned last, the oldest first: every step and many a check asks for the same ticket again. */
const cleanedLast = new Map<string, string>();
const MOST_KEPT = 64, LONGEST_KEPT = 20_000;

function keep(raw: string, message: string): void {
  if (cleanedLast.size >= MOST_KEPT) for (const oldest of cleanedLast.keys()) { cleanedLast.delete(oldest); break; }
  cleanedLast.set(raw, message);
}

function cleanedWhole(raw: string): string {
  let message = raw;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const plain = plainCharacters(message);
    const next = cleaned(looksLikeHtml(plain) ? htmlToText(plain) : plain);
    // Where nothing but blanks went, there is nothing to look for again.
    const settled = next === message || next === tidy(plain);
    message = next;
    if (settled) break;
  }
  return message;
}
