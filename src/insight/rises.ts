import { firstFrom } from './calendar.ts';
import { deskVolume, expectation, tailProbability, weeklyDispersion, type DeskVolume, type Expectation } from './expected_count.ts';
import type { HistoryTicket } from './ticket_history.ts';
import { countBetween, newTrack, topicKeys, type TopicTrack } from './topic_track.ts';

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

/** A topic's count beyond its past, on the day and in the window where it is most improbable. */
export interface Rise {
  track: TopicTrack;
  count: number;
  expected: number;
  expectedInWindow: number;
  probability: number;
  windowDays: number;
  /** Whether a count in its window is beyond the topic's past. */
  isBeyond(count: number): boolean;
}

/** What is known of the desk before a day's first ticket. */
interface Morning { day: number; desk: DeskVolume; perWeight: number; dispersion: number; chance: { label: number; term: number } }

/** A desk as far as it was read, ticket by ticket. */
export interface Desk {
  watch: Watch;
  windows: number[];
  tickets: readonly HistoryTicket[];
  days: number[];
  tracks: Map<string, TopicTrack>;
  labels: TopicTrack[];
  /** Each customer's last tickets, by place. */
  lastOf: Map<string, number[]>;
  /** Terms met in at least two tickets. */
  terms: number;
  today: number;
  morning: Morning | undefined;
}

export const newDesk = (tickets: readonly HistoryTicket[], watch: Watch): Desk => ({
  watch, windows: [...new Set([1, Math.max(1, Math.round(watch.windowDays / 2)), watch.windowDays])], tickets,
  days: [], tracks: new Map(), labels: [], lastOf: new Map(), terms: 0, today: Number.NaN, morning: undefined,
});

/** Days of past without which nothing is called normal. */
export const LEAST_PAST_DAYS = 14;

/** Days, the first and the last ticket's included, from which on growth can be found at all. */
export const daysNeeded = ({ windowDays }: Watch): number => windowDays + LEAST_PAST_DAYS + 1;

/** What a person would call growth. */
const LEAST_RATIO = 1.5;
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
  const isBeyond = (expected: Expectation, number: number) => number >= LEAST_RATIO * expected.mean && tailProbability(expected, number) <= allowed;
  const own = expectation(track.days, morning.desk, window, state.watch.baselineDays, morning.dispersion);
  if (isBeyond(own, count)) {
    const adjusted = { ...own, mean: own.mean * deskSurge(state, morning, track, window) };
    if (!isBeyond(adjusted, count)) return undefined;
    const whole = { from: window.to - state.watch.windowDays + 1, to: window.to };
    const expectedInWindow = expectation(track.days, morning.desk, whole, state.watch.baselineDays, morning.dispersion).mean;
    return { track, count, expected: adjusted.mean, expectedInWindow, probability: tailProbability(adjusted, count), windowDays, isBeyond: (number) => isBeyond(adjusted, number) };
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

/** Topics that the same customer wrote about in the last days. */
function repeatedKeys({ lastOf, tickets }: Desk, ticket: HistoryTicket, at: number): Set<string> | undefined {
  if (!ticket.customer) return undefined;
  const recent = (lastOf.get(ticket.customer) ?? []).filter((place) => ticket.day - (tickets[place]?.day ?? 0) < REPEAT_DAYS);
  lastOf.set(ticket.customer, [...recent, at]);
  return recent.length > 0 ? new Set(recent.flatMap((place) => { const earlier = tickets[place]; return earlier ? topicKeys(earlier) : []; })) : undefined;
}

/** Adds a ticket to its topics, whose keys these are, and gives those that are beyond their past with it, most improbable first. */
export function countTicket(state: Desk, keys: readonly string[], ticket: HistoryTicket, at: number): Rise[] {
  if (ticket.day !== state.today) {
    state.today = ticket.day;
    state.morning = morningOf(state, ticket.day);
  }
  state.days.push(ticket.day);
  const repeated = repeatedKeys(state, ticket, at);
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
