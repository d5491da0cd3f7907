import type { EscalationReason, Severity } from '../../ports/engine.ts';
import { foldFully } from '../text/characters.ts';

/** What each reason is called in an alert, worst first: among equal severities the earlier reason is the primary one, but for insults (`rankOf`). Of reasons found together the order is that in which those who labelled such tickets named them. */
export const REASON_LABELS: Record<EscalationReason, string> = {
  safety: 'Danger to people',
  security_breach: 'Security breach',
  abusive_or_threat: 'Abuse or threat',
  regulatory_privacy: 'Data protection request or complaint',
  chargeback_fraud: 'Chargeback or fraud',
  legal_threat: 'Legal threat',
  outage: 'Outage',
  vulnerable_customer: 'Vulnerable customer',
  media_threat: 'Going public',
  prompt_injection: 'Attempt to steer the AI',
  sla: 'Agreed response time broken',
  cancellation: 'Angry cancellation',
  refund: 'Angry refund demand',
  repeated_contact: 'Repeated contact',
  human_request: 'Asks for a person',
  vip: 'VIP customer',
  strong_negative: 'Very upset customer',
  custom_rule: 'Your own rule',
  custom_phrase: 'Your own phrase',
  low_confidence: 'Cannot be judged with confidence',
  unreadable: 'Nothing to read',
  auto_reply: 'Automatic reply',
  thanks_only: 'Only a thank-you',
};

/** What a reason is called where it is raised without anger, since the zap wants every one. */
const CALM_LABELS: Partial<Record<EscalationReason, string>> = { refund: 'Asks for a refund', cancellation: 'Asks to cancel' };

/** What the reason of a finding is called. */
export const labelOf = ({ reason, calm }: { reason: EscalationReason; calm?: boolean | undefined }): string => (calm && CALM_LABELS[reason]) || REASON_LABELS[reason];

const inASentence = (label: string): string => `${label.endsWith('customer') ? 'a ' : ''}${label.charAt(0).toLowerCase()}${label.slice(1)}`;

/**
 * What an alert says of a finding. Of what a model alone has found the reason is often a guess: that a person should read it is certain, the
 * reason is not. `doubt`: what cannot be ruled out, where that is why the ticket is held.
 */
export function alertWords(finding: { reason: EscalationReason; decidedBy: string; calm?: boolean | undefined; doubt?: EscalationReason | undefined }): string {
  const { reason, decidedBy, doubt } = finding;
  if (doubt) return `Please read: ${inASentence(REASON_LABELS[doubt])} cannot be ruled out`;
  return decidedBy === 'model' && reason !== 'low_confidence' ? `A person should read this (perhaps: ${inASentence(REASON_LABELS[reason])})` : labelOf(finding);
}

/** Reasons that describe an event: "if", "could" and "what happens when" take them back. Threats stay threats behind an "if". */
export const EVENTS: ReadonlySet<EscalationReason> = new Set<EscalationReason>([
  'safety', 'security_breach', 'outage', 'chargeback_fraud', 'vulnerable_customer', 'sla', 'regulatory_privacy',
]);

const ORDER = Object.keys(REASON_LABELS);
const WEIGHT: Record<Severity, number> = { none: 0, medium: 1, high: 2, critical: 3 };

export const worseOf = (a: Severity, b: Severity): Severity => (WEIGHT[b] > WEIGHT[a] ? b : a);

/** An insult, unlike a threat, leads before nothing but anger: what the matter is about says more. */
const rankOf = ({ reason, severity }: Ranked): number => ORDER.indexOf(reason === 'abusive_or_threat' && severity !== 'critical' ? 'vip' : reason);

interface Ranked { reason: EscalationReason; severity: Severity }

/** Sorts by severity, then by the order of `REASON_LABELS`. */
export const bySeverity = (a: Ranked, b: Ranked): number => WEIGHT[b.severity] - WEIGHT[a.severity] || rankOf(a) - rankOf(b);

/** Beside these, police, courts and authorities are named against a third party or as whom to tell: of 119 labelled tickets 110 are theirs and high, 7 a legal threat's. */
const NAMES_THE_LAW: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['chargeback_fraud', 'regulatory_privacy']);
/** Who speaks of a lawyer, a suit or a court threatens with them, whatever stands beside it: folded words of our languages. */
const PURSUES = /lawyer|attorney|solicitor|\bsu(?:e|ing)\b|court|anwalt|klag|gericht|abogad|demand|juzgad|avocat|tribuna|justice|advogad|processa|juiz/;

/** A legal threat beside what only names the law is as grave as that, and comes behind it. */
export function behindItsCause<Found extends Ranked & { phrase: string }>(findings: Found[]): Found[] {
  if (!findings.some(({ reason }) => NAMES_THE_LAW.has(reason))) return findings;
  return findings.map((found): Found => (found.reason === 'legal_threat' && !PURSUES.test(foldFully(found.phrase)) ? { ...found, severity: 'high' } : found)).sort(bySeverity);
}
