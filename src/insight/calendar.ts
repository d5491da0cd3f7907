import { asUtc, wallTime, zoneOffsets } from '../triage/ticket_table/time_zone.ts';

/** Days since 1970-01-01 of the calendar date that an ISO-8601 text shows where it was written; NaN where it shows none. */
export function dayOf(iso: string): number {
  const shown = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return shown ? Math.round(Date.UTC(Number(shown[1]), Number(shown[2]) - 1, Number(shown[3])) / 86_400_000) : Number.NaN;
}

/** `2026-11-22` of a day number. */
export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** 0 is Monday, 6 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Place of the first element that is not below `value`, in a sorted list; its length where all are below. */
export function firstFrom(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last day of a period: the date that a text names, else today's in the first of these time zones that is one. */
export function endOfPeriod(until: string, now: number, ...timeZones: string[]): number {
  const named = dayOf(until);
  if (Number.isFinite(named)) return named;
  return Math.floor(asUtc(wallTime(now, zoneOffsets(...timeZones)(now))) / 86_400_000);
}
