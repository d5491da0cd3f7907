import groups from '../../../../data/product/concepts.json' with { type: 'json' };
import { lineUnits } from '../../../triage/text/hashed_lines.ts';
import { packed } from '../../../triage/text/packed.ts';
import { wordsOf } from './words.ts';

/** Names of the concepts, and the folded words of each. An asset: the build stores what this gives. */
function concepts(): Uint8Array {
  const { low, high } = lineUnits(Object.values<string>(groups).map((words) => [...new Set(words.split(' ').flatMap(wordsOf))]));
  return packed([Object.keys(groups).join(' '), low, high]);
}

export const assets: Readonly<Record<string, () => Uint8Array>> = { concepts };
