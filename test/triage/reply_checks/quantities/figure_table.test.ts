import { findDates, findTimes, findWeekdays } from '../../../../src/triage/reply_checks/times/dates.ts';
import { findFigures } from '../../../../src/triage/reply_checks/quantities/figures.ts';

const UNITS: Record<string, string> = { seconds: 's', working_days: 'wd', months: 'mo', percent: '%', 'unit:byte': 'MB', 'unit:gram': 'g', 'unit:metre': 'm', 'unit:litre': 'l', 'unit:square': 'm2', 'unit:night': 'night', 'unit:times': 'x', 'unit:degree': '°C', 'unit:watt': 'W', 'unit:energy': 'kWh', 'unit:rate': 'Mbit' };
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const two = (value: number): string => String(value).padStart(2, '0');
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000);

/** What a text tells in figures, in order: `72h` as `259200s`, `3–5 working days` as `3wd..5wd`, dates as `2026-11-03`, times as `14:30`. */
function told(text: string, language: string): string {
  const dates = findDates(text).map(({ readings, start }) => ({ from: start, said: readings.map(({ year, month, day }) => `${year || '-'}-${two(month)}${day ? `-${two(day)}` : ''}`).join('|') }));
  const times = findTimes(text).map(({ minutes, start }) => ({ from: start, said: minutes.map((one) => `${two(Math.floor(one / 60))}:${two(one % 60)}`).join('|') }));
  const weekdays = findWeekdays(text).map(({ weekday, start }) => ({ from: start, said: WEEKDAYS[weekday] ?? '?' }));
  const figures = findFigures(text, language).filter(({ weak }) => !weak).map(({ values, unit, end, bound, from }) => {
    const name = unit ? unit.family === 'money' ? unit.currency ?? '' : UNITS[unit.family] ?? unit.family : '';
    return { from, said: `${end === 'high' ? '..' : ''}${end === '' && bound ? (bound === 'least' ? '>=' : '<=') : ''}${values.map(rounded).join('|')}${name}` };
  });
  return [...dates, ...times, ...weekdays, ...figures].sort((a, b) => a.from - b.from).map(({ said }) => said).join(' ').replaceAll(' ..', '..');
}

/** Read by hand from the words of each language, before the code was run on them. */
const TABLE = `
en | it costs twenty-nine pounds a month | 29GBP
en | a deposit of £1,250.00 | 1250GBP
en | $49.99 per seat | 49.99$
en | 1.5 million visitors | 1500000
en | two and a half hours | 9000s
en | within a fortnight | <=1209600s
en | half an hour before departure | 1800s
en | a dozen eggs | 12
de | zwölfhundert Euro | 1200EUR
de | viereinhalb Stunden | 16200s
de | ein halbes Dutzend Eier | 6
de | einen halben Liter | 0.5l
es | medio litro de leche | 0.5l
es | media docena de huevos | 6
es | ciento veinte euros | 120EUR
fr | cent quarante-cinq euros | 145EUR
fr | mille neuf cent quatre-vingt-dix-neuf euros | 1999EUR
fr | une trentaine de jours | 2592000s
fr | onze cents euros | 1100EUR
fr | un demi-litre de lait | 0.5l
fr | trois mois et demi | 3.5mo
pt | dois quilos e meio | 2500g
pt | meia dúzia de ovos | 6
pt | meio litro de leite | 0.5l
en | half a dozen eggs | 6
en | half a litre of milk | 0.5l
en | three and a half hours | 12600s
en | one thousand two hundred euros | 1200EUR
en | two dozen licences | 24
en | 3-5 working days | 3wd..5wd
en | between three and five business days | 3wd..5wd
en | up to six weeks | <=3628800s
en | at least 48 hours | >=172800s
en | a 30-day trial | 2592000s
en | a two-year warranty | 24mo
en | eighteen months | 18mo
en | a year and a half | 18mo
en | fifteen percent off | 15%
en | 12.5 % | 12.5%
en | on March 3, 2026 | 2026-03-03
en | on the 3rd of March | --03-03
en | by 14 Feb | --02-14
en | Friday 6 June | Fri --06-06
en | at half past four | 04:30|16:30
en | from 9 am to 5:30 pm | 09:00 17:30
en | at 7pm sharp | 19:00
en | at noon | 12:00
en | quarter to nine | 08:45|20:45
en | 2,400 kWh | 2400|2.4kWh
en | 250 GB of storage | 250000MB
en | a quarter of the price | 25%
en | half the fee | 50%
en | three-quarters of the deposit | 75%
en | one hundred and fifty guests | 150
en | twelve hundred metres | 1200m
en | £3k | 3000GBP
en | 45p per minute | 0.45ANY
en | the fee is five pounds fifty | 5.5GBP
en | thirty-one dollars and twenty cents | 31.2DOLLAR
en | 90 minutes | 5400s
en | 1 hr 15 min | 4500s
en | one and a half days | 129600s
en | ten working days | 10wd
en | twice a year | 2x
en | 2 x 30 minutes | 2 1800s
en | from 1st June to 31st August | --06-01 --08-31
en | 05/12/2026 | 2026-12-05|2026-05-12
en | seven nights | 7night
de | neunundzwanzig Euro im Monat | 29EUR
de | 1.250,00 € | 1250EUR
de | 49,90 EUR | 49.9EUR
de | 15 Euro 50 | 15.5EUR
de | zweieinhalb Stunden | 9000s
de | anderthalb Jahre | 18mo
de | zwei Wochen | 1209600s
de | in 3 bis 5 Werktagen | 3wd..5wd
de | drei bis fünf Werktage | 3wd..5wd
de | innerhalb von 14 Tagen | <=1209600s
de | mindestens 48 Stunden | >=172800s
de | eine 30-tägige Testphase | 2592000s
de | zwei Jahre Garantie | 24mo
de | ein halbes Jahr | 6mo
de | eine Dreiviertelstunde | 2700s
de | fünfzehn Prozent | 15%
de | 12,5 % | 12.5%
de | am 3. März 2026 | 2026-03-03
de | am 03.03.2026 | 2026-03-03
de | bis zum 14.2. | --02-14
de | am Freitag, dem 6. Juni | Fri --06-06
de | um halb fünf | 04:30|16:30
de | von 9 bis 17:30 Uhr | 09:00 17:30
de | um 19 Uhr | 19:00
de | Viertel vor neun | 08:45|20:45
de | 2.400 kWh | 2400|2.4kWh
de | 250 GB Speicher | 250000MB
de | ein Dutzend Lizenzen | 12
de | eintausendzweihundert Euro | 1200EUR
de | hundertfünfzig Gäste | 150
de | zweitausend Euro | 2000EUR
de | dreihundertfünfundsechzig Tage | 31536000s
de | 1 Std. 15 Min. | 4500s
de | zehn Arbeitstage | 10wd
de | die Hälfte des Preises | 50%
de | ein Drittel der Anzahlung | 33.333%
de | 4-wöchige Frist | 2419200s
de | 12-monatige Laufzeit | 12mo
de | sechsmonatige Probezeit | 6mo
de | dreitägige Frist | 259200s
de | CHF 25.– | 25CHF
de | 8,90 €/Monat | 8.9EUR
es | veintinueve euros al mes | 29EUR
es | 1.250,00 € | 1250EUR
es | 49,90 € | 49.9EUR
es | dos horas y media | 9000s
es | un año y medio | 18mo
es | quince días | 1296000s
es | de 3 a 5 días hábiles | 3wd..5wd
es | entre tres y cinco días laborables | 3wd..5wd
es | hasta seis semanas | <=3628800s
es | al menos 48 horas | >=172800s
es | media hora | 1800s
es | una docena de huevos | 12
es | dos docenas | 24
es | un quince por ciento | 15%
es | el 3 de marzo de 2026 | 2026-03-03
es | el 1.º de junio | --06-01
es | viernes 6 de junio | Fri --06-06
es | a las cuatro y media | 04:30|16:30
es | a las 17:30 h | 17:30
es | a las siete de la tarde | 19:00
es | a las nueve menos cuarto | 08:45|20:45
es | mil doscientos euros | 1200EUR
es | dos mil quinientos pesos | 2500PESO
es | ciento cincuenta invitados | 150
es | cinco euros con cincuenta | 5.5EUR
es | diez días naturales | 864000s
es | la mitad del importe | 50%
es | un tercio del depósito | 33.333%
es | MXN 1,250.00 | 1250MXN
es | tres cuartas partes | 75%
es | mes y medio | 1.5mo
fr | vingt-neuf euros par mois | 29EUR
fr | 1 250,00 € | 1250EUR
fr | 49,90 € | 49.9EUR
fr | 15 € 50 | 15.5EUR
fr | deux heures et demie | 9000s
fr | un an et demi | 18mo
fr | quinze jours | 1296000s
fr | de 3 à 5 jours ouvrés | 3wd..5wd
fr | entre trois et cinq jours ouvrables | 3wd..5wd
fr | sous 48 heures | <=172800s
fr | au moins six semaines | >=3628800s
fr | une demi-heure | 1800s
fr | trois quarts d'heure | 2700s
fr | une douzaine d'œufs | 12
fr | une quinzaine de jours | 1296000s
fr | une trentaine de places | 30
fr | quinze pour cent | 15%
fr | le 3 mars 2026 | 2026-03-03
fr | le 1er juin | --06-01
fr | vendredi 6 juin | Fri --06-06
fr | à 16h30 | 16:30
fr | de 9 h à 17 h 30 | 09:00 17:30
fr | à dix-neuf heures | 19:00
fr | à midi | 12:00
fr | quatre-vingt-dix-neuf euros | 99EUR
fr | mille deux cents euros | 1200EUR
fr | deux mille euros | 2000EUR
fr | cent cinquante invités | 150
fr | soixante-quinze jours | 6480000s
fr | la moitié du prix | 50%
fr | un tiers du montant | 33.333%
fr | 250 Go de stockage | 250000MB
fr | 8,90 €/mois | 8.9EUR
fr | une semaine et demie | 907200s
pt | vinte e nove euros por mês | 29EUR
pt | R$ 1.250,00 | 1250BRL
pt | 49,90 € | 49.9EUR
pt | duas horas e meia | 9000s
pt | um ano e meio | 18mo
pt | quinze dias | 1296000s
pt | de 3 a 5 dias úteis | 3wd..5wd
pt | entre três e cinco dias úteis | 3wd..5wd
pt | até seis semanas | <=3628800s
pt | pelo menos 48 horas | >=172800s
pt | meia hora | 1800s
pt | uma dúzia de ovos | 12
pt | duas dúzias | 24
pt | quinze por cento | 15%
pt | 3 de março de 2026 | 2026-03-03
pt | no dia 1.º de junho | --06-01
pt | sexta-feira, 6 de junho | Fri --06-06
pt | às quatro e meia | 04:30|16:30
pt | às 17h30 | 17:30
pt | das 9h às 18h | 09:00 18:00
pt | às sete da noite | 19:00
pt | mil e duzentos euros | 1200EUR
pt | dois mil reais | 2000BRL
pt | cento e cinquenta convidados | 150
pt | trinta e um reais e vinte centavos | 31.2BRL
pt | dez dias corridos | 864000s
pt | metade do valor | 50%
pt | um terço do sinal | 33.333%
pt | vinte e quatro meses | 24mo
pt | dia 14/02 | --02-14
`.trim().split('\n').map((line) => line.split(' | ') as [string, string, string]);

test.each(TABLE)('%s: “%s” tells %s', (language, text, expected) => {
  expect(told(text, language)).toBe(expected);
});
