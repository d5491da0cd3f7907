import { wordsOf } from '../words/words.ts';

/** A product as a zap names it, with other names that customers use. */
export interface NamedProduct {
  name: string;
  aliases: string[];
}

export interface LabelGuess {
  /** `""` where nothing is sure enough. */
  label: string;
  /** 0 to 1. */
  confidence: number;
}

const NOTHING: LabelGuess = { label: '', confidence: 0 };

/** `BrewMate = coffee machine, brewer` as a product with its aliases. */
export function namedProduct(line: string): NamedProduct {
  const [name = '', others = ''] = line.split(/(?<!\s)\s*=\s*(.*)/s);
  return { name: name.trim(), aliases: others.split(',').map((alias) => alias.trim()).filter(Boolean) };
}

/** Where a name stands in a text, and whose it is. */
interface Mention { product: number; weight: number; alias: string; at: number; end: number }

/** Mentions of one name that are looked at; three are as good as more. */
const MOST_MENTIONS = 30;

/** Where the words of `name` stand in the padded text one after the other; a plural's ending does not matter. */
function placesOf(padded: string, name: string): { at: number; end: number }[] {
  const words = wordsOf(name).join(' ');
  if (!words) return [];
  const joined = words.replaceAll(' ', '');
  const places: { at: number; end: number }[] = [];
  // Customers write "Brew Mate" for BrewMate, and "brewmate" for Brew Mate.
  const parted = wordsOf(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).join(' ');
  for (const needle of new Set([words, joined, parted])) {
    for (let at = padded.indexOf(` ${needle}`); at >= 0 && places.length < MOST_MENTIONS; at = padded.indexOf(` ${needle}`, at + 1)) {
      const end = at + needle.length + 1;
      if (/^(?:s|es|n|en|e|r)? /.test(padded.slice(end, end + 3))) places.push({ at, end });
    }
  }
  return places;
}

/** What speaks for each product in one text: three mentions of a name at most. “LumaDesk Pro” is no mention of “LumaDesk”. */
function pointsIn(padded: string, products: readonly NamedProduct[]): number[] {
  const found = products.flatMap(({ name, aliases }, product) => [{ alias: name, weight: 2 }, ...aliases.map((alias) => ({ alias, weight: 1 }))]
    .flatMap(({ alias, weight }) => placesOf(padded, alias).map((place): Mention => ({ product, weight, alias, ...place }))));
  const whole = found.filter(({ product, at, end }) => !found.some((other) => other.product !== product && other.at <= at && other.end >= end && other.end - other.at > end - at));
  const counted = new Map<string, number>(), points = products.map(() => 0);
  for (const { product, weight, alias } of whole) {
    const key = `${product} ${alias}`, count = (counted.get(key) ?? 0) + 1;
    counted.set(key, count);
    if (count <= 3) points[product] = (points[product] ?? 0) + weight;
  }
  return points;
}

/** The named product a ticket mentions, its own name weighing more than an alias; unsure where several are named alike. */
export function mentionedProduct(products: NamedProduct[], ticket: { subject: string; message: string }): LabelGuess {
  const [message = [], subject = []] = [ticket.message, ticket.subject].map((text) => pointsIn(` ${wordsOf(text).join(' ')} `, products));
  const points = products.map(({ name }, at) => ({ name, points: (message[at] ?? 0) + 1.5 * (subject[at] ?? 0) })).filter((product) => product.points > 0).sort((a, b) => b.points - a.points);
  const [best, second] = points;
  if (!best) return NOTHING;
  const share = best.points / (best.points + (second?.points ?? 0));
  return share > 0.5 ? { label: best.name, confidence: Math.round((0.5 + 0.45 * (2 * share - 1)) * 100) / 100 } : NOTHING;
}

/** The label of the nearest texts, each voting with its likeness; abstains below a half of the votes. */
export function voteOfNearest(neighbours: { label: string; score: number }[]): LabelGuess {
  const votes = new Map<string, number>();
  let total = 0;
  for (const { label, score } of neighbours) {
    total += score ** 2;
    if (label) votes.set(label, (votes.get(label) ?? 0) + score ** 2);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!best || total === 0) return NOTHING;
  const share = best[1] / total;
  // A vote of distant neighbours says little, however unanimous.
  const confidence = Math.round(share * Math.min(1, (neighbours[0]?.score ?? 0) * 4) * 100) / 100;
  return share >= 0.5 ? { label: best[0], confidence } : NOTHING;
}
