import type { Urgency } from '../../ports/engine.ts';
import type { EscalationVerdict } from './verdict.ts';

/**
 * How soon a ticket must be seen to, once it is known whether a person takes it: what is escalated is as urgent as it is severe, whatever its
 * words; of all else nothing is critical.
 */
export function urgencyUnder({ route, severity }: Pick<EscalationVerdict, 'route' | 'severity'>, byWords: Urgency): Urgency {
  if (route === 'human' && (severity === 'critical' || severity === 'high')) return severity;
  return byWords === 'critical' ? 'high' : byWords;
}
