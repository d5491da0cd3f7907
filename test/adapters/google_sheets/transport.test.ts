/** Writing, which New Ticket does not do, and the reading that other adapters build on. */
import { createGoogleTransport } from '../../../src/adapters/google_sheets/transport.ts';
import { createDeadline } from '../../../src/zapier/deadline.ts';
import { sheetsRefusal } from '../../fakes/google/refusal.ts';
import { startFakeGoogle, type FakeGoogle } from '../../fakes/google/server.ts';

let fake: FakeGoogle;
beforeEach(async () => { fake = await startFakeGoogle(); });
afterEach(() => fake.stop());

const open = async (shared: 'writer' | 'reader') => {
  const sheet = fake.add({ name: 'Corrections', shared, tabs: [{ rows: [['Ticket', 'Text'], ['1', 'a']], rowCount: 2, columnCount: 2 }] });
  const transport = createGoogleTransport({ accessToken: fake.tokens.grant(), clientEmail: 'bot@x.example' });
  return { sheet, transport, tab: await transport.tab({ spreadsheet: sheet.id, worksheet: '' }, createDeadline()) };
};

test('a row is added under the table, and nothing in it becomes a formula', async () => {
  const { sheet, transport, tab } = await open('writer');
  await transport.appendRows(tab, 2, [['2', '=IMPORTXML("http://evil.example")']], createDeadline());
  expect(sheet.tabs[0]!.rows).toEqual([['Ticket', 'Text'], ['1', 'a'], ['2', '=IMPORTXML("http://evil.example")']]);
  expect(new URL(fake.calls.at(-1)!.url).searchParams.get('valueInputOption')).toBe('RAW');
});

test('a sheet shared for reading only says so', async () => {
  const { transport, tab } = await open('reader');
  await expect(transport.appendRows(tab, 2, [['2']], createDeadline())).rejects.toThrow('The spreadsheet “Corrections” is shared for reading only, or protected. Share it with bot@x.example as Editor, and let that address edit what is protected, so that rows can be added.');
});

test('a sheet whose cells are protected says so', async () => {
  const { transport, tab } = await open('writer');
  fake.failNext('sheets', sheetsRefusal(400, 'INVALID_ARGUMENT', 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.'));
  await expect(transport.appendRows(tab, 2, [['2']], createDeadline())).rejects.toMatchObject({ problem: 'read_only', message: expect.stringContaining('let that address edit what is protected') });
});

test('a row whose fate is unknown is not sent again', async () => {
  const { transport, tab } = await open('writer');
  fake.failNext('sheets', 'reset', 5);
  await expect(transport.appendRows(tab, 2, [['2']], createDeadline())).rejects.toMatchObject({ problem: 'unreachable' });
  expect(fake.faults[0]?.times).toBe(4);
});

test('several ranges come back in their order, blank ones as no rows', async () => {
  const { transport, tab } = await open('reader');
  expect(await transport.readRanges(tab, [{ first: 2, last: 2 }, { first: 1, last: 1 }], createDeadline())).toEqual([[['1', 'a']], [['Ticket', 'Text']]]);
});

test('nothing goes to a host that is not Google\'s', async () => {
  const { googleFetch } = await import('../../../src/adapters/google_sheets/google_fetch.ts');
  for (const url of ['https://evil.example/', 'https://sheets.googleapis.com.evil.example/v4', 'https://www.googleapis.com/oauth2/v1/tokeninfo', 'http://sheets.googleapis.com/v4']) {
    await expect((async () => googleFetch(url))()).rejects.toThrow('not one of Google Sheets, Drive or token');
  }
});
