import { issueByWords } from '../../src/insight/issue_words.ts';
import { productFinder } from '../../src/insight/mentioned_product.ts';
import { termsOf, wordsIn } from '../../src/insight/terms.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

test.each([
  ['Since the 4.2 update it shows E7, please help!', ['4.2', 'update', 'shows', 'e7']],
  ['Order 4711 of 2026-11-10, thank you. https://example.org/x a@b.example', ['order']],
  ["C'est l'écran qui clignote depuis lundi", ['ecran', 'clignote']],
  ['灯不亮', ['灯不', '不亮']],
])('%s speaks of %j', (text, terms) => {
  expect(termsOf(wordsIn(text))).toEqual(terms);
});

test.each([
  ['function words of languages beyond our five', 'artık için tarafından został które adalah będzie zonder azután'],
  ['courtesies and what every ticket says', 'Hello, kind regards; Grüße, vielen Dank, cordialement, atenciosamente, saludos'],
])('no topic is named by %s', (_what, text) => {
  expect(termsOf(wordsIn(text))).toEqual([]);
});

test('a word that only begins like one, or is longer than one, names something', () => {
  expect(termsOf(wordsIn('artıklar tarafı regard hellos voordatt'))).toEqual(['artıklar', 'tarafı', 'regard', 'hellos', 'voordatt']);
});

test('a hostile text is read at once', () => {
  expect(leastMilliseconds((round) => termsOf(wordsIn(`${round} ${"a'".repeat(100_000)} ${'1.'.repeat(100_000)}`)), 500)).toBeLessThan(500);
});

test.each([
  ['Where is my parcel? Tracking says nothing.', 'Delivery'],
  ['Ich möchte mein Abo kündigen', 'Cancellation'],
  ['Me cobraron dos veces este mes', 'Billing'],
  ["J'ai oublié mon mot de passe", 'Login'],
  ['A bateria descarrega em duas horas', 'Power and battery'],
  ['Lorem ipsum dolor', ''],
])('%s is about “%s”', (text, issue) => {
  expect(issueByWords([], wordsIn(text))).toBe(issue);
});

test.each([
  ['all my brewmates are dead', 'BrewMate'], ['My Brew Mate leaks', 'BrewMate'], ["l'HomeHub ne répond plus", 'HomeHub'], ['BrewMate and HomeHub', ''], ['brewing mates', ''],
])('%s names “%s”', (text, product) => {
  expect(productFinder(['BrewMate', 'HomeHub'])([], wordsIn(text))).toBe(product);
});
