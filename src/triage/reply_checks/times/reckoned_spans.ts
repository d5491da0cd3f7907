import { fold } from '../../text/characters.ts';
import { hoursHinted } from './bare_hours.ts';
import { ticketText, type CheckedReply } from '../checked_reply.ts';
import { findDates, findTimes, findWeekdays, monthsIn } from './dates.ts';
import { dayOfMonth, daysBetween, grantsTime } from './derived_days.ts';
import type { Figure } from '../quantities/figures.ts';
import { bareWeekdays } from './opening_hours.ts';
import type { Support } from '../attribution/support.ts';
import { hoursWritten } from './written_hours.ts';

const LEAD = 40, MINUTE = 60, DAY = 86_400, DAY_MINUTES = 1440, WEEK = 7 * DAY, MONTH_DAYS = 30, MONTH = MONTH_DAYS * DAY;
/** More of each than this are a table, of which some difference always fits. */
const MOST = 16;

/** How long ago people say that something was. */
const AGO: [RegExp, number[]][] = [
  [/(?<!\p{L})(?:day before yesterday|vorgestern|anteayer|antes de ayer|avant-hier|anteontem)(?!\p{L})/u, [2 * DAY]],
  [/(?<!\p{L})(?:yesterday|gestern|ayer|hier|ontem|last night|anoche|tomorrow|morgen|manana|demain|amanha)(?!\p{L})/u, [DAY]],
  [/(?<!\p{L})(?:last week|letzte[rn]? woche|vorige[rn]? woche|semana pasada|semaine derniere|semana passada|next week|nachste[rn]? woche|semana que viene|proxima semana|semaine prochaine)(?!\p{L})/u, [WEEK]],
  [/(?<!\p{L})(?:last month|letzte[nr]? monat|mes pasado|mois dernier|mes passado)(?!\p{L})/u, [MONTH]],
  [/(?<!\p{L})(?:last year|letztes jahr|ano pasado|an dernier|annee derniere|ano passado)(?!\p{L})/u, [12 * MONTH]],
  [/(?<!\p{L})(?:weekend|wochenende|fin de semana|week-end|fim de semana)(?!\p{L})/u, [2 * DAY]],
];
const DAY_BEFORE = /^(?:la |a la |a |am )?(?:vortag|vorabend|vispera|veille|vespera)/;
/** What rounds a span. */
export const ABOUT = /(?<!\p{L})(?:about|around|roughly|nearly|almost|barely|just (?:over|under)|a little (?:over|under|less than|more than)|a good|well over|some|or so|gut(?:e[nrs]?)?|rund|etwa|ungefahr|knapp\p{L}*|fast|circa|ca|nicht ganz|unos|unas|casi|cerca de|alrededor de|aproximadamente|poco (?:mas|menos) de|algo (?:mas|menos) de|environ|presque|pres d[e']|un peu (?:plus|moins) d[e']|pas loin de|a peu pres|bonne?|quase|uns|umas|por volta de|pouco (?:mais|menos) de|boa)(?!\p{L})[^.,;!?]{0,16}$/u;
const LESS = /(?<!\p{L})(?:less than|under|within|weniger als|unter|keine|menos de|moins de|pas encore|ainda nao)(?!\p{L})[^.,;!?]{0,16}$/u;
const MORE = /(?<!\p{L})(?:more than|over|mehr als|uber|mas de|plus de|mais de)(?!\p{L})[^.,;!?]{0,16}$/u;

const seconds = ({ unit, values }: Figure): number[] => (unit?.family === 'seconds' ? values : unit?.family === 'months' ? values.map((value) => value * MONTH) : []);

/** How many days something takes is told by no two days that a ticket names. */
export const TAKES = /(?<!\p{L})(?:takes?|will (?:take|be)|dauer[tn]|prend(?:ra)?|prennent|dure(?:ra)?|tarda(?:ra|n)?|demora(?:ra|m)?|leva(?:ra|m)?|within|in|innerhalb|binnen|dans|sous|en|em|dentro de)(?: \p{L}+){0,2} $/u;

/** Days of the week are a week apart, or as many days as lie between them, one of them counted or both. */
const weekdayGaps = (weekdays: number[]): number[] => weekdays.flatMap((one) => weekdays.flatMap((other) => (one === other ? [7] : [(other - one + 7) % 7, ((other - one + 7) % 7) + 1])));

/** Seconds between any two days that are named, by their dates, their weekdays or by "yesterday". */
function dayGaps(body: string, asked: string, { texts, dates }: Support): number[] {
  const bare = texts.filter(({ origin }) => origin !== 'own').flatMap(({ text, figures }) => figures.map((figure) => dayOfMonth(fold(text), figure))).filter(Boolean);
  const weekdays = [...new Set([...[...findWeekdays(asked), ...findWeekdays(body)].map(({ weekday }) => weekday), ...bareWeekdays(asked)])];
  const months = monthsIn(asked);
  return [...daysBetween([...dates, ...findDates(body)], bare), ...weekdayGaps(weekdays), ...months.flatMap((one) => months.map((other) => ((other - one + 12) % 12) * MONTH_DAYS)).filter(Boolean)].map((days) => days * DAY);
}

/** Seconds between any two times of the day. */
function hourGaps(texts: string[], hinted: number[]): number[] {
  const hours = [...new Set([...texts.flatMap((text) => findTimes(text)).flatMap(({ minutes }) => minutes), ...hinted])].slice(0, 2 * MOST);
  return hours.flatMap((one) => hours.map((other) => Math.min(Math.abs(one - other), DAY_MINUTES - Math.abs(one - other)) * MINUTE));
}

/**
 * How long something lies back, is still to come or leaves over: a time between two that are named, the sum or difference of one that the
 * ticket names and another, or about as long as one of these.
 */
export function reckonedSpans({ body, ticket }: CheckedReply, support: Support, isRivalled: (figure: Figure) => boolean): (figure: Figure) => boolean {
  const asked = ticketText({ ticket });
  const said = fold(body);
  const spansOf = (origins: string[]): number[] => [...new Set(support.texts.filter(({ origin }) => origins.includes(origin)).flatMap(({ figures }) => figures.filter(({ weak }) => !weak)).flatMap(seconds))].slice(0, MOST);
  const ago = AGO.flatMap(([form, spans]) => (form.test(fold(asked)) ? spans : []));
  const own = [...spansOf(['ticket']), ...ago];
  const known = [...own, ...spansOf(['source'])];
  const days = [...dayGaps(body, asked, support), ...ago];
  const hours = [...hourGaps([asked, body, support.raw], [...hoursWritten(support.raw), ...support.texts.filter(({ origin }) => origin === 'ticket').flatMap(hoursHinted)]), ...own.flatMap((one) => known.flatMap((other) => [one + other, Math.abs(one - other)]))];
  const [byDay, byHour] = [new Set(days), new Set(hours.filter((span) => span > 0))];
  const all = [...new Set([...own, ...days, ...hours])];
  // "Less than eleven days" of a source's ten is no rounding, "half an hour" of its 25 minutes may be.
  const ruled = support.texts.filter(({ origin }) => origin === 'source').flatMap(({ figures }) => figures.filter(({ weak }) => !weak)).slice(0, MOST * MOST);
  const inOtherUnits = ({ unit }: Figure): number[] => ruled.filter((one) => one.unit?.factor !== unit?.factor || one.unit?.family !== unit?.family).flatMap(seconds);
  return (figure) => {
    const lead = said.slice(Math.max(0, figure.from - LEAD), figure.from);
    const claimed = seconds(figure);
    const near = (least: number, most: number): boolean => claimed.some((value) => [...all, ...inOtherUnits(figure)].some((one) => one >= least * value && one <= most * value));
    const follows = !grantsTime(said, figure) && claimed.some((value) => byHour.has(value) || (((figure.unit?.factor ?? 0) >= DAY || DAY_BEFORE.test(said.slice(figure.from, figure.to))) && byDay.has(value) && !TAKES.test(lead)));
    const roughly = (ABOUT.test(lead) && near(0.85, 1.15)) || (LESS.test(lead) && near(0.7, 0.999)) || (MORE.test(lead) && near(1.001, 1.3));
    return follows || (roughly && !isRivalled(figure));
  };
}
