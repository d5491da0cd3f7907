import type { Bundle, ZObject } from 'zapier-platform-core';
import { readText } from '../fields.ts';
import { pickTicketSource } from '../services.ts';
import { step } from '../zapier/step.ts';

/** One page of the spreadsheets shared with the connection, last changed first; Zapier keeps the place between pages. */
const perform = step(async (z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const page = bundle.meta?.page ?? 0;
  const cursor = page > 0 ? ((await z.cursor.get()) ?? '') : '';
  if (page > 0 && !cursor) return [];
  const source = await pickTicketSource(bundle.authData, deadline);
  const { choices, nextCursor } = await source.listSpreadsheets({ cursor, search: readText(bundle.inputData, 'search') }, deadline);
  // Also without a next page: an old place left standing would make “load more” start in the middle of an earlier list.
  try {
    await z.cursor.set(nextCursor);
  } catch (error) {
    if (nextCursor) throw error;
  }
  return choices;
});

/** Hidden: fills the dropdown “Spreadsheet”. */
export const spreadsheetsTrigger = {
  key: 'spreadsheets',
  noun: 'Spreadsheet',
  display: { label: 'Spreadsheets', description: 'Triggers when the list of spreadsheets is opened.', hidden: true },
  operation: { type: 'polling' as const, canPaginate: true, perform, sample: { id: '1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT', label: 'Support Tickets' } },
};
