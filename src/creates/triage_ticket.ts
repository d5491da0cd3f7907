import type { Bundle, ZObject } from 'zapier-platform-core';
import { engineFields, ticketFields, ticketLinkFields, under } from '../fields.ts';
import { step } from '../zapier/step.ts';
import { analyzeSentimentCreate, correctionFields } from './analyze_sentiment.ts';
import { checkEscalationCreate, escalationFields } from './check_escalation.ts';
import { draftReplyCreate, knowledgeFields, sendingFields, styleFields } from './draft_reply.ts';
import sample from './triage_ticket_sample.ts';

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const { triageTicket } = await import('../steps/ticket_triage.ts');
  return triageTicket({ authData: bundle.authData, inputData: bundle.inputData, deadline });
});

/** The outputs of the three single actions, each key once. */
const outputFields = [...new Map([
  ...checkEscalationCreate.operation.outputFields.filter(({ key }) => key === 'ticket_id' || key === 'route'),
  ...analyzeSentimentCreate.operation.outputFields, ...checkEscalationCreate.operation.outputFields, ...draftReplyCreate.operation.outputFields,
].map((field) => [field.key, field])).values()];

/** Triage Ticket: sentiment, escalation and reply in one step, and the route to branch on. */
export const triageTicketCreate = {
  key: 'triage_ticket',
  noun: 'Ticket',
  display: { label: 'Triage Ticket', description: 'Reads how the customer feels, decides whether a person must take the ticket, and drafts the reply, all in one step.' },
  operation: {
    inputFields: [
      ...ticketFields, ...ticketLinkFields, ...sendingFields,
      ...under('knowledge', knowledgeFields), ...under('style', styleFields), ...under('escalation', escalationFields),
      ...under('corrections', correctionFields), ...under('engine', engineFields),
    ],
    inputFieldGroups: [
      { key: 'knowledge', label: 'Knowledge for Replies' },
      { key: 'style', label: 'How Replies Sound' },
      { key: 'escalation', label: 'What Goes to a Person' },
      { key: 'corrections', label: 'What Your Team Corrected' },
      { key: 'engine', label: 'Engine' },
    ],
    perform,
    sample: sample satisfies Awaited<ReturnType<typeof perform>>,
    outputFields,
  },
};
