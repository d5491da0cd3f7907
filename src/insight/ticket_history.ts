import type { TicketTable } from '../ports/ticket_source.ts';
import { plainHeader } from '../triage/column_names.ts';
import { findColumns, type ColumnChoice, type ColumnOverrides } from '../triage/ticket_columns.ts';
import { readTicketDates } from '../triage/ticket_dates.ts';
import { cleanTicketText, messageKind } from '../triage/ticket_text.ts';
import { dayOf } from './calendar.ts';
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
  /** Who wrote: e-mail address or name, folded; tells repeats of one customer. */
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

export interface HistoryColumns extends ColumnChoice {
  /** Index of the column that says what a ticket is about; -1 where there is none. */
  issue: number;
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

const ISSUE_HEADERS = [
  'issue', 'issue category', 'ticket issue', 'intent', 'contact reason', 'case reason', 'reason', 'reason for contact', 'customer request type', 'category', 'classification', 'problem category', 'conversation topic', 'ticket category', 'ticket type', 'request type', 'case type',
  'problem type', 'topic', 'topic group', 'ticket topic', 'label', 'labels', 'queue', 'tag', 'tag 1', 'tags', 'conversation tags', 'topics', 'intents', 'issue type', 'type', 'department', 'subcategory', 'sub category', 'problemart', 'vorgangsart', 'ticketart', 'anfrageart', 'themenbereich', 'rubrik', 'kategorie', 'anliegen', 'grund', 'kontaktgrund', 'thema', 'typ', 'art', 'categoria',
  'motivo', 'tipo', 'tipo de problema', 'tema', 'categorie', 'motif', 'type de demande', 'type de probleme', 'assunto tipo', 'etiqueta',
];
const MOST_ISSUES = 200;
const LONGEST_ISSUE = 60;
/** Texts are cut here before they are cleaned; a topic shows earlier. */
const READ = 8_000;
const KEPT = 4_000;
/** Rows between two looks at the clock. */
const STRIDE = 250;

const cellAt = (cells: readonly string[], index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());

/** Columns that name what a ticket is about where no header speaks of a product: trackers and IT desks have these. */
const PRODUCT_HEADERS = ['affected product', 'affected service', 'component s', 'components', 'component', 'business service', 'affected application', 'application', 'system', 'software', 'configuration item', 'cmdb ci', 'ci', 'asset', 'komponente', 'anwendung', 'composant', 'aplicacion', 'componente'];

/** A header without what a tool puts around it: `Custom field (Request Type)` is `Request Type`. */
const ownHeader = (header: string): string => plainHeader(/^\s*custom field\s*\((.+)\)\s*$/i.exec(header)?.[1] ?? header);

/** True where a column holds few short values, each many times: a list of kinds, not free text. */
function holdsKinds(rows: TicketTable['rows'], index: number): boolean {
  const values = rows.map(({ cells }) => cellAt(cells, index)).filter(Boolean);
  const different = new Set(values.map((value) => value.toLowerCase())).size;
  if (values.length < rows.length / 4 || values.some((value) => value.length > 4 * LONGEST_ISSUE)) return false;
  return different >= 2 && different <= Math.min(MOST_ISSUES, Math.max(20, values.length / 4)) && values.reduce((sum, value) => sum + value.length, 0) / values.length <= LONGEST_ISSUE;
}

/** Of the columns with these headers, the first by their order that holds few different values and is not taken. */
function kindsColumn(table: TicketTable, headers: readonly string[], taken: ReadonlySet<number>): number {
  const named = table.headers.map((header, index) => ({ index, rank: headers.indexOf(ownHeader(header)) })).filter(({ index, rank }) => rank >= 0 && !taken.has(index)).sort((a, b) => a.rank - b.rank || a.index - b.index);
  return named.find(({ index }) => holdsKinds(table.rows, index))?.index ?? -1;
}

/** The column that says what each ticket is about, by its header and by holding few different values. */
function issueColumn(table: TicketTable, choice: ColumnChoice): number {
  const taken = new Set(Object.entries(choice.columns).filter(([role]) => role !== 'subject').map(([, index]) => index));
  return kindsColumn(table, ISSUE_HEADERS, taken);
}

/** Reads which column is which; `issue` may be named like the other roles. Throws nothing: unknown names are in `unknown`. */
export function historyColumns(table: TicketTable, overrides: ColumnOverrides & { issue?: string } = {}): HistoryColumns {
  const choice = findColumns(table.headers, overrides);
  const wanted = overrides.issue?.trim() ?? '';
  const issue = wanted ? table.headers.findIndex((header) => plainHeader(header) === plainHeader(wanted)) : issueColumn(table, choice);
  if (issue >= 0 && choice.columns.subject === issue) choice.columns.subject = -1;
  if (choice.columns.product < 0 && !overrides.product?.trim()) {
    const found = kindsColumn(table, PRODUCT_HEADERS, new Set([...Object.values(choice.columns), issue]));
    // Numbers alone are a code that tells nobody anything.
    if (table.rows.some(({ cells }) => /\p{L}/u.test(cellAt(cells, found)))) choice.columns.product = found;
  }
  return { ...choice, issue };
}

/** What people write where nothing is to be said. */
const NOTHING = /^(?:n\.?\/?a\.?|none|null|nan|nil|unknown|undefined|not applicable|unbekannt|keine?|k\.? ?a\.?|ninguno|aucune?|nenhum|[-–—?.]+)$/i;
const told = (cell: string): string => (NOTHING.test(cell) ? '' : cell);

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
      customer: (cellAt(cells, role.customer_email) || cellAt(cells, role.customer_name)).toLowerCase(),
      createdAt, at: Date.parse(createdAt), day: dayOf(createdAt), product,
      issue: columns.issue >= 0 ? issueName(cellAt(cells, columns.issue), table.headers[columns.issue] ?? '') : issueByWords(subjectWords, messageWords),
      terms: termsOf([...subjectWords, ...messageWords].filter((word) => !own.has(word))),
    });
  }
  history.tickets.sort((a, b) => a.rowNumber - b.rowNumber);
  return history;
}
