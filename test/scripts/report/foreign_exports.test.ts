/** Exports of other desks: what is taken for what, and what is said about it. Expected values are those of the files' writer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ticketHistory } from '../../../src/insight/ticket_history.ts';
import { readDataSet, readMapping } from '../../../src/scripts/report/data_set.ts';
import { qualityNotes } from '../../../src/scripts/report/quality.ts';
import { foreignExports } from './foreign_exports.ts';

const folder = mkdtempSync(join(tmpdir(), 'exports-'));
const exports_ = new Map(foreignExports().map((one) => [one.name, one]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Read { message: string; tickets: number; dated: number; products: number; issue: string; notes: string }

async function read(name: string, map = ''): Promise<Read> {
  const { text = '', encoding = 'utf8' } = exports_.get(name) ?? {};
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(text, encoding));
  const dataSet = await readDataSet(path, readMapping(map));
  const history = ticketHistory(dataSet.table, dataSet.columns, 'UTC');
  const header = (index: number) => dataSet.table.headers[index] ?? '';
  return {
    message: header(dataSet.columns.columns.message), issue: header(dataSet.columns.issue), tickets: history.tickets.length, dated: history.tickets.filter(({ day }) => Number.isFinite(day)).length,
    products: new Set(history.tickets.map(({ product }) => product).filter(Boolean)).size, notes: qualityNotes(dataSet, history, history.tickets.map(() => ({ sentiment: 'neutral', score: 0, language: 'en' }))).join('\n'),
  };
}

test.each<[string, Omit<Read, 'notes'>, string[]]>([
  ['customer_support_tickets.csv', { message: 'Ticket Description', issue: 'Ticket Type', tickets: 300, dated: 0, products: 5 }, ['“Date of Purchase”', 'not those on which tickets came in', '{product_purchased}']],
  ['multi_lang_tickets.csv', { message: 'body', issue: 'queue', tickets: 280, dated: 0, products: 0 }, ['“answer” predicts the label perfectly', 'No products', 'No dates']],
  ['complaints.csv', { message: 'Consumer complaint narrative', issue: 'Issue', tickets: 266, dated: 266, products: 4 }, ['54 rows without any text']],
  ['twcs.csv', { message: 'text', issue: '', tickets: 220, dated: 220, products: 3 }, ['220 rows that the desk wrote (column “inbound”)', 'accounts that the posts begin with']],
  ['vorgaenge.csv', { message: 'Kundenanfrage', issue: 'Vorgangsart', tickets: 160, dated: 160, products: 3 }, ['2 rows above the headers']],
  ['tickets_export.csv', { message: 'Description', issue: 'Reason for contact [list]', tickets: 240, dated: 240, products: 5 }, ['“Tags” predicts the label perfectly', 'the text itself names its label in 240 of 240 rows']],
  ['fifty.csv', { message: 'Question', issue: '', tickets: 50, dated: 50, products: 0 }, ['read from the words']],
  ['ten_languages.csv', { message: 'message', issue: '', tickets: 300, dated: 300, products: 2 }, []],
  ['twelve_spellings.tsv', { message: 'What happened', issue: '', tickets: 204, dated: 204, products: 3 }, ['“Claenbot 3000” as “CleanBot 3000”', '24 (12 %) tickets name none', 'Dates are those of the column “When”']],
  ['leaking.csv', { message: 'ticket_text', issue: 'category', tickets: 260, dated: 0, products: 0 }, ['“assigned_team” predicts the label perfectly', '“macro_used” predicts']],
  ['bot_training.csv', { message: 'instruction', issue: 'intent', tickets: 300, dated: 0, products: 0 }, ['{{Order Number}}', 'it holds the longest texts']],
  ['odd_dates.csv', { message: 'Customer comment', issue: '', tickets: 240, dated: 200, products: 5 }, ['40 (17 %) tickets have none that could be read']],
  ['tracker.csv', { message: 'Description', issue: 'Labels', tickets: 180, dated: 180, products: 5 }, []],
  ['all_tickets.csv', { message: 'body', issue: 'category', tickets: 260, dated: 0, products: 0 }, []],
  ['intents.csv', { message: 'text', issue: 'category', tickets: 400, dated: 0, products: 0 }, ['Duplicates:']],
  ['unicode_text.txt', { message: 'Mitteilung des Kunden', issue: '', tickets: 90, dated: 90, products: 5 }, []],
])('%s', async (name, expected, said) => {
  const { notes, ...found } = await read(name);
  expect(found).toEqual(expected);
  for (const words of said) expect(notes).toContain(words);
});

test('a number alone is told with its header, a placeholder for nothing is nothing', async () => {
  const path = join(folder, 'numbers.csv');
  writeFileSync(path, `category,text,product\n${Array.from({ length: 40 }, (_unused, at) => `${at % 4},It is broken again for the ${at}th time,${at % 2 ? 'n/a' : 'Lamp'}`).join('\n')}`);
  const { table, columns } = await readDataSet(path, {});
  const { tickets } = ticketHistory(table, columns, 'UTC');
  expect(new Set(tickets.map(({ issue }) => issue))).toEqual(new Set(['Category 0', 'Category 1', 'Category 2', 'Category 3']));
  expect(new Set(tickets.map(({ product }) => product))).toEqual(new Set(['', 'Lamp']));
});

test('without any header, columns are called by letters and the texts are found', async () => {
  const path = join(folder, 'bare.csv');
  writeFileSync(path, Array.from({ length: 30 }, (_unused, at) => `2026-05-${String(1 + (at % 28)).padStart(2, '0')},"Lamp ${at} flickers whenever the heating starts, and the cable gets warm at the same time; what can I do?",7`).join('\n'));
  const { table, columns, layout } = await readDataSet(path, {});
  expect(table.rows).toHaveLength(30);
  expect(table.headers[columns.columns.message]).toBe('Column B');
  expect(table.headers[columns.columns.created_at]).toBe('Column A');
  expect(layout.join()).toContain('No headers');
});

test('a header with a comma in it can be named', () => {
  expect(readMapping('message=Body, if any,issue=Kind')).toEqual({ message: 'Body, if any', issue: 'Kind' });
});
