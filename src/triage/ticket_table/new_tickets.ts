import type { TicketTable } from '../../ports/ticket_source.ts';
import { customerOf } from '../customer.ts';
import { fitted } from './payload.ts';
import { cellAt, nameIn, type TableReading, type TicketRow } from './ready_rows.ts';
import { ticketIdIn } from './ticket_id_cell.ts';
import { COLUMN_ROLES, otherColumns, type ColumnChoice, type ColumnRole, type OtherColumn } from './ticket_columns.ts';
import { cleanTicketText, messageKind } from '../ticket_text.ts';

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

/** Custom fields that Zapier takes from one step. */
export const MOST_OTHER_COLUMNS = 1_000;
const PREVIEW_CHARACTERS = 140;

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
function missingColumns({ columns }: ColumnChoice): string {
  const missing = COLUMN_ROLES.filter((role) => columns[role] < 0 && !(role === 'customer_name' && (columns.first_name >= 0 || columns.last_name >= 0)))
    .map((role) => ROLE_NAMES[role]).filter(Boolean);
  return missing.length === 0 ? '' : `No column was found for: ${missing.join(', ')}. If the sheet has one under another name, choose it in this step.`;
}

/** What is the same for every row of a table, found once. */
interface Layout {
  columns: ColumnChoice['columns'];
  others: OtherColumn[];
  missing: string;
  /** Header of the column that says when the customer wrote. */
  dateHeader: string;
}

/** A date that shows itself in another way later is another ticket's, unless the zap takes note of everything anew. */
const notADate = (cell: string, header: string): string =>
  `“${cell.slice(0, 40)}” in the column “${header.trim().replace(/\s+/g, ' ').slice(0, 60)}” could not be read as a date. Where it shows all dates so, turn the zap off, let it show day, month, year and time, and turn the zap on again.`;

const NOT_CLEANED = 'The sheet holds more text than could be cleaned in the time of one step, so this message comes as it stands in the row.';

/** One ready row as a zap receives it, its text cleaned where there is time for that. */
function newTicket(row: TicketRow, { columns, others, missing, dateHeader }: Layout, hasTime: boolean): NewTicket {
  const cell = (role: ColumnRole) => cellAt(row.cells, columns[role]);
  const { message, full } = hasTime ? cleanTicketText(row.cells[columns.message] ?? '') : { message: cell('message'), full: cell('message') };
  const kind = messageKind({ subject: cell('subject'), message });
  const customer = customerOf(nameIn(row.cells, columns), cell('customer_email'));
  const unreadDate = cell('created_at') && !row.createdAt ? notADate(cell('created_at'), dateHeader) : '';
  const ticket: NewTicket = {
    id: row.id,
    ticket_id: ticketIdIn(cell('ticket_id')),
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
    warnings_text: [missing, row.warning, unreadDate, hasTime ? '' : NOT_CLEANED].filter(Boolean).join(' '),
  };
  for (const { key, index } of others) ticket[key] = row.cells[index] ?? '';
  return ticket;
}

/**
 * The tickets of the rows, in their order: long texts are cut before one is left out of what a step of Zapier can carry.
 * Where `hasTime` ends before all texts are cleaned, the rest comes as it stands.
 */
export function ticketsThatFit(rows: TicketRow[], table: TicketTable, { choice }: TableReading, hasTime: () => boolean): { tickets: NewTicket[]; all: boolean } {
  const layout = { columns: choice.columns, others: otherColumns(table.headers, choice, MOST_OTHER_COLUMNS), missing: missingColumns(choice), dateHeader: table.headers[choice.columns.created_at] ?? '' };
  const tickets = fitted(rows.map((row) => newTicket(row, layout, hasTime())));
  return { tickets, all: tickets.length === rows.length };
}

/** Widens the headers to the widest row, so that a column without any header still arrives. */
export function withAllColumns(table: TicketTable): TicketTable {
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), table.headers.length);
  return { ...table, headers: Array.from({ length: width }, (_unused, index) => table.headers[index] ?? '') };
}
