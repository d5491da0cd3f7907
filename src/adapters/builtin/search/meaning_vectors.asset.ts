import concepts from '../../../../data/product/concepts.json' with { type: 'json' };
import lines from '../../../../data/product/lexicon.json' with { type: 'json' };
import learned from '../../../../data/product/meaning_vectors.json' with { type: 'json' };
import { hashOf } from '../../../triage/text/hashed_words.ts';
import { packed } from '../../../triage/text/packed.ts';
import { NIBBLE_ZERO } from './meaning_vectors.ts';

/** Tells one state of the lexicon from another: vectors belong to its lines by their numbers. */
export const fingerprint = (lexicon: readonly unknown[]): number => hashOf(JSON.stringify(lexicon));

/** Two hexadecimal digits of a weight come before those of the numbers. */
const WEIGHT_DIGITS = 2;

/** Dimensions and the weights' unit; each vector's weight, those of the lexicon's lines and behind them the concepts'; their numbers, two in a byte. */
function vectors(): Uint8Array {
  const { dimensions, unit } = learned, unlearned = '0'.repeat(WEIGHT_DIGITS) + NIBBLE_ZERO.toString(16).repeat(dimensions);
  const byConcept: Readonly<Record<string, string>> = learned.concepts;
  if (learned.lexicon !== fingerprint(lines)) throw new Error('data/product/lexicon.json has other lines than the vectors were learned for: npm run train:meanings.');
  const rows = [...learned.meanings, ...Object.keys(concepts).map((name) => byConcept[name] ?? '')].map((row) => row || unlearned);
  const weights = Uint8Array.from(rows, (row) => Number.parseInt(row.slice(0, WEIGHT_DIGITS), 16));
  return packed([Uint8Array.of(dimensions, unit), weights, Buffer.from(rows.map((row) => row.slice(WEIGHT_DIGITS)).join(''), 'hex')]);
}

export const assets: Readonly<Record<string, () => Uint8Array>> = { vectors };
