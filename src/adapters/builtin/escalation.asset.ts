import weights from '../../../data/escalation/weights.json' with { type: 'json' };
import { packed } from '../../triage/text/packed.ts';
import { decodedWeights } from './escalation_model.ts';

/** What the built-in model has learned of escalation: an asset, the build stores what this gives. */
export const assets: Readonly<Record<string, () => Uint8Array>> = {
  weights: () => packed([JSON.stringify({ ...weights, hashed: '', reasons: { ...weights.reasons, hashed: '' } }), ...decodedWeights(weights)]),
};
