/** What is remembered when a zap is switched on, on a clock of its own: Google may be slow, and rows long. */
import { isVendorError } from '../../../src/errors.ts';
import { isBlankRow, type Grid, type ReadRows } from '../../../src/adapters/google_sheets/sheet_rows.ts';
import { readAsManyAsFit } from '../../../src/adapters/google_sheets/sheet_seed.ts';
import { readNewest } from '../../../src/adapters/google_sheets/sheet_window.ts';
import { createDeadline, STEP_MS } from '../../../src/zapier/deadline.ts';

interface Shape {
  rows: number;
  /** Characters of a row, by its number. */
  length: (row: number) => number;
}

/** A sheet that answers each request after so many milliseconds, and notes how many are under way at most. */
function sheet({ rows, length }: Shape, latency: number) {
  const cost = { requests: 0, atOnce: 0 };
  let underWay = 0;
  const read: ReadRows = async (ranges) => {
    cost.requests += 1;
    underWay += 1;
    cost.atOnce = Math.max(cost.atOnce, underWay);
    if (latency > 0) await new Promise((resolve) => { setTimeout(resolve, latency); });
    underWay -= 1;
    return ranges.map(({ first, last }) => Array.from({ length: Math.max(0, Math.min(last, rows + 1) - first + 1) }, (_unused, index) => (first + index === 1 ? ['Message'] : [`${first + index} `.padEnd(length(first + index), 'x')])));
  };
  const grid: Grid = { headerRow: 1, rowCount: rows + 200, rangesPerRequest: 120, meaning: () => ({ column: 0, counts: (cells) => !isBlankRow(cells) }) };
  return { cost, read, grid };
}

beforeEach(() => { jest.useFakeTimers({ now: 0 }); });
afterEach(() => { jest.useRealTimers(); });

/** The seed of a step that has as long as Zapier gives; `timeout` where it would not seed in part. */
async function seed(shape: Shape, latency: number) {
  const { cost, read, grid } = sheet(shape, latency);
  const end = Date.now() + STEP_MS - latency; // the sheet's properties were asked for before
  const deadline = { ...createDeadline(), remaining: () => Math.max(0, end - Date.now()) };
  const done = readAsManyAsFit(grid, read, deadline, 0).catch((error: unknown) => { if (isVendorError(error)) return error.problem; throw error; });
  if (latency > 0) await jest.advanceTimersByTimeAsync(60_000);
  const window = await done;
  return { ...cost, window, seeded: typeof window === 'string' ? 0 : window.rows.byNumber.size, left: end - Date.now() };
}

const long = (rows: number, characters = 1440): Shape => ({ rows, length: () => characters });

test('13,000 long rows, a second and a half for each answer: all are remembered, three requests at a time', async () => {
  const { seeded, window, atOnce } = await seed(long(13_000), 1_500);
  expect(seeded).toBe(13_000);
  expect(window).toMatchObject({ complete: true });
  expect(atOnce).toBe(3);
});

test('a still slower Google, and not all are read: nothing is seeded in part', async () => {
  expect((await seed(long(13_000), 4_000)).window).toBe('timeout');
  // Short rows take fewer requests.
  expect(await seed(long(13_000, 200), 3_000)).toMatchObject({ seeded: 13_000 });
});

test('a sheet into whose middle no poll looks is remembered in part, as far as time and room allow', async () => {
  const many = await seed(long(60_000), 1_500);
  expect(many.window).toMatchObject({ complete: false });
  expect(many.seeded).toBeGreaterThan(8_000);
  const longest = await seed(long(13_000, 5_000), 100);
  expect(longest.window).toMatchObject({ complete: false });
  // 30 million characters are 6,000 such rows, of which up to 1,000 are read twice; three requests of 300 are under way then.
  expect(longest.seeded).toBeGreaterThanOrEqual(5_000);
  expect(longest.seeded).toBeLessThanOrEqual(6_900);
});

test('in a sheet read whole at once nothing changes', async () => {
  expect(await seed(long(700), 2_000)).toMatchObject({ seeded: 700, requests: 1 });
});

/** Newest rows short, older ones long, and the other way round. */
const mixed = (rows: number, newest: number, older: number): Shape => ({ rows, length: (row) => (row > rows - 2_000 ? newest : older) });

test.each<[name: string, shape: Shape]>([
  ['700 characters', long(15_000, 700)], ['1,300 characters', long(15_000, 1_300)], ['1,360 characters', long(15_000, 1_360)], ['1,990 characters', long(15_000, 1_990)], ['2,050 characters', long(15_000, 2_050)],
  ['20,000 rows', long(20_000, 900)], ['20,100 rows', long(20_100, 900)],
  ['the newest short, the older long', mixed(15_000, 300, 2_500)], ['the newest long, the older short', mixed(15_000, 2_500, 300)],
])('what the seed leaves out no poll looks at (%s)', async (_name, shape) => {
  for (const latency of [0, 1_500, 3_500]) {
    const { window } = await seed(shape, latency);
    if (window === 'timeout') continue;
    expect(typeof window).toBe('object');
    const { read, grid } = sheet(shape, 0);
    const strangers = new Set<number>();
    for (let count = 0; count < 60; count += 1) {
      const { rows } = await readNewest(grid, read, count * 120_000);
      for (const row of rows.byNumber.keys()) if (typeof window === 'object' && !window.rows.byNumber.has(row)) strangers.add(row);
    }
    expect([latency, strangers.size]).toEqual([latency, 0]);
  }
});

test('none of these is left unseeded while Google answers as it should', async () => {
  for (const shape of [long(15_000, 1_300), long(20_000, 900), mixed(15_000, 300, 2_500)]) expect(await seed(shape, 0)).toMatchObject({ seeded: shape.rows });
});
