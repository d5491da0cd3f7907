/** Our measure of letter triples is franc's, for the languages we name: compared with franc itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { francAll } from 'franc-min';
import { FRANC_CODES, likenesses } from '../../../src/triage/text/letter_triples.ts';

const only = Object.keys(FRANC_CODES);
const byFranc = (text: string): Record<string, number> =>
  Object.fromEntries(francAll(text, { only, minLength: 3 }).map(([code, likeness]) => [FRANC_CODES[code] ?? code, likeness]));
const ours = (text: string): Record<string, number> => Object.fromEntries(likenesses(text).map(({ language, likeness }) => [language, likeness]));

test('the sample tickets', () => {
  const texts = readFileSync(join(__dirname, '../../../data/demo/tickets.csv'), 'utf8').split('\n').map((line) => line.toLowerCase()).filter((line) => /\p{Script=Latin}{3}/u.test(line));
  expect(texts.length).toBeGreaterThan(300);
  for (const text of texts) expect(ours(text)).toEqual(byFranc(text));
});

test('any text of Latin letters', () => {
  const letter = fc.constantFrom(...'aebcdßäéñçãøłıżőšăđ  \n\t.,1!');
  fc.assert(fc.property(fc.string({ unit: letter, minLength: 3, maxLength: 400 }).filter((text) => /\p{L}/u.test(text)), (text) => {
    expect(ours(text)).toEqual(byFranc(text));
  }), { numRuns: 200 });
});

test('a text too short to have a triple', () => {
  expect(likenesses('ab')).toEqual([]);
});
