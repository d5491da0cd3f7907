import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

type Cell = string | number;
const shown = (cell: Cell): string => (typeof cell === 'number' ? cell.toLocaleString('en', { maximumFractionDigits: 3 }) : cell).replaceAll('|', '\\|');

export function markdownTable(rows: readonly object[]): string {
  const head = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((name) => (typeof Object.entries(rows[0] ?? {}).find(([key]) => key === name)?.[1] === 'number' ? '--:' : '---'))), ...rows.map((row) => line(Object.values(row).map(shown)))].join('\n');
}

/** The rows of a table, each as its cells. */
const cellsOf = (table: string): string[][] => table.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(' | '));

/** Of the rows measured those that a table has already, by their first cell, and of these its columns. */
function chosenBy(table: string, rows: readonly object[]): object[] {
  const [head = [], ...body] = cellsOf(table);
  const names = new Set(body.map(([name]) => name));
  return rows.filter((row) => names.has(shown(Object.values(row)[0] as Cell))).map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => head.includes(key))));
}

/**
 * A page's text with the rows of a section in it: between `<!-- bench:NAME -->` and `<!-- /bench -->` all of them, behind `<!-- bench:NAME chosen -->`
 * the rows and columns of the table that stands there. A page without the marks stays as it is.
 */
export function withTable(text: string, name: string, rows: readonly object[]): string {
  for (const chosen of [false, true]) {
    const begin = `<!-- bench:${name}${chosen ? ' chosen' : ''} -->`;
    const from = text.indexOf(begin) + begin.length;
    const to = text.indexOf('<!-- /bench -->', from);
    if (from < begin.length || to < 0) continue;
    const kept = chosen ? chosenBy(text.slice(from, to), rows) : rows;
    if (kept.length > 0) return `${text.slice(0, from)}\n${markdownTable(kept)}\n${text.slice(to)}`;
  }
  return text;
}

/** Writes the rows of a section into a page that has its marks. */
export function writeTable(page: string, name: string, rows: readonly object[]): void {
  const path = join(root, page);
  writeFileSync(path, withTable(readFileSync(path, 'utf8'), name, rows));
}
