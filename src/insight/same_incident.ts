import { firstFrom } from './calendar.ts';
import type { Episode } from './episodes.ts';
import { binomialTail } from './expected_count.ts';
import type { Desk, Rise } from './rises.ts';
import { isCode } from './terms.ts';
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

/** Places of a risen topic's tickets in its last days. */
export const placesIn = ({ track }: Rise, desk: Desk, days: number): number[] => track.places.slice(firstFrom(track.days, desk.today - days + 1));

/** The product with issue that most of these tickets have; `""` where they have none in common. */
function homeOf(places: readonly number[], { tickets }: Desk): string {
  const counts = new Map<string, number>();
  for (const place of places) {
    const { product = '', issue = '' } = tickets[place] ?? {};
    if (product && issue) counts.set(`cell:${product}|${issue}`, (counts.get(`cell:${product}|${issue}`) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count >= AT_HOME * places.length)?.[0] ?? '';
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
function shareHome(rise: Rise, episode: Episode, { risen, known, common }: Overlap, desk: Desk): boolean {
  if (common === 0 && (isCode(rise.track.key) || isCode(readKey(episode.key).term))) return false;
  const home = homeOf(risen, desk);
  if (!home || home !== homeOf(known, desk)) return false;
  const { from, to } = { from: desk.today - desk.watch.windowDays + 1 - desk.watch.baselineDays, to: desk.today - desk.watch.windowDays + 1 };
  return countBetween(desk.tracks.get(home)?.days ?? [], from, to) <= NARROW * countBetween(desk.days, from, to);
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
 * risen product or issue, as ever; and where both have the same narrow product with issue.
 */
export function likeness(rise: Rise, episode: Episode, desk: Desk): Likeness | undefined {
  const { risen, known, common } = overlapOf(rise, episode, desk, rise.windowDays);
  const share = common / Math.max(1, risen.length);
  if (share >= SAME_INCIDENT) return { share, isWording: false };
  const whole = overlapOf(rise, episode, desk, desk.watch.windowDays);
  if (rise.track.isTerm && (meet(whole, desk) || shareHome(rise, episode, whole, desk))) return { share, isWording: rise.count >= MUCH_MORE * rise.expected };
  const covers = common / Math.max(1, known.length) >= 0.5 && risen.length <= 3 * known.length;
  const isExplained = common >= LEAST_COMMON && !rise.isBeyond(rise.count - common);
  return covers || isExplained || (!rise.track.isTerm && isItsPart(rise, episode, whole, desk)) ? { share, isWording: false } : undefined;
}
