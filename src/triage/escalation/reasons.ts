import type { EscalationReason, Severity } from '../../ports/engine.ts';

/** What each reason is called in an alert, worst first: among equal severities the earlier reason is the primary one. */
export const REASON_LABELS: Record<EscalationReason, string> = {
  safety: 'Danger to people',
  security_breach: 'Security breach',
  abusive_or_threat: 'Abuse or threat',
  legal_threat: 'Legal threat',
  outage: 'Outage',
  vulnerable_customer: 'Vulnerable customer',
  regulatory_privacy: 'Data protection request or complaint',
  chargeback_fraud: 'Chargeback or fraud',
  media_threat: 'Going public',
  prompt_injection: 'Attempt to steer the AI',
  sla: 'Agreed response time broken',
  human_request: 'Asks for a person',
  repeated_contact: 'Repeated contact',
  vip: 'VIP customer',
  cancellation: 'Angry cancellation',
  refund: 'Angry refund demand',
  strong_negative: 'Very upset customer',
  custom_rule: 'Your own rule',
  custom_phrase: 'Your own phrase',
  low_confidence: 'Cannot be judged with confidence',
  unreadable: 'Nothing to read',
  auto_reply: 'Automatic reply',
  thanks_only: 'Only a thank-you',
};

const inASentence = (label: string): string => `${label.endsWith('customer') ? 'a ' : ''}${label.charAt(0).toLowerCase()}${label.slice(1)}`;

/**
 * What an alert says of a finding. Of what a model alone has found the reason is often a guess: that a person should read it is certain, the
 * reason is not. `doubt`: what cannot be ruled out, where that is why the ticket is held.
 */
export function alertWords({ reason, decidedBy, doubt }: { reason: EscalationReason; decidedBy: string; doubt?: EscalationReason | undefined }): string {
  if (doubt) return `Please read: ${inASentence(REASON_LABELS[doubt])} cannot be ruled out`;
  return decidedBy === 'model' && reason !== 'low_confidence' ? `A person should read this (perhaps: ${inASentence(REASON_LABELS[reason])})` : REASON_LABELS[reason];
}

/** Reasons that describe an event: "if", "could" and "what happens when" take them back. Threats stay threats behind an "if". */
export const EVENTS: ReadonlySet<EscalationReason> = new Set<EscalationReason>([
  'safety', 'security_breach', 'outage', 'chargeback_fraud', 'vulnerable_customer', 'sla', 'regulatory_privacy',
]);

const ORDER = Object.keys(REASON_LABELS);
const WEIGHT: Record<Severity, number> = { none: 0, medium: 1, high: 2, critical: 3 };

export const worseOf = (a: Severity, b: Severity): Severity => (WEIGHT[b] > WEIGHT[a] ? b : a);

/** Sorts by severity, then by the order of `REASON_LABELS`. */
export const bySeverity = (a: { reason: EscalationReason; severity: Severity }, b: { reason: EscalationReason; severity: Severity }): number =>
  WEIGHT[b.severity] - WEIGHT[a.severity] || ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason);
