import { worksheetChoices } from './worksheet_choices.ts';

/** Hidden: fills the dropdown “Ticket History Worksheet”. */
export const historyWorksheetsTrigger = worksheetChoices({ key: 'history_worksheets', noun: 'History Worksheet', spreadsheetField: 'history_spreadsheet', fieldLabel: 'Ticket History Spreadsheet' });
