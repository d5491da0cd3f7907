import { readText } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { PastContact } from '../ports/knowledge_base.ts';
import type { Ticket } from '../ports/ticket.ts';
import { pickKnowledgeBase, pickTicketSource, type AuthData } from '../services.ts';
import { customerAddress, sendsForMany } from '../triage/customer_address.ts';
import { readMoment } from '../triage/ticket_table/ticket_dates.ts';
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

const DAY_MS = 86_400_000;

/** When a ticket came, in milliseconds; now, where it does not say. */
const cameAt = ({ createdAt }: Ticket, now: Date): number => Date.parse(readMoment(createdAt)) || now.getTime();

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

/** True where a contact says what the ticket says, as far as both tell: a zap may map no subject, or no number. */
function saysTheSame(ticket: Ticket, contact: PastContact): boolean {
  if (ticket.ticketId && contact.ticketId) return false;
  if (ticket.subject && contact.subject && !sameText(ticket.subject, contact.subject)) return false;
  return sameText(cleanTicketText(ticket.message).message, cleanTicketText(contact.problem).message);
}

/**
 * The contacts without the ticket itself, which may stand among them: by its number, else the one nearest in time, within
 * a day, that says the same. One alone: who asks the same again has written again.
 */
function earlierOnes(ticket: Ticket, contacts: PastContact[], now: Date): PastContact[] {
  const others = contacts.filter(({ ticketId }) => !ticketId || ticketId !== ticket.ticketId);
  if (others.length < contacts.length) return others;
  const came = Date.parse(readMoment(ticket.createdAt)), from = cameAt(ticket, now);
  const apart = ({ createdAt }: PastContact): number => Math.abs(Date.parse(createdAt) - from);
  const [itself] = contacts.filter((contact) => saysTheSame(ticket, contact)).sort((a, b) => apart(a) - apart(b));
  // Without its date the ticket may be looked at days later; with it, what lies further off is another one.
  return contacts.filter((contact) => contact !== itself || (!Number.isNaN(came) && apart(contact) >= DAY_MS));
}

/** What the step was given. */
interface Asked {
  authData: AuthData;
  inputData: Record<string, unknown>;
  deadline: Deadline;
}

/** How often this customer has written lately: from the zap's ticket sheet, else from Pinecone; not counted where there is neither. */
export async function contactHistory(asked: Asked, ticket: Ticket, now: Date): Promise<ContactHistory> {
  const { inputData } = asked;
  const hasSheet = readText(inputData, 'history_spreadsheet') !== '';
  if (!customerAddress(ticket.customerEmail)) return hasSheet && sendsForMany(ticket.customerEmail) ? { ...NOT_COUNTED, warnings: [SENT_FOR_MANY] } : NOT_COUNTED;
  const days = readNumber(inputData, 'repeated_contact_days');
  const { contacts, warnings } = hasSheet ? await fromSheet(asked, ticket, days, now) : { contacts: await fromKnowledgeBase(asked, ticket, days, now), warnings: [] };
  if (!contacts) return { ...NOT_COUNTED, warnings };
  const earlier = earlierOnes(ticket, contacts, now);
  return { earlier, count: earlier.length + 1, warnings };
}

async function fromSheet({ authData, inputData, deadline }: Asked, ticket: Ticket, days: number, now: Date) {
  const [source, { contactsInSheet, historySelection }] = await Promise.all([pickTicketSource(authData, deadline), import('./history_sheet.ts')]);
  const until = cameAt(ticket, now);
  return contactsInSheet(source, historySelection(inputData), { customerEmail: ticket.customerEmail, since: until - days * DAY_MS, until }, deadline);
}

async function fromKnowledgeBase({ authData, deadline }: Asked, ticket: Ticket, days: number, now: Date): Promise<PastContact[] | null> {
  const knowledge = await pickKnowledgeBase(authData, { knowledge: null, corrections: null }, deadline);
  if (knowledge.name === 'none') return null;
  const until = cameAt(ticket, now), since = until - days * DAY_MS;
  const contacts = await knowledge.history(ticket.customerEmail, Math.ceil((now.getTime() - since) / DAY_MS), deadline);
  // Nobody knows when one without a date was: it must not make a customer of long ago an insistent one.
  return contacts.filter(({ createdAt }) => { const at = Date.parse(readMoment(createdAt)); return at > since && at <= until; });
}
