import type { Ticket } from '../../../ports/ticket.ts';
import { judgeByRules } from '../../../triage/escalation/judge.ts';
import type { EscalationVerdict, JudgeContext } from '../../../triage/escalation/verdict.ts';
import { raise } from '../../../triage/escalation/opinion.ts';
import type { EscalationSettings } from '../../../triage/escalation/settings.ts';
import { escalationOpinion, passageReader } from './opinion.ts';

/** What Check Escalation decides with the built-in engine: the rules, and its model for what they leave open. Needs no account and sends nothing. */
export function decideBuiltin(ticket: Ticket, settings: EscalationSettings, context: JudgeContext): EscalationVerdict {
  const verdict = judgeByRules(ticket, settings, { ...context, reader: passageReader });
  const opinion = verdict.open ? escalationOpinion(ticket) : null;
  return opinion ? raise(verdict, opinion, settings) : verdict;
}
