import { worksheetChoices } from './worksheet_choices.ts';

/** Hidden: fills the dropdown “Corrections Worksheet”. */
export const correctionsWorksheetsTrigger = worksheetChoices({ key: 'corrections_worksheets', noun: 'Corrections Worksheet', spreadsheetField: 'corrections_spreadsheet', fieldLabel: 'Corrections Spreadsheet' });
