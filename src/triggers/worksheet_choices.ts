import type { Bundle, ZObject } from 'zapier-platform-core';
import { readText } from '../fields.ts';
import { pickTicketSource } from '../services.ts';
import { step } from '../zapier/step.ts';

/** A hidden trigger that lists the worksheets of the spreadsheet chosen in `spreadsheetField`, which the editor calls `fieldLabel`; nothing before one is chosen. */
export function worksheetChoices({ key, noun, spreadsheetField, fieldLabel }: { key: string; noun: string; spreadsheetField: string; fieldLabel: string }) {
  return {
    key,
    noun,
    display: { label: `${noun}s`, description: `Triggers when the list of ${noun.toLowerCase()}s is opened.`, hidden: true },
    operation: {
      type: 'polling' as const,
      perform: step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
        const spreadsheet = readText(bundle.inputData, spreadsheetField);
        return spreadsheet ? (await pickTicketSource(bundle.authData, deadline)).listWorksheets({ spreadsheet, fields: { spreadsheet: fieldLabel, worksheet: noun } }, deadline) : [];
      }),
      sample: { id: '0', label: 'Sheet1' },
    },
  };
}
