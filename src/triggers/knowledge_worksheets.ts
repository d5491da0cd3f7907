import { worksheetChoices } from './worksheet_choices.ts';

/** Hidden: fills the dropdowns “Knowledge Worksheet” and “Template Worksheet”. */
export const knowledgeWorksheetsTrigger = worksheetChoices({ key: 'knowledge_worksheets', noun: 'Knowledge Worksheet', spreadsheetField: 'knowledge_spreadsheet', fieldLabel: 'Knowledge Spreadsheet' });
