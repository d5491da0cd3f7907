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

/** How often the words of `name` stand in the padded text one after the other; a plural's ending does not matter. */
function mentions(padded: string, name: string): number {
  const words = wordsOf(name).join(' ');
  if (!words) return 0;
  const joined = words.replaceAll(' ', '');
  let count = 0;
  // Customers write "Brew Mate" for BrewMate, and "brewmate" for Brew Mate.
  const parted = wordsOf(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).join(' ');
  for (const needle of new Set([words, joined, parted])) {
    for (let at = padded.indexOf(` ${needle}`); at >= 0; at = padded.indexOf(` ${needle}`, at + 1)) {
      if (/^(?:s|es|n|en|e|r)? /.test(padded.slice(at + needle.length + 1, at + needle.length + 4))) count += 1;
    }
  }
  return count;
}

/** The named product a ticket mentions, its own name weighing more than an alias; unsure where several are named alike. */
export function mentionedProduct(products: NamedProduct[], ticket: { subject: string; message: string }): LabelGuess {
  const texts: [string, number][] = [[` ${wordsOf(ticket.message).join(' ')} `, 1], [` ${wordsOf(ticket.subject).join(' ')} `, 1.5]];
  const points = products.map(({ name, aliases }) => ({
    name,
    points: texts.reduce((sum, [text, weight]) => sum + weight * (2 * Math.min(3, mentions(text, name)) + aliases.reduce((own, alias) => own + Math.min(3, mentions(text, alias)), 0)), 0),
  })).filter((product) => product.points > 0).sort((a, b) => b.points - a.points);
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
