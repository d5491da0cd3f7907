import { keptReading } from '../../../triage/text/kept_readings.ts';
import { unpacker } from '../../../triage/text/packed.ts';
import { modelOf, predict, type Model, type Probabilities, type SentimentWeights } from './model.ts';
import { readText, type Reading } from './reading.ts';
import { assets } from './sentiment.asset.ts';

let model: Model | undefined;

/** The sentiment model that ships; read when first asked. */
export function loadedModel(): Model {
  if (model) return model;
  const { text, signedBytes } = unpacker(assets.weights?.() ?? new Uint8Array());
  model = modelOf(JSON.parse(text()) as SentimentWeights, signedBytes());
  return model;
}

/** What a model holds of a text by itself, and what it read there that outlasts the next reading. */
export type Held = Pick<Reading, 'text' | 'language' | 'supported' | 'signals'> & { probabilities: Probabilities };

/** The same of any model. */
export function heldBy(asked: Model, text: string): Held {
  const reading = readText(text);
  const { language, supported, signals } = reading;
  return { text, language, supported, signals, probabilities: predict(asked, reading) };
}

/** What the shipped model holds of a text; kept of the last ones, which sentiment, escalation and reply each ask about. */
export const heldOf = keptReading((text): Held => heldBy(loadedModel(), text), 4);

/** How much the escalation model sharpens a feeling: what is likely counts nearly as if it were sure. */
const SHARPENED = 2.5;

/** How a cleaned text feels, from -1 (negative) to 1; 0 where there is nothing to read. `asked`: another model than the one that ships. */
export function feelingOf(text: string, asked: Model = loadedModel()): number {
  const { signals, probabilities } = asked === model ? heldOf(text) : heldBy(asked, text);
  if (signals.words === 0) return 0;
  const [negative, neutral, positive] = probabilities.map((probability) => probability ** SHARPENED);
  const sum = (negative ?? 0) + (neutral ?? 0) + (positive ?? 0);
  return ((positive ?? 0) - (negative ?? 0)) / sum;
}
