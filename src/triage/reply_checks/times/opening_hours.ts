import { fold } from '../../text/characters.ts';
import { findWeekdays } from './dates.ts';

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
const DATED = /^,? (?:the |den |dem |el |le |o )?\d{1,2}(?:st|nd|rd|th|er|\.)? (?:of |de )?[a-z]{3,10}(?!\p{L})(?<! (?:uhr|a|to|bis|ate|und|and))/u;

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
