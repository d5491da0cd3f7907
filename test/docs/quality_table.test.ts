/** README's table of figures is a choice from docs/quality.md: what was measured anew in one place and not in the other is told here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string): string => readFileSync(join(__dirname, '../..', file), 'utf8');
const section = (text: string, heading: string): string => text.split(`\n## ${heading}`)[1]?.split('\n## ')[0] ?? '';

/** By what a row of README begins with, where docs/quality.md tells of it. */
const SECTIONS: [row: RegExp, heading: string][] = [
  [/^sentiment/, 'Sentiment'], [/^escalation/, 'Escalation'], [/^reply checks/, 'Reply checks'], [/^(?:replies|the answer)/, 'Replies'], [/^product/, 'Product'],
];
const rows = section(read('README.md'), 'How good is it?').split('\n').filter((line) => line.startsWith('| ')).slice(1).filter((line) => !/^\| ?-/.test(line));
/** "1,379 of 1,426" is one figure. */
const figuresIn = (text: string): string[] => text.match(/(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?: of \d[\d,]*)?(?!\w|[.,]\d)/g)?.map((figure) => figure.replace(/,$/, '')) ?? [];

test('it reads the table', () => {
  expect(rows.length).toBeGreaterThan(4);
});

test.each(rows)('each figure stands in docs/quality.md: %s', (row) => {
  const [, what = ''] = row.split('|').map((cell) => cell.trim());
  const told = figuresIn(section(read('docs/quality.md'), SECTIONS.find(([begins]) => begins.test(what))?.[1] ?? '?'));
  const figures = figuresIn(row);
  expect(figures.length).toBeGreaterThan(0);
  expect(figures.filter((figure) => !told.some((one) => one === figure || one.startsWith(`${figure} of `)))).toEqual([]);
});
