import type { Sentiment, SentimentAnswer } from '../ports/engine.ts';
import type { Ticket } from '../ports/ticket.ts';
import { slackEscape } from './slack.ts';

const FACES: Record<Sentiment, string> = { negative: ':red_circle:', neutral: ':white_circle:', positive: ':large_green_circle:' };
/** Characters of a name or subject that a line bears. */
const LONGEST = 120;

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
};

/** What Slack would read as bold, italic, struck or code inside our own mark-up. */
const plain = (text: string): string => slackEscape(short(text)).replace(/[*_~`]/g, (sign) => `\u200B${sign}`);

/**
 * How the customer feels, as one Slack message in Slack's own mark-up: label, emotion and urgency, who and what about,
 * the customer's words, the reasoning. Ticket text is escaped: it can neither call a channel nor forge a link.
 */
export function sentimentAlert(ticket: Ticket, answer: SentimentAnswer, needsReview: boolean): string {
  const label = `${answer.sentiment.charAt(0).toUpperCase()}${answer.sentiment.slice(1)}`;
  const emotion = answer.emotion === 'none' ? '' : ` (${answer.emotion})`;
  const urgency = answer.urgency === 'normal' ? '' : ` · urgency *${answer.urgency}*`;
  const about = [ticket.ticketId, ticket.customerName || ticket.customerEmail, ticket.subject].filter((part) => part.trim()).map(plain).join(' · ');
  return [
    `${FACES[answer.sentiment]} *${label}*${emotion}${urgency}${needsReview ? ' · please review' : ''}`,
    about,
    answer.evidence && `> ${plain(answer.evidence)}`,
    slackEscape(answer.reasoning.replace(/\s+/g, ' ')),
  ].filter(Boolean).join('\n');
}
