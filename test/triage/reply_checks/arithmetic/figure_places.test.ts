/** Right figures of other subjects, and figures that follow: by hand in five languages, no sentence of a draft. */
import { findings, found } from '../found.ts';

/** The language, the source, the ticket, a draft that may stand and one that may not. */
const TWINS: [string, string, string, string, string][] = [
  ['en', 'The harbour tour lasts two hours. The sunset cruise lasts three hours and serves a meal aboard.', '', 'The sunset cruise lasts three hours and serves a meal.', 'The sunset cruise lasts two hours and serves a meal.'],
  ['de', 'Die Gutschrift kostet eine Gebühr von 2 ‰ des Betrags.', 'Wie hoch ist die Gebühr auf 4.000 €?', '2 Promille von 4.000 € sind 8 €.', '2 Promille von 4.000 € sind 80 €.'],
  ['de', 'Die Werkstatt öffnet 8:30 bis 16 Uhr.', '', 'Die Werkstatt öffnet von halb neun bis vier.', 'Die Werkstatt öffnet von halb neun bis fünf.'],
  ['fr', 'Le loyer est de 40 €. La remise de fidélité de 6 € est déduite du loyer.', 'Mon loyer est de 40 €, la remise de 6 €.', 'Avec la remise, votre loyer passe à 34 €.', 'Avec la remise, votre loyer passe à 46 €.'],
  ['es', 'El pase joven es para socios de 18 a 25 años.', '', 'El pase joven es para socios de 18 a 25 años.', 'El pase joven es para socios de dieciocho a treinta años.'],
  ['en', 'Quote your case reference on the form.', 'My case is RT/61-7740.', 'Please quote RT/61-7740.', 'Please quote RT/67-7740.'],
  ['en', 'Ring our depot on 0141 555 0177.', '', 'Ring our depot on +44 141 555 0177.', 'Ring our depot on +44 141 555 0178.'],
  ['fr', 'Livraisons le jeudi : les 6, 13, 20 et 27 août.', '', 'La livraison a lieu le 13 août.', 'La livraison a lieu le 14 août.'],
  ['de', 'Das Boot trägt bis zu sechs Personen.', 'Wir sind zu fünft.', 'Für fünf Personen reicht das Boot.', 'Für sieben Personen reicht das Boot.'],
  ['es', 'La transferencia tarda dos días hábiles bancarios.', '', 'La transferencia tarda dos días bancarios.', 'La transferencia tarda cuatro días bancarios.'],
];

test.each(TWINS)('%s: %s', (language, source, message, right, wrong) => {
  expect(findings(language, source, right, message)).toEqual([]);
  expect(found(language, source, wrong, message)).not.toEqual([]);
});
