import { detectLanguage } from '../../language.ts';
import { keptReading, late, madeOnce } from '../../text/kept_readings.ts';
import { findCodes, findEmails, findUrls } from '../identifiers/addresses.ts';
import { MOST_READ, ticketText, type CheckedReply, type Source } from '../checked_reply.ts';
import { findDates, rangeStarts, type DateMention } from '../times/dates.ts';
import { keptFor, type ReadText } from './values.ts';
import { NO_SETTING } from '../quantities/figure_setting.ts';
import { blanked, findFigures, type Figure } from '../quantities/figures.ts';
import { laidOut } from './laid_out.ts';

/** Each text with what a reply may take from it; read when it is first asked for, for many a reply says nothing that needs support. */
export interface Support {
  /** Those that a reply rests on, in their order. */
  readonly sources: ReadText[];
  /** These, the ticket and the team's own words. */
  readonly texts: ReadText[];
  /** Ticket, own words and sources as they are written. */
  readonly raw: string;
  /** The dates of `raw`. */
  readonly dates: readonly DateMention[];
}

const DATE: Figure['unit'] = { family: 'unit:date', factor: 1 };
export const isDay = ({ unit }: Figure): boolean => unit === DATE;

export const languageOf = (text: string, fallback: string): string => detectLanguage(text.slice(0, 2000)).language || fallback;

/** Dates as figures, so that the right one of the wrong case is found as amounts are. */
const datesAsFigures = (text: string): Figure[] => findDates(text).flatMap(({ readings, start, end }): Figure[] => {
  const values = readings.filter(({ day, month }) => day && month).map(({ day, month }) => month * 100 + day);
  return values.length > 0 ? [{ values, raw: values, unit: DATE, end: '', bound: '', weak: false, setting: NO_SETTING, mate: undefined, from: start, to: end }] : [];
});

/** A text's figures, its addresses and codes passed over. */
function readText(text: string, language: string, origin: ReadText['origin']): ReadText {
  const addresses = [...findUrls(text), ...findEmails(text)];
  const figures = [...findFigures(text, language, [...addresses, ...findCodes(text)]), ...(origin === 'own' ? [] : datesAsFigures(text))];
  // An address says nothing of the figures beside it.
  return { text: blanked(text, addresses), raw: text, title: '', origin, figures: figures.sort((a, b) => a.from - b.from) };
}

/** Articles are read once in each language: replies of many tickets stand on the same. */
const articleReader = madeOnce((language: string) => keptReading((article) => readText(article, language, 'source'), 24));
const replyReader = madeOnce((language: string) => keptReading((body) => readText(body, language, 'reply'), 24));

const readSource = ({ title, text }: Source, language: string): ReadText => ({ ...articleReader(languageOf(text, language))(`${title}\n${laidOut(text.slice(0, MOST_READ))}`.slice(0, MOST_READ)), title });

/** What the reply says by itself; one that asks back is the same for many tickets. */
export const readReply = keptFor(({ body, language }: CheckedReply): ReadText => replyReader(language || languageOf(body, 'en'))(body));

export const supportOf = keptFor((reply: CheckedReply): Support => {
  const { language, ownWords } = reply;
  const asked = ticketText(reply).slice(0, MOST_READ);
  const sources = late(() => reply.sources.map((source) => readSource(source, language)));
  const texts = late(() => [...sources(), readText(asked, languageOf(asked, language), 'ticket'), readText(ownWords.join('\n'), language, 'own')]);
  const raw = late(() => [asked, ...ownWords, ...reply.sources.flatMap(({ title, text, url }) => [title, text.slice(0, MOST_READ), url])].join('\n'));
  const dates = late(() => { const named = findDates(raw()); return [...named, ...rangeStarts(raw(), named)].sort((a, b) => a.start - b.start); });
  return { get sources() { return sources(); }, get texts() { return texts(); }, get raw() { return raw(); }, get dates() { return dates(); } };
});
