import type { Bundle, ZObject } from 'zapier-platform-core';
import { readText } from '../fields.ts';
import { pickTicketSource } from '../services.ts';
import { step } from '../zapier/step.ts';

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  if (!readText(bundle.inputData, 'spreadsheet')) return [];
  const [source, { columnChoices }, { tableSelection }] = await Promise.all([
    pickTicketSource(bundle.authData, deadline), import('../triage/ticket_table/column_names.ts'), import('./ticket_table.ts'),
  ]);
  return columnChoices(await source.headers(tableSelection(bundle.inputData), deadline));
});

/** Hidden: fills the dropdowns of columns with the sheet's own headers. */
export const sheetColumnsTrigger = {
  key: 'sheet_columns',
  noun: 'Column',
  display: { label: 'Sheet Columns', description: 'Triggers when the list of columns is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: 'Message', label: 'Message' } },
};
