import type { Bundle } from 'zapier-platform-core';
import { InputError, nameOf } from '../errors.ts';
import { readText } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import type { TableSelection, TicketTable } from '../ports/ticket_source.ts';
import { rowMeaning, type TableReading } from '../triage/ticket_table/ready_rows.ts';
import { columnNamed } from '../triage/ticket_table/column_names.ts';
import { findColumns, type ColumnOverrides } from '../triage/ticket_table/ticket_columns.ts';

type InputData = Record<string, unknown>;

const NAMED_HEADERS = 30;
/** Characters of a header; a form's whole question is longer, and then the list of headers is left out. */
const LONGEST_HEADER = 60;

/** Override fields, by the role their column plays. */
const OVERRIDES = {
  message: 'message_column', subject: 'subject_column', customer_name: 'customer_name_column', customer_email: 'customer_email_column',
  product: 'product_column', channel: 'channel_column', created_at: 'created_at_column', ticket_id: 'ticket_id_column',
} as const;

/** Which table the zap reads. */
export const tableSelection = (inputData: InputData): TableSelection => ({
  spreadsheet: readText(inputData, 'spreadsheet'),
  worksheet: readText(inputData, 'worksheet'),
  headerRow: readNumber(inputData, 'header_row'),
});

export const columnOverrides = (inputData: InputData): ColumnOverrides =>
  Object.fromEntries(Object.entries(OVERRIDES).map(([role, key]) => [role, readText(inputData, key)]));

/** The column that must be filled before a row fires; -1 where none can be. */
const requiredColumnOf = (headers: string[], messageColumn: number, required: string): number => (required ? columnNamed(headers, required) : messageColumn);

/** Which table the zap reads, and which of its rows can be tickets. */
export const ticketSelection = (inputData: InputData): TableSelection => ({
  ...tableSelection(inputData),
  meaning(headers) {
    const choice = findColumns(headers, columnOverrides(inputData));
    return rowMeaning(choice, requiredColumnOf(headers, choice.columns.message, readText(inputData, 'required_column')));
  },
});

/** A row of data where the headers should be: its cells may be a customer's words, which no error repeats. */
const seemsATicket = (cells: string[]): boolean => cells.some((cell) => cell.trim().length > LONGEST_HEADER || /\S@\S|\d[./-]\d{1,2}[./-]\d/.test(cell));

function headersOf({ headers }: TicketTable): string {
  const names = headers.filter((header) => header.trim() !== '').map((header) => header.trim().replace(/\s+/g, ' '));
  return names.length > NAMED_HEADERS ? `${names.slice(0, NAMED_HEADERS).join(', ')}, …` : names.join(', ');
}

function noSuchColumn(table: TicketTable, field: string, named: string): InputError {
  return new InputError(`The column “${nameOf(named)}” of the field “${field}” is not in the worksheet “${table.worksheetName}”. Its headers are: ${headersOf(table)}. Choose the column again.`);
}

/** The fields that name a column. */
const FIELD_LABELS = {
  message: 'Message Column', subject: 'Subject Column', customer_name: 'Customer Name Column', customer_email: 'Customer Email Column',
  product: 'Product Column', channel: 'Channel Column', created_at: 'Created At Column', ticket_id: 'Treat as Ticket ID', issue: 'Issue Column', required: 'Only When This Column Is Filled',
} as const;

/** A column that the person named and the table does not have. */
interface NoColumn {
  role: string;
  header: string;
}

/** Throws an `InputError` where there are no headers, a ticket stands in their place, or a column that was named is not among them. */
export function checkColumns(table: TicketTable, headerRow: number, hasTexts: boolean, unknown: readonly NoColumn[]): void {
  if (headersOf(table) === '') throw new InputError(`Row ${headerRow} of the worksheet “${table.worksheetName}” holds no headers. Say in the field “Header Row” which row does.`);
  const [wrong] = unknown;
  if ((wrong || !hasTexts) && seemsATicket(table.headers)) {
    throw new InputError(`Row ${headerRow} of the worksheet “${table.worksheetName}” seems to hold a ticket, not headers. Say in the field “Header Row” which row holds the headers, and in “Message Column” which column the message.`);
  }
  if (wrong) throw noSuchColumn(table, Object.entries(FIELD_LABELS).find(([role]) => role === wrong.role)?.[1] ?? wrong.role, wrong.header);
}

/** How the zap reads this table's columns; throws an `InputError` that says what the person can mend. */
export function tableReading(table: TicketTable, bundle: Bundle<InputData>): TableReading {
  const { inputData } = bundle;
  const { headerRow } = tableSelection(inputData);
  const choice = findColumns(table.headers, columnOverrides(inputData));
  const required = readText(inputData, 'required_column');
  const requiredColumn = requiredColumnOf(table.headers, choice.columns.message, required);
  checkColumns(table, headerRow, choice.columns.message >= 0, choice.unknown);
  if (required && requiredColumn < 0) throw noSuchColumn(table, FIELD_LABELS.required, required);
  if (requiredColumn < 0) {
    throw new InputError(`No column with the customer's message was found in row ${headerRow} of the worksheet “${table.worksheetName}”. Its headers are: ${headersOf(table)}. Choose one in the field “Message Column”, or say in “Header Row” which row holds the headers.`);
  }
  return { choice, requiredColumn, identifiesByTicketId: readText(inputData, 'ticket_id_column') !== '', timeZone: bundle.meta?.timezone ?? '' };
}
