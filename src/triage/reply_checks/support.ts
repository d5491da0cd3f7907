import { detectLanguage } from '../language.ts';
import { findCodes, findEmails, findUrls } from './addresses.ts';
import type { CheckedReply } from './checked_reply.ts';
import { findDates, type DateMention } from './dates.ts';
import type { ReadText } from './values.ts';
import { NO_SETTING } from './figure_setting.ts';
import { blanked, findFigures, type Figure } from './figures.ts';

/** Characters read of a ticket or a source; what stands beyond supports nothing, which is the safe side. */
export const MOST_READ = 40_000;

/** Each text with what a reply may take from it. */
export interface Support {
  texts: ReadText[];
  /** Ticket, own words and sources as they are written. */
  raw: string;
  /** The dates of `raw`. */
  dates: DateMention[];
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
export function readText(text: string, language: string, origin: ReadText['origin'], title = ''): ReadText {
  const addresses = [...findUrls(text), ...findEmails(text)];
  const figures = [...findFigures(text, language, [...addresses, ...findCodes(text)]), ...(origin === 'own' ? [] : datesAsFigures(text))];
  // An address says nothing of the figures beside it.
  return { text: blanked(text, addresses), raw: text, title, origin, figures: figures.sort((a, b) => a.from - b.from) };
}

export const ticketText = ({ ticket }: Pick<CheckedReply, 'ticket'>): string => `${ticket.subject}\n${ticket.message}`;

export function supportOf(reply: CheckedReply): Support {
  const { sources, language, ownWords } = reply;
  const asked = ticketText(reply).slice(0, MOST_READ);
  const texts = [
    ...sources.map((source) => readText(`${source.title}\n${source.text}`.slice(0, MOST_READ), languageOf(source.text, language), 'source', source.title)),
    readText(asked, languageOf(asked, language), 'ticket'),
    readText(ownWords.join('\n'), language, 'own'),
  ];
  const raw = [asked, ...ownWords, ...sources.flatMap(({ title, text, url }) => [title, text.slice(0, MOST_READ), url])].join('\n');
  return { texts, raw, dates: findDates(raw) };
}
