import { firstFrom } from './calendar.ts';
import { deskVolume, expectation, tailProbability, weeklyDispersion, type DeskVolume } from './expected_count.ts';
import type { HistoryTicket } from './ticket_history.ts';
import { countBetween, newTrack, readKey, topicKeys, type TopicTrack } from './topic_track.ts';

/** How watchful the detection is. */
export interface Watch {
  /** Days of the longest window whose count is tested; one day and half of it are tested too. */
  windowDays: number;
  /** Days before the window that say what is normal. */
  baselineDays: number;
  /** False alarms a week that the desk accepts, over all its topics together. */
  falseAlarmsPerWeek: number;
  /** Fewer customers than this in the window are no recurring issue. */
  leastTickets: number;
}

export const DEFAULT_WATCH: Watch = { windowDays: 7, baselineDays: 56, falseAlarmsPerWeek: 1 / 12, leastTickets: 4 };

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

interface Rise { track: TopicTrack; count: number; expected: number; expectedInWindow: number; probability: number; windowDays: number }

/** What is known of the desk before a day's first ticket. */
interface Morning { day: number; desk: DeskVolume; perWeight: number; dispersion: number; chance: { label: number; term: number } }

interface Desk {
  watch: Watch;
  windows: number[];
  days: number[];
  tracks: Map<string, TopicTrack>;
  labels: TopicTrack[];
  /** Each customer's last tickets, by place. */
  lastOf: Map<string, number[]>;
  /** Terms met in at least two tickets. */
  terms: number;
  morning: Morning | undefined;
}

/** Days of past without which nothing is called normal. */
const LEAST_PAST_DAYS = 14;
/** Days without growth that end an episode; what comes later is a new one. */
export const QUIET_DAYS = 14;
/** What a person would call growth. */
const LEAST_RATIO = 1.5;
/** Share of tickets in common that makes two risen topics one incident, and that makes a topic the incident itself. */
const SAME_INCIDENT = 0.4;
const IS_INCIDENT = 0.7;
const IS_INCIDENT_ALONE = 0.85;
/** One customer's next ticket on a topic within this many days does not count: three reminders are no recurring issue. */
const REPEAT_DAYS = 7;
/** Fewer other tickets than this say nothing about the desk as a whole. */
const LEAST_OTHERS = 8;
/** Labels and terms are accepted half of the false alarms each. */
const SHARE = 0.5;

/** Rounded up to a power of two: which old tickets were read must not move the limit from poll to poll. */
const roundedUp = (topics: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, topics)));

function morningOf({ watch, windows, days, labels, terms }: Desk, day: number): Morning | undefined {
  const first = days[0] ?? day;
  const last = day - watch.windowDays;
  const start = Math.max(first, last - watch.baselineDays);
  if (last - start < LEAST_PAST_DAYS) return undefined;
  const desk = deskVolume((from, to) => countBetween(days, from, to), start, last - 1);
  const weeks = Math.floor((last - start) / 7);
  const weekly = labels.filter(({ key }) => !key.startsWith('product:'))
    .map((track) => Array.from({ length: weeks }, (_unused, week) => countBetween(track.days, last - 7 * (week + 1), last - 7 * week)))
    .filter((counts) => counts.some((count) => count > 0));
  const tests = 7 * windows.length;
  return {
    day, desk, perWeight: countBetween(days, start, last) / desk.weightBefore(last), dispersion: weeklyDispersion(weekly),
    chance: {
      label: (watch.falseAlarmsPerWeek * (1 - SHARE)) / (tests * roundedUp(labels.length)),
      term: (watch.falseAlarmsPerWeek * SHARE) / (tests * roundedUp(terms)),
    },
  };
}

/**
 * How much more than usual the rest of the desk has in the window; at least 1. What rises with everything else (a sale,
 * a holiday) is no issue of its own.
 */
function deskSurge({ days, watch }: Desk, { desk, perWeight }: Morning, track: TopicTrack, window: { from: number; to: number }): number {
  const weight = desk.weightBefore(window.to + 1) - desk.weightBefore(window.from);
  const usual = perWeight * weight * Math.exp(Math.max(0, desk.slope) * (watch.baselineDays / 2));
  const past = countBetween(days, window.from - watch.baselineDays, window.from);
  const ownShare = past > 0 ? countBetween(track.days, window.from - watch.baselineDays, window.from) / past : 0;
  const others = countBetween(days, window.from, window.to + 1) - countBetween(track.days, window.from, window.to + 1);
  return others < LEAST_OTHERS ? 1 : Math.max(1, others / Math.max(1, usual * (1 - ownShare)));
}

/** Tests one window of a topic on a day; undefined where its count is what its past allows. */
function testWindow(state: Desk, morning: Morning, track: TopicTrack, at: number): Rise | undefined {
  const windowDays = state.windows[at] ?? 1;
  const window = { from: morning.day - windowDays + 1, to: morning.day };
  const count = track.days.length - firstFrom(track.days, window.from);
  if (count < state.watch.leastTickets || count <= (track.normalUpTo[at] ?? 0)) return undefined;
  const allowed = morning.chance[track.isTerm ? 'term' : 'label'];
  const isRise = (expected: { mean: number; size: number }) => count >= LEAST_RATIO * expected.mean && tailProbability(expected, count) <= allowed;
  const own = expectation(track.days, morning.desk, window, state.watch.baselineDays, morning.dispersion);
  if (isRise(own)) {
    const adjusted = { ...own, mean: own.mean * deskSurge(state, morning, track, window) };
    if (!isRise(adjusted)) return undefined;
    const whole = { from: window.to - state.watch.windowDays + 1, to: window.to };
    const expectedInWindow = expectation(track.days, morning.desk, whole, state.watch.baselineDays, morning.dispersion).mean;
    return { track, count, expected: adjusted.mean, expectedInWindow, probability: tailProbability(adjusted, count), windowDays };
  }
  track.normalUpTo[at] = count;
  return undefined;
}

/** The topic's most improbable window on this day, if one is beyond its past. */
function riseOf(state: Desk, morning: Morning, track: TopicTrack): Rise | undefined {
  if (track.testedDay !== morning.day) { track.testedDay = morning.day; track.normalUpTo = state.windows.map(() => 0); }
  if (track.risenDay === morning.day) return undefined;
  const enough = track.days[track.days.length - state.watch.leastTickets] ?? Number.NEGATIVE_INFINITY;
  if (enough < morning.day - state.watch.windowDays + 1) return undefined;
  const rises = state.windows.map((_unused, at) => testWindow(state, morning, track, at)).filter((rise) => rise !== undefined);
  const [rise] = rises.sort((a, b) => a.probability - b.probability);
  if (rise) track.risenDay = morning.day;
  return rise;
}

const placesIn = ({ track, windowDays }: Rise, day: number): number[] => track.places.slice(firstFrom(track.days, day - windowDays + 1));

/** How much of a risen topic is the tickets of an open episode; 0 where it is another incident. */
function likeness(places: number[], episode: Episode, from: number, tickets: readonly HistoryTicket[]): number {
  const known = new Set(episode.members.filter((place) => (tickets[place]?.day ?? 0) >= from));
  const common = places.filter((place) => known.has(place)).length;
  const share = common / Math.max(1, places.length);
  const covers = common / Math.max(1, known.size) >= 0.5 && places.length <= 3 * known.size;
  return share >= SAME_INCIDENT || covers ? Math.max(share, SAME_INCIDENT) : 0;
}

/** Puts a rise into the episode it belongs to, or opens one. */
function place(rise: Rise, at: number, day: number, episodes: Episode[], tickets: readonly HistoryTicket[]): void {
  const places = placesIn(rise, day);
  const open = episodes.filter(({ lastDay }) => day - lastDay <= QUIET_DAYS);
  const known = open.find(({ keys }) => keys.has(rise.track.key));
  if (known) { known.lastDay = day; return; }
  const [nearest] = open.map((episode) => ({ episode, share: likeness(places, episode, day - rise.windowDays + 1, tickets) }))
    .filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  if (!nearest) {
    episodes.push({
      key: rise.track.key, detectedBy: at, detectedDay: day, founders: places, members: [...places], keys: new Set([rise.track.key]), gathers: new Set([rise.track.key]),
      count: rise.count, expected: rise.expected, expectedInWindow: rise.expectedInWindow, probability: rise.probability, lastDay: day,
    });
    return;
  }
  nearest.episode.lastDay = day;
  if (nearest.share < IS_INCIDENT) return;
  nearest.episode.keys.add(rise.track.key);
  // A whole product or a whole issue rises with what a word told, and holds everyday tickets besides.
  if (/^(?:product|issue):/.test(rise.track.key) && readKey(nearest.episode.key).term && nearest.share < IS_INCIDENT_ALONE) return;
  nearest.episode.gathers.add(rise.track.key);
  nearest.episode.members = [...new Set([...nearest.episode.members, ...places])];
}

/** Topics that the same customer wrote about in the last days. */
function repeatedKeys({ lastOf }: Desk, ticket: HistoryTicket, at: number, tickets: readonly HistoryTicket[]): Set<string> | undefined {
  if (!ticket.customer) return undefined;
  const recent = (lastOf.get(ticket.customer) ?? []).filter((place) => ticket.day - (tickets[place]?.day ?? 0) < REPEAT_DAYS);
  lastOf.set(ticket.customer, [...recent, at]);
  return recent.length > 0 ? new Set(recent.flatMap((place) => { const earlier = tickets[place]; return earlier ? topicKeys(earlier) : []; })) : undefined;
}

/** Adds a ticket to its topics and gives those that are beyond their past with it. */
function countTicket(state: Desk, keys: readonly string[], repeated: Set<string> | undefined, ticket: HistoryTicket, at: number): Rise[] {
  const rises: Rise[] = [];
  for (const key of keys) {
    if (repeated?.has(key)) continue;
    let track = state.tracks.get(key);
    if (!track) {
      track = newTrack(key);
      state.tracks.set(key, track);
      if (!track.isTerm) state.labels.push(track);
    }
    track.days.push(ticket.day);
    track.places.push(at);
    if (track.isTerm && track.days.length === 2) state.terms += 1;
    const rise = state.morning && riseOf(state, state.morning, track);
    if (rise) rises.push(rise);
  }
  return rises.sort((a, b) => a.probability - b.probability || (a.track.key < b.track.key ? -1 : 1));
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
  const windows = [...new Set([1, Math.max(1, Math.round(watch.windowDays / 2)), watch.windowDays])];
  const state: Desk = { watch, windows, days: [], tracks: new Map(), lastOf: new Map(), labels: [], terms: 0, morning: undefined };
  const episodes: Episode[] = [];
  let today = Number.NaN;
  for (const [at, ticket] of tickets.entries()) {
    if (ticket.day !== today) {
      today = ticket.day;
      state.morning = morningOf(state, today);
    }
    state.days.push(today);
    const keys = topicKeys(ticket);
    for (const episode of episodes) {
      if (today - episode.lastDay <= QUIET_DAYS && keys.some((key) => episode.gathers.has(key))) episode.members.push(at);
    }
    for (const rise of countTicket(state, keys, repeatedKeys(state, ticket, at, tickets), ticket, at)) place(rise, at, today, episodes, tickets);
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
    same.members = [...new Set([...same.members, ...own])].sort((a, b) => a - b);
    same.lastDay = Math.max(same.lastDay, episode.lastDay);
  }
  return kept;
}

/** Tickets with a date, in the order of their dates; of one moment, in the order of their rows. */
export const byDate = (tickets: readonly HistoryTicket[]): HistoryTicket[] =>
  tickets.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.day - b.day || a.at - b.at || a.rowNumber - b.rowNumber);
