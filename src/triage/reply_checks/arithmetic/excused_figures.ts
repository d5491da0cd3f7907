import { late } from '../../text/kept_readings.ts';
import { fold } from '../../text/characters.ts';
import { hoursOf } from '../times/bare_hours.ts';
import { ticketText, type CheckedReply } from '../checked_reply.ts';
import { findDates, findTimes, findWeekdays, isNamed, rangeStarts } from '../times/dates.ts';
import { dayOfMonth, spansOf, weekdayOf } from '../times/derived_days.ts';
import { isFreeIn, type Figure } from '../quantities/figures.ts';
import { isNumberedCase } from '../identifiers/numbered_cases.ts';
import { supports } from '../quantities/same_figure.ts';
import { denies, sentenceOf, sentencesOf, type Sentence } from '../../text/sentences.ts';
import type { Support } from '../attribution/support.ts';
import { reckonedSpans } from '../times/reckoned_spans.ts';
import { hoursWritten } from '../times/written_hours.ts';

const HOUR_SECONDS = 3600;
/** Counts that a reader makes at a glance. */
const SMALL = 12;

type Excuse = (figure: Figure) => boolean;

/** Whether a source counts what a number without a unit counts: "six mistakes". */
export const isCountedIn = ({ texts }: Support) => ({ unit, setting: { noun } }: Figure): boolean =>
  !unit && noun !== '' && texts.some(({ origin, figures }) => origin === 'source' && figures.some((other) => !other.weak && other.setting.noun === noun));

/** "Two further attempts", "trois fichiers": a small number in words is mostly counted from what is said, and claims something only where a source counts the same. */
function counting({ body }: CheckedReply, support: Support): Excuse {
  const isCounted = isCountedIn(support);
  return (figure) => !figure.unit && figure.setting.periods.length === 0 && (figure.raw[0] ?? 0) <= SMALL && !/\d/.test(body.slice(figure.from, figure.to)) && !isCounted(figure);
}

/** Minutes of the day that a text writes, with a clock or without. */
const minutesWritten = (raw: string): ReadonlySet<number> => new Set([...hoursWritten(raw), ...findTimes(raw).flatMap(({ minutes }) => minutes)]);

/** "Monday to Friday, 9 to 5" where a source says from nine until five. */
function hourOfDay({ body }: CheckedReply, { raw }: Support): Excuse {
  const written = minutesWritten(raw);
  return (figure) => (!figure.unit || (figure.unit.factor === HOUR_SECONDS && /h$/.test(body.slice(figure.from, figure.to)))) && hoursOf(fold(body), figure).some((one) => written.has(one));
}

/** "The 18th", two days before the 20th that the ticket names. */
function namedDay(reply: CheckedReply, { texts, dates, raw }: Support): Excuse {
  const { body } = reply;
  const known = new Set([...texts.flatMap(({ text, figures }) => figures.map((figure) => dayOfMonth(fold(text), figure))), ...dates.flatMap(({ readings }) => readings.map(({ day }) => day))].filter(Boolean));
  const { days } = spansOf(texts.flatMap(({ figures }) => figures), fold(raw));
  // "The second Tuesday is the 8th": it is, in the month of a day that the customer names.
  const weekdays = new Set(findWeekdays(body).map(({ weekday }) => weekday));
  const months = findDates(ticketText(reply)).flatMap(({ readings }) => readings).filter(({ year, month }) => year > 0 && month > 0);
  const falls = (day: number): boolean => months.some(({ year, month }) => [month, month + 1].some((one) => weekdays.has(weekdayOf({ year, month: one, day }))));
  // "On 12, 19 and 26 September": each is a day of that month.
  const listed = rangeStarts(body, findDates(body)).filter((one) => isNamed(one, dates));
  return (figure) => {
    if (listed.some(({ readings, start, end }) => start <= figure.from && figure.to <= end && readings.some(({ day }) => day === figure.raw[0]))) return true;
    const day = dayOfMonth(fold(body), figure);
    return day > 0 && (known.has(day) || falls(day) || days.some((count) => known.has(day + count) || known.has(day - count)));
  };
}

/** Whether the sentence around a place refuses, and whether it grants something for nothing. */
const stanceOf = (sentences: readonly Sentence[], figure: Figure, language: string): { refuses: boolean; free: boolean } => {
  const folded = sentenceOf(sentences, figure)?.folded ?? '';
  return { refuses: denies(folded, language), free: isFreeIn(folded) };
};

/** "Up to 1.85 m on the standard deck, above that height the high fare": a source goes on to the other side of its limit. */
const BEYOND = /(?<!\p{L})(?:(?:above|over|beyond|under|below) (?:that|this|it)|daruber|darunter|por (?:encima|debajo)|mas alla|au-dela|(?:en|au)[- ]dessous|au-dessus|(?:acima|abaixo|alem) d(?:isso|isto|ess[ea]|est[ea]))(?!\p{L})/u;
const NEXT_LETTERS = 120;
const stemsOf = (folded: string): string[] => (folded.match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 5));

/** Of a limit that ends here: what the source says up to it, and what beyond it, where it goes on to that. */
function eitherSide(text: string, end: number): [before: string[], beyond: string[]] {
  const next = fold(text.slice(end, end + NEXT_LETTERS)), turn = BEYOND.exec(next);
  return [stemsOf(fold(text.slice(Math.max(0, end - NEXT_LETTERS), end)) + next.slice(0, turn?.index)), turn ? stemsOf(next.slice(turn.index + turn[0].length).split(/[.!?\n]/, 1)[0] ?? '') : []];
}

/** "Free from 50 €" turned round: "under 50 € you pay". What bounds a grant from above bounds its refusal from below. */
function turnedRound({ body, language }: CheckedReply, { texts }: Support): Excuse {
  const sources = texts.filter(({ origin }) => origin === 'source').map(({ text, figures }) => ({ text, figures, sentences: sentencesOf(text) }));
  const own = sentencesOf(body);
  return (figure) => figure.bound !== '' && sources.some(({ text, figures, sentences }) => figures.some((other) => {
    if (other.bound === '' || other.bound === figure.bound || !supports({ ...other, bound: '' }, figure)) return false;
    const [theirs, ours] = [stanceOf(sentences, other, language), stanceOf(own, figure, language)];
    const [before, beyond] = eitherSide(text, other.to);
    if (!(theirs.free && ours.free) && stemsOf(sentenceOf(own, figure)?.folded ?? '').some((stem) => beyond.includes(stem) && !before.includes(stem))) return true;
    // Both turned round is the same grant again: "up to 400 € you will not be charged".
    return (theirs.refuses !== ours.refuses) !== (theirs.free !== ours.free);
  }));
}

/** Words that lead to an hour of the day, and to no time that something takes. */
const AT_HOUR = /(?<!\p{L})(?:a|entre|et|avant|vers|partir de|las|as|das|y|e)(?: las?| as)? $/u;
const FROM_HOUR = /(?<!\p{L})(?:de|des) $/u;
/** "De neuf heures et demie à …": of a range of hours, what follows the first. */
const TO_HOUR = /^(?: et demie?| et quart| y media| e meia)? (?:a|as) \p{L}/u;
/** "Deux heures d'attente" */
const OF_SOMETHING = /^ d(?:e |')/u;

/** "A trip of 3 h 30": not "opens at 8 h 30", nor "from 8 h 30 to 12 h". */
const LASTING = /(?<!\p{L})(?:(?<!partir )de|dur\p{L}{1,6}(?: de| :)?|pendant) (\d{1,2}) ?h ?([0-5]\d)(?!\d)(?! ?(?:a|as|-|–)(?!\p{L}))/gu;

/** "De dix heures à dix-sept heures", "à neuf heures et demie", where a source writes these hours of the day; German and English hours last. */
function hourInWords({ body }: CheckedReply, { raw }: Support): Excuse {
  const written = minutesWritten(raw);
  const isClock = (before: string, after: string): boolean => !OF_SOMETHING.test(after) && (AT_HOUR.test(before) || (FROM_HOUR.test(before) && TO_HOUR.test(after)));
  const lasting = late(() => new Set([...fold(raw).matchAll(LASTING)].map(([, hours, minutes]) => Number(hours) + Number(minutes) / 60)));
  const tellsClock = ({ raw: hours, from, to }: Figure): boolean => /(?<!\p{L})(?:heure|hora)/u.test(fold(body.slice(from, to + 24))) && isClock(fold(body.slice(Math.max(0, from - 16), from)), fold(body.slice(to, to + 16)))
    && hours.some((hour) => [hour * 60, (hour + 12) * 60].some((minutes) => written.has(minutes)));
  return (figure) => figure.unit?.factor === HOUR_SECONDS && (figure.raw.some((hour) => lasting().has(hour)) || tellsClock(figure));
}

/** "Until 2029" of what ended in 2019 and is kept for ten years. */
function reckonedYear(_reply: CheckedReply, { raw, texts, dates }: Support): Excuse {
  const spans = texts.flatMap(({ figures }) => figures.filter(({ unit }) => unit?.family === 'months').flatMap(({ values }) => values.map((value) => value / YEAR_MONTHS))).filter(Number.isInteger);
  const years = [...(raw.match(YEAR) ?? []).map(Number), ...dates.flatMap(({ readings }) => readings.map(({ year }) => year))];
  const known = new Set(years.flatMap((year) => [year, ...spans.flatMap((span) => [year + span, year - span])]));
  return ({ unit, raw: [value = 0], setting }) => !unit && setting.noun === '' && value > FIRST_YEAR && known.has(value);
}
const YEAR = /(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)/g, FIRST_YEAR = 1900, YEAR_MONTHS = 12;

const EXCUSES = [reckonedYear, hourInWords, turnedRound, hourOfDay, namedDay, isNumberedCase];

/** Whether a figure that nothing bears needs no support: an hour, a day, a case's number, a count of what is said. `isRivalled` tells where a source says another in its place. */
export function excusesFor(reply: CheckedReply, support: Support, isRivalled: (figure: Figure) => boolean): Excuse {
  const lateExcuse = (excuse: (reply: CheckedReply, support: Support) => Excuse): Excuse => { let made: Excuse | undefined; return (figure) => (made ??= excuse(reply, support))(figure); };
  const [built, counts] = [EXCUSES.map(lateExcuse), lateExcuse(counting)];
  const spans = lateExcuse((one, given) => reckonedSpans(one, given, isRivalled));
  return (figure) => built.some((excuse) => excuse(figure)) || spans(figure) || (counts(figure) && !isRivalled(figure));
}
