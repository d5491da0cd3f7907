import type { Deadline } from '../../ports/deadline.ts';
import type { RowRange } from './addresses.ts';
import { emptyRows, liftHeader, probes, readInto, type Grid, type ReadRows, type RowsRead } from './sheet_rows.ts';

/** What was read of a worksheet, and whether that is all of it. */
export interface SheetWindow {
  rows: RowsRead;
  complete: boolean;
}

/** How much of a sheet a poll looks at; all in rows. */
interface Sizes {
  /** Data rows up to which a sheet is read whole at once. */
  whole: number;
  /** Rows above the tail that may be read whole where the tail is blank. */
  middle: number;
  /** The grid's last rows, looked at first: data usually ends there. */
  tail: number;
  /** Rows up to the data's end that a poll wants: where the data ends in the tail, and where it ends further up. */
  wanted: number;
  wantedFar: number;
  /** First rows of a large sheet, for tickets inserted at the top. */
  head: number;
  /** Rows tested at each place of the first look: one blank row between tickets must not hide the rest. */
  probeDepth: number;
  /** True to test them in the same request as the tail: one request fewer where the data ends further up. */
  probesAtOnce: boolean;
  /** Rows in all where the data ends in the tail; the rest goes to older rows and to a part of the middle. */
  budget: number;
  /** Rows of the middle looked at in each poll, another part each time. */
  slice: number;
}

const POLL: Sizes = { whole: 1_000, middle: 2_400, tail: 501, wanted: 500, wantedFar: 900, head: 100, probeDepth: 3, probesAtOnce: true, budget: 1_000, slice: 150 };
const SAMPLE: Sizes = { whole: 60, middle: 200, tail: 3, wanted: 3, wantedFar: 3, head: 0, probeDepth: 1, probesAtOnce: false, budget: 0, slice: 0 };

/** Places that the first look tests. */
const FIRST_PROBES = 50;
/** A stretch this short is read rather than probed again. */
const SHORT = 300;
/** Read past the place where the data seems to end; costs nothing where it does, as trailing blanks are not sent. */
const SLACK = 500;
/** Content this near to the last row read means that the data may go on. */
const REACH = 50;
/** Sheets up to this size have all their rows remembered when the zap is switched on, so a look into the middle meets no old stranger. */
const ROTATION_ROWS = 20_000;
const ROTATION_CHARACTERS = 20_000_000;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Limits of the poll that seeds Zapier's memory, which holds 105,000 ids for a zap. */
const SEED_ROWS = 100_000;
const SEED_CHARACTERS = 30_000_000;
const SEED_HEAD = 1_000;
const SEED_KEEPS_MS = 8_000;
const REQUEST_CHARACTERS = 1_500_000;

/**
 * The part of the middle this poll looks at. Polls keep no memory of each other, so the place follows the clock by
 * golden-ratio steps, which spread evenly at whatever interval Zapier polls.
 */
function rotatingSlice(middle: RowRange, rows: number, now: number): RowRange {
  const span = middle.last - middle.first + rows;
  const start = middle.first - rows + 1 + Math.floor((((now / 60_000) * GOLDEN) % 1) * span);
  return { first: Math.max(middle.first, start), last: Math.min(middle.last, start + rows - 1) };
}

const mayRotate = (read: RowsRead, dataRows: number): boolean =>
  dataRows <= ROTATION_ROWS && (read.characters / Math.max(1, read.transferred)) * dataRows <= ROTATION_CHARACTERS;

async function readWhole(grid: Grid, ask: ReadRows): Promise<SheetWindow> {
  const rows = emptyRows();
  await readInto(rows, ask, [{ first: grid.headerRow, last: grid.rowCount }]);
  liftHeader(rows, grid.headerRow);
  return { rows, complete: true };
}

/** Data ends among the grid's last rows: older rows up to the budget, the head, and a part of the middle. */
async function readAboveTail(grid: Grid, sizes: Sizes, rows: RowsRead, ask: ReadRows, tail: RowRange & { end: number }, headRead: boolean, now: number): Promise<boolean> {
  const first = grid.headerRow + 1;
  if (tail.end - grid.headerRow <= sizes.whole) {
    await readInto(rows, ask, [{ first, last: tail.first - 1 }]);
    return true;
  }
  const head = { first, last: headRead ? 0 : first + sizes.head - 1 };
  const needed = Math.max(0, sizes.wanted - (tail.end - tail.first + 1));
  const spare = Math.max(0, sizes.budget - rows.transferred - needed - (headRead ? 0 : sizes.head));
  const slice = mayRotate(rows, tail.end - grid.headerRow) ? Math.min(sizes.slice, spare) : 0;
  const above = { first: Math.max(first + sizes.head, tail.first - needed - (spare - slice)), last: tail.first - 1 };
  const middle = { first: first + sizes.head, last: above.first - 1 };
  await readInto(rows, ask, [head, above, ...(slice > 0 && middle.first <= middle.last ? [rotatingSlice(middle, slice, now)] : [])]);
  return false;
}

/** The stretch in which the data ends, between the last probe with content and the next, which has none. */
function stretchAfter(places: RowRange[], lasts: number[], from: number, to: number): RowRange {
  const hit = lasts.findLastIndex((last) => last > 0);
  return { first: hit < 0 ? from : (lasts[hit] ?? from), last: Math.min(to, (places[hit + 1]?.last ?? to)) };
}

/** Data ends somewhere above the tail: narrows the place down, then reads up to it and a little beyond. */
async function readToEnd(grid: Grid, sizes: Sizes, rows: RowsRead, ask: ReadRows, found: RowRange, limit: number, now: number): Promise<boolean> {
  const first = grid.headerRow + 1;
  const below = first + sizes.head;
  let stretch = found;
  while (stretch.last - stretch.first > SHORT && stretch.last - grid.headerRow > sizes.middle) {
    const places = probes({ first: stretch.first + 1, last: stretch.last }, grid.rangesPerRequest, 1);
    stretch = stretchAfter(places, await readInto(rows, ask, places), stretch.first, stretch.last);
  }
  const complete = stretch.last - grid.headerRow <= sizes.middle;
  const from = complete ? below : Math.max(below, stretch.first - sizes.wantedFar + 1);
  const middle = { first: below, last: from - 1 };
  const rotates = sizes.slice > 0 && middle.first <= middle.last && mayRotate(rows, stretch.last - grid.headerRow);
  let to = Math.min(limit, stretch.last + SLACK);
  const [end = 0] = await readInto(rows, ask, [{ first: from, last: to }, ...(rotates ? [rotatingSlice(middle, sizes.slice, now)] : [])]);
  // Rare: a probe met blank rows above the data's end. Reading goes on while rows with content reach the end of what was read.
  for (let last = end; to - last < REACH && to < limit;) {
    const next = Math.min(limit, to + 10 * SLACK);
    [last = 0] = await readInto(rows, ask, [{ first: to + 1, last: next }]);
    to = next;
  }
  return complete;
}

async function read(grid: Grid, sizes: Sizes, ask: ReadRows, now: number): Promise<SheetWindow> {
  const dataRows = grid.rowCount - grid.headerRow;
  if (dataRows <= sizes.whole) return readWhole(grid, ask);
  const rows = emptyRows();
  const first = grid.headerRow + 1;
  const tail = { first: grid.rowCount - sizes.tail + 1, last: grid.rowCount };
  const isLarge = dataRows > sizes.tail + sizes.middle;
  const head = { first, last: isLarge ? first + sizes.head - 1 : 0 };
  const places = isLarge ? probes({ first: first + sizes.head, last: tail.first - 1 }, Math.min(FIRST_PROBES, grid.rangesPerRequest), sizes.probeDepth) : [];
  const look = [{ first: grid.headerRow, last: grid.headerRow }, head, tail];
  const [, headEnd = 0, end = 0, ...lasts] = await readInto(rows, ask, sizes.probesAtOnce ? [...look, ...places] : look);
  liftHeader(rows, grid.headerRow);
  if (end > 0) return { rows, complete: await readAboveTail(grid, sizes, rows, ask, { ...tail, end }, isLarge, now) };
  const above = { first: headEnd || grid.headerRow, last: tail.first - 1 };
  const hits = sizes.probesAtOnce ? lasts : await readInto(rows, ask, places);
  const found = isLarge ? stretchAfter(places, hits, above.first, above.last) : above;
  return { rows, complete: await readToEnd(grid, isLarge ? sizes : { ...sizes, head: 0 }, rows, ask, found, tail.first - 1, now) };
}

/**
 * Whatever may be new, at bounded cost. Up to 1,000 data rows: all of them, in one request. Beyond: the newest 500 or
 * more, the first 100, and up to 20,000 rows a moving part of the middle. Where the data ends within 500 rows of the
 * grid's end: at most 1,000 rows in 2 requests; otherwise at most 2,500 in 3. `now` in milliseconds moves the part.
 */
export const readNewest = (grid: Grid, ask: ReadRows, now: number): Promise<SheetWindow> => read(grid, POLL, ask, now);

/** The last rows of the table, enough for three samples. */
export const readSample = (grid: Grid, ask: ReadRows): Promise<SheetWindow> => read(grid, SAMPLE, ask, 0);

/**
 * Everything, from the newest row upwards and with the head, until 100,000 rows, 30 million characters, or until 8
 * seconds are left: what Zapier is to remember as seen.
 */
export async function readAsManyAsFit(grid: Grid, ask: ReadRows, deadline: Deadline, now: number): Promise<SheetWindow> {
  const { rows, complete } = await readNewest(grid, ask, now);
  if (complete) return { rows, complete };
  const first = grid.headerRow + 1;
  await readInto(rows, ask, [{ first, last: first + SEED_HEAD - 1 }]);
  const perRequest = Math.min(10_000, Math.max(200, Math.floor((REQUEST_CHARACTERS * rows.transferred) / Math.max(1, rows.characters))));
  let unread = Math.max(...rows.byNumber.keys());
  while (unread >= first + SEED_HEAD && rows.byNumber.size < SEED_ROWS && rows.characters < SEED_CHARACTERS && deadline.remaining() > SEED_KEEPS_MS) {
    const from = Math.max(first + SEED_HEAD, unread - Math.min(perRequest, SEED_ROWS - rows.byNumber.size) + 1);
    await readInto(rows, ask, [{ first: from, last: unread }]);
    unread = from - 1;
  }
  return { rows, complete: unread < first + SEED_HEAD };
}
