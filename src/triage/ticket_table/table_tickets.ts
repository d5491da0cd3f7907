import type { Ticket } from '../../ports/ticket.ts';
import type { TicketTable } from '../../ports/ticket_source.ts';
import type { ColumnRole } from './ticket_columns.ts';
import { readTicketDates } from './ticket_dates.ts';

/** A table's rows as tickets, in the order of the table; a row without an id of its own is called by its number. */
export function tableTickets(table: TicketTable, columns: Record<ColumnRole, number>): Ticket[] {
  const at = (cells: string[], role: ColumnRole): string => (columns[role] < 0 ? '' : cells[columns[role]] ?? '');
  const dates = readTicketDates(table.rows.map(({ cells }) => at(cells, 'created_at')), { timeZone: '', sheetTimeZone: table.timeZone ?? '', locale: table.locale ?? '' });
  return table.rows.map(({ cells, rowNumber, url }, index) => ({
    ticketId: at(cells, 'ticket_id') || `row ${rowNumber}`, subject: at(cells, 'subject'), message: at(cells, 'message'), customerName: at(cells, 'customer_name'),
    customerEmail: at(cells, 'customer_email'), createdAt: dates[index] ?? '', product: at(cells, 'product'), url,
  }));
}
