import groups from '../../../data/product/concepts.json' with { type: 'json' };
import { wordsOf } from './words.ts';

let byWord: Map<string, string[]> | undefined;

function read(): Map<string, string[]> {
  const concepts = new Map<string, string[]>();
  for (const [concept, words] of Object.entries(groups)) {
    for (const word of new Set(wordsOf(words))) concepts.set(word, [...(concepts.get(word) ?? []), `@${concept}`]);
  }
  return concepts;
}

/** What a folded word is about, over five languages: `stolen`, `gestohlen` and `robado` are all `@lost_or_stolen`. */
export function conceptsOf(word: string): string[] {
  byWord ??= read();
  return byWord.get(word) ?? [];
}
