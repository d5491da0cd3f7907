/** New Ticket on a sheet of a million rows: what fires, what does not, and what it costs, over the wire. */
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import type { RowStore } from '../fakes/google/workbook.ts';
import { poll } from './zap.ts';

const HEADER = ['Ticket ID', 'Customer name', 'Customer e-mail', 'Created at', 'Subject', 'Message', 'Status', 'Owner'];
const ROWS = 1_000_000;
const NOW = Date.now();
const at = (minutesAgo: number) => new Date(NOW - minutesAgo * 60_000).toISOString();

/** Ticket `n` of a sheet that got one every ten minutes; the last is a day old. */
const ticket = (n: number, minutesAgo = 1440 + (ROWS - n) * 10): string[] =>
  [`T-${n}`, `Customer ${n % 5000}`, `c${n % 5000}@example.org`, at(minutesAgo), `Subject ${n}`, `Message of ticket ${n}, which is about a lamp.`, 'new', ''];

/** A million rows made as they are asked for, with rows put in at places, in another order if need be. */
function rows(order: (index: number) => number, inserted: Map<number, string[]> = new Map()): RowStore {
  const places = [...inserted.keys()].sort((a, b) => a - b);
  return {
    length: ROWS + inserted.size,
    at: (index) => {
      if (index === 0) return HEADER;
      const own = inserted.get(index);
      return own ?? ticket(order(index - places.filter((place) => place < index).length));
    },
  };
}

const asAppended = (index: number) => index;
const newestOnTop = (index: number) => ROWS - index;

// Seeding a million-row sheet reads 100,000 rows; other tests may run beside it.
jest.setTimeout(120_000);

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

async function zap(order: (index: number) => number, grid = ROWS) {
  const sheet = fake.add({ tabs: [{ rows: rows(order), rowCount: grid, columnCount: 8 }] });
  const tab = sheet.tabs[0]!;
  const seen = new Set((await poll(fake, { spreadsheet: sheet.id }, { isPopulatingDedupe: true })).map(({ id }) => id));
  return {
    tab,
    /** What the next poll fires, and what it cost. */
    async next() {
      fake.calls.length = 0;
      const fired = (await poll(fake, { spreadsheet: sheet.id })).filter(({ id }) => !seen.has(id));
      for (const { id } of fired) seen.add(id);
      return { fired: fired.map(({ ticket_id }) => ticket_id), rows: fake.rowsSent, requests: fake.calls.length };
    },
  };
}

test('appended, and inserted near the end or at the top: each fires once', async () => {
  const { tab, next } = await zap(asAppended);
  expect(await next()).toMatchObject({ fired: [] });
  tab.rows = rows(asAppended, new Map([[5, ticket(-5, 3)], [ROWS - 100, ticket(-100, 2)], [ROWS + 2, ticket(-1, 1)]]));
  tab.rowCount = ROWS + 3;
  const { fired, rows: sent, requests } = await next();
  expect(fired).toEqual(['T--1', 'T--100', 'T--5']);
  expect(sent).toBeLessThanOrEqual(1000);
  expect(requests).toBeLessThanOrEqual(3);
  expect(await next()).toMatchObject({ fired: [] });
});

test('sorting brings no old ticket back', async () => {
  const { tab, next } = await zap(asAppended);
  tab.rows = rows((index) => (index * 7919) % ROWS);
  expect((await next()).fired.filter((id) => Number(id.slice(2)) < ROWS - 90_000)).toEqual([]);
  tab.rows = rows(newestOnTop);
  expect((await next()).fired).toEqual([]);
});

test('newest on top, and a thousand spare rows: fires once, for at most 2,500 rows in 4 requests', async () => {
  const { tab, next } = await zap(newestOnTop, ROWS + 1000);
  expect(await next()).toMatchObject({ fired: [] });
  tab.rows = rows(newestOnTop, new Map([[1, ticket(-1, 1)]]));
  const { fired, rows: sent, requests } = await next();
  expect(fired).toEqual(['T--1']);
  expect(sent).toBeLessThanOrEqual(2500);
  expect(requests).toBeLessThanOrEqual(4);
});

test('the days to look back are the zap\'s choice', async () => {
  const sheet = fake.add({ tabs: [{ rows: rows(asAppended), rowCount: ROWS, columnCount: 8 }] });
  const days = async (ignore_older_than: string) => {
    const tickets = await poll(fake, { spreadsheet: sheet.id, ignore_older_than });
    return Math.min(...tickets.map(({ created_at }) => Date.parse(created_at)));
  };
  expect(NOW - await days('')).toBeLessThanOrEqual(7 * 86_400_000 + 60_000);
  expect(NOW - await days('2')).toBeLessThanOrEqual(2 * 86_400_000 + 60_000);
  // The first rows, nineteen years old, come along too where the person wants them.
  expect(NOW - await days('36500')).toBeGreaterThan(18 * 365 * 86_400_000);
});
