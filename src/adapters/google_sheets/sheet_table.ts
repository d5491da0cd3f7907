import type { Deadline } from '../../ports/deadline.ts';
import { columnPlaces, rowFor, type ColumnNames } from './knowledge_columns.ts';
import type { GoogleTransport, SheetPlace, Tab } from './transport.ts';

/** Rows of one request, and the most that are read: a team with more needs Pinecone. */
const PAGE_ROWS = 10_000, MOST_ROWS = 50_000;
/** A title or a note of the team may stand above the headers. */
const HEADERS_WITHIN = 20;
/** A text in a cell; Sheets holds 50,000 characters. */
const CELL_CHARACTERS = 40_000;

/** A worksheet as a table: rows under the row of headers, blank ones left out. */
export interface SheetTable<Column extends string> {
  tab: Tab;
  headers: string[];
  places: Record<Column, number>;
  rows: { cells: string[]; number: number }[];
  /** The row that holds the headers, 0 where nothing in the worksheet looks like them. */
  headerRow: number;
  /** The first row below everything that stands in the worksheet. */
  nextRow: number;
  /** Whether column A stands in the block of rows at the very end. */
  endsInFirstColumn: boolean;
}

const isFilled = (cells: string[]): boolean => cells.some((cell) => cell.trim() !== '');

async function allRows(transport: GoogleTransport, tab: Tab, deadline: Deadline): Promise<string[][]> {
  const all: string[][] = [];
  const end = Math.min(tab.rowCount, MOST_ROWS);
  for (let first = 1; first <= Math.max(1, end); first += PAGE_ROWS) {
    const page = await transport.readRange(tab, { first, last: Math.max(1, Math.min(end, first + PAGE_ROWS - 1)) }, deadline);
    while (all.length < first - 1) all.push([]); // blank rows at a page's end are left out
    all.push(...page);
    if (page.length === 0) break;
  }
  return all;
}

/** The first row that holds every column needed, else the first that holds anything: its headers are at fault then. */
function headersAt<Column extends string>(all: string[][], names: ColumnNames<Column>, needed: readonly Column[]): number {
  const holds = (cells: string[]): boolean => { const places = columnPlaces(cells, names); return needed.every((column) => places[column] >= 0); };
  const found = all.slice(0, HEADERS_WITHIN).findIndex(holds);
  return found >= 0 ? found : all.findIndex(isFilled);
}

/** Reads a worksheet under its own headers, wherever among the first rows they stand. */
export async function readTable<Column extends string>(
  transport: GoogleTransport, place: SheetPlace, names: ColumnNames<Column>, needed: readonly NoInfer<Column>[], deadline: Deadline,
): Promise<SheetTable<Column>> {
  const tab = await transport.tab(place, deadline);
  const all = await allRows(transport, tab, deadline);
  const at = headersAt(all, names, needed);
  const headers = all[at] ?? [];
  const last = all.findLastIndex(isFilled);
  const block = all.slice(all.findLastIndex((cells, row) => row < last && !isFilled(cells)) + 1, last + 1);
  return {
    tab, headers, places: columnPlaces(headers, names), headerRow: at + 1, nextRow: last + 2, endsInFirstColumn: block.some(([first = '']) => first.trim() !== ''),
    rows: all.slice(at + 1).map((cells, row) => ({ cells, number: at + row + 2 })).filter(({ cells }) => isFilled(cells)),
  };
}

/** The columns a table lacks, as `“Message”, “Sentiment”`; `""` where none. */
export const lacking = <Column extends string>({ places }: SheetTable<Column>, titles: Record<Column, string>, needed: readonly NoInfer<Column>[]): string =>
  needed.filter((column) => places[column] < 0).map((column) => `“${titles[column]}”`).join(', ');

/**
 * Adds one row at the end, under the table's own columns; an empty worksheet is given headers with it. Nothing is overwritten.
 * Returns why nothing was added, else `""`.
 */
export async function append<Column extends string>(
  transport: GoogleTransport, table: SheetTable<Column>, titles: Record<Column, string>, values: NoInfer<Record<Column, string>>, needed: readonly NoInfer<Column>[], deadline: Deadline,
): Promise<string> {
  const { tab, headers, places, headerRow, nextRow } = table;
  const columns = Object.keys(titles) as Column[];
  const kept = Object.fromEntries(columns.map((column) => [column, values[column].slice(0, CELL_CHARACTERS)])) as Record<Column, string>;
  if (headerRow === 0) {
    await transport.appendRows(tab, 1, [columns.map((column) => titles[column]), columns.map((column) => kept[column])], deadline);
    return '';
  }
  const missing = lacking(table, titles, needed);
  if (missing) return `The worksheet “${tab.title}” has no column ${missing}. Add it to the row of headers, or choose an empty worksheet.`;
  if (nextRow > tab.rowCount && !table.endsInFirstColumn) return `The worksheet “${tab.title}” has no free row left. Add some rows at its end.`;
  await transport.appendRows(tab, nextRow, [rowFor(headers.length, places, kept)], deadline);
  return '';
}
