import type { TicketTable } from '../../ports/ticket_source.ts';
import { plainHeader } from '../../triage/ticket_table/column_names.ts';

/** Columns that say who wrote a row, in tables that hold both sides of the conversations. */
const SIDE_HEADERS = new Set(['inbound', 'is inbound', 'incoming', 'is incoming', 'direction', 'message direction', 'author type', 'sender type', 'from type', 'role', 'speaker', 'sender role', 'author role', 'is customer', 'from customer', 'richtung', 'direccion', 'direcao', 'sens']);
const CUSTOMERS = new Set(['true', '1', 'yes', 'inbound', 'incoming', 'in', 'customer', 'user', 'client', 'requester', 'end user', 'consumer', 'eingehend', 'kunde', 'entrante', 'cliente', 'entrant']);
const DESKS = new Set(['false', '0', 'no', 'outbound', 'outgoing', 'out', 'agent', 'support', 'company', 'assistant', 'brand', 'staff', 'operator', 'admin', 'system', 'bot', 'ausgehend', 'agente', 'saliente', 'sortant']);
/** Share of rows whose text begins with an account's name that makes the accounts the products. */
const ADDRESSED = 0.5;
const MOST_ACCOUNTS = 200;

/** The table without the rows that the desk itself wrote. */
export function customersOnly(table: TicketTable): { table: TicketTable; note: string } {
  const index = table.headers.findIndex((header) => SIDE_HEADERS.has(plainHeader(header)));
  if (index < 0) return { table, note: '' };
  const side = (cells: readonly string[]) => plainHeader(cells[index] ?? '');
  const [ours, theirs] = [table.rows.filter(({ cells }) => DESKS.has(side(cells))), table.rows.filter(({ cells }) => CUSTOMERS.has(side(cells)))];
  if (ours.length === 0 || theirs.length === 0 || ours.length + theirs.length < 0.9 * table.rows.length) return { table, note: '' };
  return { table: { ...table, rows: table.rows.filter(({ cells }) => !DESKS.has(side(cells))) }, note: `Answers: ${ours.length} rows that the desk wrote (column “${table.headers[index] ?? ''}”) were left out.` };
}

const accountIn = (text: string): string => /^(?:@\d+\s+)*@([A-Za-z]\w{1,30})/.exec(text.trim())?.[1] ?? '';

/** Posts to companies' accounts: the account that a post begins with, as a column of its own; undefined where posts name none. */
export function addressedAccounts(table: TicketTable, message: number): { table: TicketTable; note: string } | undefined {
  const accounts = table.rows.map(({ cells }) => accountIn(cells[message] ?? ''));
  const named = accounts.filter(Boolean);
  const different = new Set(named.map((account) => account.toLowerCase())).size;
  if (named.length < ADDRESSED * table.rows.length || different > Math.min(MOST_ACCOUNTS, named.length / 4)) return undefined;
  const width = table.headers.length;
  const rows = table.rows.map((row, place) => ({ ...row, cells: [...row.cells.slice(0, width), ...Array.from({ length: Math.max(0, width - row.cells.length) }, () => ''), accounts[place] ?? ''] }));
  return { table: { ...table, headers: [...table.headers, 'Account written to'], rows }, note: 'Products are the accounts that the posts begin with (@name), as there is no column of products.' };
}
