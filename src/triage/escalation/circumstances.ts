import { domainToASCII } from 'node:url';
import type { Ticket } from '../../ports/ticket.ts';
import { customerAddress } from '../customer_address.ts';
import type { EscalationFinding } from './judge.ts';
import type { EscalationSettings } from './settings.ts';

/** What is known about the customer and the clock, from outside the text. */
export interface EscalationContext {
  /** Contacts of this customer in the days asked for, this one included; 0 where nobody counted. */
  contactCount: number;
  now: Date;
}

/** The domain of an address or of a VIP entry, in its ASCII form where it has one. */
function domainOf(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1).trim().replace(/>$/, '').toLowerCase();
  return domainToASCII(domain) || domain;
}

/** True where the zap's own tier or the address's domain says so; what the ticket claims about itself never counts. */
export function isVip(ticket: Ticket, settings: EscalationSettings): boolean {
  const tier = settings.customerTier.trim().toLowerCase();
  const domain = ticket.customerEmail.includes('@') ? domainOf(customerAddress(ticket.customerEmail) || ticket.customerEmail) : '';
  const ofDomain = (vip: string) => domain === vip || domain.endsWith(`.${vip}`);
  return (tier !== '' && settings.vipTiers.some((vip) => vip.trim().toLowerCase() === tier))
    || (domain !== '' && settings.vipDomains.map((vip) => domainOf(vip)).some((vip) => vip !== '' && ofDomain(vip)));
}

/** Reasons that no text tells: a VIP, a due time that has passed, the third contact in a week. */
export function circumstancesOf(ticket: Ticket, settings: EscalationSettings, context: EscalationContext): EscalationFinding[] {
  const findings: EscalationFinding[] = [];
  if (isVip(ticket, settings)) findings.push({ reason: 'vip', severity: 'high', phrase: '', decidedBy: 'policy' });
  const due = settings.dueAt === '' ? NaN : Date.parse(settings.dueAt);
  if (!Number.isNaN(due) && due < context.now.getTime()) findings.push({ reason: 'sla', severity: 'high', phrase: '', decidedBy: 'policy' });
  if (settings.repeatedContactCount > 0 && context.contactCount >= settings.repeatedContactCount) {
    findings.push({ reason: 'repeated_contact', severity: 'high', phrase: '', decidedBy: 'history' });
  }
  return findings;
}
