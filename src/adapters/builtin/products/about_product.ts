import type { Passage } from '../../../ports/knowledge_base.ts';
import { late } from '../../../triage/text/kept_readings.ts';
import { isFrequent } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

const SHORTEST = 4;
const CAPITAL = /^\p{Lu}/u;
/** Begins a sentence or a line: a capital there says nothing. */
const BEGINNING = /(?:^|[.!?:;•\n]\s*|^\s*[-*–]\s*)(\p{Lu}\p{Ll}+)/gmu;

const tokens = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The words that are written as names. */
const namesIn = (text: string): Set<string> => new Set(wordsOf(tokens(text.replace(BEGINNING, ' ')).filter((name) => CAPITAL.test(name)).join(' ')));

/** The words that two or more of a team's products are named by, and those of its own name. */
export function brandOf(products: readonly string[], company = ''): Set<string> {
  const brand = new Set(wordsOf(company)), met = new Set<string>();
  // One product written in two ways shares its words with no other.
  for (const words of new Map(products.map(wordsOf).map((words) => [words.join(' '), words])).values()) {
    for (const word of new Set(words)) (met.has(word) ? brand : met).add(word);
  }
  return brand;
}

/**
 * Whether an entry filed under one product tells of another too: a price list filed under a town names the ticket, the town's plan
 * names the town. Told by the words that are the asked product's own and no function words, all of them; false where it has none
 * ("Model S"). `brand`: words that name several products, the team's own name for one, which tell of none.
 * A name is written as one: "the basic steps" tell nothing of the plan Basic.
 */
export function tellsOf({ title, problem, solution, product }: Pick<Passage, 'title' | 'problem' | 'solution' | 'product'>, asked: string, brand: ReadonlySet<string> = new Set()): boolean {
  const filed = new Set([...wordsOf(product), ...brand]);
  const own = tokens(asked).flatMap((name) => wordsOf(name).map((word) => ({ word, capital: CAPITAL.test(name) })))
    .filter(({ word }) => !filed.has(word) && (word.length >= SHORTEST || /\d/.test(word)) && !isFrequent(word));
  if (own.length === 0) return false;
  const text = `${title}\n${problem}\n${solution}`;
  const told = new Set(wordsOf(text));
  if (!own.every(({ word }) => told.has(word))) return false;
  const names = namesIn(text);
  return own.every(({ word, capital }) => (capital ? names : told).has(word));
}

/** The words that name a product and no other. */
export const ownWordsOf = (product: string, brand: ReadonlySet<string>): string[] => wordsOf(product).filter((word) => !brand.has(word));

/**
 * Whether a text names a product by the words that are its own: "my Duo" for "Brindle Duo". A function word ("One") counts with a
 * capital where none is needed alone. The text is read once, however many products are asked for.
 */
export function namedIn(text: string): (own: readonly string[]) => boolean {
  const said = new Set(wordsOf(text));
  const names = late(() => namesIn(text));
  return (own) => own.length > 0 && own.every((word) => said.has(word)) && (!own.some(isFrequent) || own.every((word) => (isFrequent(word) ? names() : said).has(word)));
}
