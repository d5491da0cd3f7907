import type { RowMeaning } from '../../ports/ticket_source.ts';
import type { RowRange } from './addresses.ts';

/** A worksheet's size and how it may be asked. */
export interface Grid {
  headerRow: number;
  /** Rows of the grid, blank ones included. */
  rowCount: number;
  /** Ranges that one request can name without its URL growing too long. */
  rangesPerRequest: number;
  meaning: (headers: string[]) => RowMeaning;
}

/** Reads several row ranges in one request. */
export type ReadRows = (ranges: RowRange[]) => Promise<string[][][]>;

/** The rows read so far, by row number, and what reading them cost. */
export interface RowsRead {
  header: string[];
  meaning: RowMeaning;
  /** Rows that count, but those of probes; a row number appears once however often it was read. */
  byNumber: Map<number, string[]>;
  /** The request that brought each of them last, counted from 1. */
  requestOf: Map<number, number>;
  /** First and last row of each range among them. */
  stretches: [first: number, last: number][];
  /** Requests made, the one under way included. */
  requests: number;
  /** True where rows may have moved between two of these requests: what stood in one place may then stand here twice. */
  moved: boolean;
  /** The last of them; the header's row while there is none. */
  end: number;
  /** The lowest row seen that holds something, yet does not count: a cell that is filled down the sheet. 0 for none. */
  filler: number;
  /** Rows that Google sent, twice-read ones counted twice. */
  transferred: number;
  /** Characters in those rows. */
  characters: number;
}

/** What a checkbox column shows in rows nobody has filled yet, in the languages of the product. */
const CHECKBOX = /^(?:true|false|wahr|falsch|vrai|faux|verdadero|verdadeiro|falso)$/i;

/** True for a row that holds nothing but blanks and unticked or ticked boxes: sheets prefill those down to the grid's end. */
export const isBlankRow = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '' || CHECKBOX.test(cell.trim()));

/** Every row that is not blank. */
export const EVERY_ROW: RowMeaning = { column: -1, counts: (cells) => !isBlankRow(cells) };

const isRange = ({ first, last }: RowRange) => first <= last;

/** Adds the answer to one range, and gives its last row that counts (0 for none). Of a single column and of a probe no row is kept. */
function take(read: RowsRead, range: RowRange, rows: string[][], request: number): number {
  let first = 0, last = 0;
  read.transferred += rows.length;
  rows.forEach((cells, offset) => {
    const number = range.first + offset;
    read.characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (range.column !== undefined) {
      if (cells[0]?.trim()) last = number;
    } else if (read.meaning.counts(cells)) {
      last = number;
      if (range.isProbe) return;
      first ||= number;
      read.byNumber.set(number, cells);
      read.requestOf.set(number, request);
    } else if (cells.some((cell) => cell.trim() !== '')) read.filler = Math.max(read.filler, number);
  });
  if (range.column === undefined) read.end = Math.max(read.end, last);
  if (first > 0) read.stretches.push([first, last]);
  return last;
}

/** Reads the ranges that hold at least one row, adds them to `read`, and gives the last row that counts of each (0 for none). */
export async function readInto(read: RowsRead, ask: ReadRows, ranges: RowRange[]): Promise<number[]> {
  const asked = ranges.filter(isRange);
  if (asked.length > 0) read.requests += 1;
  const request = read.requests;
  const tables = asked.length > 0 ? await ask(asked) : [];
  const lastOf = new Map(asked.map((range, index) => [range, take(read, range, tables[index] ?? [], request)]));
  return ranges.map((range) => lastOf.get(range) ?? 0);
}

/** The first request to a sheet: its header, which says what the other rows mean, and these ranges. */
export async function readFirst(grid: Grid, ask: ReadRows, ranges: RowRange[]): Promise<{ read: RowsRead; lasts: number[] }> {
  const [[header = []] = [], ...tables] = await ask([{ first: grid.headerRow, last: grid.headerRow }, ...ranges.filter(isRange)]);
  const read: RowsRead = { header, meaning: grid.meaning(header), byNumber: new Map(), requestOf: new Map(), stretches: [], requests: 0, moved: false, end: grid.headerRow, filler: 0, transferred: 1, characters: 0 };
  const lasts = await readInto(read, async () => tables, ranges);
  return { read, lasts };
}

/** Header and all rows, in one range. */
export async function readAll(grid: Grid, ask: ReadRows): Promise<RowsRead> {
  const { read } = await readFirst(grid, async ([header]) => {
    const [[first = [], ...rest] = []] = await ask([{ first: header?.first ?? 1, last: grid.rowCount }]);
    return [[first], rest];
  }, [{ first: grid.headerRow + 1, last: grid.rowCount }]);
  return read;
}

/** `count` places of `depth` rows each, spread evenly over a range. */
export function probes({ first, last }: RowRange, count: number, depth: number): RowRange[] {
  const places = Math.max(1, Math.min(count, Math.floor((last - first + 1) / depth)));
  const stride = (last - first + 1) / places;
  return Array.from({ length: first <= last ? places : 0 }, (_unused, index) => {
    const start = first + Math.floor(stride * (index + 1)) - depth;
    return { first: start, last: start + depth - 1, isProbe: true };
  });
}

/** A range in at most `count` pieces that grow with the distance from its start: blank ones cost nothing, and content is likelier near. */
export function pieces({ first, last, column }: RowRange, count: number, shortest: number): RowRange[] {
  const found: RowRange[] = [];
  const total = last - first + 1;
  // The growth that lets `count` pieces reach the end; found by halving, exact enough in 40 steps.
  let [low, high] = [1, 4];
  for (let step = 0; step < 40; step += 1) {
    const growth = (low + high) / 2;
    const reach = growth - 1 < 1e-9 ? shortest * count : (shortest * (growth ** count - 1)) / (growth - 1);
    if (reach < total) low = growth; else high = growth;
  }
  for (let from = first, length = shortest; from <= last; length *= high) {
    const to = found.length === count - 1 ? last : Math.min(last, from + Math.ceil(length) - 1);
    found.push({ first: from, last: to, ...(column === undefined ? {} : { column }) });
    from = to + 1;
  }
  return found;
}
