import type { RowRange } from './addresses.ts';
import { probes, readAll, readFirst, readInto, type Grid, type ReadRows } from './sheet_rows.ts';
import type { SheetWindow } from './sheet_window.ts';

const SAMPLES = 3;
/** A sheet up to this size is read whole for its samples, one of up to 1,000 rows is searched for its last three. */
const WHOLE = 30;
const SEARCHED = 1_000;
const PLACES = 31;

/** Rows for the editor's test step: the table's last three where they are quickly found, otherwise its first three. */
export async function readSample(grid: Grid, ask: ReadRows): Promise<SheetWindow> {
  const first = grid.headerRow + 1;
  if (grid.rowCount - grid.headerRow <= WHOLE) return { rows: await readAll(grid, ask), complete: true };
  const tail = { first: grid.rowCount - SAMPLES + 1, last: grid.rowCount };
  const { read } = await readFirst(grid, ask, [tail]);
  if (read.end >= tail.first) return { rows: read, complete: false };
  if (grid.rowCount - grid.headerRow > SEARCHED) {
    await readInto(read, ask, [{ first, last: first + SAMPLES - 1 }]);
    return { rows: read, complete: false };
  }
  const places = probes({ first, last: tail.first - 1 }, PLACES, 1);
  const hit = (await readInto(read, ask, places)).findLastIndex((last) => last > 0);
  const stretch: RowRange = { first: Math.max(first, (places[hit]?.first ?? first) - SAMPLES + 1), last: places[hit + 1]?.last ?? tail.first - 1 };
  await readInto(read, ask, [stretch]);
  return { rows: read, complete: stretch.first === first && read.end < stretch.last };
}
