import { isGeneralIssue } from '../../insight/issue_words.ts';
import { asWritten, topicName } from '../../insight/recurring_issue.ts';
import type { HistoryTicket } from '../../insight/ticket_history.ts';
import { signsOf, stemOf } from './term_vectors.ts';
import { markOf, topicOf, topicWords, type MarkedSigns, type TopicWords } from './topic_words.ts';

/** Tickets that speak of the same things. */
export interface Cluster {
  /** Product and issue as trigger and e-mail name them, and the words that tell it where these are split. */
  name: string;
  /** Words that its tickets have much more often than others. */
  terms: string[];
  members: number[];
}

/** What makes topics themselves, so that a later report finds them again under their names. */
export interface TopicModel {
  /** For each product with issue the words that split it: those of the first report, then those that later ones added. */
  words: Record<string, TopicWords[]>;
  /** Names by topic. */
  names: Record<string, string>;
}

export interface Clustering {
  clusters: Cluster[];
  model: TopicModel;
  /** Cluster of each ticket. */
  of: number[];
  /** Places of the tickets that stand for all, by their texts. */
  sample: number[];
}

/** Words are weighed on so many tickets. */
const SAMPLE = 3_000;
const NAME_TERMS = 2;
const TERMS = 8;
/** A topic of words alone has this share of all tickets, and at least so many. */
const LEAST_SHARE = 0.008;
const FEWEST = 6;
/** Tickets that an earlier report's words leave over make new topics only where these are clear. */
const CLEARER = 3;

interface Marked extends MarkedSigns { place: number; key: string }

/** A sample that depends on the tickets' texts alone: the same in any order, and nearly the same when tickets are added. */
function sampleOf(tickets: readonly HistoryTicket[]): Marked[] {
  const marked = tickets.flatMap(({ subject, message, terms }, place) => (terms.length > 0 ? [{ place, mark: markOf(`${subject}\n${message}`) }] : []));
  return marked.map((own) => ({ ...own, key: Buffer.from(own.mark).toString('latin1') })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place)).slice(0, SAMPLE)
    .map((own) => ({ ...own, signs: signsOf(tickets[own.place]?.terms ?? []) }));
}

/** Terms by how much more often a cluster's tickets have them than others do; of several forms of a word, the most frequent. */
function tellingTerms(members: readonly number[], tickets: readonly HistoryTicket[], df: Map<string, number>): string[] {
  const own = new Map<string, number>();
  for (const place of members) for (const term of tickets[place]?.terms ?? []) own.set(term, (own.get(term) ?? 0) + 1);
  const seen = new Set<string>();
  return [...own].filter(([, count]) => count >= 2).map(([term, count]) => ({ term, weight: (count / members.length) * Math.log((count / members.length) / ((df.get(term) ?? count) / tickets.length)) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .filter(({ term }) => { const stem = stemOf(term); const isNew = !seen.has(stem); seen.add(stem); return isNew; }).slice(0, TERMS).map(({ term }) => term);
}

/** What words split: a product with an issue. Kinds that any message may sound like are split together where no product is told. */
const cellOf = ({ product, issue }: HistoryTicket): string => `${product}|${!product && isGeneralIssue(issue) ? '' : issue}`;

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) { const own = groups.get(keyOf(item)); if (own) own.push(item); else groups.set(keyOf(item), [item]); }
  return groups;
}

/** The leading sign of a ticket by the first report whose words tell one. */
function leaderOf(signs: readonly string[], layers: readonly TopicWords[] = []): string {
  for (const words of layers) { const leader = topicOf(signs, words); if (leader) return leader; }
  return '';
}

/** The words that split each product with issue; those of an earlier report stay, and what they leave over is split anew. */
function splittingWords(tickets: readonly HistoryTicket[], sample: readonly Marked[], previous: TopicModel | undefined): TopicModel['words'] {
  const fewest = Math.max(FEWEST, LEAST_SHARE * sample.length);
  const words = new Map(Object.entries(previous?.words ?? {}));
  for (const [cell, own] of grouped(sample, ({ place }) => { const ticket = tickets[place]; return ticket ? cellOf(ticket) : ''; })) {
    const known = words.get(cell) ?? [];
    const left = own.filter(({ signs }) => !leaderOf(signs, known));
    const found = topicWords(left, previous ? CLEARER * fewest : fewest);
    if (Object.keys(found).length > 0) words.set(cell, [...known, found]);
  }
  return Object.fromEntries(words);
}

/** Whether a word is a part of the product's or issue's name. */
const isNamed = ({ product, issue }: HistoryTicket, term: string): boolean => `${product} ${issue}`.toLowerCase().replace(/\W/g, '').includes(term);

/** The word that most of a topic's tickets write for its leading sign: `refund` for what is about refunds. */
function leadingWord(leader: string, members: readonly number[], tickets: readonly HistoryTicket[]): string {
  const counts = new Map<string, number>();
  for (const place of members) for (const term of tickets[place]?.terms ?? []) if (signsOf([term]).includes(leader)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? leader;
}

/** A topic's name: product and issue, and for one of words its leading word and the next one of another meaning. */
function nameOf(first: HistoryTicket, leader: string, members: readonly number[], terms: readonly string[], tickets: readonly HistoryTicket[]): string {
  if (!leader) return topicName(first.product, first.issue, first.product && !first.issue ? ['Other'] : []);
  const leading = leadingWord(leader, members, tickets);
  const meant = new Set(signsOf([leading]));
  const chosen = [leading, ...terms.filter((term) => !signsOf([term]).some((sign) => meant.has(sign)))].slice(0, NAME_TERMS);
  return topicName(first.product, cellOf(first).split('|')[1] ?? '', chosen.map((term) => asWritten(term, members, tickets)));
}

/**
 * Groups tickets by topic: product with issue, as trigger and weekly report name it; where many tickets share one, or none
 * is told, by leading words (see `topicWords`). A ticket's topic depends on its own words and on averages over all
 * tickets, on no chance and no order, and hardly on the other tickets: made anew with more of them, topics stay. Handed the
 * model of an earlier report, they stay by word and name.
 * @param apart tickets of recurring issues, which are topics of their own, with the issues' names
 */
export function clusterTickets(tickets: readonly HistoryTicket[], previous?: TopicModel, apart: ReadonlyMap<HistoryTicket, string> = new Map()): Clustering {
  const sample = sampleOf(tickets);
  const words = splittingWords(tickets, sample, previous);
  const layers = new Map(Object.entries(words));
  const topics = tickets.map((ticket) => {
    const recurring = apart.get(ticket);
    if (recurring !== undefined) return { leader: '', key: `recurring|${recurring}` };
    const leader = leaderOf(signsOf(ticket.terms), layers.get(cellOf(ticket)));
    return { leader, key: leader ? `${cellOf(ticket)}|${leader}` : `${ticket.product}|${ticket.issue}|` };
  });
  const df = new Map<string, number>();
  for (const { terms } of tickets) for (const term of terms) df.set(term, (df.get(term) ?? 0) + 1);
  const groups = [...grouped([...topics.keys()], (place) => topics[place]?.key ?? '')].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const names = new Map(Object.entries(previous?.names ?? {}));
  const of = tickets.map(() => -1);
  const clusters = groups.flatMap(([key, members], topic): Cluster[] => {
    for (const place of members) of[place] = topic;
    const first = tickets[members[0] ?? -1];
    if (!first) return [];
    const terms = tellingTerms(members, tickets, df).filter((term) => !isNamed(first, term));
    const name = apart.get(first) ?? names.get(key) ?? nameOf(first, topics[members[0] ?? -1]?.leader ?? '', members, terms, tickets);
    names.set(key, name);
    return [{ name, terms: terms.map((term) => asWritten(term, members, tickets)), members }];
  });
  return { clusters, model: { words, names: Object.fromEntries(names) }, of, sample: sample.map(({ place }) => place) };
}
