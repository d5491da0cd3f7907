import type { DateMention, Day, TimeMention } from './dates.ts';
import type { Figure } from './figures.ts';

const DAY_MINUTES = 1440;
/** More durations than this are a table of times, of which some sum always fits. */
const MOST = 12;

/** The durations of a text. */
export interface Spans {
  /** Whole days of any of them. */
  days: number[];
  /** Minutes of those that are counted before or after something. */
  minutes: number[];
  /** Minutes of any of them. */
  lasting: number[];
}

const inMinutes = (seconds: number[]): number[] => [...new Set(seconds.filter((one) => one % 60 === 0 && one < 86_400).map((one) => one / 60))];

export function spansOf(figures: Figure[]): Spans {
  const spans = figures.filter(({ unit, weak }) => !weak && unit?.family === 'seconds').slice(0, MOST);
  const turned = spans.filter(({ setting }) => setting.turn).flatMap(({ values }) => values);
  return { days: [...new Set(spans.flatMap(({ values }) => values).filter((one) => one % 86_400 === 0).map((one) => one / 86_400))], minutes: inMinutes(turned), lasting: inMinutes(spans.flatMap(({ values }) => values)) };
}

/** The same day so many days later; the year 2026 stands for one that is not named. */
function moved({ year, month, day }: Day, days: number): Day {
  const at = new Date(Date.UTC(year || 2026, month - 1, day + days));
  return { year: year ? at.getUTCFullYear() : 0, month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** "The day before 7 August" is 6 August: whether a day lies a counted number of days from one that is known. */
export const isCounted = (claimed: DateMention, known: DateMention[], { days }: Pick<Spans, 'days'>): boolean =>
  known.some(({ readings }) => readings.some((one) => one.day > 0 && days.flatMap((count) => [moved(one, count), moved(one, -count)])
    .some((day) => claimed.readings.some((other) => other.month === day.month && other.day === day.day))));

/** "One hour before 6 pm" is 5 pm; so is a ride of 35 minutes from 1:20. */
export const isReckoned = (claimed: TimeMention, known: TimeMention[], { minutes }: Pick<Spans, 'minutes'>): boolean =>
  known.some((time) => time.minutes.some((one) => minutes.flatMap((span) => [one + span, one - span])
    .some((at) => claimed.minutes.includes((at + DAY_MINUTES) % DAY_MINUTES))));

const DAY_BEFORE = /(?<!\p{L})(dia|the|am|zum|vom|den|le|du|au|el|al|del|do|ao|do dia|al dia) $/u;
/** "El del 3, …": nothing that could be counted follows. */
const ENDS = /^(?:[,.;:!?)]|$)/;

/** The day of a month named by its number alone, "the 18th", "dia 14"; 0 where a figure names none. */
export function dayOfMonth(folded: string, { raw, from, to, unit }: Figure): number {
  const [value = 0] = raw;
  if (unit || !Number.isInteger(value) || value < 1 || value > 31) return 0;
  const before = DAY_BEFORE.exec(folded.slice(Math.max(0, from - 9), from))?.[1] ?? '';
  return before && (/^(?:st|nd|rd|th|er|º|\.)/.test(folded.slice(to, to + 2)) || before.includes('dia') || ENDS.test(folded.slice(to))) ? value : 0;
}
