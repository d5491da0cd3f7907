import { asUtc, wallTime, type WallTime } from './time_zone.ts';

/** What one cell says about a moment; `offsetMinutes` east of Greenwich, null where the cell names no zone. */
export type DateText = Readonly<
  | { kind: 'wall'; wall: Readonly<WallTime>; order: 'day_first' | 'month_first' | ''; offsetMinutes: number | null }
  | { kind: 'either'; dayFirst: Readonly<WallTime>; monthFirst: Readonly<WallTime>; offsetMinutes: number | null }
  | { kind: 'instant'; instant: number }
>;

interface Clock {
  hour: number;
  minute: number;
  second: number;
  /** Null where the cell names no zone. */
  offsetMinutes: number | null;
}

/** First letters of month names, accents off, in English, German, Spanish, French and Portuguese. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene'], ['feb', 'fev'], ['mar', 'mae'], ['apr', 'abr', 'avr'], ['may', 'mai'], ['jun', 'juin'],
  ['jul', 'juil'], ['aug', 'ago', 'aou'], ['sep', 'set'], ['oct', 'okt', 'out'], ['nov'], ['dec', 'dez', 'dic'],
];

function monthNamed(word: string): number {
  const long = MONTHS.findIndex((names) => names.some((name) => name.length > 3 && word.startsWith(name)));
  return 1 + (long >= 0 ? long : MONTHS.findIndex((names) => names.some((name) => word.startsWith(name))));
}

/** The expressions take two digits for a year only where no time goes on after them: `22 Nov, 10:05` names none. */
const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));

/** 24:00 is the midnight that ends the day. */
function wallOf(year: number, month: number, day: number, { hour, minute, second }: Clock): WallTime | undefined {
  const real = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1970 && year <= 2100 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
  const isTime = minute < 60 && second < 60 && (hour < 24 || (hour === 24 && minute + second === 0));
  return exists && isTime ? wallTime(asUtc({ year, month, day, hour, minute, second }), 0) : undefined;
}

const CLOCK = /(\d{1,2})(?:(?:[:.]|\s?h\s?)(\d{2}))?(?:[:.m](\d{2}))?(?:[.,]\d{1,9})?\s?(a\.?\s?m\b|p\.?\s?m\b)?/;
const ZONE = /(?:\b(?:gmt|utc)\s?|\d\s?(?:[ap]\.?\s?m\.?\s?)?)([+-])(\d{1,2})(?::?(\d{2}))?(?![\w:]|\s?(?:[ap]\.?\s?m\b|uhr))/;
/** From when to when, as in `10:00-11:00`: no sign stands before a zone so, unless seconds or a year-first date do. */
const SPAN = /(?<![:.\d])(\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]\.?\s?m\.?)?)-\d{1,2}(?:[:.h]\d{2})?(?!\d)/;

/** Minutes east of Greenwich; no place on Earth is beyond 14 hours: what claims more, such as a telephone number, is no zone. */
function zoneIn(rest: string): number | null {
  const [, sign, hours, minutes = '0'] = ZONE.exec(rest) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (sign && total <= 14 * 60 && Number(minutes) < 60) return sign === '-' ? -total : total;
  return /\d\s?z\b|\b(?:utc|gmt)\b/.test(rest) ? 0 : null;
}

/** The time in what follows the date; midnight where there is none. */
function clockIn(rest: string, offsetMinutes = zoneIn(rest.replace(SPAN, '$1'))): Clock {
  const found = CLOCK.exec(rest);
  if (!found?.[1]) return { hour: 0, minute: 0, second: 0, offsetMinutes };
  const hour = Number(found[1]);
  const half = found[4]?.charAt(0) ?? '';
  const shifted = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return { hour: shifted, minute: Number(found[2] ?? 0), second: Number(found[3] ?? 0), offsetMinutes };
}

/** What a cell shows, in lower case, without accents and with plain blanks. */
const plainText = (cell: string): string =>
  cell.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 80);

/** Sheets counts days from 30 December 1899; 25,569 is 1970, 73,415 is 2101. */
function fromSerial(text: string): DateText | undefined {
  const days = Number(text.replace(',', '.'));
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text) || days < 25_569 || days >= 73_415) return undefined;
  return { kind: 'wall', wall: wallTime(Math.round((days - 25_569) * 86_400) * 1000, 0), order: '', offsetMinutes: null };
}

function fromEpoch(text: string): DateText | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  return { kind: 'instant', instant: Number(text) * (text.length === 10 ? 1000 : 1) };
}

function settled(wall: WallTime | undefined, clock: Clock, order: 'day_first' | 'month_first' | ''): DateText | undefined {
  return wall && { kind: 'wall', wall, order, offsetMinutes: clock.offsetMinutes };
}

function fromYearFirst(text: string): DateText | undefined {
  const found = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?=\D|$)/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})(?=t?\d{4,6}|$)/.exec(text);
  if (!found) return undefined;
  const rest = text.slice(found[0].length).replace(/^[t,\s]+/, '');
  const compact = /^(\d{2})(\d{2})(\d{2})?(?=\D|$)/.exec(rest);
  const time = compact ? `${compact[1]}:${compact[2]}:${compact[3] ?? '00'}${rest.slice(compact[0].length)}` : rest;
  const clock = clockIn(time, zoneIn(time));
  return settled(wallOf(Number(found[1]), Number(found[3]), Number(found[4]), clock), clock, '');
}

function fromNumbers(text: string): DateText | undefined {
  const found = /^(?:[a-z-]{2,13}\.?,? )?(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d{2}(?!\s?(?::\d|h(?![a-z])|uhr|[ap]\.?\s?m\b)|\.\d\d))(?=\D|$)/.exec(text);
  if (!found) return undefined;
  const [whole, first = '', separator = '', second = '', yearText = ''] = found;
  const clock = clockIn(text.slice(whole.length));
  const year = fullYear(yearText);
  const dayFirst = wallOf(year, Number(second), Number(first), clock);
  // Nobody writes the month first with full stops.
  const monthFirst = separator === '.' ? undefined : wallOf(year, Number(first), Number(second), clock);
  if (dayFirst && monthFirst && first !== second) return { kind: 'either', dayFirst, monthFirst, offsetMinutes: clock.offsetMinutes };
  const order = separator === '.' || first === second ? '' : dayFirst ? 'day_first' : 'month_first';
  return settled(dayFirst ?? monthFirst, clock, order);
}

function fromMonthName(text: string): DateText | undefined {
  const dayFirst = /(\d{1,2})(?:st|nd|rd|th|er|o|\.)?[ /-]?(?:de |of )?([a-z]{3,10})\.?,?[ /.-](?:de |del )?(\d{4}|\d{2}(?!\s?(?::\d|h(?![a-z])|uhr|[ap]\.?\s?m\b)|\.\d\d))(?=\D|$)/.exec(text);
  const monthFirst = /([a-z]{3,10})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})(?=\D|$)/.exec(text);
  const found = dayFirst ?? monthFirst;
  const month = monthNamed(found?.[dayFirst ? 2 : 1] ?? '');
  if (!found || month === 0) return undefined;
  const clock = clockIn(text.slice(found.index + found[0].length));
  return settled(wallOf(fullYear(found[3] ?? ''), month, Number(found[dayFirst ? 1 : 2]), clock), clock, '');
}

/** `Tue Oct 31 22:10:47 +0000 2017`: the year comes last, as C, Twitter and many logs write it. */
function fromYearLast(text: string): DateText | undefined {
  const found = /^(?:[a-z]{3},? )?([a-z]{3,4}) (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?(?: (?:[+-]\d{4}|utc|gmt))?) (\d{4})$/.exec(text);
  const month = monthNamed(found?.[1] ?? '');
  if (!found || month === 0) return undefined;
  const clock = clockIn(found[3] ?? '');
  return settled(wallOf(Number(found[4]), month, Number(found[2]), clock), clock, '');
}

/** `10:05 22.11.2026`, `3:05 PM, Nov 22, 2026`: the time stands first. Behind it a zone would be taken for a part of it. */
const TIME_FIRST = /^(\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\b\.?)?(?: uhr)?),? (?:- |on |am |le |el |em )?((?!.*(?:gmt|utc))[^+]+)$/;

/** Cells read last: a column is read for what tells its rows apart, and again for when they came. */
const readLast = new Map<string, DateText | undefined>();
const MOST_KEPT = 1_024, LONGEST_KEPT = 80;

/** Reads a cell's moment by itself, without its neighbours; undefined where it is none. What is handed out is shared. */
export function readDateText(cell: string): DateText | undefined {
  if (readLast.has(cell)) return readLast.get(cell);
  const read = readAnew(cell);
  if (readLast.size >= MOST_KEPT) readLast.clear();
  if (cell.length <= LONGEST_KEPT) readLast.set(cell, read);
  return read;
}

function readAnew(cell: string): DateText | undefined {
  const text = plainText(cell).replace(TIME_FIRST, '$2 $1');
  if (!/\d/.test(text)) return undefined;
  return fromSerial(text) ?? fromEpoch(text) ?? fromYearFirst(text) ?? fromNumbers(text) ?? fromYearLast(text) ?? fromMonthName(text);
}
