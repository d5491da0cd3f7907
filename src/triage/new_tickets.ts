import type { TicketTable } from '../ports/ticket_source.ts';
import { customerOf } from './customer.ts';
import { COLUMN_ROLES, otherColumns, type ColumnChoice, type ColumnRole, type OtherColumn } from './ticket_columns.ts';
import { readTicketDates } from './ticket_dates.ts';
import { ticketIds } from './ticket_identity.ts';
import { cleanTicketText, messageKind } from './ticket_text.ts';

/** One row of a sheet as a zap receives it. Other columns come along as `column_…` texts. */
export interface NewTicket {
  /** For deduplication alone. */
  id: string;
  ticket_id: string;
  subject: string;
  message: string;
  message_full: string;
  message_preview: string;
  customer_name: string;
  customer_first_name: string;
  customer_email: string;
  product: string;
  channel: string;
  /** ISO-8601 with offset, or `""`. */
  created_at: string;
  row_number: number;
  row_url: string;
  is_auto_reply: boolean;
  warnings_text: string;
  [column: `column_${string}`]: string;
}

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
}

/** Custom fields that Zapier takes from one step. */
export const MOST_OTHER_COLUMNS = 1_000;
/** Zapier takes 6 MB from a step; the rest of the answer needs a little room. */
const MOST_BYTES = 5_500_000;
const PREVIEW_CHARACTERS = 140;

/** What a cell shows while a formula is still loading or has failed: not yet what it will be. */
const UNFINISHED = /^(?:loading\.\.\.|wird geladen\.{0,3}|cargando\.{0,3}|chargement\.{0,3}|carregando\.{0,3}|#(?:n\/a|ref!|error!|value!|name\?|null!|div\/0!|num!))$/i;

/** What a formula shows while it is being worked out: the cell will read differently in a moment. */
const LOADING = /^(?:loading\.{0,3}|wird geladen\.{0,3}|cargando\.{0,3}|chargement\.{0,3}|carregando\.{0,3})$/i;
/** Columns a ticket is told apart by: while one of them is loading, the row would fire under another id than later. */
const IDENTITY: readonly ColumnRole[] = ['message', 'subject', 'customer_email', 'customer_name', 'created_at', 'ticket_id'];

const isFilled = (cell: string | undefined): boolean => Boolean(cell?.trim()) && !UNFINISHED.test((cell ?? '').trim());

const cellAt = (cells: string[], index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());

/** The rows that are ready to fire, in sheet order, each under its own id. */
export function readyRows(table: TicketTable, reading: TableReading): TicketRow[] {
  const { columns } = reading.choice;
  const cell = (cells: string[], role: ColumnRole) => cellAt(cells, columns[role]);
  const rows = table.rows.filter(({ cells }) => isFilled(cells[reading.requiredColumn]) && !IDENTITY.some((role) => LOADING.test(cell(cells, role))));
  const lasting = (cells: string[], role: ColumnRole) => (reading.choice.filledLater.includes(role) ? '' : cell(cells, role));
  const ids = ticketIds(rows.map(({ cells }) => ({
    ticketId: reading.identifiesByTicketId ? cell(cells, 'ticket_id') : '',
    customerEmail: cell(cells, 'customer_email'),
    customerName: nameIn(cells, columns),
    createdAt: lasting(cells, 'created_at'),
    subject: lasting(cells, 'subject'),
    message: cell(cells, 'message'),
  })));
  const dates = readTicketDates(rows.map(({ cells }) => cell(cells, 'created_at')),
    { timeZone: reading.timeZone, sheetTimeZone: table.timeZone ?? '', locale: table.locale ?? '' });
  return rows
    .map(({ rowNumber, url, cells }, index) => ({ id: ids[index] ?? '', rowNumber, url, cells, createdAt: dates[index] ?? '' }))
    .filter(({ id }) => id !== '');
}

function nameIn(cells: string[], columns: ColumnChoice['columns']): string {
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

function preview(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  if (line.length <= PREVIEW_CHARACTERS) return line;
  const cut = line.slice(0, PREVIEW_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), PREVIEW_CHARACTERS - 40)).trimEnd()}…`;
}

const ROLE_NAMES: Partial<Record<ColumnRole, string>> = {
  subject: 'Subject', customer_name: 'Customer Name', customer_email: 'Customer Email', product: 'Product', channel: 'Channel', created_at: 'Created At', ticket_id: 'Ticket ID',
};

/** What could not be found in this table, in one sentence for the person who sets up the zap; `""` where all is found. */
export function missingColumns({ columns }: ColumnChoice): string {
  const missing = COLUMN_ROLES.filter((role) => columns[role] < 0 && !(role === 'customer_name' && (columns.first_name >= 0 || columns.last_name >= 0)))
    .map((role) => ROLE_NAMES[role]).filter(Boolean);
  return missing.length === 0 ? '' : `No column was found for: ${missing.join(', ')}. If the sheet has one under another name, choose it in this step.`;
}

/** What is the same for every row of a table, found once. */
interface Layout {
  columns: ColumnChoice['columns'];
  others: OtherColumn[];
  missing: string;
}

/** One ready row as a zap receives it, its text cleaned. */
function newTicket(row: TicketRow, { columns, others, missing }: Layout): NewTicket {
  const cell = (role: ColumnRole) => cellAt(row.cells, columns[role]);
  const { message, full } = cleanTicketText(columns.message < 0 ? '' : (row.cells[columns.message] ?? ''));
  const kind = messageKind({ subject: cell('subject'), message });
  const customer = customerOf(nameIn(row.cells, columns), cell('customer_email'));
  const unreadDate = cell('created_at') && !row.createdAt ? `“${cell('created_at').slice(0, 40)}” could not be read as a date.` : '';
  const ticket: NewTicket = {
    id: row.id,
    ticket_id: cell('ticket_id'),
    subject: cell('subject'),
    message,
    message_full: full,
    message_preview: preview(message),
    customer_name: customer.name,
    customer_first_name: customer.firstName,
    customer_email: customer.email,
    product: cell('product'),
    channel: cell('channel'),
    created_at: row.createdAt,
    row_number: row.rowNumber,
    row_url: row.url,
    is_auto_reply: kind === 'auto_reply' || kind === 'bounce',
    warnings_text: [missing, unreadDate].filter(Boolean).join(' '),
  };
  for (const { key, index } of others) ticket[key] = row.cells[index] ?? '';
  return ticket;
}

/** The tickets of the rows, in their order, as many as one step of Zapier can carry. */
export function ticketsThatFit(rows: TicketRow[], table: TicketTable, { choice }: TableReading): { tickets: NewTicket[]; all: boolean } {
  const layout = { columns: choice.columns, others: otherColumns(table.headers, choice, MOST_OTHER_COLUMNS), missing: missingColumns(choice) };
  const tickets: NewTicket[] = [];
  let bytes = 0;
  for (const row of rows) {
    const ticket = newTicket(row, layout);
    bytes += Buffer.byteLength(JSON.stringify(ticket)) + 1;
    if (bytes > MOST_BYTES) return { tickets, all: false };
    tickets.push(ticket);
  }
  return { tickets, all: true };
}

/** Widens the headers to the widest row, so that a column without any header still arrives. */
export function withAllColumns(table: TicketTable): TicketTable {
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), table.headers.length);
  return { ...table, headers: Array.from({ length: width }, (_unused, index) => table.headers[index] ?? '') };
}
