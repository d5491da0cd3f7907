import type { DateMention, Day, TimeMention } from './dates.ts';
import type { Figure } from '../quantities/figures.ts';

const DAY_MINUTES = 1440;
/** More durations than this are a table of times, of which some sum always fits. */
const MOST = 12;

/** The durations of a text. */
export interface Spans {
  /** Whole days of any of them. */
  days: number[];
  /** Whole months of any of them. */
  months: number[];
  /** Working days of any of them. */
  working: number[];
  /** Minutes of those that are counted after something, and below nought of those counted before it. */
  minutes: number[];
  /** Minutes of any of them. */
  lasting: number[];
}

const inMinutes = (seconds: number[]): number[] => [...new Set(seconds.filter((one) => one % 60 === 0 && one < 86_400).map((one) => one / 60))];

/** "14 days, the first of them included": the last is the thirteenth after it. */
const INCLUSIVE = /(?:including|inclusive of|counting) the (?:\p{L}+ ){0,2}day|(?:being|is|as|counts as) (?:day (?:1|one)|the first day)|(?:der|den) (?:erste[rn]? )?tag (?:\p{L}+ ){0,3}(?:mitgezahlt|eingerechnet|eingeschlossen)|einschlie(?:ss|ß)lich des (?:\p{L}+ ){0,2}tag|(?:incluido|contando|incluindo|incluida|inclusive) (?:el|o) (?:primer )?dia|contad[oa] (?:desde )?el (?:primer )?dia|y compris le jour|jour (?:\p{L}+ ){0,3}(?:inclus|compris|compte)/u;
const DAY_AFTER = /(?:previous|preceding) (?:working |business )?day|(?:working|business) day before|vorherigen (?:werk)?tag|(?:werk)?tag (?:davor|zuvor)|dia (?:util |habil |laborable )?anterior|jour (?:ouvrable |ouvre )?precedent|lendemain|(?:following|next) (?:working |business )?day|day after|folgetag|folgenden (?:werk)?tag|nachste[nr]? (?:werk)?tag|(?:siguiente dia|dia) (?:habil |laborable )?(?:siguiente|habil|laborable)|dia (?:util )?seguinte|jour (?:ouvrable |ouvre )?suivant/;
export function spansOf(figures: Figure[], folded = ''): Spans {
  const months = figures.filter(({ unit, weak }) => !weak && unit?.family === 'months').slice(0, MOST).flatMap(({ values }) => values);
  const spans = figures.filter(({ unit, weak }) => !weak && unit?.family === 'seconds').slice(0, MOST);
  const turned = spans.flatMap(({ setting: { turn }, values }) => (turn ? values.map((value) => (turn === 'before' ? -value : value)) : []));
  const days = [...spans.flatMap(({ values }) => values), ...(DAY_AFTER.test(folded) ? [86_400] : [])].flatMap((one) => (one % 86_400 === 0 ? [one / 86_400] : one > 86_400 ? [Math.floor(one / 86_400), Math.ceil(one / 86_400)] : []));
  return { days: [...new Set(INCLUSIVE.test(folded) ? [...days, ...days.map((one) => one - 1)] : days)], months: [...new Set(months.filter(Number.isInteger))], working: figures.filter(({ unit, weak }) => !weak && unit?.family === 'working_days').slice(0, MOST).flatMap(({ values }) => values), minutes: inMinutes(turned), lasting: inMinutes(spans.flatMap(({ values }) => values)) };
}

/** A year that has no leap day stands for one that is not named. */
const SOME_YEAR = 2026;
const DAY_MS = 86_400_000;
const at = ({ year, month, day }: Day): number => Date.UTC(year || SOME_YEAR, month - 1, Math.max(1, day));
const dayAt = (time: number, from: Day): Day => { const date = new Date(time); return { year: from.year ? date.getUTCFullYear() : 0, month: date.getUTCMonth() + 1, day: date.getUTCDate() }; };
const laterBy = (from: Day, days: number): Day => dayAt(at(from) + days * DAY_MS, from);
/** A period of months ends on the day of its beginning, or on the day before it. */
const monthsLater = (from: Day, months: number): Day[] => {
  // Two months before 30 April is the last of February.
  const month = from.month - 1 + months;
  const last = new Date(Date.UTC(from.year || SOME_YEAR, month + 1, 0)).getUTCDate();
  const time = Date.UTC(from.year || SOME_YEAR, month, Math.min(last, Math.max(1, from.day)));
  const there = dayAt(time, from);
  return from.day === 0 ? [{ ...there, day: 0 }] : [there, dayAt(time - DAY_MS, from)];
};
/** So many days on from Monday to Friday; holidays are not known here. */
function workingLater(from: Day, days: number): Day {
  let time = at(from);
  for (let left = Math.min(Math.abs(days), MOST_WORKING); left > 0;) {
    time += Math.sign(days) * DAY_MS;
    if (new Date(time).getUTCDay() % 6 !== 0) left -= 1;
  }
  return dayAt(time, from);
}
const MOST_WORKING = 90;

/** The weekday of a day, 0 for Monday. */
export const weekdayOf = ({ year, month, day }: Day): number => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

/** "Thursday 9 October": the years near a given one in which that day is such a weekday. */
const NEAR_YEARS = [SOME_YEAR - 1, SOME_YEAR, SOME_YEAR + 1, SOME_YEAR - 2, SOME_YEAR + 2];
export const yearOn = ({ month, day }: Day, weekday: number): number => NEAR_YEARS.find((year) => weekdayOf({ year, month, day }) === weekday) ?? 0;

/** Whether a claim names this day, or its month alone. */
const names = (claim: Day, { year, month, day }: Day): boolean => (claim.year === 0 || year === 0 || claim.year === year) && claim.month === month && (claim.day === 0 || day === 0 || claim.day === day);

/** "The day before 7 August" is 6 August, two years from 3 November 2022 its namesake of 2024: whether a day follows from one that is known and a time that is. */
export function isCounted(claimed: DateMention, known: readonly DateMention[], { days, months, working }: Pick<Spans, 'days' | 'months' | 'working'>): boolean {
  return claimed.readings.some((claim) => known.some(({ readings }) => readings.some((one) =>
    (one.day > 0 && days.some((count) => names(claim, laterBy(one, count)) || names(claim, laterBy(one, -count))))
    || (one.day > 0 && one.year > 0 && working.some((count) => names(claim, workingLater(one, count)) || names(claim, workingLater(one, -count))))
    || months.some((count) => [...monthsLater(one, count), ...monthsLater(one, -count)].some((there) => names(claim, there))))));
}

/** Days between any two of these dates and days of a month that is not named, both counted and one of them. */
export function daysBetween(known: readonly DateMention[], bare: number[]): number[] {
  const dated = known.flatMap(({ readings }) => readings.filter(({ day }) => day > 0)).slice(0, MOST);
  const months = dated.length > 0 ? dated : [{ year: 0, month: 1, day: 0 }];
  const single = [...dated, ...bare.slice(0, MOST).flatMap((day) => months.map(({ year, month }) => ({ year, month, day })))].slice(0, 2 * MOST);
  const gaps = single.flatMap((one) => single.map((other) => Math.round((at({ ...other, year: other.year || one.year }) - at({ ...one, year: one.year || other.year })) / DAY_MS)));
  return [...new Set(gaps.flatMap((gap) => (gap > 0 ? [gap, gap + 1] : gap < -182 ? [gap + 365, gap + 366] : [])))].filter((gap) => gap > 0);
}

/** What grants time. */
const GRANTS = /(?<!\p{L})(?:can|may|must|free|have until|konnen|durfen|mussen|frist\w*|kostenlos|pued\p{L}+|debe\p{L}*|pouvez|pouvons|delai|pode\p{L}*|deve\p{L}*|plazo|prazo)(?!\p{L})/u;

/** Whether a duration grants time or sets a limit to it, "up to 18 days before check-in", and does not only tell how long something took or lies apart. */
export function grantsTime(folded: string, { bound, from }: Pick<Figure, 'bound' | 'from'>): boolean {
  const sentence = /[^.;!?\n]{0,160}$/.exec(folded.slice(Math.max(0, from - 160), from))?.[0] ?? '';
  return bound !== '' || GRANTS.test(sentence.split(/[,:]| (?:and|so|und|also|y|et|donc|e) (?!(?:the |el |le |o |dem |den |dia )*\d)/u).at(-1) ?? '');
}

/** "One hour before 6 pm" is 5 pm; so is a ride of 35 minutes from 1:20. */
export const isReckoned = (claimed: TimeMention, known: readonly TimeMention[], { minutes }: Pick<Spans, 'minutes'>): boolean =>
  known.some((time) => time.minutes.some((one) => minutes.some((span) => claimed.minutes.includes((one + span + DAY_MINUTES) % DAY_MINUTES))));

const DAY_BEFORE = /(?<!\p{L})((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira),?|dia|the|am|zum|vom|den|der|le|du|au|el|al|del|do|ao|do dia|al dia) $/u;
/** "El del 3, …": nothing that could be counted follows. */
const ENDS = /^ ?(?:[,.;:!?)\n]|$| (?:inclus|included|inclusive|incluid[oa]|einschlie(?:ss|ß)lich|a|at|um|as|de|fur|for|pour|para|y|and|und|et|e|o|or|ou|oder|to|bis|au|al|ao|hasta|ate)(?!\p{L}))/u;

/** The day of a month named by its number alone, "the 18th", "dia 14"; 0 where a figure names none. */
export function dayOfMonth(folded: string, { raw, from, to, unit }: Figure): number {
  const [value = 0] = raw;
  if (unit || !Number.isInteger(value) || value < 1 || value > 31) return 0;
  const before = DAY_BEFORE.exec(folded.slice(Math.max(0, from - 16), from))?.[1] ?? '';
  return before && (/^(?:st|nd|rd|th|er|º|\.)/.test(folded.slice(to, to + 2)) || before.includes('dia') || ENDS.test(folded.slice(to))) ? value : 0;
}
