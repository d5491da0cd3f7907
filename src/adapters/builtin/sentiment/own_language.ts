import { SUPPORTED_LANGUAGES, type SupportedLanguage } from '../../../ports/ticket.ts';
import { fromSteps, hashOf, stepsOf } from '../../../triage/text/hashed_words.ts';
import { packed, unpacker } from '../../../triage/text/packed.ts';
import { EMPTY, createTable, lookUp, store, type HashTable } from './hash_table.ts';
import type { LexiconFile } from './lexicon_compiler.ts';
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

/** Word hash to the languages it is a function word of, a bit for each of SUPPORTED_LANGUAGES. */
export type LanguageWords = HashTable;

/** The function words of the lexica as bytes for `readLanguageWords`. */
export function languageWordsBytes(files: Record<SupportedLanguage, LexiconFile>): Uint8Array {
  const words = new Map<number, number>();
  SUPPORTED_LANGUAGES.forEach((language, index) => {
    for (const word of (files[language].function ?? '').split(/\s+/)) {
      const hash = hashOf(word.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase());
      words.set(hash, (words.get(hash) ?? 0) | (1 << index));
    }
  });
  const sorted = [...words].sort(([a], [b]) => a - b);
  return packed([stepsOf(Int32Array.from(sorted, ([hash]) => hash)), Uint8Array.from(sorted, ([, languages]) => languages)]);
}

export function readLanguageWords(stored: Uint8Array): LanguageWords {
  const { hashes, bytes } = unpacker(stored);
  const [words, languages] = [fromSteps(hashes()), bytes()];
  const known = createTable(words.length);
  for (let at = 0; at < words.length; at += 1) store(known, words[at] ?? 0, languages[at] ?? 0);
  return known;
}

/** What a word weighs for each language it is a function word of, by the bits of these: less, the more they are. */
const WEIGHTS = Float32Array.from({ length: 1 << SUPPORTED_LANGUAGES.length }, (_unused, bits) => (bits === 0 ? 0 : 1 / countOf(bits) ** 0.8));

function countOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/** Words read: a language is told by its first ones. */
const WORDS_READ = 120;

export function ownLanguage(tokens: Tokens, words: LanguageWords): OwnLanguage {
  const scores = new Float32Array(SUPPORTED_LANGUAGES.length);
  let read = 0, hits = 0;
  for (let at = 0; at < tokens.count && read < WORDS_READ; at += 1) {
    if (tokens.kind[at] !== KIND.word) continue;
    read += 1;
    const languages = lookUp(words, tokens.hash[at] ?? 0);
    if (languages === EMPTY) continue;
    hits += 1;
    const weight = WEIGHTS[languages]!;
    for (let index = 0, rest = languages; rest > 0; index += 1, rest >>= 1) if (rest & 1) scores[index]! += weight;
  }
  let best = 0;
  for (let index = 1; index < scores.length; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  const top = scores[best] ?? 0;
  if (hits === 0 || top <= 0) return { language: '', share: 0, lead: 0 };
  const second = scores.reduce((most, score, index) => (index === best ? most : Math.max(most, score)), 0);
  return { language: SUPPORTED_LANGUAGES[best] ?? '', share: hits / Math.max(1, read), lead: (top - second) / top };
}
