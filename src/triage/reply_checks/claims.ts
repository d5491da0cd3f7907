import type { Finding } from '../auto_send.ts';
import { detectLanguage } from '../language.ts';
import { fold } from '../text/characters.ts';
import { addressKey, codeKey, findCodes, findEmails, findUrls, type Mention } from './addresses.ts';
import { NOWHERE, type Check, type CheckedReply } from './checked_reply.ts';
import { findDates, findTimes, findWeekdays, ofNamedDay, rangeStarts, sameDay, type DateMention, type TimeMention } from './dates.ts';
import { derivedFrom } from './derived.ts';
import { hoursIn, hoursOfOtherDays, weekdaysNamed } from './opening_hours.ts';
import { blanked, findFigures, type Figure } from './figures.ts';
import { NO_SETTING, settingsClash } from './figure_setting.ts';
import { misattribution } from './attribution.ts';
import type { ReadText } from './figure_places.ts';
import { dropsThreshold } from './free_conditions.ts';
import { hoursOf } from './bare_hours.ts';
import { dayOfMonth, daysBetween, isCounted, isReckoned, LOOSELY, spansOf, tellsElapsed, weekdaysOf } from './derived_days.ts';
import { labelled, placesOfValues, unnamed, type Labelled, type Placed } from './neighbours.ts';
import { joinedOtherwise } from './joined_conditions.ts';
import { meantInstead } from './siblings.ts';
import { denies, searchable, sentencesOf } from './sentences.ts';
import { bareAmounts } from './ticket_amounts.ts';
import { asWeight, inBase, sameCurrency } from './units.ts';

const claim = (check: string, words: string, missing = NOWHERE): Finding => ({ blocker: 'unsupported_claim', check, words, missing });

/** Characters read of a ticket or a source; what stands beyond supports nothing, which is the safe side. */
const MOST_READ = 40_000;

/** Each text with what a reply may take from it. */
interface Support {
  texts: ReadText[];
  raw: string;
  /** The dates of `raw`. */
  dates: DateMention[];
}

const languageOf = (text: string, fallback: string): string => detectLanguage(text.slice(0, 2000)).language || fallback;

const DATE: Figure['unit'] = { family: 'unit:date', factor: 1 };
const isDay = ({ unit }: Figure): boolean => unit === DATE;

/** Dates as figures, so that the right one of the wrong case is found as amounts are. */
const datesAsFigures = (text: string): Figure[] => findDates(text).flatMap(({ readings, start, end }): Figure[] => {
  const values = readings.filter(({ day, month }) => day && month).map(({ day, month }) => month * 100 + day);
  return values.length > 0 ? [{ values, raw: values, unit: DATE, end: '', bound: '', weak: false, setting: NO_SETTING, mate: undefined, from: start, to: end }] : [];
});

/** A text's figures, its addresses and codes passed over. */
function read(text: string, language: string, origin: ReadText['origin'], title = ''): ReadText {
  const masked: Mention[] = [...findUrls(text), ...findEmails(text), ...findCodes(text)];
  // An address says nothing of the figures beside it.
  const plain = blanked(text, [...findUrls(text), ...findEmails(text)]);
  return { text: plain, raw: text, title, origin, figures: [...findFigures(text, language, masked), ...(origin === 'own' ? [] : datesAsFigures(text))].sort((a, b) => a.from - b.from) };
}

function supportOf({ ticket, sources, language, ownWords }: CheckedReply): Support {
  const asked = `${ticket.subject}\n${ticket.message}`.slice(0, MOST_READ);
  const texts = [
    ...sources.map((source) => read(`${source.title}\n${source.text}`.slice(0, MOST_READ), languageOf(source.text, language), 'source', source.title)),
    read(asked, languageOf(asked, language), 'ticket'),
    read(ownWords.join('\n'), language, 'own'),
  ];
  const raw = [asked, ...ownWords, ...sources.flatMap(({ title, text, url }) => [title, text.slice(0, MOST_READ), url])].join('\n');
  return { texts, raw, dates: findDates(raw) };
}

const DAY_SECONDS = 86_400, HOUR_SECONDS = 3600;
const EQUAL = 1e-6;
/** What is converted between systems is rounded: "about 44 pounds" for 20 kg. */
const ROUNDED = 0.03;
const converted = (left: number[], right: number[]): boolean => left.some((one) => right.some((other) => Math.abs(one - other) <= ROUNDED * Math.max(Math.abs(one), Math.abs(other), 1)));
const near = (left: number[], right: number[]): boolean => left.some((one) => right.some((other) => Math.abs(one - other) < EQUAL * Math.max(1, Math.abs(one))));

/** Thirty days are a month, 365 a year, as people say it. */
function sameSpan(given: Figure, claimed: Figure): boolean {
  const [months, seconds] = given.unit?.family !== 'seconds' ? [given, claimed] : [claimed, given];
  // Seven nights are a week.
  if (months.unit?.family === 'unit:night' && seconds.unit?.family === 'seconds' && seconds.unit.factor > DAY_SECONDS) return months.raw.some((nights) => seconds.values.includes(nights * DAY_SECONDS));
  if (months.unit?.family !== 'months' || seconds.unit?.family !== 'seconds') return false;
  return months.values.some((count) => seconds.values.some((one) => one === count * 30 * DAY_SECONDS || (count % 12 === 0 && one === (count / 12) * 365 * DAY_SECONDS)));
}

/** "44 pounds" for 20 kg. */
function sameWeight(given: Figure, claimed: Figure): boolean {
  const [gram, pounds] = given.unit?.family === 'unit:gram' ? [given, claimed] : [claimed, given];
  const weight = gram.unit?.family === 'unit:gram' && pounds.unit ? asWeight(pounds.unit) : undefined;
  return weight !== undefined && converted(gram.values, pounds.raw.map((value) => inBase(value, weight)));
}

/** Whether a figure of the reply may rest on a figure of a source: same measure, same value, same end of a range. */
export function supports(given: Figure, claimed: Figure): boolean {
  if (given.end === 'low' && claimed.end === '' && claimed.bound !== 'least') return false;
  if (given.end && claimed.end && given.end !== claimed.end) return false;
  // "Up to 15 days before" and "at least 15 days before" say the same.
  const before = given.setting.turn === 'before' || claimed.setting.turn === 'before';
  if (!before && ((given.bound === 'least' && claimed.bound === 'most') || (given.bound === 'most' && claimed.bound === 'least'))) return false;
  if (settingsClash(given.setting, claimed.setting)) return false;
  if (given.unit && claimed.unit) {
    if (given.unit.family !== claimed.unit.family) return sameSpan(given, claimed) || sameWeight(given, claimed);
    if (given.unit.currency && claimed.unit.currency && !sameCurrency(given.unit.currency, claimed.unit.currency)) return false;
    return given.unit.imperial !== claimed.unit.imperial ? converted(given.values, claimed.values) : near(given.values, claimed.values);
  }
  // "10 users" rests on no "10 €", whatever the number.
  if ((given.unit && MEASURED.test(given.unit.family) && claimed.setting.noun) || (claimed.unit && MEASURED.test(claimed.unit.family) && given.setting.noun)) return false;
  return near(given.raw, claimed.raw);
}

/** What its clause says before a place. */
const clauseBefore = (folded: string, to: number): string => /[^.!?;:\n]{0,80}$/.exec(folded.slice(Math.max(0, to - 80), to))?.[0] ?? '';

/** Counts that a reader makes at a glance. */
const SMALL = 12;
/** What bears "at no extra charge" without the words. */
const INCLUDED = /(?<!\p{L})(?:included in (?:the|your) \w+|(?:is|are) included|nothing (?:to pay|extra)|pays? nothing|waived|im preis (?:enthalten|inbegriffen|inklusive)|(?:sind|ist) (?:im preis )?(?:enthalten|inbegriffen)|entfallt|entfallen|incluid[oa]s? en el|esta[n]? incluid[oa]s?|no paga[n]?|(?:est|sont) (?:inclus|compris)\w*|ne pai(?:e|ent|ez)|(?:esta|estao) incluid[oa]s?|nao pagam?|paga-se 0)(?!\p{L})/u;
const MEASURED = /^(?:seconds|working_days|months|money|percent)$/;

const FAMILY_NAMES: Record<string, string> = { money: 'amount', 'unit:date': 'date', percent: 'percentage', seconds: 'duration', working_days: 'duration', months: 'duration' };

/** What a finding on a value of this kind is called: "money:1", "count:room:", "name:hard". */
const checkOf = (kind: string): string => FAMILY_NAMES[kind.slice(0, kind.lastIndexOf(':'))] ?? (/^(?:count|unit)/.test(kind) ? 'number' : kind.split(':', 1)[0] ?? 'number');

function figureFindings(reply: CheckedReply, own: ReadText, support: Support, known: Labelled[], placed: Placed[]): Finding[] {
  const written = searchable(reply.sources.map(({ text }) => text).join('\n'));
  // A sentence taken over letter for letter says what its source says.
  const copied = sentencesOf(reply.body).filter(({ text }) => written.includes(searchable(text)));
  const rivalOf = misattribution(own, support.texts, `${reply.ticket.subject}\n${reply.ticket.message}`, reply.language !== 'de', supports);
  const day = findTimes(support.raw);
  const hoursGiven = hoursWritten(support.raw);
  // "9 a 14 h" is a time of the day where a source opens and closes at these hours.
  const hours = hoursIn(reply.body).filter(({ minutes }) => day.some((time) => time.minutes.some((minute) => minutes.includes(minute))));
  // Whoever asks "is it free?" has not said that it is.
  const given = (figure: Figure): boolean => support.texts.some(({ origin, figures }) => !(figure.raw.length === 0 && origin === 'ticket') && figures.some((other) => supports(other, figure)));
  const instead = meantInstead(reply);
  const siblingOf = (figure: Figure): string => {
    const bear = (text: ReadText): boolean => text.figures.some((other) => supports(other, figure));
    const rests = support.texts.filter(bear);
    if (rests.some(({ origin }) => origin !== 'source')) return '';
    const others = support.texts.filter((text) => text.origin === 'source' && !rests.includes(text) && text.figures.some(({ unit, weak }) => !weak && unit && unit.family === figure.unit?.family));
    return rests.length > 0 ? others.map((other) => (rests.every((one) => instead(one, other)) ? instead(rests[0] ?? other, other) : '')).find(Boolean) ?? '' : '';
  };
  const figuresOf = (from: ReadText['origin']): Figure[] => support.texts.flatMap(({ origin, figures }) => (origin === from ? figures.filter((figure) => !isDay(figure)) : []));
  const derived = derivedFrom({ reply: own.figures.filter((figure) => !isDay(figure)), folded: fold(reply.body), sentences: sentencesOf(reply.body), times: [...findTimes(reply.body), ...findTimes(reply.ticket.message)], ticket: figuresOf('ticket'), sources: () => { const passed = unnamed(own, known, `${reply.ticket.subject}\n${reply.ticket.message}`, supports); return figuresOf('source').filter((figure) => !passed.has(figure)); }, wordings: { ticket: fold(`${reply.ticket.subject}\n${reply.ticket.message}`), sources: fold(reply.sources.map(({ text }) => text.slice(0, MOST_READ)).join('\n')) } }, given);
  const sums = sentencesOf(reply.body).filter(({ from, to }) => [...derived].some((figure) => from <= figure.from && figure.to <= to));
  // "Monday to Friday, 9 to 5" where a source says from nine until five.
  const isHour = (figure: Figure): boolean => (!figure.unit || (figure.unit.factor === HOUR_SECONDS && /h$/.test(reply.body.slice(figure.from, figure.to)))) && hoursOf(fold(reply.body), figure).some((one) => hoursGiven.includes(one) || day.some(({ minutes }) => minutes.includes(one)));
  // "Two further attempts", "trois fichiers": a small number in words is mostly counted from what is said, and claims something only where a source counts the same.
  const isCounting = ({ unit, raw, setting, from, to }: Figure): boolean => !unit && (raw[0] ?? 0) <= SMALL && !/\d/.test(reply.body.slice(from, to))
    && !support.texts.some(({ origin, figures }) => origin === 'source' && figures.some((other) => !other.weak && setting.noun !== '' && other.setting.noun === setting.noun));
  const spans = spansOf(support.texts.flatMap(({ figures }) => figures));
  const dated = [...support.dates, ...rangeStarts(support.raw, support.dates)];
  const bareDays = support.texts.filter(({ origin }) => origin !== 'own').flatMap(({ text, figures }) => figures.map((figure) => dayOfMonth(fold(text), figure))).filter(Boolean);
  const ticketAmounts = support.texts.flatMap(({ origin, text, figures }) => (origin === 'ticket' ? bareAmounts(text, figures) : []));
  const isTicketAmount = ({ unit, values }: Figure): boolean => unit?.family === 'money' && ticketAmounts.some((other) => sameCurrency(other.unit?.currency ?? 'ANY', unit.currency ?? 'ANY') && near(other.values, values));
  // "Firmware 5.3." ends a sentence and is no third of May.
  const isWritten = ({ unit, from, to }: Figure): boolean => !unit && /^\d+[.,]\d+$/.test(reply.body.slice(from, to)) && new RegExp(`(?<![\\d.,])${reply.body.slice(from, to).replace('.', '\\.')}(?!\\d|[.,]\\d)`).test(support.raw);
  const gaps = new Set(daysBetween(dated, bareDays));
  // "18 days before check-in": counted between two days that are known.
  const isGap = (figure: Figure): boolean => figure.unit?.family === 'seconds' && figure.values.some((one) => gaps.has(one / DAY_SECONDS)) && tellsElapsed(fold(reply.body), figure);
  const dayKnown = new Set([...support.texts.flatMap(({ text, figures }) => figures.map((figure) => dayOfMonth(fold(text), figure))), ...support.dates.flatMap(({ readings }) => readings.map((one) => one.day))].filter(Boolean));
  // "The 18th", two days before the 20th that the ticket names.
  const isNamedDay = (figure: Figure): boolean => {
    const of = dayOfMonth(fold(reply.body), figure);
    return of > 0 && (dayKnown.has(of) || spans.days.some((count) => dayKnown.has(of + count) || dayKnown.has(of - count)));
  };
  const or = joinedOtherwise({ figures: own.figures, folded: fold(reply.body) }, support.texts.filter(({ origin }) => origin === 'source').map(({ text, figures }) => ({ figures, folded: fold(text) })), supports);
  const joined = or ? [claim('condition', or, 'a source joins the two by “and”')] : [];
  return [...joined, ...own.figures.filter((figure) => !figure.weak && !hours.some(({ start, end }) => start <= figure.from && figure.to <= end)).flatMap((figure) => {
    const words = reply.body.slice(figure.from, figure.to);
    const check = FAMILY_NAMES[figure.unit?.family ?? ''] ?? 'number';
    const free = figure.raw.length === 0;
    // "No, it is not free" grants nothing.
    if (free && !given(figure) && denies(clauseBefore(fold(reply.body), figure.from), reply.language)) return [];
    if (free && !given(figure) && support.texts.some(({ origin, text }) => origin === 'source' && INCLUDED.test(fold(text)))) return [];
    if (!given(figure)) return isDay(figure) || derived.has(figure) || isCounting(figure) || isHour(figure) || isNamedDay(figure) || isGap(figure) || isTicketAmount(figure) || isWritten(figure) ? [] : [claim(check, words)];
    // Figures that are reckoned with are named as the parts of a sum.
    if (sums.some(({ from, to }) => from <= figure.from && figure.to <= to)) return [];
    if (copied.some(({ from, to }) => from <= figure.from && figure.to <= to)) return [];
    if (free && dropsThreshold(figure, own, support.texts, reply)) return [claim(check, words, 'a source grants this from an amount that the reply leaves out')];
    // What stands beside its own label stands right; what stands beside another's is told already.
    const stands = placed.find(({ value }) => value.from === figure.from && value.to === figure.to);
    if (stands?.meant) return [];
    const rival = siblingOf(figure) || (stands ? '' : rivalOf(figure));
    return rival ? [claim(check, words, `stands in a source for something else than “${rival}”`)] : [];
  })];
}

/** "8.1 to 8.3." are versions where a source writes them so. */
const isVersion = (body: string, { start, end }: { start: number; end: number }, raw: string): boolean => raw.includes(body.slice(start, end).replace(/\.$/, ''));

/** "Toda sexta": bears a "sexta-feira". */
const bareWeekdays = (raw: string): number[] => ['segunda', 'terca', 'quarta', 'quinta', 'sexta'].flatMap((name, at) => (new RegExp(`(?:toda|cada|[aà]|na|da|de|ate) ${name}(?!\\p{L})`, 'u').test(fold(raw)) ? [at] : []));

/** Minutes of the day of "8 a 20 h" and "daily 7-21", both ends. */
const hoursWritten = (raw: string): number[] => [...[...raw.matchAll(/(?<![\d.,:/-])([01]?\d|2[0-4]) ?[-–] ?(1\d|2[0-4])(?![\d.,:/-]| ?[\p{L}%€])/gu)].flatMap((match) => [match, [match[2], match[2]]]), ...raw.matchAll(/(?<![\d.,])(\d{1,2})(?: ?h| ?(?:a|à|às|-|–|y|et|e) ?\d{1,2} ?h)(?!\p{L}|\d)/giu), ...raw.matchAll(/(?<![\d.,])(\d{1,2}) ?h(?!\p{L}|\d)/giu)].map((match) => Number(match[1]) * 60);

function dateFindings({ body, ticket }: CheckedReply, { raw, texts, dates: known }: Support): Finding[] {
  // "At 14:30, and it takes 45 minutes": done by 15:15.
  const appointed = findTimes(ticket.message);
  const asked = weekdaysNamed(`${ticket.subject}\n${ticket.message}`);
  const spans = spansOf(texts.flatMap(({ figures }) => figures), fold(raw));
  const dates = [...known, ...rangeStarts(raw, known)];
  const said = fold(body);
  const weekdays = new Set([...weekdaysNamed(raw), ...bareWeekdays(raw), ...weekdaysOf(findDates(body), known)]);
  // "1 h 10" may be as long as 70 minutes.
  const lasts = ({ minutes, start, end }: TimeMention): boolean => /\dh|\d h/.test(said.slice(start, end)) && minutes.some((minute) => spans.lasting.includes(minute));
  const times = findTimes(raw);
  const hours = hoursWritten(raw);
  return [
    ...findDates(body).filter((one) => !dates.some((other) => sameDay(one, other)) && !ofNamedDay(one, raw) && !isCounted(one, dates, spans, LOOSELY.test(said.slice(Math.max(0, one.start - 30), one.start))) && !isVersion(body, one, raw)).map(({ start, end }) => claim('date', body.slice(start, end))),
    ...findWeekdays(body).filter(({ weekday }) => !weekdays.has(weekday) && !spans.days.some((count) => [weekday + count, weekday - count].some((one) => asked.has(((one % 7) + 7) % 7)))).map(({ start, end }) => claim('date', body.slice(start, end))),
    ...findTimes(body).filter((time) => !lasts(time)).filter(({ minutes, ...place }) => !isReckoned({ minutes, ...place }, times, spans) && !isReckoned({ minutes, ...place }, appointed, { minutes: spans.lasting }) && !times.some((other) => minutes.some((minute) => other.minutes.includes(minute))) && !minutes.some((minute) => hours.includes(minute)))
      .map(({ start, end }) => claim('time', body.slice(start, end))),
    ...hoursOfOtherDays(body, raw).map(({ start, end }) => claim('time', body.slice(start, end), 'stands in a source for another day')),
  ];
}

/** "hillsidebakery.example": the customer's own domain, named in passing. */
const BARE_DOMAIN = /^(?!www\.)[\w-]+(?:\.[\w-]+)+$/;

function addressFindings({ body, sources, ownWords }: CheckedReply, { raw }: Support): Finding[] {
  // An address that the ticket alone names is a stranger's.
  const own = [...ownWords, ...sources.flatMap(({ title, text, url }) => [title, text.slice(0, MOST_READ), url])].join('\n');
  const urls = new Set(findUrls(own).map(({ words }) => addressKey(words)));
  const emails = new Set(findEmails(raw).map(({ words }) => words.normalize('NFKC').toLowerCase()));
  const codes = new Set(findCodes(raw).map(({ words }) => codeKey(words)));
  const inRaw = raw.normalize('NFKC').replace(/[^\p{L}\p{N}.]/gu, '').toLowerCase();
  const masked = [...findUrls(body), ...findEmails(body)];
  return [
    ...findUrls(body).filter(({ words }) => !urls.has(addressKey(words)) && !(BARE_DOMAIN.test(words) && raw.includes(words))).map(({ words }) => claim('web address', words, raw.includes(words) ? 'stands in the ticket alone' : NOWHERE)),
    ...findEmails(body).filter(({ words }) => !emails.has(words.normalize('NFKC').toLowerCase())).map(({ words }) => claim('e-mail address', words)),
    ...findCodes(body).filter(({ from, to }) => !masked.some((mention) => mention.from < to && from < mention.to))
      .filter(({ words }) => !codes.has(codeKey(words)) && !(codeKey(words).length >= 5 && (inRaw.includes(codeKey(words)) || inRaw.replaceAll('.', '').includes(codeKey(words).replaceAll('.', '')))))
      .map(({ words }) => claim('code', words)),
  ];
}

/** Numbers, amounts, dates, times, addresses and codes of the reply that stand in neither the ticket nor a source. */
export const findClaims: Check = (reply) => {
  const support = supportOf(reply);
  const own = read(reply.body, reply.language || languageOf(reply.body, 'en'), 'reply');
  const known = labelled(support.texts.filter(({ origin }) => origin === 'source'), supports);
  const placed = placesOfValues(own, known, `${reply.ticket.subject}\n${reply.ticket.message}`, supports);
  const neighbours = placed.filter(({ meant }) => meant)
    .map(({ value, meant }) => claim(checkOf(value.kind), reply.body.slice(value.from, value.to), `stands in a source for something else than “${meant}”`));
  return [...neighbours, ...figureFindings(reply, own, support, known, placed), ...dateFindings(reply, support), ...addressFindings(reply, support)];
};
