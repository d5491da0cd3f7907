/** Recurring Issue on a sheet of 100,000 tickets: what it reads, what it fires, and that sorting fires nothing again. */
import { recurringIssue } from '../../src/triggers/recurring_issue.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import type { RowStore } from '../fakes/google/workbook.ts';
import { ask, connection } from './zap.ts';

const HEADER = ['Ticket ID', 'Created at', 'Customer e-mail', 'Product', 'Category', 'Message'];
const ROWS = 100_000;
const PER_DAY = 90;
const PLANTED = 12;
const NOW = Date.parse('2026-11-20T18:00:00Z');
const PRODUCTS = ['Kettle', 'Lamp', 'Router'];
const CATEGORIES = ['Delivery', 'Billing', 'Fault', 'Question'];

/** Ticket `n`, the oldest is 1: ninety a day for three years; the last twelve are one new fault. */
function ticket(n: number): string[] {
  const isPlanted = n > ROWS - PLANTED;
  const [product = '', category = ''] = isPlanted ? ['Router', 'Fault'] : [PRODUCTS[n % 3], CATEGORIES[(n >> 2) % 4]];
  return [`T-${n}`, new Date(NOW - ((ROWS - n) * 86_400_000) / PER_DAY).toISOString(), `c${n}@example.org`, product, category, isPlanted ? 'It shows E42 and stays dark.' : `Please look at word${n % 97} and word${n % 89}.`];
}

const rows = (order: (index: number) => number): RowStore => ({ length: ROWS + 1, at: (index) => (index === 0 ? HEADER : ticket(order(index))) });

jest.setTimeout(120_000);
let fake: FakeGoogle;
let now: jest.SpyInstance<number, []>;
beforeAll(async () => { fake = await startFakeGoogle(); now = jest.spyOn(Date, 'now').mockReturnValue(NOW); });
afterAll(() => { now.mockRestore(); return fake.stop(); });

test('it reads what window and baseline need, and fires once whichever way the sheet is sorted', async () => {
  const sheet = fake.add({ tabs: [{ rows: rows((index) => index), rowCount: ROWS + 1, columnCount: HEADER.length }] });
  const poll = async () => {
    fake.calls.length = 0;
    const items = await ask<Record<string, unknown>[]>(recurringIssue.operation.perform, { inputData: { spreadsheet: sheet.id }, authData: connection(fake), meta: {} });
    return { items, sent: fake.rowsSent, requests: fake.calls.length };
  };
  const appended = await poll();
  expect(appended.items).toHaveLength(1);
  expect(appended.items[0]).toMatchObject({ topic: 'Router: Fault (E42)', product: 'Router', issue: 'Fault', total: PLANTED });
  // Window, baseline and four weeks more are 91 days; 40,000 rows and 36 pages are the stated most.
  expect(appended.sent).toBeGreaterThan(91 * PER_DAY * 0.9);
  expect(appended.sent).toBeLessThan(40_000);
  expect(appended.requests).toBeLessThanOrEqual(40);
  const tab = sheet.tabs[0];
  if (!tab) throw new Error('no tab');
  tab.rows = rows((index) => ROWS + 1 - index);
  const newestFirst = await poll();
  expect(newestFirst.items.map(({ id }) => id)).toEqual(appended.items.map(({ id }) => id));
});
