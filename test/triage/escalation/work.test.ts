/** How much work a text may cost does not depend on what the process has read before it, nor on words that somebody chose. */
import { hashed, SEED } from '../../../src/triage/escalation/lexicon.ts';
import { ruleBook } from '../../../src/triage/escalation/rule_book.ts';
import { tokenise } from '../../../src/triage/escalation/tokens.ts';

const TEXTS: Record<string, string> = {
  en: 'someone logged into my account and the lawyer of the bank saw smoke from the charger Zorblax. I want my money back, this is a joke, and qwyx my data was leaked to a fribble newspaper.',
  de: 'Jemand hat sich in mein Konto Zorblax eingeloggt und mein Anwalt sah Rauch aus dem Ladegerät. Ich will mein Geld zurück, und meine Daten stehen bei der Qwyx Zeitung.',
  es: 'Alguien entró en mi cuenta Zorblax y mi abogado vio humo del cargador. Quiero que me devuelvan el dinero, y mis datos están en un qwyx periódico.',
  fr: 'Quelqu’un est entré dans mon compte Zorblax et mon avocat a vu de la fumée du chargeur. Je veux être remboursé, et mes données sont dans un qwyx journal.',
  pt: 'Alguém entrou na minha conta Zorblax e o meu advogado viu fumo do carregador. Quero o meu dinheiro de volta, e os meus dados estão num qwyx jornal.',
};
/** By the last of them every word is known, and the code compiled as far as so few texts make it. */
const READINGS = 13;

test.each(Object.entries(TEXTS))('a text costs the same steps whenever it is read (%s)', (language, text) => {
  const left = Array.from({ length: READINGS }, () => ruleBook(language).phrases.find(tokenise(text.repeat(20))).stepsLeft);
  expect(left[0]).toBeLessThan(200_000);
  expect(left.at(-1)).toBe(left[0]);
});

test.each([['costarring', 'liquid'], ['declinate', 'macallums'], ['altarage', 'zinke']])('words that share a hash of FNV-1a have others here: %s, %s', (one, other) => {
  const hashOf = (word: string, from: number, step: (hash: number, letter: number) => number): number => [...word].reduce((hash, letter) => step(hash, letter.charCodeAt(0)), from);
  const fnv = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);
  expect(hashOf(one, 0x811c9dc5 | 0, fnv)).toBe(hashOf(other, 0x811c9dc5 | 0, fnv));
  expect(hashOf(one, SEED, hashed)).not.toBe(hashOf(other, SEED, hashed));
});
