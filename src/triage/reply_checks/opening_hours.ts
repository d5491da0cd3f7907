import { fold } from '../text/characters.ts';
import { keptReading } from '../text/kept_readings.ts';
import { findTimes, findWeekdays } from './dates.ts';
import { sentencesOf } from './sentences.ts';

/** A time of the day with the weekdays it is said of; 0 for Monday to 6 for Sunday. */
export interface HoursOfDay {
  minutes: number[];
  days: Set<number>;
  start: number;
  end: number;
}

interface DayGroup {
  days: number[];
  start: number;
  end: number;
}

const THROUGH = /^ ?(?:-|–|—|to|till|until|through|bis|a|al|au|ate|hasta)(?: (?:a|el|le))? ?$/;
const WEEKEND = /(?<!\p{L})(?:weekends?|wochenende[ns]?|fines? de semana|week-ends?|fins? de semana)(?!\p{L})/gu;
const WORKDAYS = /(?<!\p{L})(?:(?:on |during )?weekdays|during the week|werktags|wochentags|(?:unter|wahrend) der woche|an werktagen|entre semana|los dias laborables|en semaine|les jours ouvr(?:es|ables)|dias uteis das|em dias uteis|nos dias uteis|on (?:business|working) days|(?:em dias|durante a|a) de? ?semana)(?!\p{L})/gu;
const MONDAY_TO_FRIDAY = [0, 1, 2, 3, 4];

/** The weekdays from one to another, over the end of the week if need be. */
const range = (from: number, to: number): number[] => Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, at) => (from + at) % 7);

/** "Monday, 7 September": the weekday of a date says nothing of other weeks. */
const DATED = /^,? (?:the |den |dem |el |le |o )?\d{1,2}(?:st|nd|rd|th|er|\.)? (?:of |de )?[a-z]{3,10}(?!\p{L}|h)(?<! (?:uhr|a|to|bis|ate|und|and))/u;

/** Weekdays of a sentence, `Monday to Friday` as one group. */
function groupsOf(text: string, passDated = false): DayGroup[] {
  const folded = fold(text);
  const named = [...folded.matchAll(WEEKEND)].map((match) => ({ days: [5, 6], start: match.index, end: match.index + match[0].length }))
    .concat([...folded.matchAll(WORKDAYS)].map((match) => ({ days: MONDAY_TO_FRIDAY, start: match.index, end: match.index + match[0].length })));
  const groups: DayGroup[] = [];
  for (const { weekday, start, end } of findWeekdays(text)) {
    if (passDated && DATED.test(folded.slice(end))) continue;
    const last = groups.at(-1);
    if (last && THROUGH.test(folded.slice(last.end, start))) {
      last.days = range(last.days[0] ?? weekday, weekday);
      last.end = end;
    } else if (last && /^(?:,| ?(?:and|und|y|et|e|&))? ?$/.test(folded.slice(last.end, start))) {
      last.days.push(weekday);
      last.end = end;
    } else groups.push({ days: [weekday], start, end });
  }
  return [...groups, ...named].sort((a, b) => a.start - b.start);
}

/** Every weekday that a text names or spans: Wednesday lies between `Monday to Friday`. */
export const weekdaysNamed = (text: string): Set<number> => new Set(groupsOf(text).flatMap(({ days }) => days));

/** "Toda sexta": bears a "sexta-feira". */
export const bareWeekdays = (raw: string): number[] => { const folded = fold(raw); return ['segunda', 'terca', 'quarta', 'quinta', 'sexta'].flatMap((name, at) => (new RegExp(`(?:toda|cada|na|da|de|a|ate|e|hoje|esta|nesta|proxima) ${name}(?!\\p{L})`, 'u').test(folded) ? [at] : [])); };

const BARE_HOURS = /(?<![\d.,:])(\d{1,2}) ?h? ?(?:a|à|às|-|–|y|et|e)(?: (?:as|las))? ?(\d{1,2}) ?h(?!\p{L}|\d)/giu;

/** `9 a 18 h` beside a weekday is no duration. */
export function hoursIn(text: string): { minutes: number[]; start: number; end: number }[] {
  return [...text.matchAll(BARE_HOURS)].flatMap((match) => {
    const [from, to] = [Number(match[1]), Number(match[2])];
    const place = { start: match.index, end: match.index + match[0].length };
    return from < 24 && to <= 24 ? [{ minutes: [from * 60], ...place }, { minutes: [(to % 24) * 60], ...place }] : [];
  });
}

/** Every time that a sentence says of weekdays: of those before it, or of those behind where the hours come first. */
export function hoursByDay(text: string): HoursOfDay[] {
  return sentencesOf(text).flatMap((sentence) => {
    const groups = groupsOf(sentence.text, true);
    const [firstGroup] = groups;
    if (!firstGroup) return [];
    const times = [...findTimes(sentence.text), ...hoursIn(sentence.text)].sort((a, b) => a.start - b.start);
    const [firstTime] = times;
    if (!firstTime) return [];
    const daysFirst = firstGroup.start < firstTime.start;
    return times.flatMap(({ minutes, start, end }) => {
      const own = daysFirst ? groups.filter((group) => group.end <= start).at(-1) : groups.find((group) => group.start >= end);
      return own ? [{ minutes, days: new Set(own.days), start: start + sentence.from, end: end + sentence.from }] : [];
    });
  });
}

/** One that asks back is the same for many tickets. */
const hoursOfReply = keptReading(hoursByDay, 24);

const meet = (left: HoursOfDay, right: HoursOfDay): boolean => [...left.days].some((day) => right.days.has(day));
const sameTime = (left: HoursOfDay, right: HoursOfDay): boolean => left.minutes.some((minute) => right.minutes.includes(minute));

const CLOSED = /\b(?:closed|geschlossen|ruhetag|cerramos|cerrado|cierra|ferme|fermee|fermes|encerrado|encerramos|fechado|fechamos|fecha)\b/;

/** Weekdays on which a text says that it is closed. */
const closedDays = (text: string): Set<number> => new Set(sentencesOf(text).filter(({ folded }) => CLOSED.test(folded) && !/\d/.test(folded)).flatMap((sentence) => groupsOf(sentence.text).flatMap(({ days }) => days)));

/** Hours that a source says of other weekdays than the reply does, while it says other hours of the reply's; and hours of a closed day. */
export function hoursOfOtherDays(reply: string, supportIn: () => string): HoursOfDay[] {
  const said = hoursOfReply(reply);
  if (said.length === 0) return [];
  const support = supportIn();
  const known = hoursByDay(support);
  const closed = closedDays(support);
  const named = weekdaysNamed(support);
  return said.filter((claimed) => {
    const ofDay = known.filter((one) => meet(one, claimed));
    if (ofDay.length === 0 && claimed.days.size > 0 && [...claimed.days].every((day) => closed.has(day))) return true;
    // Saturday with the hours of Monday to Friday.
    if (ofDay.length === 0 && [...claimed.days].every((day) => day > 4) && known.some((one) => one.days.size === MONDAY_TO_FRIDAY.length && sameTime(one, claimed))) return true;
    // "At the weekend" where Sunday is named for something else.
    const covered = new Set(known.filter((one) => sameTime(one, claimed)).flatMap(({ days }) => [...days]));
    if (covered.size > 0 && claimed.days.size > 1 && [...claimed.days].some((day) => !covered.has(day) && named.has(day))) return true;
    return ofDay.length > 0 && !ofDay.some((one) => sameTime(one, claimed)) && known.some((one) => sameTime(one, claimed));
  });
}
