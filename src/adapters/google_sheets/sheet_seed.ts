import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { RowRange } from './addresses.ts';
import { readInto, type Grid, type ReadRows } from './sheet_rows.ts';
import { mayRotate, readNewest, type SheetWindow } from './sheet_window.ts';

/** Zapier remembers 105,000 ids for a zap. */
const MOST_ROWS = 100_000;
/** Characters read at most of a sheet that is remembered in part, and of one that must be remembered whole. */
const MOST_CHARACTERS = 30_000_000;
const MOST_OF_WHOLE = 2 * MOST_CHARACTERS;
const HEAD = 1_000;
/** Left of the step for what comes after reading; of 20,000 rows the ids are made in little of it. */
const KEEPS_MS = 8_000, KEEPS_OF_WHOLE_MS = 4_000;
const REQUEST_CHARACTERS = 1_500_000;
const LONGEST_PAGE = 10_000;
/** Requests under way at a time; Google allows 60 a minute for each user. */
const AT_ONCE = 3;

/**
 * Everything, from the newest row upwards and with the head, until 100,000 rows, 30 million characters, or until 8
 * seconds are left: what Zapier is to remember as seen. Of a sheet into whose middle polls will look a part is not
 * enough, as each row left out would fire as new: up to 60 million characters are read, until 4 seconds are left, and
 * where rows are still unread then, it throws `timeout`, and the zap is switched on later.
 */
export async function readAsManyAsFit(grid: Grid, ask: ReadRows, deadline: Deadline, now: number): Promise<SheetWindow> {
  const { rows, complete } = await readNewest(grid, ask, now);
  // A copy remembered too much does no harm; one that two requests part would be new as soon as one of a poll holds both.
  rows.moved = false;
  if (complete) return { rows, complete };
  // What rows are like changes from poll to poll: a sheet that is near to being looked into counts as one that is.
  const mustBeWhole = mayRotate(rows, rows.end - grid.headerRow, MOST_CHARACTERS);
  const first = grid.headerRow + 1;
  const perRequest = Math.min(LONGEST_PAGE, Math.max(200, Math.floor((REQUEST_CHARACTERS * rows.transferred) / Math.max(1, rows.characters))));
  const open = { first: first + HEAD, last: rows.end };
  const [mostCharacters, keepsMs] = mustBeWhole ? [MOST_OF_WHOLE, KEEPS_OF_WHOLE_MS] : [MOST_CHARACTERS, KEEPS_MS];
  const hasTime = () => deadline.remaining() > keepsMs;
  const pages: RowRange[] = [{ first, last: first + HEAD - 1 }];
  do {
    for (let room = MOST_ROWS - rows.byNumber.size; pages.length < AT_ONCE && open.last >= open.first && room > 0 && hasTime(); room -= perRequest) {
      const page = { first: Math.max(open.first, open.last - Math.min(perRequest, room) + 1), last: open.last };
      pages.push(page);
      open.last = page.first - 1;
    }
    await Promise.all(pages.splice(0).map((page) => readInto(rows, ask, [page])));
  } while (open.last >= open.first && rows.byNumber.size < MOST_ROWS && rows.characters < mostCharacters && hasTime());
  const isWhole = open.last < open.first;
  if (mustBeWhole && !isWhole && !hasTime()) throw new VendorError('google_sheets', 'timeout');
  return { rows, complete: isWhole };
}
