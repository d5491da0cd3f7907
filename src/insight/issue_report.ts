import type { Sentiment } from '../ports/engine.ts';
import { byDate, findEpisodes, QUIET_DAYS } from './episodes.ts';
import { deskVolume, expectation } from './expected_count.ts';
import { exampleOf, recurringIssue, topicName, type ExampleTicket, type RecurringIssue } from './recurring_issue.ts';
import { daysNeeded, LEAST_PAST_DAYS, type Watch } from './rises.ts';
import type { HistoryTicket } from './ticket_history.ts';
import { countBetween } from './topic_track.ts';

/** A topic's figures in the report's window. */
export interface TopicFigures {
  topic: string;
  product: string;
  issue: string;
  count: number;
  /** What the topic's past lets expect in the window; 0 where there is no past to go by. */
  expected: number;
  /** `count` over `expected`, the latter not below 0.1; 0 where nothing can be expected. */
  ratio: number;
  /** Tickets of the window whose feeling is negative, 0 to 1; 0 where no feeling was asked for. */
  negativeShare: number;
  /** True for a recurring issue, whose tickets are not counted in their ordinary topic again. */
  isRecurring: boolean;
  example: ExampleTicket | undefined;
}

/** How many tickets each issue has with each product in the window. */
export interface HeatMap {
  products: string[];
  issues: string[];
  /** `counts[i][p]` of `issues[i]` and `products[p]`. */
  counts: number[][];
}

export interface IssueReport {
  /** First and last day of the window, as day numbers; NaN where tickets have no dates. */
  from: number;
  to: number;
  tickets: number;
  /** Tickets of the window before, of the same length; -1 where the table does not reach back so far. */
  before: number;
  heatMap: HeatMap;
  topics: TopicFigures[];
  recurring: RecurringIssue[];
  /** Days of tickets that are still missing before growth can be found; 0 where there are enough. */
  daysMissing: number;
  warnings: string[];
}

/** What stands for a product or an issue that is not told. */
export const NOT_NAMED = 'Not named';
export const OTHER = 'Other';
const SMALLEST = 0.1;

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Different values by how many tickets have them, most first, at most `most`. */
function ranked(values: readonly string[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map(([value]) => value);
}

const restLast = (names: string[]): string[] => [...names.filter((name) => name !== OTHER && name !== NOT_NAMED), ...names.filter((name) => name === OTHER || name === NOT_NAMED)];

/** Issues by products, the most frequent of each; the rest of each kind falls under “Other”. */
export function heatMap(tickets: readonly HistoryTicket[], most: { products: number; issues: number }): HeatMap {
  const productOf = ({ product }: HistoryTicket) => product || NOT_NAMED;
  const issueOf = ({ issue }: HistoryTicket) => issue || OTHER;
  const capped = (all: string[], limit: number, rest: string) => (all.length <= limit ? all : [...all.filter((name) => name !== rest).slice(0, limit - 1), rest]);
  const productsRanked = ranked(tickets.map(productOf), Number.POSITIVE_INFINITY);
  const issuesRanked = ranked(tickets.map(issueOf), Number.POSITIVE_INFINITY);
  const products = restLast(capped(productsRanked, most.products, OTHER));
  const issues = restLast(capped(issuesRanked, most.issues, OTHER));
  const counts = issues.map(() => products.map(() => 0));
  const place = (names: string[], name: string) => (names.includes(name) ? names.indexOf(name) : names.indexOf(OTHER));
  const placesOfProducts = new Map(productsRanked.map((name) => [name, place(products, name)]));
  const placesOfIssues = new Map(issuesRanked.map((name) => [name, place(issues, name)]));
  for (const ticket of tickets) {
    const row = counts[placesOfIssues.get(issueOf(ticket)) ?? -1];
    const column = placesOfProducts.get(productOf(ticket)) ?? -1;
    if (row && column >= 0) row[column] = (row[column] ?? 0) + 1;
  }
  return { products, issues, counts };
}

interface Window { from: number; to: number }

/** Expected tickets of each topic in the window, by the days of its tickets before; undefined without two weeks of past. */
function expecting(dated: readonly HistoryTicket[], window: Window, watch: Watch): ((days: number[]) => number) | undefined {
  const days = dated.map(({ day }) => day);
  const start = Math.max(days[0] ?? window.from, window.from - watch.baselineDays);
  if (window.from - start < LEAST_PAST_DAYS) return undefined;
  const desk = deskVolume((from, to) => countBetween(days, from, to), start, window.from - 1);
  return (own) => expectation(own, desk, window, watch.baselineDays, 10).mean;
}

interface Asked { watch: Watch; window: Window; sentimentOf?: ((ticket: HistoryTicket) => Sentiment | '') | undefined; mostTopics: number }

/** The window's tickets of a recurring issue: its own, and, where product and issue alone tell it, all that are filed so. */
function ticketsOf({ members, topic, product, issue }: RecurringIssue, dated: readonly HistoryTicket[], inWindow: readonly HistoryTicket[]): HistoryTicket[] {
  const own = new Set(members.map((place) => dated[place]));
  const isLabel = topic === topicName(product, issue);
  return inWindow.filter((ticket) => own.has(ticket) || (isLabel && ticket.product === product && ticket.issue === issue));
}

/** Figures of the window's topics: recurring issues first, then products and issues by their number of tickets. */
function topicFigures(dated: readonly HistoryTicket[], inWindow: readonly HistoryTicket[], recurring: RecurringIssue[], { watch, window, sentimentOf, mostTopics }: Asked): TopicFigures[] {
  const expected = Number.isFinite(window.from) ? expecting(dated, window, watch) : undefined;
  const negative = (tickets: readonly HistoryTicket[]) => rounded(tickets.filter((ticket) => sentimentOf?.(ticket) === 'negative').length / Math.max(1, tickets.length), 2);
  const taken = new Set(recurring.flatMap(({ members }) => members.map((place) => dated[place])));
  const first = recurring.map((issue): TopicFigures => {
    const own = ticketsOf(issue, dated, inWindow);
    for (const ticket of own) taken.add(ticket);
    // What its past lets expect is told of the days that growth is watched in; the report may be of more days, or of fewer.
    const mean = (issue.expected * (window.to - window.from + 1)) / issue.windowDays;
    return {
      topic: issue.topic, product: issue.product, issue: issue.issue, count: own.length, expected: rounded(mean, 2),
      ratio: rounded(own.length / Math.max(SMALLEST, mean), 1), negativeShare: negative(own), isRecurring: true, example: issue.examples[0],
    };
  });
  const cells = new Map<string, HistoryTicket[]>();
  for (const ticket of inWindow) {
    if (taken.has(ticket)) continue;
    const key = `${ticket.product}|${ticket.issue}`;
    const own = cells.get(key);
    if (own) own.push(ticket); else cells.set(key, [ticket]);
  }
  const past = new Map<string, number[]>();
  if (expected) for (const ticket of dated) if (!taken.has(ticket)) { const key = `${ticket.product}|${ticket.issue}`; const own = past.get(key); if (own) own.push(ticket.day); else past.set(key, [ticket.day]); }
  const rest = [...cells].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, mostTopics).map(([key, own]): TopicFigures => {
    const { product = '', issue = '' } = own[0] ?? {};
    const mean = expected ? expected(past.get(key) ?? []) : 0;
    return {
      topic: product || issue ? topicName(product, issue || OTHER) : OTHER, product, issue, count: own.length, expected: rounded(mean, 2), ratio: expected ? rounded(own.length / Math.max(SMALLEST, mean), 1) : 0,
      negativeShare: negative(own), isRecurring: false, example: own[0] ? exampleOf(own[0]) : undefined,
    };
  });
  return [...first, ...rest].slice(0, mostTopics);
}

/**
 * A period's tickets in figures: heat map, topics with what their past lets expect, and the recurring issues that are
 * still open in it. Without dates: one window over all tickets, and no expectations.
 * @param to last day of the window; NaN where tickets have no dates
 */
export function issueReport(tickets: readonly HistoryTicket[], asked: { watch: Watch; to: number; days: number; mostTopics: number; sentimentOf?: (ticket: HistoryTicket) => Sentiment | '' }): IssueReport {
  const dated = byDate(tickets).filter(({ day }) => day <= asked.to);
  const hasDates = dated.length > 0 && Number.isFinite(asked.to);
  const window = hasDates ? { from: asked.to - asked.days + 1, to: asked.to } : { from: Number.NaN, to: Number.NaN };
  const inWindow = hasDates ? dated.filter(({ day }) => day >= window.from) : tickets;
  const open = hasDates ? findEpisodes(dated, asked.watch).filter(({ lastDay }) => lastDay >= window.from - QUIET_DAYS) : [];
  const recurring = open.map((episode) => recurringIssue(episode, dated, asked.watch.windowDays)).filter(({ members }) => (dated[members.at(-1) ?? 0]?.day ?? 0) >= window.from).reverse();
  const reachesBack = hasDates && (dated[0]?.day ?? 0) <= window.from - asked.days;
  const warnings: string[] = [];
  if (!hasDates) warnings.push('The tickets have no dates that could be read, so there are no trends: the figures are of all tickets.');
  else if ((dated[0]?.day ?? 0) > window.from - LEAST_PAST_DAYS) warnings.push('There are fewer than two weeks of tickets before this period, so it cannot be said what is normal.');
  if (hasDates && tickets.length > dated.length) warnings.push(`${tickets.length - dated.length} tickets have no readable date, or one after this period, and are not counted.`);
  return {
    ...window, tickets: inWindow.length, before: reachesBack ? dated.filter(({ day }) => day >= window.from - asked.days && day < window.from).length : -1,
    heatMap: heatMap(inWindow, { products: 8, issues: 12 }), topics: topicFigures(dated, inWindow, recurring, { ...asked, window }), recurring, warnings,
    daysMissing: hasDates ? Math.max(0, daysNeeded(asked.watch) - (asked.to - (dated[0]?.day ?? 0) + 1)) : 0,
  };
}
