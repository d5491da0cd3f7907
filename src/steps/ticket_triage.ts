import { isBlank, readEngineChoice, readText, readTicket } from '../fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { SentimentAnswer } from '../ports/engine.ts';
import type { Ticket } from '../ports/ticket.ts';
import { askEngine, sharedCalls, type AuthData } from '../services.ts';
import type { Route } from '../triage/escalation/verdict.ts';
import { urgencyUnder } from '../triage/escalation/urgency.ts';
import { draftReply, rulesDecision } from './drafting.ts';
import { gatherKnown, readAsked, type Asked, type KnownTicket } from './known_ticket.ts';
import { decideByRules, escalationOutput, withOpinion, type EscalationDecision, type EscalationOutput } from './escalation_check.ts';
import { emptyReply, type DraftReplyOutput } from './reply_output.ts';
import { correctionsNear, sentimentOutput, type NearCorrections, type SentimentOutput } from './sentiment_analysis.ts';

export interface TriageStep {
  authData: AuthData;
  inputData: Record<string, unknown>;
  deadline: Deadline;
}

/** The step, and what its reply is asked by. */
type Step = TriageStep & { asked: Asked };

interface Parts {
  sentiment: SentimentOutput;
  escalation: EscalationOutput;
  reply: DraftReplyOutput;
}

const NO_CORRECTIONS: NearCorrections = { corrections: [], warning: '' };

/** What stands for a sentiment where there is nothing to read it from. */
const UNREAD: SentimentAnswer = {
  sentiment: 'neutral', score: 0, confidence: 0, emotion: 'none', urgency: 'normal', evidence: '', language: '', engine: 'builtin', warnings: [],
  reasoning: 'Subject and message are both blank, so the sentiment is unknown.',
};

/** Sentiment, and with it what rules and history left open: one question to the engine, whatever it is. */
async function readByEngine({ authData, inputData, deadline: whole }: TriageStep, decision: EscalationDecision, near: NearCorrections): Promise<Omit<Parts, 'reply'> & { stoodIn: string }> {
  const { ticket, verdict } = decision;
  const { answer, stoodIn } = await askEngine(authData, readEngineChoice(inputData), whole, async (engine, deadline) => {
    const question = { ticket, corrections: near.corrections, deadline };
    return verdict.open
      ? engine.readTicket({ ...question, plainRule: readText(inputData, 'plain_rule') })
      : { sentiment: await engine.analyzeSentiment(question), opinion: null };
  });
  const decided = verdict.open ? withOpinion(decision, { answer: answer.opinion, stoodIn }, inputData) : decision;
  const urgency = urgencyUnder(decided.verdict, answer.sentiment.urgency);
  return {
    sentiment: sentimentOutput(ticket, { ...answer.sentiment, urgency }, [stoodIn, near.warning].filter(Boolean)), escalation: escalationOutput(decided, inputData), stoodIn,
  };
}

/**
 * Draft Reply under this decision. What stops it there leaves the reply empty here: the alert must go out. A ticket that the rules left open and the
 * built-in model holds gets its draft, which whoever reads the ticket may send; by itself it never goes out.
 */
async function replyUnder(step: Step, decision: EscalationDecision, { escalation, stoodIn }: { escalation: EscalationOutput; stoodIn: string }, known?: Promise<KnownTicket>): Promise<DraftReplyOutput> {
  const byRules = rulesDecision(decision.byRules);
  const heldByBuiltin = isHeld(escalation) && escalation.engine === 'builtin';
  const decided = {
    rules: heldByBuiltin ? { ...byRules, route: 'review' as const } : byRules,
    mapped: { shouldEscalate: escalation.should_escalate, autoReplyAllowed: heldByBuiltin || escalation.auto_reply_allowed },
  };
  try {
    return await draftReply({ ...step, decided, stoodIn, ...(stoodIn && { choice: { ...readEngineChoice(step.inputData), engine: 'builtin' } }), ...(known && { known }) });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Halt') throw error;
    return emptyReply(decision.ticket.ticketId, ['in_review'], error.message, step.asked.settings.warnings);
  }
}

/**
 * The engine is asked while the knowledge for a reply is looked up. Where it turns out that no reply is written, the look-up
 * is called off and its failure is nobody's concern.
 */
async function readAndReply(step: Step, decision: EscalationDecision, near: NearCorrections): Promise<Parts> {
  if (!decision.verdict.open) {
    const read = await readByEngine(step, decision, near);
    return { ...read, reply: await replyUnder(step, decision, read) };
  }
  const { abortable } = await sharedCalls();
  const ahead = abortable(step.deadline);
  const known = gatherKnown({ ...step, deadline: ahead.deadline }, step.asked);
  let isSettled = false;
  const settle = (): void => { isSettled = true; };
  const settled = known.then(settle, settle);
  try {
    const read = await readByEngine(step, decision, near);
    return { ...read, reply: await replyUnder(step, decision, read, known) };
  } finally {
    // Making an abort's error takes longer than many a check.
    if (!isSettled) ahead.abort();
    await settled;
  }
}

function blankParts(ticket: Ticket, decision: EscalationDecision, { inputData, asked }: Step): Parts {
  const escalation = escalationOutput(decision, inputData);
  const sentiment = { ...sentimentOutput(ticket, UNREAD, []), slack_text: escalation.slack_text };
  return { sentiment, escalation, reply: emptyReply(ticket.ticketId, ['in_review'], 'Subject and message are both blank: there is nothing to reply to.', asked.settings.warnings) };
}

/** What a model would not let pass is held for a person to read: the alert must say so, however calm the customer sounds. */
const isHeld = ({ route, decided_by }: EscalationOutput): boolean => route === 'review' && decided_by === 'model';

/** Only what may go out by itself keeps `auto_reply`; the rest of such tickets waits for a person. */
const routeOf = (decided: Route, canAutoSend: boolean): Route => (decided === 'auto_reply' && !canAutoSend ? 'review' : decided);

function triageOutput({ sentiment, escalation, reply }: Parts) {
  const warnings = [...new Set([...sentiment.warnings, ...escalation.warnings, ...reply.warnings])];
  return {
    ...reply, ...escalation, ...sentiment,
    route: routeOf(escalation.route, reply.can_auto_send),
    slack_text: escalation.should_escalate || isHeld(escalation) ? escalation.slack_text : sentiment.slack_text,
    engine: reply.status === 'none' ? sentiment.engine : reply.engine,
    warnings, warnings_text: warnings.join('\n'),
  };
}

/** What Triage Ticket gives. */
export type TriageOutput = ReturnType<typeof triageOutput>;

/**
 * The three single actions in one step: rules and history beside the nearest corrections, then one question to the engine
 * beside the look-up of knowledge, then the reply where one may be written. Never halts.
 */
export async function triageTicket(given: TriageStep): Promise<TriageOutput> {
  const step = { ...given, asked: readAsked(given.inputData) }, ticket = readTicket(given.inputData);
  const blank = isBlank(ticket);
  const { sideBySide } = await sharedCalls();
  const [near, decision] = await sideBySide<[NearCorrections, EscalationDecision]>(step.deadline, [
    (shared) => (blank ? Promise.resolve(NO_CORRECTIONS) : correctionsNear(ticket, { ...step, deadline: shared })),
    (shared) => decideByRules({ ...step, deadline: shared }),
  ]);
  return triageOutput(blank ? blankParts(ticket, decision, step) : await readAndReply(step, decision, near));
}
