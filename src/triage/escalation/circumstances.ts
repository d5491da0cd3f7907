import { domainToASCII } from 'node:url';
import type { Ticket } from '../../ports/ticket.ts';
import { customerAddress } from '../customer_address.ts';
import { fold } from '../text/characters.ts';
import type { EscalationSettings } from './settings.ts';
import type { EscalationFinding, JudgeContext } from './verdict.ts';

const DOMAIN = /^[\w.-]+$/;

/** The domain of an address, of a VIP entry (`big.com`, `@big.com`, `*.big.com`, `https://big.com/`), in its ASCII form; `""` where it is none. */
export function domainOf(written: string): string {
  const domain = written.slice(written.lastIndexOf('@') + 1).trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^(?:\*?\.|www\.)/, '').replace(/[/:>].*$/s, '').replace(/\.$/, '');
  const ascii = domain.includes('.') ? domainToASCII(domain) : '';
  return DOMAIN.test(ascii) ? ascii : '';
}

/** An entry that is one person's address means nobody else of that domain. */
function isOfDomain(email: string, entries: readonly string[]): boolean {
  const address = customerAddress(email), domain = email.includes('@') ? domainOf(address || email) : '';
  return domain !== '' && entries.some((entry) => {
    const person = customerAddress(entry.replace(/^\s*\*/, '')), vip = domainOf(entry);
    return person ? person === address : vip !== '' && (domain === vip || domain.endsWith(`.${vip}`));
  });
}

const plain = (tier: string): string => fold(tier).trim();

/** True where the zap's own tier or the address's domain says so; what the ticket claims about itself never counts. */
export function isVip({ customerEmail }: Ticket, { customerTier, vipTiers, vipDomains }: EscalationSettings): boolean {
  // A CRM's choice of several comes as one text.
  const vips = vipTiers.map(plain);
  return customerTier.split(/[,;]/).some((tier) => plain(tier) !== '' && vips.includes(plain(tier))) || (vipDomains.length > 0 && isOfDomain(customerEmail, vipDomains));
}

/** Reasons that no text tells: a VIP, a due time that has passed, the third contact in a week. */
export function circumstancesOf(ticket: Ticket, settings: EscalationSettings, context: Pick<JudgeContext, 'contactCount' | 'now'>): EscalationFinding[] {
  const findings: EscalationFinding[] = [];
  if (isVip(ticket, settings)) findings.push({ reason: 'vip', severity: 'high', phrase: '', decidedBy: 'policy' });
  const due = Date.parse(settings.dueAt);
  if (due < context.now.getTime()) findings.push({ reason: 'sla', severity: 'high', phrase: '', decidedBy: 'policy' });
  if (settings.repeatedContactCount > 0 && context.contactCount >= settings.repeatedContactCount) {
    findings.push({ reason: 'repeated_contact', severity: 'high', phrase: '', decidedBy: 'history' });
  }
  return findings;
}
