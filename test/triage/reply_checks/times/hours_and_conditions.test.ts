import { checkReply } from '../../../../src/triage/reply_checks/check_reply.ts';
import { findTimes } from '../../../../src/triage/reply_checks/times/dates.ts';

const found = (language: string, source: string, body: string, over: Partial<Parameters<typeof checkReply>[0]> = {}) => checkReply({
  body, language, ticket: { subject: '', message: '' }, sources: [{ title: 'Page', text: source, url: '' }], ownWords: [], instructions: '', neverMention: [], ...over,
}).map(({ check }) => check);

test.each([
  ['from three in the afternoon', [15]], ['11 de la mañana', [11]], ['hasta las tres de la tarde', [15]], ['um acht Uhr abends', [20]], ['à 15 heures', [15]],
  ['dès huit heures et demie', [8.5, 20.5]], ['às três da tarde', [15]], ['a las 17:30 h', [17.5]], ['until noon', [12]],
])('“%s” is a time', (text, hours) => {
  expect(findTimes(text).map(({ minutes }) => minutes.map((minute) => minute / 60))).toEqual([hours]);
});

test.each(['as six', 'de las 8 cajas', 'as três caixas', 'de 1 à 2 heures', "jusqu'à 2 heures", 'dura dos horas', '24 h'])('“%s” is none', (text) => {
  expect(findTimes(text)).toEqual([]);
});

const HOURS = 'We are open Monday to Friday from 9 am to 6 pm and on Saturday from 10 am to 2 pm.';
test.each([
  ['en', HOURS, 'On Saturday we are open from ten in the morning until two in the afternoon.', []],
  ['es', 'Las habitaciones están listas a partir de las 15:00.', 'Las habitaciones están listas a partir de las tres de la tarde.', []],
  ['es', 'Las habitaciones están listas a partir de las 15:00.', 'Las habitaciones están listas a partir de las dos de la tarde.', ['time']],
  ['en', 'Within the UK delivery takes 2 working days. Outside the UK it takes 7 working days.', 'Outside the UK, delivery takes two working days.', ['duration']],
  ['en', 'Within the UK delivery takes 2 working days. Outside the UK it takes 7 working days.', 'Outside the UK, delivery takes seven working days.', []],
  ['de', 'Innerhalb Deutschlands kostet der Versand 4,90 €. Außerhalb Deutschlands kostet er 12,90 €.', 'Außerhalb Deutschlands kostet der Versand 4,90 €.', ['amount']],
  ['en', 'Open Mon–Fri 06:00–22:00, Sun 09:00–18:00.', 'On Wednesday we are open from 6 am to 10 pm.', []],
  ['en', 'Open Mon–Fri 06:00–22:00, Sun 09:00–18:00.', 'On Saturday we are open from 9 am to 6 pm.', ['date']],
  ['es', 'De lunes a viernes de 9 a 18 h y los sábados de 10 a 14 h.', 'Los sábados atendemos de 10 de la mañana a 2 de la tarde.', []],
  ['es', 'Los teléfonos tienen 3 años de garantía y las tabletas 2 años.', 'Su tableta tiene 24 meses de garantía.', []],
  ['es', 'Los teléfonos tienen 3 años de garantía y las tabletas 2 años.', 'Su tableta tiene tres años de garantía.', ['duration']],
  ['de', 'Termine sind Dienstag zwischen 8 und 12 Uhr möglich.', 'Termine sind dienstags von acht bis zwölf Uhr möglich.', []],
  ['de', 'Die Umbuchung ist ohne Gebühr.', 'Die Umbuchung ist gebührenfrei.', []],
  ['pt', 'O plano Base tem 50 GB.', 'No plano Base tem 50 GB.', []],
  ['en', 'Call us on +44 20 7946 0011.', 'Call us on +44 (0)20 7946 0011.', []],
  ['en', 'Call us on +44 20 7946 0011.', 'Call us on +44 20 7946 0017.', ['code']],
])('%s: “%s” bears “%s”: %p', (language, source, body, checks) => {
  expect(found(language, source, body)).toEqual(checks);
});

test.each([
  ['If the item is unopened, we refund the full price.', 'If the item is unopened, we refund the full price to you.', []],
  ['If the item is unopened, we refund the full price.', 'We will refund the full price of the unopened item.', []],
  ['If the parcel is not found, we refund it.', 'If your parcel is not found, we will refund it.', []],
  ['We refund the full price within 30 days.', 'We will refund the full price within 30 days.', []],
])('a promise of what a source promises on a condition: “%s” bears “%s”: %p', (source, body, checks) => {
  expect(found('en', source, body)).toEqual(checks);
});

test('what was done in another customer’s case bears no “we have”', () => {
  const text = 'We have issued a corrected invoice for June.';
  expect(found('en', text, text)).toEqual([]);
  expect(found('en', '', text, { sources: [{ title: '', text, url: '', anothersCase: true }] })).toEqual(['promise']);
});
