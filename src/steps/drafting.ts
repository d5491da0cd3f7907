import { Halt } from '../errors.ts';
import { isBlank, readTicket } from '../fields.ts';
import { askEngine, builtinDecision, builtinDoubts, passageReader } from '../services.ts';
import { judgeByRules } from '../triage/escalation/judge.ts';
import type { EscalationVerdict } from '../triage/escalation/verdict.ts';
import { labelOf } from '../triage/escalation/reasons.ts';
import { replyGate, type MappedDecision, type RulesDecision } from '../triage/replies/reply_gate.ts';
import { isTest, saysResolved } from '../triage/replies/resolved.ts';
import { messageKind } from '../triage/ticket_text.ts';
import { readEscalationSettings } from './escalation_settings.ts';
import { engineChoice, gatherKnown, nearAlone, readAsked, type Asked, type KnowledgeRequest, type KnownTicket } from './known_ticket.ts';
import { emptyReply, replyOutput, type DraftReplyOutput } from './reply_output.ts';

export interface DraftRequest extends KnowledgeRequest {
  /** What the caller has decided already (Triage Ticket), whatever is mapped into the step; where that stops a reply, it is left empty. */
  decided?: { rules: RulesDecision; mapped: MappedDecision };
  /** The ticket and the settings, where the caller has read them already. */
  asked?: Asked;
  /** What is known about the ticket, where the caller has begun to look it up already. */
  known?: Promise<KnownTicket>;
  /** Says that the built-in engine stood in for Gemini when the caller asked about this ticket; such a reply is never sent by itself. */
  stoodIn?: string;
}

/** What a verdict means for a reply. Labels alone: the customer's words must not reach Zapier's log of a halted run. */
export const rulesDecision = ({ route, findings }: EscalationVerdict): RulesDecision =>
  ({ route, reasonText: findings.map(labelOf).join(', ') });

/**
 * The rules by themselves; settings of escalation count where the inputs hold any. “Should Escalate” alone does not tell that a ticket is held for
 * review: where nothing else is mapped, what the built-in model would not let pass is held here too.
 */
async function ownRules(inputData: Record<string, unknown>, { shouldEscalate, autoReplyAllowed }: MappedDecision): Promise<RulesDecision> {
  const ticket = readTicket(inputData), settings = await readEscalationSettings(inputData), context = { contactCount: 0, now: new Date() };
  if (shouldEscalate === undefined || autoReplyAllowed !== undefined) return rulesDecision(judgeByRules(ticket, settings, { ...context, reader: await passageReader() }));
  const decide = await builtinDecision();
  const verdict = decide(ticket, settings, context);
  return { ...rulesDecision(verdict), ...(verdict.decidedBy === 'model' && { route: 'review' as const }) };
}

/** Draft Reply, and the reply of Triage Ticket: gate, knowledge, writing, checks, rendering. Throws `Halt` where no reply may be written. */
export async function draftReply(request: DraftRequest): Promise<DraftReplyOutput> {
  const asked = request.asked ?? readAsked(request.inputData), { ticket, settings } = asked;
  if (isBlank(ticket)) throw new Halt('Subject and message are both blank: there is nothing to reply to.');
  const kind = messageKind(ticket);
  const { rules, mapped } = request.decided ?? { rules: await ownRules(request.inputData, settings.mapped), mapped: settings.mapped };
  const gate = replyGate(rules, mapped);
  if (gate.stop) {
    if (!request.decided && settings.whenEscalated === 'halt') throw new Halt(`No reply was drafted: ${gate.stop}.`);
    const escalated = rules.route === 'human' || mapped.shouldEscalate === true;
    return emptyReply(ticket.ticketId, [escalated ? 'escalated' : 'in_review'], `No reply was drafted: ${gate.stop}.`, settings.warnings);
  }
  if (gate.noReply || kind === 'auto_reply' || kind === 'bounce' || kind === 'thanks_only' || saysResolved(ticket.message) || isTest(ticket)) {
    return emptyReply(ticket.ticketId, ['no_reply_needed'], 'There is nothing to answer: an automatic message, a test, a bare thanks, or a matter that is settled.', settings.warnings);
  }
  const known = await (request.known ?? gatherKnown(request, asked));
  const questionFrom = ({ language, labels, passages, likeliest, questions, history, templates }: KnownTicket) => ({
    ticket, language, product: labels.product, productNamed: labels.productNamed, issue: labels.issue, passages, likeliest, questions, history, templates, style: settings.style, held: gate.inReview,
  });
  const { answer: draft, stoodIn } = await askEngine(request.authData, engineChoice(request), request.deadline, async (engine, deadline) => {
    if (engine.name === 'builtin') return engine.writeReply({ ...questionFrom(nearAlone(known)), deadline });
    const question = { ...questionFrom(known), deadline };
    const [written, withDoubts] = await Promise.all([engine.writeReply(question), builtinDoubts()]);
    return withDoubts(written, question);
  });
  const read = draft.engine === 'builtin' ? nearAlone(known) : known;
  return replyOutput(read, settings, draft, gate, [request.stoodIn ?? '', known.standIn, stoodIn].filter(Boolean));
}
