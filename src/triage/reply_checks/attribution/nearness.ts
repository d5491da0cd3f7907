import { keptReading } from '../../text/kept_readings.ts';
import { contentWords, sentencesOf } from '../../text/sentences.ts';

/** A stem as it is compared, whatever its gender: "socio", "socias". */
export const keyOf = (stem: string): string => (stem.length > 4 ? stem.replace(/[aoe]$/, '') : stem).slice(0, 5);
export const keysIn = (folded: string): Set<string> => new Set(contentWords(folded).map(keyOf));

const sentenceKeys = keptReading((text) => sentencesOf(text).map(({ folded }) => [...keysIn(folded)]), 4);

/** How near the nearest sentence of a text comes to a folded sentence: the share of its words, 0 to 1, that the one says; 1 for a sentence without words of matter. */
export function nearness(folded: string, text: string): number {
  const said = keysIn(folded);
  return said.size === 0 ? 1 : sentenceKeys(text).reduce((most, keys) => Math.max(most, keys.filter((key) => said.has(key)).length), 0) / said.size;
}
