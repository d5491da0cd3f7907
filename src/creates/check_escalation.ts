import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { engineFields, ticketFields, ticketLinkFields, under } from '../fields.ts';
import { numberField } from '../number_fields.ts';
import { step } from '../zapier/step.ts';
import sample from './check_escalation_sample.ts';
import { POLICY_CHOICES, REASON_CHOICES } from '../steps/escalation_settings.ts';

/** What a team may choose about escalation; Triage Ticket asks for the same. */
export const escalationFields = defineInputFields([
  { key: 'refund_policy', label: 'Escalate Refund Requests', type: 'string', choices: POLICY_CHOICES, default: 'when_angry', helpText: 'When a customer asks for their money back, for example “I want a refund”. A calm request is an ordinary ticket for most teams.' },
  { key: 'cancellation_policy', label: 'Escalate Cancellations', type: 'string', choices: POLICY_CHOICES, default: 'when_angry', helpText: 'When a customer wants to cancel, for example “please end my subscription”.' },
  { key: 'extra_phrases', label: 'Phrases That Always Escalate', type: 'string', list: true, helpText: 'Your own words, one an entry, for example “data room” or “Project Orion”. Upper and lower case do not matter.' },
  { key: 'ignore_phrases', label: 'Phrases to Ignore', type: 'string', list: true, helpText: 'Words that must never escalate by themselves, for example the product name “Firestorm”.' },
  {
    key: 'reasons_off', label: 'Reasons to Switch Off', type: 'string', list: true, helpText: 'Choose a reason your team does not want to be called for, for example “Outage” if a status page answers those. Leave blank to keep all of them.',
    choices: REASON_CHOICES,
  },
  { key: 'vip_domains', label: 'VIP Email Domains', type: 'string', list: true, helpText: 'Customers whose address ends in one of these always go to a person, for example `bigcustomer.com`.' },
  { key: 'customer_tier', label: 'Customer Tier', type: 'string', helpText: 'The plan or tier you know this customer by, mapped from your sheet or CRM, for example “Enterprise”.' },
  { key: 'vip_tiers', label: 'VIP Tiers', type: 'string', list: true, helpText: 'Tiers that always go to a person, for example “Enterprise”.' },
  { key: 'due_at', label: 'Answer Due At', type: 'datetime', helpText: 'Until when you owe an answer, for example `2026-11-30 17:00` or a column of your sheet. Once that time has passed the ticket goes to a person.' },
  numberField('repeated_contact_count', 'A customer who writes this often within the days below goes to a person, for example `3`. 0 switches this off.'),
  numberField('repeated_contact_days', 'In how many days those contacts are counted, for example `7` for one week.'),
  { key: 'history_spreadsheet', label: 'Ticket History Spreadsheet', type: 'string', dynamic: 'spreadsheets.id.label', helpText: 'The sheet your tickets arrive in, for example the one of New Ticket, to count how often a customer wrote. Leave blank if you use Pinecone, or to skip the count.' },
  { key: 'history_worksheet', label: 'Ticket History Worksheet', type: 'string', dynamic: 'history_worksheets.id.label', dependsOn: ['history_spreadsheet'], helpText: 'The tab of that spreadsheet, for example “Tickets”. Blank means the first one.' },
  numberField('history_header_row', 'The number of the row of that tab that holds the headers, for example `3` where a title stands above them.'),
  { key: 'plain_rule', label: 'Your Rule in Plain Words', type: 'text', helpText: 'For Gemini only, and sent to it: for example “Escalate when an Enterprise customer mentions downtime.” It can add escalations, never remove one.' },
]);

const sentimentFields = defineInputFields([
  { key: 'sentiment', label: 'Sentiment', type: 'string', helpText: 'If Analyze Sentiment comes before this step: map its **Sentiment**, for example `negative`. Blank means this step finds out for itself.' },
  numberField('sentiment_score', 'If Analyze Sentiment comes before this step: map its **Score**, for example `-0.8`.'),
]);

const acknowledgementFields = defineInputFields([
  { key: 'company_name', label: 'Company Name', type: 'string', helpText: 'Stands under the acknowledgement to the customer, for example “Fjordlight Support”.' },
  { key: 'signature', label: 'Signature', type: 'text', helpText: 'The lines under the acknowledgement, for example “Kind regards, Mia from Fjordlight”. Blank means a neutral sign-off in the customer’s language.' },
]);

const perform = step(async (_z: ZObject, bundle: Bundle<Record<string, unknown>>, deadline) => {
  const { checkEscalation } = await import('../steps/escalation_check.ts');
  const asked = { authData: bundle.authData, inputData: bundle.inputData, deadline };
  const answer = await checkEscalation(asked);
  if (!bundle.meta?.isLoadingSample) return answer;
  // The editor's test step: what these settings would have done to the last tickets, beside the answer on this one.
  const { rehearsalText } = await import('../steps/escalation_rehearsal.ts');
  const rehearsal = await rehearsalText(asked);
  return rehearsal ? { ...answer, warnings: [...answer.warnings, rehearsal], warnings_text: [...answer.warnings, rehearsal].join('\n') } : answer;
});

/** Check Escalation: whether a person must take this ticket, why, and the hand-over ready to send. */
export const checkEscalationCreate = {
  key: 'check_escalation',
  noun: 'Escalation',
  display: { label: 'Check Escalation', description: 'Decides whether a person must take the ticket, and writes the alert and the hand-over.' },
  operation: {
    inputFields: [
      ...ticketFields, ...ticketLinkFields, ...sentimentFields,
      ...under('escalation', escalationFields), ...under('acknowledgement', acknowledgementFields), ...under('engine', engineFields),
    ],
    inputFieldGroups: [
      { key: 'escalation', label: 'What Goes to a Person' },
      { key: 'acknowledgement', label: 'Acknowledgement to the Customer' },
      { key: 'engine', label: 'Engine' },
    ],
    perform,
    sample: sample satisfies Awaited<ReturnType<typeof perform>>,
    outputFields: [
      { key: 'ticket_id', label: 'Ticket ID', type: 'string' as const },
      { key: 'should_escalate', label: 'Should Escalate', type: 'boolean' as const },
      { key: 'auto_reply_allowed', label: 'Auto-Reply Allowed', type: 'boolean' as const },
      { key: 'route', label: 'Route', type: 'string' as const },
      { key: 'severity', label: 'Severity', type: 'string' as const },
      { key: 'primary_reason', label: 'Primary Reason', type: 'string' as const },
      { key: 'primary_reason_label', label: 'Primary Reason Label', type: 'string' as const },
      { key: 'reasons', label: 'Reasons', type: 'string' as const, list: true },
      { key: 'reasons_text', label: 'Reasons Text', type: 'string' as const },
      { key: 'matched_phrase', label: 'Matched Phrase', type: 'string' as const },
      { key: 'suppressed_matches_text', label: 'Suppressed Matches Text', type: 'string' as const },
      { key: 'decided_by', label: 'Decided By', type: 'string' as const },
      { key: 'contact_count', label: 'Contact Count', type: 'integer' as const },
      { key: 'is_vip', label: 'Is VIP', type: 'boolean' as const },
      { key: 'injection_suspected', label: 'Injection Suspected', type: 'boolean' as const },
      { key: 'language', label: 'Language', type: 'string' as const },
      { key: 'forward_subject', label: 'Forward Subject', type: 'string' as const },
      { key: 'forward_html', label: 'Forward HTML', type: 'string' as const },
      { key: 'acknowledgement_subject', label: 'Acknowledgement Subject', type: 'string' as const },
      { key: 'acknowledgement_html', label: 'Acknowledgement HTML', type: 'string' as const },
      { key: 'acknowledgement_text', label: 'Acknowledgement Text', type: 'string' as const },
      { key: 'slack_text', label: 'Slack Text', type: 'string' as const },
      { key: 'engine', label: 'Engine', type: 'string' as const },
      { key: 'warnings', label: 'Warnings', type: 'string' as const, list: true },
      { key: 'warnings_text', label: 'Warnings Text', type: 'string' as const },
    ],
  },
};
