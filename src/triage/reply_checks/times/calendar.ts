import { fold } from '../../text/characters.ts';
import { findDates, findWeekdays, type DateMention, type Day } from './dates.ts';
import { weekdayOf } from './derived_days.ts';
import { firstFrom } from '../../text/sentences.ts';

/** A weekday with the day it stands beside: "Tuesday, 1 December", "le lundi 2"; month and year 0 where they are not named. */
export interface Falling extends Day {
  weekday: number;
  start: number;
  end: number;
}

const WEEK = 7, LAST_DAY = 31, HALF_A_YEAR = 6;
/** Between a weekday and its day, and between a day and the weekday it is said to be. */
const LEADS = /^,? ?(?:(?:the|den|dem|der|el|le|dia|a|,) ?)*$/u;
const IS = /^(?: ?\(|,? )(?:(?:is|was|being|etait|est|tombe|etant|ist|war|fallt|es|era|fue|cae|cai|foi|sendo|auf|en|em|on|num|une?|uma?|ein|einen|a|an|le|el|o) )*$/u;
const BARE_DAY = /^,? ?(?:(?:the|den|dem|der|el|le|dia|a|,) ?)*(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?![\d:.,]\d|\d| ?(?:h|uhr|am|pm|€|%)(?!\p{L})|\p{L})/u;
/** "12 de outubro (segunda)": the short names of Portuguese weekdays. */
const SHORT = /\((segunda|terca|quarta|quinta|sexta)\)/gu, SHORT_NAMES = ['segunda', 'terca', 'quarta', 'quinta', 'sexta'];
const REACH = 24;
/** Dates that may begin or end that near. */
const MOST_NEAR = 6;

/** Finds the date behind a place and the one before it; each asks a few neighbours, however many dates there are. */
function neighboursIn(dates: readonly DateMention[]): { behind(place: number): DateMention[]; before(place: number): DateMention[] } {
  const starting = dates.map((date) => ({ date, from: date.start })).sort((one, other) => one.from - other.from);
  const ending = dates.map((date) => ({ date, from: date.end })).sort((one, other) => one.from - other.from);
  const datesOf = (some: readonly { date: DateMention }[]): DateMention[] => some.map(({ date }) => date);
  return {
    behind: (place) => { const at = firstFrom(starting, place); return datesOf(starting.slice(at, at + MOST_NEAR)); },
    before: (place) => { const at = firstFrom(ending, place + 1); return datesOf(ending.slice(Math.max(0, at - MOST_NEAR), at)); },
  };
}

/** Every weekday of a text that stands beside a day. */
export function fallingIn(text: string): Falling[] {
  const folded = fold(text);
  const near = neighboursIn(findDates(text));
  const short = [...folded.matchAll(SHORT)].map((match) => ({ weekday: SHORT_NAMES.indexOf(match[1] ?? ''), start: match.index + 1, end: match.index + match[0].length - 1 }));
  return [...findWeekdays(text), ...short].flatMap((found): Falling[] => {
    const { weekday, start, end } = found;
    const date = near.behind(end).find((one) => one.start - end < REACH && LEADS.test(folded.slice(end, one.start)))
      ?? near.before(start).find((one) => start - one.end < REACH && IS.test(folded.slice(one.end, start)));
    if (date) return date.readings.filter(({ day }) => day > 0).map((day) => ({ ...day, weekday, start, end }));
    const bare = Number(BARE_DAY.exec(folded.slice(end, end + REACH))?.[1] ?? 0);
    return bare > 0 && bare <= LAST_DAY ? [{ year: 0, month: 0, day: bare, weekday, start, end }] : [];
  });
}

/** Whether a day falls on its weekday: by a year that is named or, in January of a December, the one behind it, or as many days from another day of its month as its weekday is. */
export function falls(claimed: Falling, known: readonly Falling[], days: readonly Day[]): boolean {
  const months = claimed.month > 0 ? [claimed] : days.filter(({ month }) => month > 0).flatMap(({ year, month }) => [{ year, month, day: 0 }, { year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 0 }]);
  const years = claimed.year > 0 ? [claimed.year] : [...new Set(days.filter(({ year }) => year > 0).map(({ year, month }) => (claimed.month > 0 && month - claimed.month > HALF_A_YEAR ? year + 1 : year)))];
  return months.some(({ month, year }) => (year > 0 ? [year] : years).some((one) => weekdayOf({ year: one, month, day: claimed.day }) === claimed.weekday))
    || known.some((one) => (one.month === 0 || claimed.month === 0 || one.month === claimed.month) && (claimed.weekday - one.weekday - (claimed.day - one.day)) % WEEK === 0);
}
