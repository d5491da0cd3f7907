/** What words mean over five languages and in one, in any form, and what they do not. */
import { meaningsOf } from '../../../../src/adapters/builtin/words/lexicon.ts';
import { bitOf } from '../../../../src/adapters/builtin/words/word_forms.ts';

const share = (left: readonly number[], right: readonly number[]): boolean => left.some((one) => right.includes(one));

test.each([
  ['schlussel', 'keys'], ['fahrradschloss', 'cadenas'], ['fenster', 'ventanas'], ['fenetres', 'janela'], ['chaves', 'llave'], ['geliefert', 'delivery'], ['zuruckgeschickt', 'devuelvo'], ['remboursement', 'refunds'],
  ['cobraron', 'debited'], ['pague', 'pagos'], ['annulation', 'cancelled'], ['shipped', 'abgeschickt'], ['deliveries', 'entregas'], ['encomendas', 'parcel'], ['devolverlo', 'returning'], ['mobile', 'handy'],
])('%s and %s share a meaning', (left, right) => expect(share(meaningsOf(left), meaningsOf(right))).toBe(true));

test.each([['casa', 'marry'], ['parcel', 'party'], ['carta', 'card'], ['gift', 'poison'], ['password', 'parcel']])('%s and %s share none', (left, right) => expect(share(meaningsOf(left, bitOf('es') | bitOf('en')), meaningsOf(right, bitOf('en')))).toBe(false));

test('a word is read in the languages asked for alone', () => {
  expect(meaningsOf('paquete', bitOf('es')).length).toBeGreaterThan(0);
  expect(meaningsOf('paquete', bitOf('de'))).toEqual([]);
});

test('what is no word of any list means nothing', () => expect(['the', 'xyzzyqx', 'der', 'a'].flatMap((word) => [...meaningsOf(word)])).toEqual([]));
