/** The number of one order, part or case, said of another. */
import { found, findings } from '../found.ts';

const ORDERS = {
  en: ['My chairs are in A-7710, the table is in A-7711.', 'A-7710: four oak chairs, delivered. A-7711: round table, leaves the workshop soon.', 'Your round table in A-7711 leaves the workshop soon.', 'Your round table in A-7710 leaves the workshop soon.'],
  de: ['Wo bleibt mein Tisch? Die Stühle sind da.', 'A-7710: vier Eichenstühle, zugestellt. A-7711: runder Tisch, verlässt bald die Werkstatt.', 'Der runde Tisch aus A-7711 verlässt bald die Werkstatt.', 'Der runde Tisch aus A-7710 verlässt bald die Werkstatt.'],
  es: ['¿Dónde está mi mesa? Las sillas ya llegaron.', 'A-7710: cuatro sillas de roble, entregadas. A-7711: mesa redonda, sale pronto del taller.', 'La mesa redonda del A-7711 sale pronto del taller.', 'La mesa redonda del A-7710 sale pronto del taller.'],
  fr: ['Où est ma table ? Les chaises sont là.', "A-7710 : quatre chaises en chêne, livrées. A-7711 : table ronde, quitte bientôt l'atelier.", "La table ronde de la commande A-7711 quitte bientôt l'atelier.", "La table ronde de la commande A-7710 quitte bientôt l'atelier."],
  pt: ['Onde está a minha mesa? As cadeiras já vieram.', 'A-7710: quatro cadeiras de carvalho, entregues. A-7711: mesa redonda, sai em breve da oficina.', 'A mesa redonda da A-7711 sai em breve da oficina.', 'A mesa redonda da A-7710 sai em breve da oficina.'],
} as const;

test.each(Object.entries(ORDERS))('%s: one of two orders', (language, [message, source, right, wrong]) => {
  expect(found(language, source, right, message)).not.toContain('code');
  expect(findings(language, source, wrong, message)).toContainEqual(expect.objectContaining({ check: 'code', missing: 'the ticket or a source says this of A7711' }));
});

const CANCEL = 'Keep the Chinese course, place M-2074, and cancel the Japanese one, place M-2047, please.';
test.each([
  ['en', 'Places are cancelled in writing.', 'We cancel the Japanese place M-2047 once you confirm it in writing.', CANCEL, []],
  ['en', 'Places are cancelled in writing.', 'We cancel the Japanese place M-2074 once you confirm it in writing.', CANCEL, ['code']],
  ['pt', 'Brisa Lite: filtro F1, lavável. Brisa Pro: filtro F3 HEPA, não lavável.', 'A Brisa Pro leva o filtro F3 HEPA, que não é lavável.', '', []],
  ['pt', 'Brisa Lite: filtro F1, lavável. Brisa Pro: filtro F3 HEPA, não lavável.', 'A Brisa Pro leva o filtro F1 HEPA, que não é lavável.', '', ['code']],
  ['en', 'Code A03 means low pressure. Code A05 means a blocked flue.', 'A05 tells of a blocked flue.', 'The stove shows A05.', []],
  ['en', 'Code A03 means low pressure. Code A05 means a blocked flue.', 'A03 tells of a blocked flue.', 'The stove shows A05.', ['code']],
  // Of both the same is said, or nothing that tells them apart.
  ['en', 'Send the donation ID with the date.', 'Please send the donation ID, for example D-7002.', 'I gave twice by mistake, donation IDs D-7001 and D-7002.', []],
  ['en', 'A-7710: four oak chairs, delivered. A-7711: round table, delivered.', 'Both A-7710 and A-7711 are delivered.', '', []],
  ['fr', 'Le supplément est de 80 € par étage. Au 3e étage, la grue est obligatoire.', 'Le supplément est de 80 € par étage, donc 160 € pour un 2e.', 'Je monte un piano au 2e.', []],
] as const)('%s: “%s” told as “%s”', (language, source, body, message, checks) => {
  expect(found(language, source, body, message).filter((check) => check === 'code')).toEqual(checks);
});

test('a record under its own number', () => {
  const records = 'The parcel holds gravel, two bags. No complaint so far.';
  expect(found('en', records, 'The gravel of AQ-5502 has no complaint so far.', 'Which number is my heater?', 'Order AQ-5502')).not.toContain('code');
});
