import { fold } from './characters.ts';
import type { FoundPhrase } from './phrase_finder.ts';
import { isWordAt } from './phrase_index.ts';
import { ofLines, ofTexts } from './phrases.ts';
import { POSTSCRIPT_IN_LINE } from './postscript.ts';

/** A line this long is a body that lost its line breaks (a sheet's cell, a form's field) or a paragraph. */
const LONG = 30;
/** A signature stands within so many letters of the end, small print included. */
const TAIL = 20_000;
/** "Sent from my old Samsung Galaxy": words between the opening and the device. */
const MOST_BETWEEN = 3;

const signOffs = ofTexts.phrasesOf('sign_offs');
const deviceLines = ofTexts.phrasesOf('device_lines');
const deviceNames = ofLines.phrasesOf('device_names');

/** Line breaks put back before a sign-off, a device line or a postscript that stands inside a long line. */
export function unflattened(text: string): string {
  const all = fold(text);
  if (!text.includes(':') && !closingParts.isIn(all)) return text;
  return brokenUp(text, all, text.lastIndexOf('\n', Math.max(0, text.length - TAIL)) + 1);
}

const endsSentence = (folded: string, at: number): boolean => /[.!?…)"”»]\s{1,3}$/.test(folded.slice(Math.max(0, at - 5), at));

/** Whether a sign-off is followed by a name, as far as lower case can tell. */
function leadsToName(folded: string, end: number): boolean {
  const blanks = /^[,!.]?\s+/.exec(folded.slice(end, end + 12));
  return blanks !== null && isWordAt(folded, end + blanks[0].length) && !/\d/.test(folded.charAt(end + blanks[0].length));
}

function leadsToDevice(folded: string, end: number): boolean {
  let at = end;
  for (let word = 0; word <= MOST_BETWEEN; word += 1) {
    if (!/\s/.test(folded.charAt(at))) return false;
    if (deviceNames.at(folded, at + 1)) return true;
    at += 1;
    const start = at;
    while (at - start < 13 && isWordAt(folded, at)) at += 1;
    if (at === start) return false;
  }
  return false;
}

/** Where a line stands in a text that is folded. */
interface Line {
  all: string;
  start: number;
  end: number;
}

/** The phrases of a line, as places in it: they are known of a text that was walked for them. */
function phrasesIn(finder: typeof signOffs, { all, start, end }: Line, folded: () => string): FoundPhrase[] {
  const found = finder.allBetween(all, start, end);
  return found ? found.map((phrase) => ({ ...phrase, index: phrase.index - start, end: phrase.end - start })) : finder.all(folded());
}

/** What a postscript's name ends with before its colon, and the letter that all of them begin with. */
const BEFORE_COLON = /[sdma.]\s?:/, P = 'p';

/** Where the closing parts of a folded line begin. */
function closers(line: Line): number[] {
  let read: string | undefined;
  const folded = (): string => (read ??= line.all.slice(line.start, line.end));
  const found: number[] = [];
  for (const { index, end } of phrasesIn(signOffs, line, folded)) if (endsSentence(folded(), index) && leadsToName(folded(), end)) found.push(index);
  for (const { index, end } of phrasesIn(deviceLines, line, folded)) if (index > 0 && /\s/.test(folded().charAt(index - 1)) && leadsToDevice(folded(), end)) found.push(index);
  if (hasColon(line) && folded().includes(P) && BEFORE_COLON.test(folded())) for (const { index } of folded().matchAll(POSTSCRIPT_IN_LINE)) found.push(index);
  return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b);
}

const hasColon = ({ all, start, end }: Line): boolean => all.slice(start, end).includes(':');

/** Whatever may begin a closing part: a line without one of these is not broken up. */
const closingParts = ofTexts.phrasesOf('sign_offs', 'device_lines');

function brokenLine(text: string, place: Line): string {
  const line = text.slice(place.start, place.end);
  const starts = closers(place);
  if (starts.length === 0) return line;
  let from = 0;
  const pieces: string[] = [];
  for (const start of starts) {
    pieces.push(line.slice(from, start).trimEnd());
    from = start;
  }
  return [...pieces, line.slice(from)].join('\n');
}

/** Where a postscript may end, in its colon. */
function colonsIn(all: string, from: number): number[] {
  const colons: number[] = [];
  for (let at = all.indexOf(':', from); at >= 0; at = all.indexOf(':', at + 1)) colons.push(at);
  return colons;
}

/** The text with what stands from `from` on broken up; `all` is the whole of it, folded. */
function brokenUp(text: string, all: string, from: number): string {
  const pieces: string[] = [];
  const places = closingParts.places(all), colons = places ? colonsIn(all, from) : [];
  let done = 0, nextPlace = 0, nextColon = 0;
  for (let start = from, end = 0; start < text.length; start = end + 1) {
    if (places) {
      // From one line that may hold a closing part to the next one.
      while (nextPlace < places.length && places[nextPlace]! < start) nextPlace += 1;
      while (nextColon < colons.length && colons[nextColon]! < start) nextColon += 1;
      const next = Math.min(places[nextPlace] ?? Infinity, colons[nextColon] ?? Infinity);
      if (next === Infinity) break;
      start = Math.max(start, text.lastIndexOf('\n', next - 1) + 1);
    }
    const newline = text.indexOf('\n', start);
    end = newline < 0 ? text.length : newline;
    if (end - start < LONG) continue;
    const line = { all, start, end };
    const broken = brokenLine(text, line);
    if (broken.length === end - start && text.startsWith(broken, start)) continue;
    pieces.push(text.slice(done, start), broken);
    done = end;
  }
  return done === 0 ? text : pieces.join('') + text.slice(done);
}
