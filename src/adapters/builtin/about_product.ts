import type { Passage } from '../../ports/knowledge_base.ts';
import { isFunctionWord } from './word_lists.ts';
import { wordsOf } from './words.ts';

const SHORTEST = 4;

/**
 * Whether an entry filed under one product tells of another too: a price list filed under a town names the ticket, the town's plan
 * names the town. Told by the words that are the asked product's own and no function words; false where it has none ("Model S").
 */
export function tellsOf({ title, problem, solution, product }: Pick<Passage, 'title' | 'problem' | 'solution' | 'product'>, asked: string): boolean {
  const filed = new Set(wordsOf(product));
  const own = wordsOf(asked).filter((word) => !filed.has(word) && (word.length >= SHORTEST || /\d/.test(word)) && !isFunctionWord(word));
  if (own.length === 0) return false;
  const told = new Set(wordsOf(`${title} ${problem} ${solution}`));
  return own.some((word) => told.has(word));
}
