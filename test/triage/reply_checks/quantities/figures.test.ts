import { findDates, findTimes, sameDay } from '../../../../src/triage/reply_checks/times/dates.ts';
import { findFigures } from '../../../../src/triage/reply_checks/quantities/figures.ts';
import { digitValues, numberWordAt } from '../../../../src/triage/reply_checks/quantities/number_words.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';

test.each([
  ['en', 'ninety-nine', 99], ['en', 'one hundred and twenty', 120], ['de', 'vierundzwanzig', 24], ['de', 'zweihundertfünfzig', 250],
  ['es', 'treinta y cinco', 35], ['es', 'veintiuno', 21], ['fr', 'quatre vingt dix sept', 97], ['fr', 'soixante et onze', 71],
  ['pt', 'cento e vinte', 120], ['pt', 'dezesseis', 16],
])('%s: %s is %d', (language, words, value) => {
  const folded = words.normalize('NFD').replace(/\p{M}/gu, '').split(/[ -]/);
  expect(numberWordAt(folded, 0, language)).toMatchObject({ value, length: folded.length });
});

test.each([['1.299,00', [1299]], ['1,299.50', [1299.5]], ['1.299', [1299, 1.299]], ['6,90', [6.9]], ['1.000.000', [1_000_000]]])('%s may mean %p', (digits, values) => {
  expect(digitValues(digits)).toEqual(values);
});

const only = (text: string, language: string) => findFigures(text, language).filter(({ weak }) => !weak).map(({ values, unit, end }) => [values[0], unit?.family ?? 'count', end]);

test.each([
  ['en', 'within 3-5 working days', [[3, 'working_days', 'low'], [5, 'working_days', 'high']]],
  ['es', 'entre siete y diez días hábiles', [[7, 'working_days', 'low'], [10, 'working_days', 'high']]],
  ['de', 'in vierundzwanzig Stunden', [[86_400, 'seconds', '']]],
  ['fr', 'sous quinze jours', [[1_296_000, 'seconds', '']]],
  ['pt', 'R$ 1.299,00 por mês', [[1299, 'money', '']]],
  ['en', 'it is free of charge', [[0, 'money', '']]],
  ['en', '1. Unplug it.\n2. Wait thirty seconds.', [[30, 'seconds', '']]],
  ['en', 'Please try these two steps', []],
  ['es', 'un cuarto de hora', [[900, 'seconds', '']]],
])('%s: figures of “%s”', (language, text, figures) => {
  expect(only(text, language)).toEqual(figures);
});

test.each([
  ['3/11/2026', '3 November 2026', true], ['3/11/2026', 'March 11, 2026', true], ['am 15.01.2027', '15. Januar 2027', true],
  ['12 de enero de 2027', '21/01/2027', false], ['le 1er mars', '1 de marzo', true], ['28. Februar', '28. März', false],
])('%s and %s name one day: %p', (one, other, same) => {
  const [claim] = findDates(one);
  const [support] = findDates(other);
  expect(Boolean(claim && support && sameDay(claim, support))).toBe(same);
});

test.each([['from 7 to 10.30 am', [[420, 1140], [630]]], ['um 18 Uhr', [[1080]]], ['à 18h30', [[1110]]], ['at 3 pm', [[900]]], ['prend 24 h', []]])('times of “%s”', (text, minutes) => {
  expect(findTimes(text).map((time) => time.minutes)).toEqual(minutes);
});

test('a hostile text costs no more than its length', () => {
  const read = (round: number): void => {
    const hostile = `${'1 '.repeat(20_000)}${'a-'.repeat(20_000)}${'9,'.repeat(20_000)}${round}`;
    findFigures(hostile, 'en');
    findDates(hostile);
  };
  expect(leastMilliseconds(read, 3000)).toBeLessThan(3000);
});
