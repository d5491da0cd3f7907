import { fold } from '../triage/text/characters.ts';
import { hashOf } from '../triage/text/hashed_words.ts';
import { withoutPersonalData } from '../triage/personal_data.ts';
import { dateOf, dayOf } from './calendar.ts';
import type { Episode } from './episodes.ts';
import { binomialTail } from './expected_count.ts';
import { isCode, termsOf, wordsIn } from './terms.ts';
import type { HistoryTicket } from './ticket_history.ts';
import { readKey } from './topic_track.ts';

/** One of a recurring issue's tickets, as a report shows it. */
export interface ExampleTicket {
  text: string;
  url: string;
  rowNumber: number;
  ticketId: string;
  createdAt: string;
}

/** A topic that grows beyond its own past, in the words of the people who read about it. */
export interface RecurringIssue {
  /** The same from poll to poll for one topic and episode. */
  id: string;
  /** Product, issue and the terms that tell it: `BrewMate: Error or update (E7)`. */
  topic: string;
  product: string;
  issue: string;
  /** What its tickets share and others do not, as customers write it, most telling first. */
  terms: string[];
  /** Its tickets in the window that ends with the newest of them. */
  count: number;
  /** Its tickets in all. */
  total: number;
  /** How many its past lets expect in the window. */
  expected: number;
  /** `count` over `expected`, the latter not below 0.1. */
  ratio: number;
  windowDays: number;
  /** Chance of the count at detection if nothing had changed. */
  probability: number;
  firstSeenAt: string;
  detectedAt: string;
  lastSeenAt: string;
  examples: ExampleTicket[];
  /** Places of its tickets in the list that was searched. */
  members: number[];
}

const EXAMPLES = 3;
const EXAMPLE_CHARACTERS = 280;
const NAME_TERMS = 2;
const SHARED_TERMS = 6;
/** A term tells an issue if half of its tickets have it, and few of the others. */
const SHARED_BY = 0.5;
const TELLING = 8;
const SMALLEST_RATE = 0.1;
/** Older tickets that say how common a term is. */
const PAST = 3_000;

/** So improbable by chance must it be that this many of an issue's tickets share a product, over all products together. */
const BY_CHANCE = 0.1;
/** So many that agree without exception need no test. */
const SURE = 4;

/**
 * The value that more than half of those have that have any, and more than the past and chance explain; `""` otherwise. Of
 * four tickets about a broken checkout, three may well name one product: that does not make it the product's issue.
 * @param past the values of the tickets before
 */
function prevailing(values: readonly string[], past: readonly string[]): string {
  const told = values.filter(Boolean);
  const counts = new Map<string, number>();
  for (const value of told) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!best || best[1] < 2 || 2 * best[1] <= told.length) return '';
  if (best[1] === told.length && told.length >= SURE) return best[0];
  const before = past.filter(Boolean);
  const usual = (before.filter((value) => value === best[0]).length + 1) / (before.length + 2);
  return binomialTail(best[1], told.length, usual) * new Set(before).size <= BY_CHANCE || usual > SHARED_BY ? best[0] : '';
}

/** Terms that a share of these tickets has and that are rare in the tickets before them, most telling first. */
function tellingTerms(places: readonly number[], tickets: readonly HistoryTicket[], before: number, sharedBy: number): string[] {
  const past = tickets.slice(Math.max(0, before - PAST), before);
  const counts = new Map<string, number>();
  for (const place of places) for (const term of tickets[place]?.terms ?? []) counts.set(term, (counts.get(term) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= 2 && count >= sharedBy * places.length);
  return common.map(([term, count]) => {
    const share = count / places.length;
    const usual = (past.filter(({ terms }) => terms.includes(term)).length + 0.5) / (past.length + 1);
    return { term, lift: share / usual, weight: share * Math.log(share / usual) * (isCode(term) ? 1.3 : 1) };
  }).filter(({ lift }) => lift >= TELLING).sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).map(({ term }) => term);
}

/** A term as most of these tickets write it: `e7` is `E7`, accents stand. */
export function asWritten(term: string, places: readonly number[], tickets: readonly HistoryTicket[]): string {
  const forms = new Map<string, number>();
  for (const place of places.slice(0, 50)) {
    const { subject = '', message = '' } = tickets[place] ?? {};
    for (const word of `${subject} ${message}`.match(/[\p{L}\p{M}\p{N}]+(?:\.[\p{N}]+)*/gu) ?? []) {
      if (fold(word) === term) forms.set(word, (forms.get(word) ?? 0) + 1);
    }
  }
  const [best] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const written = best?.[0] ?? term;
  return isCode(term) && written.length <= 6 ? written.toUpperCase() : written.toLowerCase() === written || written.toUpperCase() === written ? written : written.toLowerCase();
}

/** An error code alone names an issue; words need company. */
const namingTerms = (terms: string[]): string[] => (terms.some(isCode) ? terms.filter(isCode) : terms).slice(0, NAME_TERMS);

/** Words of a label are in its name already. */
const outside = (label: string, term: string): boolean => !termsOf(wordsIn(label)).includes(term) && !fold(label).replace(/\W+/g, '').includes(term);

/** The name of a topic, the same in report, trigger and e-mail. */
export function topicName(product: string, issue: string, terms: readonly string[] = []): string {
  const label = product && issue ? `${product}: ${issue}` : product || issue;
  if (!label) return terms.join(', ') || 'Other';
  if (terms.length === 0) return label;
  return issue ? `${label} (${terms.join(', ')})` : `${label}: ${terms.join(', ')}`;
}

/** FNV-1a over UTF-16 code units, as eight hexadecimal digits. */
const digest = (text: string): string => (hashOf(text) >>> 0).toString(16).padStart(8, '0');

const FORTNIGHT = 14;

/**
 * An id that stays while an episode lasts: by topic and fortnight, whose beginning differs from topic to topic. A late
 * row that moves the detection by a day hardly ever changes it; a new episode, two quiet weeks later, always does.
 */
function episodeId({ key, detectedDay }: Pick<Episode, 'key' | 'detectedDay'>): string {
  const name = digest(key);
  return `${name}-${Math.floor((detectedDay + (Number.parseInt(name, 16) % FORTNIGHT)) / FORTNIGHT)}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= EXAMPLE_CHARACTERS) return line;
  const cut = line.slice(0, EXAMPLE_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXAMPLE_CHARACTERS - 30)).trimEnd()}…`;
}

/** A ticket as an example: its subject, then its first words, addresses and numbers of persons masked. */
export function exampleOf({ subject, message, url, rowNumber, ticketId, createdAt }: HistoryTicket): ExampleTicket {
  const text = subject && !message.startsWith(subject) ? `${subject}: ${message}` : message;
  return { text: shortened(withoutPersonalData(text.slice(0, 2 * EXAMPLE_CHARACTERS))), url, rowNumber, ticketId, createdAt };
}

/** The tickets that hold most of what the issue is told by, of different customers; of equals, the oldest. */
function examplesOf(places: readonly number[], terms: readonly string[], tickets: readonly HistoryTicket[]): ExampleTicket[] {
  const customers = new Set<string>();
  return places.map((place) => ({ ticket: tickets[place], place, points: terms.filter((term) => tickets[place]?.terms.includes(term)).length }))
    .sort((a, b) => b.points - a.points || a.place - b.place)
    .flatMap(({ ticket }) => {
      if (!ticket || (ticket.customer && customers.has(ticket.customer))) return [];
      customers.add(ticket.customer);
      return [exampleOf(ticket)];
    }).slice(0, EXAMPLES);
}

/**
 * An episode in words and figures. Name, product and issue are taken from the tickets known at its detection, so that
 * they are the same in every later poll; counts and examples from all its tickets.
 * @param tickets the list that `findEpisodes` searched
 */
export function recurringIssue(episode: Episode, tickets: readonly HistoryTicket[], windowDays: number): RecurringIssue {
  const { founders, members, key } = episode;
  const named = readKey(key);
  const first = founders[0] ?? 0;
  const past = tickets.slice(Math.max(0, first - PAST), first);
  const told = (of: (ticket: HistoryTicket | undefined) => string) => prevailing(founders.map((place) => of(tickets[place])), past.map(of));
  const product = named.product || told((ticket) => ticket?.product ?? '');
  const issue = named.issue || told((ticket) => ticket?.issue ?? '');
  const found = tellingTerms(founders, tickets, first, SHARED_BY).filter((term) => outside(`${product} ${issue}`, term));
  const nameTerms = namingTerms([...new Set([named.term, ...found])].filter(Boolean));
  const telling = [...new Set([...nameTerms, ...tellingTerms(members, tickets, first, 0.15)])].filter((term) => term === named.term || outside(product, term)).slice(0, SHARED_TERMS);
  const days = members.map((place) => tickets[place]?.day ?? 0);
  const count = days.filter((day) => day > (days.at(-1) ?? 0) - windowDays).length;
  return {
    id: episodeId(episode), topic: topicName(product, issue, nameTerms.map((term) => asWritten(term, founders, tickets))), product, issue,
    terms: telling.map((term) => asWritten(term, members, tickets)), count, total: members.length,
    expected: Math.round(episode.expectedInWindow * 100) / 100,
    ratio: Math.round((count / Math.max(SMALLEST_RATE, episode.expectedInWindow)) * 10) / 10,
    windowDays, probability: episode.probability,
    firstSeenAt: tickets[first]?.createdAt ?? '', detectedAt: tickets[episode.detectedBy]?.createdAt ?? '', lastSeenAt: tickets[members.at(-1) ?? 0]?.createdAt ?? '',
    examples: examplesOf(members, telling, tickets), members,
  };
}

/** `2026-11-10` of a moment, as it was where it was written; `""` where there is none. */
export const shownDate = (iso: string): string => (Number.isFinite(dayOf(iso)) ? dateOf(dayOf(iso)) : '');
