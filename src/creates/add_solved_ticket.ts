import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { step } from '../zapier/step.ts';
import type { StoredOutput } from '../steps/learning.ts';
import { storedOutputFields } from './stored_output.ts';

const inputFields = defineInputFields([
  { key: 'solution', label: 'Solution', type: 'text', required: true, helpText: 'The answer that solved it, as it was sent, for example “Hold the power button for ten seconds.” An answer that only promises to look into it is refused.' },
  { key: 'message', label: 'Problem', type: 'text', helpText: 'What the customer wrote, for example **Message** from New Ticket. Greetings, signatures and personal data are taken out before it is stored.' },
  { key: 'subject', label: 'Title', type: 'string', helpText: 'The subject line, or a title of your own, for example “Lamp does not charge the phone”.' },
  { key: 'ticket_ref', label: 'Ticket Reference', type: 'string', helpText: 'Your own number of the ticket, for example **Ticket ID** from New Ticket. Learning the same ticket again replaces what was learnt before.' },
  { key: 'product', label: 'Product', type: 'string', helpText: 'Which product it was about, for example “LumaDesk”.' },
  { key: 'issue', label: 'Issue', type: 'string', helpText: 'What it was about in a word or two, for example “charging failure”.' },
  { key: 'customer_email', label: 'Customer Email', type: 'string', helpText: 'So that this customer’s next ticket knows of this one, for example **Customer Email** from New Ticket. In Pinecone only a code made of the address is stored.' },
  { key: 'created_at', label: 'Created At', type: 'datetime', helpText: 'When the customer wrote, for example **Created At** from New Ticket.' },
  { key: 'url', label: 'Public Help Page', type: 'string', helpText: 'A page about it that customers may see, for example `https://help.example.com/charging`. A reply may link to it: do not map a link into your own system.' },
]);

const sheetFields = defineInputFields([
  {
    key: 'knowledge_spreadsheet', label: 'Knowledge Spreadsheet', type: 'string', dynamic: 'spreadsheets.id.label',
    helpText: 'The Google Sheet with your questions and answers, for example “Support answers”, shared for editing. Each ticket becomes a new row; nothing is overwritten. Leave blank to store it in your Pinecone index.',
  },
  {
    key: 'knowledge_sheet', label: 'Knowledge Worksheet', type: 'string', dynamic: 'knowledge_worksheets.id.label', dependsOn: ['knowledge_spreadsheet'],
    helpText: 'The tab with the columns ID, Question and Answer, for example “Answers”, the same as in Draft Reply. An empty tab gets its headers by itself. Blank means the first tab.',
  },
]);

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const { addSolvedTicket } = await import('../steps/learning.ts');
  return addSolvedTicket({ authData: bundle.authData, inputData: bundle.inputData, deadline });
});

const sample: StoredOutput = { ticket_id: 'FJ-1001', status: 'added', stored_in: 'knowledge_sheet', reason: '', warnings_text: '' };

/** Learn From Solved Ticket: a solved ticket becomes knowledge for the next replies. */
export const addSolvedTicketCreate = {
  key: 'add_solved_ticket',
  noun: 'Solved Ticket',
  display: { label: 'Learn From Solved Ticket', description: 'Stores how a ticket was solved, so that the next replies can draw on it.' },
  operation: {
    inputFields: [...inputFields, ...sheetFields],
    perform,
    sample: sample satisfies Awaited<ReturnType<typeof perform>>,
    // Two runs for one ticket must not both find it missing.
    lock: { key: 'solved_tickets', scope: ['account' as const], timeout: 30 },
    outputFields: storedOutputFields,
  },
};
