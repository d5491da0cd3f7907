import type { EscalationOpinion } from '../../ports/engine.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { unpacker } from '../../triage/text/packed.ts';
import { assets } from './escalation.asset.ts';
import { stemGrams, weightedGrams } from './escalation_grams.ts';
import {
  escalationModelOf, likeliestReason, loudestClause, MODEL_REASONS, rawProbability, readableText, type EscalationModel, type EscalationWeights,
} from './escalation_model.ts';
import { calibrated } from './sentiment/model.ts';

let model: EscalationModel | undefined;

function loadedModel(): EscalationModel {
  if (model) return model;
  const { text, signedBytes } = unpacker(assets.weights?.() ?? new Uint8Array());
  model = escalationModelOf(JSON.parse(text()) as EscalationWeights, signedBytes(), signedBytes());
  return model;
}

/**
 * What the built-in model holds of a ticket that the rules left open: a logistic regression over hashed words and letters,
 * learned by `npm run train:escalation`. Null where nothing speaks for a person. `confidence` is the share of held-out
 * tickets of this probability that had to go to one.
 */
export function escalationOpinion({ subject, message }: Ticket): EscalationOpinion | null {
  const asked = loadedModel();
  const text = readableText(subject, message);
  const grams = weightedGrams(text);
  if (grams.buckets.length === 0) return null;
  const raw = rawProbability(asked, grams);
  if (raw < asked.weights.lowest) return null;
  const escalate = raw >= asked.weights.threshold;
  const reason = escalate ? likeliestReason(asked, stemGrams(text)) : '';
  return {
    escalate, reason, severity: reason === '' ? 'none' : MODEL_REASONS[reason], quote: escalate ? loudestClause(asked, text) : '',
    plainRuleApplies: false, confidence: calibrated(asked.weights, raw), engine: 'builtin', warnings: [],
  };
}
