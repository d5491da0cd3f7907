import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { InputError } from '../errors.ts';
import { readLeastScore } from '../steps/reply_settings.ts';
import { readText } from '../fields.ts';
import { numberField, readNumber, requireNumbers } from '../number_fields.ts';
import { pickKnowledgeBase, standIns, type AuthData, type KnowledgeSheets } from '../services.ts';
import { step } from '../zapier/step.ts';
import sample from './similar_tickets_sample.ts';

const inputFields = defineInputFields([
  { key: 'message', label: 'Message', type: 'text', required: true, helpText: 'What the customer wrote, for example **Message** from New Ticket. Solved tickets and articles about the same problem are found by meaning.' },
  { key: 'subject', label: 'Subject', type: 'string', helpText: 'The subject line, if there is one, for example **Subject** from New Ticket.' },
  { key: 'product', label: 'Product', type: 'string', helpText: 'Results about another named product rank lower, for example “BrewMate”.' },
  numberField('limit', 'How many results you want, from 1 to 20, for example `5`. Their scores are estimates.'),
  numberField('min_similarity', 'From 0 to 1: results less like the message than this are left out, for example `0.6`. Blank means what fits the way your knowledge is searched.'),
  { key: 'index', label: 'Pinecone Index', type: 'string', dynamic: 'pinecone_indexes.id.label', helpText: 'Leave blank for the index of your connection. To search another, for example `support-kb`, open the list. With Pinecone, the text’s meaning (and without a Gemini key the text) is sent there.' },
  { key: 'knowledge_spreadsheet', label: 'Knowledge Spreadsheet', type: 'string', dynamic: 'spreadsheets.id.label', altersDynamicFields: true, helpText: 'If you keep your answers in a sheet instead of Pinecone: the spreadsheet that holds them, for example “Support answers”.' },
  { key: 'knowledge_sheet', label: 'Knowledge Worksheet', type: 'string', dynamic: 'knowledge_worksheets.id.label', dependsOn: ['knowledge_spreadsheet'], helpText: 'The tab with a question and an answer in each row, for example “Answers”. Blank means the first tab.' },
]);

/** The connection as it is, or with the index this step names: its place is looked up then. */
function connection(authData: AuthData, inputData: Record<string, unknown>): AuthData {
  const index = readText(inputData, 'index');
  if (!index || index === (authData.pinecone_index ?? '').trim()) return authData;
  return { ...authData, pinecone_index: index, pinecone_host: '', pinecone_dimension: '', pinecone_metric: '' };
}

function sheetsOf(inputData: Record<string, unknown>): KnowledgeSheets {
  const spreadsheet = readText(inputData, 'knowledge_spreadsheet');
  return { knowledge: spreadsheet ? { spreadsheet, worksheet: readText(inputData, 'knowledge_sheet'), fields: { spreadsheet: 'Knowledge Spreadsheet', worksheet: 'Knowledge Worksheet' } } : null, corrections: null };
}

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const { inputData } = bundle;
  requireNumbers(inputData, 'limit', 'min_similarity');
  const authData = connection(bundle.authData, inputData);
  const sheets = sheetsOf(inputData);
  if (!standIns.knowledgeBase && !sheets.knowledge && !((authData.pinecone_api_key ?? '').trim() && (authData.pinecone_index ?? '').trim())) {
    throw new InputError('There is nothing to search in: add Pinecone to this connection, or choose a knowledge spreadsheet in this step.');
  }
  const text = [readText(inputData, 'subject'), readText(inputData, 'message')].filter(Boolean).join('\n');
  if (!text) return [];
  const knowledgeBase = await pickKnowledgeBase(authData, sheets, deadline);
  const leastScore = readLeastScore(inputData);
  const passages = await knowledgeBase.search({ text, product: readText(inputData, 'product'), limit: readNumber(inputData, 'limit'), deadline, ...(leastScore !== undefined && { leastScore }) });
  return passages.map(({ id, title, problem, solution, product, url, score }) => ({ id, title, problem, solution, product, url, score }));
});

/** Finds solved tickets and articles near a message in the knowledge base. */
export const similarTickets = {
  key: 'similar_tickets',
  noun: 'Ticket',
  display: { label: 'Find Similar Tickets', description: 'Finds solved tickets and articles about the same problem.' },
  operation: {
    inputFields,
    perform,
    outputFields: [
      { key: 'id', label: 'ID', type: 'string' as const },
      { key: 'title', label: 'Title', type: 'string' as const },
      { key: 'problem', label: 'Problem', type: 'string' as const },
      { key: 'solution', label: 'Solution', type: 'string' as const },
      { key: 'product', label: 'Product', type: 'string' as const },
      { key: 'url', label: 'URL', type: 'string' as const },
      { key: 'score', label: 'Score (0 to 1)', type: 'number' as const },
    ],
    sample: sample satisfies Awaited<ReturnType<typeof perform>>[number],
  },
};
