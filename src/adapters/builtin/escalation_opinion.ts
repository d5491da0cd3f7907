import weights from '../../../data/escalation/weights.json' with { type: 'json' };
import type { EscalationOpinion } from '../../ports/engine.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { stemGrams, weightedGrams } from './escalation_grams.ts';
import {
  likeliestReason, loudestClause, MODEL_REASONS, rawProbability, readableText, readEscalationWeights, type EscalationModel, type EscalationWeights,
} from './escalation_model.ts';
import { calibrated } from './sentiment/model.ts';

let model: EscalationModel | undefined;

/** The JSON import types a pair as an array of numbers: this is the border where it becomes one. */
function loadedModel(): EscalationModel {
  model ??= readEscalationWeights(weights as unknown as EscalationWeights);
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
