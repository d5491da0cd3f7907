import { nameOf } from '../errors.ts';
import { readList, readOption, readText, requireOption, takenAsOne } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import type { EscalationReason } from '../ports/engine.ts';
import { domainOf } from '../triage/escalation/circumstances.ts';
import { REASON_LABELS } from '../triage/escalation/reasons.ts';
import { readSentimentLabel } from '../triage/sentiment_label.ts';
import type { EscalationSettings, Policy } from '../triage/escalation/settings.ts';

/** What may be chosen of a policy, and which reasons may be switched off, as the editor names them. */
export const POLICY_CHOICES: Record<Policy, string> = { never: 'Never', when_angry: 'When the customer is angry', always: 'Always' };
const SWITCHABLE = [
  'safety', 'security_breach', 'legal_threat', 'outage', 'regulatory_privacy', 'media_threat', 'chargeback_fraud', 'human_request', 'repeated_contact', 'sla', 'abusive_or_threat', 'vulnerable_customer', 'strong_negative',
] as const satisfies EscalationReason[];
export const REASON_CHOICES = Object.fromEntries(SWITCHABLE.map((reason) => [reason, REASON_LABELS[reason]]));

/** Each by its name or its label. */
const readReasons = (inputData: Record<string, unknown>): EscalationReason[] =>
  readList(inputData, 'reasons_off').map((said) => requireOption(said, 'Reasons to Switch Off', REASON_LABELS));

/** Until when an answer is owed, in ISO-8601; `""` where the zap does not say, or says what is no date. The reader of dates is loaded where it does. */
async function readDueAt(inputData: Record<string, unknown>): Promise<string> {
  const written = readText(inputData, 'due_at');
  return written === '' ? '' : (await import('../triage/ticket_table/ticket_dates.ts')).readMoment(written);
}

/** What the zap has chosen about escalation. */
export async function readEscalationSettings(inputData: Record<string, unknown>): Promise<EscalationSettings> {
  return {
    refundPolicy: readOption(inputData, 'refund_policy', 'Escalate Refund Requests', POLICY_CHOICES, 'when_angry'),
    cancellationPolicy: readOption(inputData, 'cancellation_policy', 'Escalate Cancellations', POLICY_CHOICES, 'when_angry'),
    // Phrases may hold commas.
    extraPhrases: readList(inputData, 'extra_phrases', '\n'),
    ignorePhrases: readList(inputData, 'ignore_phrases', '\n'),
    reasonsOff: readReasons(inputData),
    vipDomains: readList(inputData, 'vip_domains'),
    vipTiers: readList(inputData, 'vip_tiers'),
    customerTier: readText(inputData, 'customer_tier'),
    repeatedContactCount: readNumber(inputData, 'repeated_contact_count'),
    dueAt: await readDueAt(inputData),
  };
}

const wordless = (inputData: Record<string, unknown>, key: string, label: string): string[] => readList(inputData, key, '\n').filter((entry) => !/[\p{L}\p{N}]/u.test(entry))
  .map((entry) => `“${label}” holds “${nameOf(entry)}”, which has no word: it is left out.`);

/** What was filled in and cannot be read, and so escalates nothing. `dueAt` as it was read. */
export function unreadSettings(inputData: Record<string, unknown>, dueAt: string): string[] {
  const due = readText(inputData, 'due_at'), sentiment = readText(inputData, 'sentiment'), domains = readList(inputData, 'vip_domains').filter((entry) => domainOf(entry) === '');
  return [
    ...(due !== '' && dueAt === '' ? [`“Answer Due At” holds “${nameOf(due)}”, which is no date that can be read: it is left out. Write for example 2026-11-30 17:00.`] : []),
    ...(sentiment !== '' && !readSentimentLabel(sentiment) ? [`“Sentiment” holds “${nameOf(sentiment)}”: it is left out. Map negative, neutral or positive.`] : []),
    ...Object.entries({ extra_phrases: 'Phrases That Always Escalate', ignore_phrases: 'Phrases to Ignore' }).flatMap(([key, label]) => [...takenAsOne(inputData, key, label), ...wordless(inputData, key, label)]),
    ...domains.map((entry) => `“VIP Domains” holds “${nameOf(entry)}”, which is no domain: it is left out. Write for example big-customer.com.`),
  ];
}
