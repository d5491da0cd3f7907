import type { Deadline } from '../../ports/deadline.ts';
import type { HistoryWanted } from '../../ports/ticket_source.ts';
import type { RowRange } from './addresses.ts';
import { readInto, type Grid, type ReadRows, type RowsRead } from './sheet_rows.ts';
import { readNewest, type SheetWindow } from './sheet_window.ts';

/** Rows of the first page, which says how long rows are. */
const FIRST_PAGE = 500;
const PAGE_CHARACTERS = 2_000_000;
const LONGEST_PAGE = 10_000;
/** Rows next to what is unread that say, where all are too old, that what lies behind them is. */
const EDGE = 100;
/** Requests under way at a time; Google allows 60 a minute for each user. */
const AT_ONCE = 3;
const MOST_CHARACTERS = 60_000_000;
const MOST_REQUESTS = 36;

/** What lies unread between the rows read at either end; `top` and `bottom` are its first and last row. */
interface Unread {
  top: number;
  bottom: number;
}
type End = keyof Unread;

function unreadOf({ byNumber, end }: RowsRead, first: number): Unread {
  const open = { top: first, bottom: end };
  while (byNumber.has(open.top)) open.top += 1;
  while (byNumber.has(open.bottom)) open.bottom -= 1;
  return open;
}

/** Takes pages off one end of what is unread. */
function pagesFrom(open: Unread, end: End, length: number, atOnce: number): RowRange[] {
  const pages: RowRange[] = [];
  for (let count = 0; count < atOnce && open.top <= open.bottom; count += 1) {
    const page = end === 'bottom' ? { first: Math.max(open.top, open.bottom - length + 1), last: open.bottom } : { first: open.top, last: Math.min(open.bottom, open.top + length - 1) };
    pages.push(page);
    if (end === 'bottom') open.bottom = page.first - 1; else open.top = page.last + 1;
  }
  return pages;
}

/**
 * Reads from the newest rows inwards until only rows that are too old lie next to what is unread: from the bottom up, and,
 * as some sheets grow at the top, from the top down. At most 36 requests, 60 million characters, and what `wanted` allows.
 * `complete` where nothing that is not too old was left unread.
 */
export async function readHistory(grid: Grid, ask: ReadRows, wanted: HistoryWanted, place: { locale: string; timeZone: string }, deadline: Deadline): Promise<SheetWindow> {
  const { rows, complete } = await readNewest(grid, ask, 0);
  if (complete) return { rows, complete };
  const first = grid.headerRow + 1;
  let requests = 0;
  const open = unreadOf(rows, first);
  const longest = Math.min(LONGEST_PAGE, Math.ceil(wanted.mostRows / AT_ONCE));
  const pageLength = () => Math.max(200, Math.min(longest, Math.floor((PAGE_CHARACTERS * rows.transferred) / Math.max(1, rows.characters))));
  const isOlder = ({ first: from, last }: RowRange) => {
    const page: string[][] = [];
    for (let number = from; number <= last; number += 1) { const cells = rows.byNumber.get(number); if (cells) page.push(cells); }
    return wanted.isOlder(rows.header, page, place);
  };
  const mayGoOn = () => open.top <= open.bottom && rows.byNumber.size < wanted.mostRows && rows.characters < MOST_CHARACTERS
    && requests < MOST_REQUESTS && deadline.remaining() > wanted.keepsMs;
  const isOld: Record<End, boolean> = {
    bottom: rows.end - open.bottom >= EDGE && isOlder({ first: open.bottom + 1, last: open.bottom + EDGE }),
    top: open.top - first >= EDGE && isOlder({ first: open.top - EDGE, last: open.top - 1 }),
  };
  for (const end of ['bottom', 'top'] as const) {
    for (let length = FIRST_PAGE, atOnce = 1; !isOld[end] && mayGoOn(); length = pageLength(), atOnce = AT_ONCE) {
      const pages = pagesFrom(open, end, length, atOnce);
      requests += pages.length;
      await Promise.all(pages.map((page) => readInto(rows, ask, [page])));
      isOld[end] = pages.some(isOlder);
    }
  }
  return { rows, complete: open.top > open.bottom || (isOld.bottom && isOld.top) };
}
