/** Weekdays, days and months that a calendar tells from those that are named, and such as it does not; 8 January 2027 and 4 September 2026 are Fridays, 1 December 2026 is a Tuesday. */
import { LINEAR, timesAsLong } from '../../../cpu_clock.ts';
import { found } from '../found.ts';

const CASES: [language: string, message: string, source: string, right: string, wrong: string][] = [
  ['en', 'When is the last moment for the January firing?', 'Firings are on 8 and 22 January 2027. Pieces must be on the shelf by noon the day before.', 'The firing is on Friday 8 January, so be here by noon on Thursday the 7th.', 'The firing is on Friday 8 January, so be here by noon on Wednesday the 7th.'],
  ['fr', "Jusqu'à quand s'inscrire ?", "Inscriptions jusqu'au 04/09/2026. Départ le 13/09/2026 à 9 h.", 'Le départ est donné le dimanche 13 à 9 h.', 'Le départ est donné le samedi 13 à 9 h.'],
  ['es', 'Lo pedí el martes 1 de diciembre.', 'No hay reparto el 7 y el 8 de diciembre.', 'No hay reparto el lunes 7 ni el martes 8.', 'No hay reparto el jueves 7 ni el viernes 8.'],
  ['fr', 'Le 1er février était un dimanche. Quand était dû le loyer ?', "S'il s'agit d'un dimanche, le jour ouvrable suivant fait foi.", 'Le 1er étant un dimanche, le loyer était dû le lundi 2.', 'Le 1er étant un dimanche, le loyer était dû le mercredi 2.'],
  ['de', 'Bis wann melde ich mich an?', 'Anmeldeschluss ist der 4. September 2026.', 'Anmelden können Sie sich bis Freitag, 4. September 2026.', 'Anmelden können Sie sich bis Donnerstag, 4. September 2026.'],
  ['pt', 'A visita é no dia 7 de janeiro. Até quando aviso?', 'Avise até às 12h do dia útil anterior.', 'Avise até às 12h de dia 6.', 'Avise até às 12h de dia 3.'],
  ['de', 'Seit dem Update geht nichts.', 'Fehler in Version 4.2: Abhilfe kommt mit Version 4.3.', 'Der Fehler kam mit Version 4.2. Behoben wird er mit 4.3, so der Plan.', 'Der Fehler kam mit Version 4.7. Behoben wird er mit 4.3, so der Plan.'],
  ['en', 'I mailed you a week ago.', 'The workshop replies within three working days.', 'I am sorry your message went unanswered for a week.', 'I am sorry. The workshop replies within a fortnight.'],
];

test.each(CASES)('%s “%s” — “%s”: “%s” stands, “%s” does not', (language, message, source, right, wrong) => {
  expect(found(language, source, right, message)).toEqual([]);
  expect(found(language, source, wrong, message)).not.toEqual([]);
});

test('a week may go over into the next year: 4 January 2027 is a Monday, 5 January 2027 none', () => {
  const [message, source] = ['I ordered on Monday, 28 December 2026. When is it here?', 'Delivery takes 5 working days.'];
  expect(found('en', source, 'It should be with you by Monday, 4 January.', message)).toEqual([]);
  expect(found('en', source, 'It should be with you by Monday, 5 January.', message)).toContain('date');
});

test.each(['Monday 4 January ', 'Friday 8 January 2027, ', 'Tuesday the 5th '])('“%s” over and over in a reply takes time that grows with its length', (piece) => {
  expect(timesAsLong((letters) => found('en', 'We open at 8.', piece.repeat(letters / piece.length), 'When do you open?'), 12_500)).toBeLessThan(LINEAR);
});
