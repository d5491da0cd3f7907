import { basename } from 'node:path';
import type { TableSelection, TicketSource, TicketTable } from '../../ports/ticket_source.ts';
import type { CsvTable } from './csv_file.ts';

/** Rows of the file that one poll reads, 0-based, `end` excluded. */
export interface RowWindow {
  start: number;
  end: number;
}

/** Zapier takes 6 MB from a step; a row leaves it as its cells, the cleaned message again, and some keys. */
const WINDOW_BYTES = 5_000_000;
const KEY_BYTES = 900;
const WINDOW_ROWS = 1_000;
const SAMPLES = 3;

const bytesOf = (row: string[]): number => KEY_BYTES + 2.2 * row.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0);

/** The file cut into windows that each fit into one poll. */
export function rowWindows(rows: string[][]): RowWindow[] {
  const windows: RowWindow[] = [];
  let open: RowWindow = { start: 0, end: 0 };
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    const size = bytesOf(row);
    if (open.end > open.start && (bytes + size > WINDOW_BYTES || open.end - open.start >= WINDOW_ROWS)) {
      windows.push(open);
      open = { start: index, end: index };
      bytes = 0;
    }
    open.end = index + 1;
    bytes += size;
  }
  return open.end > open.start ? [...windows, open] : windows;
}

/** Row numbers as a spreadsheet would count them: the headers are row 1. */
export const rowNumberOf = (index: number): number => index + 2;

/** The name under which a window is chosen as worksheet. */
export const worksheetOf = ({ start, end }: RowWindow): string => `${rowNumberOf(start)}-${rowNumberOf(end - 1)}`;

function windowOf({ worksheet }: TableSelection, rows: string[][]): RowWindow {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(worksheet) ?? [];
  return first && last ? { start: Number(first) - 2, end: Number(last) - 1 } : { start: 0, end: rows.length };
}

/** Tickets in a CSV file, its rows offered in windows as worksheets. Needs no account; serves the demo only. */
export function createCsvTicketSource(table: CsvTable): TicketSource {
  const name = basename(table.path);
  const whole = (): TicketTable['rows'] => table.rows
    .map((cells, index) => ({ rowNumber: rowNumberOf(index), cells, url: '' }));
  return {
    name: 'csv',
    listSpreadsheets: async () => ({ choices: [{ id: table.path, label: name }], nextCursor: '' }),
    listWorksheets: async () => rowWindows(table.rows).map((window) => ({ id: worksheetOf(window), label: `Rows ${worksheetOf(window)}` })),
    headers: async () => table.headers,
    async read(selection, wanted) {
      const { start, end } = windowOf(selection, table.rows);
      const rows = whole().slice(start, end).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
      return {
        spreadsheetName: name, worksheetName: selection.worksheet, headers: table.headers,
        rows: wanted === 'sample' ? rows.slice(-SAMPLES) : rows, complete: true, warnings: [],
      };
    },
  };
}
