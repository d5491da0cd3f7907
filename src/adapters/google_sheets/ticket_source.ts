import { InputError, isVendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { RowsWanted, TableSelection, TicketSource, TicketTable } from '../../ports/ticket_source.ts';
import { rowsInA1, rowUrl, type RowRange } from './addresses.ts';
import { readHistory } from './sheet_history.ts';
import { EVERY_ROW, type Grid, type ReadRows } from './sheet_rows.ts';
import { readSample } from './sheet_sample.ts';
import { readAsManyAsFit } from './sheet_seed.ts';
import { readNewest, type SheetWindow } from './sheet_window.ts';
import { CHANGED_UNDERWAY } from './refusals.ts';
import { createGoogleTransport, type GoogleAccess, type GoogleTransport, type Tab } from './transport.ts';

/** Spreadsheets in one page of the dropdown. */
const PAGE_SIZE = 100;
/** Google does not say how long a URL may be; servers commonly stop at 8 or 16 kB. */
const URL_CHARACTERS = 7_000;
const MOST_RANGES = 150;
/** Rows that show whether there are columns beyond the last header. */
const ROWS_BELOW_HEADERS = 20;

function rangesPerRequest(tab: Tab): number {
  const a1 = encodeURIComponent(rowsInA1(tab.title, { first: tab.rowCount, last: tab.rowCount }, tab.columnCount)).length;
  return Math.max(8, Math.min(MOST_RANGES, Math.floor(URL_CHARACTERS / (a1 + '&ranges=%27%27'.length))));
}

function checkHeaderRow(tab: Tab, headerRow: number, field = 'Header Row'): void {
  if (headerRow > tab.rowCount) {
    throw new InputError(`The worksheet “${tab.title}” has only ${tab.rowCount} rows, so row ${headerRow} cannot hold the headers. Correct the field “${field}”.`);
  }
}

function readWindow(grid: Grid, wanted: RowsWanted, ask: ReadRows, deadline: Deadline, tab: Tab): Promise<SheetWindow> {
  if (typeof wanted === 'object') return readHistory(grid, ask, wanted, tab, deadline);
  if (wanted === 'sample') return readSample(grid, ask);
  return wanted === 'newest' ? readNewest(grid, ask, Date.now()) : readAsManyAsFit(grid, ask, deadline, Date.now());
}

function tableOf(tab: Tab, { rows, complete }: SheetWindow): TicketTable {
  const numbers = [...rows.byNumber.keys()].sort((a, b) => a - b);
  return {
    spreadsheetName: tab.spreadsheetName, worksheetName: tab.title, headers: rows.header,
    rows: numbers.map((rowNumber) => ({
      rowNumber, cells: rows.byNumber.get(rowNumber) ?? [], url: rowUrl(tab.spreadsheetId, tab.gid, rowNumber), ...(rows.moved ? { request: rows.requestOf.get(rowNumber) ?? 0 } : {}),
    })),
    complete, warnings: [], locale: tab.locale, timeZone: tab.timeZone,
  };
}

async function readTable(transport: GoogleTransport, selection: TableSelection, wanted: RowsWanted, deadline: Deadline): Promise<TicketTable> {
  const tab = await transport.tab(selection, deadline);
  checkHeaderRow(tab, selection.headerRow, selection.fields?.headerRow);
  const ask: ReadRows = async (ranges: RowRange[]) => {
    const [only] = ranges;
    return only && ranges.length === 1 ? [await transport.readRange(tab, only, deadline)] : transport.readRanges(tab, ranges, deadline);
  };
  const grid: Grid = {
    headerRow: selection.headerRow, rowCount: tab.rowCount, rangesPerRequest: rangesPerRequest(tab), meaning: selection.meaning ?? (() => EVERY_ROW),
  };
  return tableOf(tab, await readWindow(grid, wanted, ask, deadline, tab));
}

/** True where the tab was renamed or made smaller between two calls of one read: read anew, it is as it should be. */
const changedUnderway = (error: unknown): boolean => isVendorError(error) && error.detail.said === CHANGED_UNDERWAY;

/**
 * Tickets in a Google Sheet: rows as a person sees them, at the cost stated in `sheet_window.ts`.
 * Throws `VendorError` for what Google refuses and `InputError` for what the person chose amiss.
 */
export function createGoogleTicketSource(access: GoogleAccess): TicketSource {
  const transport = createGoogleTransport(access);
  return {
    name: 'google_sheets',
    async listSpreadsheets({ cursor, search }, deadline) {
      const { choices, nextPageToken } = await transport.listSpreadsheets({ pageToken: cursor, search, pageSize: PAGE_SIZE }, deadline);
      if (choices.length === 0 && !cursor && !nextPageToken && !search.trim()) {
        throw new InputError(`No spreadsheet is shared with this connection yet. In Google Sheets, share the sheet with ${access.clientEmail} (Viewer is enough), then open this list again.`);
      }
      return { choices, nextCursor: nextPageToken };
    },
    async listWorksheets(place, deadline) {
      const tabs = await transport.tabs(place, deadline);
      return tabs.filter((tab) => tab.isGrid).map((tab) => ({ id: String(tab.gid), label: tab.hidden ? `${tab.title} (hidden)` : tab.title }));
    },
    async headers(selection, deadline) {
      const tab = await transport.tab(selection, deadline);
      checkHeaderRow(tab, selection.headerRow, selection.fields?.headerRow);
      const rows = await transport.readRange(tab, { first: selection.headerRow, last: Math.min(tab.rowCount, selection.headerRow + ROWS_BELOW_HEADERS) }, deadline);
      const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
      return Array.from({ length: width }, (_unused, index) => rows[0]?.[index] ?? '');
    },
    async read(selection, wanted, deadline) {
      try {
        return await readTable(transport, selection, wanted, deadline);
      } catch (error) {
        if (!changedUnderway(error)) throw error;
        // Under an access of its own nothing is known of the spreadsheet as it was.
        return readTable(createGoogleTransport({ ...access }), selection, wanted, deadline);
      }
    },
  };
}
