import { createHash } from 'node:crypto';
import { dateIdentity } from './ticket_dates.ts';

/** What makes a ticket this ticket: who wrote what and when, as the cells show it, or its own id. */
export interface TicketContent {
  /** The cell of the column chosen as ticket id; `""` where none is chosen or the cell is blank. */
  ticketId: string;
  customerEmail: string;
  customerName: string;
  createdAt: string;
  subject: string;
  message: string;
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const digest = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/**
 * 32 hexadecimal digits that stay the same whatever happens around these cells: row number, other columns, white space,
 * the case of the address. Raw cells go in, never cleaned text: better cleaning must not fire old tickets again.
 * The name counts only where there is no address: people mend names.
 */
function ticketFingerprint(content: TicketContent): string {
  if (plain(content.ticketId)) return digest('id', plain(content.ticketId));
  const customer = plain(content.customerEmail).toLowerCase() || plain(content.customerName).toLowerCase();
  return digest('content', customer, dateIdentity(content.createdAt), plain(content.subject), plain(content.message));
}

/**
 * The id of each ticket of a table, in the table's order. The k-th copy of the same content gets `#k`: copies are
 * interchangeable, so sorting or deleting one brings no new id, and one more copy brings exactly one.
 * Rows that share a ticket id are one ticket: all but the first get `""`.
 * Of a table read in part, only the copies in the part are counted: a further copy of an unread one counts as known.
 */
export function ticketIds(contents: TicketContent[]): string[] {
  const counts = new Map<string, number>();
  return contents.map((content) => {
    const fingerprint = ticketFingerprint(content);
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    if (count === 1) return fingerprint;
    return plain(content.ticketId) ? '' : `${fingerprint}#${count}`;
  });
}
