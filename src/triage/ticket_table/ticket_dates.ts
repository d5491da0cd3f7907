import { readDateText, type DateText } from './date_text.ts';
import { asUtc, isoWithOffset, offsetAt, wallTime, zoneOffsets, type WallTime } from './time_zone.ts';

/** What decides a date that its cell leaves open. */
export interface DateSetting {
  /** IANA zone of the zap, used where the sheet names none. */
  timeZone: string;
  /** Zone of the sheet; a time without a zone is meant there: forms and formulas write in it. */
  sheetTimeZone?: string;
  /** The sheet's locale, for example `en_US`; `""` where unknown. */
  locale?: string;
}

/** Locales that write the month first; of the rest, none does. */
const MONTH_FIRST = /^en[_-](?:us|ph)\b/i;

const HALF_DAY = /\d\s?[ap]m\b/i;

type Order = 'day_first' | 'month_first';

/** Is 03/04 a day in April or in March? The other rows of the column say so; else the sheet's locale; else “PM”. */
function orderOf(read: (DateText | undefined)[], cells: string[], locale: string): Order {
  const votes = { day_first: 0, month_first: 0 };
  for (const date of read) if (date?.kind === 'wall' && date.order) votes[date.order] += 1;
  if (votes.day_first !== votes.month_first) return votes.day_first > votes.month_first ? 'day_first' : 'month_first';
  if (locale) return MONTH_FIRST.test(locale) ? 'month_first' : 'day_first';
  return cells.some((cell) => HALF_DAY.test(cell)) ? 'month_first' : 'day_first';
}

/**
 * The moments that a column of cells shows, as ISO-8601 with offset; `""` where a cell shows none.
 * Reads ISO, 22.11.2026, 11/22/2026, 22/11/2026, month names in five languages, Sheets' serial numbers and Unix time.
 */
export function readTicketDates(cells: string[], setting: DateSetting): string[] {
  const offsets = zoneOffsets(setting.sheetTimeZone, setting.timeZone);
  const read = cells.map(readDateText);
  const order = orderOf(read, cells, setting.locale ?? '');
  return read.map((date) => {
    if (!date) return '';
    if (date.kind === 'instant') {
      const offset = offsets(date.instant);
      return isoWithOffset(wallTime(date.instant, offset), offset);
    }
    const wall = date.kind === 'wall' ? date.wall : order === 'day_first' ? date.dayFirst : date.monthFirst;
    return isoWithOffset(wall, date.offsetMinutes ?? offsetAt(wall, offsets));
  });
}

/** The moment that the text of a field shows, in UTC where it names no zone; `""` where it shows none, or nothing says which number is the day and which the month. */
export const readMoment = (text: string): string => (readDateText(text)?.kind === 'either' && !HALF_DAY.test(text) ? '' : readTicketDates([text], { timeZone: '' })[0] ?? '');

/** True where every date that these cells show lies before an instant in milliseconds, and one at least is shown. */
export function allBefore(cells: string[], setting: DateSetting, since: number): boolean {
  const known = readTicketDates(cells, setting).map((date) => Date.parse(date)).filter(Number.isFinite);
  return known.length > 0 && known.every((date) => date < since);
}

/** Day and month without saying which is which: 3 April and 4 March are one, as no cell shown as 03/04 tells them apart. */
function openDay({ year, month, day, hour, minute, second }: WallTime): string {
  return [year, Math.min(month, day), Math.max(month, day), hour, minute, second].join(' ');
}

/**
 * A date cell's part in a ticket's identity: the same for every way of showing one moment down to the second, so that
 * another display format changes nothing; independent of other rows, of the sheet's locale and of any zone.
 */
export function dateIdentity(cell: string): string {
  const date = readDateText(cell);
  if (!date) return cell.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (date.kind === 'instant') return new Date(date.instant).toISOString();
  const wall = date.kind === 'wall' ? date.wall : date.dayFirst;
  return date.offsetMinutes === null ? openDay(wall) : new Date(asUtc(wall) - date.offsetMinutes * 60_000).toISOString();
}
