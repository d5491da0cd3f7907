import type { EscalationOpinion } from '../../ports/engine.ts';
import type { PassageReader } from '../../ports/passage_reader.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { ticketLanguage } from '../../triage/escalation/ticket_language.ts';
import { tokenise } from '../../triage/escalation/tokens.ts';
import { unpacker } from '../../triage/text/packed.ts';
import { assets } from './escalation.asset.ts';
import { gramsOf } from './escalation_grams.ts';
import {
  escalationModelOf, loudestClause, MODEL_REASONS, readableText, scoreOf, type EscalationModel, type EscalationWeights,
} from './escalation_model.ts';
import { calibrated } from './sentiment/model.ts';

let model: EscalationModel | undefined;

function loadedModel(): EscalationModel {
  if (model) return model;
  const { text, signedBytes } = unpacker(assets.weights?.() ?? new Uint8Array());
  const file = JSON.parse(text()) as EscalationWeights;
  model = escalationModelOf(file, ['person', ...Object.keys(file.reasons)].map(() => signedBytes()));
  return model;
}

/** The language by which the model reads a text. */
export const languageOf = (text: string): string => ticketLanguage(tokenise(text), text).language;

/**
 * What the built-in model holds of a ticket that the rules left open: logistic regressions over hashed words, letters and concepts,
 * learned by `npm run train:escalation`. Null where nothing speaks for a person. `confidence` is the share of held-out
 * tickets of this score that had to go to one.
 */
export function escalationOpinion({ subject, message }: Ticket): EscalationOpinion | null {
  const asked = loadedModel();
  const text = readableText(subject, message);
  const language = languageOf(text);
  const grams = gramsOf(text, language);
  if (grams.letters.buckets.length === 0) return null;
  const { score, reason } = scoreOf(asked, grams);
  if (score < asked.weights.lowest) return null;
  const confidence = calibrated(asked.weights, score);
  const nothing = { plainRuleApplies: false, confidence, engine: 'builtin', warnings: [] };
  if (score < asked.weights.threshold) return { escalate: false, reason: '', severity: 'none', quote: '', ...nothing };
  return { escalate: true, reason, severity: MODEL_REASONS[reason], quote: loudestClause(asked, text, language), ...nothing };
}

/** How much a passage speaks for a person: what the bar of the weights is held against. */
export const passageScore = (asked: EscalationModel, passage: string, language: string): number => scoreOf(asked, gramsOf(passage, language)).score;

/** The built-in model as a reader of what stands around a hit of the rules. */
export const passageReader: PassageReader = {
  supports: (passages, language) => passages.some((passage) => passageScore(loadedModel(), passage, language) >= loadedModel().weights.bar),
};
