import type { EscalationReason } from '../../ports/engine.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { customerAddress } from '../customer_address.ts';
import { oneLine } from '../text/characters.ts';
import { wantsAnswer } from '../ticket_text.ts';
import type { EscalationVerdict, JudgeContext, Route } from './verdict.ts';
import { labelOf, REASON_LABELS } from './reasons.ts';
import type { EscalationSettings } from './settings.ts';

/** What these settings would have done to tickets of the past. */
export interface Rehearsal {
  tickets: number;
  routes: Record<Route, number>;
  /** Reasons that sent tickets to a person, the most frequent first. */
  reasons: { reason: EscalationReason; count: number }[];
  escalated: { ticket: Ticket; verdict: EscalationVerdict }[];
  /** What was found and passed over, by reason and why, the most frequent first. */
  suppressed: { reason: EscalationReason; why: string; count: number; phrases: string[] }[];
}

const DAY_MS = 86_400_000;
const MOST_PHRASES = 3;

/** Contacts of each ticket's customer in the `days` before it, itself included; 0 where address or date is missing, or nothing is wanted. */
function contactCounts(tickets: readonly Ticket[], days: number): number[] {
  const byCustomer = new Map<string, number[]>();
  for (const { customerEmail, createdAt, subject, message } of tickets) {
    const customer = wantsAnswer(subject, message) ? customerAddress(customerEmail) : '';
    const at = Date.parse(createdAt);
    if (customer && !Number.isNaN(at)) byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), at]);
  }
  return tickets.map(({ customerEmail, createdAt }) => {
    const until = Date.parse(createdAt), own = byCustomer.get(customerAddress(customerEmail)) ?? [];
    return own.includes(until) ? own.filter((at) => at <= until && at > until - days * DAY_MS).length : 0;
  });
}

/** Decides as the step itself would. */
type Decide = (ticket: Ticket, settings: EscalationSettings, context: JudgeContext) => EscalationVerdict;

/** Decides past tickets over again, each as of its own date; contacts are counted among the tickets themselves. */
export function rehearse(tickets: readonly Ticket[], settings: EscalationSettings, days: number, decide: Decide): Rehearsal {
  const counts = contactCounts(tickets, days);
  const result: Rehearsal = { tickets: tickets.length, routes: { human: 0, review: 0, auto_reply: 0, no_reply: 0 }, reasons: [], escalated: [], suppressed: [] };
  const reasons = new Map<EscalationReason, number>();
  const passedOver = new Map<string, Rehearsal['suppressed'][number]>();
  tickets.forEach((ticket, index) => {
    const at = Date.parse(ticket.createdAt);
    const verdict = decide(ticket, settings, { contactCount: counts[index] ?? 0, now: new Date(Number.isNaN(at) ? 0 : at) });
    result.routes[verdict.route]++;
    if (verdict.route === 'human') {
      result.escalated.push({ ticket, verdict });
      for (const { reason } of verdict.findings) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    for (const { reason, why, phrase } of verdict.suppressed) {
      const known = passedOver.get(`${reason}:${why}`) ?? { reason, why, count: 0, phrases: [] };
      known.count++;
      if (known.phrases.length < MOST_PHRASES && phrase) known.phrases.push(phrase);
      passedOver.set(`${reason}:${why}`, known);
    }
  });
  result.reasons = [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
  result.suppressed = [...passedOver.values()].sort((a, b) => b.count - a.count);
  return result;
}

/** The rehearsal in sentences, the first of which says it all; at most `most` tickets are shown one by one. */
export function describeRehearsal({ tickets, routes, reasons, escalated, suppressed }: Rehearsal, most: number): string[] {
  const shown = escalated.slice(0, most).map(({ ticket, verdict }) => {
    const [first] = verdict.findings;
    const words = first?.phrase ? `: “${oneLine(first.phrase, 100)}”` : '';
    return `  ${oneLine(ticket.ticketId || ticket.subject || ticket.customerName || 'a ticket', 60)}, ${first ? labelOf(first) : ''} (${verdict.severity})${words}`;
  });
  return [
    `These settings would have escalated ${routes.human} of ${tickets} tickets; ${routes.review} would have gone to review, ${routes.no_reply} needed no reply.`,
    ...(reasons.length > 0 ? [`Reasons: ${reasons.map(({ reason, count }) => `${REASON_LABELS[reason]} ${count}`).join(', ')}.`] : []),
    ...shown,
    ...(escalated.length > shown.length ? [`  … and ${escalated.length - shown.length} more`] : []),
    ...(suppressed.length > 0 ? ['Found and passed over:'] : []),
    ...suppressed.map(({ reason, why, count, phrases }) => `  ${REASON_LABELS[reason]}, ${why}: ${count}${phrases.length > 0 ? ` (${phrases.map((phrase) => `“${oneLine(phrase, 60)}”`).join(', ')})` : ''}`),
  ];
}
