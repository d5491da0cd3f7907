import { judgeByRules } from '../../triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';
import { eightyWordTexts, speedsOf, type Speed } from './engine.ts';

/** The keyword rule that is in wide use (facts: it flags 69 % of one public English set); the baseline of this bench. */
const KEYWORDS = /urgent|issue|refund|failure|outage|crash|breach|critical/i;

/** Tickets of 80 words a second by the escalation rules, beside a plain keyword scan of the same texts in the same run. */
export async function benchRules(): Promise<Speed[]> {
  const texts = eightyWordTexts();
  const ticket = { ticketId: '', subject: '', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const context = { contactCount: 0, now: new Date() };
  return speedsOf([
    { name: 'escalation rules', work: (message) => judgeByRules({ ...ticket, message }, DEFAULT_SETTINGS, context), texts },
    { name: 'plain keyword scan', work: (message) => KEYWORDS.test(message), texts },
  ]);
}
