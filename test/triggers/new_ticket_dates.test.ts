/** What New Ticket makes of dates that can be read in two ways or not at all: in a sheet of more than 1,000 rows an old date never fires. */
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { poll } from './zap.ts';

const HEADER = ['Created at', 'Email', 'Message'];
const dated = (when: string, count: number) => Array.from({ length: count }, (_unused, index) => [when, `c${index}@x.example`, `Message ${index}`]);

let fake: FakeGoogle;
beforeAll(async () => {
  fake = await startFakeGoogle();
  jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 11, 1, 2, 10));
});
afterAll(async () => {
  jest.restoreAllMocks();
  await fake.stop();
});

const polled = (when: string, count: number, locale = 'en_US') =>
  poll(fake, { spreadsheet: fake.add({ locale, timeZone: 'Europe/Berlin', tabs: [{ rows: [HEADER, ...dated(when, count)], rowCount: count + 400 }] }).id });

// The tail of 501 rows and the first 100 are read of every sheet.
test.each([
  ['12/01/2026 02:05 UTC', 'en_US', '2026-12-01T02:05:00+00:00'],
  ['12/01/2026 02:05:00 +0000', 'en_US', '2026-12-01T02:05:00+00:00'],
  ['11/30/2026 09:05:00 PM -05:00', 'en_US', '2026-11-30T21:05:00-05:00'],
  ['01/12/2026 02:05 UTC', 'de_DE', '2026-12-01T02:05:00+00:00'],
])('%s in a large sheet (%s) is a day of this week: its rows fire', async (when, locale, iso) => {
  const tickets = await polled(when, 1100, locale);
  expect(tickets.length).toBeGreaterThan(600);
  expect([...new Set(tickets.map(({ created_at }) => created_at))]).toEqual([iso]);
});

test('dates of another month do not fire there, with a zone or without', async () => {
  for (const when of ['01/12/2026 02:05 UTC', '01/12/2026 02:05', '2026-01-12T02:05:00Z']) expect([when, (await polled(when, 1100)).length]).toEqual([when, 0]);
});

test.each(['29 Nov, 10:05', '29.11. 10:05'])('%s names no year: its rows fire without a date, and say so', async (when) => {
  for (const [count, least] of [[3, 3], [1100, 600]] as const) {
    const tickets = await polled(when, count);
    expect(tickets.length).toBeGreaterThanOrEqual(least);
    expect([...new Set(tickets.map(({ created_at }) => created_at))]).toEqual(['']);
    expect(tickets[0]?.warnings_text).toMatch(new RegExp(`“${when.replaceAll('.', '\\.')}” in the column “Created at” could not be read as a date\\. .* turn the zap off, let it show day, month, year and time`));
  }
});

test('a date that is read warns of nothing', async () => {
  expect((await polled('29 Nov 2026, 10:05', 1))[0]).toMatchObject({ created_at: '2026-11-29T10:05:00+01:00', warnings_text: expect.not.stringContaining('could not be read') });
});
