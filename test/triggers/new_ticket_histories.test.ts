/**
 * Random histories of a sheet against a model of Zapier's memory: not one ticket twice, not one lost.
 * Changed at random: rows appended, inserted, half typed and completed, duplicated, deleted, added again, sorted, blank rows;
 * columns added with better names, moved, written into by other steps, filled down to the grid's end; the dates' format;
 * polls that are lost on the way. Headers in five languages.
 * Conditions: a ticket is on the sheet, complete, at some successful poll; its own cells (who, when, subject, message)
 * stay as typed; the sheet is small enough to be read whole. Copies alike in all of these count: as many fire as ever
 * stood on the sheet at once. Where a column is chosen as ticket id, each number fires once.
 * CI runs 4,000 histories without the vendor's SDK, where seven faults planted in identity, columns and dates showed after 2 to 1,214, and 300 through the
 * whole trigger; `HISTORIES=10000` runs that many there.
 */
import fc from 'fast-check';
import { type Grid, type ReadRows } from '../../src/adapters/google_sheets/sheet_rows.ts';
import { readAsManyAsFit } from '../../src/adapters/google_sheets/sheet_seed.ts';
import { readNewest } from '../../src/adapters/google_sheets/sheet_window.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import type { NewTicket } from '../../src/triage/ticket_table/new_tickets.ts';
import { readyRows, rowMeaning } from '../../src/triage/ticket_table/ready_rows.ts';
import { findColumns, type ColumnChoice } from '../../src/triage/ticket_table/ticket_columns.ts';
import { newTicketTrigger } from '../../src/triggers/new_ticket.ts';
import { answerInProcess } from '../fakes/google/in_process.ts';
import { FakeGoogle } from '../fakes/google/server.ts';
import { cellArea, valueRange, type FakeSpreadsheet } from '../fakes/google/workbook.ts';
import { apply, history, newRow, type Change } from './histories/changes.ts';
import { cellsOfSheet, contentOf, type Layout, type SheetState } from './histories/sheet_model.ts';
import { connection } from './zap.ts';

const GRID_ROWS = 100;

const countOf = (contents: string[]) => contents.reduce((counts, content) => counts.set(content, (counts.get(content) ?? 0) + 1), new Map<string, number>());

/** One poll: ids with the sheet's row each came from. */
type Look = (seeding: boolean) => Promise<{ id: string; rowNumber: number }[]>;

/** Plays one history; gives what fired, by content, and what should have. */
async function play(layout: Layout, start: number, changes: Change[], sheet: FakeSpreadsheet, look: Look): Promise<{ fired: object; expected: object }> {
  const state: SheetState = { layout, columns: layout.columns, added: [], rows: [], format: 0, filledDown: false };
  const shop = { deleted: [], serial: 0 };
  for (let count = 0; count < start; count += 1) state.rows.push(newRow(state, shop.serial++, count % 4 > 0));
  const polled = async (seeding: boolean) => {
    if (sheet.tabs[0]) sheet.tabs[0].rows = cellsOfSheet(state, GRID_ROWS);
    return (await look(seeding)).map(({ id, rowNumber }) => ({ id, content: contentOf(state, state.rows[rowNumber - 2] ?? null) }));
  };
  const present = () => {
    const counts = countOf(state.rows.map((row) => contentOf(state, row)).filter(Boolean));
    return layout.idColumn ? new Map([...counts.keys()].map((content) => [content, 1])) : counts;
  };
  const seeded = present();
  const most = new Map(seeded);
  const seen = new Set((await polled(true)).map(({ id }) => id));
  const fired: string[] = [];
  for (const change of [...changes, { do: 'poll' as const }]) {
    apply(change, state, shop);
    if (change.do !== 'poll' && change.do !== 'lost_poll') continue;
    const tickets = await polled(false);
    if (change.do === 'lost_poll') continue;
    for (const [content, count] of present()) most.set(content, Math.max(count, most.get(content) ?? 0));
    for (const { id, content } of tickets) {
      if (seen.has(id)) continue;
      seen.add(id);
      fired.push(content);
    }
  }
  const expected = [...most].map(([content, count]) => [content, count - (seeded.get(content) ?? 0)] as const).filter(([, count]) => count > 0);
  const sorted = (counts: Iterable<readonly [string, number]>) => Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
  return { fired: sorted(countOf(fired)), expected: sorted(expected) };
}

function check(runs: number, lookAt: (sheet: FakeSpreadsheet, layout: Layout) => Look): Promise<void> {
  return fc.assert(fc.asyncProperty(history, async ({ layout, start, changes }) => {
    const sheet: FakeSpreadsheet = {
      id: '1History_000000000000000', name: 'H', locale: 'en_GB', timeZone: 'Etc/GMT', modifiedTime: '', shared: 'reader',
      tabs: [{ sheetId: 0, title: 'T', rows: [], rowCount: GRID_ROWS, columnCount: 26 }],
    };
    const { fired, expected } = await play(layout, start, changes, sheet, lookAt(sheet, layout));
    expect(fired).toEqual(expected);
  }), { numRuns: runs });
}

test('4,000 histories: reading, identity and order, without the vendor\'s SDK', async () => {
  // Histories share some hundred rows of headers; finding their columns would take a third of the time.
  const choices = new Map<string, ColumnChoice>();
  await check(4_000, (sheet, layout) => async (seeding) => {
    const choiceOf = (headers: string[]): ColumnChoice => {
      const key = JSON.stringify([layout.idColumn, headers]);
      const choice = choices.get(key) ?? findColumns(headers, { ticket_id: layout.idColumn ?? '' });
      choices.set(key, choice);
      return choice;
    };
    const meaning = (headers: string[]) => rowMeaning(choiceOf(headers), choiceOf(headers).columns.message);
    const grid: Grid = { headerRow: 1, rowCount: GRID_ROWS, rangesPerRequest: 100, meaning };
    const read: ReadRows = async (ranges) => ranges.map(({ first, last }) => valueRange(cellArea(sheet, `T!A${first}:Z${last}`)).values ?? []);
    const { rows, complete } = await (seeding ? readAsManyAsFit(grid, read, createDeadline(), 0) : readNewest(grid, read, 0));
    const table = {
      spreadsheetName: '', worksheetName: '', headers: rows.header, complete, warnings: [], locale: 'en_GB',
      rows: [...rows.byNumber].map(([rowNumber, cells]) => ({ rowNumber, cells, url: '' })),
    };
    const choice = choiceOf(table.headers);
    return readyRows(table, { choice, requiredColumn: choice.columns.message, identifiesByTicketId: Boolean(layout.idColumn), timeZone: 'UTC' });
  });
}, 600_000);

/** Without core, which ends a process that has run 250 steps and holds 450 MB, as a test runner soon does. */
test('histories through the whole trigger, with googleapis and the fake\'s answers', async () => {
  const fake = new FakeGoogle();
  const authData = connection(fake);
  const poll = (inputData: object, meta: object) =>
    newTicketTrigger.operation.perform({ errors: {} } as never, { authData, inputData, meta: { timezone: 'Europe/Berlin', ...meta } } as never) as Promise<NewTicket[]>;
  const restore = answerInProcess(fake);
  try {
    await check(Number(process.env.HISTORIES ?? 300), (sheet, layout) => async (seeding) => {
      fake.spreadsheets.set(sheet.id, sheet);
      fake.calls.length = 0;
      const tickets = await poll({ spreadsheet: sheet.id, worksheet: '0', ticket_id_column: layout.idColumn ?? '' }, { isPopulatingDedupe: seeding });
      return tickets.map((ticket) => ({ id: ticket.id, rowNumber: ticket.row_number }));
    });
  } finally {
    restore();
  }
}, 3_600_000);
