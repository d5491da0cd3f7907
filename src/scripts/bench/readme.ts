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

/** Replaces what stands between `<!-- bench:NAME -->` and `<!-- /bench -->` in a page; a page without the marks stays as it is. */
export function writeBlock(page: string, name: string, block: string): void {
  const path = join(root, page);
  const text = readFileSync(path, 'utf8');
  const begin = `<!-- bench:${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf('<!-- /bench -->', from);
  if (from < 0 || to < 0) return;
  writeFileSync(path, `${text.slice(0, from + begin.length)}\n${block}\n${text.slice(to)}`);
}
