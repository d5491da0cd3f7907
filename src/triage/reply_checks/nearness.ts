import { keptReading } from '../text/kept_readings.ts';
import { keysIn } from './read_clauses.ts';
import { sentencesOf } from './sentences.ts';

const sentenceKeys = keptReading((text) => sentencesOf(text).map(({ folded }) => [...keysIn(folded)]), 4);

/** How near the nearest sentence of a text comes to a folded sentence: the share of its words, 0 to 1, that the one says; 1 for a sentence without words of matter. */
export function nearness(folded: string, text: string): number {
  const said = keysIn(folded);
  return said.size === 0 ? 1 : sentenceKeys(text).reduce((most, keys) => Math.max(most, keys.filter((key) => said.has(key)).length), 0) / said.size;
}
