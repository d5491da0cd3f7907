import { countTicket, DEFAULT_WATCH, newDesk, type Desk, type Rise, type Watch } from './rises.ts';
import { likeness, placesIn } from './same_incident.ts';
import type { HistoryTicket } from './ticket_history.ts';
import { readKey, topicKeys } from './topic_track.ts';

/** One topic's growth beyond its own past, from the ticket that made it certain until two weeks without growth. */
export interface Episode {
  /** The topic that rose first, by key. */
  key: string;
  /** Place of the ticket that made it certain. */
  detectedBy: number;
  detectedDay: number;
  /** Places of the tickets in the window at detection. Names are taken from these alone, so that no later ticket renames it. */
  founders: number[];
  /** Places of all its tickets, founders first. */
  members: number[];
  /** Keys that rose with it, the first included. */
  keys: Set<string>;
  /** Those of them whose later tickets are its own. */
  gathers: Set<string>;
  /** Tickets in the window at detection, and how many the topic's past let expect there. */
  count: number;
  expected: number;
  /** Tickets that the past lets expect in a whole window of `windowDays`. */
  expectedInWindow: number;
  /** Probability of such a count by chance. */
  probability: number;
  /** The last day on which it was beyond its past. */
  lastDay: number;
}

/** Days without growth that end an episode; what comes later is a new one. */
export const QUIET_DAYS = 14;
/** Share of a risen topic's tickets that makes it the incident itself. */
const IS_INCIDENT = 0.7;
const IS_INCIDENT_ALONE = 0.85;

/** Whether a ticket may be the episode's: not where the topic that rose names an issue, and the ticket another one. */
const mayBeOf = ({ key }: Episode, { issue }: HistoryTicket): boolean => {
  const named = readKey(key).issue;
  return !named || !issue || issue === named;
};

/** Adds those of these tickets that may be the episode's. */
function gather(episode: Episode, places: readonly number[], tickets: readonly HistoryTicket[]): void {
  const own = places.filter((place) => { const ticket = tickets[place]; return ticket !== undefined && mayBeOf(episode, ticket); });
  episode.members = [...new Set([...episode.members, ...own])];
}

/** Puts a rise into the episode it belongs to, or opens one. */
function place(rise: Rise, at: number, episodes: Episode[], desk: Desk): void {
  const day = desk.today;
  const places = placesIn(rise, desk, rise.windowDays);
  const open = episodes.filter(({ lastDay }) => day - lastDay <= QUIET_DAYS);
  const known = open.find(({ keys }) => keys.has(rise.track.key));
  if (known) { known.lastDay = day; return; }
  const [nearest] = open.flatMap((episode) => { const like = likeness(rise, episode, desk); return like ? [{ episode, ...like }] : []; })
    .sort((a, b) => b.share - a.share);
  if (!nearest) {
    episodes.push({
      key: rise.track.key, detectedBy: at, detectedDay: day, founders: places, members: [...places], keys: new Set([rise.track.key]), gathers: new Set([rise.track.key]),
      count: rise.count, expected: rise.expected, expectedInWindow: rise.expectedInWindow, probability: rise.probability, lastDay: day,
    });
    return;
  }
  nearest.episode.lastDay = day;
  if (nearest.share < IS_INCIDENT && !nearest.isWording) return;
  nearest.episode.keys.add(rise.track.key);
  // A whole product or a whole issue rises with what a word told, and holds everyday tickets besides.
  if (/^(?:product|issue):/.test(rise.track.key) && readKey(nearest.episode.key).term && nearest.share < IS_INCIDENT_ALONE) return;
  nearest.episode.gathers.add(rise.track.key);
  gather(nearest.episode, places, desk.tickets);
}

/**
 * Finds the topics that grew beyond their own past, ticket by ticket in the order of their dates. What is found at a
 * ticket depends on the tickets before it alone: a later poll finds the same episodes, and new ones at most.
 *
 * The test: P(X ≥ count) of the negative binomial distribution that the topic's past predicts (see `expectation`), in
 * windows of one day, half a window and a window, against the accepted false alarms a week divided by topics, days and
 * windows (Bonferroni): at most that many a week are to be expected, whatever the topics' dependence. Beyond the test,
 * the count must be at least 1.5 times what was expected, from at least `leastTickets` customers.
 * @param tickets dated, in the order of their dates
 */
export function everyEpisode(tickets: readonly HistoryTicket[], watch: Watch = DEFAULT_WATCH): Episode[] {
  const desk = newDesk(tickets, watch);
  const episodes: Episode[] = [];
  for (const [at, ticket] of tickets.entries()) {
    const keys = topicKeys(ticket);
    for (const episode of episodes) {
      if (ticket.day - episode.lastDay <= QUIET_DAYS && keys.some((key) => episode.gathers.has(key)) && mayBeOf(episode, ticket)) episode.members.push(at);
    }
    for (const rise of countTicket(desk, keys, ticket, at)) place(rise, at, episodes, desk);
  }
  return episodes.map((episode) => ({ ...episode, members: [...new Set(episode.members)].sort((a, b) => a - b) }));
}

/** Share of the smaller episode's tickets that makes two episodes one. */
const MOSTLY_SAME = 0.5;

/**
 * The episodes of `everyEpisode`, those made one that turned out to be: an incident that customers put into different words
 * may begin as two topics whose first tickets have little in common. The first one's name and id stay.
 */
export function findEpisodes(tickets: readonly HistoryTicket[], watch: Watch = DEFAULT_WATCH): Episode[] {
  const kept: Episode[] = [];
  for (const episode of everyEpisode(tickets, watch)) {
    const own = new Set(episode.members);
    const same = kept.find(({ members, lastDay }) => episode.detectedDay - lastDay <= QUIET_DAYS && members.filter((place) => own.has(place)).length >= MOSTLY_SAME * Math.min(own.size, members.length));
    if (!same) { kept.push(episode); continue; }
    same.keys = new Set([...same.keys, ...episode.keys]);
    same.gathers = new Set([...same.gathers, ...episode.gathers]);
    gather(same, episode.members, tickets);
    same.members.sort((a, b) => a - b);
    same.lastDay = Math.max(same.lastDay, episode.lastDay);
  }
  return kept;
}

/** Tickets with a date, in the order of their dates; of one moment, in the order of their rows. */
export const byDate = (tickets: readonly HistoryTicket[]): HistoryTicket[] =>
  tickets.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.day - b.day || a.at - b.at || a.rowNumber - b.rowNumber);
