/** Sorted words looked up where they lie, beside the same words in a plain array. */
import { sortedWords, wordBytes } from '../../../src/triage/text/sorted_words.ts';

const read = (words: string[]) => sortedWords(...wordBytes(words));

test('finds the words of a list and no others', () => {
  const list = read(['an', 'and', 'ant', 'bee', 'beer']);
  expect(['an', 'ant', 'beer', 'a', 'ande', 'be', 'beers', 'zoo', ''].map((word) => list.indexOf(word))).toEqual([0, 2, 4, -1, -1, -1, -1, -1, -1]);
  expect(['a', 'ant', 'b', 'beer', 'beers', 'c', 'am'].map((word) => list.someBegin(word))).toEqual([true, true, true, true, false, false, false]);
});

test('of no words finds none', () => {
  const list = read([]);
  expect([list.indexOf('a'), list.someBegin('a'), list.length, list.at(0), list.list()]).toEqual([-1, false, 0, '', []]);
});

/** All words of up to four letters of an alphabet of three: every prefix, neighbour and border between blocks there is. */
const LETTERS = ['a', 'b', 'z'];
const longer = (words: string[]): string[] => words.flatMap((word) => LETTERS.map((letter) => word + letter));
const two = longer(LETTERS), three = longer(two), four = longer(three);
const all = [...LETTERS, ...two, ...three, ...four].sort();

test.each([1, 2, 3, 5, 7])('every %p. word of three letters is found among all of them', (step) => {
  const words = all.filter((_word, at) => at % step === 0);
  const list = read(words);
  expect(list.list()).toEqual(words);
  expect(words.map((_word, at) => list.at(at))).toEqual(words);
  expect(all.map((word) => list.indexOf(word))).toEqual(all.map((word) => words.indexOf(word)));
  expect(all.map((word) => list.someBegin(word))).toEqual(all.map((word) => words.some((other) => other.startsWith(word))));
});

test.each([[['b', 'a']], [['a', 'a']], [['é']], [['']]])('refuses to store %j', (words) => {
  expect(() => wordBytes(words)).toThrow(RangeError);
});
