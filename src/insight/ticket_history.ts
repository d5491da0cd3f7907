import type { TicketTable } from '../ports/ticket_source.ts';
import { sendsForMany } from '../triage/customer_address.ts';
import type { ColumnChoice } from '../triage/ticket_table/ticket_columns.ts';
import { readTicketDates } from '../triage/ticket_table/ticket_dates.ts';
import { saysNothing } from '../triage/ticket_table/ticket_id_cell.ts';
import { cleanTicketText, messageKind } from '../triage/ticket_text.ts';
import { dayOf } from './calendar.ts';
import { cellAt, LONGEST_ISSUE, type HistoryColumns } from './history_columns.ts';
import { issueByWords } from './issue_words.ts';
import { productFinder } from './mentioned_product.ts';
import { productNames, type ProductNames } from './product_names.ts';
import { termsOf, wordsIn } from './terms.ts';

/** A ticket as trends and topics see it. Unknown is `""` or NaN. */
export interface HistoryTicket {
  rowNumber: number;
  url: string;
  ticketId: string;
  subject: string;
  /** Cleaned, at most 4,000 characters. */
  message: string;
  /** Who wrote: e-mail address or name, folded; tells repeats of one customer. An address that sends for many is nobody's. */
  customer: string;
  createdAt: string;
  /** Milliseconds; NaN without a date. */
  at: number;
  /** Calendar day where it was written, counted from 1970; NaN without a date. */
  day: number;
  product: string;
  issue: string;
  terms: string[];
}

export interface TicketHistory {
  tickets: HistoryTicket[];
  columns: HistoryColumns;
  products: ProductNames;
  /** Rows without any text, automatic replies and bounces: counted, not read. */
  skipped: { blank: number; automatic: number };
  /** Rows left unread because time was over, the oldest ones. */
  unread: number;
  /** Rows whose product was told by its mention rather than by the column. */
  productsByMention: number;
}

/** Texts are cut here before they are cleaned; a topic shows earlier. */
const READ = 8_000;
const KEPT = 4_000;
/** Rows between two looks at the clock. */
const STRIDE = 250;

const told = (cell: string): string => (saysNothing(cell) ? '' : cell);

/** `billing_issue` and `Billing issue` are one issue, shown as most of this product's texts show it; of several the first; a number alone is told with its header. */
function issueName(cell: string, header: string): string {
  const [first = ''] = told(cell).replace(/^\[System\]\s*/i, '').split(/[;|]/);
  const plain = first.replace(/::/g, ' / ').replace(/[_\s]+/g, ' ').trim();
  const named = /^\d+(?:\.0)?$/.test(plain) ? `${header.replace(/[_\s]+/g, ' ').trim()} ${plain.replace('.0', '')}` : plain;
  const cut = named.length <= LONGEST_ISSUE ? named : `${named.slice(0, Math.max(LONGEST_ISSUE - 20, named.lastIndexOf(' ', LONGEST_ISSUE - 1)))}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

/** Marks of a mail around the words: only texts that show one are worth the cost of cleaning, which a poll pays for every row. */
const MAIL_AROUND = /<\/?[a-z!]|&(?:[a-z]{2,8}|#\d{2,5});|^[ \t]*>|^--|_{5}|-{5}|(?:wrote|schrieb|escribió|écrit|escreveu) ?:|^[ \t]*(?:from|sent|von|gesendet|de|enviado|envoyé) ?:|(?:sent|gesendet|enviado|envoyé) (?:from|von|desde|do|depuis|de) |confidential|vertraulich|confidentiel|confidencial/im;

function readText(cells: readonly string[], { columns }: HistoryColumns): { subject: string; message: string; kind: string } {
  const subject = cellAt(cells, columns.subject).slice(0, 500);
  const raw = cellAt(cells, columns.message).slice(0, READ);
  const message = MAIL_AROUND.test(raw) ? cleanTicketText(raw).message : raw;
  return { subject, message: message.slice(0, KEPT), kind: messageKind({ subject, message }) };
}

function writerOf(cells: readonly string[], { customer_email, customer_name }: ColumnChoice['columns']): string {
  const email = cellAt(cells, customer_email);
  return ((!sendsForMany(email) && email) || cellAt(cells, customer_name)).toLowerCase();
}

/** The words of a customer's own name: who signs a ticket is not what it speaks of. */
function namesOf(cells: readonly string[], { customer_name, first_name, last_name }: ColumnChoice['columns']): ReadonlySet<string> {
  const name = [customer_name, first_name, last_name].map((index) => cellAt(cells, index)).join(' ').trim();
  return name === '' || name.includes('@') ? NOBODY : new Set(wordsIn(name));
}
const NOBODY: ReadonlySet<string> = new Set();

/**
 * The tickets of a table with product, issue and terms. Product: the column's, its spellings brought together, else the
 * one that the text names. Issue: the column's, else what the words sound like, else `""`. Blank and automatic messages
 * are left out.
 * @param products names beyond those of the column
 * @param mayGoOn asked every few hundred rows, newest first; where it says no, the rest stays unread
 */
export function ticketHistory(table: TicketTable, columns: HistoryColumns, timeZone: string, products: readonly string[] = [], mayGoOn: () => boolean = () => true): TicketHistory {
  const role = columns.columns;
  const names = productNames([...products, ...table.rows.map(({ cells }) => told(cellAt(cells, role.product)))]);
  const find = productFinder(names.names);
  const dates = readTicketDates(table.rows.map(({ cells }) => cellAt(cells, role.created_at)), { timeZone, sheetTimeZone: table.timeZone ?? '', locale: table.locale ?? '' });
  const history: TicketHistory = { tickets: [], columns, products: names, skipped: { blank: 0, automatic: 0 }, unread: 0, productsByMention: 0 };
  const times = dates.map((date) => Date.parse(date) || 0);
  const newestFirst = [...table.rows.keys()].sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0) || b - a);
  for (const [count, index] of newestFirst.entries()) {
    const row = table.rows[index];
    if (!row) continue;
    if (count % STRIDE === STRIDE - 1 && !mayGoOn()) {
      history.unread = newestFirst.length - count;
      break;
    }
    const { rowNumber, url, cells } = row;
    const { subject, message, kind } = readText(cells, columns);
    if (kind === 'blank' && !subject) { history.skipped.blank += 1; continue; }
    if (kind === 'auto_reply' || kind === 'bounce') { history.skipped.automatic += 1; continue; }
    const [subjectWords, messageWords] = [wordsIn(subject), wordsIn(message)];
    const own = namesOf(cells, role);
    const given = names.nameOf(told(cellAt(cells, role.product)));
    const product = given || find(subjectWords, messageWords);
    if (!given && product) history.productsByMention += 1;
    const createdAt = dates[index] ?? '';
    history.tickets.push({
      rowNumber, url, ticketId: cellAt(cells, role.ticket_id), subject, message,
      customer: writerOf(cells, role),
      createdAt, at: Date.parse(createdAt), day: dayOf(createdAt), product,
      issue: columns.issue >= 0 ? issueName(cellAt(cells, columns.issue), table.headers[columns.issue] ?? '') : issueByWords(subjectWords, messageWords),
      terms: termsOf([...subjectWords, ...messageWords].filter((word) => !own.has(word))),
    });
  }
  history.tickets.sort((a, b) => a.rowNumber - b.rowNumber);
  return history;
}
