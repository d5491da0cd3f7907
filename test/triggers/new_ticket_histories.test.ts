/**
 * Random histories of a sheet against a model of Zapier's memory: not one ticket twice, not one lost.
 * Conditions: a ticket is on the sheet, complete, at some successful poll; its own cells (who, when, subject, message)
 * stay as typed; the sheet is small enough to be read whole. Copies alike in all of these count: as many fire as ever
 * stood on the sheet at once.
 * `HISTORIES` sets how many histories go through googleapis and the fake's HTTP answers.
 */
import fc from 'fast-check';
import { EVERY_ROW, type Grid, type ReadRows } from '../../src/adapters/google_sheets/sheet_rows.ts';
import { readAsManyAsFit } from '../../src/adapters/google_sheets/sheet_seed.ts';
import { readNewest } from '../../src/adapters/google_sheets/sheet_window.ts';
import { createDeadline } from '../../src/deadline.ts';
import { findColumns } from '../../src/triage/ticket_columns.ts';
import { readyRows } from '../../src/triage/ready_rows.ts';
import { answerInProcess } from '../fakes/google/in_process.ts';
import { FakeGoogle } from '../fakes/google/server.ts';
import { cellArea, valueRange, type FakeSpreadsheet } from '../fakes/google/workbook.ts';
import { newTicketTrigger } from '../../src/triggers/new_ticket.ts';
import type { NewTicket } from '../../src/triage/new_tickets.ts';
import { connection } from './zap.ts';

const HEADER = ['Customer e-mail', 'Created at', 'Subject', 'Message', 'Status', 'Reply sent'];
const FIRST_DATA = 1;

/** What a person or another step does to the sheet; numbers pick rows by their remainder. */
type Change =
  | { do: 'append' | 'insert' | 'duplicate' | 'readd' | 'delete' | 'blank_row' | 'write_back' | 'half' | 'complete'; at: number }
  | { do: 'sort'; at: number; down: boolean }
  | { do: 'poll' | 'lost_poll' };

const at = fc.nat(40);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('append' as const, 'insert' as const), at }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('duplicate' as const, 'readd' as const, 'delete' as const, 'blank_row' as const, 'write_back' as const, 'half' as const, 'complete' as const), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sort' as const), at, down: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('poll' as const, 'poll' as const, 'lost_poll' as const) }) },
);

/** Few customers, words and minutes, so that near-copies abound; the serial second keeps them apart. */
function newRow(serial: number, withDate: boolean): string[] {
  const second = String(serial % 60).padStart(2, '0');
  const minute = String(Math.floor(serial / 60) % 60).padStart(2, '0');
  const words = ['Where is my parcel?', 'It does not work.', 'Please call me.'][serial % 3] ?? '';
  return [`customer${serial % 2}@example.org`, withDate ? `2026-11-22 10:${minute}:${second}` : '', 'Help', withDate ? words : `${words} (${serial})`, '', ''];
}

const isTicket = (row: string[]) => (row[3] ?? '') !== '';
const contentOf = (row: string[]) => row.slice(0, 4).join('|');

function apply(change_: Change, sheet: FakeSpreadsheet, deleted: string[][], serial: { next: number }): void {
  const tab = sheet.tabs[0];
  if (!tab || !Array.isArray(tab.rows) || !('at' in change_)) return;
  const rows: string[][] = tab.rows;
  const size = rows.length - FIRST_DATA;
  const index = FIRST_DATA + (size > 0 ? change_.at % size : 0);
  const target = size > 0 ? rows[index] : undefined;
  switch (change_.do) {
    case 'append': rows.push(newRow(serial.next++, change_.at % 4 > 0)); break;
    case 'insert': rows.splice(index, 0, newRow(serial.next++, change_.at % 4 > 0)); break;
    case 'blank_row': rows.splice(index, 0, change_.at % 2 ? [] : ['', '', '', '', 'FALSE']); break;
    case 'half': rows.splice(index, 0, [...newRow(serial.next++, true).slice(0, 3), '', '', '']); break;
    case 'duplicate': if (target) rows.splice(FIRST_DATA + ((change_.at * 7) % size), 0, [...target]); break;
    case 'readd': if (deleted.length > 0) rows.splice(index, 0, deleted.splice(change_.at % deleted.length, 1)[0] ?? []); break;
    case 'delete': if (target) deleted.push(...rows.splice(index, 1)); break;
    case 'write_back': if (target) rows[index] = [...target.slice(0, 4), 'answered', `by Mia ${change_.at}`]; break;
    case 'complete': if (target && target[0] && !isTicket(target)) rows[index] = [...target.slice(0, 3), `Typed at last (${index})`, '', '']; break;
    case 'sort': {
      const column = change_.at % HEADER.length;
      const body = rows.splice(FIRST_DATA).sort((a, b) => (a[column] ?? '').localeCompare(b[column] ?? '') * (change_.down ? -1 : 1));
      rows.push(...body);
    }
  }
}

const countOf = (contents: string[]) => contents.reduce((counts, content) => counts.set(content, (counts.get(content) ?? 0) + 1), new Map<string, number>());

type Look = (seeding: boolean) => Promise<{ id: string; content: string }[]>;

/** Plays one history; gives what fired, by content, and what should have. */
async function play(sheet: FakeSpreadsheet, start: number, changes: Change[], look: Look): Promise<{ fired: object; expected: object }> {
  const serial = { next: 0 };
  const deleted: string[][] = [];
  const rows = sheet.tabs[0]?.rows;
  if (!Array.isArray(rows)) throw new Error('rows must be writable');
  for (let count = 0; count < start; count += 1) rows.push(newRow(serial.next++, count % 4 > 0));
  const present = () => countOf(rows.slice(FIRST_DATA).filter(isTicket).map(contentOf));
  const seeded = present();
  const most = new Map(seeded);
  const seen = new Set((await look(true)).map(({ id }) => id));
  const fired: string[] = [];
  for (const one of [...changes, { do: 'poll' as const }]) {
    apply(one, sheet, deleted, serial);
    if (one.do !== 'poll' && one.do !== 'lost_poll') continue;
    const polled = await look(false);
    if (one.do === 'lost_poll') continue;
    for (const [content, count] of present()) most.set(content, Math.max(count, most.get(content) ?? 0));
    for (const { id, content } of polled) {
      if (seen.has(id)) continue;
      seen.add(id);
      fired.push(content);
    }
  }
  const expected = [...most].map(([content, count]) => [content, count - (seeded.get(content) ?? 0)] as const).filter(([, count]) => count > 0);
  const sorted = (counts: Iterable<readonly [string, number]>) => Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
  return { fired: sorted(countOf(fired)), expected: sorted(expected) };
}

const history = fc.record({ start: fc.nat(12), changes: fc.array(change, { maxLength: 30 }) });

function check(runs: number, lookAt: (sheet: FakeSpreadsheet) => Look): Promise<void> {
  return fc.assert(fc.asyncProperty(history, async ({ start, changes }) => {
    const sheet: FakeSpreadsheet = {
      id: '1History_000000000000000', name: 'H', locale: 'en_GB', timeZone: 'Etc/GMT', modifiedTime: '', shared: 'reader',
      tabs: [{ sheetId: 0, title: 'T', rows: [HEADER], rowCount: 1000, columnCount: 26 }],
    };
    const { fired, expected } = await play(sheet, start, changes, lookAt(sheet));
    expect(fired).toEqual(expected);
  }), { numRuns: runs });
}

test('10,000 histories: reading, identity and order, without the vendor\'s SDK', async () => {
  await check(10_000, (sheet) => async (seeding) => {
    const tab = sheet.tabs[0];
    if (!tab) return [];
    const grid: Grid = { headerRow: 1, rowCount: tab.rowCount, rangesPerRequest: 100, meaning: () => EVERY_ROW };
    const read: ReadRows = async (ranges) => ranges.map(({ first, last }) => valueRange(cellArea(sheet, `T!A${first}:Z${last}`)).values ?? []);
    const { rows, complete } = await (seeding ? readAsManyAsFit(grid, read, createDeadline(), 0) : readNewest(grid, read, 0));
    const table = {
      spreadsheetName: '', worksheetName: '', headers: rows.header, complete, warnings: [], locale: 'en_GB',
      rows: [...rows.byNumber].map(([rowNumber, cells]) => ({ rowNumber, cells, url: '' })),
    };
    const choice = findColumns(table.headers);
    return readyRows(table, { choice, requiredColumn: choice.columns.message, identifiesByTicketId: false, timeZone: 'UTC' })
      .map(({ id, cells }) => ({ id, content: contentOf(cells) }));
  });
}, 300_000);

/** Without core, which ends a process that has run 250 steps and holds 450 MB, as a test runner soon does. */
test('histories through the whole trigger, with googleapis and the fake\'s answers', async () => {
  const fake = new FakeGoogle();
  const authData = connection(fake);
  const poll = (inputData: object, meta: object) =>
    newTicketTrigger.operation.perform({ errors: {} } as never, { authData, inputData, meta: { timezone: 'Europe/Berlin', ...meta } } as never) as Promise<NewTicket[]>;
  const restore = answerInProcess(fake);
  try {
    await check(Number(process.env.HISTORIES ?? 500), (sheet) => async (seeding) => {
      fake.spreadsheets.set(sheet.id, sheet);
      fake.calls.length = 0;
      const rows = sheet.tabs[0]?.rows;
      const tickets = await poll({ spreadsheet: sheet.id, worksheet: '0' }, { isPopulatingDedupe: seeding });
      return tickets.map((ticket) => ({ id: ticket.id, content: contentOf(rows?.at(ticket.row_number - 1) ?? []) }));
    });
  } finally {
    restore();
  }
}, 3_600_000);
