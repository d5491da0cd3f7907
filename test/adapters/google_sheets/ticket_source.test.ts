import { createGoogleTicketSource } from '../../../src/adapters/google_sheets/ticket_source.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { ticketSourceContract } from '../../contracts/ticket_source.ts';
import { startFakeGoogle, type FakeGoogle } from '../../fakes/google/server.ts';

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

ticketSourceContract((rows) => ({
  source: createGoogleTicketSource({ accessToken: fake.tokens.grant(), clientEmail: fake.tokens.clientEmail }),
  spreadsheet: fake.add({ tabs: [{ rows }] }).id, worksheet: '0',
}));

test('a tab with the longest of names is still read in URLs that servers take', async () => {
  const title = '票'.repeat(100);
  const { id } = fake.add({ tabs: [{ title, rows: { length: 40_000, at: (index) => (index === 0 ? ['Message'] : [`row ${index + 1}`]) }, rowCount: 90_000, columnCount: 8 }] });
  fake.calls.length = 0;
  const source = createGoogleTicketSource({ accessToken: fake.tokens.grant(), clientEmail: '' });
  const { rows } = await source.read({ spreadsheet: id, worksheet: '0', headerRow: 1 }, 'newest', createDeadline());
  expect(rows.at(-1)?.rowNumber).toBe(40_000);
  expect(Math.max(...fake.calls.map(({ url }) => url.length))).toBeLessThan(16_000);
});
