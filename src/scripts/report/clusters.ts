import { createHash } from 'node:crypto';
import { isCode } from '../../insight/terms.ts';
import type { HistoryTicket } from '../../insight/ticket_history.ts';
import { denseVectors, stemOf, termSpace, type SparseVector } from './term_vectors.ts';
import { nearestAnchor, topicAnchors } from './topic_anchors.ts';

/** Tickets that speak of the same things. */
export interface Cluster {
  /** Product, if one prevails, and the terms that tell it. */
  name: string;
  terms: string[];
  members: number[];
}

/** What makes a topic itself, so that a later report finds it again under its name. */
export interface TopicModel {
  /** Rarity of each word head. */
  idf: Record<string, number>;
  /** Mean direction of a topic's tickets, its strongest word heads alone. */
  topics: { name: string; terms: string[]; direction: Record<string, number> }[];
}

export interface Clustering {
  clusters: Cluster[];
  model: TopicModel;
  /** Cluster of each ticket; -1 where its words tell nothing. */
  of: number[];
  /** Places of the tickets that stand for all, by their texts. */
  sample: number[];
}

/** Clusters are made from so many tickets; the others join the nearest. */
const SAMPLE = 3_000;
const DIMENSIONS = 64;
const REFINEMENTS = 2;
const NAME_TERMS = 3;
const MOST_SHARE = 0.25;
const RAREST = 2;
const PREVAILS = 0.6;
/** Word heads that a topic keeps. */
const KEPT_HEADS = 60;
/** A ticket less like any known topic than this speaks of something new; so many of them make new topics. */
const KNOWN = 0.12;
const FEWEST_NEW = 12;
const NEW_SHARE = 0.03;

/** Clusters by the number of tickets: enough to tell topics apart, few enough to read. */
export const mostClusters = (tickets: number): number => Math.max(2, Math.min(90, Math.round(1.6 * Math.sqrt(tickets))));

/** A sample that depends on the tickets' texts alone: the same in any order, and nearly the same when tickets are added. */
function sampleOf(tickets: readonly HistoryTicket[]): number[] {
  const marked = tickets.map(({ subject, message, terms }, place) => ({ place, told: terms.length > 0, mark: createHash('md5').update(`${subject}\n${message}`).digest('hex') }));
  return marked.filter(({ told }) => told).sort((a, b) => (a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : 0)).slice(0, SAMPLE).map(({ place }) => place);
}

/** Terms by how much more often a cluster's tickets have them than others do. */
function tellingTerms(members: readonly number[], tickets: readonly HistoryTicket[], df: Map<string, number>): string[] {
  const own = new Map<string, number>();
  for (const place of members) for (const term of tickets[place]?.terms ?? []) own.set(term, (own.get(term) ?? 0) + 1);
  const seen = new Set<string>();
  return [...own].map(([term, count]) => ({ term, weight: (count / members.length) * Math.log((count / members.length) / ((df.get(term) ?? count) / tickets.length)) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .filter(({ term }) => { const stem = stemOf(term); const isNew = !seen.has(stem); seen.add(stem); return isNew; }).slice(0, 8).map(({ term }) => term);
}

function prevailingProduct(members: readonly number[], tickets: readonly HistoryTicket[]): string {
  const counts = new Map<string, number>();
  for (const place of members) { const product = tickets[place]?.product ?? ''; if (product) counts.set(product, (counts.get(product) ?? 0) + 1); }
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best && best[1] >= 2 && best[1] > PREVAILS * known ? best[0] : '';
}

function named(groups: number[][], tickets: readonly HistoryTicket[], known: readonly string[]): Cluster[] {
  const df = new Map<string, number>();
  for (const { terms } of tickets) for (const term of terms) df.set(term, (df.get(term) ?? 0) + 1);
  const taken = new Set<string>(known);
  return groups.map((members) => {
    const product = prevailingProduct(members, tickets);
    const terms = tellingTerms(members, tickets, df).filter((term) => !product.toLowerCase().replace(/\W/g, '').includes(term));
    const nameOf = (count: number) => [product, terms.slice(0, count).map((term) => (isCode(term) ? term.toUpperCase() : term)).join(', ')].filter(Boolean).join(': ');
    let count = NAME_TERMS;
    while (taken.has(nameOf(count)) && count < terms.length) count += 1;
    taken.add(nameOf(count));
    return { name: nameOf(count) || 'Without telling words', terms, members };
  });
}

type Directions = Map<string, { topic: number; weight: number }[]>;

/** Mean direction of each group's texts, its strongest word heads alone. */
function directionsOf(vectors: readonly SparseVector[], of: readonly number[], groups: number, vocabulary: readonly string[]): Record<string, number>[] {
  const sums = Array.from({ length: groups }, () => new Map<number, number>());
  for (const [row, { at, weight }] of vectors.entries()) {
    const sum = sums[of[row] ?? -1];
    at.forEach((term, index) => sum?.set(term, (sum.get(term) ?? 0) + (weight[index] ?? 0)));
  }
  return sums.map((sum) => {
    const length = Math.hypot(...sum.values()) || 1;
    const strongest = [...sum].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, KEPT_HEADS);
    return Object.fromEntries(strongest.map(([term, weight]) => [vocabulary[term] ?? '', Math.round((weight / length) * 10_000) / 10_000]));
  });
}

function byHead(directions: readonly Record<string, number>[]): Directions {
  const heads: Directions = new Map();
  for (const [topic, direction] of directions.entries()) {
    for (const [head, weight] of Object.entries(direction)) { const own = heads.get(head); if (own) own.push({ topic, weight }); else heads.set(head, [{ topic, weight }]); }
  }
  return heads;
}

/** The most alike topic of a text, and how alike it is, 0 to 1; -1 where they share no word. */
function likest(terms: readonly string[], idf: ReadonlyMap<string, number>, heads: Directions): { topic: number; likeness: number } {
  const likeness = new Map<number, number>();
  let squares = 0;
  for (const head of new Set(terms.map(stemOf))) {
    const rarity = idf.get(head) ?? 0;
    squares += rarity ** 2;
    for (const { topic, weight } of heads.get(head) ?? []) likeness.set(topic, (likeness.get(topic) ?? 0) + rarity * weight);
  }
  let best = { topic: -1, likeness: 0 };
  for (const [topic, sum] of likeness) if (sum > best.likeness || (sum === best.likeness && topic < best.topic)) best = { topic, likeness: sum };
  return { topic: best.topic, likeness: best.likeness / (Math.sqrt(squares) || 1) };
}

/**
 * Topics by what tickets speak of: TF-IDF over word heads, 64 latent dimensions, seeds by terms whose tickets are alike,
 * two refinements in the full space. No chance and no order is in it: the same tickets give the same topics.
 */
function fitTopics(tickets: readonly HistoryTicket[], places: readonly number[], most: number, taken: readonly string[]): TopicModel {
  const terms = places.map((place) => tickets[place]?.terms ?? []);
  const space = termSpace(terms, RAREST, MOST_SHARE);
  const idf = new Map(space.vocabulary.map((head, at) => [head, space.idf[at] ?? 0]));
  const dense = denseVectors(space, DIMENSIONS);
  const anchors = topicAnchors(terms, dense, most);
  let of = anchors.length > 0 ? nearestAnchor(dense, anchors) : [];
  let directions = directionsOf(space.vectors, of, anchors.length, space.vocabulary);
  for (let round = 0; round < REFINEMENTS && anchors.length > 0; round += 1) {
    const heads = byHead(directions);
    of = terms.map((own, row) => { const { topic } = likest(own, idf, heads); return topic < 0 ? (of[row] ?? 0) : topic; });
    directions = directionsOf(space.vectors, of, anchors.length, space.vocabulary);
  }
  const groups = anchors.map((_unused, topic) => ({ direction: directions[topic] ?? {}, members: places.filter((_place, row) => of[row] === topic) }))
    .filter(({ members }) => members.length > 0).sort((a, b) => b.members.length - a.members.length);
  const clusters = named(groups.map(({ members }) => members), tickets, taken);
  return { idf: Object.fromEntries([...idf].map(([head, rarity]) => [head, Math.round(rarity * 1_000) / 1_000])), topics: clusters.map(({ name, terms: own }, at) => ({ name, terms: own, direction: groups[at]?.direction ?? {} })) };
}

function assign(model: TopicModel, tickets: readonly HistoryTicket[]): { topic: number; likeness: number }[] {
  const idf = new Map(Object.entries(model.idf));
  const heads = byHead(model.topics.map(({ direction }) => direction));
  return tickets.map(({ terms }) => likest(terms, idf, heads));
}

/** The topics of an earlier report, and new ones for tickets that are like none of them. */
function continued(previous: TopicModel, tickets: readonly HistoryTicket[]): TopicModel {
  const strange = assign(previous, tickets).flatMap(({ likeness }, place) => (likeness < KNOWN && (tickets[place]?.terms.length ?? 0) > 2 ? [place] : []));
  if (strange.length < Math.max(FEWEST_NEW, NEW_SHARE * tickets.length)) return previous;
  const fresh = fitTopics(tickets, strange.slice(0, SAMPLE), mostClusters(Math.min(SAMPLE, strange.length)) / 2, previous.topics.map(({ name }) => name));
  return { idf: { ...fresh.idf, ...previous.idf }, topics: [...previous.topics, ...fresh.topics] };
}

/**
 * Groups tickets by topic. Every ticket is assigned by the model alone, so that a ticket keeps its topic, and a topic its
 * name, wherever the model of an earlier report is handed in; tickets that are like none of its topics make new ones.
 */
export function clusterTickets(tickets: readonly HistoryTicket[], asked: { most?: number; previous?: TopicModel | undefined } = {}): Clustering {
  const sample = sampleOf(tickets);
  const most = asked.most ?? mostClusters(sample.length);
  const model = asked.previous ? continued(asked.previous, tickets) : fitTopics(tickets, sample, most, []);
  const of = assign(model, tickets).map(({ topic }) => topic);
  const members = model.topics.map((): number[] => []);
  for (const [place, topic] of of.entries()) members[topic]?.push(place);
  return { clusters: model.topics.map(({ name, terms }, topic) => ({ name, terms, members: members[topic] ?? [] })), model, of, sample };
}
