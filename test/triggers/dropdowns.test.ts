/** The dropdowns that make set-up work without typing. */
import { sheetColumnsTrigger } from '../../src/triggers/sheet_columns.ts';
import { spreadsheetsTrigger } from '../../src/triggers/spreadsheets.ts';
import { worksheetsTrigger } from '../../src/triggers/worksheets.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { ask, connection, poll } from './zap.ts';

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

interface Choice {
  id: string;
  label: string;
}

test('spreadsheets: what is shared and no Excel file, last changed first, a hundred to a page', async () => {
  for (let count = 1; count <= 130; count += 1) fake.add({ name: `Sheet ${count}`, tabs: [{ rows: [] }] });
  fake.add({ name: 'Private', shared: 'no', tabs: [{ rows: [] }] });
  fake.add({ name: 'Old.xlsx', isOffice: true, tabs: [{ rows: [] }] });
  const authData = connection(fake);
  let kept = '';
  const z = { cursor: { get: async () => kept, set: async (cursor: string) => { kept = cursor; } }, errors: {} };
  const page = (number: number) => spreadsheetsTrigger.operation.perform(z as never, { authData, inputData: {}, meta: { page: number } } as never) as Promise<Choice[]>;
  const first = await page(0);
  expect([first.length, first[0]?.label, first[99]?.label]).toEqual([100, 'Sheet 130', 'Sheet 31']);
  expect((await page(1)).map(({ label }) => label)).toEqual(Array.from({ length: 30 }, (_unused, index) => `Sheet ${30 - index}`));
  expect(await page(2)).toEqual([]);
  expect(fake.callsTo('drive')).toHaveLength(2);
});

test('worksheets: by their own ids; charts left out, hidden ones marked', async () => {
  const sheet = fake.add({ tabs: [{ title: 'Tickets', rows: [] }, { sheetId: 7, title: 'Old', hidden: true, rows: [] }, { sheetId: 8, title: 'Chart', sheetType: 'OBJECT', rows: [] }] });
  expect(await ask(worksheetsTrigger.operation.perform, { inputData: { spreadsheet: sheet.id }, authData: connection(fake) }))
    .toEqual([{ id: '0', label: 'Tickets' }, { id: '7', label: 'Old (hidden)' }]);
  expect(await ask(worksheetsTrigger.operation.perform, { inputData: {}, authData: connection(fake) })).toEqual([]);
});

test('columns: the headers of the chosen row; a repeated or blank one is told apart', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Title row'], ['Message', 'Größe', 'Größe', '', 'Note']] }] });
  expect(await ask(sheetColumnsTrigger.operation.perform, { inputData: { spreadsheet: sheet.id, header_row: '2' }, authData: connection(fake) })).toEqual([
    { id: 'Message', label: 'Message' }, { id: 'Größe', label: 'Größe' }, { id: 'column_grosse_2', label: 'Größe (C)' }, { id: 'column_d', label: 'Column D' }, { id: 'Note', label: 'Note' },
  ]);
});

test('columns: one beyond the last header is offered by its letter where rows fill it', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Message'], ['hello', '', 'filled'], ['x', 'y']] }] });
  expect(await ask(sheetColumnsTrigger.operation.perform, { inputData: { spreadsheet: sheet.id }, authData: connection(fake) }))
    .toEqual([{ id: 'Message', label: 'Message' }, { id: 'column_b', label: 'Column B' }, { id: 'column_c', label: 'Column C' }]);
  const [ticket] = await poll(fake, { spreadsheet: sheet.id, subject_column: 'column_c', required_column: 'column_c' });
  expect(ticket).toMatchObject({ subject: 'filled', column_b: '' });
});

test('spreadsheets: a search finds by a part of the name, whatever marks it holds, and says nothing of sharing where it finds none', async () => {
  fake.add({ name: "Ana's 50\\50 tickets", tabs: [{ rows: [] }] });
  const find = (search: string) => ask<Choice[]>(spreadsheetsTrigger.operation.perform, { inputData: { search }, authData: connection(fake), meta: { isFillingDynamicDropdown: true } });
  expect((await find("ana's 50\\50")).map(({ label }) => label)).toEqual(["Ana's 50\\50 tickets"]);
  expect(await find("' or name contains '")).toEqual([]);
});
