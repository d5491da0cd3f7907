/** The bench's tables in the pages: a whole one between its marks, or the rows and columns that a shorter one has already. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTable } from '../../../src/scripts/bench/readme.ts';

const ROWS = [
  { action: 'Draft Reply', ratio: 0.7512, goal: 1.03, ms: 1204 },
  { action: 'New Ticket', ratio: 0.8, goal: 1.1, ms: 90 },
  { action: 'Triage Ticket', ratio: 0.9, goal: 1.03, ms: 110 },
];
const page = (marks: string, table: string): string => `# Speed\n${marks}\n${table}\n<!-- /bench -->\nAfterwards.\n`;

test('a whole table: every row and column, whatever stood there', () => {
  expect(withTable(page('<!-- bench:start -->', 'old'), 'start', ROWS)).toBe(page('<!-- bench:start -->', `| action | ratio | goal | ms |
| --- | --: | --: | --: |
| Draft Reply | 0.751 | 1.03 | 1,204 |
| New Ticket | 0.8 | 1.1 | 90 |
| Triage Ticket | 0.9 | 1.03 | 110 |`));
});

test('a chosen table keeps its rows and columns, with what was measured now', () => {
  const old = '| action | ratio |\n| --- | --: |\n| Triage Ticket | 0.5 |\n| Draft Reply | 0.5 |';
  expect(withTable(page('<!-- bench:start chosen -->', old), 'start', ROWS)).toBe(page('<!-- bench:start chosen -->', '| action | ratio |\n| --- | --: |\n| Draft Reply | 0.751 |\n| Triage Ticket | 0.9 |'));
});

test.each([
  ['has no marks', '# Speed\nNothing here.\n'],
  ['has those of another section', page('<!-- bench:cost -->', '| a |\n| --- |\n| 1 |')],
  ['never closes them', '<!-- bench:start -->\n| a |\n'],
  ['has chosen rows of which none was measured', page('<!-- bench:start chosen -->', '| action | ratio |\n| --- | --: |\n| Learn | 0.5 |')],
])('a page that %s stays as it is', (_why, text) => {
  expect(withTable(text, 'start', ROWS)).toBe(text);
});

const read = (file: string): string => readFileSync(join(__dirname, '../../..', file), 'utf8');
const startsIn = (text: string): Record<string, string>[] => {
  const [head = [], , ...rows] = (/<!-- bench:start[^>]*-->\n([\s\S]*?)\n<!-- \/bench -->/.exec(text)?.[1] ?? '').split('\n').map((line) => line.split('|').map((cell) => cell.trim()).slice(1, -1));
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at] ?? '', cell])));
};

test('the README’s starts are rows of docs/performance.md: one run wrote both', () => {
  const chosen = startsIn(read('README.md')), whole = startsIn(read('docs/performance.md'));
  expect(chosen.length).toBeGreaterThan(3);
  for (const row of chosen) expect(whole).toContainEqual(expect.objectContaining(row));
});
