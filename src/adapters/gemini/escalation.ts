import { randomBytes } from 'node:crypto';
import { SEVERITIES, type EscalationOpinion, type EscalationQuestion } from '../../ports/engine.ts';
import type { Vault } from '../../triage/personal_data.ts';
import { ESCALATION_SCHEMA, MODEL_REASONS } from './answer_schemas.ts';
import { flagOf, memberOf, quoted, share, textOf } from './field_readers.ts';
import { ESCALATION_RULES, escalationTask, ticketPart } from './prompts.ts';
import { nameFor, readTicketFor, type ReadTicket } from './reading.ts';
import { generateJson, type GeminiAccess, type Generated } from './transport.ts';

/** An escalation whose words do not stand in the ticket is a guess. */
const WITHOUT_QUOTE = 0.5;

export const isOpinion = (given: Record<string, unknown>): boolean => flagOf(given.escalate) !== undefined;

/** What Gemini said of escalation, bounded by what code can check. */
export function opinionOf({ answer, blocked }: Generated, engine: string, plainRule: string, read: ReadTicket, vault: Vault): EscalationOpinion {
  if (!answer) {
    return {
      escalate: false, reason: 'low_confidence', severity: 'none', quote: '', plainRuleApplies: false, confidence: 0, engine,
      warnings: [...read.warnings, `Gemini would not read this ticket (${blocked}). A person should.`],
    };
  }
  const plainRuleApplies = plainRule !== '' && flagOf(answer.plain_rule_applies) === true;
  const escalate = flagOf(answer.escalate) === true || plainRuleApplies;
  const quote = escalate ? quoted(textOf(answer.quote), read.sources, vault) : '';
  const said = memberOf(MODEL_REASONS, answer.reason);
  const reason = said === 'custom_rule' && !plainRuleApplies ? 'strong_negative' : said;
  const severity = memberOf(SEVERITIES, answer.severity) ?? 'none';
  const confidence = share(answer.confidence, 0);
  return {
    escalate, quote, plainRuleApplies, engine, warnings: read.warnings,
    reason: escalate ? reason ?? (plainRuleApplies ? 'custom_rule' : 'strong_negative') : '',
    severity: escalate ? (severity === 'none' ? 'high' : severity) : 'none',
    confidence: escalate && !quote ? Math.min(WITHOUT_QUOTE, confidence) : confidence,
  };
}

/** One request: what rules left open. The caller may only raise by it. Throws VendorError. */
export async function judgeEscalation(access: GeminiAccess, engine: string, question: EscalationQuestion, vault: Vault): Promise<EscalationOpinion> {
  const read = readTicketFor(question.ticket, vault);
  const plainRule = question.plainRule.trim();
  const generated = await generateJson(access, {
    system: ESCALATION_RULES, schema: ESCALATION_SCHEMA,
    parts: [ticketPart({ ...read, product: nameFor(question.ticket.product, vault) }, randomBytes(9).toString('hex'), escalationTask(plainRule))],
  }, isOpinion, question.deadline);
  return opinionOf(generated, engine, plainRule, read, vault);
}
