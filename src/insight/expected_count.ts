import { firstFrom, weekdayOf } from './calendar.ts';

/** How the whole desk's volume runs: what each day weighs, and what the volume of a stretch of days was. */
export interface DeskVolume {
  firstDay: number;
  /** Sum of the weights of the days from `firstDay` up to, and without, `day`. A weight of 1 is an average day. */
  weightBefore(day: number): number;
  /** Growth a day of the logarithm of the volume. */
  slope: number;
}

/** Bayes' start for a weekday: as if two average weeks had been seen. Keeps a short history from swinging. */
const WEEKDAY_PRIOR_WEEKS = 2;
/** A desk that grows faster than this a day (a fifth a week) is not growing but changing. */
const STEEPEST = Math.log(1.2) / 7;
const HALVES_PRIOR = 10;

/**
 * Weekday profile and growth of a desk, from the days `firstDay` to `lastDay` of its total volume.
 * @param countBetween tickets from one day up to, and without, another
 */
export function deskVolume(countBetween: (from: number, to: number) => number, firstDay: number, lastDay: number): DeskVolume {
  const days = lastDay - firstDay + 1;
  const perWeekday = Array.from({ length: 7 }, () => ({ tickets: 0, days: 0 }));
  for (let day = firstDay; day <= lastDay; day += 1) {
    const own = perWeekday[weekdayOf(day)];
    if (own) { own.tickets += countBetween(day, day + 1); own.days += 1; }
  }
  const mean = countBetween(firstDay, lastDay + 1) / Math.max(1, days) || 1;
  const profile = perWeekday.map((own) => (own.tickets / mean + WEEKDAY_PRIOR_WEEKS) / (own.days + WEEKDAY_PRIOR_WEEKS));
  const week = profile.reduce((sum, weight) => sum + weight, 0);
  const slope = growth(countBetween(firstDay, firstDay + Math.floor(days / 2)), countBetween(lastDay + 1 - Math.floor(days / 2), lastDay + 1), days);
  return {
    firstDay, slope,
    weightBefore(day) {
      const whole = Math.floor((day - firstDay) / 7);
      let weight = whole * week;
      for (let rest = firstDay + whole * 7; rest < day; rest += 1) weight += profile[weekdayOf(rest)] ?? 1;
      return (weight * 7) / week;
    },
  };
}

/** Growth a day between the two halves of a stretch of days: their middles are half the stretch apart. */
function growth(first: number, second: number, days: number): number {
  if (days < 14) return 0;
  const slope = Math.log((second + HALVES_PRIOR) / (first + HALVES_PRIOR)) / (days / 2);
  return Math.max(-STEEPEST, Math.min(STEEPEST, slope));
}

/** What a topic's own past lets us expect of a window of days. */
export interface Expectation {
  /** Tickets expected in the window. */
  mean: number;
  /** Size parameter of the negative binomial distribution around it; smaller is wider. */
  size: number;
}

/** Jeffreys' prior for a rate: half a ticket seen. */
const PRIOR_TICKETS = 0.5;
/** Tickets after which a topic's own growth counts as much as the desk's. */
const OWN_GROWTH_TICKETS = 30;

/**
 * The predictive distribution of a topic's count in the window `from`…`to` (both included), by its count in the
 * baseline before it: gamma-Poisson, the rate's uncertainty and the desk's week-to-week dispersion, in the
 * window and in the mean of the weeks before, added up (1/size = 1/(n + 0.5) + (1 + 1/weeks)/dispersion). Weekdays weigh as they do for the desk; growth is the desk's, drawn
 * towards the topic's own where the topic is large, and never below none.
 */
export function expectation(days: ArrayLike<number>, desk: DeskVolume, window: { from: number; to: number }, baselineDays: number, dispersion: number): Expectation {
  const start = Math.max(desk.firstDay, window.from - baselineDays);
  const middle = start + Math.floor((window.from - start) / 2);
  const [at, half, end] = [firstFrom(days, start), firstFrom(days, middle), firstFrom(days, window.from)];
  const seen = end - at;
  const own = growth(half - at, end - half, window.from - start);
  const trust = seen / (seen + OWN_GROWTH_TICKETS);
  const slope = Math.max(0, desk.slope + trust * (own - desk.slope));
  const ahead = (window.from + window.to) / 2 - (start + window.from - 1) / 2;
  const weight = (first: number, after: number) => desk.weightBefore(after) - desk.weightBefore(first);
  const rate = (seen + PRIOR_TICKETS) / Math.max(1, weight(start, window.from));
  return {
    mean: rate * weight(window.from, window.to + 1) * Math.exp(slope * ahead),
    size: 1 / (1 / (seen + PRIOR_TICKETS) + (1 + 7 / Math.max(7, window.from - start)) / dispersion),
  };
}

/** Wider than this no desk's topics vary from week to week without a cause; narrower is as good as Poisson. */
const WIDEST = 3;
const NARROWEST = 200;
/** Topics that stray most, left out: they may be incidents. */
const LEFT_OUT = 0.05;
/** What varies by the week is cut across by weeks that begin on any day: two moods averaged show two thirds of the variance. */
const CUT_ACROSS = 1.5;

/**
 * How far topics stray from their mean from week to week, as the size of a negative binomial distribution, by moments
 * over all topics: Σ mean² / Σ ((count - mean)² - mean).
 * @param weeklyCounts for each topic its counts in full weeks
 */
export function weeklyDispersion(weeklyCounts: number[][]): number {
  const topics = weeklyCounts.filter((weeks) => weeks.length >= 4).map((weeks) => {
    const mean = weeks.reduce((sum, count) => sum + count, 0) / weeks.length;
    const squared = weeks.reduce((sum, count) => sum + (count - mean) ** 2, 0) * (weeks.length / (weeks.length - 1));
    return { squares: weeks.length * mean ** 2, excess: squared - weeks.length * mean };
  }).sort((a, b) => a.excess / Math.max(1, a.squares) - b.excess / Math.max(1, b.squares));
  const kept = topics.slice(0, Math.ceil(topics.length * (1 - LEFT_OUT)));
  const excess = kept.reduce((sum, topic) => sum + topic.excess, 0) * CUT_ACROSS;
  return excess <= 0 ? NARROWEST : Math.max(WIDEST, Math.min(NARROWEST, kept.reduce((sum, topic) => sum + topic.squares, 0) / excess));
}

/** log Γ(x) for x > 0, by Stirling's series after shifting up to 8 (Abramowitz and Stegun 6.1.40); good to 1e-10. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 8; at += 1) shift += Math.log(at);
  return (at - 0.5) * Math.log(at) - at + 0.9189385332046727 + 1 / (12 * at) - 1 / (360 * at ** 3) + 1 / (1260 * at ** 5) - shift;
}

/** P(X ≥ count) of the negative binomial distribution with this mean and size; 0 to 1. */
export function tailProbability({ mean, size }: Expectation, count: number): number {
  if (count <= 0) return 1;
  const share = mean / (mean + size);
  let term = Math.exp(logGamma(count + size) - logGamma(size) - logGamma(count + 1) + size * Math.log(1 - share) + count * Math.log(share));
  let sum = 0;
  for (let k = count; term > sum * 1e-12 && k < count + 100_000; k += 1) {
    sum += term;
    term *= (share * (k + size)) / (k + 1);
  }
  return Math.min(1, sum);
}

/** P(X ≥ hits) of `of` draws, each a hit with this chance. */
export function binomialTail(hits: number, of: number, chance: number): number {
  // By logarithms: of a thousand draws the chance of no hit is too small for a number.
  let [log, sum] = [of * Math.log(1 - chance), 0];
  for (let k = 0; k <= of; k += 1) {
    if (k >= hits) sum += Math.exp(log);
    log += Math.log(((of - k) / (k + 1)) * (chance / (1 - chance)));
  }
  return Math.min(1, sum);
}
