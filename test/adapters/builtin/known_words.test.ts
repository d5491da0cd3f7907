/** What is remembered of a word is never said of another one: whoever writes a ticket may choose words of which any hash is that of "terrible". */
import fc from 'fast-check';
import { createBuiltinEngine } from '../../../src/adapters/builtin/engine.ts';
import { numberOf, rowOf } from '../../../src/adapters/builtin/sentiment/known_words.ts';
import { createDeadline } from '../../../src/deadline.ts';
import { ticketOf } from '../../contracts/engine.ts';

const engine = createBuiltinEngine();
const analyze = (message: string) => engine.analyzeSentiment({ ticket: ticketOf(message, { subject: '' }), corrections: [], deadline: createDeadline() });

test('a word made to share a slot and a polynomial of base 31 with "terrible" does not take its feeling', async () => {
  await analyze('Your lfqsxaoqxfx service, lfqsxaoqxfx, lfqsxaoqxfx.');
  expect((await analyze('Your service was terrible, terrible.')).sentiment).toBe('negative');
});

const HASH = 0x1234567;
const numbered = (word: string): number => numberOf(HASH, Uint16Array.from(word, (letter) => letter.charCodeAt(0)), 0, word.length);

test('words of one hash have numbers of their own; a word met again right away keeps its own', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-c\u00e6\u00df]{0,31}$/), { minLength: 2, maxLength: 12 }), (words) => {
    const meant = new Map<number, string>();
    for (const word of words) {
      const number = numbered(word);
      expect(meant.get(number) ?? word).toBe(word);
      meant.set(number, word);
      expect(numbered(word)).toBe(number);
    }
  }));
});

test.each(['x'.repeat(32), 'c\u0153ur', '\u4e00'])('%s, too long to be remembered or beyond Latin-1, is a new word each time', (word) => {
  expect(numbered(word)).not.toBe(numbered(word));
});

test('no letters at all are a word like any other', () => {
  expect(numbered('')).toBeGreaterThan(0);
  expect(numbered('')).not.toBe(numbered('a'));
});

test('a row is empty once another word of its slot was asked about', () => {
  expect(rowOf(HASH, numbered('one'))).toBe(rowOf(HASH, numbered('two')));
});
