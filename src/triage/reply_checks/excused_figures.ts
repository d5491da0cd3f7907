import { detectLanguage } from '../language.ts';
import { fold } from '../text/characters.ts';
import { hoursOf } from './bare_hours.ts';
import type { CheckedReply } from './checked_reply.ts';
import { findDates, findTimes, findWeekdays, monthsIn } from './dates.ts';
import { dayOfMonth, lastOf, MONTH_END, spansOf, weekdayOf } from './derived_days.ts';
import { findFigures, isFreeIn, type Figure } from './figures.ts';
import { isNumberedCase } from './numbered_cases.ts';
import { near, supports } from './same_figure.ts';
import { denies, sentenceOf, sentencesOf, type Sentence } from './sentences.ts';
import { languageOf, ticketText, type Support } from './support.ts';
import { reckonedSpans, TAKES } from './reckoned_spans.ts';
import { bareAmounts } from './ticket_amounts.ts';
import { sameCurrency } from './units.ts';
import { hoursWritten } from './written_hours.ts';

const HOUR_SECONDS = 3600, DAY_SECONDS = 86_400, WHOLE = 100;
/** Letters between a "not yet" and its figure. */
const YET = 24;
const REST = /(?<!\p{L})(?:remain(?:ing|der)|rest|balance|ubrige\w*|restlich\w*|verbleibend\w*|resto|restantes?|reste|solde)(?!\p{L})/u;
const DUE = /(?<!\p{L})(?:pay\w*|paid|due|settle\w*|zahl\w*|bezahl\w*|fallig|pag[aou]\w*|abon[ae]\w*|vence\w*|paie\w*|payer|payez|payee?s?|regle\w*|du)(?!\p{L})/u;
const GIVEN_BACK = /(?<!\p{L})(?:refund\w*|back|returned|off|discount\w*|customers|rabatt\w*|zuruck\w*|erstatt\w*|devol\w*|devuel\w*|reembols\w*|descuent\w*|descont\w*|clientes|rembours\w*|remise\w*|clients|kunden)(?!\p{L})/u;
/** Counts that a reader makes at a glance. */
const SMALL = 12;

type Excuse = (figure: Figure) => boolean;

/** "Two further attempts", "trois fichiers": a small number in words is mostly counted from what is said, and claims something only where a source counts the same. */
const counting = ({ body }: CheckedReply, { texts }: Support): Excuse => ({ unit, raw, setting, from, to }) => !unit && (raw[0] ?? 0) <= SMALL && !/\d/.test(body.slice(from, to))
  && !texts.some(({ origin, figures }) => origin === 'source' && figures.some((other) => !other.weak && setting.noun !== '' && other.setting.noun === setting.noun));

/** "Monday to Friday, 9 to 5" where a source says from nine until five. */
function hourOfDay({ body }: CheckedReply, { raw }: Support): Excuse {
  const written = new Set([...hoursWritten(raw), ...findTimes(raw).flatMap(({ minutes }) => minutes)]);
  return (figure) => (!figure.unit || (figure.unit.factor === HOUR_SECONDS && /h$/.test(body.slice(figure.from, figure.to)))) && hoursOf(fold(body), figure).some((one) => written.has(one));
}

/** "The 18th", two days before the 20th that the ticket names. */
function namedDay(reply: CheckedReply, { texts, dates }: Support): Excuse {
  const { body } = reply;
  const known = new Set([...texts.flatMap(({ text, figures }) => figures.map((figure) => dayOfMonth(fold(text), figure))), ...dates.flatMap(({ readings }) => readings.map(({ day }) => day))].filter(Boolean));
  const { days } = spansOf(texts.flatMap(({ figures }) => figures));
  // "The second Tuesday is the 8th": it is, in the month of a day that the customer names.
  const weekdays = new Set(findWeekdays(body).map(({ weekday }) => weekday));
  const months = findDates(ticketText(reply)).flatMap(({ readings }) => readings).filter(({ year, month }) => year > 0 && month > 0);
  const falls = (day: number): boolean => months.some(({ year, month }) => [month, month + 1].some((one) => weekdays.has(weekdayOf({ year, month: one, day }))));
  return (figure) => {
    const day = dayOfMonth(fold(body), figure);
    return day > 0 && (known.has(day) || falls(day) || days.some((count) => known.has(day + count) || known.has(day - count)));
  };
}

/** "From 50 euros to 30": the ticket's bare 30 is an amount. */
function ticketAmount(_reply: CheckedReply, { texts }: Support): Excuse {
  const amounts = texts.flatMap(({ origin, text, figures }) => (origin === 'ticket' ? bareAmounts(text, figures) : []));
  return ({ unit, values }) => unit?.family === 'money' && amounts.some((other) => sameCurrency(other.unit?.currency ?? 'ANY', unit.currency ?? 'ANY') && near(other.values, values));
}

/** "Firmware 5.3." ends a sentence and is no third of May. */
const writtenSo = ({ body }: CheckedReply, { raw }: Support): Excuse => ({ unit, from, to }) => {
  const words = body.slice(from, to);
  return !unit && /^\d+[.,]\d+$/.test(words) && new RegExp(`(?<![\\d.,])${words.replace('.', '\\.')}(?!\\d|[.,]\\d)`).test(raw);
};

/** "The end of 2026" for a date of that year. */
const namedYear = (_reply: CheckedReply, { dates }: Support): Excuse => {
  const years = new Set(dates.flatMap(({ readings }) => readings.map(({ year }) => year)));
  return ({ unit, raw, setting }) => !unit && setting.noun === '' && years.has(raw[0] ?? 0) && (raw[0] ?? 0) > 0;
};

/** "It would be the 31st", where something ends with the month and the ticket or the reply names one of so many days. */
function monthEnd({ body }: CheckedReply, { dates, raw }: Support): Excuse {
  const known = MONTH_END.test(fold(raw)) ? new Set([...monthsIn(`${raw}\n${body}`), ...dates.flatMap(({ readings }) => readings.map(({ month }) => month))].map((month) => lastOf({ year: 0, month }))) : new Set<number>();
  return ({ unit, raw: [value = 0], setting }) => !unit && setting.noun === '' && known.has(value);
}

/** "Your eighteen fit": a count of the ticket without what it counts. */
const ticketCount = (_reply: CheckedReply, { texts }: Support): Excuse => {
  const counts = new Set(texts.filter(({ origin }) => origin === 'ticket').flatMap(({ figures }) => figures.filter(({ unit }) => unit?.family !== 'money' && unit?.family !== 'percent').flatMap(({ raw }) => raw)));
  return ({ unit, raw }) => !unit && (raw[0] ?? 0) > SMALL && counts.has(raw[0] ?? 0);
};

/** Whether the sentence around a place refuses, and whether it grants something for nothing. */
const stanceOf = (sentences: readonly Sentence[], figure: Figure, language: string): { refuses: boolean; free: boolean } => {
  const folded = sentenceOf(sentences, figure)?.folded ?? '';
  return { refuses: denies(folded, language), free: isFreeIn(folded) };
};

/** "Free from 50 €" turned round: "under 50 € you pay". What bounds a grant from above bounds its refusal from below. */
function turnedRound({ body, language }: CheckedReply, { texts }: Support): Excuse {
  const sources = texts.filter(({ origin }) => origin === 'source').map(({ text, figures }) => ({ figures, sentences: sentencesOf(text) }));
  const own = sentencesOf(body);
  return (figure) => figure.bound !== '' && sources.some(({ figures, sentences }) => figures.some((other) => {
    if (other.bound === '' || other.bound === figure.bound || !supports({ ...other, bound: '' }, figure)) return false;
    const [theirs, ours] = [stanceOf(sentences, other, language), stanceOf(own, figure, language)];
    // Both turned round is the same grant again: "up to 400 € you will not be charged".
    return (theirs.refuses !== ours.refuses) !== (theirs.free !== ours.free);
  }));
}

/** "The remaining 70 % is due on arrival", where a source names the 30. */
function remainder({ body }: CheckedReply, { texts }: Support): Excuse {
  const said = sentencesOf(body);
  const shares = texts.flatMap(({ figures }) => figures.filter(({ unit, raw }) => unit?.family === 'percent' && raw.length > 0).map(({ raw }) => WHOLE - (raw[0] ?? 0)));
  const isRest = (folded: string): boolean => REST.test(folded) && DUE.test(folded) && !GIVEN_BACK.test(folded);
  return (figure) => figure.unit?.family === 'percent' && shares.includes(figure.raw[0] ?? 0) && isRest(sentenceOf(said, figure)?.folded ?? '');
}

/** "Un jour de télétravail": a day of no rule. */
const aDay = ({ body }: CheckedReply): Excuse => ({ unit, values, from, to }) => unit?.family === 'seconds' && values[0] === DAY_SECONDS && !/\d/.test(body.slice(from, to)) && /^ (?:de |d['’]|of )/.test(body.slice(to, to + 4)) && !TAKES.test(fold(body.slice(Math.max(0, from - 40), from)));

/** "Twice a week" of a source's "Tuesdays and Thursdays". */
function onDays(_reply: CheckedReply, { texts }: Support): Excuse {
  const counts = texts.filter(({ origin }) => origin === 'source').flatMap(({ text }) => sentencesOf(text).map((one) => new Set(findWeekdays(one.text).map(({ weekday }) => weekday)).size)).filter((count) => count > 1);
  return ({ unit, raw, setting }) => unit?.family === 'unit:times' && setting.periods.includes('week') && counts.includes(raw[0] ?? 0);
}

/** "Not yet four": who is under the age from which a source's range begins. */
function belowRange({ body, language }: CheckedReply, { texts }: Support): Excuse {
  const lows = texts.flatMap(({ figures }) => figures.filter(({ end, bound }) => end === 'low' || bound === 'least'));
  return (figure) => figure.bound === '' && lows.some((low) => supports({ ...low, end: '', bound: '' }, figure)) && denies(fold(body.slice(Math.max(0, figure.from - YET), figure.from)), language);
}

/** "Once per person" of a source's "per person once", which counts nothing by the year. */
const ONCE = /(?<!\p{L})(?:once|einmal|una vez|une (?:seule )?fois|uma vez)(?!\p{L})/u;
function onlyOnce(_reply: CheckedReply, { texts, raw }: Support): Excuse {
  const isSaid = ONCE.test(fold(raw)) && !texts.some(({ origin, figures }) => origin === 'source' && figures.some(({ unit }) => unit?.family === 'unit:times'));
  return ({ unit, raw: [count] }) => isSaid && unit?.family === 'unit:times' && count === 1;
}

/** Words that lead to an hour of the day, and to no time that something takes. */
const AT_HOUR = /(?<!\p{L})(?:a|entre|et|avant|vers|partir de|las|as|das|y|e)(?: las?| as)? $/u;
const FROM_HOUR = /(?<!\p{L})(?:de|des) $/u;
/** "De neuf heures et demie à …": of a range of hours, what follows the first. */
const TO_HOUR = /^(?: et demie?| et quart| y media| e meia)? (?:a|as) \p{L}/u;
/** "Deux heures d'attente" */
const OF_SOMETHING = /^ d(?:e |')/u;

/** "De dix heures à dix-sept heures", "à neuf heures et demie", where a source writes these hours of the day; German and English hours last. */
function hourInWords({ body }: CheckedReply, { raw }: Support): Excuse {
  const written = new Set([...hoursWritten(raw), ...findTimes(raw).flatMap(({ minutes }) => minutes)]);
  const isClock = (before: string, after: string): boolean => !OF_SOMETHING.test(after) && (AT_HOUR.test(before) || (FROM_HOUR.test(before) && TO_HOUR.test(after)));
  return ({ unit, raw: hours, from, to }) => unit?.factor === HOUR_SECONDS && /(?<!\p{L})(?:heure|hora)/u.test(fold(body.slice(from, to + 24))) && isClock(fold(body.slice(Math.max(0, from - 16), from)), fold(body.slice(to, to + 16)))
    && hours.some((hour) => [hour * 60, (hour + 12) * 60].some((minutes) => written.has(minutes)));
}

/** "One day before" sets a limit; "the day before" names a day. */
const A_LIMIT = /^(?:\d|(?:an?|one|eine?[nrm]?|une?|uma?) )/;
/** "The day before", where the sources name two days in a row. */
const nextDay = ({ body }: CheckedReply, { dates }: Support): Excuse => {
  const days = new Set(dates.flatMap(({ readings }) => readings.filter(({ day }) => day > 0).map(({ month, day }) => month * 100 + day)));
  const isRow = [...days].some((day) => days.has(day + 1));
  return ({ unit, values, setting, from, to }) => isRow && unit?.family === 'seconds' && values[0] === DAY_SECONDS && setting.turn === 'before' && !A_LIMIT.test(fold(body.slice(from, to)));
};

/** What is paid by the month or the year, for the words "in a year" beside an amount. */
const BY_TERM = /(?<!\p{L})(?:annual\w*|yearly|monthly|(?:a|per) (?:year|month)|jahr\w*|monat\w*|anual\w*|mensual\w*|mensal\w*|annuel\w*|mensuel\w*|(?:al|por|par|ao|pro|im) (?:ano|an|mes|mois|jahr|monat))(?!\p{L})/u;
/** What leads to the time over which something is paid, and to no guarantee or term. */
const OVER = /(?<!\p{L})(?:in|over|sur|en|em|auf|uber) $/u;
/** "You would pay 598.80 in one year", where a source has a price by the month. */
function inAYear({ body }: CheckedReply, { texts, raw }: Support): Excuse {
  const said = sentencesOf(body);
  const isPriced = BY_TERM.test(fold(raw));
  const amounts = texts.some(({ origin, figures }) => origin === 'source' && figures.some(({ unit }) => unit?.family === 'money'));
  return (figure) => isPriced && amounts && figure.unit?.family === 'months' && figure.values[0] === 12 && !/\d/.test(body.slice(figure.from, figure.to)) && OVER.test(fold(body.slice(Math.max(0, figure.from - 8), figure.from)))
    && /[€£$]|\beur/.test(sentenceOf(said, figure)?.folded ?? '');
}

/** "I cannot tell you a time": of an hour that nobody names. */
const AN_HOUR = /^(?:una hora|uma hora|une heure)$/;
const TELLS = /(?<!\p{L})(?:d(?:ec|ic|ig|iz)\w*|dire|donn\w+|d(?:ar|oy|amos|e)|confirm\w+|indi[cq]\w+|promet\w*|precis\w+|garant\w+|fij\w+|fix\w+)(?: \p{L}+)? $/u;
const untold = ({ body, language }: CheckedReply): Excuse => {
  const said = sentencesOf(body);
  return (figure) => AN_HOUR.test(fold(body.slice(figure.from, figure.to))) && TELLS.test(fold(body.slice(Math.max(0, figure.from - 40), figure.from))) && denies(sentenceOf(said, figure)?.folded ?? '', language);
};

/** "10 g of salt per litre" */
const PER_ONE = /^(?: \p{L}+){0,3} (?:per|pro|je|por|par|each|every|cada|chaque) (\p{L}{1,4})/u;
/** A source that names more rates than these bears no example by the others: each is multiplied for each figure of a reply. */
const MOST_RATES = 100;
interface Rate { rate: Figure; one: string }
const ratesOf = ({ texts }: Support): Rate[] => texts.filter(({ origin }) => origin === 'source').flatMap(({ text, figures }) => figures.flatMap((rate) => {
  const one = rate.raw.length > 0 ? PER_ONE.exec(fold(text.slice(rate.to, rate.to + 40)))?.[1] : undefined;
  return one ? [{ rate, one }] : [];
})).slice(0, MOST_RATES);

/** An amount of a sentence, to six places. */
const amountIn = (sentence: Sentence | undefined, { unit }: Figure, value: number): string => `${sentence?.from} ${unit?.family} ${value.toPrecision(6)}`;

/** "10 g a litre; for three litres thirty grams": an example whose result stands beside it. */
function example({ body }: CheckedReply, support: Support): Excuse {
  const rates = ratesOf(support);
  if (rates.length === 0) return () => false;
  const said = sentencesOf(body);
  const shown = new Set(findFigures(body, languageOf(body, 'en')).flatMap((figure) => figure.values.map((value) => amountIn(sentenceOf(said, figure), figure, value))));
  return (figure) => {
    const [count = 0] = figure.raw;
    const sentence = sentenceOf(said, figure);
    if (!sentence || figure.unit?.family === 'money' || !Number.isInteger(count) || count <= 1) return false;
    const written = fold(body.slice(figure.from, figure.to));
    return rates.some(({ rate, one }) => written.includes(` ${one}`) && rate.values.some((value) => shown.has(amountIn(sentence, rate, value * count))));
  };
}

/** Two to twelve in tongues that are not read: Italian, Dutch. */
const FOREIGN_WORDS = ['due twee', 'tre drie', 'quattro vier', 'cinque vijf', 'sei zes', 'sette zeven', 'otto acht', 'nove negen', 'dieci tien', 'undici elf', 'dodici twaalf'].map((words) => words.split(' '));
/** A source in a language that is not read bears a figure whose number it holds, unless it measures something else by it. */
function ofForeign({ sources, language }: CheckedReply): Excuse {
  const foreign = sources.map(({ title, text }) => `${title}\n${text}`).filter((text) => { const told = detectLanguage(text.slice(0, 2000)); return told.language !== '' && !told.supported; });
  if (foreign.length === 0) return () => false;
  const words = new Set(foreign.flatMap((text) => fold(text).match(/\p{L}+|\d+(?:[.,]\d+)*/gu) ?? []));
  const figures = foreign.flatMap((text) => findFigures(text, language));
  return ({ raw, unit }) => figures.some((other) => (!unit || !other.unit || unit.family === other.unit.family) && near(other.raw, raw)) || (unit?.family !== 'money' && raw.some((value) => FOREIGN_WORDS[value - 2]?.some((word) => words.has(word))));
}

const EXCUSES = [onlyOnce, hourInWords, nextDay, inAYear, untold, example, ofForeign, aDay, onDays, remainder, belowRange, turnedRound, monthEnd, hourOfDay, namedDay, ticketAmount, writtenSo, namedYear, isNumberedCase];
/** Those that hold only where no source says another figure in its place. */
const GUESSES = [ticketCount, counting];

/** Whether a figure that nothing bears needs no support: an hour, a day, a case's number, a count of what is said. `isRivalled` tells where a source says another in its place. */
export function excusesFor(reply: CheckedReply, support: Support, isRivalled: (figure: Figure) => boolean): Excuse {
  const lateExcuse = (excuse: (reply: CheckedReply, support: Support) => Excuse): Excuse => { let made: Excuse | undefined; return (figure) => (made ??= excuse(reply, support))(figure); };
  const [built, guesses] = [EXCUSES.map(lateExcuse), GUESSES.map(lateExcuse)];
  const spans = lateExcuse((one, given) => reckonedSpans(one, given, isRivalled));
  return (figure) => built.some((excuse) => excuse(figure)) || spans(figure) || (guesses.some((excuse) => excuse(figure)) && !isRivalled(figure));
}
