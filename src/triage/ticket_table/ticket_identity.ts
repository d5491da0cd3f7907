import { createHash } from 'node:crypto';
import { dateIdentity } from './ticket_dates.ts';

/** What makes a ticket this ticket: who wrote what and when, as the cells show it, or its own id. */
export interface TicketContent {
  /** What the column chosen as ticket id says; `""` where none is chosen, and for a cell that is blank or no id. */
  ticketId: string;
  customerEmail: string;
  customerName: string;
  createdAt: string;
  subject: string;
  message: string;
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const digest = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

const customerOf = ({ customerEmail, customerName }: TicketContent): string => plain(customerEmail).toLowerCase() || plain(customerName).toLowerCase();

/**
 * 32 hexadecimal digits that stay the same whatever happens around these cells: row number, other columns, white space,
 * the case of the address. Raw cells go in, never cleaned text: better cleaning must not fire old tickets again.
 * The name counts only where there is no address: people mend names.
 */
function ticketFingerprint(content: TicketContent): string {
  if (plain(content.ticketId)) return digest('id', plain(content.ticketId));
  return digest('content', customerOf(content), dateIdentity(content.createdAt), plain(content.subject), plain(content.message));
}

/**
 * The id of each ticket of a table, in the table's order. The k-th copy of the same content gets `#k`: copies are
 * interchangeable, so sorting or deleting one brings no new id, and one more copy brings exactly one.
 * Rows that share a ticket id are one ticket: all but the first get `""`.
 * Of a table read in part, only the copies in the part are counted: a further copy of an unread one counts as known.
 * `requestOf` tells rows apart that never stood on the sheet together: copies are counted within one request, as a row
 * that moved between two comes with both, and the later request says where it stands; the earlier one's row gets `""`.
 */
export function ticketIds(contents: TicketContent[], requestOf: (index: number) => number = () => 0): string[] {
  const counts = new Map<string, number>();
  const latest = new Map<string, number>();
  const ids = contents.map((content, index) => {
    const fingerprint = ticketFingerprint(content);
    const isNumbered = plain(content.ticketId) !== '';
    const counted = isNumbered ? fingerprint : `${requestOf(index)} ${fingerprint}`;
    const count = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, count);
    if (isNumbered && count > 1) return '';
    const id = count === 1 ? fingerprint : `${fingerprint}#${count}`;
    latest.set(id, Math.max(requestOf(index), latest.get(id) ?? 0));
    return id;
  });
  return ids.map((id, index) => (latest.get(id) === requestOf(index) ? id : ''));
}

/**
 * Where rows of one ticket id seem to be several tickets: for the first row of the id the indices of those that tell of
 * another customer in another message. A thread of one customer, or one message passed on, is one ticket.
 */
export function unlikeRows(contents: TicketContent[]): Map<number, number[]> {
  const firstOf = new Map<string, { index: number; content: TicketContent; unlike: number[] }>();
  contents.forEach((content, index) => {
    const id = plain(content.ticketId);
    if (!id) return;
    const first = firstOf.get(id);
    if (!first) firstOf.set(id, { index, content, unlike: [] });
    else if (seemsAnother(first.content, content)) first.unlike.push(index);
  });
  return new Map([...firstOf.values()].map(({ index, unlike }) => [index, unlike]));
}

function seemsAnother(one: TicketContent, other: TicketContent): boolean {
  const [customer, another] = [customerOf(one), customerOf(other)];
  return customer !== '' && another !== '' && customer !== another && plain(one.message) !== plain(other.message);
}
