/** New Ticket under Zapier's core, with the shipped adapter and googleapis inside, against the fake Google. */
import { newTicketTrigger } from '../../src/triggers/new_ticket.ts';
import { ticketsThatFit, type NewTicket } from '../../src/triage/ticket_table/new_tickets.ts';
import { newestFirst, readyRows } from '../../src/triage/ticket_table/ready_rows.ts';
import { findColumns } from '../../src/triage/ticket_table/ticket_columns.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { ask, connection, poll, refusal } from './zap.ts';

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

const HEADER = ['Status', 'Customer e-mail', 'Customer name', 'Created at', 'Betreff', 'Message\n(customer)', 'Größe', 'Größe', ''];
const row = (name: string, when: string, message: string, status = 'new') =>
  [status, `${name.toLowerCase()}@example.org`, `${name} Souza`, when, `From ${name}`, message, 'L', 'XL', ''];
const sheetOf = (rows: string[][], more: object = {}) => fake.add({ locale: 'de_DE', timeZone: 'Europe/Berlin', tabs: [{ title: "It's Q1", rows: [HEADER, ...rows], ...more }] });
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

test.each([['Date', 'Time', '11/22/2026', '3:05 PM'], ['Datum', 'Uhrzeit', '22.11.2026', '15:05'], ['Fecha', 'Hora', '22/11/2026', '15:05:00'], ['Heure', 'Date', '15h05', '22/11/2026']])('the time in a column beside the date: %s, %s', async (left, right, ...cells) => {
  const table = (headers: string[], ...rows: string[][]) => poll(fake, { spreadsheet: fake.add({ locale: 'en_US', timeZone: 'Europe/Berlin', tabs: [{ rows: [headers, ...rows] }] }).id });
  const [ticket] = await table([left, right, 'E-mail', 'Message'], [...cells, 'ana@mail.example', 'Broken lamp']);
  expect(ticket?.created_at).toBe('2026-11-22T15:05:00+01:00');
  // It is no part of what the ticket is known by, and nothing but a time is taken for one.
  const [again] = await table([left, right, 'E-mail', 'Message'], [...cells.map((cell) => (/^15|^3:/.test(cell) ? 'morning' : cell)), 'ana@mail.example', 'Broken lamp']);
  expect(again).toMatchObject({ id: ticket?.id, created_at: '2026-11-22T00:00:00+01:00' });
});

test('a time far from the date, or beside one that has its own, is another time', async () => {
  const sheet = fake.add({ timeZone: 'Europe/Berlin', tabs: [{ rows: [['Created at', 'Time', 'Message', 'Hora'], ['2026-11-22 10:05', '0:15', 'Broken lamp', '1:30'], ['2026-11-21', '', 'Late parcel', '1:30']] }] });
  expect((await poll(fake, { spreadsheet: sheet.id })).map(({ created_at }) => created_at)).toEqual(['2026-11-22T10:05:00+01:00', '2026-11-21T00:00:00+01:00']);
});

test('headers pasted once more with a further export are no ticket', async () => {
  const sheet = sheetOf([row('Ana', '22.11.2026', 'Hello'), HEADER, ['', '', '', '', '', 'Message\n(customer)'], row('Bo', '22.11.2026', 'Betreff')]);
  expect((await poll(fake, { spreadsheet: sheet.id })).map(({ message }) => message)).toEqual(['Betreff', 'Message\n(customer)', 'Hello']);
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

test('a customer’s “Loading” or “Chargement” is a subject like any other, and a message in one word', async () => {
  const words = ['Loading', 'Chargement', 'Cargando', 'Wird geladen', 'carregando'];
  const about = (subject: string, message: string, at: number) => ['new', `c${at}@example.org`, `Cy ${at}`, '22.11.2026', subject, message, '', '', ''];
  const sheet = sheetOf([...words.map((word, at) => about(word, 'My lamp does nothing.', at)), about('Lamp', 'Chargement', 9), about('Chargement...', 'waits', 10), about('Lamp', 'Cargando…', 11)]);
  expect((await poll(fake, { spreadsheet: sheet.id })).map(({ subject }) => subject)).toEqual(['Lamp', ...words.toReversed()]);
});

test.each(['#N/A', '#NV', '#N/D', '#REF!', '#BEZUG!', '#¡REF!', '#WERT!', '#VALEUR!', '#¡VALOR!', '#NAME?', '#NOM?', '#¿NOMBRE?', '#ERROR!', '#FEHLER!', '#ERREUR!', '#DIV/0!', '#ZAHL!', '#NÚM!'])('a message whose formula fails as %s is none yet', async (failed) => {
  const sheet = sheetOf([row('Ana', '22.11.2026', failed), row('Bo', '22.11.2026', `It says ${failed}`), row('Cy', '22.11.2026', '#fail!'), row('Di', '22.11.2026', '#NA-7')]);
  expect((await poll(fake, { spreadsheet: sheet.id })).map(({ customer_first_name }) => customer_first_name)).toEqual(['Di', 'Cy', 'Bo']);
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

test('another display format of the dates, a new column with a better name, and a step that writes “Date” or “Contact” change no id', async () => {
  const headers = ['Created', 'Mail', 'Details'];
  const sheet = fake.add({ locale: 'en_US', tabs: [{ rows: [headers, ['4/3/2026 10:05:00', 'a@b.example', 'Hello'], ['11/22/2026 9:00:00', 'c@d.example', 'Hi']] }] });
  const before = ids(await poll(fake, { spreadsheet: sheet.id }));
  const more = ['Message', 'Email', 'Created at', 'Date', 'Contact', 'Title'];
  sheet.tabs[0]!.rows = [[...headers, ...more], ['03.04.2026 10:05', 'a@b.example', 'Hello'], ['2026-11-22 09:00:00', 'c@d.example', 'Hi', ...more.map((header) => `${header} by a step`)]];
  const after = await poll(fake, { spreadsheet: sheet.id });
  expect(new Set(ids(after))).toEqual(new Set(before));
  expect(after.map(({ message }) => message).sort()).toEqual(['Hello', 'Hi']);
});

test('a column filled down to the grid\'s end makes no tickets, and hides none', async () => {
  const filled = (cells: string[]) => [...cells, 'Open', 'FALSE', '#N/A'];
  const header = ['Email', 'Message', 'Status', 'Done', 'Looked up'];
  const tickets = Array.from({ length: 1500 }, (_unused, index) => [`c${index}@x.example`, `message ${index}`]);
  const rows = (end: number) => ({ length: 30_000, at: (index: number) => (index === 0 ? header : filled(index <= end ? tickets[index - 1]! : ['', ''])) });
  const sheet = fake.add({ tabs: [{ rows: rows(1499), rowCount: 30_000, columnCount: 5 }] });
  const seeded = ids(await poll(fake, { spreadsheet: sheet.id }, { isPopulatingDedupe: true }));
  expect(seeded).toHaveLength(1499);
  sheet.tabs[0]!.rows = rows(1500);
  const fired = (await poll(fake, { spreadsheet: sheet.id })).filter(({ id }) => !seeded.includes(id));
  expect(fired.map(({ message }) => message)).toEqual(['message 1499']);
  // A status or an unticked box that the person made required is no ticket by itself.
  for (const required_column of ['Status', 'Done']) {
    const ready = await poll(fake, { spreadsheet: sheet.id, required_column });
    expect([required_column, ready.filter(({ message }) => message === '').length]).toEqual([required_column, 0]);
  }
});

test('an unticked box is not filled', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Message', 'Ready'], ['one', 'FALSE'], ['two', 'TRUE'], ['three', 'FALSCH'], ['', 'TRUE']] }] });
  expect((await poll(fake, { spreadsheet: sheet.id, required_column: 'Ready' })).map(({ message }) => message)).toEqual(['two']);
});

test.each(['docs.google.com/spreadsheets/d/ID/edit#gid=0', 'https://docs.google.com/spreadsheets/d/ID', 'http://docs.google.com/a/example.org/spreadsheets/d/ID/edit?usp=drivesdk', ' https://drive.google.com/open?id=ID ', 'https://drive.google.com/file/d/ID/view'])('a pasted link: %s', async (link) => {
  const sheet = sheetOf([row('Ana', '22.11.2026', 'Hello')]);
  expect(await poll(fake, { spreadsheet: link.replace('ID', sheet.id) })).toHaveLength(1);
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

describe('texts too large for one step', () => {
  const rows = (count: number, size: number) => Array.from({ length: count }, (_unused, index) => row(`N${index}`, `2026-03-${String(1 + (index % 28)).padStart(2, '0')} 10:${String(Math.floor(index / 28)).padStart(2, '0')}`, `message ${index} ${'x '.repeat(size / 2)}`));

  test('“Message in Full” of the oldest is cut, and says so; every row is there', async () => {
    const sheet = sheetOf(rows(400, 10_000));
    const tickets = await poll(fake, { spreadsheet: sheet.id });
    expect(new Set(ids(tickets)).size).toBe(400);
    expect(JSON.stringify(tickets).length).toBeLessThan(6_291_456);
    expect(tickets.every(({ message }) => message.length > 9_000)).toBe(true);
    const cut = tickets.filter(({ warnings_text }) => warnings_text.includes('“Message in Full” was shortened here'));
    expect(cut).toEqual(tickets.slice(-cut.length));
    expect(cut.every(({ message_full }) => message_full.length === 1001)).toBe(true);
    expect(tickets[0]).toMatchObject({ message_full: expect.stringMatching(/^message \d+ [x ]{9000,}$/), warnings_text: expect.not.stringContaining('shortened') });
  });

  test('where that is not enough other long texts are cut, the newest last, and no row is lost', async () => {
    const sheet = sheetOf(rows(900, 16_000));
    const tickets = await poll(fake, { spreadsheet: sheet.id });
    expect(new Set(ids(tickets)).size).toBe(900);
    expect(JSON.stringify(tickets).length).toBeLessThan(6_291_456);
    expect(tickets[0]?.message.length).toBeGreaterThan(15_000);
    expect(tickets.at(-1)).toMatchObject({ message: expect.stringMatching(/…$/), warnings_text: expect.stringContaining('its long texts were shortened here') });
    const seeded = await poll(fake, { spreadsheet: sheet.id }, { isPopulatingDedupe: true });
    expect(new Set(ids(seeded))).toEqual(new Set(ids(tickets)));
    expect(JSON.stringify(seeded).length).toBeLessThan(6_291_456);
  }, 60_000);

  test('where time runs out the older texts come as they stand, and say so', () => {
    const table = { spreadsheetName: '', worksheetName: '', headers: ['Message'], rows: ['<b>one</b>', '<b>two</b>'].map((cell, index) => ({ rowNumber: index + 2, cells: [cell], url: '' })), complete: true, warnings: [] };
    const choice = findColumns(table.headers);
    const reading = { choice, requiredColumn: 0, identifiesByTicketId: false, timeZone: 'UTC' };
    let left = 1;
    const { tickets } = ticketsThatFit(newestFirst(readyRows(table, reading)), table, reading, () => left-- > 0);
    expect(tickets.map(({ message }) => message)).toEqual(['two', '<b>one</b>']);
    expect(tickets.map(({ warnings_text }) => warnings_text.includes('could be cleaned in the time'))).toEqual([false, true]);
  });
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
