/** Reading and finding phrases: the small language, the words behind disguises, and the way back to the original text. */
import { createMatcher } from '../../../src/triage/escalation/matcher.ts';
import { compilePhrases } from '../../../src/triage/escalation/phrase_compiler.ts';
import { createPhraseReader, type WordLists } from '../../../src/triage/escalation/phrase_language.ts';
import { readTable, referenceOf, tableBytes } from '../../../src/triage/escalation/phrase_table.ts';
import { tokenise, wordsOf } from '../../../src/triage/escalation/tokens.ts';
import { createWordReader } from '../../../src/triage/escalation/phrase_words.ts';
import { createVocabulary } from '../../../src/triage/escalation/vocabulary.ts';

function pieces(phrase: string, text: string, lists: WordLists = {}): string[] {
  const table = readTable(tableBytes(compilePhrases([[{ meaning: phrase, phrase: createPhraseReader(lists).read(phrase) }]])));
  const matcher = createMatcher(table, 0, createWordReader(table, createVocabulary(table.forms)), String);
  const tokens = tokenise(text);
  return matcher.find(tokens).matches.map(({ from, to }) => text.slice(tokens.starts[from], tokens.ends[to]));
}

test.each([
  ['words in order', 'small claims court', 'See you in Small Claims Court!', 'Small Claims Court'],
  ['alternatives', 'speak to (a manager|the boss)', 'let me speak to the boss now', 'speak to the boss'],
  ['an optional word', 'on [bloody] fire', 'it is on bloody fire', 'on bloody fire'],
  ['an optional word left out', 'on [bloody] fire', 'it is on fire', 'on fire'],
  ['a gap within reach', 'speak {2} manager', 'speak to your manager', 'speak to your manager'],
  ['a beginning', 'burn*', 'it burned', 'burned'],
  ['an ending', '*anwalt', 'mein Fachanwalt schreibt', 'Fachanwalt'],
  ['a middle', '*klage*', 'die Sammelklagen', 'Sammelklagen'],
  ['a slip that is forgiven', 'solicitor~', 'my solicitro', 'solicitro'],
  ['near each other in any order', 'smoke & charger', 'the charger gave off smoke', 'charger gave off smoke'],
  ['accents and case', 'procès', 'UN PROCES', 'PROCES'],
  ['an umlaut typed as two letters', 'kündigung', 'meine Kuendigung', 'Kuendigung'],
  ['digits as letters', 'lawyer', 'my l4wyer', 'l4wyer'],
  ['signs as letters', 'gericht', 'vor G€richt', 'G€richt'],
  ['spaced letters', 'anwalt', 'mein A n w a l t!', 'A n w a l t'],
  ['letters held down', 'lawyer', 'my laaaawyer', 'laaaawyer'],
  ['zero-width characters', 'lawyer', 'my law\u200byer', 'law\u200byer'],
  ['look-alike letters', 'lawyer', 'my lаwyеr', 'lаwyеr'],
  ['full-width letters', 'lawyer', 'my ｌａｗｙｅｒ', 'ｌａｗｙｅｒ'],
  ['a contraction', 'i will sue', "I'll sue", "I'll sue"],
])('%s', (_what, phrase, text, expected) => {
  expect(pieces(phrase, text)).toEqual([expected]);
});

test.each([
  ['a gap out of reach', 'speak {2} manager', 'speak to him or her manager'],
  ['another sentence', 'speak {4} manager', 'I speak. The manager came'],
  ['a part of a word', 'sue', 'the issue'],
  ['what must not stand there', 'fire & stick & !tablet', 'fire stick or tablet'],
  ['a slip in the first letter', 'solicitor~', 'bolicitor'],
  ['two slips', 'solicitor~', 'slicitro'],
])('not found: %s', (_what, phrase, text) => {
  expect(pieces(phrase, text)).toEqual([]);
});

test('a list stands for any of its words', () => {
  expect(pieces('hot & @device', 'the phone is hot', { device: ['phone*', 'power bank'] })).toEqual(['phone is hot']);
  expect(pieces('hot & @device', 'a hot power bank', { device: ['phone*', 'power bank'] })).toEqual(['hot power bank']);
});

test('what stands in a place is read as it was written, be a choice met first, met again, out of turn, or inside another', () => {
  const { read } = createPhraseReader({ device: ['phone*', 'power bank'], harm: ['(burn|scald) badly', 'hurt'] });
  const sources = ['(hot|warm) @device', '@device & (hot|warm)', '@harm', '((very|so) hot|@device) @harm', '(very|so) [@device] (hot|warm)', 'fire'];
  const stored = compilePhrases([sources.map((source) => ({ meaning: source, phrase: read(source) }))]);
  expect([...readTable(tableBytes(stored)).places].map(referenceOf)).toEqual(stored.references);
});

test('sentences, clauses, questions and quotations are told apart', () => {
  const text = tokenise('Art. 17 applies. "my words here", but is it 4.2? Yes');
  expect(wordsOf(text)).toEqual(['art', '17', 'applies', 'my', 'words', 'here', 'but', 'is', 'it', '4', '2', 'yes']);
  expect(new Set(text.sentences.slice(0, 3)).size).toBe(1);
  expect(text.quoted.slice(3, 7)).toEqual([1, 1, 1, 0]);
  expect(text.clauses[6]).not.toBe(text.clauses[5]);
  expect(text.questions.has(text.sentences[8] ?? -1)).toBe(true);
  expect(text.questions.has(text.sentences[11] ?? -1)).toBe(false);
});

/** The quoted words of a text. */
function quotedIn(original: string): string[] {
  const text = tokenise(original);
  return wordsOf(text).filter((_word, at) => text.quoted[at]);
}

test.each([
  ["The novel 'You die tonight' isn't bad", ['you', 'die', 'tonight']],
  ['‚Gehackt – was nun?‘ fehlt', ['gehackt', 'was', 'nun']],
  ['la frase ‘te mato’ figura', ['te', 'mato']],
  ["he wrote 'I'll sue' (once)", ['i', 'will', 'sue']],
])('single marks quote as double ones do: %s', (text, words) => {
  expect(quotedIn(text)).toEqual(words);
});

test.each([
  "My sons' charger burned my sons' hands", "It's 'cause my neighbours' fence fell", "l'alarme d'incendie n'a pas sonné", "rock 'n' roll", "'48 and '49", "I said 'no\nand that's it'", `'${'a '.repeat(60)}'`,
])('an apostrophe quotes nothing: %s', (text) => {
  expect(quotedIn(text)).toEqual([]);
});

test('every token keeps its place in the original', () => {
  const original = 'Ａb\u200bc, d’été  4€ 😀 ß';
  const text = tokenise(original);
  for (const [index, start] of text.starts.entries()) expect(original.slice(start, text.ends[index]).trim()).not.toBe('');
  expect(wordsOf(text)).toEqual(['abc', 'd', 'ete', '4', 'ss']);
});
