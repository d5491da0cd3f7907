/** A reply may say what its source says in another way; what is a little beside it is still found. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';
import { found } from './found.ts';

test.each([
  ['pt', 'Balcão: dias úteis, 9h00–12h30.', 'O balcão abre das nove ao meio-dia e meia.', 'Balcão: dias úteis, 9h00–12h00.'],
  ['fr', 'Accueil de 9h00 à 12h30.', 'L’accueil est ouvert de neuf heures à midi et demi.', 'Accueil de 9h00 à 11h30.'],
  ['fr', 'Dépôt des dossiers jusqu’au 20.02.2026, 23 h 59.', 'Le dossier se dépose juste avant minuit.', 'Dépôt des dossiers jusqu’au 20.02.2026, 22 h 59.'],
  ['pt', 'As turmas começam a 22/08/2026. Matrículas até 14/08/2026.', 'As turmas começam a 22 de agosto e a matrícula vai até sexta-feira, 14.', 'As turmas começam a 22/08/2026. Matrículas até 31/08/2026.'],
  ['en', 'Cars up to 1.85 m travel on the standard deck. Cars above that height need the high fare.', 'If the car is above 1.85 m, add the high fare.', 'Cars up to 1.85 m travel on the standard deck.'],
  ['de', 'Por etiquetas dañadas abonamos el 15 % del precio de la botella.', 'Für beschädigte Etiketten erstatten wir 15 % des Preises.', 'Por etiquetas dañadas cobramos el 15 % del precio de la botella.'],
  ['en', 'Ein Wäschepaket kann bis 5 Tage vor Anreise für 18 € pro Person bestellt werden.', 'A linen pack can be ordered up to five days before you arrive.', 'Ein Wäschepaket kann bis 6 Tage vor Anreise für 18 € pro Person bestellt werden.'],
  ['pt', 'Pedidos BR7720419 e BR772041: em preparação.', 'O pedido BR772041 está em preparação.', 'Pedido BR7720419: em preparação.'],
])('%s: “%s” bears “%s”, and “%s” does not', (language, source, reply, other) => {
  expect(found(language, source, reply)).toEqual([]);
  expect(found(language, other, reply)).not.toEqual([]);
});

test('to give a question to those who know promises nothing, to give money does', () => {
  const source = 'Bei einem Umzug können Sie Ihren Vertrag mitnehmen.';
  expect(found('de', source, 'Ich habe Ihre Frage an die Fachabteilung gegeben, damit ein Kollege sie sich ansieht.')).toEqual([]);
  expect(found('de', source, 'Ich habe Ihren Vertrag an die neue Adresse umgestellt.')).toEqual(['promise']);
});

/** Two sources that lay out the same matter, and what is said of one of them. */
const courses = (language: string, body: string, message: string, ...texts: [title: string, text: string][]): string[] =>
  checkReply({ body, language, ticket: { subject: '', message }, sources: texts.map(([title, text]) => ({ title, text, url: '' })), ownWords: [], instructions: '', neverMention: [] }).map(({ check }) => check);

test('the end of a range, and what stands under a heading, are of the case that the reply names', () => {
  const summer: [string, string] = ['Navette d’été', 'Circulation du 04/07/2026 au 30/08/2026.'], winter: [string, string] = ['Navette des neiges', 'Circulation du 19/12/2026 au 04/04/2027.'];
  expect(courses('fr', 'La navette des neiges circule jusqu’au 4 avril.', 'La navette des neiges reprend quand ?', summer, winter)).toEqual([]);
  const basic: [string, string] = ['Grundkurs', 'Kurstage: 28.03.2026 und 25.04.2026. Anmeldeschluss: 15.03.2026.'], further: [string, string] = ['Aufbaukurs', 'Kurstage: 12.04.2026. Anmeldeschluss: 01.04.2026.'];
  expect(courses('de', 'Anmelden können Sie sich bis zum 15. März. Der Kurs läuft am 28. März und am 25. April.', 'Ich will zum Grundkurs, welche Tage sind das?', basic, further)).toEqual([]);
  const inland: [string, string] = ['Equipaje', 'Vuelos nacionales. Tarifa Brisa: equipaje de mano de hasta 8 kg. Tarifa Viento: hasta 10 kg.'], abroad: [string, string] = ['Equipaje internacional', 'En vuelos internacionales, la tarifa Brisa permite equipaje de mano de hasta 10 kg.'];
  expect(courses('es', 'Con tarifa Brisa en un vuelo nacional puede llevar equipaje de mano de hasta ocho kilos.', 'Tarifa Brisa, vuelo nacional. ¿De cuántos kilos puede ser?', inland, abroad)).toEqual([]);
  expect(courses('es', 'Con tarifa Viento puede llevar equipaje de mano de hasta ocho kilos.', 'Tarifa Viento, vuelo nacional. ¿De cuántos kilos puede ser?', inland)).not.toEqual([]);
});

test.each([
  ['en', 'Delivery is free up to 30 kg. Above that it costs 50 €.', 'Delivery is free above 30 kg.', 'Above 30 kg it costs 50 €.'],
  ['en', 'Vehicles up to 1.90 m may enter the garage. Above that height you park outside.', 'Vehicles over 1.90 m may enter the garage.', 'Vehicles over 1.90 m park outside.'],
  ['es', 'El envío es gratis a partir de 50 €. Por debajo cuesta 4 €.', 'El envío es gratis hasta 50 €.', 'Por menos de 50 € cuesta 4 €.'],
])('%s: what “%s” says of one side of its limit is not said of the other', (language, text, wrong, right) => {
  expect(found(language, text, wrong)).not.toEqual([]);
  expect(found(language, text, right)).toEqual([]);
});
