import { detectLanguage } from '../triage/language.ts';
import { firstFrom } from './calendar.ts';
import type { Episode } from './episodes.ts';
import { binomialTail } from './expected_count.ts';
import type { Desk, Rise } from './rises.ts';
import { isCode } from './terms.ts';
import type { HistoryTicket } from './ticket_history.ts';
import { countBetween, readKey } from './topic_track.ts';

/** Share of tickets in common that makes two risen topics one incident. */
const SAME_INCIDENT = 0.4;
/** Tickets of two topics that begin together and have nothing to do with each other are the same ones so rarely. */
const BY_CHANCE = 0.001;
const LEAST_COMMON = 2;
const LEAST_SHARE = 0.2;
/** A word whose share in a topic's tickets has grown no more than this is a part of the topic, as ever. */
const AS_EVER = 1.5;
/** Tickets are of one product and issue if so many are; a product with an issue is narrow if so few of the desk's are of it. */
const AT_HOME = 0.7;
const NARROW = 0.05;
/** A product or issue of more of the desk's tickets than this tells nothing. */
const MOST_OF_ALL = 0.67;
/** Tickets of an episode whose language is asked for. */
const MOST_READ = 20;

/** Places of a risen topic's tickets in its last days. */
export const placesIn = ({ track }: Rise, desk: Desk, days: number): number[] => track.places.slice(firstFrom(track.days, desk.today - days + 1));

type Told = 'product' | 'issue' | 'cell' | 'language';

const toldBy: Record<Told, (ticket: HistoryTicket) => string> = {
  product: ({ product }) => product && `product:${product}`,
  issue: ({ issue }) => issue && `issue:${issue}`,
  cell: ({ product, issue }) => (product && issue ? `cell:${product}|${issue}` : ''),
  language: ({ subject, message }) => detectLanguage(`${subject}\n${message}`).language,
};

/** What most of these tickets have in common; `""` where they have not. */
function sharedBy(what: Told, places: readonly number[], { tickets }: Desk): string {
  const counts = new Map<string, number>();
  for (const place of places) {
    const ticket = tickets[place];
    const told = ticket ? toldBy[what](ticket) : '';
    if (told) counts.set(told, (counts.get(told) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count >= AT_HOME * places.length)?.[0] ?? '';
}

/** The topic that most tickets of both have, where no more than `most` of the desk's are of it; `""` where there is none. */
function sharedHome(what: Exclude<Told, 'language'>, { risen, known }: Overlap, most: number, desk: Desk): string {
  const home = sharedBy(what, risen, desk);
  if (!home || home !== sharedBy(what, known, desk)) return '';
  const to = desk.today - desk.watch.windowDays + 1;
  const from = to - desk.watch.baselineDays;
  return countBetween(desk.tracks.get(home)?.days ?? [], from, to) <= most * countBetween(desk.days, from, to) ? home : '';
}

/** What two topics hold in a window: their tickets, and those that both hold. */
interface Overlap { risen: readonly number[]; known: readonly number[]; common: number }

function overlapOf(rise: Rise, episode: Episode, desk: Desk, days: number): Overlap {
  const risen = placesIn(rise, desk, days);
  const known = episode.members.filter((place) => (desk.tickets[place]?.day ?? 0) > desk.today - days);
  const own = new Set(known);
  return { risen, known, common: risen.filter((place) => own.has(place)).length };
}

/** Whether two words are met in the same tickets more often than chance explains: one incident in several wordings. */
function meet({ risen, known, common }: Overlap, { days, today, watch }: Desk): boolean {
  if (common < LEAST_COMMON || common < LEAST_SHARE * Math.min(risen.length, known.length)) return false;
  const all = Math.max(1, countBetween(days, today - watch.windowDays + 1, today + 1));
  return binomialTail(common, risen.length, Math.min(0.99, known.length / all)) <= BY_CHANCE;
}

/** Whether the episode's word is what the risen product or issue always held in this measure: the first sign of the same growth. */
function isItsPart(rise: Rise, episode: Episode, { risen, common }: Overlap, { tickets, today, watch }: Desk): boolean {
  const { term } = readKey(episode.key);
  const { days, places } = rise.track;
  const from = firstFrom(days, today - watch.windowDays + 1 - watch.baselineDays);
  const past = places.slice(from, firstFrom(days, today - watch.windowDays + 1));
  const before = term ? past.filter((place) => tickets[place]?.terms.includes(term)).length : 0;
  return before >= LEAST_COMMON && common / risen.length <= AS_EVER * (before / past.length);
}

/**
 * Whether both began in the same narrow product with issue. Two defects of which each needs its own notice hardly begin
 * there in the same days; two error codes that never stand together are two.
 */
function shareHome(rise: Rise, episode: Episode, overlap: Overlap, desk: Desk): boolean {
  if (overlap.common === 0 && (isCode(rise.track.key) || isCode(readKey(episode.key).term))) return false;
  return sharedHome('cell', overlap, NARROW, desk) !== '';
}

/** Whether both began together in one product or issue, in languages that share no words. */
function isTranslation(episode: Episode, overlap: Overlap, desk: Desk): boolean {
  if (desk.today - episode.detectedDay > desk.watch.windowDays || (!sharedHome('product', overlap, MOST_OF_ALL, desk) && !sharedHome('issue', overlap, MOST_OF_ALL, desk))) return false;
  const language = sharedBy('language', overlap.risen, desk);
  const known = overlap.known.slice(0, MOST_READ).map((place) => desk.tickets[place]).filter((ticket) => ticket !== undefined);
  return language !== '' && known.length > 0 && known.filter((ticket) => toldBy.language(ticket) === language).length <= LEAST_SHARE * known.length;
}

/** What a risen topic has to do with an open episode. */
export interface Likeness {
  /** How much of it is the episode's tickets, 0 to 1. */
  share: number;
  /** Whether it is another wording of the episode's incident, so that its tickets are the incident's. */
  isWording: boolean;
}

/** A word this much more frequent than expected is written of the incident alone. */
const MUCH_MORE = 3;

/**
 * How a risen topic is the incident of an open episode; undefined where it is another one. It is the same where a good
 * part of its tickets is the episode's or most of the episode's are its own; where nothing unusual is left without the
 * episode's tickets; where both words stand together more often than by chance; where the episode's word is a part of the
 * risen product or issue, as ever; where both have the same narrow product with issue;
 * and where they have one product or issue and are written in different languages.
 */
export function likeness(rise: Rise, episode: Episode, desk: Desk): Likeness | undefined {
  const { risen, known, common } = overlapOf(rise, episode, desk, rise.windowDays);
  const share = common / Math.max(1, risen.length);
  if (share >= SAME_INCIDENT) return { share, isWording: false };
  const whole = overlapOf(rise, episode, desk, desk.watch.windowDays);
  if (rise.track.isTerm && (meet(whole, desk) || shareHome(rise, episode, whole, desk) || isTranslation(episode, whole, desk))) return { share, isWording: rise.count >= MUCH_MORE * rise.expected };
  const covers = common / Math.max(1, known.length) >= 0.5 && risen.length <= 3 * known.length;
  const isExplained = common >= LEAST_COMMON && !rise.isBeyond(rise.count - common);
  return covers || isExplained || (!rise.track.isTerm && isItsPart(rise, episode, whole, desk)) ? { share, isWording: false } : undefined;
}
