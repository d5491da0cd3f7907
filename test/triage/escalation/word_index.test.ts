/** What the index says of a word, held against the lists read from one end to the other. */
import fc from 'fast-check';
import { createWordIndex } from '../../../src/triage/escalation/word_index.ts';
import rules from '../../../data/escalation/rules.en.json' with { type: 'json' };

const numbersOf = (words: readonly string[], beginnings: readonly string[], word: string): number[] => {
  const found: number[] = [];
  createWordIndex(words, beginnings, words.length).addNumbers(word, found);
  return found;
};
/** Beginnings of a letter are no beginnings: nobody means so much. */
const expected = (words: readonly string[], beginnings: readonly string[], word: string): number[] => [
  ...words.flatMap((own, number) => (own === word ? [number] : [])),
  ...beginnings.map((text, at): [string, number] => [text, words.length + at]).filter(([text]) => text.length > 1 && word.startsWith(text)).sort(([a], [b]) => a.length - b.length).map(([, number]) => number),
];

test.each([
  ['fire', [0, 4, 5]], ['firefighter', [4, 5, 6]], ['fir', [4]], ['fi', [4]], ['f', []], ['a', [1]], ['afire', []], ['on', [2]], ['once', []], ['', []], ['feuer', []], ['über', [3]], ['überall', [7]],
])('%s', (word, numbers) => {
  expect(numbersOf(['fire', 'a', 'on', 'über'], ['fi', 'fire', 'firef', 'überal', 'f'], word)).toEqual(numbers);
});

test('words of the rules, cut and joined, stand for what the lists say', () => {
  const text = JSON.stringify(rules).toLowerCase(), all = [...new Set(text.match(/[a-z]{1,20}/g) ?? [])].sort();
  const words = all.filter((_word, at) => at % 3 > 0), beginnings = all.filter((_word, at) => at % 3 === 0);
  const index = createWordIndex(words, beginnings, words.length);
  for (const word of [...all, ...all.map((own, at) => own.slice(0, 1 + (at % own.length))), ...all.map((own, at) => own + (all[(7 * at) % all.length] ?? ''))]) {
    const found: number[] = [];
    index.addNumbers(word, found);
    if (found.length > 0 || word.length < 9) expect([word, found]).toEqual([word, expected(words, beginnings, word)]);
  }
});

test('whatever the letters', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1', '漢'), maxLength: 6 }), lists = fc.uniqueArray(letters.filter((text) => text !== ''), { maxLength: 40 });
  fc.assert(fc.property(lists, lists, letters, (words, beginnings, word) => expect(numbersOf(words, beginnings, word)).toEqual(expected(words, beginnings, word))));
});
