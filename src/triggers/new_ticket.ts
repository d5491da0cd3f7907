import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { readText } from '../fields.ts';
import { numberField, readNumber, requireNumbers } from '../number_fields.ts';
import type { RowsWanted, TicketTable } from '../ports/ticket_source.ts';
import { pickTicketSource } from '../services.ts';
import { step } from '../zapier/step.ts';
import type { NewTicket } from '../triage/ticket_table/new_tickets.ts';
import type { TableReading, TicketRow } from '../triage/ticket_table/ready_rows.ts';
import sample from './new_ticket_sample.json' with { type: 'json' };

type InputData = Record<string, unknown>;

const DAY_MS = 86_400_000;
const SAMPLES = 3;
/** Left of the step's time for what comes after the texts are cleaned. */
const KEEPS_MS = 8_000;
/** More than one poll reads: what only needs remembering is sent as ids. */
const MOST_WHOLE = 1_000;

/** A ticket, or, where Zapier only takes note of what there is, its id alone. */
type Polled = NewTicket | { id: string };

interface Reading {
  /** False once the step must come to its end. */
  hasTime: () => boolean;
  table: TicketTable;
  reading: TableReading;
  rows: TicketRow[];
}

async function readTickets(bundle: Bundle<InputData>, wanted: RowsWanted, deadline: Parameters<typeof pickTicketSource>[1]): Promise<Reading> {
  const [source, { withAllColumns }, { readyRows }, { tableReading, ticketSelection }] = await Promise.all([
    pickTicketSource(bundle.authData, deadline), import('../triage/ticket_table/new_tickets.ts'), import('../triage/ticket_table/ready_rows.ts'), import('./ticket_table.ts'),
  ]);
  const table = withAllColumns(await source.read(ticketSelection(bundle.inputData), wanted, deadline));
  const reading = tableReading(table, bundle);
  return { table, reading, rows: readyRows(table, reading), hasTime: () => deadline.remaining() > KEEPS_MS };
}

/** Zapier takes note of everything there is: whole tickets where they fit, otherwise ids. */
async function seen({ table, reading, rows, hasTime }: Reading): Promise<Polled[]> {
  const [{ ticketsThatFit }, { newestFirst }] = await Promise.all([import('../triage/ticket_table/new_tickets.ts'), import('../triage/ticket_table/ready_rows.ts')]);
  const ordered = newestFirst(rows);
  const { tickets, all } = ordered.length <= MOST_WHOLE ? ticketsThatFit(ordered, table, reading, hasTime) : { tickets: [], all: false };
  return all ? tickets : ordered.map(({ id }) => ({ id }));
}

/** Every row that may be new. Of a table not read or not sent whole, rows too old to be new are left out. */
async function fresh({ table, reading, rows, hasTime }: Reading, inputData: InputData): Promise<Polled[]> {
  const [{ ticketsThatFit }, { newestFirst, notBefore }] = await Promise.all([import('../triage/ticket_table/new_tickets.ts'), import('../triage/ticket_table/ready_rows.ts')]);
  const days = readNumber(inputData, 'ignore_older_than');
  const young = () => newestFirst(notBefore(rows, Date.now() - days * DAY_MS));
  if (!table.complete) return ticketsThatFit(young(), table, reading, hasTime).tickets;
  const { tickets, all } = ticketsThatFit(newestFirst(rows), table, reading, hasTime);
  return all ? tickets : ticketsThatFit(young(), table, reading, hasTime).tickets;
}

const perform = step(async (_z: ZObject, bundle: Bundle<InputData>, deadline) => {
  requireNumbers(bundle.inputData, 'header_row', 'ignore_older_than');
  if (bundle.meta?.isLoadingSample) {
    const few = await readTickets(bundle, 'sample', deadline);
    const some = few.rows.length > 0 || few.table.complete ? few : await readTickets(bundle, 'newest', deadline);
    const [{ ticketsThatFit }, { newestFirst }] = await Promise.all([import('../triage/ticket_table/new_tickets.ts'), import('../triage/ticket_table/ready_rows.ts')]);
    const polled: Polled[] = ticketsThatFit(newestFirst(some.rows).slice(0, SAMPLES), some.table, some.reading, some.hasTime).tickets;
    return polled;
  }
  if (bundle.meta?.isPopulatingDedupe) return seen(await readTickets(bundle, 'as_many_as_fit', deadline));
  return fresh(await readTickets(bundle, 'newest', deadline), bundle.inputData);
});

/** The sheet's other columns as fields of their own, labelled with their headers. */
const columnFields = step(async (_z: ZObject, bundle: Bundle<InputData>, deadline) => {
  if (!readText(bundle.inputData, 'spreadsheet')) return [];
  const [source, { findColumns, otherColumns }, { MOST_OTHER_COLUMNS }, { columnOverrides, tableSelection }] = await Promise.all([
    pickTicketSource(bundle.authData, deadline), import('../triage/ticket_table/ticket_columns.ts'), import('../triage/ticket_table/new_tickets.ts'), import('./ticket_table.ts'),
  ]);
  const headers = await source.headers(tableSelection(bundle.inputData), deadline);
  return otherColumns(headers, findColumns(headers, columnOverrides(bundle.inputData)), MOST_OTHER_COLUMNS)
    .map(({ key, label }) => ({ key, label, type: 'string' as const }));
});

const columnField = (key: string, label: string, helpText: string) =>
  ({ key, label, type: 'string' as const, required: false, dynamic: 'sheet_columns.id.label', helpText, group: 'columns' });

const inputFields = defineInputFields([
  {
    key: 'spreadsheet', label: 'Spreadsheet', type: 'string', required: true, dynamic: 'spreadsheets.id.label', altersDynamicFields: true,
    helpText: 'Choose the sheet, for example “Support Tickets”, or paste its link. A sheet appears here once it is shared with the address of your connection; Viewer is enough.',
  },
  {
    key: 'worksheet', label: 'Worksheet', type: 'string', dynamic: 'worksheets.id.label', dependsOn: ['spreadsheet'], altersDynamicFields: true,
    helpText: 'The tab that holds the tickets, for example “Tickets”; the first one if left blank. Renaming the tab later does no harm.',
  },
  numberField('header_row', 'The number of the row that holds the headers, for example `3` where two rows of title stand above it.'),
  {
    key: 'required_column', label: 'Only When This Column Is Filled', type: 'string', required: false, group: 'rows', dynamic: 'sheet_columns.id.label',
    helpText: 'A row fires only once this column is filled, so that half-typed rows wait: choose the column that is filled last, for example “Message”, or a tick box. If left blank, a row fires once its message is filled.',
  },
  {
    key: 'ticket_id_column', label: 'Treat as Ticket ID', type: 'string', required: false, group: 'rows', dynamic: 'sheet_columns.id.label',
    helpText: 'A column with a different number for each ticket, filled when the row appears, for example “Ticket ID”; not one that another step fills later. **If left blank**, a ticket is known by customer, date, subject and message: its row fires again if one of these is edited, and every row does if one of their headers is renamed to a word this app does not know, or if the dates are shown in less or more detail. Two rows that agree in all four cannot be told apart. A column “Date”, “Mail”, “Contact” or “Title” to the right of the customer’s other columns does not count: choose it under “Columns” if it is the customer’s.',
  },
  {
    group: 'rows', ...numberField('ignore_older_than', 'Only for sheets of more than 1,000 rows: rows dated earlier than so many days never fire, for example `7`, so that sorting brings no old tickets back. **Looked at** each time are the newest 500 rows (200 where another column is filled to its end) and the first 100; up to 20,000 rows also a part of the middle, so a ticket inserted there is found some hundred checks later. **Not found** are tickets inserted in the middle of larger sheets. **Without a date column**, sorting a sheet of more than 20,000 rows can bring old tickets back, and an exact copy of an older ticket does not fire.'),
  },
  columnField('message_column', 'Message Column', 'Only needed if the wrong column was taken: the one that holds what the customer wrote, for example “Message”.'),
  columnField('subject_column', 'Subject Column', 'Only needed if the wrong column was taken: the one that holds the subject line, for example “Subject”.'),
  columnField('customer_name_column', 'Customer Name Column', 'Only needed if the wrong column was taken: the one that holds the customer’s name, for example “Name”.'),
  columnField('customer_email_column', 'Customer Email Column', 'Only needed if the wrong column was taken: the one that holds the customer’s e-mail address, for example “E-mail”.'),
  columnField('product_column', 'Product Column', 'Only needed if the wrong column was taken: the one that names the product, for example “Product”.'),
  columnField('channel_column', 'Channel Column', 'Only needed if the wrong column was taken: the one that says how the ticket came in, for example “Email”.'),
  columnField('created_at_column', 'Created At Column', 'Only needed if the wrong column was taken: the one that says when the customer wrote, for example “Date”.'),
]);

export const newTicketTrigger = {
  key: 'new_ticket',
  noun: 'Ticket',
  display: {
    label: 'New Ticket',
    description: 'Triggers when a new ticket is added to a Google Sheet, once for each ticket.',
  },
  operation: {
    type: 'polling' as const,
    perform,
    inputFields,
    inputFieldGroups: [{ key: 'rows', label: 'Half-Filled, Sorted and Large Sheets' }, { key: 'columns', label: 'Columns (Found by Themselves)' }],
    outputFields: [
      { key: 'id', label: 'ID for Deduplication', type: 'string' as const },
      { key: 'ticket_id', label: 'Ticket ID', type: 'string' as const },
      { key: 'subject', label: 'Subject', type: 'string' as const },
      { key: 'message', label: 'Message', type: 'string' as const },
      { key: 'message_full', label: 'Message in Full', type: 'string' as const },
      { key: 'message_preview', label: 'Message Preview', type: 'string' as const },
      { key: 'customer_name', label: 'Customer Name', type: 'string' as const },
      { key: 'customer_first_name', label: 'Customer First Name', type: 'string' as const },
      { key: 'customer_email', label: 'Customer Email', type: 'string' as const },
      { key: 'product', label: 'Product', type: 'string' as const },
      { key: 'channel', label: 'Channel', type: 'string' as const },
      { key: 'created_at', label: 'Created At', type: 'datetime' as const },
      { key: 'row_number', label: 'Row Number', type: 'integer' as const },
      { key: 'row_url', label: 'Row URL', type: 'string' as const },
      { key: 'is_auto_reply', label: 'Is Auto-Reply', type: 'boolean' as const },
      { key: 'warnings_text', label: 'Warnings Text', type: 'string' as const },
      columnFields,
    ],
    sample: sample satisfies NewTicket,
  },
};
