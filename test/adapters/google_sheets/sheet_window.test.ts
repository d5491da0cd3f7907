/** What reading a sheet costs, in requests and rows, and what of it is seen: sheets of many shapes, behind the fake's ranges. */
import { readAsManyAsFit, readNewest, readSample } from '../../../src/adapters/google_sheets/sheet_window.ts';
import type { Grid, ReadRows } from '../../../src/adapters/google_sheets/sheet_rows.ts';
import { createDeadline } from '../../../src/deadline.ts';
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
}

/** A sheet whose rows are made as they are asked for, and a reader that counts. */
function sheet({ end, grid, header = 1, at = () => undefined, columns = 8 }: Shape) {
  const rowAt = (row: number): string[] => {
    if (row < header) return [];
    if (row === header) return ['Message'];
    return at(row) ?? (row <= end ? [`row ${row}`, 'a', 'b', 'c', 'd', 'e', 'f', 'g'] : []);
  };
  const spreadsheet: FakeSpreadsheet = {
    id: 'x', name: 'x', locale: '', timeZone: '', modifiedTime: '', shared: 'reader',
    tabs: [{ sheetId: 0, title: 'T', rows: { length: grid, at: (index) => rowAt(index + 1) }, rowCount: grid, columnCount: columns }],
  };
  const cost = { requests: 1, rows: 0 };
  const read: ReadRows = async (ranges) => {
    cost.requests += 1;
    const tables = ranges.map(({ first, last }) => valueRange(cellArea(spreadsheet, `T!A${first}:H${last}`)).values ?? []);
    cost.rows += tables.reduce((sum, rows) => sum + rows.length, 0);
    return tables;
  };
  const asGrid: Grid = { headerRow: header, rowCount: grid, rangesPerRequest: 120 };
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
  [{ end: M, grid: M }, 3 + 1],
  [{ end: 1000, grid: 1000 }, 3 + 1],
  [{ end: 21, grid: 1000 }, 21 + 2],
  [{ end: 400, grid: 1000 }, 70],
  [{ end: 432_100, grid: M }, 300],
])('a sample of %j reads little more than three rows and a few tests: at most %i', async (shape, most) => {
  const { cost, read, grid } = sheet(shape);
  const { rows } = await readSample(grid, read);
  expect(numbers(shape.end - 2, shape.end).filter((row) => !rows.byNumber.has(row))).toEqual([]);
  expect(cost.requests).toBeLessThanOrEqual(5);
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
