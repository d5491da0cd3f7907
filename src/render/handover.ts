import type { EscalationReason, Severity } from '../ports/engine.ts';
import type { PastContact } from '../ports/knowledge_base.ts';
import type { Ticket } from '../ports/ticket.ts';
import { oneLine } from '../triage/text/characters.ts';
import { escapeHtml, paragraphs } from './html.ts';
import { LONGEST_QUOTE, quotedPassage, quotedSentence } from './quoted_sentence.ts';
import { clock, isWebLink, sender, slackEscape, slackLine, waitingSince, whenAndWhere } from './slack.ts';

/** Everything a colleague needs to act on a ticket without opening anything else. */
export interface Handover {
  ticket: Ticket;
  route: 'human' | 'review' | 'auto_reply' | 'no_reply';
  severity: Severity;
  /** Reasons, worst first, in the words of `alertWords` and with the customer's own where there are any. */
  reasons: { reason: EscalationReason; label: string; quote: string }[];
  /** What was found and passed over, and why; one text. */
  suppressedText: string;
  history: PastContact[];
  contactCount: number;
}

const ICONS: Record<Severity, string> = { critical: ':rotating_light:', high: ':red_circle:', medium: ':large_orange_circle:', none: ':white_circle:' };
const HEADLINES = { human: 'A person should take this', review: 'Please have a look', auto_reply: 'No reason for a person', no_reply: 'Nothing to answer' } as const;
/** Letters of a message that an alert shows whole. */
const SHOWN_WHOLE = 500;
const LONGEST_NAME = 120;

/** A message with the sentence that decides in bold, where it stands there as it is and beside others; nothing of ticket text can end the bold early. */
function withBold(message: string, sentence: string): string {
  const at = sentence === '' || /[*_~`\n]/.test(sentence) ? -1 : message.indexOf(sentence);
  if (at < 0 || sentence === message) return slackLine(message, SHOWN_WHOLE);
  const [before = '', bold = '', behind = ''] = [message.slice(0, at), sentence, message.slice(at + sentence.length)].map((part) => slackLine(part, SHOWN_WHOLE));
  return `${before} *${bold}* ${behind}`.trim();
}

/** The sentences that speak for the reasons, each once and behind its reasons where there are several. A short message is shown whole; so is its beginning where the subject says it all, or nothing does. */
function quotesOf({ reasons, ticket }: Handover): string[] {
  const message = ticket.message.trim();
  if (message.length <= SHOWN_WHOLE) return message === '' ? [] : [withBold(message, quotedSentence(reasons[0]?.quote ?? '', ticket))];
  const labels = new Map<string, string[]>();
  for (const { label, quote } of reasons) {
    const sentence = quotedSentence(quote, ticket);
    if (sentence !== '' && sentence !== ticket.subject.trim()) labels.set(sentence, [...labels.get(sentence) ?? [], label]);
  }
  const quotes = [...labels].slice(0, 3).map(([sentence, of]) => `${reasons.length > 1 ? `*${slackEscape(of.join(', '))}:* ` : ''}${slackLine(sentence, LONGEST_QUOTE)}`);
  return quotes.length > 0 ? quotes : [slackLine(message, SHOWN_WHOLE)];
}

/** One Slack message: how severe, why and with which words, who, about what, since when, and the link. */
export function slackAlert(handover: Handover): string {
  const { ticket, reasons, severity, route } = handover;
  const about = [ticket.ticketId, ticket.product, ticket.subject].filter((part) => part.trim()).map((part) => slackLine(part)).join(' · ');
  const repeated = handover.contactCount > 1 ? ` · ${handover.contactCount} contacts lately` : '';
  return [
    `${route === 'review' ? ':warning:' : ICONS[severity]} *${route === 'human' ? `${severity.toUpperCase()}: ` : ''}${slackEscape(reasons.map(({ label }) => label).join(', ') || HEADLINES[route])}*`,
    about,
    `From ${sender(ticket)}${repeated}`,
    ...quotesOf(handover).map((quote) => `> ${quote}`),
    ...whenAndWhere(ticket),
  ].filter(Boolean).join('\n');
}

/** Subject of the hand-over e-mail: one line, at most 180 characters. */
export function forwardSubject({ ticket, reasons, severity }: Handover): string {
  const what = reasons[0]?.label ?? 'Ticket to read';
  const level = severity === 'none' ? '' : `[${severity}] `;
  return oneLine(`${level}${what}: ${[ticket.ticketId, ticket.subject || ticket.customerName || ticket.customerEmail].filter(Boolean).join(' ') || 'support ticket'}`, 180);
}

const CELL = 'padding:4px 12px 4px 0;vertical-align:top;text-align:left;font-weight:normal';
const NAME = `${CELL};white-space:nowrap;opacity:0.7`;

const row = (name: string, html: string): string => (html ? `<tr><th scope="row" style="${NAME}">${name}</th><td style="${CELL}">${html}</td></tr>` : '');

function facts(handover: Handover): string {
  const { ticket, reasons, severity } = handover;
  const why = reasons.map(({ label, quote }) => `${escapeHtml(label)}${quote ? `: <i>“${escapeHtml(oneLine(quotedPassage(quote, ticket), LONGEST_QUOTE))}”</i>` : ''}`).join('<br>');
  return [
    row('Why', why || HEADLINES[handover.route]),
    row('Severity', severity === 'none' ? '' : severity),
    row('Customer', escapeHtml([ticket.customerName, ticket.customerEmail].filter(Boolean).join(', '))),
    row('Ticket', escapeHtml(ticket.ticketId)),
    row('Product', escapeHtml(ticket.product)),
    row('Waiting since', waitingSince(ticket.createdAt)),
    row('Contacts lately', handover.contactCount > 1 ? String(handover.contactCount) : ''),
    // Who takes the ticket anyhow needs no more than why.
    row('Passed over', handover.route === 'human' ? '' : escapeHtml(handover.suppressedText)),
    row('Link', isWebLink(ticket.url) ? `<a href="${escapeHtml(ticket.url)}">Open the ticket</a>` : ''),
  ].join('');
}

const pastContact = (contact: PastContact): string =>
  `<li style="margin:0 0 6px 0">${escapeHtml([clock(contact.createdAt), contact.ticketId, contact.subject || oneLine(contact.problem, LONGEST_NAME)].filter(Boolean).join(' · '))}</li>`;

/** The hand-over e-mail's body: the facts, the whole ticket, what the customer wrote before. Everything escaped. */
export function forwardHtml(handover: Handover): string {
  const { ticket, history } = handover;
  const heading = (text: string) => `<p style="margin:18px 0 6px 0;font-weight:bold">${text}</p>`;
  return [
    '<div dir="auto" style="font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word">',
    `<table role="presentation" style="border-collapse:collapse;font-size:15px">${facts(handover)}</table>`,
    heading(escapeHtml(ticket.subject) || 'The ticket'),
    `<div dir="auto" style="border-left:3px solid #c8c8c8;padding:0 0 0 12px">${paragraphs(ticket.message) || '<p>(no text)</p>'}</div>`,
    history.length > 0 ? `${heading('Earlier contacts')}<ul style="margin:0;padding:0 20px">${history.map(pastContact).join('')}</ul>` : '',
    '</div>',
  ].filter(Boolean).join('\n');
}
