/**
 * Numbers, dates and amounts in the spellings of five languages, told by others: numbers and amounts in words by n2words 4.0.0
 * (`number_spellings.tsv`: language, value, words; `#` before the number of an ordinal), dates and amounts in digits by Node's Intl.
 */
import { readFileSync } from 'node:fs';
import { findDates, findWeekdays } from '../../../../src/triage/reply_checks/times/dates.ts';
import { findFigures } from '../../../../src/triage/reply_checks/quantities/figures.ts';

const LINES = readFileSync(`${__dirname}/number_spellings.tsv`, 'utf8').trim().split('\n').map((line) => line.split('\t') as [language: string, value: string, words: string]);
const valuesIn = (text: string, language: string): number[] => findFigures(text, language).map(({ raw: [value = 0] }) => Math.round(value * 100) / 100);

test.each(['en', 'de', 'es', 'fr', 'pt'])('%s: each number in words is read as itself and nothing else, no ordinal as a number', (language) => {
  const own = LINES.filter(([of]) => of === language);
  expect(own.length).toBeGreaterThan(80);
  const wrong = own.filter(([, value, words]) => JSON.stringify(valuesIn(`x ${words}.`, language)) !== (value.startsWith('#') ? '[]' : `[${value}]`));
  expect(wrong.map(([, value, words]) => `${value}: ${words} → ${valuesIn(`x ${words}.`, language)}`)).toEqual([]);
});

const LOCALES = ['en-GB', 'en-US', 'de-DE', 'de-AT', 'de-CH', 'es-ES', 'es-MX', 'fr-FR', 'fr-CH', 'fr-CA', 'pt-PT', 'pt-BR'];
const STYLES: [Intl.DateTimeFormatOptions, ('year' | 'day' | 'weekday')[]][] = [
  [{ dateStyle: 'full' }, ['year', 'day', 'weekday']], [{ dateStyle: 'long' }, ['year', 'day']], [{ dateStyle: 'medium' }, ['year', 'day']], [{ dateStyle: 'short' }, ['year', 'day']],
  [{ day: '2-digit', month: '2-digit', year: 'numeric' }, ['year', 'day']], [{ day: 'numeric', month: 'long' }, ['day']], [{ day: 'numeric', month: 'short' }, ['day']],
  [{ weekday: 'long', day: 'numeric', month: 'long' }, ['day', 'weekday']], [{ month: 'long', year: 'numeric' }, ['year']],
];
const DAYS = Array.from({ length: 53 }, (_, week) => new Date(Date.UTC(2026, 0, 1 + 7 * week)));

test.each(LOCALES)('%s: a date in every style of Intl is read as that day, its weekday too', (locale) => {
  const wrong = STYLES.flatMap(([style, names]) => DAYS.flatMap((date) => {
    const text = `x ${new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(date)}`;
    const [mention, ...others] = findDates(text);
    const told = { year: names.includes('year') ? date.getUTCFullYear() : 0, month: date.getUTCMonth() + 1, day: names.includes('day') ? date.getUTCDate() : 0 };
    const isRead = others.length === 0 && mention?.readings.some(({ year, month, day }) => year === told.year && month === told.month && day === told.day);
    const isWeekday = !names.includes('weekday') || findWeekdays(text).map(({ weekday }) => weekday).join() === String((date.getUTCDay() + 6) % 7);
    return isRead && isWeekday ? [] : [text];
  }));
  expect(wrong).toEqual([]);
});

/** Those that Intl names in words of one language alone ("Brasilianische Real") are left out there. */
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CAD'];
const AMOUNTS = [4.9, 12, 29.99, 149.95, 1250, 1299.5, 12345.67, 1_000_000];

test.each(LOCALES)('%s: an amount with its sign, its code or its name is read to the cent, and in no other currency', (locale) => {
  const language = locale.slice(0, 2);
  const read = (currency: string, currencyDisplay: 'symbol' | 'code' | 'name', amount: number): { text: string; money: ReturnType<typeof findFigures> } => {
    const text = `x ${new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).format(amount)} y`;
    return { text, money: findFigures(text, language).filter(({ unit }) => unit?.family === 'money') };
  };
  const wrong = CURRENCIES.flatMap((currency) => (['symbol', 'code', 'name'] as const).flatMap((display) => AMOUNTS.flatMap((amount) => {
    const { text, money } = read(currency, display, amount);
    const isOther = display === 'code' && money[0]?.unit?.currency !== currency;
    return money.length === 1 && !isOther && money[0]?.values.some((value) => Math.abs(value - amount) < 0.006) ? [] : [text];
  })));
  expect(wrong).toEqual([]);
});
