import { readList, readNumber, readText } from '../fields.ts';
import { ESCALATION_REASONS, type EscalationReason } from '../ports/engine.ts';
import { POLICIES, type EscalationSettings, type Policy } from '../triage/escalation/settings.ts';

/** Days back that count as "lately" where the zap does not say otherwise, and how many contacts in them are too many. */
export const DEFAULT_CONTACT_DAYS = 7;
const DEFAULT_CONTACT_COUNT = 3;

const readPolicy = (inputData: Record<string, unknown>, key: string): Policy => {
  const said = readText(inputData, key);
  return POLICIES.find((policy) => policy === said) ?? 'when_angry';
};

/** Phrases may hold commas: one a line, or one an entry of the list. */
function readPhrases(inputData: Record<string, unknown>, key: string): string[] {
  const value = inputData[key];
  const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split('\n');
  return parts.map((part) => part.trim()).filter(Boolean);
}

const readReasons = (inputData: Record<string, unknown>): EscalationReason[] =>
  ESCALATION_REASONS.filter((reason) => readList(inputData, 'reasons_off').includes(reason));

/** What the zap has chosen about escalation. */
export function readEscalationSettings(inputData: Record<string, unknown>): EscalationSettings {
  return {
    refundPolicy: readPolicy(inputData, 'refund_policy'),
    cancellationPolicy: readPolicy(inputData, 'cancellation_policy'),
    extraPhrases: readPhrases(inputData, 'extra_phrases'),
    ignorePhrases: readPhrases(inputData, 'ignore_phrases'),
    reasonsOff: readReasons(inputData),
    vipDomains: readList(inputData, 'vip_domains'),
    vipTiers: readList(inputData, 'vip_tiers'),
    customerTier: readText(inputData, 'customer_tier'),
    repeatedContactCount: Math.round(readNumber(inputData, 'repeated_contact_count', DEFAULT_CONTACT_COUNT, 0, 1_000)),
    dueAt: readText(inputData, 'due_at'),
  };
}
