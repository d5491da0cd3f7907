/** What an assistant writes of itself and is right, each beside a twin that is wrong, written by hand. */
import { found } from './found.ts';

test.each([
  // Two cases laid side by side.
  ['en', 'amount of space', 'Peak Basic has 40 GB of space. Peak Large has 3 TB for teams.', 'With Large you go from 40 GB to 3 TB of space.', 'With Large you have 40 GB of space.', 'I have Basic and think of Large.'],
  ['fr', 'amount of space', 'Cime Base offre 60 Go. Cime Grand offre 4 To.', 'Avec Grand, vous passez de 60 Go à 4 To.', 'Avec Grand, vous avez 60 Go.', 'Je passe de Base à Grand ?'],
  // Rates of two kinds, a difference that another plan costs, and the price of one in a total.
  ['de', 'two rates', 'Tag: Grundpreis 12 € im Monat, 30 Cent je kWh. Sonne: Grundpreis 9 € im Monat, 25 Cent je kWh.', 'Im Tarif Tag zahlen Sie für 300 kWh 90 € und dazu 12 € Grundpreis, also 102 €.', 'Im Tarif Tag zahlen Sie für 300 kWh 80 € und dazu 12 € Grundpreis, also 92 €.', 'Ich brauche 300 kWh im Monat. Was kostet Tag?'],
  ['fr', 'the price of one', "L'entrée coûte 8 €, 6 € pour les moins de 14 ans. La location de luges est de 4,50 €.", "Pour les deux adultes, l'entrée fait 16 €, et pour votre fille 6 €. Avec trois locations à 4,50 €, soit 13,50 €, vous arrivez à 35,50 €.", "Pour les deux adultes, l'entrée fait 16 €, et pour votre fille 6 €. Avec trois locations à 4,50 €, soit 13,50 €, vous arrivez à 39,50 €.", 'Deux adultes et une fille de 10 ans, tous avec location'],
  ['de', 'lessons', 'Eine Reitstunde dauert 45 Minuten und kostet 33 €. Die Anmeldung kostet 55 €.', 'Die Anmeldung kostet 55 €. Vier Reitstunden machen 132 €.', 'Die Anmeldung kostet 55 €. Vier Reitstunden machen 122 €.', 'Was kosten vier Reitstunden?'],
  // Half a ticket.
  ['pt', 'half a ticket', 'O ingresso custa R$ 60 e professores pagam meia.', 'São R$ 90 no total: R$ 60 do seu e R$ 30 da meia do professor.', 'São R$ 80 no total: R$ 60 do seu e R$ 20 da meia do professor.', 'Somos eu e um professor.'],
  // What the firm does is what "we" do.
  ['es', 'what the firm does', 'Nortel envía el módem en 48 horas.', 'Le enviamos el módem en 48 horas.', 'Le enviamos un teléfono nuevo y le devolvemos el dinero.', ''],
  ['en', 'what the firm does', 'Nortel sends the modem within 48 hours.', 'We will send you the modem within 48 hours.', 'We will send you the modem and refund you.', ''],
  // A day of thanks, and the morning of a day.
  ['de', 'thanks today', 'Der Tarif hat 40 GB.', 'Danke, dass Sie sich heute gemeldet haben.', 'Danke, wir schicken es heute los.', ''],
  ['es', 'in the morning', 'El sábado abrimos de 10:00 a 14:00.', 'El sábado abriremos de 10 de la mañana a 2 de la tarde.', 'Mañana se lo enviaremos.', ''],
  // What is had, is to be done, or stands in the reply itself is neither done nor given.
  ['fr', 'what the firm has', 'Cime existe en trois formules.', 'Nous avons trois formules.', 'Nous avons annulé votre formule.', ''],
  ['en', 'steps below', 'Open Settings and choose Space.', 'I’ve included the steps below.', 'I’ve included a present for you.', ''],
  // A name that stands in two lists, and a number as long as an order's.
  ['en', 'a name in two lists', 'Basic: 9 € per month. Team: 19 € per month, up to 10 users. Paid by the year: Basic 90 €, Team 190 €.', 'Team is €19/month; Basic is €9/month.', 'Team is €9/month.', ''],
  ['en', 'a long number', 'Call us on 952555460.', 'Our number is 952555460.', 'Our number is 952555461.', ''],
  ['en', 'an account', 'Pay into GB29 NWBK 6016 1331 9268 19.', 'Pay into GB29NWBK60161331926819.', 'Pay into GB29 NWBK 0016 1331 9268 19.', ''],
  ['es', 'a thousand thanks', 'Abrimos los sábados.', '¡Mil gracias por su paciencia!', '¡Mil plazas para usted!', ''],
  // No deed, but joy.
  ['fr', 'a wish', 'Le bal a lieu samedi.', 'On a hâte de vous y voir !', 'On a réservé votre place.', ''],
])('%s: %s', (language, _what, source, right, wrong, message) => {
  expect(found(language, source, right, message)).toEqual([]);
  expect(found(language, source, wrong, message)).not.toEqual([]);
});

test.each([
  ['en', 'The deposit is 30% of the price and is not refunded.', 'You get the remaining 70% back within the week.'],
  ['en', 'Members get 20% off.', 'All remaining customers get 80% off.'],
  ['es', 'La señal es el 30 % del precio y no se devuelve.', 'El 70 % restante se lo devolvemos.'],
])('%s: of “%s” no “%s” follows', (language, source, wrong) => {
  expect(found(language, source, wrong)).not.toEqual([]);
});

describe('a count or a time in words', () => {
  const SOURCE = 'Bags of compost hold 40 litres and are delivered on Thursdays.';
  test('is small talk in a sentence that is near to none of a source', () => {
    expect(found('en', SOURCE, 'You still have three weeks of holiday left to enjoy.')).toEqual([]);
    expect(found('en', SOURCE, 'You still have 3 weeks of holiday left to enjoy.')).toContain('duration');
  });
  test.each(['The technician rings your bell before two hours have passed.', 'Bags of compost hold ninety litres.', 'A gardener costs thirty pounds.'])('is claimed in “%s”', (body) => {
    expect(found('en', SOURCE, body)).not.toEqual([]);
  });
});
