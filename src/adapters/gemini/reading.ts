import { plainCharacters } from '../../triage/text/characters.ts';
import { cleanTicketText } from '../../triage/ticket_text.ts';
import { shortenToTokens } from '../../triage/token_budget.ts';
import type { Vault } from '../../triage/personal_data.ts';
import type { Ticket } from '../../ports/ticket.ts';

/** Tokens of a ticket that are sent: some 4,000 words, more than any model needs to judge it. */
const TICKET_TOKENS = 6000;
const SUBJECT_TOKENS = 300;
const NAME_TOKENS = 60;
/** Unicode tags and supplementary selectors: they show nothing and can carry a hidden text. */
const HIDDEN = /[\u{E0000}-\u{E007F}\u{E0100}-\u{E01EF}]/gu;

/** Untrusted text without characters that show nothing. */
export const harmless = (text: string): string => plainCharacters(text.replace(HIDDEN, ''));

/** A cell that names a product or issue: as untrusted as the message, and no more than a line. */
export const nameFor = (cell: string, vault: Vault): string => vault.mask(shortenToTokens(harmless(cell), NAME_TOKENS).text.replace(/\s+/g, ' '));

export interface ReadTicket {
  /** What is sent: cleaned, shortened, masked where the zap asks for it. */
  subject: string;
  message: string;
  /** What quotes are looked up in, in this order: the text as it came, then as it was cleaned. */
  sources: string[];
  warnings: string[];
}

/** A ticket as Gemini gets it: the customer's own words alone, without name or address. */
export function readTicketFor(ticket: Ticket, vault: Vault): ReadTicket {
  const cleaned = cleanTicketText(ticket.message).message;
  const message = shortenToTokens(harmless(cleaned), TICKET_TOKENS);
  const subject = shortenToTokens(harmless(ticket.subject), SUBJECT_TOKENS);
  const leftOut = message.leftOut + subject.leftOut;
  return {
    subject: vault.mask(subject.text),
    message: vault.mask(message.text),
    sources: [ticket.message, cleaned, ticket.subject],
    warnings: leftOut > 0 ? [`The ticket is very long: about ${leftOut} tokens of its middle were not sent to Gemini.`] : [],
  };
}
