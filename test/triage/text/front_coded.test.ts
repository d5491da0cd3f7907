/** Words that ship front-coded come back as the hashes that they are looked up by. */
import fc from 'fast-check';
import { eachHash, frontCoded, isLatin1, wordsIn } from '../../../src/triage/text/front_coded.ts';
import { hashOf, placeOfHash, tableRows } from '../../../src/triage/text/hashed_words.ts';

const readBack = (words: readonly string[]): unknown[] => {
  const read: unknown[] = [];
  eachHash(frontCoded(words), (...one) => { read.push(one); });
  return read;
};
const told = (word: string): unknown => [hashOf(word), word.charCodeAt(word.length - 1), hashOf(word.slice(0, -1))];

test('each word\'s hash, its last letter, and the hash without that', () => {
  for (const words of [[], ['a'], ['burn', 'burn*', 'burned', 'burnt', 'straße', 'straßen'], ['b', 'a', 'b'], [`${'x'.repeat(60)}a`, `${'x'.repeat(60)}b`]]) expect(readBack(words)).toEqual(words.map(told));
});

test('whatever the words are', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-eß*' ]{1,40}$/), { maxLength: 40 }), (words) => {
    expect(readBack(words.toSorted())).toEqual(words.toSorted().map(told));
    expect(wordsIn(frontCoded(words.toSorted()))).toEqual(words.toSorted());
  }));
});

test.each(['', 'a\n', '😀', 'œuf', 'x'.repeat(101)])('%j is no word for a list', (word) => {
  expect(isLatin1(word)).toBe(false);
  expect(() => frontCoded(['a', word])).toThrow(RangeError);
});

test('rows come in the order of their hashes, those of one hash by number', () => {
  const hash = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.constantFrom(-(2 ** 31), -1, 0, 1, 2 ** 31 - 1));
  fc.assert(fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 0, max: 65_535 })), { maxLength: 60 }), (rows) => {
    const table = tableRows(rows.length + 3);
    for (const [of, number] of rows) table.add(of, number);
    const { hashes, numbers } = table.sorted();
    const sorted = rows.toSorted(([a, x], [b, y]) => a - b || x - y);
    expect([...hashes].map((of, at) => [of, numbers[at]])).toEqual(sorted);
    for (const [of] of rows) expect(hashes[placeOfHash(hashes, of)]).toBe(of);
  }));
});
