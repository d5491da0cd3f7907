import { weekdayOf } from '../../insight/calendar.ts';
import type { HistoryTicket } from '../../insight/ticket_history.ts';
import { gammaOfMeanOne, poisson, weighted, type Random } from './random.ts';

/** How a simulated desk is. */
export interface DeskPlan {
  days: number;
  /** Tickets an average day, at the beginning. */
  perDay: number;
  products: number;
  issues: number;
  /** Growth of the whole volume in a week; 0.02 is two per cent. */
  growthPerWeek: number;
  /** Shape of the week-to-week variation of each topic; smaller strays more. */
  dispersion: number;
  /** Incidents planted, each on another topic. */
  incidents: IncidentPlan[];
  /** Days after the beginning on which the whole volume is multiplied: holidays, the rush after them, sales. */
  special?: { from: number; days: number; factor: number }[];
  /** Share of tickets in a second language, whose everyday words are others. */
  secondLanguage?: number;
}

export interface IncidentPlan {
  /** Additional tickets a day when it is fully grown. */
  perDay: number;
  /** Days until it is fully grown. */
  growingDays: number;
  lastsDays: number;
  /**
   * A defect with a word of its own (an error code), more of a known topic, a defect whose customers share two words on
   * several products, one that is written about in the second language alone, or one that customers put into three
   * wordings that hardly share a word.
   */
  kind: 'new_code' | 'known_topic' | 'two_products' | 'second_language' | 'three_wordings';
  /** Begins on the day of the incident at this place of the list, with its product, and with its issue too or another one. */
  beside?: { place: number; sameIssue: boolean };
}

export interface PlantedIncident extends IncidentPlan {
  firstDay: number;
  product: string;
  issue: string;
  /** Places of its tickets. */
  places: Set<number>;
}

export interface SimulatedHistory {
  tickets: HistoryTicket[];
  incidents: PlantedIncident[];
  firstDay: number;
}

const FIRST_DAY = 20_454; // 2026-01-01
const WEEKDAYS = [1.35, 1.2, 1.1, 1.1, 1.05, 0.65, 0.55];
const BACKGROUND_WORDS = 3_000;
const TOPIC_WORDS = 12;
const ONE_CUSTOMER_AGAIN = 0.08;

const cumulated = (weights: number[]): number[] => { let sum = 0; return weights.map((weight) => (sum += weight)); };
const zipf = (size: number, exponent: number): number[] => cumulated(Array.from({ length: size }, (_unused, rank) => 1 / (rank + 3) ** exponent));

interface Topic { product: string; issue: string; share: number; words: string[] }

function topicsOf({ products, issues }: DeskPlan, random: Random): Topic[] {
  const raw = Array.from({ length: products * issues }, (_unused, at) => ({
    product: `Product ${at % products}`, issue: `Issue ${Math.floor(at / products)}`, share: Math.exp(1.2 * (random() + random() + random() - 1.5) * 2),
    words: Array.from({ length: TOPIC_WORDS }, (_word, word) => `topic${at}w${word}`),
  }));
  const total = raw.reduce((sum, { share }) => sum + share, 0);
  return raw.map((topic) => ({ ...topic, share: topic.share / total }));
}

/** Words that an incident's tickets share. */
function incidentWords(kind: IncidentPlan['kind'], at: number, random: Random): string[] {
  const often = (word: string, share: number) => (random() < share ? [word] : []);
  if (kind === 'new_code') return [...often(`e${100 + at}`, 0.85), ...often(`symptom${at}`, 0.5)];
  if (kind === 'three_wordings') {
    // No digits: a word with one would be taken for an error code.
    const [own, next] = [['cold', 'dark'], ['dark', 'loud'], ['loud', 'cold']][Math.floor(random() * 3)] ?? ['', ''];
    const incident = 'abcdefghij'.charAt(at);
    return [...often(`${own}${incident}`, 0.85), ...often(`very${own}${incident}`, 0.5), ...often(`${next}${incident}`, 0.08)];
  }
  return kind === 'two_products' || kind === 'second_language' ? [...often(`symptom${at}`, 0.7), ...often(`feature${at}`, 0.5)] : [];
}

/** A history of tickets with weekday pattern, growth, week-to-week variation, repeating customers, and planted incidents. */
export function simulateHistory(plan: DeskPlan, random: Random): SimulatedHistory {
  const topics = topicsOf(plan, random);
  const background = zipf(BACKGROUND_WORDS, 1);
  const places = [...Array(BACKGROUND_WORDS).keys()];
  const incidents: PlantedIncident[] = [];
  for (const [at, incident] of plan.incidents.entries()) {
    const other = incident.beside && incidents[incident.beside.place];
    const room = plan.days - 63 - incident.lastsDays;
    const mayBe = other ? topics.filter(({ product, issue }) => product === other.product && (issue === other.issue) === incident.beside?.sameIssue) : topics;
    const topic = mayBe[Math.floor(random() * mayBe.length)] ?? topics[0];
    const firstDay = other?.firstDay ?? FIRST_DAY + 63 + Math.floor(random() * Math.max(1, room));
    incidents.push({ ...incident, firstDay, product: topic?.product ?? '', issue: topic?.issue ?? `Issue ${at}`, places: new Set() });
  }
  const tickets: HistoryTicket[] = [];
  const customers: string[] = [];
  const moods = topics.map(() => 1);
  const add = (day: number, topic: Topic, own: string[], isSecond = plan.secondLanguage !== undefined && random() < plan.secondLanguage): void => {
    const again = random() < ONE_CUSTOMER_AGAIN ? customers[Math.floor(random() * customers.length)] : undefined;
    const customer = again ?? `c${tickets.length}@customer.example`;
    customers.push(customer);
    const at = day * 86_400_000 + Math.floor((7 + random() * 13) * 3_600_000);
    const everyday = Array.from({ length: 14 }, () => `${isSecond ? 'mot' : 'word'}${weighted(random, background, places) ?? 0}`);
    const terms = [...new Set([...own, ...topic.words.filter(() => random() < 0.35).map((word) => (isSecond ? `m${word}` : word)), ...everyday])];
    tickets.push({ rowNumber: tickets.length + 2, url: '', ticketId: '', subject: '', message: '', customer, createdAt: new Date(at).toISOString().replace('Z', '+00:00'), at, day, product: topic.product, issue: topic.issue, terms });
  };
  for (let day = FIRST_DAY; day < FIRST_DAY + plan.days; day += 1) {
    if ((day - FIRST_DAY) % 7 === 0) for (const [at] of moods.entries()) moods[at] = gammaOfMeanOne(random, plan.dispersion);
    const special = plan.special?.find(({ from, days }) => day - FIRST_DAY >= from && day - FIRST_DAY < from + days)?.factor ?? 1;
    const volume = special * plan.perDay * (WEEKDAYS[weekdayOf(day)] ?? 1) * (1 + plan.growthPerWeek) ** ((day - FIRST_DAY) / 7);
    for (const [at, topic] of topics.entries()) for (let count = poisson(random, volume * topic.share * (moods[at] ?? 1)); count > 0; count -= 1) add(day, topic, []);
    for (const [at, incident] of incidents.entries()) {
      const age = day - incident.firstDay;
      if (age < 0 || age >= incident.lastsDays) continue;
      const topic = topics.find(({ product, issue }) => product === incident.product && issue === incident.issue);
      const mean = incident.perDay * Math.min(1, (age + 1) / incident.growingDays) * (WEEKDAYS[weekdayOf(day)] ?? 1);
      const others = topics.filter(({ issue, product }) => issue === incident.issue && product !== incident.product);
      for (let count = poisson(random, mean); topic && count > 0; count -= 1) {
        incident.places.add(tickets.length);
        const other = incident.kind === 'two_products' && count % 2 === 0 ? others[at % others.length] : undefined;
        add(day, other ?? topic, incidentWords(incident.kind, at, random), incident.kind === 'second_language' ? true : undefined);
      }
    }
  }
  const order = tickets.map((ticket, place) => ({ ticket, place })).sort((a, b) => a.ticket.at - b.ticket.at);
  const moved = new Map(order.map(({ place }, now) => [place, now]));
  for (const incident of incidents) incident.places = new Set([...incident.places].map((place) => moved.get(place) ?? -1));
  return { tickets: order.map(({ ticket }) => ticket), incidents, firstDay: FIRST_DAY };
}
