import type { Engine } from '../../ports/engine.ts';
import { createVault } from '../../triage/personal_data.ts';
import { judgeEscalation } from './escalation.ts';
import { DEFAULT_MODEL, modelId } from './model_rules.ts';
import { writeReply } from './reply.ts';
import { analyzeSentiment } from './sentiment.ts';
import { readTicket } from './ticket_reading.ts';
import type { GeminiAccess } from './transport.ts';

export interface GeminiSettings extends GeminiAccess {
  /** Takes e-mail addresses, phone, card and account numbers out before anything leaves; they return in the answer. */
  maskPersonalData?: boolean;
}

/**
 * The engine that asks Gemini: one generate request for each question.
 * Throws VendorError; a ticket Gemini will not read is an answer of low confidence with a warning, not an error.
 */
export function createGeminiEngine(settings: GeminiSettings): Engine {
  const model = modelId(settings.model) ?? DEFAULT_MODEL;
  const name = `gemini/${model}`;
  const vault = () => createVault(settings.maskPersonalData === true);
  return {
    name,
    analyzeSentiment: (question) => analyzeSentiment(settings, name, question, vault()),
    judgeEscalation: (question) => judgeEscalation(settings, name, question, vault()),
    readTicket: (question) => readTicket(settings, name, question, vault()),
    writeReply: (question) => writeReply(settings, name, question, vault()),
  };
}
