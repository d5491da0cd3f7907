import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { engineFields, ticketFields, ticketLinkFields, under } from '../fields.ts';
import { step } from '../zapier/step.ts';
import sample from './analyze_sentiment_sample.ts';

/** Where a team without Pinecone keeps what it corrected; the actions that learn ask for it under the same keys. */
export const correctionFields = defineInputFields([
  {
    key: 'corrections_spreadsheet', label: 'Corrections Spreadsheet', type: 'string', dynamic: 'spreadsheets.id.label',
    helpText: 'The Google Sheet into which Record Correction writes, for example “Support corrections”, so that tickets like the corrected ones are read the way your team reads them. Leave blank if you use Pinecone (they are then stored and looked up there) or have none.',
  },
  {
    key: 'corrections_worksheet', label: 'Corrections Worksheet', type: 'string', dynamic: 'corrections_worksheets.id.label', dependsOn: ['corrections_spreadsheet'],
    helpText: 'The tab of that spreadsheet, for example “Corrections”. Blank means the first tab.',
  },
]);

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const { analyzeSentiment } = await import('../steps/sentiment_analysis.ts');
  return analyzeSentiment({ authData: bundle.authData, inputData: bundle.inputData, deadline });
});

/** Analyze Sentiment: how the customer feels, in their own words, and how sure that is. */
export const analyzeSentimentCreate = {
  key: 'analyze_sentiment',
  noun: 'Sentiment',
  display: { label: 'Analyze Sentiment', description: 'Reads how the customer feels and how urgent the ticket is, with the words that show it.' },
  operation: {
    inputFields: [...ticketFields, ...ticketLinkFields, ...under('corrections', correctionFields), ...under('engine', engineFields)],
    inputFieldGroups: [{ key: 'corrections', label: 'What Your Team Corrected' }, { key: 'engine', label: 'Engine' }],
    perform,
    sample: sample satisfies Awaited<ReturnType<typeof perform>>,
    outputFields: [
      { key: 'ticket_id', label: 'Ticket ID', type: 'string' as const },
      { key: 'sentiment', label: 'Sentiment', type: 'string' as const },
      { key: 'score', label: 'Score', type: 'number' as const },
      { key: 'confidence', label: 'Confidence', type: 'number' as const },
      { key: 'confidence_level', label: 'Confidence Level', type: 'string' as const },
      { key: 'emotion', label: 'Emotion', type: 'string' as const },
      { key: 'urgency', label: 'Urgency', type: 'string' as const },
      { key: 'reasoning', label: 'Reasoning', type: 'string' as const },
      { key: 'evidence', label: 'Evidence', type: 'string' as const },
      { key: 'needs_review', label: 'Needs Review', type: 'boolean' as const },
      { key: 'language', label: 'Language', type: 'string' as const },
      { key: 'slack_text', label: 'Slack Text', type: 'string' as const },
      { key: 'engine', label: 'Engine', type: 'string' as const },
      { key: 'warnings', label: 'Warnings', type: 'string' as const, list: true },
      { key: 'warnings_text', label: 'Warnings Text', type: 'string' as const },
    ],
  },
};
