import { readText } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { PastContact } from '../ports/knowledge_base.ts';
import type { Ticket } from '../ports/ticket.ts';
import { pickKnowledgeBase, pickTicketSource, type AuthData } from '../services.ts';
import { customerAddress, sendsForMany } from '../triage/customer_address.ts';
import { cleanTicketText, wantsAnswer } from '../triage/ticket_text.ts';

export interface ContactHistory {
  /** Earlier contacts, newest first, this ticket left out. */
  earlier: PastContact[];
  /** Contacts lately, this one included, without those that want nothing; 0 where nobody could count. */
  count: number;
  /** What of it could not be counted, and the way out. */
  warnings: string[];
}

export const NOT_COUNTED: ContactHistory = { earlier: [], count: 0, warnings: [] };

const SENT_FOR_MANY = 'Earlier contacts were not counted: the ticket’s address sends for many people, as a form’s “noreply” does. Map the customer’s own address into the field “Customer Email”.';

const DAY_MS = 86_400_000;

/** Reads when something came, in milliseconds, NaN where it does not say. Loaded where contacts are counted: most steps count none. */
async function momentReader(): Promise<(written: string) => number> {
  const { readMoment } = await import('../triage/ticket_table/ticket_dates.ts');
  return (written) => Date.parse(readMoment(written));
}

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
function earlierOnes(ticket: Ticket, contacts: PastContact[], came: number, now: Date): PastContact[] {
  const others = contacts.filter(({ ticketId }) => !ticketId || ticketId !== ticket.ticketId);
  if (others.length < contacts.length) return others;
  const from = came || now.getTime();
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
  const counted = hasSheet ? await fromSheet(asked, ticket, days, now) : await fromKnowledgeBase(asked, ticket, days, now);
  if (!counted) return NOT_COUNTED;
  const { contacts, came, warnings } = counted;
  if (!contacts) return { ...NOT_COUNTED, warnings };
  const earlier = earlierOnes(ticket, contacts, came, now);
  return { earlier, count: earlier.filter(({ subject, problem }) => wantsAnswer(subject, problem)).length + 1, warnings };
}

async function fromSheet({ authData, inputData, deadline }: Asked, ticket: Ticket, days: number, now: Date) {
  const [source, { contactsInSheet, historySelection }, read] = await Promise.all([pickTicketSource(authData, deadline), import('./history_sheet.ts'), momentReader()]);
  const came = read(ticket.createdAt), until = came || now.getTime();
  return { came, ...await contactsInSheet(source, historySelection(inputData), { customerEmail: ticket.customerEmail, since: until - days * DAY_MS, until }, deadline) };
}

async function fromKnowledgeBase({ authData, deadline }: Asked, ticket: Ticket, days: number, now: Date) {
  const knowledge = await pickKnowledgeBase(authData, { knowledge: null, corrections: null }, deadline);
  if (knowledge.name === 'none') return null;
  const read = await momentReader();
  const came = read(ticket.createdAt), until = came || now.getTime(), since = until - days * DAY_MS;
  const contacts = await knowledge.history(ticket.customerEmail, Math.ceil((now.getTime() - since) / DAY_MS), deadline);
  // Nobody knows when one without a date was: it must not make a customer of long ago an insistent one.
  return { came, contacts: contacts.filter(({ createdAt }) => { const at = read(createdAt); return at > since && at <= until; }), warnings: [] };
}
