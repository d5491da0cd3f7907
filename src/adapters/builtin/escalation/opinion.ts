import type { EscalationOpinion } from '../../../ports/engine.ts';
import type { PassageReader } from '../../../ports/passage_reader.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { tellsOwnPassword } from '../../../triage/escalation/own_password.ts';
import { ticketLanguage } from '../../../triage/escalation/ticket_language.ts';
import { tokenise } from '../../../triage/escalation/tokens.ts';
import { keptReading } from '../../../triage/text/kept_readings.ts';
import { unpacker } from '../../../triage/text/packed.ts';
import { assets } from './escalation.asset.ts';
import { gramsOf, type Grams } from './grams.ts';
import { barsFor, escalationModelOf, isHeld, isShort, MODEL_REASONS, readable, readableText, scoreOf, speaksFor, ticketScore, tollOf, tollOfBrevity, type EscalationModel, type EscalationWeights, type TicketGrams } from './model.ts';
import { quotable, windowsOf } from './windows.ts';
import { calibrated } from '../sentiment/model.ts';
import { feelingOf } from '../sentiment/shipped_model.ts';

let model: EscalationModel | undefined;

function loadedModel(): EscalationModel {
  if (model) return model;
  const { text, signedBytes } = unpacker(assets.weights?.() ?? new Uint8Array());
  const file = JSON.parse(text()) as EscalationWeights;
  model = escalationModelOf(file, ['person', ...Object.keys(file.reasons)].map(() => signedBytes()));
  return model;
}

/** The language by which the model reads a text. */
const languageOf = (text: string): string => ticketLanguage(tokenise(text), text).language;

/** A readable text, its sentences and their neighbours as the model sees them. `feeling`: of the whole, -1 to 1. */
export function ticketGrams(text: string, feeling: number): TicketGrams & { quotes: string[] } {
  const language = languageOf(text);
  const { sentences, pairs } = windowsOf(text);
  const [whole, ...windows] = [text, ...sentences, ...pairs].map((piece) => gramsOf(piece, language, feeling));
  return { whole: whole ?? gramsOf('', '', 0), sentences: windows.slice(0, sentences.length), pairs: windows.slice(sentences.length), quotes: sentences };
}

/** The same of the ticket read last, with its own feeling: rules and opinion may both ask. */
const ownGrams = keptReading((text) => ticketGrams(text, feelingOf(text)), 1);

/**
 * What the built-in model holds of a ticket that the rules left open: logistic regressions over hashed words, letters, concepts and
 * the ticket's feeling, learned by `npm run train:escalation`. Null where nothing speaks for a person. `confidence` is the share of
 * held-out tickets of this score that had to go to one.
 */
export function escalationOpinion({ subject, message }: Ticket): EscalationOpinion | null {
  const asked = loadedModel();
  const text = readableText(subject, message);
  const grams = ownGrams(text);
  if (grams.whole.letters.buckets.length === 0) return null;
  const { score, reason, loudest } = ticketScore(asked, grams);
  if (score < asked.weights.lowest) return null;
  if (reason === 'security_breach' && tellsOwnPassword(text)) return null;
  const confidence = calibrated(asked.weights, score);
  const escalate = speaksFor(asked.weights, { score, reason }, tollOf(text)), isNamed = escalate || isHeld(asked.weights, { score, reason }, tollOfBrevity(text));
  return {
    escalate, reason: isNamed ? reason : '', severity: escalate ? MODEL_REASONS[reason] : 'none', quote: isNamed ? quotable(grams.quotes[loudest] ?? text) : '',
    plainRuleApplies: false, confidence, engine: 'builtin', warnings: [],
  };
}

/** A passage around a hit as the model sees it, with the feeling that it has by itself; praise does not speak against a hit. */
export const passageGrams = (passage: string, language: string, feeling: number = feelingOf(passage)): Grams => gramsOf(passage, language, Math.min(0, feeling));

/** The built-in model as a reader of what stands around a hit of the rules. */
export const passageReader: PassageReader = (whole, language) => {
  let wholeScore: number | undefined;
  /** A text that says the same over and over is read once. */
  const scores = new Map<string, number>();
  return ({ around, statement }, reason) => {
    const asked = loadedModel();
    const scoreOfPassage = (passage: string): number => {
      const score = scores.get(passage) ?? scoreOf(asked, passageGrams(passage, language)).score;
      scores.set(passage, score);
      return score;
    };
    const bars = barsFor(asked.weights, reason, isShort(whole));
    if (around.some((passage) => scoreOfPassage(passage) >= bars.sentence)) return true;
    if (statement !== '' && scoreOfPassage(statement) >= bars.statement) return true;
    if (wholeScore === undefined) {
      wholeScore = ticketScore(asked, ownGrams(readable(whole))).score;
    }
    return wholeScore >= bars.ticket;
  };
};
