import { Halt, isAway } from '../errors.ts';
import { isBlank, readEngineChoice, readText, readTicket } from '../fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { LabelledExample, SentimentAnswer } from '../ports/engine.ts';
import type { Ticket } from '../ports/ticket.ts';
import { sentimentAlert } from '../render/sentiment_alert.ts';
import { oddities } from '../triage/oddities.ts';
import { askEngine, pickKnowledgeBase, type AuthData, type KnowledgeSheets } from '../services.ts';

/** What an action has at hand when it runs. */
export interface SentimentStep {
  authData: AuthData;
  inputData: Record<string, unknown>;
  deadline: Deadline;
}

/** Answers at least this sure are `high`; at least as sure as the second, `medium`; below it a person should look. */
const SURE = 0.8, FAIRLY_SURE = 0.6;
/** Corrected tickets asked for: the first of them are neighbours and examples, all together show how the team labels. */
export const CORRECTIONS_ASKED = 50;

export type ConfidenceLevel = 'high' | 'medium' | 'low';

export const confidenceLevel = (confidence: number): ConfidenceLevel =>
  confidence >= SURE ? 'high' : confidence >= FAIRLY_SURE ? 'medium' : 'low';

/** The worksheet of corrections that the zap names, or null. */
export function correctionsSheet(inputData: Record<string, unknown>): KnowledgeSheets['corrections'] {
  const spreadsheet = readText(inputData, 'corrections_spreadsheet');
  return spreadsheet ? { spreadsheet, worksheet: readText(inputData, 'corrections_worksheet'), fields: { spreadsheet: 'Corrections Spreadsheet', worksheet: 'Corrections Worksheet' } } : null;
}

/** What a person has corrected on tickets like this one; `warning` where their store, or most of it, could not be read, else `""`. */
export interface NearCorrections {
  corrections: LabelledExample[];
  warning: string;
}

/** Corrections help; where their store is away for a moment the answer is given without them, and says so. */
export async function correctionsNear(ticket: Ticket, { authData, inputData, deadline }: SentimentStep): Promise<NearCorrections> {
  const store = await pickKnowledgeBase(authData, { knowledge: null, corrections: correctionsSheet(inputData) }, deadline);
  if (store.name === 'none') return { corrections: [], warning: '' };
  try {
    const corrections = await store.nearestCorrections(`${ticket.subject}\n${ticket.message}`.trim(), CORRECTIONS_ASKED, deadline);
    const { sameTicketAs } = await import('../triage/same_ticket.ts');
    const isSame = sameTicketAs(ticket);
    return { corrections: corrections.map((correction) => (isSame(correction) ? { ...correction, sameTicket: true } : correction)), warning: await store.unreadCorrections?.(deadline) ?? '' };
  } catch (error) {
    if (!isAway(error)) throw error;
    return { corrections: [], warning: 'The corrections could not be read this time; the answer was given without them.' };
  }
}

/** An engine's answer as the person in the Zap editor meets it. */
export function sentimentOutput(ticket: Ticket, answer: SentimentAnswer, warnings: string[]) {
  const level = confidenceLevel(answer.confidence);
  const all = [...new Set([...warnings, ...answer.warnings, ...oddities(ticket)])];
  const needsReview = level === 'low' || all.length > 0;
  return {
    ticket_id: ticket.ticketId,
    sentiment: answer.sentiment, score: answer.score, confidence: answer.confidence, confidence_level: level,
    emotion: answer.emotion, urgency: answer.urgency, reasoning: answer.reasoning, evidence: answer.evidence,
    needs_review: needsReview, language: answer.language,
    slack_text: sentimentAlert(ticket, answer, needsReview),
    engine: answer.engine, warnings: all, warnings_text: all.join('\n'),
  };
}

/** What Analyze Sentiment gives. */
export type SentimentOutput = ReturnType<typeof sentimentOutput>;

/** Asks the zap's engine, the nearest corrections beside it. Halts where subject and message are both blank. */
export async function analyzeSentiment(asked: SentimentStep): Promise<SentimentOutput> {
  const { authData, inputData } = asked;
  const ticket = readTicket(inputData);
  if (isBlank(ticket)) throw new Halt('There is nothing to analyze: subject and message are both blank.');
  const { corrections, warning } = await correctionsNear(ticket, asked);
  const { answer, stoodIn } = await askEngine(authData, readEngineChoice(inputData), asked.deadline, (engine, deadline) => engine.analyzeSentiment({ ticket, corrections, deadline }));
  return sentimentOutput(ticket, answer, [stoodIn, warning].filter(Boolean));
}
