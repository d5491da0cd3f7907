import { boundariesOf, type Boundary } from './boundary.ts';
import { fold } from './characters.ts';
import { ofLines } from './phrases.ts';
import { isTyped } from './typed_quote.ts';

const QUOTED = /^\s{0,3}(?:>|&gt;)/;
const pointers = ofLines.beginningsOf('pointers');
const LONGEST_POINTER = 160;
/** With an explicit forward below, so few words are a covering note whatever they say. */
const FEW_WORDS = 8;

/** What the customer wrote, and what of a forwarded mail stands for it (`""` where nothing was forwarded). */
export interface Thread {
  /** Parted where an attribution stood: a signature above it does not reach below. */
  own: string[];
  forwarded: string;
}

const isBlank = (text: string) => !/[\p{L}\p{N}\p{Extended_Pictographic}?!]/u.test(text);
const MARK = /^\s{0,3}(?:(?:>|&gt;)\s?)+/;

/** ">30 means above 30": a comparison, not a quotation. */
const isNumber = (run: string[]): boolean => run.length === 1 && /^\s{0,3}>=?\d/.test(run[0] ?? '');

/** Where the run of quoted lines that begins at `first` ends; rules (`-----`) between two of them are inside. */
function runEnd(lines: string[], first: number): number {
  let end = first + 1;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (QUOTED.test(line)) end = at + 1;
    else if (!line.trim() || !isBlank(line)) break;
  }
  return end;
}

/** Whether the last words before each run of quoted lines end in a colon. */
function allRunsLed(lines: string[]): boolean {
  let lead = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (QUOTED.test(line)) {
      if (!lead.trimEnd().endsWith(':')) return false;
      at = runEnd(lines, at) - 1;
    } else if (!isBlank(line)) lead = line;
  }
  return true;
}

/**
 * The lines that are not quoted by `>`; answers written between quoted lines stay, each a paragraph of its own. With
 * `mayBeTyped`, marked lines that the customer typed (a log) stay too, without their marks.
 */
function unquoted(text: string, mayBeTyped = false): string {
  if (!text.includes('>') && !text.includes('&gt;')) return text;
  const lines = text.split('\n');
  const kept: string[] = [];
  const before: string[] = [];
  const allLed = mayBeTyped && allRunsLed(lines);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!QUOTED.test(line)) {
      kept.push(line);
      if (!isBlank(line)) before.push(line);
      continue;
    }
    const end = runEnd(lines, at);
    const run = lines.slice(at, end).map((quoted) => quoted.replace(MARK, ''));
    const after = lines.slice(end, end + 4).find((next) => !isBlank(next)) ?? '';
    if (mayBeTyped && (isNumber(lines.slice(at, end)) || isTyped(run, { before: before.slice(-3), adjoins: !isBlank(lines[at - 1] ?? ''), after, allLed }))) kept.push(...run);
    else kept.push('');
    at = end - 1;
  }
  return kept.join('\n');
}

/** A quotation whose lines carry `>`: the mail program marked every line, so lines without it are answers. */
function marksItsLines(rest: string): boolean {
  return QUOTED.test(rest.trimStart());
}

function pointsOn(own: string, boundary: Boundary): boolean {
  const folded = fold(own.trim());
  if (isBlank(own)) return true;
  if (boundary.kind === 'attribution' || folded.length > LONGEST_POINTER) return false;
  return pointers.isIn(folded) || (boundary.kind === 'forward' && folded.split(/\s+/).length <= FEW_WORDS);
}

/** The customer's own words parted from the thread below, above or around them. */
export function splitThread(text: string, depth = 0): Thread {
  const boundaries = boundariesOf(text, fold(text));
  let top = 0;
  for (const boundary of boundaries) {
    if (boundary.kind !== 'reply_above' || !isBlank(unquoted(text.slice(top, boundary.start)))) break;
    top = boundary.end;
  }
  const boundary = boundaries.find(({ start }) => start >= top);
  if (!boundary || depth > 4) return { own: [unquoted(text.slice(top), depth === 0)], forwarded: '' };
  const before = text.slice(top, boundary.start);
  const rest = text.slice(boundary.end);
  const own = unquoted(before, depth === 0);
  if (boundary.kind === 'attribution' && marksItsLines(rest)) {
    // An attribution inside the quotation is part of it: the quoted lines go before the rest is searched.
    const below = splitThread(unquoted(rest), depth + 1);
    return { own: [own, ...below.own], forwarded: below.forwarded };
  }
  if (boundary.kind !== 'reply_above' && pointsOn(own, boundary)) return { own: [own], forwarded: rest };
  return { own: [own], forwarded: '' };
}
