import weights from '../../../../data/sentiment/weights.json' with { type: 'json' };
import { SENTIMENTS, type LabelledExample, type Sentiment, type SentimentAnswer } from '../../../ports/engine.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { verbatimPiece } from '../../../triage/evidence.ts';
import { messageKind } from '../../../triage/ticket_text.ts';
import { emotionOf, quoteFor, reasoningOf, urgencyOf } from './explanation.ts';
import { calibrated, likeliest, predict, readWeights, type Model, type Probabilities, type SentimentWeights } from './model.ts';
import { afterVotes, gramSet, similarityOf, type Neighbour } from './neighbours.ts';
import { textOf } from './own_words.ts';
import { readText, type Reading } from './reading.ts';

/** Corrections listened to: the nearest ones stand first. */
const MOST_NEIGHBOURS = 12;
/** Characters of a correction that are compared. */
const LONGEST_CORRECTION = 4000;

let model: Model | undefined;

/** The JSON import types a pair as an array of numbers: this is the border where it becomes one. */
function loadedModel(): Model {
  model ??= readWeights(weights as unknown as SentimentWeights);
  return model;
}

function neighboursOf(asked: Model, reading: Reading, corrections: LabelledExample[]): Neighbour[] {
  const own = gramSet(reading.grams);
  return corrections.slice(0, MOST_NEIGHBOURS).map(({ subject, message, sentiment, similarity }) => {
    const other = readText(textOf(subject, message.slice(0, LONGEST_CORRECTION)));
    const plausible = predict(asked, other.dense, other.grams)[SENTIMENTS.indexOf(sentiment)] ?? 0;
    // A vendor's vectors know paraphrases; theirs run higher than ours for texts that have little in common.
    return { sentiment, plausible, similarity: Math.max(similarityOf(own, gramSet(other.grams)), similarity * 2 - 1) };
  });
}

/** How far an answer can be trusted beyond what held-out data says: not far where little of the text was understood. */
function confidenceOf(asked: Model, probabilities: Probabilities, { signals, supported, language }: Reading): number {
  const held = calibrated(asked, Math.max(...probabilities));
  if (signals.words === 0) return Math.min(held, 0.2);
  if (language && !supported) return Math.min(held, 0.4);
  return signals.known === 0 || signals.written === 0 ? Math.min(held, 0.5) : held;
}

const rounded = (value: number): number => Math.round(value * 100) / 100 || 0;

/** From -1 to 1; never on the other side of 0 than the label. */
function scoreOf(sentiment: Sentiment, [negative, , positive]: Probabilities): number {
  const score = rounded(positive - negative);
  if (sentiment === 'negative') return Math.min(score, -0.01);
  return sentiment === 'positive' ? Math.max(score, 0.01) : score;
}

function evidenceIn(ticket: Ticket, quote: string): string {
  if (!quote) return '';
  if (ticket.message.includes(quote) || ticket.subject.includes(quote)) return quote;
  return verbatimPiece(ticket.message, quote) || verbatimPiece(ticket.subject, quote);
}

/** What a mailbox or mail server wrote by itself: no customer's feeling is in it. It bears a subject, or is not looked for. */
function automaticAnswer({ subject }: Ticket, text: string, language: string): SentimentAnswer | null {
  if (!subject.trim()) return null;
  const kind = messageKind({ subject, message: text.slice(text.indexOf('\n') + 1) });
  if (kind !== 'auto_reply' && kind !== 'bounce') return null;
  return {
    sentiment: 'neutral', score: 0, confidence: 0.95, emotion: 'none', urgency: 'low', evidence: '', language, engine: 'builtin', warnings: [],
    reasoning: kind === 'bounce' ? 'A mail server wrote this: it is a delivery failure, not a customer.' : 'A mailbox wrote this by itself: it is an automatic reply, without feeling.',
  };
}

/**
 * The built-in answer on a ticket: sentiment, the words that show it, and how sure it is. Never throws.
 * `asked`: another model than the one that ships, for measuring.
 */
export function analyzeTicket(ticket: Ticket, corrections: LabelledExample[], asked: Model = loadedModel()): SentimentAnswer {
  const text = textOf(ticket.subject, ticket.message);
  const reading = readText(text);
  const { signals, language, supported } = reading;
  const automatic = automaticAnswer(ticket, text, language);
  if (automatic) return automatic;
  const own = predict(asked, reading.dense, reading.grams);
  const probabilities = corrections.length > 0 ? afterVotes(own, neighboursOf(asked, reading, corrections)) : own;
  const sentiment = signals.words === 0 ? 'neutral' : likeliest(probabilities);
  const emotion = emotionOf(sentiment, signals);
  const evidence = evidenceIn(ticket, quoteFor(sentiment, text, signals));
  const warnings: string[] = [];
  if (signals.words === 0) warnings.push('There is nothing to read in this ticket.');
  else if (language && !supported) warnings.push('The built-in engine does not read this language; its answer is a guess.');
  const corrected = likeliest(own) !== sentiment && signals.words > 0 ? ' Corrected tickets like this one decided it.' : '';
  return {
    sentiment, score: scoreOf(sentiment, probabilities), confidence: rounded(confidenceOf(asked, probabilities, reading)), emotion,
    urgency: urgencyOf(sentiment, signals), reasoning: `${reasoningOf(sentiment, emotion, evidence, signals)}${corrected}`, evidence, language,
    engine: 'builtin', warnings,
  };
}
