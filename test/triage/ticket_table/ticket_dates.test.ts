import { dateIdentity, readTicketDates } from '../../../src/triage/ticket_table/ticket_dates.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

const berlin = { timeZone: 'Europe/Berlin', locale: 'de_DE' };
const one = (cell: string, setting: Parameters<typeof readTicketDates>[1] = berlin) => readTicketDates([cell], setting)[0];

/** Berlin is an hour ahead of UTC in November, two in July. */
test.each([
  ['2026-11-22', '2026-11-22T00:00:00+01:00'],
  ['2026-11-22 10:05', '2026-11-22T10:05:00+01:00'],
  ['2026-11-22T10:05:33', '2026-11-22T10:05:33+01:00'],
  ['2026-11-22T10:05:33.123Z', '2026-11-22T10:05:33+00:00'],
  ['2026-11-22T10:05:33-05:00', '2026-11-22T10:05:33-05:00'],
  ['2026-11-22 10:05:33 +0530', '2026-11-22T10:05:33+05:30'],
  ['2026-11-22 10:05 wrote: +49 151 2345678', '2026-11-22T10:05:00+01:00'],
  ['2026/11/22 9:05', '2026-11-22T09:05:00+01:00'],
  ['20261122', '2026-11-22T00:00:00+01:00'],
  ['20261122T100533Z', '2026-11-22T10:05:33+00:00'],
  ['22.11.2026 10:05', '2026-11-22T10:05:00+01:00'],
  ['22.11.26', '2026-11-22T00:00:00+01:00'],
  ['22. 11. 2026, 10:05 Uhr', '2026-11-22T10:05:00+01:00'],
  ['So., 22.11.2026 10:05', '2026-11-22T10:05:00+01:00'],
  ['22/11/2026 22:05:07', '2026-11-22T22:05:07+01:00'],
  ['11/22/2026 10:05:07', '2026-11-22T10:05:07+01:00'],
  ['11/22/2026 10:05 PM', '2026-11-22T22:05:00+01:00'],
  ['22/11/2026 12:05 a. m.', '2026-11-22T00:05:00+01:00'],
  ['22-11-2026', '2026-11-22T00:00:00+01:00'],
  ['Nov 22, 2026', '2026-11-22T00:00:00+01:00'],
  ['November 22nd, 2026 10:05 AM', '2026-11-22T10:05:00+01:00'],
  ['22 Nov 2026 10:05', '2026-11-22T10:05:00+01:00'],
  ['22-Nov-2026', '2026-11-22T00:00:00+01:00'],
  ['Sun, 22 Nov 2026 10:05:00 +0000', '2026-11-22T10:05:00+00:00'],
  ['Sun Nov 22 2026 10:05:00 GMT+0100 (Central European Standard Time)', '2026-11-22T10:05:00+01:00'],
  ['22. März 2026', '2026-03-22T00:00:00+01:00'],
  ['22 de novembro de 2026 10:05', '2026-11-22T10:05:00+01:00'],
  ['mar. 22 déc. 2026 à 10h05', '2026-12-22T10:05:00+01:00'],
  ['1er août 2026', '2026-08-01T00:00:00+02:00'],
  ['3 juillet 2026', '2026-07-03T00:00:00+02:00'],
  ['3 juin 2026', '2026-06-03T00:00:00+02:00'],
  ['22 ene 2026', '2026-01-22T00:00:00+01:00'],
  ['15.07.2026 10:05', '2026-07-15T10:05:00+02:00'],
  ['46348', '2026-11-22T00:00:00+01:00'],
  ['46348,5', '2026-11-22T12:00:00+01:00'],
  ['1795341900', '2026-11-22T11:05:00+01:00'],
  ['11/22/2026 10:05:00 AM -05:00', '2026-11-22T10:05:00-05:00'],
  ['22/11/2026 10:05 p. m. +01:00', '2026-11-22T22:05:00+01:00'],
  ['Nov 22, 2026 10:05PM +0530', '2026-11-22T22:05:00+05:30'],
  ['22/11/2026 10:05 -0500', '2026-11-22T10:05:00-05:00'],
  ['22/11/2026 10:05:33-05:00', '2026-11-22T10:05:33-05:00'],
  ['22/11/2026 10:05+05:00', '2026-11-22T10:05:00+05:00'],
  ['2026-11-22T10:05-05:00', '2026-11-22T10:05:00-05:00'],
  ['2026-11-22 10:05-05:00', '2026-11-22T10:05:00-05:00'],
  ['22.11.2026 10:00-11:00', '2026-11-22T10:00:00+01:00'],
  ['22.11.2026 10:00-11:00 Uhr', '2026-11-22T10:00:00+01:00'],
  ['22.11.2026 10-11 Uhr', '2026-11-22T10:00:00+01:00'],
  ['22.11.2026 10:00 - 11:00', '2026-11-22T10:00:00+01:00'],
  ['11/22/2026 10:00 AM-11:00 AM', '2026-11-22T10:00:00+01:00'],
  ['11/22/2026 10:00 AM -11:00 AM', '2026-11-22T10:00:00+01:00'],
  ['22 Nov 2026 10:00-11:00', '2026-11-22T10:00:00+01:00'],
  ['22.11.2026 10:00-11:00 UTC', '2026-11-22T10:00:00+00:00'],
  ['22.11.2026 10:00-11:00 +0200', '2026-11-22T10:00:00+02:00'],
  ['22 novembre 2026 à 17 h 20', '2026-11-22T17:20:00+01:00'],
  ['22 novembre 2026, 17 h', '2026-11-22T17:00:00+01:00'],
  ['22 Nov 26', '2026-11-22T00:00:00+01:00'],
  ['22 Nov 26 10:05', '2026-11-22T10:05:00+01:00'],
  ['22 nov. 26 17h20', '2026-11-22T17:20:00+01:00'],
  ['22/11/26 hello', '2026-11-22T00:00:00+01:00'],
  // No year is named: none is made of the hour.
  ['22 Nov, 10:05', ''], ['22 nov. 08:15', ''], ['22 Nov 10:05:33', ''], ['22.11. 10:05', ''], ['22.11. 10.05 Uhr', ''], ['22.11. 10 Uhr', ''], ['22/11/10:05', ''],
  ['22 de noviembre, 10:05', ''], ['22 novembre 17 h 20', ''], ['22 nov 17h20', ''], ['22 Nov 10 PM', ''], ['10.11.12.13', ''],
  ['', ''], ['yesterday', ''], ['31.02.2026', ''], ['32/13/2026', ''], ['2026-11-22 25:00', ''], ['FJ-1001', ''], ['12', ''],
])('%s', (cell, iso) => {
  expect(one(cell)).toBe(iso);
});

test('day or month first: the other rows decide, then the sheet\'s locale, then “PM”', () => {
  const read = (cells: string[], locale: string) => readTicketDates(cells, { timeZone: 'UTC', locale }).map((iso) => iso.slice(0, 10));
  expect(read(['03/04/2026', '22/04/2026'], 'en_US')).toEqual(['2026-04-03', '2026-04-22']);
  expect(read(['03/04/2026', '04/22/2026'], 'de_DE')).toEqual(['2026-03-04', '2026-04-22']);
  expect(read(['03/04/2026'], 'en_US')).toEqual(['2026-03-04']);
  expect(read(['03/04/2026'], 'en_GB')).toEqual(['2026-04-03']);
  expect(read(['03/04/2026'], 'pt_BR')).toEqual(['2026-04-03']);
  expect(read(['03/04/2026 1:00 PM'], '')).toEqual(['2026-03-04']);
  expect(read(['03/04/2026 13:00'], '')).toEqual(['2026-04-03']);
});

test('a date that names its zone is read day or month first as its neighbours are, and they hear it too', () => {
  const read = (cells: string[], locale: string) => readTicketDates(cells, { timeZone: 'America/New_York', locale });
  for (const [cell, iso] of [
    ['11/05/2026 10:00 UTC', '2026-11-05T10:00:00+00:00'], ['11/05/2026 10:00:00 +0000', '2026-11-05T10:00:00+00:00'], ['11/05/2026 10:00 AM GMT', '2026-11-05T10:00:00+00:00'],
    ['11/5/2026, 10:00:00 AM GMT-5', '2026-11-05T10:00:00-05:00'], ['11/05/26 10:00Z', '2026-11-05T10:00:00+00:00'], ['11/05/2026 10:00:00 AM -08:00', '2026-11-05T10:00:00-08:00'],
  ] as const) {
    expect(read([cell], 'en_US')).toEqual([iso]);
    expect(read([cell], 'en_GB')).toEqual([iso.replace('-11-05T', '-05-11T')]);
  }
  expect(read(['11/25/2026 10:00 UTC', '11/05/2026 10:00 UTC'], 'en_GB')).toEqual(['2026-11-25T10:00:00+00:00', '2026-11-05T10:00:00+00:00']);
  expect(read(['25/11/2026 10:00 UTC', '05/11/2026 10:00 UTC'], 'en_US')).toEqual(['2026-11-25T10:00:00+00:00', '2026-11-05T10:00:00+00:00']);
  // A zoned neighbour decides a date without a zone, and the other way round. New York is five hours behind in November.
  expect(read(['11/25/2026 10:00 UTC', '11/05/2026 10:00'], 'en_GB')[1]).toBe('2026-11-05T10:00:00-05:00');
  expect(read(['11/25/2026 10:00', '11/05/2026 10:00 UTC'], 'en_GB')[1]).toBe('2026-11-05T10:00:00+00:00');
  // Without a locale “PM” says so, a full stop that the day is first, and nothing is left to decide where both are one.
  expect(read(['11/05/2026 10:00 PM UTC'], '')).toEqual(['2026-11-05T22:00:00+00:00']);
  expect(read(['05.11.2026 10:00 UTC', '11/11/2026 10:00 UTC'], 'en_US')).toEqual(['2026-11-05T10:00:00+00:00', '2026-11-11T10:00:00+00:00']);
});

test('the sheet\'s zone counts, then the zap\'s, then UTC; clock changes are told apart', () => {
  expect(one('2026-11-22 10:05', { timeZone: 'America/New_York', sheetTimeZone: 'Europe/Berlin' })).toBe('2026-11-22T10:05:00+01:00');
  expect(one('2026-11-22 10:05', { timeZone: 'America/New_York', sheetTimeZone: '' })).toBe('2026-11-22T10:05:00-05:00');
  expect(one('2026-11-22 10:05', { timeZone: 'America/New_York', sheetTimeZone: 'Mars/Olympus' })).toBe('2026-11-22T10:05:00-05:00');
  // A zone that Google does not know is shown as an offset.
  expect(one('2026-11-22 10:05', { timeZone: 'America/New_York', sheetTimeZone: 'GMT+05:30' })).toBe('2026-11-22T10:05:00+05:30');
  expect(one('2026-11-22 10:05', { timeZone: 'America/New_York', sheetTimeZone: 'GMT' })).toBe('2026-11-22T10:05:00+00:00');
  expect(one('2026-11-22 10:05', { timeZone: '', sheetTimeZone: 'Asia/Kolkata' })).toBe('2026-11-22T10:05:00+05:30');
  expect(one('2026-11-22 10:05', { timeZone: 'Mars/Olympus' })).toBe('2026-11-22T10:05:00+00:00');
  // Germany: 29 March 2026 at 2:00 → 3:00; 25 October at 3:00 → 2:00.
  expect(['2026-03-29 01:59', '2026-03-29 03:00', '2026-10-25 01:59', '2026-10-25 03:00'].map((cell) => one(cell)?.slice(-6))).toEqual(['+01:00', '+02:00', '+02:00', '+01:00']);
});

test('identity: another way of showing one moment changes nothing, also where 03/04 may be a day in March or in April', () => {
  const oneId = (cells: string[]) => expect([cells, new Set(cells.map(dateIdentity)).size]).toEqual([cells, 1]);
  oneId(['2026-11-22 10:05', '22.11.2026 10:05:00', '11/22/2026 10:05 AM', '22/11/2026  10:05', '22 Nov 2026 10:05', 'Sunday, November 22, 2026 10:05:00', '46348.42014', '22-11-26 10.05']);
  oneId(['2026-04-03 10:05', ' 03/04/2026\n10:05 ', '4/3/2026 10:05:00 AM', '3.4.2026 10:05', '3 avr. 2026 10:05', '3 de abril de 2026 10:05']);
  oneId(['2026-04-03', '03/04/2026', '4/3/26', 'Apr 3, 2026', '46115']);
  oneId(['2026-11-22T10:05:00Z', '2026-11-22T11:05:00+01:00']);
  oneId(['2026-11-22T10:05:00-05:00', '11/22/2026 10:05:00 AM -05:00', '22.11.2026 16:05 GMT+1']);
  expect(dateIdentity('11/05/2026 10:00 UTC')).toBe(dateIdentity('11/05/2026 10:00:00 +0000'));
  // Without a year the cell's own words tell the day.
  expect(dateIdentity('22 Nov, 10:05')).toBe('22 Nov, 10:05');
  expect(dateIdentity('22 Nov, 10:05')).not.toBe(dateIdentity('22 Nov, 10:06'));
  expect(dateIdentity('2026-11-22 10:05:01')).not.toBe(dateIdentity('2026-11-22 10:05:02'));
  expect(dateIdentity('2026-04-03')).not.toBe(dateIdentity('2026-04-05'));
});

test('a hostile cell costs no time', () => {
  const cells = ['1'.repeat(50_000), ' '.repeat(50_000) + '1', '1/'.repeat(25_000), 'a1 '.repeat(16_000), '1 de '.repeat(10_000), `1/1/26${' '.repeat(50_000)}`, `1/1/2026 ${'1 a. '.repeat(9_000)}`, `1/1/2026 ${'1-'.repeat(25_000)}`];
  expect(leastMilliseconds((round) => cells.forEach((cell) => one(`${cell}${round}`)))).toBeLessThan(200);
});
