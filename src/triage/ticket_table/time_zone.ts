/** A moment on a wall clock, without a zone. Months count from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const DEFAULT_ZONE = 'UTC';
const two = (value: number) => String(value).padStart(2, '0');

/** The first zone that this runtime knows, otherwise `UTC`: an IANA name, or an offset, which Google writes `GMT-03:00`. */
function knownZone(...zones: (string | undefined)[]): string {
  return zones.map((zone) => zone?.replace(/^GMT(?=[+-]\d)/, '')).find((zone) => {
    try {
      return Boolean(zone) && Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }));
    } catch {
      return false;
    }
  }) ?? DEFAULT_ZONE;
}

/** Minutes that a zone is ahead of UTC at an instant given in milliseconds. */
export type ZoneOffset = (instant: number) => number;

const DAY_MS = 86_400_000;

/**
 * The offsets of one zone. The formatter is made when it is first asked, and a day without a clock change is asked
 * about once: thousands of rows would otherwise cost as many slow calls.
 */
export function zoneOffsets(...zones: (string | undefined)[]): ZoneOffset {
  let format: Intl.DateTimeFormat | undefined;
  const days = new Map<number, number>();
  const asked = (instant: number): number => {
    format ??= new Intl.DateTimeFormat('en-US', { timeZone: knownZone(...zones), timeZoneName: 'longOffset' });
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
  const steady = (day: number): number => {
    const before = asked(day * DAY_MS);
    return before === asked((day + 1) * DAY_MS) ? before : Number.NaN;
  };
  return (instant) => {
    const day = Math.floor(instant / DAY_MS);
    const known = days.get(day) ?? steady(day);
    days.set(day, known);
    return Number.isNaN(known) ? asked(instant) : known;
  };
}

/** The wall time read as if it were UTC, in milliseconds. */
export const asUtc = ({ year, month, day, hour, minute, second }: WallTime): number => Date.UTC(year, month - 1, day, hour, minute, second);

/** The offset of a wall time in a zone; of an hour that the clock skips or repeats, the offset before the change. */
export function offsetAt(wall: WallTime, offsets: ZoneOffset): number {
  const local = asUtc(wall);
  const before = offsets(local - DAY_MS);
  const guess = offsets(local - before * 60_000);
  return offsets(local - guess * 60_000) === guess ? guess : before;
}

/** ISO-8601 with offset, for example `2026-11-22T10:05:00+01:00`. */
export function isoWithOffset(wall: WallTime, offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}${offset}`;
}

/** The wall time that a clock `offsetMinutes` ahead of UTC shows at an instant. */
export function wallTime(instant: number, offsetMinutes: number): WallTime {
  const date = new Date(instant + offsetMinutes * 60_000);
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(),
  };
}
