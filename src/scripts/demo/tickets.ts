import { findColumns } from '../../triage/ticket_table/ticket_columns.ts';
import type { CsvTable } from './csv_file.ts';
import { rowNumberOf, rowWindows, worksheetOf, type RowWindow } from './csv_ticket_source.ts';
import { numberOf, textOf, type Run, type StepOutput } from './journey.ts';
import { beginRun } from './zap.ts';
import { record } from '../../adapters/json.ts';
import type { Account } from './zapier_account.ts';

const METHOD = 'triggers.new_ticket.operation.perform';

async function poll(account: Account, spreadsheet: string, worksheet: string): Promise<StepOutput[]> {
  const { results } = await account.run(METHOD, { spreadsheet, worksheet, header_row: '1' });
  return Array.isArray(results) ? results.map(record) : [];
}

/** Why New Ticket waits with a row of the file. */
function whyNot(cells: string[], messageColumn: number, header: string, rowNumber: number): string {
  if (cells.every((cell) => cell.trim() === '')) return `New Ticket did not fire: row ${rowNumber} is blank.`;
  if (!(cells[messageColumn] ?? '').trim()) {
    return `New Ticket did not fire: the column “${header.trim()}” of row ${rowNumber} is blank, so the row is taken as half typed and waits.`;
  }
  return `New Ticket did not fire for row ${rowNumber}: its message is not finished, or the row is too large for one step of Zapier (6 MB).`;
}

/** Runs of neighbouring places. */
function groups(places: number[]): RowWindow[] {
  const found: RowWindow[] = [];
  for (const place of places) {
    const last = found.at(-1);
    if (last?.end === place) last.end += 1;
    else found.push({ start: place, end: place + 1 });
  }
  return found;
}

const halves = ({ start, end }: RowWindow): RowWindow[] => {
  const middle = Math.floor((start + end) / 2);
  return end - start < 2 ? [] : [{ start, end: middle }, { start: middle, end }];
};

/** Polls a window; where more came together than a step can carry, what is missing is polled again in smaller windows. */
async function fire(account: Account, table: CsvTable, messageColumn: number, window: RowWindow, fired: Map<number, StepOutput>): Promise<void> {
  for (const ticket of await poll(account, table.path, worksheetOf(window))) fired.set(numberOf(ticket, 'row_number'), ticket);
  const missing = Array.from({ length: window.end - window.start }, (_unused, offset) => window.start + offset)
    .filter((place) => (table.rows[place]?.[messageColumn] ?? '').trim() !== '' && !fired.has(rowNumberOf(place)));
  for (const group of groups(missing)) {
    const isWhole = group.start === window.start && group.end === window.end;
    for (const smaller of isWhole ? halves(group) : [group]) await fire(account, table, messageColumn, smaller, fired);
  }
}

/** One run for each row of the file, in its order: New Ticket polls window after window, and what it gave is found by row number. */
export async function runsOfFile(account: Account, table: CsvTable, limit: number): Promise<Run[]> {
  const rows = table.rows.slice(0, limit);
  const { columns } = findColumns(table.headers);
  const fired = new Map<number, StepOutput>();
  for (const window of rowWindows(rows)) await fire(account, table, columns.message, window, fired);
  return rows.map((cells, index) => {
    const rowNumber = rowNumberOf(index);
    const ticket = fired.get(rowNumber);
    const ticketId = (cells[columns.ticket_id] ?? '').trim();
    if (ticket) return beginRun(rowNumber, textOf(ticket, 'ticket_id') || ticketId, ticket, '');
    return beginRun(rowNumber, ticketId, {}, whyNot(cells, columns.message, table.headers[columns.message] ?? '', rowNumber));
  });
}

/** One run for each ticket that New Ticket finds in the connected sheet, in the sheet's order. */
export async function runsOfSheet(account: Account, spreadsheet: string, worksheet: string, limit: number): Promise<Run[]> {
  const tickets = await poll(account, spreadsheet, worksheet);
  return tickets
    .sort((a, b) => numberOf(a, 'row_number') - numberOf(b, 'row_number'))
    .slice(0, limit)
    .map((ticket) => beginRun(numberOf(ticket, 'row_number'), textOf(ticket, 'ticket_id'), ticket, ''));
}
