import type { RowRange } from './addresses.ts';
import { readOn, WITNESSES } from './moved_rows.ts';
import { pieces, probes, readAll, readFirst, type Grid, type ReadRows, type RowsRead } from './sheet_rows.ts';

/** What was read of a worksheet, and whether that is all of it. */
export interface SheetWindow {
  rows: RowsRead;
  complete: boolean;
}

/** Data rows up to which a sheet is read whole at once. */
const WHOLE = 1_000;
/** Rows a poll transfers at most where the table ends among the grid's last rows, and where it ends further up. */
const NEAR_ROWS = 1_000;
const FAR_ROWS = 2_500;
/** The grid's last rows, looked at first: tables usually end there. */
const TAIL = 501;
/** First rows of a large sheet, for tickets inserted at the top. */
const HEAD = 100;
/** So many blank rows under a table say that it ends there. */
const CLEARLY_BLANK = 20;
/** Rows up to the table's end that a poll wants. */
const WANTED = 500;

/** Places that the first look tests, and that each further look does; rows tested at each: a blank row must not hide the rest. */
const FIRST_PLACES = 30;
const FIRST_DEPTH = 2;
const PLACES = 120;
const DEPTH = 3;
/** A stretch this short is read rather than tested again. */
const SHORT = 320;

/** Rows of the middle looked at in each poll, another part each time; the fewest where room is scarce. */
const SLICE = 150;
const LEAST_SLICE = 100;
/** Sheets up to this size have all their rows remembered when the zap is switched on, so a look into the middle meets no old stranger. */
const ROTATION_ROWS = 20_000;
const ROTATION_CHARACTERS = 20_000_000;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

const lengthOf = ({ first, last }: RowRange): number => Math.max(0, last - first + 1);

/**
 * The part of the middle this poll looks at. Polls keep no memory of each other, so the place follows the clock by
 * golden-ratio steps, which spread evenly at whatever interval Zapier polls.
 */
function rotatingSlice(middle: RowRange, rows: number, now: number): RowRange[] {
  if (rows <= 0 || lengthOf(middle) === 0) return [];
  const span = middle.last - middle.first + rows;
  const start = middle.first - rows + 1 + Math.floor((((now / 60_000) * GOLDEN) % 1) * span);
  return [{ first: Math.max(middle.first, start), last: Math.min(middle.last, start + rows - 1) }];
}

/** Whether polls look into the middle of a sheet of so many rows, as long on average as those read. */
export const mayRotate = (read: RowsRead, dataRows: number, mostCharacters = ROTATION_CHARACTERS): boolean =>
  dataRows <= ROTATION_ROWS && (read.characters / Math.max(1, read.transferred)) * dataRows <= mostCharacters;

/** The first look: header, tail, and, of a sheet too large to be read up to its tail, the head and places in between. */
interface Look {
  read: RowsRead;
  tail: RowRange;
  /** First data row that was not read with the head. */
  top: number;
  /** The table's last row is `first`, or lies between it and `last`. */
  bracket: RowRange;
}

/** The stretch in which the table ends: from the last place with content up to the next, which has none. */
function bracketOf(places: RowRange[], lasts: number[], around: RowRange): RowRange {
  const hit = lasts.findLastIndex((last) => last > 0);
  return { first: hit < 0 ? around.first : (lasts[hit] ?? around.first), last: Math.min(around.last, places[hit + 1]?.last ?? around.last) };
}

async function lookAt(grid: Grid, ask: ReadRows): Promise<Look> {
  const first = grid.headerRow + 1;
  const tail = { first: grid.rowCount - TAIL + 1, last: grid.rowCount };
  const isLarge = tail.first - first > FAR_ROWS - 1 - TAIL;
  const head = { first, last: isLarge ? first + HEAD - 1 : 0 };
  const top = first + lengthOf(head);
  const places = isLarge ? probes({ first: top, last: tail.first - 1 }, Math.min(FIRST_PLACES, grid.rangesPerRequest - 3), FIRST_DEPTH) : [];
  const { read, lasts: [, headEnd = 0, ...lasts] } = await readFirst(grid, ask, [tail, head, ...places]);
  const endsInHead = headEnd > 0 && headEnd < top - CLEARLY_BLANK && lasts.every((last) => last === 0);
  const around = { first: headEnd || grid.headerRow, last: endsInHead ? top - 1 : tail.first - 1 };
  return { read, tail, top, bracket: bracketOf(places, lasts, around) };
}

/** The table ends among the grid's last rows: older rows up to the limit, the head, and a part of the middle. */
async function readAboveTail(grid: Grid, ask: ReadRows, { read, tail, top }: Look, now: number): Promise<boolean> {
  const first = grid.headerRow + 1;
  const left = NEAR_ROWS - read.transferred;
  const unread = { first: top, last: tail.first - 1 };
  // The header is no row of the table: a thousand tickets are still read whole.
  if (lengthOf(unread) <= left + 1) {
    await readOn(read, ask, [unread], left + 1 - lengthOf(unread));
    return true;
  }
  const head = { first: top, last: first + HEAD - 1 };
  const spare = left - WITNESSES - lengthOf(head);
  const wanted = Math.max(0, WANTED - (read.end - tail.first + 1));
  const slice = mayRotate(read, read.end - grid.headerRow) ? Math.min(SLICE, Math.max(LEAST_SLICE, spare - wanted)) : 0;
  const above = { first: Math.max(first + HEAD, tail.first - (spare - slice)), last: tail.first - 1 };
  await readOn(read, ask, [head, above, ...rotatingSlice({ first: first + HEAD, last: above.first - 1 }, slice, now)]);
  return false;
}

/** Rows of the first piece of what seems blank below the table. */
const SHORTEST_PIECE = 200;

/** A blank stretch up to this long is asked for in all columns, a longer one in the one that counts: less for Google to go through. */
const LONGEST_WIDE = 50_000;

/**
 * What lies between the place where the table seems to end and the tail: rows put in below a long blank stretch. Blank
 * pieces transfer nothing. Where other cells are filled down to the grid's end, the one column that counts is asked for.
 */
function pool({ meaning, filler, end }: RowsRead, below: RowRange, count: number): RowRange[] {
  const isFilledDown = filler > end;
  if (meaning.column >= 0 && (isFilledDown || lengthOf(below) > LONGEST_WIDE)) return pieces({ ...below, column: meaning.column }, count, SHORTEST_PIECE);
  return isFilledDown ? [] : pieces(below, count, SHORTEST_PIECE);
}

/** The table ends above the tail: narrows the place down, then reads up to it, and whatever stands below it after all. */
async function readToEnd(grid: Grid, ask: ReadRows, look: Look, now: number): Promise<boolean> {
  const { read, tail, top } = look;
  let { bracket } = look;
  const mostRanges = grid.rangesPerRequest - WITNESSES;
  const fits = () => bracket.last - top + 1 <= FAR_ROWS - WITNESSES - read.transferred;
  while (!fits() && bracket.last - bracket.first > SHORT) {
    const places = probes({ first: bracket.first + 1, last: bracket.last }, Math.min(PLACES, mostRanges), DEPTH);
    bracket = bracketOf(places, await readOn(read, ask, places), bracket);
  }
  const complete = fits();
  const from = complete ? top : Math.max(top, bracket.first - WANTED + 1);
  const slice = !complete && mayRotate(read, bracket.last - grid.headerRow) ? SLICE : 0;
  const newest = [{ first: from, last: bracket.last }, ...rotatingSlice({ first: top, last: from - 1 }, slice, now)];
  const below = pool(read, { first: bracket.last + 1, last: tail.first - 1 }, Math.max(1, mostRanges - newest.length));
  const lasts = (await readOn(read, ask, [...newest, ...below])).slice(newest.length);
  const island = Math.max(0, ...lasts);
  if (island <= read.end) return complete;
  const islandFrom = Math.max(bracket.last + 1, island - WANTED + 1);
  await readOn(read, ask, [{ first: islandFrom, last: island }]);
  return complete && islandFrom === bracket.last + 1;
}

/**
 * Whatever may be new, at bounded cost. Up to 1,000 data rows: all of them, in one request. Beyond: the newest 500 or
 * more, the first 100, and up to 20,000 rows a moving part of the middle. Where the table ends within 500 rows of the
 * grid's end: at most 1,000 rows in 2 requests; otherwise at most 2,500 in 3. `now` in milliseconds moves the part.
 */
export async function readNewest(grid: Grid, ask: ReadRows, now: number): Promise<SheetWindow> {
  if (grid.rowCount - grid.headerRow <= WHOLE) return { rows: await readAll(grid, ask), complete: true };
  const look = await lookAt(grid, ask);
  const complete = look.read.end >= look.tail.first ? await readAboveTail(grid, ask, look, now) : await readToEnd(grid, ask, look, now);
  return { rows: look.read, complete };
}
