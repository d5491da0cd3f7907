import type { Passage } from '../../ports/knowledge_base.ts';
import { isFunctionWord } from './word_lists.ts';
import { wordsOf } from './words.ts';

const SHORTEST = 4;
const CAPITAL = /^\p{Lu}/u;
/** Begins a sentence or a line: a capital there says nothing. */
const BEGINNING = /(?:^|[.!?:;•\n]\s*|^\s*[-*–]\s*)(\p{Lu}\p{Ll}+)/gmu;

const tokens = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * Whether an entry filed under one product tells of another too: a price list filed under a town names the ticket, the town's plan
 * names the town. Told by the words that are the asked product's own and no function words; false where it has none ("Model S").
 * A name is written as one: "the basic steps" tell nothing of the plan Basic.
 */
export function tellsOf({ title, problem, solution, product }: Pick<Passage, 'title' | 'problem' | 'solution' | 'product'>, asked: string): boolean {
  const filed = new Set(wordsOf(product));
  const own = tokens(asked).flatMap((name) => wordsOf(name).map((word) => ({ word, capital: CAPITAL.test(name) })))
    .filter(({ word }) => !filed.has(word) && (word.length >= SHORTEST || /\d/.test(word)) && !isFunctionWord(word));
  if (own.length === 0) return false;
  const text = `${title}\n${problem}\n${solution}`;
  const told = new Set(wordsOf(text));
  if (!own.some(({ word }) => told.has(word))) return false;
  const names = new Set(wordsOf(tokens(text.replace(BEGINNING, ' ')).filter((name) => CAPITAL.test(name)).join(' ')));
  return own.some(({ word, capital }) => (capital ? names : told).has(word));
}
