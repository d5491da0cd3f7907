/** How often a customer has written lately, counted in the team's ticket sheet: through New Ticket and Check Escalation, against the fake Google. */
import { checkEscalationCreate } from '../../src/creates/check_escalation.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { ask, connection, poll } from '../triggers/zap.ts';

const HEADERS = ['Created at', 'Customer e-mail', 'Subject', 'Message'];
const ANA = 'ana@mail.example';
const QUESTIONS = ['Which bulb fits?', 'What size is the shade?', 'How long is the cable?', 'Is the stand made of oak?', 'Do you have it in green?'];

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

interface Answer { contact_count: number; route: string; reasons: string[]; warnings_text: string }
const sheetOf = (rows: string[][], more: object = {}, headers = HEADERS) => fake.add({ tabs: [{ title: 'Desk', rows: [headers, ...rows], rowCount: rows.length + 100 }], ...more }).id;
const check = (sheet: string, ticket: Record<string, unknown>, meta: object = {}) =>
  ask<Answer>(checkEscalationCreate.operation.perform, { inputData: { engine: 'builtin', customer_email: ANA, history_spreadsheet: sheet, ...ticket }, authData: connection(fake), meta });
/** The sheet's newest ticket, as New Ticket hands it on. */
async function newest(sheet: string, meta: object = {}): Promise<Record<string, unknown>> {
  const [ticket] = await poll(fake, { spreadsheet: sheet }, meta);
  if (!ticket) throw new Error('no ticket');
  return { message: ticket.message, subject: ticket.subject, created_at: ticket.created_at };
}

test('where the sheet says who wrote in one column “From”, contacts are counted there', async () => {
  const from = (name: string, day: number) => [`2026-11-${day} 10:00:00`, name, 'Lamp', `Question of the ${day}th`];
  const headers = ['Date', 'From', 'Subject', 'Body'];
  const rows = [from('"Souza, Ana" <Ana@mail.example>', 18), from('Bo <bo@mail.example>', 18), from('Ana Souza', 18), from(ANA, 19)];
  expect(await check(sheetOf(rows, {}, headers), { message: 'And now?', created_at: '2026-11-20T10:00:00Z' })).toMatchObject({ contact_count: 3, warnings_text: '' });
  // Names alone are no addresses.
  expect(await check(sheetOf(rows.slice(2, 3), {}, headers), { message: 'And now?', created_at: '2026-11-20T10:00:00Z' })).toMatchObject({ contact_count: 0, warnings_text: expect.stringContaining('names no column of e-mail addresses') });
});

test('who thanks, or is out of office, has not written again; who thanks and asks has', async () => {
  const contacts = (...messages: string[]) => sheetOf(messages.map((message, at) => [`2026-11-1${6 + at} 10:00:00`, ANA, '', message]));
  const now = { message: 'How do I add a user?', created_at: '2026-11-20T10:00:00Z' };
  expect(await check(contacts('Thanks, that solved it!', 'I am out of the office until Monday.', 'Vielen Dank!'), now)).toMatchObject({ contact_count: 1, route: 'auto_reply' });
  expect(await check(contacts('Thanks, but it is still dark.', 'I am out of the office on Monday, so when will you call?'), now)).toMatchObject({ contact_count: 3, reasons: ['repeated_contact'] });
});

describe('a ticket is no earlier contact of itself, and whoever writes the same again has written again', () => {
  const asked = { subject: 'My parcel', message: 'Where is my parcel?' };
  const days = ['16', '17', '18', '19', '20'];
  const rows = days.map((day) => [`2026-11-${day} 10:00:00`, ANA, asked.subject, asked.message]);

  test('the same message on five days is five contacts', async () => {
    expect(await check(sheetOf(rows), { ...asked, created_at: '2026-11-20T10:00:00Z' })).toMatchObject({ contact_count: 5, route: 'human', reasons: ['repeated_contact'] });
    // Looked at again later, the third of them is the third.
    expect(await check(sheetOf(rows), { ...asked, created_at: '2026-11-18T10:00:00Z' })).toMatchObject({ contact_count: 3 });
    expect(await check(sheetOf(rows.slice(-1)), { ...asked, created_at: '2026-11-20T10:00:00Z' })).toMatchObject({ contact_count: 1, route: 'auto_reply' });
  });

  test('and so it is where each has a number', async () => {
    const numbered = sheetOf(rows.map((row, at) => [`T-${at + 1}`, ...row]), {}, ['Ticket ID', ...HEADERS]);
    expect(await check(numbered, { ...asked, created_at: '2026-11-20T10:00:00Z', ticket_ref: 'T-5' })).toMatchObject({ contact_count: 5 });
    // A number that the sheet does not know yet: this is the sixth.
    expect(await check(numbered, { ...asked, created_at: '2026-11-20T10:00:00Z', ticket_ref: 'T-6' })).toMatchObject({ contact_count: 6 });
  });

  test('a ticket that does not stand in the sheet leaves all its rows counted, one whose date is a few hours off does not', async () => {
    expect(await check(sheetOf(rows), { ...asked, created_at: '2026-11-22T09:00:00Z' })).toMatchObject({ contact_count: 6 });
    expect(await check(sheetOf(rows), { ...asked, created_at: '2026-11-20T19:00:00Z' })).toMatchObject({ contact_count: 5 });
  });

  test('without its date, the newest of them is the ticket itself', async () => {
    const before = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
    expect(await check(sheetOf([6, 4, 2].map((count) => [before(count), ANA, asked.subject, asked.message])), asked)).toMatchObject({ contact_count: 3 });
  });

  test('a zap that maps no subject counts no ticket twice', async () => {
    const two = sheetOf([['2026-11-19 10:00:00', ANA, 'My lamp', 'How do I fix the shade?'], ['2026-11-20 10:00:00', ANA, 'My parcel', 'Which bulbs fit the lamp?']]);
    for (const subject of ['My parcel', '']) {
      expect(await check(two, { subject, message: 'Which bulbs fit the lamp?', created_at: '2026-11-20T10:00:00Z' })).toMatchObject({ contact_count: 2, route: 'auto_reply' });
    }
    // Another subject over the same words is another ticket.
    expect(await check(two, { subject: 'My invoice', message: 'Which bulbs fit the lamp?', created_at: '2026-11-20T10:00:00Z' })).toMatchObject({ contact_count: 3 });
  });
});

describe('a cell’s moment is the same to New Ticket and to the count', () => {
  const morning = ['07:00:00', '08:30:00', '10:00:00', '11:00:00'].map((time, at) => [`2026-11-20 ${time}`, ANA, `Lamp ${at}`, QUESTIONS[at] ?? '']);

  test.each([
    ['America/Los_Angeles', 'Europe/Berlin', '2026-11-20T11:00:00-08:00'], ['Europe/Berlin', 'America/Los_Angeles', '2026-11-20T11:00:00+01:00'], ['Asia/Kolkata', 'Asia/Kolkata', '2026-11-20T11:00:00+05:30'],
    // How Google names a zone that it does not know.
    ['GMT-03:00', 'Europe/Berlin', '2026-11-20T11:00:00-03:00'],
  ])('a sheet of %s in a zap of %s', async (timeZone, timezone, createdAt) => {
    const sheet = sheetOf(morning, { timeZone });
    const ticket = await newest(sheet, { timezone });
    expect(ticket.created_at).toBe(createdAt);
    expect(await check(sheet, ticket, { timezone })).toMatchObject({ contact_count: 4, route: 'human', reasons: ['repeated_contact'] });
  });

  test('days before months in a sheet of the United States, which other customers’ rows alone say', async () => {
    const others = Array.from({ length: 12 }, (_row, at) => [`${13 + at}/11/2026 10:00:00`, `c${at}@mail.example`, 'Hello', 'What does it cost?']);
    const own = ['03', '04', '05', '06'].map((day, at) => [`${day}/12/2026 08:00:00`, ANA, `Lamp ${at}`, QUESTIONS[at] ?? '']);
    const sheet = sheetOf([...others, ...own], { locale: 'en_US', timeZone: 'Europe/Berlin' });
    const ticket = await newest(sheet);
    expect(ticket.created_at).toBe('2026-12-06T08:00:00+01:00');
    expect(await check(sheet, ticket)).toMatchObject({ contact_count: 4, route: 'human', warnings_text: '' });
  });

  test('months before days where the others say so', async () => {
    const others = Array.from({ length: 12 }, (_row, at) => [`11/${13 + at}/2026 10:00:00`, `c${at}@mail.example`, 'Hello', 'What does it cost?']);
    const own = ['03', '04', '05', '06'].map((day, at) => [`12/${day}/2026 08:00:00`, ANA, `Lamp ${at}`, QUESTIONS[at] ?? '']);
    const sheet = sheetOf([...others, ...own], { locale: 'en_GB', timeZone: 'Europe/London' });
    const ticket = await newest(sheet);
    expect(ticket.created_at).toBe('2026-12-06T08:00:00+00:00');
    expect(await check(sheet, ticket)).toMatchObject({ contact_count: 4 });
  });
});

describe('a busy desk', () => {
  const LAST = Date.parse('2026-11-20T12:00:00Z');
  /** `count` tickets, one each `minutes`, the last at noon of 20 November; Ana's stand at these places and are the last. */
  function desk(count: number, minutes: number, places: number[]): string[][] {
    const own = new Set([...places, count - 1]);
    return Array.from({ length: count }, (_row, at) => {
      const when = new Date(LAST - (count - 1 - at) * minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
      return own.has(at) ? [when, ANA, `Ticket ${at}`, `Which bulb fits lamp ${at}?`] : [when, `c${at}@mail.example`, `Ticket ${at}`, `What does lamp ${at} cost?`];
    });
  }
  const ticketOf = (rows: string[][]) => ({ subject: rows.at(-1)?.[2], message: rows.at(-1)?.[3], created_at: '2026-11-20T12:00:00Z' });

  test.each([['newest last', false], ['newest first', true]])('of 3,000 tickets in six days, %s, none is missed', async (_order, isReversed) => {
    const rows = desk(3_000, 3, [100, 900, 1_400]);
    const sheet = sheetOf(isReversed ? rows.toReversed() : rows);
    expect(await check(sheet, ticketOf(rows))).toMatchObject({ contact_count: 4, route: 'human', warnings_text: '' });
    // The nearest of hers before the last, place 1,400, is 1,599 times three minutes old: more than three days.
    expect(await check(sheet, { ...ticketOf(rows), repeated_contact_days: '1' })).toMatchObject({ contact_count: 1, warnings_text: '' });
  });

  test('a quiet desk’s large sheet costs what a poll costs', async () => {
    const rows = desk(3_000, 60, [2_000, 2_900]);
    const sheet = sheetOf(rows);
    fake.calls.length = 0;
    await poll(fake, { spreadsheet: sheet });
    const polled = fake.calls.length;
    fake.calls.length = 0;
    // Ticket 2,900 is four days old, ticket 2,000 forty.
    expect(await check(sheet, ticketOf(rows))).toMatchObject({ contact_count: 2, warnings_text: '' });
    expect(fake.calls.length).toBeLessThanOrEqual(polled);
  });

  test('where the count ends before the period does, it says so', async () => {
    const rows = desk(30_000, 0.3, [29_000, 28_000]);
    const sheet = sheetOf(rows);
    const answer = await check(sheet, ticketOf(rows));
    expect(answer).toMatchObject({ contact_count: 3, route: 'human' });
    expect(answer.warnings_text).toMatch(/may be missing from the count: of the worksheet “Desk” \d+ rows were read, which do not reach back far enough.*“Days to Count Contacts In”/);
    expect(await check(sheet, { ...ticketOf(rows), repeated_contact_days: '1' })).toMatchObject({ contact_count: 3, warnings_text: '' });
  });
});
