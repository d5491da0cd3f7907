import { fold } from '../../text/characters.ts';
import { keptReading } from '../../text/kept_readings.ts';
import { detectLanguage } from '../../language.ts';
import { DAY_WORDS } from './day_words.ts';
import { findSpokenTimes } from './hour_words.ts';

/** A day as far as a text names it; 0 where it does not. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

export interface DateMention {
  /** Every reading: `3/11/2026` is 3 November or March 11. */
  readings: Day[];
  start: number;
  end: number;
}

const MONTHS: [number, string][] = [
  [1, 'january jan januar janner jaenner enero ene janvier janv janeiro'], [2, 'february feb februar febrero fevrier fevr fevereiro fev'],
  [3, 'march mar marz maerz marzo mars marco'], [4, 'april apr abril avril avr abr'], [5, 'may mai mayo maio'],
  [6, 'june jun juni junio juin junho'], [7, 'july jul juli julio juillet julho juil juill'], [8, 'august aug agosto aout ago'],
  [9, 'september sep sept septiembre setiembre septembre setembro set'], [10, 'october oct oktober okt octubre octobre outubro out'],
  [11, 'november nov noviembre novembre novembro'], [12, 'december dec dezember dez diciembre dic decembre dezembro'],
];
const MONTH_OF = new Map(MONTHS.flatMap(([month, names]) => names.split(' ').map((name) => [name, month] as const)));

const WEEKDAYS = [
  'mondays? montags? lunes lundis? segunda-feira', 'tuesdays? dienstags? martes mardis? terca-feira', 'wednesdays? mittwochs? miercoles mercredis? quarta-feira',
  'thursdays? donnerstags? jueves jeudis? quinta-feira', 'fridays? freitags? viernes vendredis? sexta-feira', 'saturdays? samstags? sonnabend sabados? samedis?', 'sundays? sonntags? domingos? dimanches?',
];
/** How each begins: what holds none of these names no weekday. */
const WEEKDAY_BEGINS = new RegExp(WEEKDAYS.flatMap((names) => names.split(' ').map((name) => name.slice(0, 4))).join('|'));
const WEEKDAY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WEEKDAYS.map((names) => `(${names.split(' ').join('|')})`).join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** `Mon–Fri 06:00`: three letters with a capital, before another, or an hour; "Sun" by itself may shine. */
const SHORT_DAYS = new Map(['Mon Tue Wed Thu Fri Sat Sun', 'Mo Di Mi Do Fr Sa So', 'Lun Mar Mer Jeu Ven Sam Dim'].flatMap((names) => names.split(' ').map((name, at) => [name, at] as const)));
const SHORT_NAMES = [...SHORT_DAYS.keys()].join('|');
const SHORT_BEGINS = new RegExp(`(?:${SHORT_NAMES})(?![a-z])`);
const SHORT_WEEKDAY = new RegExp(`(?<![\\p{L}\\p{N}])(${SHORT_NAMES})(?!\\p{L})\\.?(?:(?<=(?:${SHORT_NAMES})\\.?\\s?[-–—]\\s?[A-Z][a-z]{1,2}\\.?)|(?= (?:und|u\\.|and|et|y|&) (?:${SHORT_NAMES})(?!\\p{L})| \\d{1,2} ?[-–]|\\s?[-–—]\\s?(?:(?:${SHORT_NAMES})(?!\\p{L})|\\d)|: |,? \\d{1,2}[:.h]|, (?:${SHORT_NAMES})(?!\\p{L})))`, 'gu');

const YEAR = '((?:19|20)\\d{2})';
const SPELLED = `(${Object.keys(DAY_WORDS).sort((one, other) => other.length - one.length).join('|')})`;
const ENGLISH_DAY = `(${Object.keys(DAY_WORDS).filter((word) => /(?:first|second|third|th)$/.test(word)).join('|')})`;
const ANY_MONTH = `(${[...MONTH_OF.keys()].filter((name) => name.length > 3 || /^(?:may|mai)$/.test(name)).join('|')})`;
const NAMES_MONTH = new RegExp(ANY_MONTH);
const HOLDS_DIGIT = /\d/;
const WORD = '([a-z]{3,10})\\.?';
/** Nearly every form needs a digit; one that is `spelled`, a month by its name. A text with neither is asked nothing, and no form compiled for it. */
const FORMS: { form: RegExp; spelled?: boolean; read: (groups: string[]) => Day[] }[] = [
  { form: /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/g, read: ([y, m, d]) => [day(y, m, d)] },
  { form: /(?<![\d.,/-])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)?\d{2})(?!\d|\.\d)/g, read: ([d, m, y]) => [day(y, m, d)] },
  { form: /(?<![\d.,/-])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)?\d{2})(?![\d/-])/g, read: ([a, b, y]) => [day(y, b, a), day(y, a, b)] },
  { form: /(?<![\d.,/-]|\d )(\d{2}) (0[1-9]|1[0-2]) ((?:19|20)\d{2})(?![\d/-]| \d)/g, read: ([d, m, y]) => [day(y, m, d)] },
  { form: new RegExp(`(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th|er|\\.?[ºo]|\\.)?(?: of| de| do)? ${WORD}(?:,? (?:de |of |do |del )?${YEAR})?(?![\\d\\p{L}])`, 'gu'), read: ([d, name, y]) => [day(y, monthOf(name), d)] },
  { form: new RegExp(`(?<!\\p{L})${WORD} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? ${YEAR})?(?![\\d\\p{L}:.,]\\d|[\\d\\p{L}%])`, 'gu'), read: ([name, d, y]) => [day(y, monthOf(name), d)] },
  { form: new RegExp(`(?<!\\p{L})${WORD} (?:de |of |do )?${YEAR}(?!\\d)`, 'gu'), read: ([name, y]) => [day(y, monthOf(name), '0')] },
  { form: new RegExp(`(?<!\\p{L})${SPELLED} (?:of |de |do |(?!may|march))${ANY_MONTH}(?: (?:de |of |do |del )?${YEAR})?(?![\\d\\p{L}])`, 'gu'), spelled: true, read: ([d = '', name, y]) => [day(y, monthOf(name), String(DAY_WORDS[d] ?? 99))] },
  { form: new RegExp(`(?<!\\p{L})(?!may|march)${ANY_MONTH} (?:the )?${ENGLISH_DAY}(?!\\p{L})`, 'gu'), spelled: true, read: ([name, d = '']) => [day('0', monthOf(name), String(DAY_WORDS[d] ?? 99))] },
  // "Version 4.2." is no day.
  { form: /(?<![\d.,/-]|(?<!\p{L})(?:versao|versione?n?|release|firmware|software|ios|android|php|bluetooth|usb|v)\.? ?)(\d{1,2})\.(\d{1,2})\.(?!\d)/gu, read: ([d, m]) => [day('0', m, d)] },
  { form: /(?<![\d.,/-])(?!24\/7)(\d{1,2})\/(\d{1,2})(?![\d/-])/g, read: ([a, b]) => [day('0', b, a), day('0', a, b)] },
];

const monthOf = (name = ''): string => String(MONTH_OF.get(name) ?? 99);

function day(y = '0', m = '0', d = '0'): Day {
  const year = Number(y);
  return { year: year > 0 && year < 100 ? 2000 + year : year, month: Number(m), day: Number(d) };
}

const exists = ({ month, day: of }: Day): boolean => month >= 1 && month <= 12 && of >= 0 && of <= 31;

/** Every date a text names, in the formats of five languages; the first form that fits a place wins. */
export const findDates = keptReading(readDates, 8);

function readDates(text: string): readonly DateMention[] {
  const folded = fold(text);
  const [holdsDigit, namesMonth] = [HOLDS_DIGIT.test(folded), NAMES_MONTH.test(folded)];
  if (!holdsDigit && !namesMonth) return [];
  const place = dayPlace(folded);
  const found: DateMention[] = [];
  const taken = new Uint8Array(text.length);
  for (const { form, spelled, read } of FORMS) {
    if (spelled ? !namesMonth : !holdsDigit) continue;
    for (const match of folded.matchAll(form)) {
      const start = match.index;
      const end = start + match[0].length;
      const orders = read(match.slice(1).map((group) => group ?? '0'));
      const readings = (orders.length > 1 && place !== undefined ? orders.slice(place, place + 1) : orders).filter(exists);
      if (readings.length === 0 || taken.slice(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      found.push({ readings, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const OPENS_RANGE = /(?<![\d.,])(\d{1,2})(?:\.|st|nd|rd|th)? ?(?:bis(?: zum)?|to|until|till|al|au|a|ao|ate|-|–|and|und|y|et|e) ?(?:the |zum |el |le )?$/;

/** "Les 6, 13, 20 et " before "27 août" */
const LISTED = /(?<![\d.,])(?:\d{1,2}(?:\.|st|nd|rd|th)?, (?:the |el |le |den |o )?){1,6}\d{1,2}(?:\.|st|nd|rd|th)?,? (?:and|und|y|et|e|or|oder|o|ou|u) (?:the |el |le |den |o )?$/;
const LAST_DAY = 31;

/** "From the 4th to 7 May": the day that opens a range takes its month from the other, one of the text's `dates`. */
export function rangeStarts(text: string, dates: readonly DateMention[]): DateMention[] {
  const folded = fold(text);
  return dates.flatMap(({ readings, start }): DateMention[] => {
    const listed = LISTED.exec(folded.slice(Math.max(0, start - 40), start))?.[0] ?? '';
    const all = [...listed.matchAll(/\d{1,2}/g)].map((one) => Number(one[0])).filter((one) => one > 0 && one <= LAST_DAY);
    if (all.length > 1) return all.map((one) => ({ readings: readings.map((reading) => ({ ...reading, day: one })), start: start - listed.length, end: start }));
    const opens = OPENS_RANGE.exec(folded.slice(Math.max(0, start - 16), start));
    return opens ? [{ readings: readings.map((one) => ({ ...one, day: Number(opens[1]) })), start: start - opens[0].length, end: start }] : [];
  });
}

/** Whether one may stand for the other: what both name is equal; `anyYear`: whatever year the claim names. */
export const sameDay = (claim: DateMention, support: DateMention, anyYear = false): boolean =>
  claim.readings.some((one) => support.readings.some((other) =>
    one.month === other.month && (one.day === 0 || one.day === other.day) && (anyYear || one.year === 0 || other.year === 0 || one.year === other.year)));

/** Whether some dates name a claim's day: in its year where any of them names one. */
export function isNamed(claim: DateMention, known: readonly DateMention[]): boolean {
  const named = known.filter((other) => sameDay(claim, other, true));
  const dated = named.filter(({ readings }) => readings.some(({ year }) => year > 0));
  return (dated.length > 0 ? dated : named).some((other) => sameDay(claim, other));
}

const FULL_MONTH = [...MONTH_OF].filter(([name]) => name.length > 4 || /^(?:may|mai|mayo|maio|june|juni|juin|july|juli|mars|marz|aout|abril|enero)$/.test(name)).map(([name]) => name).join('|');
const ANYWHERE = new RegExp(`(?<!\\p{L})(?:${FULL_MONTH})(?!\\p{L})`, 'gu');

/** Every month that a text may name: what supports is read generously. */
export const monthsIn = (text: string): number[] => [...new Set((fold(text).match(ANYWHERE) ?? []).map((name) => MONTH_OF.get(name) ?? 0))];

const NAMES = [...MONTH_OF.keys()].join('|');

/** Which number of `05/06/2026` is the day, where a text tells: by a date that fits one order alone, by words, by its language. */
function dayPlace(folded: string): 0 | 1 | undefined {
  if (!/\d[/-]\d/.test(folded)) return undefined;
  const pairs = [...folded.matchAll(/(?<![\d/-])(\d{1,2})(?:\/(\d{1,2})(?:\/\d{2,4})?|-(\d{1,2})-\d{2,4})(?![\d/-])/g)].map(([, first, behindStroke, behindDash]) => [Number(first), Number(behindStroke ?? behindDash)] as const);
  if (/day[/-]month|dd[/-]mm|£|\buk\b|\.co\.uk/.test(folded) || pairs.some(([first]) => first > 12)) return 0;
  if (/month[/-]day|mm[/-]dd/.test(folded) || pairs.some(([, second]) => second > 12)) return 1;
  const { language } = detectLanguage(folded.slice(0, 1000));
  return language && language !== 'en' ? 0 : undefined;
}

/** "The 20th of the month before" bears 20 July where August is spoken of. */
export function ofNamedDay({ readings }: DateMention, support: string): boolean {
  const folded = fold(support);
  const months = new Set((folded.match(/[a-z]{3,10}/g) ?? []).flatMap((word) => MONTH_OF.get(word) ?? []));
  return readings.some(({ day: of, month }) => of > 0 && [month, (month % 12) + 1, ((month + 10) % 12) + 1].some((near) => months.has(near))
    && new RegExp(`(?:dia|day|am|zum|den|jeden|el|le|the|al|au|ao|del|du|do|bis|to) (?:dia )?${of}(?:\\.|st|nd|rd|th|er|º)?(?![\\d:.,]\\d|\\d|\\.? ?(?:de |of |do |del )?(?:${NAMES})| ?(?:h|%|€|uhr|am|pm|days?|tage?|dias|jours))`, 'u').test(folded));
}

/** Weekdays a text names: 0 for Monday to 6 for Sunday. */
export function findWeekdays(text: string): { weekday: number; start: number; end: number }[] {
  const folded = fold(text);
  const named = (WEEKDAY_BEGINS.test(folded) ? [...folded.matchAll(WEEKDAY)] : []).map((match) => ({
    weekday: match.slice(1).findIndex(Boolean), start: match.index, end: match.index + match[0].length,
  }));
  const short = (SHORT_BEGINS.test(text) ? [...text.matchAll(SHORT_WEEKDAY)] : []).map((match) => ({ weekday: (SHORT_DAYS.get(match[1] ?? '') ?? 0), start: match.index, end: match.index + match[0].length }));
  return [...named, ...short].sort((a, b) => a.start - b.start);
}

export interface TimeMention {
  /** Minutes of the day; two readings where morning or afternoon is not said. */
  minutes: number[];
  start: number;
  end: number;
}

const CLOCK = /(?<![\d.,:/]|(?<![:.h]\d\d|\d ?h|[ap]m|[ap]\.m\.|(?<!\d)\d|(?<!\d)\d\d) ?[-–])(\d{1,2})(?:(?:[:.h]| h | heures? )(\d{2}))? ?(?:(a\.?m\.?(?! (?:\p{L}{0,12}(?:tag|ende|abend|morgen|anfang)))|p\.?m\.?)(?!\p{L})|uhr|(?<=\d:\d{2}) ?h?(?!\p{L}|\d)|(?<=\d\.\d{2}) ?h(?!\p{L}|\d)|(?<=\d ?h ?\d{2})(?!\d)|(?<=\d heures? \d{2})(?!\d| ?min)|(?<=\d) ?(?:o'clock))/gu;
const RANGE_START = /(?<![\d.,])(\d{1,2})(?:(?:[:.]| ?h ?)(\d{2}))?(?: ?h)? ?(?:-|–|to|bis|as?|ate|hasta|until|till|und|and|et|y|e) ?(?:las? |as )?$/;

const JOINING = /^(?:as|a las?|hasta las?|ate as) /;

/** Times of the day, `7 to 10.30 am` giving both, said in words or in digits; `24 h` is a duration, not a time. */
export const findTimes = keptReading(readTimes, 8);

function readTimes(text: string): readonly TimeMention[] {
  const folded = fold(text);
  // "11 de la mañana" says more than the bare "a las 11": what is said of the half of the day wins.
  const found = findSpokenTimes(text, folded);
  const add = (time: TimeMention): void => { if (!found.some(({ start, end }) => start < time.end && time.start < end)) found.push(time); };
  const spoken = found.length;
  if (HOLDS_DIGIT.test(folded)) for (const match of folded.matchAll(CLOCK)) {
    if (Number(match[1]) > 24) continue;
    const half = match[3]?.[0] ?? '';
    add({ minutes: minutesOf(match[1], match[2], half, false), start: match.index, end: match.index + match[0].length });
    opening(folded, match.index, half).forEach(add);
  }
  // "Das 9h às 18h": the joining word belongs to the second hour.
  for (const { start, end } of found.slice(0, spoken)) opening(folded, start + (JOINING.exec(folded.slice(start, end))?.[0].length ?? 0), '').forEach((one) => { add({ ...one, end: Math.min(one.end, start) }); });
  return found.sort((a, b) => a.start - b.start);
}

/** The hour that opens a range which ends at this place: "from 9 to …", "das 9h às …". */
function opening(folded: string, to: number, half: string): TimeMention[] {
  const match = RANGE_START.exec(folded.slice(Math.max(0, to - 16), to));
  // "Martes 3 a las siete": what stands before "a las" is an hour only behind another "las".
  const isDay = match !== null && / a las? $/.test(match[0]) && !/(?:las|desde|de) $/.test(folded.slice(Math.max(0, to - match[0].length - 6), to - match[0].length));
  return match && !isDay && Number(match[1]) <= 24 ? [{ minutes: minutesOf(match[1], match[2], half, true), start: to - match[0].length, end: to }] : [];
}

function minutesOf(hour = '0', minute = '0', half: string, open: boolean): number[] {
  const h = Number(hour) % 24;
  const m = Number(minute || 0);
  const clock = (hours: number) => hours * 60 + m;
  if (!half) return [clock(h)];
  const morning = clock(h % 12);
  const afternoon = clock((h % 12) + 12);
  if (open) return [morning, afternoon];
  return [half === 'p' ? afternoon : morning];
}
