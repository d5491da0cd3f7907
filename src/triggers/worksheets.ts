import { worksheetChoices } from './worksheet_choices.ts';

/** Hidden: fills the dropdown “Worksheet”; stores the tab's own id, which survives a new name. */
export const worksheetsTrigger = worksheetChoices({ key: 'worksheets', noun: 'Worksheet', spreadsheetField: 'spreadsheet', fieldLabel: 'Spreadsheet' });
