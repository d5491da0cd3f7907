/** What a function word says of a language, reckoned here from the lists as people read them. */
import { wordsOf } from '../../../src/adapters/builtin/words/words.ts';
import { functionWordLists } from '../../../src/adapters/builtin/words/word_lists.ts';
import { foldText } from '../../../src/triage/escalation/folding.ts';
import { addWeights, functionWordLanguages, ownerNumberOf } from '../../../src/triage/text/function_words.ts';
import { hashedLines, lineUnits } from '../../../src/triage/text/hashed_lines.ts';
import { hashOf } from '../../../src/triage/text/hashed_words.ts';
import { isFrequent, isFunctionWord } from '../../../src/adapters/builtin/words/word_lists.ts';
import usual from '../../../data/text/usual_in_support.json' with { type: 'json' };
import files from '../../../data/text/function_words.json' with { type: 'json' };

const LISTS = Object.entries<string>(files).map(([language, words]): [string, string[]] => [language, words.split(' ')]);
const untyped = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const weighed = (word: string): Record<string, number> => { const scores = new Map<string, number>(); addWeights(word, scores); return Object.fromEntries(scores); };
const ownerOf = (word: string): string | undefined => functionWordLanguages()[ownerNumberOf(word) - 1];
const ALL = [...new Set(LISTS.flatMap(([, words]) => [...words, ...words.map(untyped), ...words.map(foldText), ...words.flatMap(wordsOf)]))];

test('a word weighs less for each language, the more of them share it, and less where its accents are not typed', () => {
  for (const word of ALL) {
    const of = LISTS.flatMap(([language, words]): [string, number][] => (words.includes(word) ? [[language, 1]] : words.map(untyped).includes(word) ? [[language, 0.7]] : []));
    const share = of.length === 1 ? 1 : of.length === 2 ? 0.55 : of.length === 3 ? 0.35 : of.length === 4 ? 0.2 : 0.1;
    expect([word, weighed(word)]).toEqual([word, Object.fromEntries(of.map(([language, weight]) => [language, weight * share]))]);
  }
});

test('a word is one language\'s own where no other has it, as the rules fold words', () => {
  for (const word of ALL) {
    const owners = LISTS.filter(([, words]) => words.some((own) => foldText(own) === word)).map(([language]) => language);
    expect([word, ownerOf(word)]).toEqual([word, owners.length === 1 ? owners[0] : undefined]);
  }
});

const USUAL = new Map(Object.entries<string>(usual).map(([language, words]) => [language, words.split(' ')]));

test('searched words stand in the lists of their languages, those that name something behind the others', () => {
  const { names, listsOf } = functionWordLists();
  expect(names).toEqual(LISTS.map(([language]) => language));
  const searched = LISTS.flatMap(([language, words]) => {
    const naming = USUAL.get(language) ?? [];
    return [words.filter((word) => !naming.includes(word)), naming].map((own) => new Set(own.flatMap(wordsOf)));
  });
  for (const word of ALL) expect([word, listsOf(word)]).toEqual([word, searched.flatMap((own, list) => (own.has(word) ? [list] : []))]);
});

test('what is usual in support is frequent in its language', () => {
  for (const [language, words] of LISTS) expect([language, (USUAL.get(language) ?? []).filter((word) => !words.includes(word))]).toEqual([language, []]);
});

test('a word that names what tickets are about is frequent, but no function word', () => {
  for (const word of ['refund', 'return', 'parcel', 'receipt', 'battery', 'lamp', 'rechnung', 'akku', 'reembolso', 'colis', 'encomenda']) expect([word, isFunctionWord(word), isFrequent(word)]).toEqual([word, false, true]);
  for (const word of ['the', 'how', 'please', 'und', 'wie', 'para', 'cuando', 'vous', 'sobre']) expect([word, isFunctionWord(word), isFrequent(word)]).toEqual([word, true, true]);
  for (const word of ['refrigerator', 'warmepumpe', '']) expect([word, isFunctionWord(word), isFrequent(word)]).toEqual([word, false, false]);
});

test('words that no list holds say nothing', () => {
  for (const word of ['', 'refrigerator', 'Wärmepumpe', '日本']) expect([weighed(word), ownerOf(word), functionWordLists().listsOf(word)]).toEqual([{}, undefined, []]);
});

test('lines come back as the hashes of their words, empty ones and letters beyond Latin among them', () => {
  const lists = [['b', 'a'], [], ['a', 'więc', 'să', '日本']];
  const { hashes, numbers } = hashedLines(lineUnits(lists));
  const expected = lists.flatMap((words, line) => words.map((word) => [hashOf(word), line] as const)).sort(([a, x], [b, y]) => a - b || x - y);
  expect([...hashes].map((hash, at) => [hash, numbers[at]])).toEqual(expected);
});

test('the number of a language fits into the five bits of a word\'s tag', () => {
  expect(functionWordLanguages()).toEqual(LISTS.map(([language]) => language));
  expect(functionWordLanguages().length).toBeLessThan(32);
});
