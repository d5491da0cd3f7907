import type { Deadline } from '../../ports/deadline.ts';
import { readInto, type Grid, type ReadRows } from './sheet_rows.ts';
import { readNewest, type SheetWindow } from './sheet_window.ts';

/** Zapier remembers 105,000 ids for a zap. */
const MOST_ROWS = 100_000;
const MOST_CHARACTERS = 30_000_000;
const HEAD = 1_000;
const KEEPS_MS = 8_000;
const REQUEST_CHARACTERS = 1_500_000;

/**
 * Everything, from the newest row upwards and with the head, until 100,000 rows, 30 million characters, or until 8
 * seconds are left: what Zapier is to remember as seen.
 */
export async function readAsManyAsFit(grid: Grid, ask: ReadRows, deadline: Deadline, now: number): Promise<SheetWindow> {
  const { rows, complete } = await readNewest(grid, ask, now);
  // A copy remembered too much does no harm; one that two requests part would be new as soon as one of a poll holds both.
  rows.moved = false;
  if (complete) return { rows, complete };
  const first = grid.headerRow + 1;
  await readInto(rows, ask, [{ first, last: first + HEAD - 1 }]);
  const perRequest = Math.min(10_000, Math.max(200, Math.floor((REQUEST_CHARACTERS * rows.transferred) / Math.max(1, rows.characters))));
  let unread = rows.end;
  while (unread >= first + HEAD && rows.byNumber.size < MOST_ROWS && rows.characters < MOST_CHARACTERS && deadline.remaining() > KEEPS_MS) {
    const from = Math.max(first + HEAD, unread - Math.min(perRequest, MOST_ROWS - rows.byNumber.size) + 1);
    await readInto(rows, ask, [{ first: from, last: unread }]);
    unread = from - 1;
  }
  return { rows, complete: unread < first + HEAD };
}
