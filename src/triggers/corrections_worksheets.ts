import type { Bundle, ZObject } from 'zapier-platform-core';
import { readText } from '../fields.ts';
import { pickTicketSource } from '../services.ts';
import { step } from '../step.ts';

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const spreadsheet = readText(bundle.inputData, 'corrections_spreadsheet');
  if (!spreadsheet) return [];
  return (await pickTicketSource(bundle.authData, deadline)).listWorksheets(spreadsheet, deadline);
});

/** Hidden: fills the dropdown “Corrections Worksheet”. */
export const correctionsWorksheetsTrigger = {
  key: 'corrections_worksheets',
  noun: 'Corrections Worksheet',
  display: { label: 'Corrections Worksheets', description: 'Triggers when the list of corrections worksheets is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: '0', label: 'Corrections' } },
};
