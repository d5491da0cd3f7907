import type { Deadline } from './deadline.ts';

/** A place in a dropdown: what Zapier stores and what the person reads. */
export interface Choice {
  id: string;
  label: string;
}

/** Which rows a poll asks for. */
export type RowsWanted =
  | 'sample' // three rows, for the editor's test step
  | 'newest' // an ordinary poll: whatever may be new, at bounded cost
  | 'as_many_as_fit' // the poll that seeds Zapier's memory of what was seen
  | HistoryWanted; // the tickets of the last weeks, for trends

/** Rows from both ends of a table inwards, as far as `isOlder` and the cost allow. */
export interface HistoryWanted {
  /** True where every one of these rows is too old to matter: reading from that end stops. */
  isOlder(headers: string[], rows: string[][], locale: { locale: string; timeZone: string }): boolean;
  /** At most so many rows. */
  mostRows: number;
  /** Milliseconds of the deadline that are left for what comes after reading. */
  keepsMs: number;
}

/** What makes a row count. Other columns may be filled down to the grid's end, so they do not say where the table ends. */
export interface RowMeaning {
  /** 0-based index of the column that shows best where the table ends; -1 where none is known. */
  column: number;
  counts(cells: string[]): boolean;
}

/** What a step calls the fields in which it asks for a sheet: an error names them. */
export interface SheetFields {
  spreadsheet: string;
  worksheet: string;
  headerRow?: string;
}

export interface TableSelection {
  /** Spreadsheet id, URL, or file path for the demo's source. */
  spreadsheet: string;
  /** Worksheet id (Sheets: the tab's numeric gid, which survives a renamed tab), title, or `""` for the first. */
  worksheet: string;
  /** 1-based number of the row that holds the headers. */
  headerRow: number;
  /** Missing: “Spreadsheet”, “Worksheet” and “Header Row”. */
  fields?: SheetFields;
  /** Which rows count, once the headers are known; without it every row that is not blank. */
  meaning?: (headers: string[]) => RowMeaning;
}

export interface TicketTable {
  spreadsheetName: string;
  worksheetName: string;
  headers: string[];
  /**
   * Rows in sheet order, those that do not count left out; `rowNumber` is 1-based, `cells` as shown to a person. `request` is
   * given where rows moved while the table was read: only rows of one request then stood on the sheet together, and of two
   * requests the higher number is the later one.
   */
  rows: { rowNumber: number; cells: string[]; url: string; request?: number }[];
  /** False where the table was too large to be read whole and `rows` is only a part of it; of a history, where rows that are not too old were left unread. */
  complete: boolean;
  warnings: string[];
  /** The table's own locale, for example `de_DE`: decides 03/04 where nothing else does. Missing where unknown. */
  locale?: string;
  /** The table's own IANA time zone, in which a time without one is meant: forms and formulas write in it. */
  timeZone?: string;
}

/** *Which tickets are there?* */
export interface TicketSource {
  readonly name: string;
  listSpreadsheets(page: { cursor: string; search: string }, deadline: Deadline): Promise<{ choices: Choice[]; nextCursor: string }>;
  listWorksheets(place: Pick<TableSelection, 'spreadsheet' | 'fields'>, deadline: Deadline): Promise<Choice[]>;
  /** The headers as they stand, `""` for a column that has none. */
  headers(selection: TableSelection, deadline: Deadline): Promise<string[]>;
  read(selection: TableSelection, wanted: RowsWanted, deadline: Deadline): Promise<TicketTable>;
}
