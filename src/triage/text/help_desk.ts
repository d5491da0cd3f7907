import type { Boundary } from './boundary.ts';
import { wordsOf } from './phrases.ts';

const speech = wordsOf('speech');
const YEAR = /\b(?:19|20)\d\d\b/;
const TIME = /\b\d{1,2}(?::|h)\d{2}\b/;
const LONGEST_ENTRY = 90;
const MOST_WORDS = 12;
const MOST_NAME_WORDS = 5;

/** "Tessel Care, Nov 14, 2026, 09:12 GMT", "10 de nov. de 2026 18:20 BRT": who and when, and nothing said. */
const isEntry = (line: string): boolean =>
  line.length <= LONGEST_ENTRY && YEAR.test(line) && TIME.test(line) && !/[?!]|[^.\d]\.\s*$/.test(line)
  && line.split(/\s+/).length <= MOST_WORDS && !line.split(/[^\p{L}']+/u).some((word) => word.length > 2 && speech.has(word));

const isName = (line: string): boolean => /\p{L}/u.test(line) && !/[.?!:,]\s*$/.test(line) && line.trim().split(/\s+/).length <= MOST_NAME_WORDS;

const isGap = (line: string | undefined): boolean => !/[\p{L}\p{N}]/u.test(line ?? '');

/**
 * The entries of a help desk's mail, below its "type your reply above this line" at `from`: whose words follow, and since
 * when. Each stands by itself between blank lines or rules, its name above it or beside it.
 */
export function deskEntries(folded: string, from: number): Boundary[] {
  const lines = folded.slice(from).split('\n');
  const found: Boundary[] = [];
  for (let at = 0, start = from; at < lines.length; start += (lines[at] ?? '').length + 1, at += 1) {
    const line = lines[at] ?? '';
    if (!isGap(lines[at + 1]) || !isEntry(line.trim())) continue;
    const above = lines[at - 1] ?? '';
    if (isGap(above)) found.push({ start, end: start + line.length, kind: 'attribution' });
    else if (isName(above) && isGap(lines[at - 2])) found.push({ start: start - above.length - 1, end: start + line.length, kind: 'attribution' });
  }
  return found;
}
