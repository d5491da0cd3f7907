/** Recurring Issue and Build Issue Report under Zapier's core, against the fake Google, on the sample tickets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { buildIssueReport } from '../../src/creates/build_issue_report.ts';
import { keptFor, readHistory } from '../../src/triggers/issue_sheet.ts';
import { recurringIssue } from '../../src/triggers/recurring_issue.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { ask, connection, refusal } from './zap.ts';

const table: string[][] = parse(readFileSync(join(__dirname, '../../data/demo/tickets.csv')), { relax_column_count: true });
const [header = [], ...rows] = table;
const until = (date: string) => [header, ...rows.filter((row) => (row[1] ?? '') < date)];

let fake: FakeGoogle;
let now: jest.SpyInstance<number, []>;
beforeAll(async () => { fake = await startFakeGoogle(); });
beforeEach(() => { now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-20T08:00:00Z')); });
afterEach(() => now.mockRestore());
afterAll(() => fake.stop());

type Item = Record<string, unknown>;
const poll = (sheetRows: string[][], inputData: Item = {}, meta: object = {}): Promise<Item[]> => {
  const sheet = fake.add({ tabs: [{ rows: sheetRows, rowCount: sheetRows.length + 20 }] });
  return ask<Item[]>(recurringIssue.operation.perform, { inputData: { spreadsheet: sheet.id, ...inputData }, authData: connection(fake), meta });
};

test('the planted issue is heard of on its first day', async () => {
  now.mockReturnValue(Date.parse('2026-11-10T18:00:00Z'));
  const items = await poll(until('2026-11-11'));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ topic: 'BrewMate: Error or update (E7)', product: 'BrewMate', count: 4, first_seen_at: '2026-11-10T07:19:00+01:00', engine: 'builtin' });
});

test('polled day by day it fires once, and nothing else does', async () => {
  const ids = new Set<unknown>();
  for (let day = 5; day <= 19; day += 1) {
    now.mockReturnValue(Date.parse(`2026-11-${String(day).padStart(2, '0')}T22:00:00Z`));
    for (const { id } of await poll(until(`2026-11-${String(day + 1).padStart(2, '0')}`))) ids.add(id);
  }
  expect(ids.size).toBe(1);
});

test('every key of the sample is there, filled, and links to its rows', async () => {
  now.mockReturnValue(Date.parse('2026-11-19T20:00:00Z'));
  const [item] = await poll(until('2027'));
  expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(recurringIssue.operation.sample).sort());
  expect(Object.values(item ?? {}).filter((value) => value === null || value === undefined)).toEqual([]);
  expect(item?.example_1_url).toMatch(/^https:\/\/docs\.google\.com\/.*range=A\d+$/);
  expect(item?.likely_cause).toContain('update');
});

test('an old episode is not fired late, but remembered when the zap is switched on', async () => {
  now.mockReturnValue(Date.parse('2026-12-10T08:00:00Z'));
  expect(await poll(until('2027'))).toEqual([]);
  expect(await poll(until('2027'), {}, { isPopulatingDedupe: true })).toHaveLength(1);
});

test('customers who all write by one form’s address are still many, and one who writes often is still one', async () => {
  now.mockReturnValue(Date.parse('2026-11-10T18:00:00Z'));
  const email = header.findIndex((name) => name === 'Customer e-mail'), name = header.findIndex((title) => title === 'Customer name');
  const from = (address: string) => until('2026-11-11').map((row, at) => (at === 0 ? row : row.with(email, address).with(name, '')));
  expect(await poll(from('noreply@forms.example'))).toMatchObject([{ topic: 'BrewMate: Error or update (E7)', count: 4 }]);
  expect(await poll(from('ana@mail.example'))).toEqual([]);
});

describe('a sheet that writes in another time zone than the zap', () => {
  const HEADERS = ['Created at', 'Customer e-mail', 'Product', 'Category', 'Message'];
  const askIn = <Result>(perform: unknown, rowsOf: string[][], timeZone: string, timezone: string, more: Item = {}) => {
    const sheet = fake.add({ timeZone, tabs: [{ rows: [HEADERS, ...rowsOf] }] });
    return ask<Result>(perform, { inputData: { spreadsheet: sheet.id, ...more }, authData: connection(fake), meta: { timezone } });
  };

  test.each(['Europe/Berlin', 'America/Los_Angeles'])('a fault of the last hour is heard of in a zap of %s', async (timezone) => {
    now.mockReturnValue(Date.parse('2026-11-20T12:00:00Z'));
    const days = Array.from({ length: 60 }, (_day, at) => new Date(Date.parse('2026-11-20') - (60 - at) * 86_400_000).toISOString().slice(0, 10));
    const usual = days.flatMap((day) => ['How-to', 'Delivery', 'Warranty'].map((category, at) => [`${day} 10:00:00`, `c${day}${at}@mail.example`, 'Lamp', category, `How is it with part ${at} of ${day}?`]));
    // Noon in Greenwich is 13:00 in Berlin.
    const leaks = Array.from({ length: 14 }, (_ticket, at) => [`2026-11-20 12:${String(4 * at).padStart(2, '0')}:00`, `d${at}@mail.example`, 'Kettle', 'Defect', `The kettle leaks at the seal ${at}`]);
    const items = await askIn<Item[]>(recurringIssue.operation.perform, [...usual, ...leaks], 'Europe/Berlin', timezone);
    expect(items).toMatchObject([{ product: 'Kettle', count: 14, first_seen_at: '2026-11-20T12:00:00+01:00' }]);
  });

  test('the report ends with the sheet’s own day', async () => {
    now.mockReturnValue(Date.parse('2026-11-20T12:00:00Z'));
    // It is one o'clock on the 21st in Auckland.
    const rowsOf = ['2026-11-20 23:30:00', '2026-11-21 00:30:00'].map((when, at) => [when, `c${at}@mail.example`, 'Lamp', 'Delivery', 'When does my lamp arrive?']);
    const report = await askIn<Item>(buildIssueReport.operation.perform, rowsOf, 'Pacific/Auckland', 'America/Los_Angeles', { days: '1' });
    expect(report).toMatchObject({ period_end: '2026-11-21', ticket_count: 1, ticket_count_before: 1 });
  });
});

test('no dates: no issue, no error', async () => {
  expect(await poll(until('2027').map(([id = '', , ...rest]) => [id, ...rest]))).toEqual([]);
});

test('a sheet without any text column is refused in one sentence', async () => {
  expect(await refusal(poll([['Colour', 'Size'], ['red', '3']]))).toEqual({ name: 'AppError', sentence: expect.stringContaining('Message Column') });
});

describe('a column that the person chose', () => {
  const HEADERS = ['Created at', 'Customer e-mail', 'Category', 'Category', 'Message'];
  const rowsOf = ['Late', 'Late', 'Lost'].map((kind, at) => [`2026-11-1${at + 5} 10:00:00`, `c${at}@mail.example`, 'Delivery', kind, `When does my lamp number ${at} arrive?`]);
  const run = (perform: unknown, more: Item) => ask<Item & { issues: Item[] }>(perform, { inputData: { spreadsheet: fake.add({ tabs: [{ title: 'Desk', rows: [HEADERS, ...rowsOf] }] }).id, ...more }, authData: connection(fake) });

  test.each([['Category', [['Delivery', 3]]], ['column_category_2', [['Late', 2], ['Lost', 1]]], ['D', [['Late', 2], ['Lost', 1]]]])('Issue Column “%s” is read as it was chosen', async (issue_column, issues) => {
    const report = await run(buildIssueReport.operation.perform, { issue_column });
    expect(report.issues.map(({ issue, count }) => [issue, count])).toEqual(issues);
  });

  test.each([
    ['issue_column', 'Kategorie', 'Issue Column'], ['message_column', 'Body', 'Message Column'], ['created_at_column', 'Opened', 'Created At Column'], ['product_column', 'Produkt', 'Product Column'],
  ])('%s “%s” that the sheet does not have is an error of the field “%s”, in both steps', async (key, column, label) => {
    const sentence = `The column “${column}” of the field “${label}” is not in the worksheet “Desk”. Its headers are: Created at, Customer e-mail, Category, Category, Message. Choose the column again.`;
    for (const perform of [buildIssueReport.operation.perform, recurringIssue.operation.perform]) expect(await refusal(run(perform, { [key]: column }))).toMatchObject({ sentence });
  });
});

test('a slow Google costs a small sheet none of its tickets, and a large one keeps time for the search', async () => {
  const days = Array.from({ length: 61 }, (_day, at) => new Date(Date.parse('2026-11-19') - at * 86_400_000).toISOString().slice(0, 10));
  const rowsOf = days.flatMap((day) => Array.from({ length: 15 }, (_row, at) => [`${day} 00:1${at % 6}:00`, `c${day}${at}@mail.example`, ['Lamp', 'Kettle'][at % 2] ?? '', ['How-to', 'Delivery', 'Warranty'][at % 3] ?? '', `How do I mount part ${at}?`]));
  const sheet = fake.add({ tabs: [{ rows: [['Created at', 'Customer e-mail', 'Product', 'Category', 'Message'], ...rowsOf] }] });
  const bundle = { inputData: { spreadsheet: sheet.id }, authData: connection(fake), meta: {} } as never;
  // Google has used all but nine of the step's twenty-four seconds.
  const { tickets, warnings } = await readHistory(bundle, 63, createDeadline(9_000));
  expect([tickets.length, warnings]).toEqual([915, []]);
  expect([keptFor(915, 9_500), keptFor(20_000, 9_500), keptFor(40_000, 9_500), keptFor(60_000, 9_500)]).toEqual([1_500, 4_750, 9_500, 9_500]);
});

test('the weekly report finds it under the same name, with its feelings, and says what the week before was', async () => {
  const sheet = fake.add({ tabs: [{ rows: until('2027') }] });
  const report = await ask<Item & { issues: Item[] }>(buildIssueReport.operation.perform, { inputData: { spreadsheet: sheet.id, until: '2026-11-19' }, authData: connection(fake) });
  expect(await ask(buildIssueReport.operation.perform, { inputData: { spreadsheet: sheet.id, until: '19.11.2026' }, authData: connection(fake) })).toEqual(report);
  const unread = await refusal(ask(buildIssueReport.operation.perform, { inputData: { spreadsheet: sheet.id, until: 'last Sunday' }, authData: connection(fake) }));
  expect(unread).toMatchObject({ name: 'AppError', sentence: expect.stringContaining('“Until” holds “last Sunday”, which is no date') });
  expect(report).toMatchObject({ period_start: '2026-11-13', period_end: '2026-11-19', recurring_count: 1 });
  expect(report.issues[0]).toMatchObject({ topic: 'BrewMate: Error or update (E7)', is_recurring: true, count: 23 });
  expect(report.report_html).toContain('<table');
  expect(report.report_html).not.toMatch(/<(?:style|script|link)|class=/);
  expect(report.slack_text).toContain('BrewMate: Error or update (E7)');
  expect(Object.keys(report).sort()).toEqual(Object.keys(buildIssueReport.operation.sample).sort());
});

test.each([[['BrewMate = coffee machine, brewer', 'LumaDesk']], ['BrewMate, LumaDesk'], ['“BrewMate”; LumaDesk=lamp']])('products filled in as %j are told by their names', async (products) => {
  const spreadsheet = fake.add({ tabs: [{ rows: [['Date', 'Message'], ['2026-11-18', 'My BrewMate leaks.'], ['2026-11-19', 'The LumaDesk flickers.'], ['2026-11-19', 'Which lamp is this?']], rowCount: 20 }] }).id;
  const { tickets } = await readHistory({ authData: connection(fake), inputData: { spreadsheet, products } } as never, 63, createDeadline());
  expect(tickets.map(({ product }) => product)).toEqual(['BrewMate', 'LumaDesk', '']);
});

test('a report without dates is of all tickets and says so', async () => {
  const sheet = fake.add({ tabs: [{ rows: until('2027').map(([id = '', , ...rest]) => [id, ...rest]) }] });
  const report = await ask<Item & { issues: Item[] }>(buildIssueReport.operation.perform, { inputData: { spreadsheet: sheet.id }, authData: connection(fake) });
  expect(report).toMatchObject({ period_start: '', recurring_count: 0 });
  expect(report.warnings_text).toContain('no trends');
  expect(report.issues.every(({ expected }) => expected === 0)).toBe(true);
});

test('ticket text cannot steer Slack or the e-mail', async () => {
  const hostile = until('2027').map((row, at) => (at > 270 ? [...row.slice(0, 6), 'E7 <!channel> *x*', 'E7 <!channel> <img src=x onerror=alert(1)> & E7'] : row));
  now.mockReturnValue(Date.parse('2026-11-19T20:00:00Z'));
  const [item] = await poll(hostile);
  expect(item?.slack_text).not.toContain('<!channel>');
  expect(item?.report_html).not.toContain('<img');
});
