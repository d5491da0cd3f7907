import { judgeByRules } from '../../triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';
import { eightyWordTexts, processorMs, speedsOf, type Speed } from './engine.ts';

/** The keyword rule that is in wide use (facts: it flags 69 % of one public English set); the baseline of this bench. */
const KEYWORDS = /urgent|issue|refund|failure|outage|crash|breach|critical/i;

const ticket = { ticketId: '', subject: '', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
const context = { contactCount: 0, now: new Date() };
const judge = (message: string) => judgeByRules({ ...ticket, message }, DEFAULT_SETTINGS, context);

/**
 * How often a process has read half of the texts before it meets a quarter of them for the first time: after three rounds V8 still compiles
 * beside the reading what it has found to be asked often; after twelve it hardly does.
 */
const ROUNDS = { few: 3, many: 12 };

/** Can be measured once a process, so that it varies more than the best of several rounds. Texts of many hands about many products. */
function speedsOnNewTexts(texts: readonly string[]): Speed[] {
  const quarter = (number: number): string[] => texts.filter((_, at) => at % 4 === number), met = [...quarter(0), ...quarter(2)];
  const readMet = (rounds: number): void => { for (let round = 0; round < rounds; round += 1) for (const text of met) judge(text); };
  const speedOn = (rounds: number, unmet: readonly string[]): Speed => {
    const start = processorMs();
    for (const text of unmet) judge(text);
    return { name: `escalation rules, texts not met before, after ${(1000 * Math.round((rounds * met.length) / 1000)).toLocaleString('en')} tickets`, ticketsPerSecond: Math.round((unmet.length * 1000) / (processorMs() - start)) };
  };
  readMet(ROUNDS.few);
  const early = speedOn(ROUNDS.few, quarter(1));
  readMet(ROUNDS.many - ROUNDS.few);
  return [early, speedOn(ROUNDS.many, quarter(3))];
}

/** Tickets of 80 words a second by the escalation rules, beside a plain keyword scan of the same texts in the same run. */
export async function benchRules(): Promise<Speed[]> {
  const texts = eightyWordTexts();
  return [...speedsOnNewTexts(texts), ...await speedsOf([
    { name: 'escalation rules, words met before', work: judge, texts },
    { name: 'plain keyword scan', work: (message) => KEYWORDS.test(message), texts },
  ])];
}
