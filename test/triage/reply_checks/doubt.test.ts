import { doubtOf } from '../../../src/triage/reply_checks/doubt.ts';
import { featuresOf, readKnown } from '../../../src/triage/reply_checks/doubt_features.ts';
import { marksIn, otherSide, sidesOf } from '../../../src/triage/reply_checks/reply_words.ts';
import { sentencesOf } from '../../../src/triage/reply_checks/sentences.ts';

const known = readKnown({ language: 'fr', ticket: { subject: '', message: 'Le bouquet est arrivé fané.' }, sources: [{ title: 'Fleurs fanées', text: 'Envoyez une photo dans les 24 heures. Nous proposons un avoir du montant du bouquet.', url: '' }] });
const noticed = (text: string) => { const [sentence] = sentencesOf(text); return featuresOf(sentence ?? { text, folded: text, from: 0, to: text.length }, { at: 2, of: 6 }, known); };

test('an addition that no source bears is doubted, what a source says and what is polite is not', () => {
  const added = doubtOf(noticed('Un nouveau bouquet lui sera également livré demain par notre directrice.'));
  expect(added).toBeGreaterThan(0.4);
  expect(doubtOf(noticed('Nous proposons un avoir du montant du bouquet.'))).toBeLessThan(0.1);
  expect(doubtOf(noticed('Nous sommes désolés et vous remercions de nous avoir prévenus.'))).toBeLessThan(0.1);
});

test.each([
  ['she needn\'t show it', '5-'], ['der ausweis ist erforderlich', '5+'], ['das geht nur per telefon', '14-'], ['sem custos', '4+'], ['l\'option est exclue', '7-'],
])('“%s” takes the side %s', (folded, side) => {
  expect(sidesOf(marksIn(folded))).toContain(side);
  expect(otherSide(otherSide(side))).toBe(side);
});

test('an opposite of what the nearest clause of a source says is noticed', () => {
  const hours = readKnown({ language: 'en', ticket: { subject: '', message: 'When?' }, sources: [{ title: '', text: 'Moves are free before the course starts.', url: '' }] });
  const [turned, kept] = ['Moves are free after the course starts.', 'Moves are free before the course starts.'].map((text) => sentencesOf(text).map((one) => featuresOf(one, { at: 2, of: 6 }, hours))[0]);
  expect(turned?.opposite).toBeGreaterThan(0.5);
  expect(kept?.opposite ?? 0).toBe(0);
});
