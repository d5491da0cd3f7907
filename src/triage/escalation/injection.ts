import { Buffer } from 'node:buffer';
import type { Ticket } from '../../ports/ticket.ts';
import { COLON, MARK, signsIn, WIDE } from '../text/signs.ts';
import type { EscalationFinding } from './verdict.ts';
import { steeringPhrases } from './rule_book.ts';
import { tokenise } from './tokens.ts';

/** Marks of chat formats that no customer types. Fixed strings: no expression to blow up. */
const CHAT_MARKS = ['<|im_start|>', '<|im_end|>', '<|system|>', '<|assistant|>', '<|endoftext|>', '[inst]', '[/inst]', '<<sys>>', '</ticket>', '</message>', '</user_input>', '</customer_message>', '<system>', '</system>', '[[system', '[system]', '[[sistema', '[[système', '[[systeme', '### system', '### instruction', '###instruction', '"role":"system"', '"role": "system"', '\nassistant:', '\nsystem prompt:'];
/** Our own output keys: nobody sets them by accident. */
const OWN_KEYS = ['should_escalate', 'auto_reply_allowed', 'can_auto_send', 'injection_suspected', 'matched_phrase', 'decided_by'];
/** Each of them holds one of these; a colon alone stands in every third ticket, and only behind a line's first words. */
const MARKED = /[<[#"_]|\n(?:assistant|system prompt):/i;
const LONGEST_READ = 60_000;

/**
 * Attempts to steer an AI that the phrases alone do not show: hidden characters, encoded text, fake chat turns, our own keys, and
 * instructions in a part of the mail that a reader does not see. `known` says that a phrase has been found already.
 */
export function findInjection(ticket: Ticket, known: boolean): EscalationFinding[] {
  if (known) return [];
  const message = ticket.message.slice(0, LONGEST_READ), signs = signsIn(ticket.subject) | signsIn(message);
  // Nearly every ticket has none of the signs; what is looked for in both parts is then not put together.
  if ((signs & (MARK | COLON | WIDE)) === 0 && !hasLongRun(ticket.subject) && !hasLongRun(message)) return [];
  const raw = `${ticket.subject}\n${ticket.message}`.slice(0, LONGEST_READ);
  const phrase = marksIn(raw) || hiddenIn(raw) || encodedIn(raw) || unseenIn(message);
  return phrase === '' ? [] : [{ reason: 'prompt_injection', severity: 'high', phrase: phrase.slice(0, 200), decidedBy: 'rule' }];
}

function marksIn(raw: string): string {
  if (!MARKED.test(raw)) return '';
  const lower = raw.toLowerCase();
  const mark = CHAT_MARKS.find((candidate) => lower.includes(candidate));
  if (mark) return piece(raw, lower.indexOf(mark), mark.length);
  const key = OWN_KEYS.find((candidate) => lower.includes(candidate) && setsValue(lower, lower.indexOf(candidate) + candidate.length));
  return key ? piece(raw, lower.indexOf(key), key.length) : '';
}

/** `"key": false`, `key=true`, `key to false`: the value follows within a few signs. */
const setsValue = (text: string, from: number): boolean => /^["'`\s]{0,4}(?:[:=]|to|auf|a|à|para|is|ist)["'`\s]{0,4}\w/.test(text.slice(from, from + 14));

const piece = (text: string, from: number, length: number): string => text.slice(from, from + length + 60).trim();

const TAG_OFFSET = 0xe0000;
const FLAG = '\u{1f3f4}';
/** Zero-width characters in one row: emojis and scripts that need them use one or two. */
const HIDDEN_ROW = /[\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]{12}/;

/** Text in tag characters (invisible twins of ASCII), or a message written in zero-width characters. */
function hiddenIn(raw: string): string {
  if (HIDDEN_ROW.test(raw)) return 'hidden characters';
  if (!raw.includes('\udb40')) return '';
  let hidden = '';
  let previous = '';
  let inFlag = false;
  for (const character of raw) {
    const code = (character.codePointAt(0) ?? 0) - TAG_OFFSET;
    const isTag = code >= 0x20 && code < 0x7f;
    inFlag = isTag && (inFlag || previous === FLAG);
    if (isTag && !inFlag) hidden += String.fromCharCode(code);
    previous = character;
  }
  return hidden.trim().length >= 4 ? hidden.trim() : '';
}

const BASE64 = /[A-Za-z0-9+/_-]{24,4000}={0,2}/g;
const MOST_BLOCKS = 20;

const SHORTEST_BLOCK = 24;

/**
 * Whether any word is as long as a block has to be: most tickets have none, and need no expression to tell. From one blank it goes on to the
 * last one within a block's length, so that one letter of five is looked at.
 */
function hasLongRun(raw: string): boolean {
  let blank = -1;
  while (blank + SHORTEST_BLOCK < raw.length) {
    let at = blank + SHORTEST_BLOCK;
    while (at > blank && raw.charCodeAt(at) > 32) at -= 1;
    if (at === blank) return true;
    blank = at;
  }
  return false;
}

/** Base64 that decodes to words with an instruction among them. */
function encodedIn(raw: string): string {
  if (!hasLongRun(raw)) return '';
  let blocks = 0;
  for (const [block] of raw.matchAll(BASE64)) {
    if (++blocks > MOST_BLOCKS) return '';
    const text = Buffer.from(block, 'base64').toString('utf8');
    if (!/^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(text) || !text.includes(' ')) continue;
    if (instructs(text)) return block;
  }
  return '';
}

/** Parts that a mail program hides: scripts and styles set aside, what stands in comments or in invisible elements. */
function unseenIn(message: string): string {
  if (!message.includes('<')) return '';
  const lower = message.toLowerCase();
  const hides = ['display:none', 'display: none', 'font-size:0', 'font-size: 0', 'visibility:hidden', 'visibility: hidden', 'opacity:0', 'color:#fff', 'color: #fff', 'color:white', 'color: white', '<!--', 'hidden'];
  if (!hides.some((mark) => lower.includes(mark))) return '';
  const text = message.replaceAll(/<!--|-->|<[^<>]{0,500}>/g, ' ');
  return instructs(text);
}

/** The instruction to an AI in a text, or `""`. */
function instructs(text: string): string {
  const tokens = tokenise(text);
  const [match] = steeringPhrases().find(tokens).matches;
  return match ? tokens.original.slice(tokens.starts[match.from], tokens.ends[match.to]) : '';
}
