import { findColumns } from '../../triage/ticket_columns.ts';
import type { CsvTable } from './csv_file.ts';
import { rowNumberOf, rowWindows, worksheetOf } from './csv_ticket_source.ts';
import { numberOf, textOf, type Run, type StepOutput } from './journey.ts';
import { beginRun } from './zap.ts';
import { recordOf, type Account } from './zapier_account.ts';

const METHOD = 'triggers.new_ticket.operation.perform';

async function poll(account: Account, spreadsheet: string, worksheet: string): Promise<StepOutput[]> {
  const { results } = await account.run(METHOD, { spreadsheet, worksheet, header_row: '1' });
  return Array.isArray(results) ? results.map(recordOf) : [];
}

/** Why New Ticket waits with a row of the file. */
function whyNot(cells: string[], messageColumn: number, header: string, rowNumber: number): string {
  if (cells.every((cell) => cell.trim() === '')) return `New Ticket did not fire: row ${rowNumber} is blank.`;
  if (!(cells[messageColumn] ?? '').trim()) {
    return `New Ticket did not fire: the column “${header.trim()}” of row ${rowNumber} is blank, so the row is taken as half typed and waits.`;
  }
  return `New Ticket did not fire for row ${rowNumber}: its message is not finished, or the row is too large for one step of Zapier (6 MB).`;
}

/** One run for each row of the file, in its order: New Ticket polls window after window, and what it gave is found by row number. */
export async function runsOfFile(account: Account, table: CsvTable, limit: number): Promise<Run[]> {
  const rows = table.rows.slice(0, limit);
  const fired = new Map<number, StepOutput>();
  for (const window of rowWindows(rows)) {
    for (const ticket of await poll(account, table.path, worksheetOf(window))) fired.set(numberOf(ticket, 'row_number'), ticket);
  }
  const { columns } = findColumns(table.headers);
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
