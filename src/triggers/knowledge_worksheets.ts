import type { Bundle, ZObject } from 'zapier-platform-core';
import { readText } from '../fields.ts';
import { pickTicketSource } from '../services.ts';
import { step } from '../step.ts';

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const spreadsheet = readText(bundle.inputData, 'knowledge_spreadsheet');
  if (!spreadsheet) return [];
  return (await pickTicketSource(bundle.authData, deadline)).listWorksheets(spreadsheet, deadline);
});

/** Hidden: fills the dropdowns “Knowledge Worksheet” and “Template Worksheet”. */
export const knowledgeWorksheetsTrigger = {
  key: 'knowledge_worksheets',
  noun: 'Knowledge Worksheet',
  display: { label: 'Knowledge Worksheets', description: 'Triggers when the list of knowledge worksheets is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: '0', label: 'Knowledge' } },
};
