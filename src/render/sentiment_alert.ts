import type { Sentiment, SentimentAnswer } from '../ports/engine.ts';
import type { Ticket } from '../ports/ticket.ts';
import { slackLine } from './slack.ts';

/** Characters of one or two sentences. */
const LONGEST_REASONING = 1_000;
const FACES: Record<Sentiment, string> = { negative: ':red_circle:', neutral: ':white_circle:', positive: ':large_green_circle:' };
/**
 * How the customer feels, as one Slack message in Slack's own mark-up: label, emotion and urgency, who and what about,
 * the customer's words, the reasoning. Ticket text is escaped: it can neither call a channel nor forge a link.
 */
export function sentimentAlert(ticket: Ticket, answer: SentimentAnswer, needsReview: boolean): string {
  const label = `${answer.sentiment.charAt(0).toUpperCase()}${answer.sentiment.slice(1)}`;
  const emotion = answer.emotion === 'none' ? '' : ` (${answer.emotion})`;
  const urgency = answer.urgency === 'normal' ? '' : ` · urgency *${answer.urgency}*`;
  const about = [ticket.ticketId, ticket.customerName || ticket.customerEmail, ticket.subject].filter((part) => part.trim()).map((part) => slackLine(part)).join(' · ');
  return [
    `${FACES[answer.sentiment]} *${label}*${emotion}${urgency}${needsReview ? ' · please review' : ''}`,
    about,
    answer.evidence && `> ${slackLine(answer.evidence)}`,
    slackLine(answer.reasoning, LONGEST_REASONING),
  ].filter(Boolean).join('\n');
}
