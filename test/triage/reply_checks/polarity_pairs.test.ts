/**
 * Replies that say yes for no, each beside one that keeps to its source, in five languages: sixty pairs (language, source, ticket, wrong,
 * right), written before the check was and before any draft was read for it (`polarity_pairs.tsv`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { found } from './found.ts';

const pairs = readFileSync(join(import.meta.dirname, 'polarity_pairs.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t'));

test('of sixty replies that say yes for no, or no for yes, most are stopped', () => {
  const stopped = pairs.filter(([language = '', source = '', ticket = '', wrong = '']) => found(language, source, wrong, ticket).includes('contradiction'));
  // Those that deny what a source affirms are mostly let pass: good replies do that too often in other words.
  expect(stopped.length).toBeGreaterThanOrEqual(50);
});

test.each(pairs)('%s “%s” bears the right one', (language, source, ticket, _wrong, right = '') => {
  expect(found(language, source, right, ticket)).toEqual([]);
});
