import { judgeByRules } from '../../triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';
import { eightyWordTexts, processorMs, speedsOf, type Speed } from './engine.ts';

/** The keyword rule that is in wide use (facts: it flags 69 % of one public English set); the baseline of this bench. */
const KEYWORDS = /urgent|issue|refund|failure|outage|crash|breach|critical/i;

const ticket = { ticketId: '', subject: '', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
const context = { contactCount: 0, now: new Date() };
const judge = (message: string) => judgeByRules({ ...ticket, message }, DEFAULT_SETTINGS, context);

/**
 * A process that has read every other text three times meets the rest, each once: seven of the eighty words are new to it on average,
 * written by many hands about many products. Can be measured once a process, so that it varies more than the best of several rounds.
 */
function speedOnNewTexts(texts: readonly string[]): Speed {
  const met = texts.filter((_, at) => at % 2 === 0), unmet = texts.filter((_, at) => at % 2 === 1);
  for (let round = 0; round < 3; round += 1) for (const text of met) judge(text);
  const start = processorMs();
  for (const text of unmet) judge(text);
  return { name: 'escalation rules, texts not met before', ticketsPerSecond: Math.round((unmet.length * 1000) / (processorMs() - start)) };
}

/** Tickets of 80 words a second by the escalation rules, beside a plain keyword scan of the same texts in the same run. */
export async function benchRules(): Promise<Speed[]> {
  const texts = eightyWordTexts();
  return [speedOnNewTexts(texts), ...await speedsOf([
    { name: 'escalation rules, words met before', work: judge, texts },
    { name: 'plain keyword scan', work: (message) => KEYWORDS.test(message), texts },
  ])];
}
