/** New Ticket under Zapier's core, with the shipped adapter and googleapis inside, against the fake Google. */
import { newTicketTrigger } from '../../src/triggers/new_ticket.ts';
import type { NewTicket } from '../../src/triage/new_tickets.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { ask, connection, poll, refusal } from './zap.ts';

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

const HEADER = ['Status', 'Customer e-mail', 'Customer name', 'Created at', 'Betreff', 'Message\n(customer)', 'Größe', 'Größe', ''];
const row = (name: string, when: string, message: string, status = 'new') =>
  [status, `${name.toLowerCase()}@example.org`, `${name} Souza`, when, `From ${name}`, message, 'L', 'XL', ''];
const sheetOf = (rows: string[][], more: object = {}) => fake.add({ locale: 'de_DE', tabs: [{ title: "It's Q1", rows: [HEADER, ...rows], ...more }] });
const ids = (tickets: { id: string }[]) => tickets.map(({ id }) => id);

test('a row arrives whole: normal fields, and each other column under its header', async () => {
  const sheet = sheetOf([row('Ana', '22.11.2026 10:05', 'My lamp is broken.')]);
  const [ticket] = await poll(fake, { spreadsheet: sheet.id, worksheet: '0' });
  expect(ticket).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/), ticket_id: '', subject: 'From Ana', message: 'My lamp is broken.', message_full: 'My lamp is broken.',
    message_preview: 'My lamp is broken.', customer_name: 'Ana Souza', customer_first_name: 'Ana', customer_email: 'ana@example.org', product: '', channel: '',
    created_at: '2026-11-22T10:05:00+01:00', row_number: 2, row_url: `https://docs.google.com/spreadsheets/d/${sheet.id}/edit#gid=0&range=A2`,
    is_auto_reply: false, warnings_text: 'No column was found for: Product, Channel, Ticket ID. If the sheet has one under another name, choose it in this step.',
    column_status: 'new', column_grosse: 'L', column_grosse_2: 'XL',
  });
});

test('the columns appear as fields, labelled with their headers', async () => {
  const sheet = sheetOf([]);
  const columns = await ask(newTicketTrigger.operation.outputFields.at(-1), { inputData: { spreadsheet: sheet.id, worksheet: '' }, authData: connection(fake) });
  expect(columns).toEqual([
    { key: 'column_status', label: 'Status', type: 'string' }, { key: 'column_grosse', label: 'Größe', type: 'string' }, { key: 'column_grosse_2', label: 'Größe', type: 'string' },
  ]);
});

test('at most 1,000 other columns', async () => {
  const wide = fake.add({ tabs: [{ columnCount: 1300, rows: [['Message', ...Array.from({ length: 1200 }, (_unused, index) => `C${index}`)], ['Hello there', 'x']] }] });
  const columns = await ask<unknown[]>(newTicketTrigger.operation.outputFields.at(-1), { inputData: { spreadsheet: wide.id }, authData: connection(fake) });
  expect(columns).toHaveLength(1000);
  const [ticket] = await poll(fake, { spreadsheet: wide.id });
  expect(Object.keys(ticket ?? {}).filter((key) => key.startsWith('column_'))).toHaveLength(1000);
});

test('a column without a header still arrives, under its letter', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Message', '', 'Note', ''], ['Hello there', 'b', 'c', '', 'e']] }] });
  const [ticket] = await poll(fake, { spreadsheet: sheet.id });
  expect(ticket).toMatchObject({ column_b: 'b', column_note: 'c', column_d: '', column_e: 'e' });
});

test('the newest comes first, by date where all rows have one, else from the bottom', async () => {
  const dated = sheetOf([row('Cy', '22.11.2026', 'three'), row('Al', '20.11.2026', 'one'), row('Bo', '21.11.2026', 'two')]);
  expect((await poll(fake, { spreadsheet: dated.id })).map(({ message }) => message)).toEqual(['three', 'two', 'one']);
  const bare = fake.add({ tabs: [{ rows: [['Message'], ['one'], ['two'], ['three']] }] });
  expect((await poll(fake, { spreadsheet: bare.id })).map(({ message }) => message)).toEqual(['three', 'two', 'one']);
});

test('half-typed rows wait for the message, or for the column the person named', async () => {
  const sheet = sheetOf([row('Ana', '22.11.2026', ''), row('Bo', '22.11.2026', 'Loading...'), row('Cy', '22.11.2026', 'Hello', ''), row('Di', '22.11.2026', 'Hi', 'ready')]);
  expect((await poll(fake, { spreadsheet: sheet.id })).map(({ customer_first_name }) => customer_first_name)).toEqual(['Di', 'Cy']);
  expect((await poll(fake, { spreadsheet: sheet.id, required_column: 'status' })).map(({ customer_first_name }) => customer_first_name)).toEqual(['Di', 'Ana']);
  // Bo waits there as well: a message that is still loading would fire again, under another id, once it is there.
});

test('a row waits while a cell it is told apart by is loading', async () => {
  const sheet = sheetOf([row('Ana', '22.11.2026', 'Hello'), row('Bo', 'Loading...', 'Hello'), row('Cy', 'Wird geladen...', 'Hi')]);
  expect((await poll(fake, { spreadsheet: sheet.id })).map(({ customer_first_name }) => customer_first_name)).toEqual(['Ana']);
});

test('what other steps write into the row, another order, and an inserted row change no id', async () => {
  const rows = [row('Ana', '22.11.2026 10:05', 'Broken lamp'), row('Bo', '22.11.2026 10:06', 'Late parcel')];
  const sheet = sheetOf(rows);
  const before = ids(await poll(fake, { spreadsheet: sheet.id }));
  const written = rows.map((cells) => ['answered', ...cells.slice(1, 8), 'reply sent']).reverse();
  sheet.tabs[0]!.rows = [HEADER, row('Cy', '22.11.2026 10:07', 'New'), [], ...written];
  const after = ids(await poll(fake, { spreadsheet: sheet.id }));
  expect(after).toHaveLength(3);
  expect(after).toEqual(expect.arrayContaining(before));
});

test('rows with one ticket id are one ticket; a blank one falls back to the content', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Key', 'Message'], ['7', 'first'], ['7', 'first, mended'], ['', 'no number'], ['8', 'eight']] }] });
  const tickets = await poll(fake, { spreadsheet: sheet.id, ticket_id_column: 'Key' });
  expect(tickets.map(({ message, ticket_id }) => [ticket_id, message])).toEqual([['8', 'eight'], ['', 'no number'], ['7', 'first']]);
  sheet.tabs[0]!.rows = [['Key', 'Message'], ['8', 'eight, edited'], ['7', 'first, edited']];
  expect(ids(tickets)).toEqual(expect.arrayContaining(ids(await poll(fake, { spreadsheet: sheet.id, ticket_id_column: 'Key' }))));
});

test('a ticket id that is only found, not chosen, tells no tickets apart: other steps may write it', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Ticket ID', 'Message'], ['', 'Hello there']] }] });
  const [before] = await poll(fake, { spreadsheet: sheet.id });
  sheet.tabs[0]!.rows = [['Ticket ID', 'Message'], ['T-9', 'Hello there']];
  const [after] = await poll(fake, { spreadsheet: sheet.id });
  expect(after).toMatchObject({ id: before?.id, ticket_id: 'T-9' });
});

test('a summary that another step writes changes no id, and is the subject all the same', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Message', 'Email', 'Summary'], ['Hello there', 'a@b.example', '']] }] });
  const [before] = await poll(fake, { spreadsheet: sheet.id });
  sheet.tabs[0]!.rows = [['Message', 'Email', 'Summary'], ['Hello there', 'a@b.example', 'Greets us']];
  expect((await poll(fake, { spreadsheet: sheet.id }))[0]).toMatchObject({ id: before?.id, subject: 'Greets us' });
});

test('a renamed tab does not break the zap, a link works as well as an id, and its gid picks the tab', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Message'], ['first tab']] }, { sheetId: 4711, title: 'Old name', rows: [['Message'], ['second tab']] }] });
  const [before] = await poll(fake, { spreadsheet: sheet.id, worksheet: '4711' });
  sheet.tabs[1]!.title = "New 'name' ü 100%";
  const [after] = await poll(fake, { spreadsheet: `https://docs.google.com/spreadsheets/u/0/d/${sheet.id}/edit?usp=sharing#gid=4711`, worksheet: '' });
  expect(after).toMatchObject({ id: before?.id, message: 'second tab' });
  const [byTitle] = await poll(fake, { spreadsheet: sheet.id, worksheet: "new 'NAME' ü 100%" });
  expect(byTitle).toMatchObject({ message: 'second tab' });
});

test('a tab renamed between two requests of one poll is read anew', async () => {
  const sheet = fake.add({ tabs: [{ title: 'One', rows: [['Message'], ['hello']] }] });
  const answer = fake.answer.bind(fake);
  let renamed = false;
  fake.answer = (asked) => {
    if (!renamed && asked.url.pathname.includes('/values')) { sheet.tabs[0]!.title = 'Two'; renamed = true; }
    return answer(asked);
  };
  const tickets = await poll(fake, { spreadsheet: sheet.id });
  fake.answer = answer;
  expect([renamed, tickets.map(({ message }) => message)]).toEqual([true, ['hello']]);
});

test('a header further down, and columns chosen by hand', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Support 2026'], [], ['Who', 'Body text here', 'Sent by'], ['x@y.example', 'Please help', 'Mia']] }] });
  const [ticket] = await poll(fake, { spreadsheet: sheet.id, header_row: '3', message_column: 'body TEXT  here', customer_email_column: 'A', customer_name_column: 'column_sent_by' });
  expect(ticket).toMatchObject({ message: 'Please help', customer_email: 'x@y.example', customer_name: 'Mia', row_number: 4 });
});

test('three samples, and a seed under the same ids as every later poll', async () => {
  const sheet = sheetOf(Array.from({ length: 120 }, (_unused, index) => row(`N${index}`, '', `message ${index}`)));
  const samples = await poll(fake, { spreadsheet: sheet.id }, { isLoadingSample: true });
  expect(samples.map(({ message }) => message)).toEqual(['message 119', 'message 118', 'message 117']);
  const seeded = await poll(fake, { spreadsheet: sheet.id }, { isPopulatingDedupe: true });
  expect(new Set(ids(seeded))).toEqual(new Set(ids(await poll(fake, { spreadsheet: sheet.id }))));
  expect(ids(seeded)).toEqual(expect.arrayContaining(ids(samples)));
});

test('texts too large for one step: what is young enough comes first, and the seed holds every id', async () => {
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const sheet = sheetOf(Array.from({ length: 400 }, (_unused, index) => row(`N${index}`, day(400 - index), `message ${index} ${'x'.repeat(20_000)}`)));
  const tickets = await poll(fake, { spreadsheet: sheet.id });
  expect(tickets.map(({ customer_name }) => customer_name).slice(0, 2)).toEqual(['N399 Souza', 'N398 Souza']);
  expect(tickets.length).toBeLessThanOrEqual(7);
  expect(JSON.stringify(tickets).length).toBeLessThan(6_291_456);
  const seeded = await poll(fake, { spreadsheet: sheet.id }, { isPopulatingDedupe: true });
  expect(seeded).toHaveLength(400);
  expect(JSON.stringify(seeded).length).toBeLessThan(6_291_456);
});

test('every key is there on every ticket, with no null in it', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Message', 'Extra'], ['only a message'], ['another', 'more']] }] });
  for (const ticket of await poll(fake, { spreadsheet: sheet.id })) {
    const { operation } = newTicketTrigger;
    const keys = operation.outputFields.flatMap((field) => ('key' in field ? [field.key] : []));
    expect(Object.keys(ticket)).toEqual(expect.arrayContaining([...keys, 'column_extra']));
    expect(Object.values(ticket).filter((value) => value === null || value === undefined)).toEqual([]);
  }
});

test('the sample is what the trigger makes of that row of the sample tickets', async () => {
  const { sample } = newTicketTrigger.operation;
  const sheet = fake.add({
    id: '1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT',
    tabs: [{ rows: [['Ticket ID', 'Created at', 'Customer name', 'Customer e-mail', 'Channel', 'Product', 'Subject', 'Message'],
      ['FJ-1001', '2026-08-22T09:12:00+02:00', 'Harriet Cole', 'harriet.cole@postbarn.example', 'web form', 'LumaDesk', 'phone not charging on lamp', sample.message_full]] }],
  });
  const [ticket] = await poll(fake, { spreadsheet: sheet.id }) as [NewTicket];
  expect(ticket).toEqual(sample);
});

describe('what the person can mend is said in one sentence', () => {
  test.each([
    ['no message column', [['Foo', 'Bar'], ['1', '2']], {}, "No column with the customer's message was found in row 1 of the worksheet “Sheet1”. Its headers are: Foo, Bar. Choose one in the field “Message Column”, or say in “Header Row” which row holds the headers."],
    ['a column that is gone', [['Message'], ['a']], { subject_column: 'Topic' }, 'The column “Topic” of the field “Subject Column” is not in the worksheet “Sheet1”. Its headers are: Message. Choose the column again.'],
    ['a required column that is gone', [['Message'], ['a']], { required_column: 'Done' }, 'The column “Done” of the field “Only When This Column Is Filled” is not in the worksheet “Sheet1”. Its headers are: Message. Choose the column again.'],
    ['a blank header row', [[], ['Message']], {}, 'Row 1 of the worksheet “Sheet1” holds no headers. Say in the field “Header Row” which row does.'],
    ['a header row beyond the sheet', [['Message']], { header_row: '5000' }, 'The worksheet “Sheet1” has only 1000 rows, so row 5000 cannot hold the headers. Correct the field “Header Row”.'],
  ])('%s', async (_name, rows, inputData, sentence) => {
    const sheet = fake.add({ tabs: [{ rows }] });
    expect(await refusal(poll(fake, { spreadsheet: sheet.id, ...inputData }))).toEqual({ name: 'AppError', sentence });
  });

  test.each([
    ['', 'Choose a spreadsheet in the field “Spreadsheet”.'],
    ['../drive', 'The field “Spreadsheet” holds neither a Google Sheets link nor the id from such a link. Choose the sheet from the list, or paste its link.'],
    ['https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghijklmnopqrst/pubhtml', 'The field “Spreadsheet” holds the link of a published page. Open the sheet itself and paste the link from the address bar.'],
    ['https://evil.example/d/1FakeSpreadsheet_00000001-x', 'The field “Spreadsheet” holds neither a Google Sheets link nor the id from such a link. Choose the sheet from the list, or paste its link.'],
  ])('spreadsheet %s', async (spreadsheet, sentence) => {
    expect(await refusal(poll(fake, { spreadsheet }))).toEqual({ name: 'AppError', sentence });
  });

  test('a connection without a Google key', async () => {
    expect(await refusal(ask(newTicketTrigger.operation.perform, { inputData: { spreadsheet: 'x' } }))).toEqual({
      name: 'AppError', sentence: 'New Ticket, and every step that reads a sheet, needs Google Sheets: add a Google service account key to this connection, then choose a spreadsheet.',
    });
  });
});
