/** The walk reads four letters at once; here each is looked at by itself, with the expressions of Unicode's own properties. */
import fc from 'fast-check';
import phrases from '../../../data/text/phrases.json' with { type: 'json' };
import { fold } from '../../../src/triage/text/characters.ts';
import { walkOf } from '../../../src/triage/text/letter_walk.ts';
import { packed, unpacker } from '../../../src/triage/text/packed.ts';
import { phraseBook } from '../../../src/triage/text/phrase_finder.ts';
import { indexParts, readIndex } from '../../../src/triage/text/phrase_index.ts';

const foldedSlowly = (text: string): string =>
  [...text].map((letter) => (/[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF]/.test(letter) ? letter.normalize('NFD').charAt(0) : letter).replace(/[’‘´`]/, "'").toLowerCase()).join('');

const isBlank = (letter: string): boolean => /[\t-\r\u00a0 ]/.test(letter);
const isWord = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);

function startsIn(folded: string): number[] {
  const letters = folded.split('');
  return letters.flatMap((letter, at) => (isBlank(letter) || (isWord(letter) && isWord(letters[at - 1] ?? '')) ? [] : [at]));
}

const codesOf = (folded: string): number[] => folded.split('').map((letter) => (isBlank(letter) ? 0 : letter.charCodeAt(0) & 31));

const piece = fc.oneof(
  fc.constantFrom(' ', '\n', '\n\n', ', ', '.', '...', '|', "'", '`', '´', '\t', '\u00a0', '[', '{', '@', 'Z', 'z', 'A', 'a', '0', '9', '/', ':', 'É', 'ß', 'µ', 'ÿ', '×', '\u0000', '\u007f', '\u0080', 'on monday'),
  fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((unit) => String.fromCharCode(unit)), maxLength: 6 }),
);
const wide = fc.constantFrom('’', '“', '…', '–', '€', 'ł', 'Ž', 'я', '日', '👍', '\ud800');

describe('walkOf', () => {
  it.each([['letters of Latin-1', piece], ['any letters', fc.oneof({ weight: 5, arbitrary: piece }, wide)]])('notes of %s what a look at each of them tells', (_what, pieces) => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join(''), folded = fold(text.padEnd(50, ' x'));
      expect(folded).toBe(foldedSlowly(text.padEnd(50, ' x')));
      const { starts, count, codes } = walkOf(folded);
      expect([...starts.subarray(0, count)]).toEqual(startsIn(folded));
      expect(Array.from({ length: folded.length }, (_unused, at) => codes.getUint8(at))).toEqual(codesOf(folded));
    }), { numRuns: 500 });
  });

  it('tells a text that is walked after another', () => {
    const [first, second] = ['the lamp is broken. '.repeat(4), 'la lampe est cassee. '.repeat(4)];
    const told = [...walkOf(first).starts.subarray(0, walkOf(first).count)];
    walkOf(second);
    expect([...walkOf(first).starts.subarray(0, walkOf(first).count)]).toEqual(told);
  });
});

test('a sieve lets every phrase through, however its blanks are drawn', () => {
  const book = phraseBook(Object.keys(phrases) as (keyof typeof phrases)[], () => readIndex(unpacker(packed(indexParts(phrases)))), Infinity);
  const missed = Object.entries(phrases).flatMap(([table, own]) => {
    const finder = book.beginningsOf(table as keyof typeof phrases);
    // More letters than a sieve waits for before it is made.
    finder.isIn('x '.repeat(20_000));
    const around = (phrase: string): string => `lorem ipsum ${phrase} dolor`;
    return own.flatMap((phrase) => [around(phrase), phrase, around(phrase.replaceAll(' ', '\n')), around(phrase.replaceAll(' ', '  \n '))]).filter((text) => !finder.isIn(text));
  });
  expect(missed).toEqual([]);
});
