import { unpacker } from '../../../triage/text/packed.ts';
import { modelOf, predict, type Model, type SentimentWeights } from './model.ts';
import { readText } from './reading.ts';
import { assets } from './sentiment.asset.ts';

let model: Model | undefined;

/** The sentiment model that ships; read when first asked. */
export function loadedModel(): Model {
  if (model) return model;
  const { text, signedBytes } = unpacker(assets.weights?.() ?? new Uint8Array());
  model = modelOf(JSON.parse(text()) as SentimentWeights, signedBytes());
  return model;
}

/** How much the escalation model sharpens a feeling: what is likely counts nearly as if it were sure. */
const SHARPENED = 2.5;

/** How a cleaned text feels, from -1 (negative) to 1; 0 where there is nothing to read. `asked`: another model than the one that ships. */
export function feelingOf(text: string, asked: Model = loadedModel()): number {
  const reading = readText(text);
  if (reading.signals.words === 0) return 0;
  const [negative, neutral, positive] = predict(asked, reading).map((probability) => probability ** SHARPENED);
  const sum = (negative ?? 0) + (neutral ?? 0) + (positive ?? 0);
  return ((positive ?? 0) - (negative ?? 0)) / sum;
}
