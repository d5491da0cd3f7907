/** What is remembered of a word is never said of another one: whoever writes a ticket may choose words of which any hash is that of "terrible". */
import fc from 'fast-check';
import { createBuiltinEngine } from '../../../../src/adapters/builtin/engine.ts';
import { COLUMN, LONGEST, NONE, findRow, isSpelt, rowOf, rows, spellingHash, takeRow } from '../../../../src/adapters/builtin/sentiment/known_words.ts';
import { tokenize } from '../../../../src/adapters/builtin/sentiment/tokens.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { ticketOf } from '../../../contracts/engine.ts';

const engine = createBuiltinEngine();
const analyze = (message: string) => engine.analyzeSentiment({ ticket: ticketOf(message, { subject: '' }), corrections: [], deadline: createDeadline() });

test('a word made to share a slot and a polynomial of base 31 with "terrible" does not take its feeling', async () => {
  await analyze('Your lfqsxaoqxfx service, lfqsxaoqxfx, lfqsxaoqxfx.');
  expect((await analyze('Your service was terrible, terrible.')).sentiment).toBe('negative');
});

const lettersOf = (word: string): DataView => {
  const letters = new DataView(new ArrayBuffer(64));
  [...word].forEach((letter, at) => letters.setUint8(at, letter.charCodeAt(0)));
  return letters;
};

/** The number of a word whose letters a ticket holds: of one met before its own, else a new one. */
function numbered(word: string, spelt = spellingHash(lettersOf(word), 0, word.length)): number {
  const letters = lettersOf(word), row = findRow(spelt, letters, 0, word.length);
  return rows[row === NONE ? takeRow(spelt, letters, 0, word.length, 1) : row]!;
}

// Before words by chance take some of the places.
test('four words of one hash are remembered side by side, and a fifth takes the place of one', () => {
  const four = ['one', 'two', 'three', 'four'], hash = 0x7abc0000, first = four.map((word) => numbered(word, hash));
  expect(four.map((word) => numbered(word, hash))).toEqual(first);
  numbered('five', hash);
  expect(four.filter((word) => findRow(hash, lettersOf(word), 0, word.length) === NONE)).toHaveLength(1);
});

test.each([['of one hash', 0x12345678], ['of hashes of their own', undefined]])('words %s have numbers of their own; a word met again right away keeps its own', (_name, hash) => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-c\u00e6\u00df]{1,28}$/), { minLength: 2, maxLength: 12 }), (words) => {
    const meant = new Map<number, string>();
    for (const word of words) {
      const number = numbered(word, hash);
      expect(meant.get(number) ?? word).toBe(word);
      meant.set(number, word);
      expect(numbered(word, hash)).toBe(number);
    }
  }));
});

test('a word is told from one that goes on, that stops short, or that differs in any letter', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z]{2,28}$/), fc.nat(), (word, place) => {
    const letters = lettersOf(word), row = takeRow(7, letters, 0, word.length, 1), at = place % word.length;
    expect(isSpelt(row, letters, 0, word.length)).toBe(true);
    expect(isSpelt(row, letters, 0, word.length - 1)).toBe(false);
    if (word.length < LONGEST) expect(isSpelt(row, lettersOf(`${word}s`), 0, word.length + 1)).toBe(false);
    expect(isSpelt(row, lettersOf(`${word.slice(0, at)}_${word.slice(at + 1)}`), 0, word.length)).toBe(false);
  }));
});

test.each(['xy'.repeat(15), 'c\u0153ur', '\u4e00', '\u0301'])('“%s”, too long to be remembered, beyond Latin-1 or without letters, is a new word each time', (word) => {
  const numberIn = (text: string): number | undefined => tokenize(text).number[0];
  expect(numberIn(word)).toBeGreaterThan(0);
  expect(numberIn(word)).not.toBe(numberIn(word));
});

test('a row is empty, and spells no word, once it is asked for by the number of a word that lost it', () => {
  const letters = lettersOf('lost'), row = takeRow(9, letters, 0, 4, 1), number = rows[row]!;
  rows[row + COLUMN.letters] = 5;
  expect(rowOf(row, number)).toBe(row);
  expect(rows[row + COLUMN.letters]).toBe(5);
  rowOf(row, number + 1);
  expect(rows[row + COLUMN.letters]).toBe(0);
  expect(isSpelt(row, letters, 0, 4)).toBe(false);
});

test('when rows for all have been given away, words are learnt anew, with numbers of their own', () => {
  const first = numbered('first');
  expect(numbered('first')).toBe(first);
  const letters = lettersOf('other');
  // Four for each place where four may stand: more than there are rows, whatever the tests before have left.
  for (let word = 0; word < 65_536; word += 1) takeRow((word << 18) | ((word >>> 14) << 8), letters, 0, 5, 1);
  expect(findRow(spellingHash(lettersOf('first'), 0, 5), lettersOf('first'), 0, 5)).toBe(NONE);
  expect(numbered('first')).toBeGreaterThan(first + 65_536);
});

const WORDS = ['sooo', 'SOOO', 'TERRIBLE', 'terrible', '#awful', 'don\'t', 'l\'app', 'e\u0301t\u00e9', 'c\u0153ur', 'Donaudampfschifffahrtsgesellschaft', '\u201cgreat\u201d', '12:30', ':-)'];

test('what is said of a word is the same whether or not it was met before', () => {
  const read = (text: string) => {
    const { count, kind, flags, hash, shortHash, start, end, foldedStart, foldedEnd, folded } = tokenize(text);
    return Array.from({ length: count }, (_unused, at) => [kind[at], flags[at], hash[at], shortHash[at], start[at], end[at], String.fromCharCode(...folded.subarray(foldedStart[at], foldedEnd[at]))]);
  };
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.stringMatching(/^[A-Za-z\u00e9\u2019]{1,14}$/)), { minLength: 1, maxLength: 8 }), (words) => {
    const text = words.join(' '), first = read(text);
    expect(read(text)).toEqual(first);
  }));
});
