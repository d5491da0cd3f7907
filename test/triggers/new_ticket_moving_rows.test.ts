/** A sheet that people change while a poll reads it: what moved between two requests comes with both, and is one ticket all the same. */
import fc from 'fast-check';
import { type Grid, type ReadRows } from '../../src/adapters/google_sheets/sheet_rows.ts';
import { readNewest, type SheetWindow } from '../../src/adapters/google_sheets/sheet_window.ts';
import { readyRows, rowMeaning } from '../../src/triage/ticket_table/ready_rows.ts';
import { findColumns } from '../../src/triage/ticket_table/ticket_columns.ts';
import { ticketIds } from '../../src/triage/ticket_table/ticket_identity.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { poll } from './zap.ts';

const HEADER = ['Customer email', 'Subject', 'Message'];
const rowsOf = (count: number) => Array.from({ length: count }, (_unused, index) => [`c${index}@mail.example`, `S${index}`, `What does lamp ${index} cost?`]);
const bySubject = (rows: string[][]) => [...rows].sort((a, b) => (a[1]! < b[1]! ? -1 : 1));

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

/** A zap that has seen these rows; `during` polls once more while the rows change after a request for cells. */
async function zap(rows: string[][], spareRows = 0) {
  const sheet = fake.add({ tabs: [{ rows: [HEADER, ...rows], rowCount: rows.length + 1 + spareRows }] });
  const tab = sheet.tabs[0]!;
  const seen = new Set((await poll(fake, { spreadsheet: sheet.id }, { isPopulatingDedupe: true })).map(({ id }) => id));
  const put = (changed: string[][]) => {
    tab.rows = [HEADER, ...changed];
    tab.rowCount = Math.max(tab.rowCount, changed.length + 1);
  };
  const next = async () => {
    const fired = (await poll(fake, { spreadsheet: sheet.id })).filter(({ id }) => !seen.has(id));
    for (const { id } of fired) seen.add(id);
    return fired.map(({ message }) => message);
  };
  const during = async (changed: string[][], after = 1) => {
    const answer = fake.answer.bind(fake);
    let asked = 0;
    fake.answer = (request) => {
      const reply = answer(request);
      if (request.url.pathname.includes('/values') && ++asked === after) put(changed);
      return reply;
    };
    const fired = await next();
    fake.answer = answer;
    expect(asked).toBeGreaterThan(after);
    return fired;
  };
  return { put, next, during };
}

const ROWS = rowsOf(1500);
const CHANGES: [name: string, changed: string[][]][] = [
  ['reversed', [...ROWS].reverse()],
  ['sorted by subject', bySubject(ROWS)],
  ['a row deleted', [...ROWS.slice(0, 20), ...ROWS.slice(21)]],
  ['ten rows deleted', ROWS.slice(10)],
  ['the last row dragged to the top', [ROWS[1499]!, ...ROWS.slice(0, 1499)]],
  ['a row of the tail dragged to the top', [ROWS[1200]!, ...ROWS.slice(0, 1200), ...ROWS.slice(1201)]],
  ['two rows put in', [['x@mail.example', 'New', 'One'], ...ROWS.slice(0, 700), ['y@mail.example', 'New', 'Two'], ...ROWS.slice(700)]],
];

test.each(CHANGES)('%s between two requests: no old ticket is told again, then or later, and a new one is told once', async (_name, changed) => {
  const { put, next, during } = await zap(ROWS);
  const added = changed.length > ROWS.length ? ['One', 'Two'] : [];
  const old = (fired: string[]) => fired.filter((message) => !added.includes(message));
  expect(old(await during(changed))).toEqual([]);
  expect(old(await next())).toEqual([]);
  put([...changed, ['new@mail.example', 'Help', 'My lamp is broken']]);
  expect(old(await next())).toEqual(['My lamp is broken']);
  expect(await next()).toEqual([]);
});

test('with spare rows below the table, read in three requests, it is the same after the first and after the second', async () => {
  for (const after of [1, 2]) {
    const rows = rowsOf(6000);
    const { next, during } = await zap(rows, 6000);
    expect([after, await during([...rows].reverse(), after), await next()]).toEqual([after, [], []]);
  }
});

test('rows below a long blank stretch are read last: what goes there meanwhile is told once', async () => {
  const rows = rowsOf(6020);
  const blank = Array.from({ length: 9000 }, (): string[] => []);
  const { next, during } = await zap([...rows.slice(0, 6000), ...blank, ...rows.slice(6000)], 3000);
  expect(await next()).toEqual([]);
  // The last row above the stretch, and one of the head, are dragged to the end.
  for (const from of [5999, 40]) {
    const left = rows.filter((_row, index) => index !== from);
    expect([from, await during([...left.slice(0, 5999), ...blank, ...left.slice(5999), rows[from]!], 2)]).toEqual([from, []]);
  }
});

const again = ['ana@mail.example', 'Parcel', 'Where is my parcel?'];

test('on a sheet that stands still a true copy fires at once, wherever the first one stands', async () => {
  for (const place of [30, 900, 1450]) {
    const rows = rowsOf(1500);
    rows[place] = again;
    const { put, next } = await zap(rows, 300);
    put([...rows, again]);
    expect([place, await next(), await next()]).toEqual([place, ['Where is my parcel?'], []]);
  }
});

test('copies that the seed read far apart are known when one request of a poll holds both', async () => {
  const rows = rowsOf(9000);
  rows[3000] = again;
  rows[8990] = again;
  const { put, next, during } = await zap(rows);
  expect(await next()).toEqual([]);
  const close = [...rows.slice(0, 3001), ...rows.slice(8800)];
  expect(await during(close)).toEqual([]);
  put(close);
  expect(await next()).toEqual([]);
});

test('copies are counted within a request, and a row stands where the later request found it', () => {
  const content = (message: string, ticketId = '') => ({ ticketId, customerEmail: 'a@x.example', customerName: '', createdAt: '', subject: '', message });
  const [hi, ho] = [content('Hi'), content('Ho')];
  const [[id, second], [other]] = [ticketIds([hi, hi]), ticketIds([ho])] as [[string, string], [string]];
  expect(second).toBe(`${id}#2`);
  const within = (requests: number[], contents = requests.map(() => hi)) => ticketIds(contents, (index) => requests[index] ?? 0);
  expect(within([1, 2])).toEqual(['', id]);
  expect(within([2, 1])).toEqual([id, '']);
  expect(within([1, 1, 2])).toEqual(['', second, id]);
  expect(within([2, 1, 2, 1])).toEqual([id, '', second, '']);
  expect(within([1, 2, 2], [ho, hi, ho])).toEqual(['', id, other]);
  const seven = content('Hi', '7');
  expect(within([1, 2], [seven, seven])).toEqual([ticketIds([seven])[0], '']);
});

const change = fc.oneof(
  fc.record({ does: fc.constant('sort' as const), by: fc.nat(2), down: fc.boolean() }),
  fc.record({ does: fc.constantFrom('delete' as const, 'insert' as const), at: fc.nat(3000), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ does: fc.constant('drag' as const), from: fc.nat(3000), to: fc.nat(3000) }),
);

function changed(rows: string[][], what: typeof change extends fc.Arbitrary<infer Change> ? Change : never): string[][] {
  const after = [...rows];
  if (what.does === 'sort') return after.sort((a, b) => a[what.by]!.localeCompare(b[what.by]!) * (what.down ? -1 : 1));
  if (what.does === 'drag') after.splice(what.to % rows.length, 0, ...after.splice(what.from % rows.length, 1));
  else if (what.does === 'delete') after.splice(what.at % rows.length, what.count);
  else after.splice(what.at % rows.length, 0, ...Array.from({ length: what.count }, (_unused, index) => ['new@mail.example', 'New', `New ${index}`]));
  return after;
}

test('whatever is sorted, deleted, put in or dragged after whichever request, no row passes for a second copy', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1010, max: 3500 }), fc.constantFrom(0, 7, 300, 700, 5000), fc.integer({ min: 1, max: 3 }), change, fc.nat(), async (count, spare, after, what, now) => {
    let rows = rowsOf(count), asked = 0;
    const meaning = (headers: string[]) => rowMeaning(findColumns(headers, {}), 2);
    const grid: Grid = { headerRow: 1, rowCount: count + 1 + spare, rangesPerRequest: 100, meaning };
    const read: ReadRows = async (ranges) => {
      const tables = ranges.map(({ first, last }) => [HEADER, ...rows].slice(first - 1, last));
      if (++asked === after) rows = changed(rows, what);
      return tables;
    };
    const { rows: found, complete }: SheetWindow = await readNewest(grid, read, now);
    const table = {
      spreadsheetName: '', worksheetName: '', headers: found.header, complete, warnings: [],
      rows: [...found.byNumber].map(([rowNumber, cells]) => ({ rowNumber, cells, url: '', ...(found.moved ? { request: found.requestOf.get(rowNumber) ?? 0 } : {}) })),
    };
    const ids = readyRows(table, { choice: findColumns(HEADER, {}), requiredColumn: 2, identifiesByTicketId: false, timeZone: 'UTC' }).map(({ id }) => id);
    expect(ids.filter((id) => id.includes('#'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  }), { numRuns: Number(process.env.HISTORIES ?? 150) });
}, 600_000);
