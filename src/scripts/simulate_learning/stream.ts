import { likeliest } from '../../adapters/builtin/sentiment/model.ts';
import { seededRandom } from '../../insight/evaluation.ts';
import { SENTIMENTS, type Sentiment } from '../../ports/engine.ts';
import { probabilitiesOf, type Learned } from '../train_sentiment/regression.ts';
import type { Sample } from '../train_sentiment/samples.ts';

/** Tickets in the order they arrive, and those that nobody ever corrects. */
export interface Split {
  stream: Sample[];
  heldOut: Sample[];
}

/** What the model that is corrected has learned from: short texts that are no support tickets. */
export const isShortText = ({ source }: Sample): boolean => /^(?:short|social)_/.test(source);
/** What arrives, and what is held out. */
export const isTicket = ({ source }: Sample): boolean => source === 'demo' || source === 'gold';

const shuffled = <Item>(items: Item[], random: () => number): Item[] =>
  items.map((item) => ({ item, place: random() })).sort((a, b) => a.place - b.place).map(({ item }) => item);

/** Half of the groups arrive, half are held out: no customer stands on both sides. */
export function splitTickets(tickets: Sample[], seed: number): Split {
  const random = seededRandom(seed);
  const groups = shuffled([...new Set(tickets.map(({ group }) => group))], random);
  const kept = new Set(groups.slice(0, Math.floor(groups.length / 2)));
  return { heldOut: tickets.filter(({ group }) => kept.has(group)), stream: shuffled(tickets.filter(({ group }) => !kept.has(group)), random) };
}

/** What people record for a ticket that arrived; nothing where they let the answer stand. */
export type Recording = (ticket: Sample, random: () => number) => Sentiment[];

const anyLabel = (random: () => number): Sentiment => SENTIMENTS[Math.floor(random() * SENTIMENTS.length)] ?? 'neutral';
const WRONG: Record<Sentiment, Sentiment> = { negative: 'positive', neutral: 'negative', positive: 'negative' };

/** Teams of several kinds; `base` is the model they correct. */
export const recordings = (base: Learned): Record<string, Recording> => ({
  'every ticket, right': ({ sentiment }) => [sentiment],
  'only what was wrong': (ticket) => (likeliest(probabilitiesOf(base, ticket)) === ticket.sentiment ? [] : [ticket.sentiment]),
  '30 % by chance': ({ sentiment }, random) => [random() < 0.3 ? anyLabel(random) : sentiment],
  'two people, one by chance': ({ sentiment }, random) => [sentiment, anyLabel(random)],
  'hostile: all wrong': ({ sentiment }) => [WRONG[sentiment]],
});
