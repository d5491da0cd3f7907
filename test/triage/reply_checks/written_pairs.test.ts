/**
 * Replies with one fault, each beside one that keeps to its source, in five languages, written before the checks of their kind were and
 * before any draft was read for them (`written_pairs.tsv`: kind, language, source, ticket, wrong, right).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findings } from './found.ts';

const rows = readFileSync(join(import.meta.dirname, 'written_pairs.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t'));
const isStopped = (language = '', source = '', ticket = '', body = ''): boolean => findings(language, source, body, ticket).some(({ check }) => check !== 'language');

/** How many of a kind's bodies are stopped, the wrong ones or the right ones. */
const stopped = (kind: string, column: 4 | 5): number => rows.filter((row) => row[0] === kind && isStopped(row[1], row[2], row[3], row[column])).length;

test.each([['polarity', 50, 0], ['plan', 19, 0], ['name', 15, 0], ['steering', 18, 0], ['reckoned', 19, 1]])('of the kind “%s” at least %d wrong replies are stopped, and at most %d right ones', (kind, least, most) => {
  expect(stopped(kind, 4)).toBeGreaterThanOrEqual(least);
  expect(stopped(kind, 5)).toBeLessThanOrEqual(most);
});

test('the pairs are told of five languages', () => {
  expect(new Set(rows.map((row) => `${row.length} ${row[1]}`))).toEqual(new Set(['6 en', '6 de', '6 es', '6 fr', '6 pt']));
});
