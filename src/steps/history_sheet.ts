import { readText } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { PastContact } from '../ports/knowledge_base.ts';
import type { Ticket } from '../ports/ticket.ts';
import type { TableSelection } from '../ports/ticket_source.ts';
import { pickTicketSource, type AuthData } from '../services.ts';
import { customerAddress } from '../triage/customer_address.ts';
import { cellAt, pastRowMeaning } from '../triage/ticket_table/ready_rows.ts';
import { findColumns } from '../triage/ticket_table/ticket_columns.ts';
import { readTicketDates } from '../triage/ticket_table/ticket_dates.ts';

const DAY_MS = 86_400_000;

/** The sheet in which past tickets stand, each row with a message or a subject. */
export const historySelection = (inputData: Record<string, unknown>): TableSelection => ({
  spreadsheet: readText(inputData, 'history_spreadsheet'), worksheet: readText(inputData, 'history_worksheet'),
  headerRow: readNumber(inputData, 'history_header_row'), meaning: pastRowMeaning,
});

/** Null where nobody could count. */
interface ContactsInSheet {
  contacts: PastContact[] | null;
  warnings: string[];
}

/** The same customer's rows of a ticket sheet, read at the cost of one poll; newest first. */
export async function contactsInSheet(authData: AuthData, inputData: Record<string, unknown>, ticket: Ticket, days: number, deadline: Deadline, now: Date): Promise<ContactsInSheet> {
  const source = await pickTicketSource(authData, deadline);
  const selection = historySelection(inputData);
  const table = await source.read(selection, 'newest', deadline);
  const { columns } = findColumns(table.headers, {});
  const missing = columns.customer_email < 0 ? 'e-mail addresses' : columns.created_at < 0 ? 'dates' : '';
  if (missing) {
    return { contacts: null, warnings: [`Earlier contacts were not counted: row ${selection.headerRow} of the worksheet “${table.worksheetName}” names no column of ${missing}. Say in the field “History Header Row” which row holds the headers, or add that column.`] };
  }
  const address = customerAddress(ticket.customerEmail);
  const rows = table.rows.filter(({ cells }) => customerAddress(cellAt(cells, columns.customer_email)) === address);
  const dates = readTicketDates(rows.map(({ cells }) => cellAt(cells, columns.created_at)), { timeZone: '', sheetTimeZone: table.timeZone ?? '', locale: table.locale ?? '' });
  const undated = dates.filter((date) => Number.isNaN(Date.parse(date))).length;
  const until = Number.isNaN(Date.parse(ticket.createdAt)) ? now.getTime() : Date.parse(ticket.createdAt);
  const contacts = rows
    .map(({ cells, url }, index) => ({
      ticketId: cellAt(cells, columns.ticket_id), createdAt: dates[index] ?? '', subject: cellAt(cells, columns.subject), problem: cellAt(cells, columns.message), solution: '', url,
    }))
    .filter(({ createdAt }) => Date.parse(createdAt) > until - days * DAY_MS && Date.parse(createdAt) <= until)
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return { contacts, warnings: undated > 0 ? [`Rows of this customer without a date that can be read were not counted as contacts: ${undated}, in the worksheet “${table.worksheetName}”.`] : [] };
}
