/** A column chosen as ticket id whose cells tell no tickets apart: none may be swallowed without a word. */
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { poll } from './zap.ts';

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

const HEADER = ['Conversation', 'Message', 'Email'];
const sheetOf = (rows: string[][]) => fake.add({ tabs: [{ rows: [HEADER, ...rows] }] });
const polled = (spreadsheet: string) => poll(fake, { spreadsheet, ticket_id_column: 'Conversation' });
const THREE = [['My lamp is broken', 'a@x.example'], ['I was charged twice', 'b@x.example'], ['The charger caught fire', 'c@x.example']];

test.each(['1.78414E+17', '1,78414E+17', '1E+15', '#N/A', '#REF!', '#DIV/0!', '#NV', '#WERT!', '#¡REF!', '-', '–', 'n/a', 'none'])('%s in three rows is no ticket id: all three fire, and say so', async (shown) => {
  const sheet = sheetOf(THREE.map((cells) => [shown, ...cells]));
  const tickets = await polled(sheet.id);
  expect(tickets.map(({ message }) => message).sort()).toEqual(THREE.map(([message]) => message).sort());
  for (const { ticket_id, warnings_text } of tickets) {
    expect(ticket_id).toBe('');
    expect(warnings_text).toContain(`“${shown}” in the column “Conversation” is no ticket id, so this ticket is told apart by customer, date, subject and message`);
    expect(warnings_text.includes('format that column as a number without decimals')).toBe(/E\+/.test(shown));
  }
  // Known by their content, they stay the same wherever their rows go, and one more is one more.
  sheet.tabs[0]!.rows = [HEADER, ...THREE.map((cells) => [shown, ...cells]).reverse(), [shown, 'It happened again', 'c@x.example']];
  const after = await polled(sheet.id);
  expect(after.filter(({ id }) => !tickets.some((known) => known.id === id)).map(({ message }) => message)).toEqual(['It happened again']);
  expect(after).toHaveLength(4);
});

test.each(['178414000000000123', '1E23', '7E-12', '#1042', '#NA-7', 'N-A', 'INV-3', '0', 'A', '+17'])('%s is an id: its rows are one ticket, whatever their text', async (shown) => {
  const tickets = await polled(sheetOf([[shown, 'My lamp is broken', 'a@x.example'], [shown, 'It is a LumaDesk', 'a@x.example'], [shown, 'Fwd: My lamp is broken', '']]).id);
  expect(tickets.map(({ ticket_id, message }) => [ticket_id, message])).toEqual([[shown, 'My lamp is broken']]);
  expect(tickets[0]?.warnings_text).not.toMatch(/ticket id “|no ticket id/);
});

test('rows of one id that differ in customer and message: the one that fires names the others', async () => {
  const [one] = await polled(sheetOf([['7', 'My lamp is broken', 'a@x.example'], ['8', 'Hello', 'd@x.example'], ['7', 'I was charged twice', 'b@x.example']]).id).then((tickets) => tickets.filter(({ ticket_id }) => ticket_id === '7'));
  expect(one?.warnings_text).toContain('Row 4 has the ticket id “7” too, with another customer and message, and does not fire: rows with one id are one ticket.');
  expect(one?.warnings_text).toContain('the field “Treat as Ticket ID”');
  const [first] = await polled(sheetOf(THREE.map((cells) => ['7', ...cells])).id);
  expect(first).toMatchObject({ message: 'My lamp is broken', warnings_text: expect.stringContaining('Row 3 and 1 more have the ticket id “7” too') });
});

test.each([
  ['another message of the same customer', ['7', 'It is a LumaDesk', 'A@x.example ']],
  ['the same message passed on by a colleague', ['7', 'My  lamp is broken', 'team@desk.example']],
  ['a row that names no customer', ['7', 'It is a LumaDesk', '']],
  ['another id', ['8', 'I was charged twice', 'b@x.example']],
  ['no id', ['', 'I was charged twice', 'b@x.example']],
])('%s warns of nothing', async (_name, row) => {
  const tickets = await polled(sheetOf([['7', 'My lamp is broken', 'a@x.example'], row]).id);
  expect(tickets.map(({ warnings_text }) => /ticket id “|no ticket id/.test(warnings_text))).toEqual(tickets.map(() => false));
});

test('where no column is chosen as ticket id, such a cell is no id either, and nothing is said of it', async () => {
  const sheet = fake.add({ tabs: [{ rows: [['Ticket ID', 'Message'], ['1.78414E+17', 'Hello there'], ['T-9', 'Good morning']] }] });
  const tickets = await poll(fake, { spreadsheet: sheet.id });
  expect(tickets.map(({ ticket_id, warnings_text }) => [ticket_id, warnings_text.includes('no ticket id')])).toEqual([['T-9', false], ['', false]]);
});

test('many rows of one id cost no time', async () => {
  const sheet = sheetOf(Array.from({ length: 20_000 }, (_unused, index) => ['pending', `Message ${index}`, `c${index}@x.example`]));
  const seeded = await poll(fake, { spreadsheet: sheet.id, ticket_id_column: 'Conversation' }, { isPopulatingDedupe: true });
  expect(seeded).toHaveLength(1);
}, 20_000);
