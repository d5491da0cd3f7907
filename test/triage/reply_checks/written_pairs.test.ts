/**
 * Replies with one fault, each beside one that keeps to its source, in five languages, written before the checks of their kind were and
 * before any draft was read for them (`written_pairs.tsv`: kind, language, source, ticket, wrong, right).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findings } from './found.ts';

const rows = readFileSync(join(import.meta.dirname, 'written_pairs.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t'));
const isStopped = (language = '', source = '', ticket = '', body = ''): boolean => findings(language, source, body, ticket).some(({ check }) => check !== 'language');

test.each([['polarity', 50, 60], ['plan', 19, 21], ['name', 15, 21], ['steering', 18, 21]])('of the wrong replies of the kind “%s” at least %d of %d are stopped', (kind, least, all) => {
  const own = rows.filter(([one]) => one === kind);
  expect(own).toHaveLength(all);
  expect(own.filter(([, language, source, ticket, wrong]) => isStopped(language, source, ticket, wrong)).length).toBeGreaterThanOrEqual(least);
});

test.each(rows)('%s, %s: “%s” bears the right one', (_kind, language, source, ticket, _wrong, right) => {
  expect(isStopped(language, source, ticket, right)).toBe(false);
});
