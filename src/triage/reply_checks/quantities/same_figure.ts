import { settingsClash } from './figure_setting.ts';
import type { Figure } from './figures.ts';
import { asWeight, inBase, isUnit, sameCurrency } from './units.ts';

const DAY_SECONDS = 86_400, MONTH_DAYS = 30;
const EQUAL = 1e-6;
/** What is converted between systems is rounded: "about 44 pounds" for 20 kg. */
const ROUNDED = 0.03;
const MEASURED = /^(?:seconds|working_days|months|money|percent)$/;
/** "12 photos" bear no "12 MB"; a number whose unit we do not know may be any of these. */
const OF_A_MEASURE = /^unit:(?:byte|rate|gram|metre|square|litre|watt|volt|ampere|charge|energy|degree|bar|decibel|hertz)$/;

const converted = (left: number[], right: number[]): boolean => left.some((one) => right.some((other) => Math.abs(one - other) <= ROUNDED * Math.max(Math.abs(one), Math.abs(other), 1)));
const areWhole = (one: number, other: number): boolean => Number.isInteger(one) && Number.isInteger(other);
/** Whole numbers are equal to the last digit, however long: an order's number is one. */
export const near = (left: number[], right: number[]): boolean => left.some((one) => right.some((other) => one === other || (!areWhole(one, other) && Math.abs(one - other) < EQUAL * Math.max(1, Math.abs(one)))));

/** Thirty days are a month, 365 a year, as people say it. */
function sameSpan(given: Figure, claimed: Figure): boolean {
  const [months, seconds] = given.unit?.family !== 'seconds' ? [given, claimed] : [claimed, given];
  // Seven nights are a week.
  if (months.unit?.family === 'unit:night' && seconds.unit?.family === 'seconds' && seconds.unit.factor > DAY_SECONDS) return months.raw.some((nights) => seconds.values.includes(nights * DAY_SECONDS));
  if (months.unit?.family !== 'months' || seconds.unit?.family !== 'seconds') return false;
  return months.values.some((count) => seconds.values.some((one) => one === count * MONTH_DAYS * DAY_SECONDS || (count % 12 === 0 && one === (count / 12) * 365 * DAY_SECONDS)));
}

/** "44 pounds" for 20 kg. */
function sameWeight(given: Figure, claimed: Figure): boolean {
  const [gram, pounds] = given.unit?.family === 'unit:gram' ? [given, claimed] : [claimed, given];
  const weight = gram.unit?.family === 'unit:gram' && pounds.unit ? asWeight(pounds.unit) : undefined;
  return weight !== undefined && converted(gram.values, pounds.raw.map((value) => inBase(value, weight)));
}

/** Seconds of the periods that something is said to happen in; months of thirty days. */
const PERIOD_SECONDS: Record<string, number> = { minute: 60, hour: 3600, day: DAY_SECONDS, week: 7 * DAY_SECONDS, month: 30 * DAY_SECONDS, quarter: 90 * DAY_SECONDS, year: 360 * DAY_SECONDS };

/** "Four times an hour" is every 15 minutes, "once a quarter" every three months. */
function sameRhythm(given: Figure, claimed: Figure): boolean {
  const [often, every] = given.unit?.family === 'unit:times' ? [given, claimed] : [claimed, given];
  const family = every.unit?.family;
  if (often.unit?.family !== 'unit:times' || (family !== 'seconds' && family !== 'months')) return false;
  return often.setting.periods.some((period) => often.raw.some((count) => every.values.some((value) => Math.abs((PERIOD_SECONDS[period] ?? 0) / count - value * (family === 'months' ? 30 * DAY_SECONDS : 1)) < 1)));
}

/** Whether a figure of the reply may rest on a figure of a source: same measure, same value, same end of a range. */
export function supports(given: Figure, claimed: Figure): boolean {
  if (given.end === 'low' && claimed.end === '' && claimed.bound !== 'least') return false;
  if (given.end && claimed.end && given.end !== claimed.end) return false;
  // "Up to 15 days before" and "at least 15 days before" say the same; so do the ends of "from 3 to 10" and "at least 3, at most 10".
  const before = given.setting.turn === 'before' || claimed.setting.turn === 'before';
  if (!before && !given.end && !claimed.end && ((given.bound === 'least' && claimed.bound === 'most') || (given.bound === 'most' && claimed.bound === 'least'))) return false;
  if (sameRhythm(given, claimed)) return true;
  if (settingsClash(given.setting, claimed.setting)) return false;
  if (given.unit && claimed.unit) {
    if (given.unit.family !== claimed.unit.family) return sameSpan(given, claimed) || sameWeight(given, claimed);
    if (given.unit.currency && claimed.unit.currency && !sameCurrency(given.unit.currency, claimed.unit.currency)) return false;
    return given.unit.imperial !== claimed.unit.imperial ? converted(given.values, claimed.values) : near(given.values, claimed.values);
  }
  // "10 users" rests on no "10 €", whatever the number.
  if ((given.unit && MEASURED.test(given.unit.family) && claimed.setting.noun) || (claimed.unit && (MEASURED.test(claimed.unit.family) || (OF_A_MEASURE.test(claimed.unit.family) && !isUnit(given.setting.noun))) && given.setting.noun)) return false;
  return near(given.raw, claimed.raw);
}
