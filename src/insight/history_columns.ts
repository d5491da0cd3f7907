import type { TicketTable } from '../ports/ticket_source.ts';
import { columnNamed, plainHeader } from '../triage/ticket_table/column_names.ts';
import { findColumns, type ColumnChoice, type ColumnOverrides } from '../triage/ticket_table/ticket_columns.ts';

export interface HistoryColumns extends ColumnChoice {
  /** Index of the column that says what a ticket is about; -1 where there is none. */
  issue: number;
}

const ISSUE_HEADERS = [
  'issue', 'issue category', 'ticket issue', 'intent', 'contact reason', 'case reason', 'reason', 'reason for contact', 'customer request type', 'category', 'classification', 'problem category', 'conversation topic', 'ticket category', 'ticket type', 'request type', 'case type',
  'problem type', 'topic', 'topic group', 'ticket topic', 'label', 'labels', 'queue', 'tag', 'tag 1', 'tags', 'conversation tags', 'topics', 'intents', 'issue type', 'type', 'department', 'subcategory', 'sub category', 'problemart', 'vorgangsart', 'ticketart', 'anfrageart', 'themenbereich', 'rubrik', 'kategorie', 'anliegen', 'grund', 'kontaktgrund', 'thema', 'typ', 'art', 'categoria',
  'motivo', 'tipo', 'tipo de problema', 'tema', 'categorie', 'motif', 'type de demande', 'type de probleme', 'assunto tipo', 'etiqueta',
];
const MOST_ISSUES = 200;
/** Characters of an issue's name. */
export const LONGEST_ISSUE = 60;

/** A row's cell without blanks around it; `""` where the row or the column is too short. */
export const cellAt = (cells: readonly string[], index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());

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

/** Reads which column is which; `issue` may be named like the other roles. Throws nothing: unknown names are in `unknown`, that of an unknown issue column is told by `issue` -1. */
export function historyColumns(table: TicketTable, overrides: ColumnOverrides & { issue?: string } = {}): HistoryColumns {
  const choice = findColumns(table.headers, overrides);
  const wanted = overrides.issue?.trim() ?? '';
  const issue = wanted ? columnNamed(table.headers, wanted) : issueColumn(table, choice);
  if (issue >= 0 && choice.columns.subject === issue) choice.columns.subject = -1;
  if (choice.columns.product < 0 && !overrides.product?.trim()) {
    const found = kindsColumn(table, PRODUCT_HEADERS, new Set([...Object.values(choice.columns), issue]));
    // Numbers alone are a code that tells nobody anything.
    if (table.rows.some(({ cells }) => /\p{L}/u.test(cellAt(cells, found)))) choice.columns.product = found;
  }
  return { ...choice, issue };
}
