import type { RowRange } from './addresses.ts';

/** A worksheet's size and how it may be asked. */
export interface Grid {
  headerRow: number;
  /** Rows of the grid, blank ones included. */
  rowCount: number;
  /** Ranges that one request can name without its URL growing too long. */
  rangesPerRequest: number;
}

/** Reads several row ranges in one request. */
export type ReadRows = (ranges: RowRange[]) => Promise<string[][][]>;

/** The rows read so far, by row number, and what reading them cost. */
export interface RowsRead {
  header: string[];
  /** Rows with content; a row number appears once however often it was read. */
  byNumber: Map<number, string[]>;
  /** Rows that Google sent, twice-read ones counted twice. */
  transferred: number;
  /** Characters in those rows. */
  characters: number;
}

export const emptyRows = (): RowsRead => ({ header: [], byNumber: new Map(), transferred: 0, characters: 0 });

/** What a checkbox column shows in rows nobody has filled yet, in the languages of the product. */
const CHECKBOX = /^(?:true|false|wahr|falsch|vrai|faux|verdadero|verdadeiro|falso)$/i;

/** True for a row that holds nothing but blanks and unticked or ticked boxes: sheets prefill those down to the grid's end. */
export const isBlankRow = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '' || CHECKBOX.test(cell.trim()));

const isRange = ({ first, last }: RowRange) => first <= last;

/** Reads the ranges that hold at least one row, adds them to `read`, and gives the last row with content of each (0 for none). */
export async function readInto(read: RowsRead, ask: ReadRows, ranges: RowRange[]): Promise<number[]> {
  const asked = ranges.filter(isRange);
  const tables = asked.length > 0 ? await ask(asked) : [];
  const lastOf = new Map<RowRange, number>();
  asked.forEach((range, index) => {
    const rows = tables[index] ?? [];
    read.transferred += rows.length;
    rows.forEach((cells, offset) => {
      read.characters += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (isBlankRow(cells)) return;
      read.byNumber.set(range.first + offset, cells);
      lastOf.set(range, range.first + offset);
    });
  });
  return ranges.map((range) => lastOf.get(range) ?? 0);
}

/** Takes the header out of the rows read, where its row was among them. */
export function liftHeader(read: RowsRead, headerRow: number): void {
  read.header = read.byNumber.get(headerRow) ?? read.header;
  for (const number of read.byNumber.keys()) if (number <= headerRow) read.byNumber.delete(number);
}

/** `count` places of `depth` rows each, spread evenly over a range. */
export function probes({ first, last }: RowRange, count: number, depth: number): RowRange[] {
  const places = Math.max(1, Math.min(count, Math.floor((last - first + 1) / depth)));
  const stride = (last - first + 1) / places;
  return Array.from({ length: first <= last ? places : 0 }, (_unused, index) => {
    const start = first + Math.floor(stride * (index + 1)) - depth;
    return { first: start, last: start + depth - 1 };
  });
}
