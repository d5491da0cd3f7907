import type { EscalationOpinion } from '../../ports/engine.ts';
import type { EscalationVerdict, Finding } from './judge.ts';
import type { EscalationSettings } from './settings.ts';

/** Under this an opinion is worth a look, not an alarm. */
const SURE = 0.5;

const switchedOff = (reason: string, settings: EscalationSettings): boolean =>
  settings.reasonsOff.some((off) => off === reason)
  || (reason === 'refund' && settings.refundPolicy === 'never') || (reason === 'cancellation' && settings.cancellationPolicy === 'never');

/**
 * A verdict that rules left open, after an engine was asked. The opinion may raise it to `human` or `review`; it can
 * lower nothing, and a reason the team switched off stays off.
 */
export function raise(verdict: EscalationVerdict, opinion: EscalationOpinion, settings: EscalationSettings): EscalationVerdict {
  if (verdict.route === 'human' || verdict.route === 'no_reply') return verdict;
  // The built-in model cannot read around a phrase that the team wants passed over; what the rules took back it may hear otherwise.
  if (opinion.engine === 'builtin' && verdict.suppressed.some(({ why }) => why === 'ignored phrase')) return verdict;
  if (opinion.reason === 'low_confidence') return inReview(verdict);
  if (!opinion.escalate || opinion.reason === '' || switchedOff(opinion.reason, settings)) return verdict;
  if (opinion.confidence < SURE) return inReview(verdict);
  const severity = opinion.severity === 'none' ? 'high' : opinion.severity;
  const finding: Finding = { reason: opinion.reason, severity, phrase: opinion.quote, decidedBy: 'model' };
  return { ...verdict, route: 'human', severity, findings: [finding], decidedBy: 'model', open: false };
}

/** A ticket that nobody has decided on goes to a person's eyes. */
export function inReview(verdict: EscalationVerdict): EscalationVerdict {
  const finding: Finding = { reason: 'low_confidence', severity: 'none', phrase: '', decidedBy: 'model' };
  return { ...verdict, route: 'review', findings: [finding], decidedBy: 'model', open: false };
}
