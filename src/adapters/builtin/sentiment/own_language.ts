import { SUPPORTED_LANGUAGES, type SupportedLanguage } from '../../../ports/ticket.ts';
import { fromSteps, hashOf, placeOfHash, stepsOf } from '../../../triage/text/hashed_words.ts';
import { packed, unpacker } from '../../../triage/text/packed.ts';
import { COLUMN, rowOf, rows } from './known_words.ts';
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

/** Words by hash, and for each the languages it is a function word of, a bit for each of SUPPORTED_LANGUAGES. */
export interface LanguageWords {
  hashes: Int32Array;
  languages: Uint8Array;
}

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
  return { hashes: fromSteps(hashes()), languages: bytes() };
}

/** Marks the row of a word that was asked about; below it stand its languages. */
const ASKED = 1 << SUPPORTED_LANGUAGES.length;

function learn({ hashes, languages }: LanguageWords, hash: number): number {
  const place = placeOfHash(hashes, hash);
  return ASKED | (place < 0 ? 0 : languages[place]!);
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

/** What the words read last speak for each language. */
const scores = new Float32Array(SUPPORTED_LANGUAGES.length);
/** How many of them are function words of just these languages, by the bits of these. */
const met = new Int32Array(WEIGHTS.length);

export function ownLanguage(tokens: Tokens, words: LanguageWords): OwnLanguage {
  met.fill(0);
  let read = 0;
  for (let at = 0; at < tokens.count && read < WORDS_READ; at += 1) {
    if (tokens.kind[at] !== KIND.word) continue;
    read += 1;
    const place = rowOf(tokens.row[at]!, tokens.number[at]!) + COLUMN.languages;
    if ((rows[place]! & ASKED) === 0) rows[place]! |= learn(words, tokens.hash[at]!);
    met[rows[place]! & (ASKED - 1)]! += 1;
  }
  const hits = read - met[0]!;
  if (hits === 0) return { language: '', share: 0, lead: 0 };
  weigh();
  return leading(hits / read);
}

function weigh(): void {
  for (let index = 0; index < scores.length; index += 1) {
    let score = 0;
    for (let languages = 1; languages < met.length; languages += 1) if ((languages >> index) & 1) score += met[languages]! * WEIGHTS[languages]!;
    scores[index] = score;
  }
}

/** The language that the scores speak for most. */
function leading(share: number): OwnLanguage {
  let best = 0, second = 0;
  for (let index = 1; index < scores.length; index += 1) if (scores[index]! > scores[best]!) best = index;
  for (let index = 0; index < scores.length; index += 1) if (index !== best && scores[index]! > second) second = scores[index]!;
  return { language: SUPPORTED_LANGUAGES[best] ?? '', share, lead: (scores[best]! - second) / scores[best]! };
}
