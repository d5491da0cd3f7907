import type { Finding } from '../../replies/auto_send.ts';
import { fold } from '../../text/characters.ts';
import { late } from '../../text/kept_readings.ts';
import { hoursHinted } from './bare_hours.ts';
import { falls, fallingIn, type Falling } from './calendar.ts';
import { claim, ticketText, type CheckedReply } from '../checked_reply.ts';
import { findDates, findTimes, findWeekdays, isNamed, ofNamedDay, rangeStarts, type DateMention, type Day, type TimeMention } from './dates.ts';
import { isCounted, isReckoned, spansOf, weekdayOf, yearOn, type Spans } from './derived_days.ts';
import { bareWeekdays, weekdaysNamed } from './opening_hours.ts';
import type { Support } from '../attribution/support.ts';
import { hoursWritten } from './written_hours.ts';

/** Dates that a weekday stands before, with the year that makes them so: working days are counted from these. */
const withYears = (raw: string): DateMention[] => fallingIn(raw).filter(({ year, month }) => year === 0 && month > 0)
  .map(({ weekday, month, day, start, end }) => ({ readings: [{ year: yearOn({ year: 0, month, day }, weekday), month, day }].filter(({ year }) => year > 0), start, end }));

/** "Version 4.2." at the end of a sentence, where a source writes 4.2 with no dot behind it. */
const DOTTED = /^\d{1,2}\.\d{1,2}\.$/;
const isVersion = (words: string, raw: string): boolean => DOTTED.test(words) && new RegExp(`(?<![\\d.])${words.slice(0, -1).replace('.', '\\.')}(?!\\.?\\d|\\.(?! |$|\\n))`).test(raw);

function dayFindings(reply: CheckedReply, support: Support, spansIn: () => Spans): Finding[] {
  const { body } = reply;
  const claimed = findDates(body);
  if (claimed.length === 0) return [];
  const { raw, dates: known } = support;
  const spans = spansIn();
  const onWeekday = spans.working.length > 0 ? withYears(raw) : [];
  const open = claimed.filter((one) => !isNamed(one, known) && !ofNamedDay(one, raw) && !isVersion(body.slice(one.start, one.end), raw));
  const base = [...known, ...onWeekday, ...claimed.filter((one) => !open.includes(one))];
  const follows = (one: DateMention): boolean => isCounted(one, base, spans);
  // "A week later, on 4 June, and two days on 6 June": a day may be reckoned from one that is.
  base.push(...open.filter(follows));
  return open.filter((one) => !base.includes(one) && !follows(one)).map(({ start, end }) => claim('date', body.slice(start, end)));
}

const ENDS_SENTENCE = /[.!?]\s+\p{Lu}/u;

function weekdayFindings(reply: CheckedReply, support: Support, spansIn: () => Spans): Finding[] {
  const claimed = findWeekdays(reply.body);
  if (claimed.length === 0) return [];
  const { raw, dates } = support;
  const spans = spansIn();
  const asked = weekdaysNamed(ticketText(reply));
  const known = new Set([...weekdaysNamed(raw), ...bareWeekdays(raw)]);
  const isReached = (weekday: number): boolean => spans.days.some((count) => [weekday + count, weekday - count].some((one) => asked.has(((one % 7) + 7) % 7)));
  // Each day is judged once, however often it is named.
  const keyOf = (day: Day): string => `${day.year} ${day.month} ${day.day}`;
  const days = [...new Map([...dates, ...findDates(reply.body)].flatMap(({ readings }) => readings).map((day) => [keyOf(day), day])).values()];
  const given = late(() => [...new Map(fallingIn(raw).map((one) => [`${one.weekday} ${keyOf(one)}`, one])).values()]);
  const falling = new Map<number, Falling[]>();
  for (const one of fallingIn(reply.body)) falling.set(one.start, [...falling.get(one.start) ?? [], one]);
  const judged = new Map<string, boolean>();
  const isRight = (one: Falling): boolean => { const key = `${one.weekday} ${keyOf(one)}`, right = judged.get(key) ?? falls(one, given(), days); judged.set(key, right); return right; };
  const isOneYear = late(() => new Set(days.map(({ year }) => year).filter(Boolean)).size === 1);
  // "Le dimanche 13" of a 13/09/2026; "Thursday, 3 June 2026" is a Wednesday.
  const isOnIt = (start: number): boolean => (falling.get(start) ?? []).some(isRight);
  // "Three Saturdays, 12, 19 and 26 September 2026": every day that the reply names falls on it, and one stands in its sentence.
  const fullyDated = late(() => { const own = findDates(reply.body); return [...own, ...rangeStarts(reply.body, own)].map((one) => ({ ...one, readings: one.readings.filter(({ year, month, day }) => year > 0 && month > 0 && day > 0) })).filter(({ readings }) => readings.length > 0); });
  const isBeside = (from: number, to: number) => ({ start, end }: DateMention): boolean => !ENDS_SENTENCE.test(reply.body.slice(Math.min(end, to), Math.max(start, from)));
  const allFall = (weekday: number, from: number, to: number): boolean => fullyDated().length > 1 && fullyDated().some(isBeside(from, to)) && fullyDated().every(({ readings }) => readings.some((one) => weekdayOf(one) === weekday));
  const isOffIt = (start: number): boolean => { const dated = (falling.get(start) ?? []).filter(({ month }) => month > 0); return dated.length > 0 && isOneYear() && !dated.some(isRight); };
  return claimed.filter(({ weekday, start, end }) => isOffIt(start) || (!known.has(weekday) && !isReached(weekday) && !isOnIt(start) && !allFall(weekday, start, end))).map(({ start, end }) => claim('date', reply.body.slice(start, end)));
}

/** "Until 5.45 pm, with ten minutes' grace": minutes of a span that is said neither to come before nor after something. */
const SOON = 120;
function timeFindings({ body, ticket }: CheckedReply, support: Support, spansIn: () => Spans): Finding[] {
  const claimed = findTimes(body);
  if (claimed.length === 0) return [];
  const { raw } = support;
  const spans = spansIn();
  const times = findTimes(raw);
  // "Her lesson is this afternoon at four."
  const hours = [...hoursWritten(raw), ...support.texts.filter(({ origin }) => origin === 'ticket').flatMap(hoursHinted)];
  // "At 14:30, and it takes 45 minutes": done by 15:15.
  const appointed = findTimes(ticket.message);
  const minutes = [...spans.minutes, ...spans.lasting.filter((span) => span <= SOON && !spans.minutes.some((turned) => Math.abs(turned) === span))];
  const stands = (time: TimeMention): boolean => isReckoned(time, times, { minutes }) || isReckoned(time, appointed, { minutes: spans.lasting.flatMap((span) => [span, -span]) })
    || times.some(({ minutes }) => time.minutes.some((minute) => minutes.includes(minute))) || time.minutes.some((minute) => hours.includes(minute));
  return claimed.filter((time) => !stands(time)).map(({ start, end }) => claim('time', body.slice(start, end)));
}

/** Dates, weekdays and times of the day that neither stand in the ticket or a source nor follow from what does. */
export function dateFindings(reply: CheckedReply, support: Support): Finding[] {
  const spans = late(() => spansOf(support.texts.flatMap(({ figures }) => figures), fold(support.raw)));
  return [
    ...dayFindings(reply, support, spans), ...weekdayFindings(reply, support, spans), ...timeFindings(reply, support, spans),
  ];
}
