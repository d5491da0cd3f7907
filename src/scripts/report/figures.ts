import { byDate, findEpisodes } from '../../insight/episodes.ts';
import { daysNeeded, DEFAULT_WATCH } from '../../insight/rises.ts';
import { dateOf, weekdayOf } from '../../insight/calendar.ts';
import { issueBrief, type IssueBrief } from '../../insight/issue_brief.ts';
import { heatMap, NOT_NAMED, OTHER, type HeatMap } from '../../insight/issue_report.ts';
import { exampleOf, recurringIssue, type ExampleTicket, type RecurringIssue } from '../../insight/recurring_issue.ts';
import type { HistoryTicket, TicketHistory } from '../../insight/ticket_history.ts';
import { SENTIMENTS, type Sentiment } from '../../ports/engine.ts';
import { fold } from '../../triage/text/characters.ts';
import { clusterTickets, type TopicModel } from './clusters.ts';
import { clusterMap, type MapPoint } from './cluster_map.ts';
import type { DataSet } from './data_set.ts';
import { readFeelings, type Feeling } from './feelings.ts';
import { languageName } from './language_names.ts';
import { qualityNotes } from './quality.ts';

/** Tickets of one kind by feeling, in the order of `SENTIMENTS`. */
export interface Felt { name: string; counts: [number, number, number] }

export interface ClusterFigures {
  name: string;
  size: number;
  share: number;
  negativeShare: number;
  /** What its tickets speak of more than others. */
  words: string[];
  products: { name: string; count: number }[];
  issues: { name: string; count: number }[];
  examples: ExampleTicket[];
}

/** Everything the report says about one data set. */
export interface Figures {
  name: string;
  tickets: number;
  from: string;
  to: string;
  heatMap: HeatMap;
  felt: [number, number, number];
  byIssue: Felt[];
  /** Weeks by their Monday; empty without dates. */
  weeks: Felt[];
  /** The largest topics, and how many there are in all. */
  clusters: ClusterFigures[];
  topicCount: number;
  map: MapPoint[];
  recurring: { issue: RecurringIssue; brief: IssueBrief }[];
  /** Days of tickets that are still missing before growth can be found. */
  daysMissing: number;
  languages: { name: string; count: number }[];
  notes: string[];
  /** The topic of each ticket, by row; written as JSON alone. */
  ticketTopics: { row: number; topic: string }[];
  model: TopicModel;
}

const MOST = { products: 10, issues: 16 };
const CLUSTERS_SHOWN = 24;
const EXAMPLES = 3;
const WORDS = 6;

/** Values by count, most first. */
function counted(values: readonly string[], most: number): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, most);
}

function feltBy(tickets: readonly HistoryTicket[], feelings: readonly Feeling[], nameOf: (ticket: HistoryTicket) => string): Map<string, [number, number, number]> {
  const felt = new Map<string, [number, number, number]>();
  for (const [place, ticket] of tickets.entries()) {
    const name = nameOf(ticket);
    if (!name) continue;
    const own = felt.get(name) ?? [0, 0, 0];
    const at = SENTIMENTS.indexOf(feelings[place]?.sentiment ?? 'neutral');
    own[at] = (own[at] ?? 0) + 1;
    felt.set(name, own);
  }
  return felt;
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

function weeksOf(tickets: readonly HistoryTicket[], feelings: readonly Feeling[]): Felt[] {
  const felt = feltBy(tickets, feelings, ({ day }) => (Number.isFinite(day) ? dateOf(day - weekdayOf(day)) : ''));
  return [...felt].map(([name, counts]) => ({ name, counts })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Members of different texts that hold most of the cluster's terms. */
function examples(members: readonly number[], terms: readonly string[], tickets: readonly HistoryTicket[]): ExampleTicket[] {
  const told = new Set<string>();
  return members.map((place) => ({ place, points: terms.filter((term) => tickets[place]?.terms.includes(fold(term))).length / Math.sqrt(10 + (tickets[place]?.terms.length ?? 0)) }))
    .sort((a, b) => b.points - a.points || a.place - b.place).flatMap(({ place }) => {
      const ticket = tickets[place];
      if (!ticket || told.has(ticket.message)) return [];
      told.add(ticket.message);
      return [exampleOf(ticket)];
    }).slice(0, EXAMPLES);
}

export interface Progress { stage(name: string): void; done(count: number, of: number): void }

/** Reads everything out of a history that the report shows. */
export async function figuresOf(dataSet: DataSet, history: TicketHistory, previous: TopicModel | undefined, progress: Progress): Promise<Figures> {
  const { tickets } = history;
  progress.stage('sentiment and language');
  const feelings = await readFeelings(tickets, (done) => progress.done(done, tickets.length));
  progress.stage('recurring issues');
  const dated = byDate(tickets);
  const recurring = findEpisodes(dated, DEFAULT_WATCH).reverse().map((episode) => recurringIssue(episode, dated, DEFAULT_WATCH.windowDays)).map((issue) => ({ issue, brief: issueBrief(issue, dated) }));
  progress.stage('topics');
  const clustering = clusterTickets(tickets, previous, new Map(recurring.flatMap(({ issue }) => issue.members.flatMap((place) => { const ticket = dated[place]; return ticket ? [[ticket, issue.topic] as const] : []; }))));
  const negative = (members: readonly number[]) => members.filter((place) => feelings[place]?.sentiment === 'negative').length / Math.max(1, members.length);
  const clusters = clustering.clusters.map(({ name, terms, members }): ClusterFigures => ({
    name, size: members.length, share: members.length / Math.max(1, tickets.length), negativeShare: negative(members), words: terms.slice(0, WORDS),
    products: counted(members.map((place) => tickets[place]?.product || NOT_NAMED), 4), issues: counted(members.map((place) => tickets[place]?.issue || OTHER), 4),
    examples: members.length > 0 ? examples(members.slice(0, 2_000), terms, tickets) : [],
  })).filter(({ size }) => size > 0).sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  progress.stage('map');
  const byIssue = [...feltBy(tickets, feelings, ({ issue }) => issue || OTHER)].map(([name, counts]) => ({ name, counts })).sort((a, b) => total(b.counts) - total(a.counts)).slice(0, MOST.issues);
  return {
    name: dataSet.name, tickets: tickets.length, from: dated[0] ? dateOf(dated[0].day) : '', to: dated.length > 0 ? dateOf(dated.at(-1)?.day ?? 0) : '',
    heatMap: heatMap(tickets, MOST), felt: feltBy(tickets, feelings, () => 'all').get('all') ?? [0, 0, 0], byIssue, weeks: weeksOf(tickets, feelings),
    clusters: clusters.slice(0, CLUSTERS_SHOWN), topicCount: clusters.length, map: clusterMap(tickets, clustering), recurring,
    daysMissing: Math.max(0, daysNeeded(DEFAULT_WATCH) - ((dated.at(-1)?.day ?? 0) - (dated[0]?.day ?? 0) + 1)),
    languages: counted(feelings.map(({ language }) => languageName(language)), 12), notes: qualityNotes(dataSet, history, feelings), model: clustering.model,
    ticketTopics: tickets.map(({ rowNumber }, place) => ({ row: rowNumber, topic: clustering.clusters[clustering.of[place] ?? -1]?.name ?? '' })),
  };
}

export const sentimentShare = (felt: readonly number[], sentiment: Sentiment): number => (felt[SENTIMENTS.indexOf(sentiment)] ?? 0) / Math.max(1, total(felt));
