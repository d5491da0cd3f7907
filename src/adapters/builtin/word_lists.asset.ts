import groups from '../../../data/product/concepts.json' with { type: 'json' };
import functionWords from '../../../data/text/function_words.json' with { type: 'json' };
import { inOrderOfHash, stepsOf } from '../../triage/text/hashed_words.ts';
import { packed } from '../../triage/text/packed.ts';
import { wordsOf } from './words.ts';

/** For each folded word the names of the lists that it stands in. */
function listsByWord(lists: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(lists);
  const { hashes, rows } = inOrderOfHash(Object.values(lists).flatMap((words, list) => [...new Set(words.split(' ').flatMap(wordsOf))].map((word) => ({ word, list }))));
  return packed([names.join(' '), stepsOf(hashes), Uint8Array.from(rows, ({ list }) => list)]);
}

/** An asset: the build stores what these functions give. */
export const assets: Readonly<Record<string, () => Uint8Array>> = { concepts: () => listsByWord(groups), function_words: () => listsByWord(functionWords) };
