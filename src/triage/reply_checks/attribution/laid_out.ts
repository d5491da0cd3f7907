/** What opens a list's line, and what marks a line as a heading. */
const BULLET = /^\s*(?:[-–•*·]|\d{1,2}[.)])\s+/u;
const MARKED = /^\s*#{1,6}\s+\S|^\s*(\*\*|__)[^*_\n]{1,60}\1:?\s*$|:\s*$/u;
const MARKS = /^[\s#*_]+|(?<![\s*_:])[\s*_:]+$/gu;
const ENDED = /[.!?;,…]\s*$/u;
const MEASURED = /[€£$%]|\d\s?\p{L}|\d[.,]\d/u;
const MOST_OF_A_HEADING = 60, MOST_WORDS = 7;
/** So many lines take their heading: more of them are no article. */
const MOST_LINES = 200;
const CELLS = /^\s*\|(.*)\|\s*$/u, RULE = /^[\s|:-]+$/u;

/** A line as a heading, without its marks; `""` where it is none. `opens`: whether nothing stands right before it. */
function headingIn(line: string, opens: boolean, next: string): string {
  // A longer line is none, however much of it is marks.
  const name = line.length > 2 * MOST_OF_A_HEADING ? '' : line.replace(MARKS, '');
  const isShort = name.length > 0 && name.length <= MOST_OF_A_HEADING && name.split(/\s+/).length <= MOST_WORDS;
  if (!isShort || !/\p{L}/u.test(name) || name.includes(': ') || MEASURED.test(name) || ENDED.test(line) || BULLET.test(line) || CELLS.test(line)) return '';
  return MARKED.test(line) || (opens && /\d/.test(next)) ? name : '';
}

/** "| Pro | 9 € |" below "| Plan | Price |": "Pro: Price 9 €". */
function rowOf(line: string, head: readonly string[]): string {
  const [name = '', ...cells] = cellsOf(line);
  return `${name}: ${cells.map((cell, at) => `${head[at + 1] ?? ''} ${cell}`.trim()).join(', ')}.`;
}
const cellsOf = (line: string): string[] => (CELLS.exec(line)?.[1] ?? '').split('|').map((cell) => cell.trim());

/**
 * A source's text with each line said of its heading, "Pro: 9 € a month" for a line "9 € a month" below a line "Pro", and each row of a table
 * of its first cell, so that what tells values apart stands beside them however the text is laid out. Linear; a text of one line stays as it is.
 */
export function laidOut(text: string): string {
  const lines = text.split('\n');
  if (lines.length < 2) return text;
  let heading = '', isBlank = true, isUsed = false, left = MOST_LINES;
  let head: string[] | undefined;
  return lines.map((line, at) => {
    if (CELLS.test(line)) {
      if (!head) { head = cellsOf(line); return line; }
      if (RULE.test(line) || left <= 0) return line;
      left -= 1;
      return rowOf(line, head);
    }
    head = undefined;
    if (line.trim() === '') { if (isUsed) heading = ''; isBlank = true; return line; }
    const found = headingIn(line, isBlank, lines.slice(at + 1, at + 3).find((one) => one.trim() !== '') ?? '');
    isBlank = false;
    if (found) { heading = found; isUsed = false; return line; }
    if (!heading || !/\d/.test(line) || left <= 0) return line;
    isUsed = true;
    left -= 1;
    const said = line.replace(BULLET, '');
    return /^[^:.!?\n]{1,40}: /u.test(said) ? `${heading} ${said}` : `${heading}: ${said.trimStart()}`;
  }).join('\n');
}
