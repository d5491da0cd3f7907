/** What every ticket source answers, whatever stands behind it. */
import { createDeadline } from '../../src/zapier/deadline.ts';
import type { TicketSource } from '../../src/ports/ticket_source.ts';

/** `open` puts a table of these rows, the header first, behind the port and says where it is. */
export function ticketSourceContract(open: (rows: string[][]) => { source: TicketSource; spreadsheet: string; worksheet: string }): void {
  const ROWS = [['Message', 'Größe'], ['one', 'L'], [], ['two'], ['', 'only a size'], ['three', 'M'], ['four', 'S']];
  const opened = () => {
    const { source, spreadsheet, worksheet } = open(ROWS);
    return { source, selection: { spreadsheet, worksheet, headerRow: 1 } };
  };

  test('the table is found where the lists say it is', async () => {
    const { source, selection } = opened();
    const { choices } = await source.listSpreadsheets({ cursor: '', search: '' }, createDeadline());
    expect(choices.map(({ id }) => id)).toContain(selection.spreadsheet);
    const [worksheet] = await source.listWorksheets(selection, createDeadline());
    expect((await source.read({ ...selection, worksheet: worksheet?.id ?? '' }, 'newest', createDeadline())).headers).toEqual(['Message', 'Größe']);
  });

  test('headers as they stand', async () => {
    const { source, selection } = opened();
    expect(await source.headers(selection, createDeadline())).toEqual(['Message', 'Größe']);
  });

  test.each(['newest', 'as_many_as_fit'] as const)('%s: rows in order under their own numbers, blank ones left out', async (wanted) => {
    const { source, selection } = opened();
    const table = await source.read(selection, wanted, createDeadline());
    expect(table.rows.map(({ rowNumber, cells }) => [rowNumber, cells[0], cells[1] ?? ''])).toEqual([[2, 'one', 'L'], [4, 'two', ''], [5, '', 'only a size'], [6, 'three', 'M'], [7, 'four', 'S']]);
    expect(table.complete).toBe(true);
  });

  test('a sample ends with the last row', async () => {
    const { source, selection } = opened();
    expect((await source.read(selection, 'sample', createDeadline())).rows.at(-1)).toMatchObject({ rowNumber: 7, cells: ['four', 'S'] });
  });
}
