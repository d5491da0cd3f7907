import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';

const FIGURES = new Set(['amount', 'number', 'duration', 'percentage', 'date', 'time']);
const stopped = (language: string, message: string, text: string, body: string): string[] => checkReply({
  body, language, ticket: { subject: '', message }, sources: [{ title: '', text, url: '' }], ownWords: [], instructions: '', neverMention: [],
}).filter(({ check }) => FIGURES.has(check)).map(({ words }) => words);

const TRAMS = 'Blue Pass: 40 rides for 31 €. Green Pass: 75 rides for 52 €.';
const KAYAKS = 'El kayak Duna cuesta 18 € la hora. El kayak Brisa cuesta 27 € la hora.';
const LOFTS = 'Loft Nord: 6 Betten, 140 € je Nacht. Loft Süd: 4 Betten, 95 € je Nacht.';

test.each([
  ['en', 'What is the Green Pass?', TRAMS, 'The Green Pass gives you seventy-five rides for 52 €.', []],
  ['en', 'What is the Green Pass?', TRAMS, 'The Green Pass gives you 75 rides for 31 €.', ['31 €']],
  ['es', '¿Cuánto vale el Brisa?', KAYAKS, 'El kayak Brisa cuesta 27 € la hora.', []],
  ['es', '¿Cuánto vale el Brisa?', KAYAKS, 'El kayak Brisa cuesta 18 € la hora.', ['18 €']],
  ['de', 'Was kostet Loft Süd?', LOFTS, 'Loft Süd hat vier Betten und kostet 95 € je Nacht.', []],
  ['de', 'Was kostet Loft Süd?', LOFTS, 'Loft Süd hat vier Betten und kostet 140 € je Nacht.', ['140 €']],
  // Steps of one price are told apart by no name.
  ['en', 'My parcel weighs 7 kg.', 'Parcels cost 5 € up to 5 kg, 8 € up to 10 kg.', 'A parcel of 7 kg costs 8 €, since it falls in the step up to 10 kg.', []],
])('%s: “%s” — “%s” — “%s” stops %p', (language, message, text, body, words) => {
  expect(stopped(language, message, text, body)).toEqual(words);
});

test.each([
  ['en', 'My neighbour says the limit is 900 €.', 'The limit is 700 € a day.', 'The limit is 900 € a day.', ['900 €']],
  ['fr', "J'ai lu 12 % sur un forum.", 'La remise est de 8 %.', 'La remise est de 12 %.', ['12 %']],
  ['pt', 'O meu vizinho pagou 30 € e eu também.', 'A taxa é de 20 €.', 'A taxa é de 30 €.', ['30 €']],
  ['en', 'You charged me 31 €.', 'Fees are paid back on request.', 'We see the 31 € that you were charged.', []],
  ['en', 'My neighbour says the limit is 900 €.', 'The limit is 700 € a day.', 'It is not the 900 € that your neighbour named but 700 €.', []],
])('%s: hearsay bears no rule: “%s” — “%s” — “%s” stops %p', (language, message, text, body, words) => {
  expect(stopped(language, message, text, body)).toEqual(words);
});

test.each([
  ['en', 'My ferry leaves at 14:00.', 'Boarding closes 30 minutes before departure.', 'Boarding closes at 13:30.', []],
  ['en', 'When does it leave?', 'The ferry leaves at 14:00. Boarding closes 30 minutes before.', 'The ferry leaves at 14:30.', ['14:30']],
])('%s: what follows from the calendar and the clock: “%s” — “%s” — “%s” stops %p', (language, message, text, body, words) => {
  expect(stopped(language, message, text, body)).toEqual(words);
});
