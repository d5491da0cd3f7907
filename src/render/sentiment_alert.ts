import type { Sentiment, SentimentAnswer } from '../ports/engine.ts';
import type { Ticket } from '../ports/ticket.ts';
import { LONGEST_QUOTE, quotedSentence } from './quoted_sentence.ts';
import { sender, slackLine, whenAndWhere } from './slack.ts';

/** Characters of one or two sentences. */
const LONGEST_REASONING = 1_000;
const FACES: Record<Sentiment, string> = { negative: ':red_circle:', neutral: ':white_circle:', positive: ':large_green_circle:' };
/** Below it an alert is no reason to run. */
const FAIRLY_SURE = 0.6;
/** Letters from which on a quote tells what a ticket is about. */
const TELLING = 25;
const QUOTATION = /:? “([^“”]{1,200})”/g;

/** The sentence that the feeling is read from, where it tells something; else how the message begins. */
function quoteOf(ticket: Ticket, evidence: string): string {
  const sentence = quotedSentence(evidence, ticket);
  return sentence.length >= TELLING && sentence !== ticket.subject.trim() ? sentence : ticket.message;
}

/** The reasoning without the words that stand above it already. */
const unquoted = (reasoning: string, quote: string): string =>
  reasoning.slice(0, LONGEST_REASONING).replace(QUOTATION, (whole, words: string) => (quote.includes(words) ? '' : whole));

/**
 * How the customer feels, as one Slack message in Slack's own mark-up: label, emotion and urgency, what about, who, the
 * customer's words, the reasoning, since when and the link. Ticket text is escaped: it can neither call a channel nor forge a link.
 */
export function sentimentAlert(ticket: Ticket, answer: SentimentAnswer, needsReview: boolean): string {
  const face = answer.sentiment === 'negative' && answer.confidence < FAIRLY_SURE ? ':large_orange_circle:' : FACES[answer.sentiment];
  const label = `${answer.sentiment.charAt(0).toUpperCase()}${answer.sentiment.slice(1)}`;
  const emotion = answer.emotion === 'none' ? '' : ` (${answer.emotion})`;
  const urgency = answer.urgency === 'normal' ? '' : ` · urgency *${answer.urgency}*`;
  const about = [ticket.ticketId, ticket.product, ticket.subject].filter((part) => part.trim()).map((part) => slackLine(part)).join(' · ');
  const quote = quoteOf(ticket, answer.evidence);
  return [
    `${face} *${label}*${emotion}${urgency}${needsReview ? ' · please review' : ''}`,
    about,
    `From ${sender(ticket)}`,
    quote.trim() && `> ${slackLine(quote, LONGEST_QUOTE)}`,
    slackLine(unquoted(answer.reasoning, quote), LONGEST_REASONING),
    ...whenAndWhere(ticket),
  ].filter(Boolean).join('\n');
}
