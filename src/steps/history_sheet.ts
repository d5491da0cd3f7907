import { readText } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { PastContact } from '../ports/knowledge_base.ts';
import type { TableSelection, TicketSource } from '../ports/ticket_source.ts';
import { customerAddress } from '../triage/customer_address.ts';
import { cellAt, pastRowMeaning } from '../triage/ticket_table/ready_rows.ts';
import { findColumns } from '../triage/ticket_table/ticket_columns.ts';
import { allBefore, readTicketDates, type DateSetting } from '../triage/ticket_table/ticket_dates.ts';

/** The sheet in which past tickets stand, each row with a message or a subject. */
export const historySelection = (inputData: Record<string, unknown>): TableSelection => ({
  spreadsheet: readText(inputData, 'history_spreadsheet'), worksheet: readText(inputData, 'history_worksheet'),
  headerRow: readNumber(inputData, 'history_header_row'), meaning: pastRowMeaning,
  fields: { spreadsheet: 'Ticket History Spreadsheet', worksheet: 'Ticket History Worksheet', headerRow: 'History Header Row' },
});

/** Of a busy desk, as many rows as are read for one count, and the time that is left for the ticket itself. */
const MOST_ROWS = 10_000;
const KEEPS_MS = 15_000;

/** Whose contacts are counted, and when: after `since`, up to `until`, both in milliseconds. */
export interface ContactsWanted {
  customerEmail: string;
  since: number;
  until: number;
}

/** Null where nobody could count. */
interface ContactsInSheet {
  contacts: PastContact[] | null;
  warnings: string[];
}

/** Dates are read beside those of all customers: among one's own few, nothing may say whether days or months come first. */
const datesOf = (cells: string[], place: { locale?: string; timeZone?: string }): [string[], DateSetting] =>
  [cells, { timeZone: '', sheetTimeZone: place.timeZone ?? '', locale: place.locale ?? '' }];

/** Where a row says who wrote; of a sheet without addresses of their own, “From: Ana <ana@mail.example>” does. */
const senderColumn = (headers: string[]): number => { const { customer_email, customer_name } = findColumns(headers).columns; return customer_email < 0 ? customer_name : customer_email; };

/** The same customer's rows of a ticket sheet, newest first: at the cost of one poll, and more where the period goes further back. */
export async function contactsInSheet(source: TicketSource, selection: TableSelection, { customerEmail, since, until }: ContactsWanted, deadline: Deadline): Promise<ContactsInSheet> {
  const table = await source.read(selection, {
    mostRows: MOST_ROWS, keepsMs: KEEPS_MS,
    isOlder(headers, rows, place) {
      const { created_at } = findColumns(headers).columns;
      return senderColumn(headers) < 0 || created_at < 0 || allBefore(...datesOf(rows.map((cells) => cellAt(cells, created_at)), place), since);
    },
  }, deadline);
  const { columns } = findColumns(table.headers), sender = senderColumn(table.headers), hasAddresses = columns.customer_email >= 0 || table.rows.some(({ cells }) => cellAt(cells, sender).includes('@'));
  const missing = !hasAddresses ? 'e-mail addresses' : columns.created_at < 0 ? 'dates' : '';
  if (missing) {
    return { contacts: null, warnings: [`Earlier contacts were not counted: row ${selection.headerRow} of the worksheet “${table.worksheetName}” names no column of ${missing}. Say in the field “History Header Row” which row holds the headers, or add that column.`] };
  }
  const address = customerAddress(customerEmail);
  const dates = readTicketDates(...datesOf(table.rows.map(({ cells }) => cellAt(cells, columns.created_at)), table));
  const own = table.rows.map(({ cells, url }, index) => ({ cells, url, createdAt: dates[index] ?? '' }))
    .filter(({ cells }) => customerAddress(cellAt(cells, sender)) === address);
  const undated = own.filter(({ createdAt }) => Number.isNaN(Date.parse(createdAt))).length;
  const contacts = own
    .filter(({ createdAt }) => Date.parse(createdAt) > since && Date.parse(createdAt) <= until)
    .map(({ cells, url, createdAt }) => ({
      ticketId: cellAt(cells, columns.ticket_id), createdAt, subject: cellAt(cells, columns.subject), problem: cellAt(cells, columns.message), solution: '', url,
    }))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const warnings = [
    undated > 0 ? `Rows of this customer without a date that can be read were not counted as contacts: ${undated}, in the worksheet “${table.worksheetName}”.` : '',
    table.complete ? '' : `Earlier contacts may be missing from the count: of the worksheet “${table.worksheetName}” ${table.rows.length} rows were read, which do not reach back far enough. Sort it by date, or count fewer days in the field “Days to Count Contacts In”.`,
  ];
  return { contacts, warnings: warnings.filter(Boolean) };
}
