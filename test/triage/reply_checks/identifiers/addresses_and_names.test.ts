/** Addresses, codes and names in another spelling than a source's, and those that are other ones. */
import { found } from '../found.ts';

test.each([
  ['en', 'Write to claims (at) hullmark (dot) example.', 'Please write to claims@hullmark.example.', []],
  ['en', 'Write to claims (at) hullmark (dot) example.', 'Please write to claim@hullmark.example.', ['e-mail address']],
  ['en', 'Write to claims (at) hullmark (dot) example.', 'Please write to claim (at) hullmark.example.', ['e-mail address']],
  ['en', 'Write to claims (at) hullmark (dot) example.', 'Please write to claims (at) hullmark.example.', []],
  ['de', 'Rezepte an rezept[at]haus-am-see.example.', 'Schicken Sie Rezepte an rezept@haus-am-see.example.', []],
  ['de', 'Rezepte an rezept[at]haus-am-see.example.', 'Schicken Sie Rezepte an rezept@haus-am-berg.example.', ['e-mail address']],
  ['es', 'Escriba a libros arroba rueda guion bajo sur punto example.', 'Escriba a libros@rueda_sur.example.', []],
  ['es', 'Escriba a libros arroba rueda guion sur punto example.', 'Escriba a libros@rueda-sur.example.', []],
  ['es', 'Escriba a libros arroba rueda punto example.', 'Escriba a libro@rueda.example.', ['e-mail address']],
  ['fr', 'Les dossiers vont à dossiers [arobase] marche [point] example.', 'Envoyez les dossiers à dossiers@marche.example.', []],
  ['fr', 'Les dossiers vont à dossiers [arobase] marche [point] example.', 'Envoyez les dossiers à dossier@marche.example.', ['e-mail address']],
  ['pt', 'Envie os versos para versos(arroba)arraial.example.', 'Envie os versos para versos@arraial.example.', []],
  ['pt', 'Envie os versos para versos(arroba)arraial.example.', 'Envie os versos para versos@arraia.example.', ['e-mail address']],
  ['en', 'The page is rooms dot hullmark dot example.', 'The page is https://rooms.hullmark.example.', []],
  ['en', 'Meet us at Hullmark.', 'Meet us at hullmark.example.', ['web address']],
] as const)('%s: “%s” told as “%s”', (language, source, body, checks) => {
  expect(found(language, source, body)).toEqual(checks);
});

test.each([
  ['de', 'Der Akku A36 treibt die Schere HS 36 an.', 'In der HS36 steckt der Akku A36.', []],
  ['de', 'Der Akku A36 treibt die Schere HS 36 an.', 'In der HS38 steckt der Akku A36.', ['code']],
  ['en', 'Pads PX-7 fit the back wheel.', 'The pads PX7 fit the back wheel.', []],
] as const)('%s: the model of “%s” in “%s”', (language, source, body, checks) => {
  expect(found(language, source, body)).toEqual(checks);
});

test('a field in brackets is left open though a source says its word', () => {
  expect(found('es', 'La visita empieza a las 21:30 y dura una hora.', 'La visita empieza a las [hora].')).toEqual(['placeholder']);
  expect(found('es', 'Pulse [hora] y gire la rueda.', 'Pulse [hora] y gire la rueda.')).toEqual([]);
  expect(found('en', 'Children under 14 need an adult.', 'Children [under 14] need an adult.')).toEqual([]);
});

test.each([
  ['de', 'Schattenspiel Kompakt: Taste P drücken.', 'Drücken Sie an Ihrer Schattenspiel Kompakt die Taste P.', 'Ich habe die Schattenspiel Kompakt.', []],
  ['de', 'Schattenspiel Kompakt: Taste P drücken.', 'Drücken Sie an Ihrer Schattenspiel Komfort die Taste P.', 'Ich habe die Schattenspiel Kompakt.', ['name']],
  ['de', 'SaugFix Silent braucht Beutel.', 'Der SaugFix Hygienebeutel Plus passt.', '', ['name']],
  ['de', 'Die Kosten trägt der Kunde. Die Frist beträgt vier Wochen.', 'Die Gebühr trägt der Kunde.', 'Wer trägt die Kosten?', []],
  ['fr', 'Galet Duo : grains 1000 et 3000.', 'Nous vous conseillons le Galet Expert, avec ses deux grains, pour bien affûter tous vos couteaux de cuisine. Bon affûtage !', '', ['name']],
  ['fr', 'Galet Duo : grains 1000 et 3000.', 'Nous vous conseillons le Galet Duo, avec ses deux grains, pour bien affûter tous vos couteaux de cuisine. Bon affûtage !', '', []],
] as const)('%s: the name of “%s” in “%s”', (language, source, body, message, checks) => {
  expect(found(language, source, body, message).filter((check) => check === 'name')).toEqual(checks);
});

test.each([
  ['de', 'Kunde Alfons Greiner: zwei Säcke fehlten.', 'Guten Tag Herr Greiner,\n\nzwei Säcke fehlten.', 'Zwei Säcke fehlten. Alfons', []],
  ['de', 'Kunde Bertold Greiner: zwei Säcke fehlten.', 'Guten Tag Herr Greiner,\n\nzwei Säcke fehlten.', 'Zwei Säcke fehlten. Alfons', ['name']],
  ['de', 'Das Archiv öffnet um neun.', 'Guten Tag Praxis Ebeling,\n\ndas Archiv öffnet um neun.', 'Wann öffnet das Archiv? Tierarztpraxis Ebeling', []],
] as const)('%s: of “%s” greets “%s”', (language, source, body, message, checks) => {
  expect(found(language, source, body, message)).toEqual(checks);
});

/** A place is no mailbox, a verb no name, and an article begins none. */
test.each([
  ['en', '', 'Order from our shop at hullmark.example.', 'Please write to shop@hullmark.example.', ['e-mail address']],
  ['en', '', 'Our address is claims at hullmark dot example.', 'Please write to claims@hullmark.example.', []],
  ['de', 'Ich möchte eine Tasse bestellen. Was kostet der Versand?\n\nKarin Wolf', 'Der Versand kostet 5 €.', 'Liebe Ellen,\n\nder Versand kostet 5 €.', ['name']],
  ['de', 'Was kostet der Versand?', 'Die Lieferung kostet 5 €. Die Rückgabe kostet nichts.', 'Die Zustellung kostet 5 €.', []],
  ['de', 'Was kostet Schattenspiel Kompakt?', 'Schattenspiel Kompakt kostet 40 €.', 'Schattenspiel Komfort kostet 40 €.', ['name']],
])('%s “%s” — “%s”: “%s” → %p', (language, message, source, body, checks) => expect(found(language, source, body, message)).toEqual(checks));
