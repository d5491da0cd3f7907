import lines from '../../../data/product/meanings.json' with { type: 'json' };
import { hashOf } from '../../triage/text/hashed_words.ts';
import { packed } from '../../triage/text/packed.ts';
import { STEM_HASH_SHIFT } from './meanings.ts';

/** Low and high bytes apart: the high ones are nearly all the same. */
const planes = (numbers: number[]): Uint8Array[] => [Uint8Array.from(numbers, (one) => one & 0xff), Uint8Array.from(numbers, (one) => one >> 8)];

/** Each stem's hash, as the step from the one before, and the number of its line. */
function stems(): Uint8Array {
  const rows = lines.flatMap((line, meaning) => line.split(' ').map((stem) => ({ hash: hashOf(stem) >>> STEM_HASH_SHIFT, meaning })));
  rows.sort((a, b) => a.hash - b.hash || a.meaning - b.meaning);
  return packed([...planes(rows.map(({ hash }, at) => hash - (rows[at - 1]?.hash ?? 0))), ...planes(rows.map(({ meaning }) => meaning))]);
}

export const assets: Readonly<Record<string, () => Uint8Array>> = { stems };
