import { firstFrom } from './calendar.ts';
import type { HistoryTicket } from './ticket_history.ts';

/** Days and places of a topic's tickets in the order of their dates, and what was tested of it last. */
export interface TopicTrack {
  key: string;
  isTerm: boolean;
  days: number[];
  places: number[];
  /** Of the day tested last: for each window its largest count found to be normal. */
  testedDay: number;
  normalUpTo: number[];
  /** The last day on which the topic was beyond its past. */
  risenDay: number;
}

/** Topics of a ticket by key: product and issue together, each alone, and its terms. */
export function topicKeys({ product, issue, terms }: Pick<HistoryTicket, 'product' | 'issue' | 'terms'>): string[] {
  const labels = [product && issue ? `cell:${product}|${issue}` : '', product ? `product:${product}` : '', issue ? `issue:${issue}` : ''].filter(Boolean);
  return [...labels, ...terms.map((term) => `term:${term}`)];
}

/** Product, issue and term that a key stands for; `""` where it names none. */
export function readKey(key: string): { product: string; issue: string; term: string } {
  const [kind = '', rest = ''] = key.split(/:(.*)/s);
  const [product = '', issue = ''] = kind === 'cell' ? rest.split(/\|(.*)/s) : [];
  if (kind === 'cell') return { product, issue, term: '' };
  return { product: kind === 'product' ? rest : '', issue: kind === 'issue' ? rest : '', term: kind === 'term' ? rest : '' };
}

export const newTrack = (key: string): TopicTrack => ({
  key, isTerm: key.startsWith('term:'), days: [], places: [], testedDay: Number.NaN, normalUpTo: [], risenDay: Number.NaN,
});

/** Tickets of a sorted list of days from one day up to, and without, another. */
export const countBetween = (days: ArrayLike<number>, from: number, to: number): number => firstFrom(days, to) - firstFrom(days, from);
