import { readText } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { PastContact } from '../ports/knowledge_base.ts';
import type { Ticket } from '../ports/ticket.ts';
import { pickKnowledgeBase, type AuthData } from '../services.ts';
import { customerAddress, sendsForMany } from '../triage/customer_address.ts';
import { cleanTicketText } from '../triage/ticket_text.ts';

export interface ContactHistory {
  /** Earlier contacts, newest first, this ticket left out. */
  earlier: PastContact[];
  /** Contacts lately, this one included; 0 where nobody could count. */
  count: number;
  /** What of it could not be counted, and the way out. */
  warnings: string[];
}

export const NOT_COUNTED: ContactHistory = { earlier: [], count: 0, warnings: [] };

const SENT_FOR_MANY = 'Earlier contacts were not counted: the ticket’s address sends for many people, as a form’s “noreply” does. Map the customer’s own address into the field “Customer Email”.';

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

/** The ticket itself, as it may stand among the contacts: it is not an earlier one. */
function isThisTicket(ticket: Ticket, contact: PastContact): boolean {
  if (ticket.ticketId && contact.ticketId) return ticket.ticketId === contact.ticketId;
  return sameText(ticket.subject, contact.subject) && sameText(cleanTicketText(ticket.message).message, cleanTicketText(contact.problem).message);
}

/** How often this customer has written lately: from the zap's ticket sheet, else from Pinecone; not counted where there is neither. */
export async function contactHistory(authData: AuthData, inputData: Record<string, unknown>, ticket: Ticket, deadline: Deadline, now: Date): Promise<ContactHistory> {
  if (!customerAddress(ticket.customerEmail)) {
    return readText(inputData, 'history_spreadsheet') && sendsForMany(ticket.customerEmail) ? { ...NOT_COUNTED, warnings: [SENT_FOR_MANY] } : NOT_COUNTED;
  }
  const days = readNumber(inputData, 'repeated_contact_days');
  const { contacts, warnings } = readText(inputData, 'history_spreadsheet')
    ? await (await import('./history_sheet.ts')).contactsInSheet(authData, inputData, ticket, days, deadline, now)
    : { contacts: await fromKnowledgeBase(authData, ticket, days, deadline), warnings: [] };
  if (!contacts) return { ...NOT_COUNTED, warnings };
  const earlier = contacts.filter((contact) => !isThisTicket(ticket, contact));
  return { earlier, count: earlier.length + 1, warnings };
}

async function fromKnowledgeBase(authData: AuthData, ticket: Ticket, days: number, deadline: Deadline): Promise<PastContact[] | null> {
  const knowledge = await pickKnowledgeBase(authData, { knowledge: null, corrections: null }, deadline);
  if (knowledge.name === 'none') return null;
  // Nobody knows when one without a date was: it must not make a customer of long ago an insistent one.
  return (await knowledge.history(ticket.customerEmail, days, deadline)).filter(({ createdAt }) => createdAt !== '');
}
