/** Reading the last weeks of a large sheet: from the newest row inwards, whichever end it is at, and no further than needed. */
import { readHistory } from '../../../src/adapters/google_sheets/sheet_history.ts';
import { readNewest } from '../../../src/adapters/google_sheets/sheet_window.ts';
import { EVERY_ROW, type ReadRows } from '../../../src/adapters/google_sheets/sheet_rows.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';

const PLACE = { locale: '', timeZone: '' };
const HEADER = ['Day', 'Message'];

/** A sheet of `count` tickets under its header, 100 a day; row 2 is of day 0, or of the last day where the newest come first. */
function sheet(count: number, newestFirst: boolean, spare = 0) {
  const asked: [number, number][] = [];
  const dayOf = (row: number) => Math.floor((newestFirst ? count + 1 - row : row - 2) / 100);
  const ask: ReadRows = async (ranges) => ranges.map(({ first, last }) => {
    asked.push([first, last]);
    const rows: string[][] = [];
    for (let row = first; row <= Math.min(last, count + 1); row += 1) rows.push(row === 1 ? HEADER : [String(dayOf(row)), 'A message of some length '.repeat(8)]);
    return rows;
  });
  return { ask, asked, grid: { headerRow: 1, rowCount: count + 1 + spare, rangesPerRequest: 100, meaning: () => EVERY_ROW } };
}

const wanted = (since: number, mostRows = 1_000_000) => ({ mostRows, keepsMs: 0, isOlder: (_headers: string[], rows: string[][]) => rows.every(([day]) => Number(day) < since) });

test.each([[false, 0], [false, 5_000], [true, 0]])('of 100,000 tickets the last 90 days are all read, and little more (newest first: %s, blank rows below: %d)', async (newestFirst, spare) => {
  const { ask, asked, grid } = sheet(100_000, newestFirst, spare);
  const { rows, complete } = await readHistory(grid, ask, wanted(910), PLACE, createDeadline());
  const days = [...rows.byNumber.values()].map(([day]) => Number(day));
  expect(days.filter((day) => day >= 910)).toHaveLength(9_000);
  expect(days.length).toBeLessThan(45_000);
  // Whatever is not too old was read.
  expect(complete).toBe(true);
  expect(rows.header).toEqual(HEADER);
  expect(asked.length).toBeLessThan(180);
});

test('a small sheet is read whole', async () => {
  const { ask, grid } = sheet(900, false);
  expect((await readHistory(grid, ask, wanted(0), PLACE, createDeadline())).rows.byNumber.size).toBe(900);
});

test('never more rows than wanted, but for the last pages', async () => {
  const { ask, grid } = sheet(100_000, false);
  const { rows, complete } = await readHistory(grid, ask, wanted(0, 20_000), PLACE, createDeadline());
  expect(complete).toBe(false);
  expect(rows.byNumber.size).toBeGreaterThanOrEqual(20_000);
  expect(rows.byNumber.size).toBeLessThan(50_000);
});

test.each([[false, 0], [true, 0], [false, 5_000]])('what the first look shows to be too old is not asked for (newest first: %s, blank rows below: %d)', async (newestFirst, spare) => {
  const looked = sheet(100_000, newestFirst, spare), { ask, asked, grid } = sheet(100_000, newestFirst, spare);
  await readNewest(looked.grid, looked.ask, 0);
  // A hundred tickets a day, 999 the last of them: newest last, the look reaches further back than that day; newest first, its hundred rows are all of it.
  const { complete } = await readHistory(grid, ask, wanted(newestFirst ? 1_000 : 999), PLACE, createDeadline());
  expect([complete, asked]).toEqual([true, looked.asked]);
});

test('no page is longer than a third of the rows wanted', async () => {
  const { ask, asked, grid } = sheet(100_000, false);
  await readHistory(grid, ask, wanted(0, 3_000), PLACE, createDeadline());
  expect(Math.max(...asked.map(([first, last]) => last - first + 1))).toBe(1_000);
});

test('reading stops where the deadline keeps its rest', async () => {
  const { ask, grid } = sheet(100_000, false);
  const { rows } = await readHistory(grid, ask, { ...wanted(0), keepsMs: 1_000 }, PLACE, createDeadline(900));
  expect(rows.byNumber.size).toBeLessThan(1_000);
});
