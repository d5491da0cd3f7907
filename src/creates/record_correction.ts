import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { step } from '../zapier/step.ts';
import { correctionFields } from './analyze_sentiment.ts';
import type { StoredOutput } from '../steps/learning.ts';
import { storedOutputFields } from './stored_output.ts';

const inputFields = defineInputFields([
  { key: 'sentiment', label: 'Correct Sentiment', type: 'string', required: true, choices: { negative: 'Negative', neutral: 'Neutral', positive: 'Positive' }, helpText: 'What a person says the customer feels: pick one, or map a column of your sheet that holds `negative`, `neutral` or `positive`.' },
  { key: 'message', label: 'Message', type: 'text', helpText: 'What the customer wrote, for example **Message** from New Ticket. E-mail addresses, phone, card and account numbers are taken out before it is stored.' },
  { key: 'subject', label: 'Subject', type: 'string', helpText: 'The subject line, if there is one, for example **Subject** from New Ticket.' },
  { key: 'ticket_ref', label: 'Ticket Reference', type: 'string', helpText: 'Your own number of the ticket, for example **Ticket ID** from New Ticket. A second correction of the same ticket replaces the first.' },
  { key: 'thought', label: 'Why', type: 'string', helpText: 'The thought behind it in a few words, for example “‘Well done’ is sarcasm.” Gemini learns more from it than from the label alone.' },
]);

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const { recordCorrection } = await import('../steps/learning.ts');
  return recordCorrection({ authData: bundle.authData, inputData: bundle.inputData, deadline });
});

const sample: StoredOutput = { ticket_id: 'FJ-1009', status: 'added', stored_in: 'corrections_sheet', reason: '', warnings_text: '' };

/** Record Correction: what a person decided about a ticket's sentiment, for the next tickets like it. */
export const recordCorrectionCreate = {
  key: 'record_correction',
  noun: 'Correction',
  display: { label: 'Record Correction', description: 'Stores how a person reads a ticket, so that the next tickets like it are read that way.' },
  operation: {
    inputFields: [...inputFields, ...correctionFields],
    perform,
    sample: sample satisfies Awaited<ReturnType<typeof perform>>,
    // Two runs for one ticket must not both find it missing.
    lock: { key: 'corrections', scope: ['account' as const], timeout: 30 },
    outputFields: storedOutputFields,
  },
};
