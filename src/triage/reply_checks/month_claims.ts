import type { Finding } from '../replies/auto_send.ts';
import { fold } from '../text/characters.ts';
import { claim } from './checked_reply.ts';
import { findDates, monthsIn, monthsNamed } from './dates.ts';
import { isCounted, type Spans } from './derived_days.ts';
import type { Support } from './support.ts';

/** A month that a reply names without a day, where the ticket and the sources name neither it nor one from which it follows. */
export function monthsClaimed(body: string, support: Support, spansIn: () => Spans): Finding[] {
  const dated = findDates(body);
  const alone = monthsNamed(body).filter(({ start, end }) => !dated.some((date) => date.start < end && start < date.end));
  if (alone.length === 0) return [];
  const { raw, dates } = support;
  const spans = spansIn();
  const known = new Set([...monthsIn(raw), ...dates.flatMap(({ readings }) => readings.map(({ month }) => month)), ...dated.flatMap(({ readings }) => readings.map(({ month }) => month))]);
  const told = monthsIn(raw).map((month) => ({ readings: [{ year: 0, month, day: 1 }], start: 0, end: 0 }));
  // "From October on" of what is said to hold from the month after September.
  const isNext = (month: number): boolean => (spans.nextMonth && known.has(((month + 10) % 12) + 1)) || (spans.yearEnd && month === 12);
  const follows = (month: number, start: number, end: number): boolean => isNext(month) || isCounted({ readings: [{ year: 0, month, day: 0 }], start, end }, [...dates, ...told], spans);
  return alone.filter(({ month, start, end }) => !known.has(month) && !follows(month, start, end) && !/(?<!\p{L})(?:mid|mitte|mi)-?$/u.test(fold(body.slice(0, start))))
    .map(({ start, end }) => claim('date', body.slice(start, end)));
}
