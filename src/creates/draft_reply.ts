import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { engineFields, ticketFields, under, yesOrNoField } from '../fields.ts';
import { numberField } from '../number_fields.ts';
import { step } from '../zapier/step.ts';
import sample from './draft_reply_sample.ts';
import { ESCALATED_CHOICES } from '../steps/reply_settings.ts';

const decisionFields = defineInputFields([
  yesOrNoField('should_escalate', 'Map **Should Escalate** from Check Escalation, for example `false`. Yes (`true`) stops this step, so that no automatic answer reaches such a customer: put the step that alerts your team (for example Slack) before this one, or in a Path of its own.'),
  yesOrNoField('auto_reply_allowed', 'Map **Auto-Reply Allowed** from Check Escalation, for example `true`. No (`false`) stops this step.'),
  {
    key: 'when_escalated', label: 'When Escalated', type: 'string', default: 'halt', choices: ESCALATED_CHOICES,
    helpText: '“Stop the run here” is for zaps whose Slack step stands before this one, or in a Path. If it comes after this step, choose “Go on with an empty reply”: otherwise nobody would be alerted.',
  },
]);

/** When a reply may go out; Triage Ticket asks for the same. */
export const sendingFields = defineInputFields([
  {
    default: 'false', ...yesOrNoField('allow_auto_send', 'Leave it off to begin with, and read some drafts first. Once it is on, **Can Auto-Send** is true for replies that pass every check: let a Filter or Path look at it before Gmail sends anything.'),
  },
  numberField('min_confidence', 'From 0 to 1. A reply below it is left for a person, for example `0.8` to be stricter. Blank means 0.7.'),
]);

/** What a reply is written from; Triage Ticket asks for the same. */
export const knowledgeFields = defineInputFields([
  {
    key: 'products', label: 'Products', type: 'string', list: true,
    helpText: 'One product an entry, with other names after “=”, for example `BrewMate = coffee machine, brewer`.',
  },
  {
    key: 'knowledge_spreadsheet', label: 'Knowledge Spreadsheet', type: 'string', dynamic: 'spreadsheets.id.label',
    helpText: 'The Google Sheet with your questions and answers, for example “Support answers”. Leave blank if you use Pinecone (the ticket’s text is then looked up there) or have none.',
  },
  {
    key: 'knowledge_sheet', label: 'Knowledge Worksheet', type: 'string', dynamic: 'knowledge_worksheets.id.label', dependsOn: ['knowledge_spreadsheet'],
    helpText: 'The tab with the columns Question and Answer, for example “Answers”; if you like with Product, Issue and URL. Blank means the first tab.',
  },
  {
    key: 'template_sheet', label: 'Template Worksheet', type: 'string', dynamic: 'knowledge_worksheets.id.label', dependsOn: ['knowledge_spreadsheet'],
    helpText: 'A tab of the same spreadsheet with the columns Product, Issue, Language and Text. Your own texts come before the built-in ones; `{first_name}`, `{product}` and `{order_number}` are filled in. Without a Knowledge Worksheet or Pinecone beside it they stay drafts for a person.',
  },
  numberField('min_similarity', 'From 0 to 1: knowledge less like the ticket than this is left aside, for example `0.6` to be stricter. Blank means what fits the way your knowledge is searched.'),
  numberField('history_days', 'How far back earlier contacts of the same customer are looked up, for example `30`. 0 switches it off; blank means 90.'),
]);

/** How a reply sounds; Triage Ticket asks for the same. */
export const styleFields = defineInputFields([
  { key: 'tone', label: 'Tone', type: 'string', default: 'friendly and clear', helpText: 'How the reply sounds, for example “formal” or “warm and short”. “Formal” also greets by the full name and, with Gemini, says Sie, usted or vous, as “informal” says du, tú or tu; else the customer’s own way is kept to. The built-in sentences fit either in German and Spanish. Blank means friendly and clear.' },
  { key: 'company_name', label: 'Company Name', type: 'string', helpText: 'Your name under the reply, for example “Fjordlight”. Blank means “Your support team” in the customer’s language.' },
  { key: 'signature', label: 'Signature', type: 'text', helpText: 'The lines under each reply, for example “Kind regards, Mia from Fjordlight”. Blank means a neutral sign-off in the customer’s language.' },
  { key: 'instructions', label: 'Dos and Don’ts', type: 'text', helpText: 'For Gemini only, and sent to it: how your team answers, for example “Offer the guide before asking for photos.” Blank means none.' },
  { key: 'never_mention', label: 'Never Mention', type: 'string', list: true, helpText: 'Words that must not be in a reply, for example a competitor’s name: as whole words, so give “refunds” beside “refund”. A reply with one of them is never sent by itself. Blank means none.' },
  numberField('max_words', 'How long a reply may be, from 20 to 1000 words, for example `100`. Blank means 150.'),
]);

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const { draftReply } = await import('../steps/drafting.ts');
  return draftReply({ authData: bundle.authData, inputData: bundle.inputData, deadline });
});

/** Draft Reply: a reply from the team's own knowledge, and whether it may go out by itself. */
export const draftReplyCreate = {
  key: 'draft_reply',
  noun: 'Reply',
  display: { label: 'Draft Reply', description: 'Drafts a reply from your own knowledge in the customer’s language, and says whether it may be sent by itself.' },
  operation: {
    inputFields: [
      ...ticketFields, ...decisionFields, ...sendingFields,
      ...under('knowledge', knowledgeFields), ...under('style', styleFields), ...under('engine', engineFields),
    ],
    inputFieldGroups: [
      { key: 'knowledge', label: 'Knowledge for Replies' },
      { key: 'style', label: 'How Replies Sound' },
      { key: 'engine', label: 'Engine' },
    ],
    perform,
    sample,
    outputFields: [
      { key: 'ticket_id', label: 'Ticket ID', type: 'string' as const },
      { key: 'status', label: 'Status', type: 'string' as const },
      { key: 'can_auto_send', label: 'Can Auto-Send', type: 'boolean' as const },
      { key: 'blockers', label: 'Blockers', type: 'string' as const, list: true },
      { key: 'blockers_text', label: 'Blockers Text', type: 'string' as const },
      { key: 'reply_subject', label: 'Reply Subject', type: 'string' as const },
      { key: 'reply_html', label: 'Reply HTML', type: 'string' as const },
      { key: 'reply_text', label: 'Reply Text', type: 'string' as const },
      { key: 'reply_language', label: 'Reply Language', type: 'string' as const },
      { key: 'product', label: 'Product', type: 'string' as const },
      { key: 'product_confidence', label: 'Product Confidence', type: 'number' as const },
      { key: 'issue', label: 'Issue', type: 'string' as const },
      { key: 'template', label: 'Template', type: 'string' as const },
      { key: 'reply_confidence', label: 'Reply Confidence', type: 'number' as const },
      {
        key: 'sources', label: 'Sources', children: [
          { key: 'id', label: 'Source ID', type: 'string' as const },
          { key: 'title', label: 'Source Title', type: 'string' as const },
          { key: 'url', label: 'Source URL', type: 'string' as const },
          { key: 'score', label: 'Source Score', type: 'number' as const },
        ],
      },
      { key: 'sources_text', label: 'Sources Text', type: 'string' as const },
      { key: 'unsupported_claims_text', label: 'Unsupported Claims Text', type: 'string' as const },
      { key: 'internal_note', label: 'Internal Note', type: 'string' as const },
      { key: 'engine', label: 'Engine', type: 'string' as const },
      { key: 'warnings', label: 'Warnings', type: 'string' as const, list: true },
      { key: 'warnings_text', label: 'Warnings Text', type: 'string' as const },
    ],
  },
};
