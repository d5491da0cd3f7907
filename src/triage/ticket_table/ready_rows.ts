import type { RowMeaning, TicketTable } from '../../ports/ticket_source.ts';
import { plainHeader } from './column_names.ts';
import { isUnfinished, LOADING } from './formula_cell.ts';
import { findColumns, type ColumnChoice, type ColumnOverrides, type ColumnRole } from './ticket_columns.ts';
import { readTicketDates } from './ticket_dates.ts';
import { idWarnings, ticketIdIn } from './ticket_id_cell.ts';
import { ticketIds, type TicketContent } from './ticket_identity.ts';

export interface TableReading {
  choice: ColumnChoice;
  /** Index of the column that must be filled before a row fires; -1 where none can be. */
  requiredColumn: number;
  /** True where the column `ticket_id` was chosen to tell tickets apart; found by its header alone it is not. */
  identifiesByTicketId: boolean;
  /** IANA zone of the zap. */
  timeZone: string;
}

/** A row that is ready to fire: identified and dated, its text not yet cleaned. */
export interface TicketRow {
  id: string;
  rowNumber: number;
  url: string;
  cells: string[];
  /** ISO-8601 with offset, or `""`. */
  createdAt: string;
  /** What is doubtful about the id, in sentences for whoever set up the zap, or `""`. */
  warning: string;
}

/** Columns a ticket is told apart by: while one of them is loading, the row would fire under another id than later. */
const IDENTITY: readonly ColumnRole[] = ['message', 'subject', 'customer_email', 'customer_name', 'created_at', 'ticket_id'];

/** What a checkbox shows before it is ticked. */
const UNTICKED = /^(?:false|falsch|faux|falso)$/i;

const isFilled = (cell = ''): boolean => cell.trim() !== '' && !isUnfinished(cell.trim());

export const cellAt = (cells: string[], index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());

/** Where a row says something of a customer's: without any of these, a filled status or a tick is no ticket. */
const CONTENT: readonly ColumnRole[] = ['message', 'subject', 'customer_email', 'customer_name', 'first_name', 'last_name'];

/** The required column is filled, and the row is more than that column filled down the sheet. */
function isAwaited(cells: string[], { columns }: ColumnChoice, requiredColumn: number): boolean {
  const required = cells[requiredColumn];
  return isFilled(required) && !UNTICKED.test(required ?? '') && (requiredColumn === columns.message || CONTENT.some((role) => isFilled(cells[columns[role]])));
}

/** Which rows of the sheet count: those with a message, and those whose required column is filled. */
export function rowMeaning(choice: ColumnChoice, requiredColumn: number): RowMeaning {
  const { message } = choice.columns;
  const column = message >= 0 ? message : requiredColumn;
  return { column, counts: (cells) => isFilled(cells[message]) || isAwaited(cells, choice, requiredColumn) };
}

/** For whoever looks at a sheet's past tickets: rows with a message or a subject count; every row that holds anything where neither column is found. */
export function pastRowMeaning(headers: string[], overrides: ColumnOverrides = {}): RowMeaning {
  const { message, subject } = findColumns(headers, overrides).columns;
  const counts = (cells: string[]) => (message < 0 && subject < 0 ? cells.some((cell) => cell.trim() !== '') : isFilled(cells[message]) || isFilled(cells[subject]));
  return { column: message >= 0 ? message : subject, counts };
}

/** The headers once more, as where one export is pasted below another. One cell alone may be a customer's word. */
function isHeaderRow(cells: string[], headers: string[]): boolean {
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [cell.trim() === headers[at]?.trim()]));
  return filled.length > 1 && !filled.includes(false);
}

/** What a column is called that tells the time alone, beside one with the date. */
const TIMES = new Set(['time', 'uhrzeit', 'zeit', 'hora', 'heure', 'horario']);
const TIME_ALONE = /^\d{1,2}[:.h]\d\d(?!\d)/, WITH_TIME = /\d[:h]\d/;

/** When a row's ticket came, as it shows: a time in a column of its own belongs to the date beside it. It is no part of the ticket's identity. */
function momentIn(cells: string[], dateColumn: number, headers: string[]): string {
  const date = cellAt(cells, dateColumn), time = cellAt(cells, [dateColumn + 1, dateColumn - 1].find((at) => TIMES.has(plainHeader(headers[at] ?? ''))) ?? -1);
  return TIME_ALONE.test(time) && !WITH_TIME.test(date) ? `${date} ${time}` : date;
}

/** The rows that are ready to fire, in sheet order, each under its own id. */
export function readyRows(table: TicketTable, reading: TableReading): TicketRow[] {
  const { columns } = reading.choice;
  const cell = (cells: string[], role: ColumnRole) => cellAt(cells, columns[role]);
  const rows = table.rows.filter(({ cells }) => isAwaited(cells, reading.choice, reading.requiredColumn) && !isHeaderRow(cells, table.headers) && !IDENTITY.some((role) => LOADING.test(cell(cells, role))));
  const isLasting = (role: ColumnRole) => !reading.choice.filledLater.includes(role);
  const lasting = (cells: string[], role: ColumnRole) => (isLasting(role) ? cell(cells, role) : '');
  const contents = rows.map(({ cells }): TicketContent => ({
    ticketId: reading.identifiesByTicketId ? ticketIdIn(cell(cells, 'ticket_id')) : '',
    customerEmail: lasting(cells, 'customer_email'),
    customerName: isLasting('customer_name') ? nameIn(cells, columns) : '',
    createdAt: lasting(cells, 'created_at'),
    subject: lasting(cells, 'subject'),
    message: cell(cells, 'message'),
  }));
  const ids = ticketIds(contents, (index) => rows[index]?.request ?? 0);
  const warnings = reading.identifiesByTicketId ? idWarnings(rows.map(({ cells }) => cell(cells, 'ticket_id')), contents, table.headers[columns.ticket_id] ?? '', (index) => rows[index]?.rowNumber ?? 0) : [];
  const dates = readTicketDates(rows.map(({ cells }) => momentIn(cells, columns.created_at, table.headers)),
    { timeZone: reading.timeZone, sheetTimeZone: table.timeZone ?? '', locale: table.locale ?? '' });
  return rows
    .map(({ rowNumber, url, cells }, index) => ({ id: ids[index] ?? '', rowNumber, url, cells, createdAt: dates[index] ?? '', warning: warnings[index] ?? '' }))
    .filter(({ id }) => id !== '');
}

/** The customer's name, put together from its parts where it has no column of its own. */
export function nameIn(cells: string[], columns: ColumnChoice['columns']): string {
  const whole = cellAt(cells, columns.customer_name);
  return whole || `${cellAt(cells, columns.first_name)} ${cellAt(cells, columns.last_name)}`.trim();
}

/** Newest first: by date where every row has one, otherwise from the bottom of the sheet up. */
export function newestFirst(rows: TicketRow[]): TicketRow[] {
  const timed = rows.map((row) => ({ row, time: Date.parse(row.createdAt) }));
  const allDated = timed.every(({ time }) => Number.isFinite(time));
  return timed.sort((a, b) => (allDated ? b.time - a.time : 0) || b.row.rowNumber - a.row.rowNumber).map(({ row }) => row);
}

/** Leaves out rows dated before `oldest` (milliseconds); rows without a date stay. */
export const notBefore = (rows: TicketRow[], oldest: number): TicketRow[] => rows.filter(({ createdAt }) => !(Date.parse(createdAt) < oldest));
