import type { EscalationOpinion, EscalationReason } from '../../ports/engine.ts';
import type { EscalationVerdict, EscalationFinding } from './verdict.ts';
import { REASON_LABELS } from './reasons.ts';
import type { EscalationSettings } from './settings.ts';

/** Under this an opinion of Gemini's is worth a look, not an alarm; the built-in model has a bar of its own for each reason. */
const SURE = 0.5;

const switchedOff = (reason: string, settings: EscalationSettings): boolean =>
  settings.reasonsOff.some((off) => off === reason)
  || (reason === 'refund' && settings.refundPolicy === 'never') || (reason === 'cancellation' && settings.cancellationPolicy === 'never');

/** Reasons of which a phrase that was passed over as an ordinary sentence is looked at, unless the model is sure that it is one. */
const GRAVE: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['safety', 'security_breach', 'abusive_or_threat', 'legal_threat']);

/** What cannot be ruled out, and the customer's words for it. */
interface Doubt {
  reason: EscalationReason;
  phrase: string;
}

/** A grave phrase that the rules passed over as an ordinary sentence, which the built-in model is not sure of; Gemini has read it for itself. */
const passedOver = ({ suppressed }: EscalationVerdict, engine: string): Doubt | undefined =>
  (engine === 'builtin' ? suppressed.find(({ reason, why }) => why === 'an ordinary sentence' && GRAVE.has(reason)) : undefined);

/**
 * A verdict that rules left open, after an engine was asked. The opinion may raise it to `human` or `review`; it can
 * lower nothing, and a reason the team switched off stays off.
 */
export function raise(verdict: EscalationVerdict, opinion: EscalationOpinion, settings: EscalationSettings): EscalationVerdict {
  if (!verdict.open) return verdict;
  // The built-in model cannot read around a phrase that the team wants passed over; what the rules took back it may hear otherwise.
  if (opinion.engine === 'builtin' && verdict.suppressed.some(({ why }) => why === 'ignored phrase')) return verdict;
  if (opinion.reason === 'low_confidence') return inReview(verdict);
  const reason = switchedOff(opinion.reason, settings) ? '' : opinion.reason;
  if (reason !== '' && opinion.escalate && (opinion.engine === 'builtin' || opinion.confidence >= SURE)) {
    const severity = opinion.severity === 'none' ? 'high' : opinion.severity;
    return { ...verdict, route: 'human', severity, findings: [{ reason, severity, phrase: opinion.quote, decidedBy: 'model' }], decidedBy: 'model', open: false };
  }
  const doubt = reason !== '' ? { reason, phrase: opinion.quote } : passedOver(verdict, opinion.engine);
  return doubt ? inReview(verdict, doubt) : verdict;
}

/** A ticket that nobody has decided on goes to a person's eyes. */
export function inReview(verdict: EscalationVerdict, doubt?: Doubt): EscalationVerdict {
  const finding: EscalationFinding = { reason: 'low_confidence', severity: 'none', phrase: doubt?.phrase ?? '', decidedBy: 'model', ...(doubt && { doubt: doubt.reason }) };
  const warnings = doubt ? [...verdict.warnings, `Held for a person to read: “${REASON_LABELS[doubt.reason]}” cannot be ruled out.`] : verdict.warnings;
  return { ...verdict, route: 'review', findings: [finding], decidedBy: 'model', open: false, warnings };
}
