import { SUPPORTED_LANGUAGES, type SupportedLanguage } from '../../../ports/ticket.ts';
import type { LexiconFile } from './lexicon.ts';
import { hashOf } from './letters.ts';
import { KIND, type Tokens } from './tokens.ts';

/**
 * Which of the five languages the tokens are written in, told by function words alone in the pass that reads them anyway:
 * some thousand times as fast as letter triples, and as good where there are enough such words.
 */
export interface OwnLanguage {
  language: SupportedLanguage | '';
  /** Share of the words that are function words of that language, 0 to 1. */
  share: number;
  /** How far the runner-up lies behind, 0 to 1. */
  lead: number;
}

/** Word hash to a weight for each of SUPPORTED_LANGUAGES; a word of many languages weighs less for each. */
export type LanguageWords = Map<number, Float32Array>;

export function readLanguageWords(files: Record<SupportedLanguage, LexiconFile>): LanguageWords {
  const words: LanguageWords = new Map();
  SUPPORTED_LANGUAGES.forEach((language, index) => {
    for (const word of (files[language].function ?? '').split(/\s+/)) {
      const hash = hashOf(word.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase());
      const weights = words.get(hash) ?? new Float32Array(SUPPORTED_LANGUAGES.length);
      weights[index] = 1;
      words.set(hash, weights);
    }
  });
  for (const weights of words.values()) {
    const languages = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, index) => { weights[index] = weight / languages ** 0.8; });
  }
  return words;
}

/** Words read: a language is told by its first ones. */
const WORDS_READ = 120;

export function ownLanguage(tokens: Tokens, words: LanguageWords): OwnLanguage {
  const scores = new Float32Array(SUPPORTED_LANGUAGES.length);
  let read = 0, hits = 0;
  for (let at = 0; at < tokens.count && read < WORDS_READ; at += 1) {
    if (tokens.kind[at] !== KIND.word) continue;
    read += 1;
    const weights = words.get(tokens.hash[at] ?? 0);
    if (!weights) continue;
    hits += 1;
    for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) + (weights[index] ?? 0);
  }
  let best = 0;
  for (let index = 1; index < scores.length; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  const top = scores[best] ?? 0;
  if (hits === 0 || top <= 0) return { language: '', share: 0, lead: 0 };
  const second = scores.reduce((most, score, index) => (index === best ? most : Math.max(most, score)), 0);
  return { language: SUPPORTED_LANGUAGES[best] ?? '', share: hits / Math.max(1, read), lead: (top - second) / top };
}
