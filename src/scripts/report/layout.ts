import headerNames from '../../../data/column_headers.json' with { type: 'json' };
import type { HistoryColumns } from '../../insight/history_columns.ts';
import type { TicketTable } from '../../ports/ticket_source.ts';
import { readDateText } from '../../triage/ticket_table/date_text.ts';
import { plainHeader } from '../../triage/ticket_table/column_names.ts';
import { findColumns } from '../../triage/ticket_table/ticket_columns.ts';

/** Rows looked at for what a column holds. */
const PROBED = 400;
/** Titles, dates and blank lines above a table are no more than this. */
const MOST_ABOVE = 15;
const WIDE_ENOUGH = 0.6;
/** A header is shorter than this, a message longer. */
const LONGEST_HEADER = 80;
const SHORTEST_MESSAGE = 20;
const MOSTLY = 0.8;

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim()).length;
const letters = (index: number): string => (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26));
const isDate = (cell: string): boolean => !/^[\d.,]*$/.test(cell) && readDateText(cell) !== undefined;

/** A first row that is a ticket: a long text in it, or a date, and no header that is known. */
const isTicket = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.length > LONGEST_HEADER || isDate(cell.trim())) && Object.values(findColumns([...cells]).columns).every((index) => index < 0);

/**
 * The table with its headers where they are: below titles that stand above it, or, where the first row is a ticket already,
 * `Column A`, `Column B` and so on.
 */
export function withHeaders(table: TicketTable): { table: TicketTable; note: string } {
  const lines = [{ rowNumber: (table.rows[0]?.rowNumber ?? 2) - 1, cells: table.headers, url: '' }, ...table.rows];
  const width = Math.max(...lines.slice(0, PROBED).map(({ cells }) => filled(cells)));
  const at = lines.slice(0, MOST_ABOVE + 1).findIndex(({ cells }) => filled(cells) >= Math.max(1, WIDE_ENOUGH * width));
  const first = lines[Math.max(0, at)]?.cells ?? [];
  if (isTicket(first)) {
    const columns = Math.max(...lines.slice(0, PROBED).map(({ cells }) => cells.length));
    return { table: { ...table, headers: Array.from({ length: columns }, (_unused, index) => `Column ${letters(index)}`), rows: lines }, note: 'No headers: the first row is a ticket already, so the columns are called Column A, Column B and so on.' };
  }
  if (at <= 0) return { table, note: '' };
  return { table: { ...table, headers: first.map((header) => header.trim()), rows: lines.slice(at + 1) }, note: `Titles: ${at} ${at === 1 ? 'row' : 'rows'} above the headers were left out.` };
}

const EXCLUDED = new Set(headerNames.excluded.all);
const isOthers = (header: string): boolean => plainHeader(header).split(' ').some((word) => EXCLUDED.has(word));

interface Content { index: number; header: string; texts: string[]; length: number; different: number; dates: number }

function contents({ headers, rows }: TicketTable): Content[] {
  const step = Math.max(1, Math.floor(rows.length / PROBED));
  const probed = rows.filter((_row, place) => place % step === 0);
  return headers.map((header, index) => {
    const texts = probed.map(({ cells }) => (cells[index] ?? '').trim()).filter(Boolean);
    const count = Math.max(1, texts.length);
    return { index, header, texts, length: texts.reduce((sum, text) => sum + text.length, 0) / count, different: new Set(texts).size / count, dates: texts.filter(isDate).length / count };
  });
}

/** Where no header says which column holds the messages or the dates: by what the columns hold. What was found is said. */
export function columnsByContent(table: TicketTable, columns: HistoryColumns): { columns: HistoryColumns; notes: string[] } {
  const roles = { ...columns.columns };
  const notes: string[] = [];
  const taken = () => new Set([...Object.values(roles), columns.issue]);
  const open = () => contents(table).filter(({ index, header, texts }) => texts.length > 0 && !taken().has(index) && !isOthers(header));
  if (roles.message < 0) {
    const [longest] = open().filter(({ texts, length, different }) => length >= SHORTEST_MESSAGE && different > 0.1 && texts.filter((text) => /\p{L}.*\s.*\p{L}/su.test(text) || text.length >= SHORTEST_MESSAGE).length > texts.length / 2).sort((a, b) => b.length - a.length);
    if (longest && (roles.subject < 0 || longest.length > SHORTEST_MESSAGE)) {
      roles.message = longest.index;
      notes.push(`Messages are those of the column “${longest.header}”: no header names them, and it holds the longest texts.`);
    }
  }
  const named = contents(table).find(({ index }) => index === roles.created_at);
  if (named && named.texts.length > 0 && named.dates === 0 && contents(table).some(({ index, header, dates }) => dates >= MOSTLY && !taken().has(index) && !isOthers(header))) roles.created_at = -1;
  if (roles.created_at < 0) {
    const found = contents(table).filter(({ index, texts, dates }) => texts.length > 0 && !taken().has(index) && dates >= MOSTLY);
    const dated = found.find(({ header, texts }) => !isOthers(header) && texts.length >= Math.min(PROBED, table.rows.length) / 2);
    if (dated) {
      roles.created_at = dated.index;
      notes.push(`Dates are those of the column “${dated.header}”: no header says when a ticket came in.`);
    } else if (found.length > 0) {
      notes.push(`Dates: ${found.map(({ header }) => `“${header}”`).join(', ')} ${found.length === 1 ? 'holds' : 'hold'} dates, but not those on which tickets came in. If one does, name it: --map "created_at=${found[0]?.header ?? ''}".`);
    }
  }
  return { columns: { ...columns, columns: roles }, notes };
}
