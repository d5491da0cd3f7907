import type { Sentiment } from '../ports/engine.ts';
import { fold } from './text/characters.ts';

/** How a person writes each label, folded, in the five languages: "negativ", "Négatif", "positiva", "neutro". */
const WRITTEN: readonly (readonly [Sentiment, RegExp])[] = [['negative', /^negati(?:ve?|vo|va|f)$/], ['neutral', /^neutr(?:al|o|a|e)$/], ['positive', /^positi(?:ve?|vo|va|f)$/]];

/** The label that a person wrote, in any of the five languages; undefined where it is none. */
export function readSentimentLabel(words: string): Sentiment | undefined {
  const said = fold(words).trim();
  return WRITTEN.find(([, form]) => form.test(said))?.[0];
}
