import weights from '../../../../data/escalation/weights.json' with { type: 'json' };
import { packed } from '../../../triage/text/packed.ts';
import { decodedPairs, type Sparse } from './model.ts';

const withoutPairs = (sparse: Sparse): Sparse => ({ ...sparse, pairs: '' });

/** What the built-in model has learned of escalation: an asset, the build stores what this gives. */
export const assets: Readonly<Record<string, () => Uint8Array>> = {
  weights: () => packed([
    JSON.stringify({
      ...weights, person: withoutPairs(weights.person),
      reasons: Object.fromEntries(Object.entries(weights.reasons).map(([name, sparse]) => [name, withoutPairs(sparse)])),
    }),
    ...decodedPairs(weights),
  ]),
};
