import type { Bundle, ZObject } from 'zapier-platform-core';
import { readText } from '../fields.ts';
import { pickTicketSource } from '../services.ts';
import { step } from '../step.ts';

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const spreadsheet = readText(bundle.inputData, 'spreadsheet');
  if (!spreadsheet) return [];
  return (await pickTicketSource(bundle.authData, deadline)).listWorksheets(spreadsheet, deadline);
});

/** Hidden: fills the dropdown “Worksheet”; stores the tab's own id, which survives a new name. */
export const worksheetsTrigger = {
  key: 'worksheets',
  noun: 'Worksheet',
  display: { label: 'Worksheets', description: 'Triggers when the list of worksheets is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: '0', label: 'Tickets' } },
};
