/** How near texts lie by what they mean, in whatever words and languages, by vectors made by hand and by those that ship. */
import { meaningsOf } from '../../../../src/adapters/builtin/words/lexicon.ts';
import type { MeaningVectors } from '../../../../src/adapters/builtin/search/meaning_vectors.ts';
import { meaningVectors } from '../../../../src/adapters/builtin/search/meaning_vectors.ts';
import { BLEND, createSearchIndex } from '../../../../src/adapters/builtin/search/retrieval.ts';
import '../../../../src/services.ts';

const [parcel, password] = [meaningsOf('parcel')[0]!, meaningsOf('password')[0]!];
const HAND: MeaningVectors = { dimensions: 2, numbers: Float32Array.of(3, 0, 0, 2), placeOf: (sense) => [parcel, password].indexOf(Number(sense)) };
const indexOf = (texts: string[], vectors = HAND) => createSearchIndex(texts.map((text) => ({ parts: [{ text, weight: 1 }] })), BLEND, () => vectors);

test.each([
  ['my package', [1, 0, 0.8321, 0]], ['Paket', [1, 0, 0.8321, 0]], ['minha senha', [0, 1, 0.5547, 0]], ['xyzzyqx', [0, 0, 0, 0]], ['', [0, 0, 0, 0]],
])('“%s” lies by the parcel, the password, both and neither at %j', (asked, near) => {
  // Both: (3, 2) beside (1, 0) and (0, 1), 3 / √13 and 2 / √13.
  const meant = indexOf(['parcel', 'password', 'parcel and password', 'umbrella']).meant(asked);
  near.forEach((share, at) => expect(meant[at]).toBeCloseTo(share, 3));
});

test('what is said of one thing more often counts more, and less than as often', () => {
  const [meant = 0] = indexOf(['parcel parcel parcel and password']).meant('parcel');
  // (3 · ln 4, 2 · ln 2) beside (1, 0).
  expect(meant).toBeCloseTo((3 * Math.log(4)) / Math.hypot(3 * Math.log(4), 2 * Math.log(2)), 4);
});

test.each([
  ['Nothing has turned up at my door yet and I have waited for two weeks', 0], ['Man hat mir den Betrag schon wieder abgebucht', 1], ['No consigo entrar en mi cuenta', 2], ['Je voudrais échanger ce pull contre une taille au-dessus', 3],
])('“%s” lies nearest to entry %d of a sheet in English', (asked, place) => {
  const meant = indexOf(['When will my order be delivered? We ship within three days.', 'Why was I charged twice? A second payment is returned by the bank.', 'I forgot my password. Choose Reset on the login page.', 'Can I exchange an item? Send it back and tell us the size you want.'], meaningVectors()).meant(asked);
  expect([...meant].indexOf(Math.max(...meant))).toBe(place);
});

test('no vector that ships is longer than a byte of weight and four bits a number can tell', () => {
  const { numbers, dimensions } = meaningVectors();
  expect(dimensions).toBeLessThanOrEqual(32);
  expect(numbers.every(Number.isFinite)).toBe(true);
  expect(numbers.filter((number) => number !== 0).length).toBeGreaterThan(numbers.length / 2);
});
