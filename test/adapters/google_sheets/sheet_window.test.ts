/** What reading a sheet costs, in requests and rows, and what of it is seen: sheets of many shapes, behind the fake's ranges. */
import { readSample } from '../../../src/adapters/google_sheets/sheet_sample.ts';
import { readAsManyAsFit } from '../../../src/adapters/google_sheets/sheet_seed.ts';
import { readNewest } from '../../../src/adapters/google_sheets/sheet_window.ts';
import { isBlankRow, type Grid, type ReadRows } from '../../../src/adapters/google_sheets/sheet_rows.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { cellArea, valueRange, type FakeSpreadsheet } from '../../fakes/google/workbook.ts';

interface Shape {
  /** Last row with data. */
  end: number;
  /** Rows of the grid. */
  grid: number;
  header?: number;
  /** Content of a row, where it is not the ordinary. */
  at?: (row: number) => string[] | undefined;
  columns?: number;
  /** The column that says whether a row counts; without it every row that is not blank does. */
  counting?: number;
}

/** Every row but blank ones counts, or those alone that hold something in one column. */
const meaningOf = (column: number | undefined) => () => (column === undefined ? { column: -1, counts: (cells: string[]) => !isBlankRow(cells) } : { column, counts: (cells: string[]) => (cells[column] ?? '') !== '' });

/** A sheet whose rows are made as they are asked for, and a reader that counts. */
function sheet({ end, grid, header = 1, at, columns = 8, counting }: Shape) {
  const hasMore = at !== undefined;
  const rowAt = (row: number): string[] => {
    if (row < header) return [];
    if (row === header) return ['Message'];
    return at?.(row) ?? (row <= end ? [`row ${row}`, 'a', 'b', 'c', 'd', 'e', 'f', 'g'] : []);
  };
  const spreadsheet: FakeSpreadsheet = {
    id: 'x', name: 'x', locale: '', timeZone: '', modifiedTime: '', shared: 'reader',
    // Nothing below the data: the fake need not make a million blank rows.
    tabs: [{ sheetId: 0, title: 'T', rows: { length: hasMore ? grid : end, at: (index) => rowAt(index + 1) }, rowCount: grid, columnCount: columns }],
  };
  const cost = { requests: 1, rows: 0 };
  const read: ReadRows = async (ranges) => {
    cost.requests += 1;
    const tables = ranges.map(({ first, last, column }) => valueRange(cellArea(spreadsheet, column === undefined ? `T!A${first}:H${last}` : `T!${'ABCDEFGH'[column]}${first}:${'ABCDEFGH'[column]}${last}`)).values ?? []);
    cost.rows += tables.reduce((sum, rows) => sum + rows.length, 0);
    return tables;
  };
  const asGrid: Grid = { headerRow: header, rowCount: grid, rangesPerRequest: 120, meaning: meaningOf(counting) };
  return { cost, read, grid: asGrid };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_unused, index) => from + index);
const M = 1_000_000;

describe('an ordinary poll of a large sheet sees the newest rows and the first ones, at the promised cost', () => {
  test.each<[name: string, shape: Shape, requests: number, rows: number]>([
    ['data to the very end', { end: M, grid: M }, 3, 1000],
    ['100 spare rows', { end: M - 100, grid: M }, 3, 1000],
    ['499 spare rows', { end: M - 499, grid: M }, 3, 1000],
    ['500 spare rows', { end: M - 500, grid: M }, 3, 1000],
    ['501 spare rows', { end: M - 501, grid: M }, 4, 2500],
    ['1,000 spare rows', { end: M, grid: M + 1000 }, 4, 2500],
    ['half full', { end: 500_000, grid: M }, 4, 2500],
    ['nearly empty', { end: 5000, grid: M }, 4, 2500],
    ['a header in row 3', { end: 777_777, grid: M, header: 3 }, 4, 2500],
    ['every second row blank', { end: 654_321, grid: M, at: (row) => (row > 1 && row % 2 === 0 ? [] : undefined) }, 4, 2500],
    ['ticked boxes in the spare rows', { end: 400_000, grid: M, at: (row) => (row > 400_000 ? ['', 'FALSE', 'FALSE'] : undefined) }, 4, 2500],
    ['nothing in the first column', { end: 300_000, grid: M, at: (row) => (row > 1 && row <= 300_000 ? ['', `row ${row}`] : undefined) }, 4, 2500],
    ['2,000 rows', { end: 2000, grid: 2000 }, 3, 1000],
    ['3,000 rows of a grid of 50,000', { end: 3000, grid: 50_000 }, 4, 2500],
  ])('%s', async (_name, shape, requests, rows) => {
    const { cost, read, grid } = sheet(shape);
    const { rows: found, complete } = await readNewest(grid, read, Date.UTC(2026, 10, 22));
    const blank = shape.at !== undefined;
    const header = shape.header ?? 1;
    const wanted = [...numbers(header + 1, header + 100), ...numbers(shape.end - 399, shape.end)].filter((row) => !blank || (shape.at?.(row)?.length ?? 1) > 0);
    expect(complete).toBe(false);
    expect(found.header).toEqual(['Message']);
    expect(wanted.filter((row) => !found.byNumber.has(row))).toEqual([]);
    expect([...found.byNumber.keys()].filter((row) => row > shape.end)).toEqual([]);
    expect(cost.requests).toBeLessThanOrEqual(requests);
    expect(cost.rows).toBeLessThanOrEqual(rows);
  });
});

describe('a small table is read whole', () => {
  test.each<[name: string, shape: Shape, requests: number]>([
    ['a new sheet', { end: 20, grid: 1000 }, 2],
    ['an empty one', { end: 1, grid: 1000 }, 2],
    ['1,000 tickets and a header, no spare row', { end: 1001, grid: 1001 }, 2],
    ['1,000 tickets in 1,400 rows', { end: 1001, grid: 1400 }, 3],
    ['1,000 tickets in 2,000 rows', { end: 1001, grid: 2000 }, 3],
    ['30 tickets in 100,000 rows', { end: 31, grid: 100_000 }, 3],
    ['900 tickets in 30,000 rows', { end: 901, grid: 30_000 }, 3],
    ['no tickets in a million rows', { end: 1, grid: M }, 4],
    ['a gap of 600 blank rows', { end: 950, grid: 1000, at: (row) => (row > 200 && row <= 800 ? [] : undefined) }, 2],
  ])('%s', async (_name, shape, requests) => {
    const { cost, read, grid } = sheet(shape);
    const { rows, complete } = await readNewest(grid, read, 0);
    expect(complete).toBe(true);
    expect([...rows.byNumber.keys()].sort((a, b) => a - b)).toEqual(numbers(2, shape.end).filter((row) => (shape.at?.(row)?.length ?? 1) > 0));
    expect(cost.requests).toBeLessThanOrEqual(requests);
  });
});

/** A status, a tick box or a formula that stands in every row down to the grid's end, ticket or not. */
const filledDown = (end: number) => (row: number) => (row > end ? ['', 'a', 'FALSE', '', '', 'Open'] : undefined);

describe('a column filled down to the grid\'s end does not hide where the tickets end', () => {
  test.each([M, M - 1, M - 250, M - 500, M - 501, M - 5000, 500_000, 20_001, 5000, 1200, 40, 1])('the last ticket in row %i of a million', async (end) => {
    const { cost, read, grid } = sheet({ end, grid: M, at: filledDown(end), counting: 0 });
    const { rows } = await readNewest(grid, read, Date.UTC(2026, 10, 22));
    expect([...numbers(2, Math.min(101, end)), ...numbers(Math.max(2, end - 199), end)].filter((row) => !rows.byNumber.has(row))).toEqual([]);
    expect([...rows.byNumber.keys()].filter((row) => row > end)).toEqual([]);
    expect(cost.requests).toBeLessThanOrEqual(M - end <= 500 ? 3 : 4);
    expect(cost.rows).toBeLessThanOrEqual(M - end <= 500 ? 1000 : 2500);
  });

  test.each([[1000, 40], [1400, 700], [2600, 30], [9000, 2500]])('a grid of %i rows with %i tickets is read whole', async (grid_, end) => {
    const { read, grid } = sheet({ end, grid: grid_, at: filledDown(end), counting: 0 });
    const { rows, complete } = await readNewest(grid, read, 0);
    expect([complete, rows.byNumber.size]).toEqual([grid_ < 9000, grid_ < 9000 ? end - 1 : rows.byNumber.size]);
    expect(numbers(end - 20, end).filter((row) => !rows.byNumber.has(row))).toEqual([]);
  });

  test('the seed holds the tickets, not the filled-down rows', async () => {
    const { read, grid } = sheet({ end: 30_000, grid: M, at: filledDown(30_000), counting: 0 });
    const { rows, complete } = await readAsManyAsFit(grid, read, createDeadline(), 0);
    expect([complete, rows.byNumber.size]).toEqual([true, 29_999]);
  });
});

describe('a long blank stretch does not hide the newest rows', () => {
  const gap = (from: number, to: number, filled: boolean) => (row: number) => (row > from && row < to ? (filled ? ['', '', 'FALSE', '', '', 'Open'] : []) : undefined);
  test.each([
    [M, 5000, 700], [M, 0, 650_000], [100_000, 20_000, 700], [100_000, 20_000, 30_000], [40_000, 1, 30_000], [6000, 1500, 900], [5000, 3, 3000], [3500, 1200, 750],
  ])('grid of %i rows: tickets to row %i, then %i without, then the newest twenty', async (size, body, blank) => {
    for (const filled of [false, true]) {
      const end = body + blank + 20;
      const { read, grid } = sheet({ end, grid: size, at: (row) => (row > end && filled ? ['', '', 'FALSE', '', '', 'Open'] : gap(Math.max(1, body), body + blank + 1, filled)(row)), counting: 0 });
      const { rows } = await readNewest(grid, read, 0);
      expect([filled, numbers(end - 19, end).filter((row) => !rows.byNumber.has(row))]).toEqual([filled, []]);
    }
  });
});

test('every grid from 1,001 to 6,000 rows keeps to the limits, filled down or not', async () => {
  const over: unknown[] = [];
  for (let size = 1001; size <= 6000; size += 211) {
    for (const end of [1, 60, 999, 1001, size - 2600, size - 1500, size - 502, size - 501, size - 500, size - 250, size - 3, size].filter((row) => row > 0 && row <= size)) {
      for (const at of [undefined, filledDown(end)]) {
        const { cost, read, grid } = sheet({ end, grid: size, counting: 0, ...(at ? { at } : {}) });
        const { rows, complete } = await readNewest(grid, read, size * end);
        const [requests, most] = size - end <= 500 ? [3, complete ? 1001 : 1000] : [4, 2500];
        const missing = numbers(Math.max(2, end - 149), end).filter((row) => !rows.byNumber.has(row)).length;
        if (cost.requests > requests || cost.rows > most || missing > 0 || (complete && rows.byNumber.size !== end - 1)) over.push({ size, end, filled: Boolean(at), ...cost, missing, complete });
      }
    }
  }
  expect(over).toEqual([]);
});

test.each([0, 1, 2, 3, 4])('blank rows where the first look tests hide no later data: reading goes on to the end (%i)', async (shift) => {
  const { read, grid } = sheet({ end: 60_000, grid: 100_000, at: (row) => (row > 30_000 && row < 59_990 && (row + shift) % 5 > 1 ? [] : undefined) });
  const { rows } = await readNewest(grid, read, 0);
  expect(numbers(59_990, 60_000).filter((row) => !rows.byNumber.has(row))).toEqual([]);
});

test('the middle of a sheet of 20,000 rows comes round: every row is looked at within some hundred polls, whatever the interval', async () => {
  for (const minutes of [1, 2, 5, 15]) {
    const { read, grid } = sheet({ end: 12_000, grid: 12_000 });
    const seen = new Set<number>();
    for (let count = 0; count < 400; count += 1) {
      const { rows } = await readNewest(grid, read, Date.UTC(2026, 10, 22) + count * minutes * 60_000);
      for (const row of rows.byNumber.keys()) seen.add(row);
    }
    expect([minutes, numbers(2, 12_000).filter((row) => !seen.has(row)).length]).toEqual([minutes, 0]);
  }
});

test.each([
  [{ end: M, grid: M }, M, 3 + 1],
  [{ end: 1000, grid: 1000 }, 1000, 3 + 1],
  [{ end: 21, grid: 1000 }, 21, 21 + 2 + 32],
  [{ end: 400, grid: 1000 }, 400, 70],
  [{ end: 432_100, grid: M }, 4, 3 + 1],
  [{ end: 4000, grid: 5000 }, 4, 3 + 1],
  [{ end: 4000, grid: 5000, at: filledDown(4000), counting: 0 }, 4, 2 * 3 + 1],
])('a sample of %j: the three rows up to row %i, for at most %i in all', async (shape, end, most) => {
  const { cost, read, grid } = sheet(shape);
  const { rows } = await readSample(grid, read);
  expect(numbers(end - 2, end).filter((row) => !rows.byNumber.has(row))).toEqual([]);
  expect(cost.requests).toBeLessThanOrEqual(4);
  expect(cost.rows).toBeLessThanOrEqual(most);
});

test('the seed holds all of 20,000 rows, and of a million the newest 98,000 and the first 1,000, never more than 100,000', async () => {
  const middling = sheet({ end: 20_000, grid: 21_000 });
  const all = await readAsManyAsFit(middling.grid, middling.read, createDeadline(), 0);
  expect([all.complete, all.rows.byNumber.size]).toEqual([true, 19_999]);
  const huge = sheet({ end: M, grid: M });
  const part = await readAsManyAsFit(huge.grid, huge.read, createDeadline(), 0);
  expect(part.complete).toBe(false);
  expect([...numbers(2, 1001), ...numbers(M - 97_999, M)].filter((row) => !part.rows.byNumber.has(row))).toEqual([]);
  expect(part.rows.byNumber.size).toBeLessThanOrEqual(100_000);
  expect(huge.cost.requests).toBeLessThanOrEqual(24);
});

test('the seed stops in time', async () => {
  const huge = sheet({ end: M, grid: M });
  await readAsManyAsFit(huge.grid, huge.read, createDeadline(5_000), 0);
  expect(huge.cost.requests).toBeLessThanOrEqual(5);
});
