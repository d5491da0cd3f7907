import { invalidArgument } from './refusal.ts';

/** Rows of a tab; an array, or something that makes each row when it is asked for. */
export interface RowStore {
  readonly length: number;
  at(index: number): string[] | undefined;
}

export interface FakeTab {
  sheetId: number;
  title: string;
  /** Row 1 is index 0. */
  rows: RowStore;
  rowCount: number;
  columnCount: number;
  hidden?: boolean;
  sheetType?: 'GRID' | 'OBJECT';
}

export interface FakeSpreadsheet {
  id: string;
  name: string;
  locale: string;
  timeZone: string;
  modifiedTime: string;
  /** How it is shared with the service account. */
  shared: 'writer' | 'reader' | 'no';
  isOffice?: boolean;
  tabs: FakeTab[];
}

export interface CellArea {
  tab: FakeTab;
  /** 1-based, both ends included; `rowTo` and `columnTo` clamped to the grid. */
  rowFrom: number;
  rowTo: number;
  columnFrom: number;
  columnTo: number;
}

const columnNumber = (letters: string): number => [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

export function columnLetters(column: number): string {
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + columnLetters(((column - 1) % 26) + 1) : String.fromCharCode(64 + column);
}

const quotedTitle = (title: string): string => `'${title.replaceAll("'", "''")}'`;

/** Reads a title in quotes or bare; a bare one of anything but letters, digits and `_` cannot be parsed. */
function titleOf(a1: string, cells: string): string {
  const named = a1.slice(0, a1.length - cells.length).replace(/!$/, '');
  if (named.startsWith("'") && named.endsWith("'") && named.length > 1) {
    const inner = named.slice(1, -1);
    if (inner.replaceAll("''", '').includes("'")) throw invalidArgument(`Unable to parse range: ${a1}`);
    return inner.replaceAll("''", "'");
  }
  if (!/^\w*$/u.test(named)) throw invalidArgument(`Unable to parse range: ${a1}`);
  return named;
}

/** A1 notation → an area of one tab, refused as Google refuses it. */
export function cellArea(spreadsheet: FakeSpreadsheet, a1: string): CellArea {
  const bang = a1.lastIndexOf('!');
  const cells = bang >= 0 ? a1.slice(bang + 1) : a1;
  const found = /^([A-Za-z]{1,3})(\d{1,8})?(?::([A-Za-z]{1,3})?(\d{1,8})?)?$/.exec(cells);
  const title = bang >= 0 ? titleOf(a1, cells) : found ? '' : titleOf(a1, '');
  const tab = title === '' ? spreadsheet.tabs[0] : spreadsheet.tabs.find((one) => one.title === title);
  if (!tab || tab.sheetType === 'OBJECT' || (bang >= 0 && !found)) throw invalidArgument(`Unable to parse range: ${a1}`);
  const [, fromLetters = 'A', fromRow, toLetters, toRow] = found ?? [];
  const rowFrom = Number(fromRow ?? 1);
  const columnFrom = columnNumber(fromLetters);
  const single = found && !cells.includes(':');
  if (rowFrom > tab.rowCount || columnFrom > tab.columnCount) {
    throw invalidArgument(`Range (${quotedTitle(tab.title)}!${cells}) exceeds grid limits. Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`);
  }
  return {
    tab, rowFrom, columnFrom,
    rowTo: Math.min(tab.rowCount, single ? rowFrom : found && toRow ? Number(toRow) : tab.rowCount),
    columnTo: Math.min(tab.columnCount, single ? columnFrom : found && toLetters ? columnNumber(toLetters) : tab.columnCount),
  };
}

const withoutTrailing = <Item>(items: Item[], isBlank: (item: Item) => boolean): Item[] => items.slice(0, items.findLastIndex((item) => !isBlank(item)) + 1);

/** The area's values: trailing blank cells and rows left out, inner blank rows `[]`, and no `values` key where all is blank. */
export function valueRange(area: CellArea, byColumns = false): { range: string; majorDimension: string; values?: string[][] } {
  const { tab } = area;
  const rows: string[][] = [];
  for (let number = area.rowFrom; number <= Math.min(area.rowTo, tab.rows.length); number += 1) {
    rows.push(withoutTrailing((tab.rows.at(number - 1) ?? []).slice(area.columnFrom - 1, area.columnTo), (cell) => cell === ''));
  }
  const values = withoutTrailing(rows, (row) => row.length === 0);
  const range = `${quotedTitle(tab.title)}!${columnLetters(area.columnFrom)}${area.rowFrom}:${columnLetters(area.columnTo)}${area.rowTo}`;
  const turned = byColumns ? Array.from({ length: Math.max(0, ...values.map((row) => row.length)) }, (_unused, column) =>
    withoutTrailing(values.map((row) => row[column] ?? ''), (cell) => cell === '')) : values;
  return { range, majorDimension: byColumns ? 'COLUMNS' : 'ROWS', ...(turned.length > 0 ? { values: turned } : {}) };
}

function writableRows(tab: FakeTab): string[][] {
  if (!Array.isArray(tab.rows)) throw new Error('A tab made row by row cannot be written to.');
  return tab.rows;
}

interface Block { top: number; left: number; bottom: number }

/** Google's tables: cells with content that touch each other, as one block each, in the order of their ends. */
function blocksOf(rows: string[][]): (Block & { has(row: number, column: number): boolean })[] {
  const isFilled = (row: number, column: number): boolean => (rows[row - 1]?.[column - 1] ?? '') !== '';
  const seen = new Set<string>();
  const blocks = rows.flatMap((cells, at) => cells.flatMap((_cell, column) => {
    const cluster: [number, number][] = [];
    const queue: [number, number][] = [[at + 1, column + 1]];
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [row, place] = next;
      if (seen.has(`${row} ${place}`) || !isFilled(row, place)) continue;
      seen.add(`${row} ${place}`);
      cluster.push(next);
      for (const down of [-1, 0, 1]) for (const right of [-1, 0, 1]) queue.push([row + down, place + right]);
    }
    if (cluster.length === 0) return [];
    const [numbers, places] = [cluster.map(([row]) => row), cluster.map(([, place]) => place)];
    const [top, bottom, left, right] = [Math.min(...numbers), Math.max(...numbers), Math.min(...places), Math.max(...places)];
    return [{ top, bottom, left, has: (row: number, place: number) => row >= top && row <= bottom && place >= left && place <= right }];
  }));
  return blocks.sort((a, b) => a.bottom - b.bottom || a.left - b.left);
}

/**
 * Inserts rows below the last table that the area touches, from that table's first column on; where it touches none, at the
 * area's own first cell. So Google's guide to appending tells it.
 */
export function appendRows(area: CellArea, values: string[][]): { updatedRange: string; updatedRows: number } {
  const rows = writableRows(area.tab);
  const touches = ({ has }: { has(row: number, column: number): boolean }): boolean => {
    for (let row = area.rowFrom; row <= Math.min(area.rowTo, rows.length); row += 1) for (let column = area.columnFrom; column <= area.columnTo; column += 1) if (has(row, column)) return true;
    return false;
  };
  const table = blocksOf(rows).findLast(touches);
  const [at, left] = table ? [table.bottom + 1, table.left] : [area.rowFrom, area.columnFrom];
  while (rows.length < at - 1) rows.push([]);
  rows.splice(at - 1, 0, ...values.map((cells) => [...Array<string>(left - 1).fill(''), ...cells]));
  area.tab.rowCount += values.length;
  return { updatedRange: `${quotedTitle(area.tab.title)}!${columnLetters(left)}${at}:${columnLetters(area.tab.columnCount)}${at + values.length - 1}`, updatedRows: values.length };
}

/** Writes cells over an area. */
export function writeRows(area: CellArea, values: string[][]): void {
  const rows = writableRows(area.tab);
  values.forEach((cells, offset) => {
    const at = area.rowFrom - 1 + offset;
    while (rows.length <= at) rows.push([]);
    const row = rows[at] ?? [];
    cells.forEach((cell, column) => {
      while (row.length < area.columnFrom + column) row.push('');
      row[area.columnFrom - 1 + column] = cell;
    });
  });
}
