import { readEngineChoice, readText, readTicket } from '../fields.ts';
import { readNumber, unreadNumbers } from '../number_fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { EscalationOpinion } from '../ports/engine.ts';
import type { Ticket } from '../ports/ticket.ts';
import { acknowledgement } from '../render/acknowledgement.ts';
import { forwardHtml, forwardSubject, slackAlert, type Handover } from '../render/handover.ts';
import { quotedSentence } from '../render/quoted_sentence.ts';
import { askEngine, passageReader, type AuthData } from '../services.ts';
import { judgeByRules } from '../triage/escalation/judge.ts';
import type { EscalationVerdict, JudgeContext } from '../triage/escalation/verdict.ts';
import { isVip } from '../triage/escalation/circumstances.ts';
import { plightsOf, type Plight } from '../triage/escalation/plight.ts';
import { inReview, raise } from '../triage/escalation/opinion.ts';
import { alertWords, labelOf, REASON_LABELS } from '../triage/escalation/reasons.ts';
import type { EscalationSettings } from '../triage/escalation/settings.ts';
import { readSentimentLabel } from '../triage/sentiment_label.ts';
import { contactHistory, NOT_COUNTED, type ContactHistory } from './contact_history.ts';
import { readEscalationSettings, unreadSettings } from './escalation_settings.ts';

export interface EscalationStep {
  authData: AuthData;
  inputData: Record<string, unknown>;
  deadline: Deadline;
}

/** What rules, history and, where they leave it open, the engine have decided about one ticket. */
export interface EscalationDecision {
  ticket: Ticket;
  /** What the rules say of the text alone, before history and engine. */
  byRules: EscalationVerdict;
  verdict: EscalationVerdict;
  history: ContactHistory;
  isVip: boolean;
  settings: EscalationSettings;
  engine: string;
  warnings: string[];
}

/** The sentiment step's answer, where the zap maps it: it weighs in on refunds, cancellations and anger alone. */
function mappedSentiment(inputData: Record<string, unknown>): JudgeContext['sentiment'] {
  const sentiment = readSentimentLabel(readText(inputData, 'sentiment'));
  return sentiment ? { sentiment, score: readNumber(inputData, 'sentiment_score') || 0 } : undefined;
}

const NEEDS_GEMINI = 'The rule in plain words needs Gemini; the built-in engine did not check it.';

/**
 * The half that asks no engine. Rules first: a hit asks nobody. Then the customer's history. `verdict.open` says whether
 * what is left is for an engine.
 */
export async function decideByRules(asked: EscalationStep): Promise<EscalationDecision> {
  const { inputData } = asked;
  const ticket = readTicket(inputData);
  const settings = await readEscalationSettings(inputData);
  const now = new Date();
  const sentiment = mappedSentiment(inputData);
  const known = { now, reader: await passageReader(), ...(sentiment ? { sentiment } : {}) };
  const byRules = judgeByRules(ticket, settings, { ...known, contactCount: 0 });
  const decision = { ticket, byRules, verdict: byRules, history: NOT_COUNTED, isVip: isVip(ticket, settings), settings, engine: 'builtin', warnings: byRules.warnings };
  if (!byRules.open) return decision;
  const history = settings.repeatedContactCount > 0 ? await contactHistory(asked, ticket, now) : NOT_COUNTED;
  // The rules have read the ticket already; they read it again only where there is something more to know.
  const counted = { ...decision, history, warnings: [...decision.warnings, ...history.warnings] };
  return history.count === 0 ? counted : { ...counted, verdict: judgeByRules(ticket, settings, { ...known, contactCount: history.count }) };
}

/** Decides whether a person must take a ticket: by rules and history, and what they leave open by the engine, which may raise, never lower. */
async function decideEscalation(asked: EscalationStep): Promise<EscalationDecision> {
  const decision = await decideByRules(asked);
  return decision.verdict.open ? withOpinion(decision, await askAboutOpen(asked, decision.ticket), asked.inputData) : decision;
}

/** An engine's opinion; `stoodIn` as `askEngine` gives it. */
interface AskedOpinion {
  answer: EscalationOpinion | null;
  stoodIn: string;
}

async function askAboutOpen({ authData, inputData, deadline: whole }: EscalationStep, ticket: Ticket): Promise<AskedOpinion> {
  const plainRule = readText(inputData, 'plain_rule');
  return askEngine(authData, readEngineChoice(inputData), whole, (engine, deadline) => engine.judgeEscalation({ ticket, plainRule, deadline }));
}

/** What rules left open, after an engine was asked. */
export function withOpinion(decision: EscalationDecision, { answer, stoodIn }: AskedOpinion, inputData: Record<string, unknown>): EscalationDecision {
  const unchecked = readText(inputData, 'plain_rule') !== '' && (!answer || answer.engine === 'builtin');
  const raised = answer ? raise(decision.verdict, answer, decision.settings) : decision.verdict;
  // The team's own rule might have raised it, had Gemini been there: nothing goes out by itself meanwhile.
  const verdict = stoodIn && unchecked && raised.route === 'auto_reply' ? inReview(raised) : raised;
  const warnings = [...verdict.warnings, ...decision.history.warnings, ...(stoodIn ? [stoodIn] : []), ...(unchecked ? [NEEDS_GEMINI] : []), ...(answer?.warnings ?? [])];
  return { ...decision, verdict, engine: answer?.engine ?? decision.engine, warnings };
}

/** Letters of a message that is about one thing. */
const SHORT = 300;

/** What the ticket tells beside its reasons; where a title says no more than that something is wrong, the message tells, and of a breach all of a short one. */
function plightsIn({ findings }: EscalationVerdict, ticket: Ticket): Set<Plight> {
  const sentences = new Map(findings.filter(({ decidedBy }) => decidedBy === 'rule').map(({ reason, phrase }) => {
    const sentence = quotedSentence(phrase, ticket);
    return [reason, sentence === ticket.subject.trim() || (reason === 'security_breach' && ticket.message.length <= SHORT) ? `${sentence}\n${ticket.message}` : sentence] as const;
  }));
  return plightsOf(sentences, `${ticket.subject}\n${ticket.message}`);
}

/** The decision as the person in the Zap editor meets it. */
export function escalationOutput(decision: EscalationDecision, inputData: Record<string, unknown>) {
  const { ticket, verdict, history } = decision;
  const primary = verdict.findings[0];
  const escalated = verdict.route === 'human';
  const suppressed = verdict.suppressed.map(({ reason, why }) => `${reason}: ${why}`).join('; ');
  const handover: Handover = {
    ticket, route: verdict.route, severity: verdict.severity, suppressedText: verdict.suppressed.map(({ reason, why }) => `${REASON_LABELS[reason]}: ${why}`).join('; '), history: history.earlier, contactCount: history.count,
    reasons: verdict.findings.map((finding) => ({ reason: finding.reason, label: alertWords(finding), quote: finding.phrase })),
  };
  const warnings = [...new Set([...decision.warnings, ...unreadNumbers(inputData, 'repeated_contact_count', 'repeated_contact_days', 'history_header_row', 'sentiment_score'), ...unreadSettings(inputData, decision.settings.dueAt)])];
  const told = escalated || verdict.route === 'review'
    ? acknowledgement({
      findings: verdict.findings, plights: plightsIn(verdict, ticket), language: verdict.language || 'en', subject: ticket.subject, customerName: ticket.customerName,
      signature: readText(inputData, 'signature'), companyName: readText(inputData, 'company_name'), tone: readText(inputData, 'tone'),
    })
    : { subject: '', html: '', text: '' };
  return {
    ticket_id: ticket.ticketId,
    should_escalate: escalated, auto_reply_allowed: verdict.route === 'auto_reply', route: verdict.route, severity: verdict.severity,
    primary_reason: primary?.reason ?? '', primary_reason_label: primary ? labelOf(primary) : '',
    reasons: verdict.findings.map(({ reason }) => reason), reasons_text: verdict.findings.map(labelOf).join(', '),
    matched_phrase: primary?.phrase ?? '', suppressed_matches_text: suppressed, decided_by: verdict.decidedBy,
    contact_count: history.count, is_vip: decision.isVip, injection_suspected: verdict.injectionSuspected, language: verdict.language,
    forward_subject: forwardSubject(handover), forward_html: forwardHtml(handover),
    acknowledgement_subject: told.subject, acknowledgement_html: told.html, acknowledgement_text: told.text,
    slack_text: slackAlert(handover),
    engine: decision.engine, warnings, warnings_text: warnings.join('\n'),
  };
}

/** What Check Escalation gives. */
export type EscalationOutput = ReturnType<typeof escalationOutput>;

/** Check Escalation, whole. A blank ticket is not an error: an attachment may say it all, so it goes to review. */
export async function checkEscalation(asked: EscalationStep): Promise<EscalationOutput> {
  return escalationOutput(await decideEscalation(asked), asked.inputData);
}
