import { deskEntries } from './help_desk.ts';
import { ofLines, ofTexts, ofThreads, wordsOf } from './phrases.ts';

/** A place where somebody else's words begin: the line (or lines) that says so. */
export interface Boundary {
  start: number;
  /** Where the words after it begin. */
  end: number;
  kind: 'attribution' | 'headers' | 'original' | 'forward' | 'reply_above';
}

/** How far before its verb an attribution ("On … wrote:") may begin, and how far after it a name may go on. */
const REACH_BACK = 280;
const REACH_ON = 160;
/** No thread has more attributions than this; a hostile body may. */
const MOST_VERBS = 500;
/** Letters in which the header lines of a quoted mail must stand together. */
const HEADERS_REACH = 700;

const verbs = ofThreads.phrasesOf('wrote_before', 'wrote_after');
const openers = ofThreads.phrasesOf('attribution_openers');
const OPENED = /^\s[^\d\n<>:]{0,25}\d/;
const headerNames = ofThreads.phrasesOf('header_from', 'header_sent', 'header_to', 'header_cc', 'header_subject');
const separators = ofTexts.beginningsOf('original_message', 'forwarded');
const replyAbove = ofTexts.beginningsOf('reply_above');
const secondPerson = wordsOf('second_person');
const DATE = /\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b\d{1,2}(?::|h|\.)\d{2}\b/;
/** "Support <a@b.example>, 3 Nov 2026 10:00:" and a help desk's "Support, Nov 3, 2026, 10:00 GMT+1:". */
const NAME_AND_DATE = /^[^\n]{0,150}(?:<[^\s<>]{1,80}@[^\s<>]{1,80}>[^\n]{0,80}|(?:19|20)\d\d,? (?:at |um |à )?\d{1,2}:\d{2}[^\n:]{0,14}):[ \t]*$/gm;

const ENDS_IN_COLON = /:[ \t]*$/m;

/** Where the attribution that ends in this verb begins, or -1: a capital opener, a date, and at most four lines. */
function attributionStart(text: string, folded: string, verb: number): number {
  const from = Math.max(0, verb - REACH_BACK);
  const before = folded.slice(from, verb);
  const fourLines = before.split('\n').slice(-4).join('\n');
  const skipped = before.length - fourLines.length;
  for (const opener of [...openers.all(fourLines)].reverse()) {
    if (!OPENED.test(fourLines.slice(opener.end, opener.end + 28)) || fourLines.charAt(opener.index - 1) === "'") continue;
    const at = from + skipped + opener.index;
    const capital = text.charAt(at) !== folded.charAt(at);
    const lineStart = /^[\s>*_-]*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
    if ((capital || lineStart) && DATE.test(folded.slice(at, verb))) return at;
  }
  return -1;
}

/** Where the line that holds the verb ends with its colon, or -1. A name after the verb may run over two lines. */
function attributionEnd(folded: string, afterVerb: number, nameFollows: boolean): number {
  const rest = folded.slice(afterVerb, afterVerb + REACH_ON);
  const colon = (nameFollows ? /^[^:]{0,60}(?:<[^<>]{0,80}>)?[^:\n]{0,40}:(?=\s|$)/ : /^[\s*_]{0,3}(?:(?:on|am|le|el|em|il|op|dnia)\s[^:\n]{0,40}\d(?:\s?[:.h]\s?\d{2}[^:\n]{0,20})?)?:(?=\s|$)/).exec(rest);
  return colon ? afterVerb + colon[0].length : -1;
}

/** The customer tells what somebody wrote to them ("On 3 Nov 2026 your agent wrote: “…”"): their own words. */
const isTold = (attribution: string, after: string): boolean =>
  !attribution.includes('@') && (/^\s*["“„«']/.test(after) || attribution.split(/[^\p{L}']+/u).some((word) => secondPerson.has(word)));

/** Where "Support Team (help@b.example) wrote on 3 Nov 2026:" begins: at its line or its sentence; or -1. */
function addressedStart(text: string, verb: number): number {
  const before = text.slice(Math.max(0, verb - 160), verb);
  const address = before.search(/[<(\[]?[^\s<>()[\]]{1,60}@[^\s<>()[\]@]{1,60}[>)\]]?[\s,;]{0,3}$/);
  if (address < 0) return -1;
  const sentence = Math.max(...['. ', '! ', '? ', '\n'].map((mark) => before.lastIndexOf(mark, address - 1) + mark.length * Number(before.lastIndexOf(mark, address - 1) >= 0)));
  if (address - sentence > 80 || (sentence === 0 && verb > 160)) return -1;
  return verb - before.length + sentence;
}

function attributions(text: string, folded: string): Boundary[] {
  const found: Boundary[] = [];
  let tried = 0;
  for (const verb of verbs.all(folded)) {
    if (tried > MOST_VERBS) break;
    const end = attributionEnd(folded, verb.end, verb.table === 'wrote_after');
    if (end < 0) continue;
    tried += 1;
    const start = attributionStart(text, folded, verb.index);
    const lineEnds = /^[ \t*]*(?:\n|$)/.test(folded.slice(end, end + 40));
    if (start >= 0) {
      if (isTold(folded.slice(start, end), folded.slice(end, end + 40))) continue;
      if (lineEnds || folded.slice(start, end).includes('@')) found.push({ start, end, kind: 'attribution' });
      continue;
    }
    const address = addressedStart(text, verb.index);
    if (address >= 0 && DATE.test(folded.slice(address, end))) {
      found.push({ start: address, end, kind: 'attribution' });
      continue;
    }
    const quoteFollows = /^\s{0,9}>/.test(folded.slice(end, end + 10));
    const line = folded.lastIndexOf('\n', verb.index) + 1;
    if (quoteFollows && verb.index - line < 120) found.push({ start: line, end, kind: 'attribution' });
  }
  if (!ENDS_IN_COLON.test(text)) return found;
  for (const line of text.matchAll(NAME_AND_DATE)) {
    if (DATE.test(line[0])) found.push({ start: line.index, end: line.index + line[0].length, kind: 'attribution' });
  }
  return found;
}

/** Thunderbird begins with the subject. */
const FIRST_HEADERS: ReadonlySet<string> = new Set(['header_from', 'header_sent', 'header_subject']);

/** Blocks of header lines ("From: … Sent: … To: … Subject: …"), one under the other or run together on one line. */
function headerBlocks(text: string, folded: string): Boundary[] {
  const headers: { at: number; end: number; kind: string }[] = [];
  for (const name of headerNames.all(folded)) {
    const colon = /^[*_]?\s?:/.exec(folded.slice(name.end, name.end + 3));
    // Mail programs write them with a capital; a config file or a customer may not.
    if (colon && !/['-]/.test(folded.charAt(name.index - 1)) && !/[a-z]/.test(text.charAt(name.index))) headers.push({ at: name.index, end: name.end + colon[0].length, kind: name.table });
  }
  const found: Boundary[] = [];
  for (let first = 0; first < headers.length; first += 1) {
    const start = headers[first];
    if (!start || !FIRST_HEADERS.has(start.kind)) continue;
    const kinds = new Set<string>();
    let last = first;
    for (let next = first; next < Math.min(headers.length, first + 8); next += 1) {
      const header = headers[next];
      if (!header || header.at - start.at > HEADERS_REACH || kinds.has(header.kind)) break;
      kinds.add(header.kind);
      last = next;
    }
    const end = headers[last]?.end ?? start.end;
    // A route ("From: Berlin, To: Hamburg, Date: …") has no subject, a printed form ("From, To, Subject") no date.
    const isMail = (kinds.has('header_subject') && kinds.has('header_sent')) || folded.slice(start.at, end).includes('@');
    if (!kinds.has('header_from') || kinds.size < 3 || !isMail) continue;
    const lineEnd = folded.indexOf('\n', end);
    const wholeLines = folded.slice(start.at, end).includes('\n');
    found.push({ start: start.at, end: wholeLines && lineEnd >= 0 ? lineEnd : wholeLines ? folded.length : end, kind: 'headers' });
    first = last;
  }
  return found;
}

const MARKS = /[-#=*_~+]{2}/;
const markedLines = ofLines.phrasesOf('marks_line');
const AFTER_SEPARATOR = /^[ \t]{0,3}:?[-_=*]{0,80}/;

/** "-----Original Message-----", "Begin forwarded message:" and their kin. */
function separatorsIn(folded: string): Boundary[] {
  const found: Boundary[] = [];
  for (const { index, end, table } of separators.all(folded)) {
    const before = folded.slice(Math.max(0, index - 90), index);
    const forward = table === 'forwarded';
    const rule = /[-_=*>]{2,80}\s{0,3}$/.exec(before) ?? (forward && /^\s?:/.test(folded.slice(end, end + 2)) ? /(?:^|(?<=\n))[\s>*]{0,4}$/.exec(before) : null);
    if (!rule) continue;
    const tail = AFTER_SEPARATOR.exec(folded.slice(end, end + 90))?.[0].length ?? 0;
    found.push({ start: index - rule[0].length, end: end + tail, kind: forward ? 'forward' : 'original' });
  }
  return found;
}

/** A help desk's "##- Please type your reply above this line -##", alone on its line. */
function replyMarkers(folded: string): Boundary[] {
  const found: Boundary[] = [];
  for (const { index, end } of replyAbove.all(folded)) {
    const start = folded.lastIndexOf('\n', index - 1) + 1;
    const newline = folded.indexOf('\n', end);
    const lineEnd = newline < 0 ? folded.length : newline;
    if (index - start > 60 || lineEnd - end > 80 || /\p{L}/u.test(folded.slice(start, index))) continue;
    // "Reply above was no help" is a sentence; a marker names its line or is drawn as one.
    if (!MARKS.test(folded.slice(start, index)) && !markedLines.isIn(folded.slice(index, lineEnd))) continue;
    found.push({ start, end: lineEnd, kind: 'reply_above' });
  }
  return found;
}

/** The rule (`_____`, `-----`) and the opening marks just before a boundary belong to it. */
function withRule(boundary: Boundary, text: string): Boundary {
  const before = text.slice(Math.max(0, boundary.start - 200), boundary.start);
  const rule = /(?:[*>\s]{0,4}(?<![-_=])[-_=]{5,}(?:\s[-_=\s]{0,99})?|[\s>*_|]{1,20})$/.exec(before);
  return rule ? { ...boundary, start: boundary.start - rule[0].length } : boundary;
}

/** Every place where somebody else's words begin, in order; those inside one another are merged, the outer kind kept. */
export function boundariesOf(text: string, folded: string): Boundary[] {
  // An attribution ends in a colon, a header's name too.
  const named = text.includes(':') ? [...attributions(text, folded), ...headerBlocks(text, folded)] : [];
  const markers = replyMarkers(folded);
  const entries = markers[0] ? deskEntries(folded, markers[0].end) : [];
  const found = [...named, ...separatorsIn(folded), ...markers, ...entries];
  if (found.length === 0) return found;
  const all = found.map((boundary) => withRule(boundary, text)).sort((a, b) => a.start - b.start);
  const merged: Boundary[] = [];
  for (const boundary of all) {
    const last = merged.at(-1);
    const adjoins = last && last.kind !== 'reply_above' && /^\s*$/.test(text.slice(last.end, Math.max(last.end, boundary.start)).slice(0, 50));
    if (last && (boundary.start < last.end || adjoins)) last.end = Math.max(last.end, boundary.end);
    else merged.push({ ...boundary });
  }
  return merged;
}
