import type { Passage } from '../../../ports/knowledge_base.ts';
import { findDates } from '../../../triage/reply_checks/times/dates.ts';
import { foldFully } from '../../../triage/text/characters.ts';

const YEARS = /(?<!\d|\d[.,]\d)20\d\d(?![\d.,]?\d)/g;
const YEAR_IN_TITLE = /(?<!\d)20\d\d(?!\d)/;
/** "Roadmap for Q3 2024", "Winter 2024/25": a part of a year that is over. */
const PART_OF_YEAR = /(?:q[1-4]|winter|summer|spring|autumn|fruhjahr|sommer|herbst|easter|christmas|ostern|weihnachten|verano|invierno|navidad|ete|hiver|noel|verao|inverno|natal)[ /-]{1,3}(?:de )?20\d\d/;
/** What has held from a day on holds still. */
const FROM_ON = /(?:since|from|after|as of|seit|ab|nach|desde|a partir del?|depuis|apres|a partir du|apos|a partir de)(?: (?:the|dem|el|le|o|dia))? $/;

/** Whether what a passage tells was dated, and all its days are over: last year's Easter. One that the ticket names itself is asked about. */
export function isOver({ title, solution }: Passage, said: string, now = new Date()): boolean {
  const answer = foldFully(solution), told = `${foldFully(title)}\n${answer}`;
  const years = (told.match(YEARS) ?? []).map(Number), latest = Math.max(...years);
  if (years.length === 0 || latest > now.getFullYear() || years.some((year) => said.includes(String(year)))) return false;
  if (latest < now.getFullYear() && (YEAR_IN_TITLE.test(title) || PART_OF_YEAR.test(told))) return true;
  const days = findDates(told).filter(({ readings, start }) => readings.some(({ year }) => year > 0) && !FROM_ON.test(told.slice(0, start)));
  return days.length > 0 && days.every(({ readings }) => readings.every(({ year, month, day }) => new Date(year, month - (day > 0 ? 1 : 0), day > 0 ? day + 1 : 1) <= now));
}
