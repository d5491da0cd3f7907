import { readNumber, readText } from '../fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { PastContact } from '../ports/knowledge_base.ts';
import type { Ticket } from '../ports/ticket.ts';
import { pickKnowledgeBase, pickTicketSource, type AuthData } from '../services.ts';
import { customerAddress } from '../triage/customer_address.ts';
import { cleanTicketText } from '../triage/ticket_text.ts';
import { DEFAULT_CONTACT_DAYS } from './escalation_settings.ts';

const DAY_MS = 86_400_000;

export interface ContactHistory {
  /** Earlier contacts, newest first, this ticket left out. */
  earlier: PastContact[];
  /** Contacts lately, this one included; 0 where nobody could count. */
  count: number;
}

export const NOT_COUNTED: ContactHistory = { earlier: [], count: 0 };

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

/** The ticket itself, as it may stand among the contacts: it is not an earlier one. */
function isThisTicket(ticket: Ticket, contact: PastContact): boolean {
  if (ticket.ticketId && contact.ticketId) return ticket.ticketId === contact.ticketId;
  return sameText(ticket.subject, contact.subject) && sameText(cleanTicketText(ticket.message).message, cleanTicketText(contact.problem).message);
}

/** The same customer's rows of a ticket sheet, read at the cost of one poll; newest first. */
async function fromSheet(authData: AuthData, inputData: Record<string, unknown>, ticket: Ticket, days: number, deadline: Deadline, now: Date): Promise<PastContact[]> {
  const [source, { pastRowMeaning }, { findColumns }, { readTicketDates }] = await Promise.all([
    pickTicketSource(authData, deadline), import('../triage/ticket_table/ready_rows.ts'), import('../triage/ticket_table/ticket_columns.ts'), import('../triage/ticket_table/ticket_dates.ts'),
  ]);
  const table = await source.read({ spreadsheet: readText(inputData, 'history_spreadsheet'), worksheet: readText(inputData, 'history_worksheet'), headerRow: 1, meaning: pastRowMeaning }, 'newest', deadline);
  const { columns } = findColumns(table.headers, {});
  const address = customerAddress(ticket.customerEmail);
  const at = (cells: string[], index: number): string => (index < 0 ? '' : cells[index] ?? '');
  const rows = table.rows.filter(({ cells }) => columns.customer_email >= 0 && customerAddress(at(cells, columns.customer_email)) === address);
  const dates = readTicketDates(rows.map(({ cells }) => at(cells, columns.created_at)), { timeZone: '', sheetTimeZone: table.timeZone ?? '', locale: table.locale ?? '' });
  const until = Number.isNaN(Date.parse(ticket.createdAt)) ? now.getTime() : Date.parse(ticket.createdAt);
  return rows
    .map(({ cells, url }, index) => ({
      ticketId: at(cells, columns.ticket_id), createdAt: dates[index] ?? '', subject: at(cells, columns.subject), problem: at(cells, columns.message), solution: '', url,
    }))
    .filter(({ createdAt }) => Date.parse(createdAt) > until - days * DAY_MS && Date.parse(createdAt) <= until)
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/** How often this customer has written lately: from the zap's ticket sheet, else from Pinecone; not counted where there is neither. */
export async function contactHistory(authData: AuthData, inputData: Record<string, unknown>, ticket: Ticket, deadline: Deadline, now: Date): Promise<ContactHistory> {
  if (!customerAddress(ticket.customerEmail)) return NOT_COUNTED;
  const days = Math.round(readNumber(inputData, 'repeated_contact_days', DEFAULT_CONTACT_DAYS, 1, 365));
  const contacts = readText(inputData, 'history_spreadsheet')
    ? await fromSheet(authData, inputData, ticket, days, deadline, now)
    : await fromKnowledgeBase(authData, ticket, days, deadline);
  if (!contacts) return NOT_COUNTED;
  const earlier = contacts.filter((contact) => !isThisTicket(ticket, contact));
  return { earlier, count: earlier.length + 1 };
}

async function fromKnowledgeBase(authData: AuthData, ticket: Ticket, days: number, deadline: Deadline): Promise<PastContact[] | null> {
  const knowledge = await pickKnowledgeBase(authData, { knowledge: null, corrections: null }, deadline);
  if (knowledge.name === 'none') return null;
  // Nobody knows when one without a date was: it must not make a customer of long ago an insistent one.
  return (await knowledge.history(ticket.customerEmail, days, deadline)).filter(({ createdAt }) => createdAt !== '');
}
