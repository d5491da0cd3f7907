/** Windows of a file that each fit into one poll of Zapier. */
import { createCsvTicketSource, rowWindows, worksheetOf } from '../../../src/scripts/demo/csv_ticket_source.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { inTurns } from '../../../src/scripts/demo/in_turns.ts';

test('rows are cut into windows of at most 1,000, in order and without a gap', () => {
  const windows = rowWindows(Array.from({ length: 2_500 }, (_unused, index) => [`message ${index}`]));
  expect(windows).toEqual([{ start: 0, end: 1_000 }, { start: 1_000, end: 2_000 }, { start: 2_000, end: 2_500 }]);
});

test('large rows make smaller windows: what leaves a step stays under 6 MB', () => {
  const rows = Array.from({ length: 30 }, () => ['x'.repeat(200_000)]);
  const windows = rowWindows(rows);
  expect(windows.flatMap(({ start, end }) => rows.slice(start, end))).toHaveLength(30);
  // Each row leaves as message and message_full: 400 kB.
  for (const { start, end } of windows) expect((end - start) * 400_000).toBeLessThan(6_000_000);
});

test('a window is a worksheet whose rows keep the numbers of the whole file; blank rows are left out', async () => {
  const source = createCsvTicketSource({ path: '/some/where/tickets.csv', headers: ['Message'], rows: [['one'], [' '], ['three'], ['four']] });
  const table = await source.read({ spreadsheet: '', worksheet: worksheetOf({ start: 1, end: 3 }), headerRow: 1 }, 'newest', createDeadline());
  expect(table).toMatchObject({ spreadsheetName: 'tickets.csv', complete: true });
  expect(table.rows).toEqual([{ rowNumber: 4, cells: ['three'], url: '' }]);
});

test('work is done at most so many at a time, and results stand in the order of the items', async () => {
  let running = 0;
  let most = 0;
  const results = await inTurns([30, 10, 20, 5, 1], 2, async (milliseconds) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, milliseconds));
    running -= 1;
    return milliseconds * 2;
  });
  expect(results).toEqual([60, 20, 40, 10, 2]);
  expect(most).toBe(2);
});
