import { SUPPORTED_LANGUAGES, type SupportedLanguage } from '../../../ports/ticket.ts';
import { detectLanguage } from '../../../triage/language.ts';
import { denseFeatures } from './features.ts';
import { entryAt, readLexicon, type Lexicon } from './lexicon.ts';
import { ownLanguage, readLanguageWords, type LanguageWords } from './own_language.ts';
import type { Signals } from './clause.ts';
import { assets } from './sentiment.asset.ts';
import { readSignals } from './signals.ts';
import { tokenize, type Tokens } from './tokens.ts';

/** A text as the model sees it. `tokens` and `dense` are valid until the next reading. */
export interface Reading {
  text: string;
  /** ISO 639-1, or `""` where it cannot be told. */
  language: string;
  supported: boolean;
  signals: Signals;
  dense: Float32Array;
  tokens: Tokens;
}

/** Languages whose negation may stand behind what it negates: "gefällt mir nicht", "j'aime pas". */
const NEGATES_BACKWARDS: readonly string[] = ['de', 'fr'];

const lexica = new Map<SupportedLanguage, Lexicon>();
let languageWords: LanguageWords | undefined;

function lexiconOf(language: SupportedLanguage): Lexicon {
  const known = lexica.get(language) ?? readLexicon(assets[language]?.() ?? new Uint8Array(), SUPPORTED_LANGUAGES.indexOf(language));
  lexica.set(language, known);
  return known;
}

const isSupported = (language: string): language is SupportedLanguage => SUPPORTED_LANGUAGES.some((supported) => supported === language);

/** Function words decide where they are plenty and agree; letter triples where they do not. */
const PLENTY = 0.25, CLEAR_LEAD = 0.3, ENOUGH_TOKENS = 8;
/** Tokens looked at to guess the lexicon of a text whose language cannot be told. */
const GUESSED_FROM = 60;

function languageOf(tokens: Tokens, text: string): { language: string; lexicon: SupportedLanguage } {
  languageWords ??= readLanguageWords(assets.languages?.() ?? new Uint8Array());
  const own = ownLanguage(tokens, languageWords);
  if (own.language && own.share >= PLENTY && own.lead >= CLEAR_LEAD && tokens.count >= ENOUGH_TOKENS) {
    return { language: own.language, lexicon: own.language };
  }
  const { language } = detectLanguage(text);
  if (!isSupported(language)) return { language, lexicon: bestCovering(tokens, own.language || 'en') };
  // A few words tell a language badly; the lexicon that knows more of them reads them better.
  const lexicon = tokens.count < ENOUGH_TOKENS ? bestCovering(tokens, language) : language;
  return { language: lexicon, lexicon };
}

/** The language whose lexicon knows most of the text's words. */
function bestCovering(tokens: Tokens, otherwise: SupportedLanguage): SupportedLanguage {
  const covered = (language: SupportedLanguage): number => {
    const lexicon = lexiconOf(language);
    let known = 0;
    for (let at = 0; at < Math.min(tokens.count, GUESSED_FROM);) {
      const entry = entryAt(lexicon, tokens, at);
      const words = entry < 0 ? 1 : (lexicon.entries.words[entry] ?? 1);
      if (entry >= 0) known += words;
      at += words;
    }
    return known;
  };
  return [...SUPPORTED_LANGUAGES].reduce((best, language) => (covered(language) > covered(best) ? language : best), otherwise);
}

/** Reads a cleaned text (subject on the first line); never throws, linear in its length. */
export function readText(text: string): Reading {
  const tokens = tokenize(text);
  const { language, lexicon } = languageOf(tokens, text);
  const signals = readSignals(tokens, lexiconOf(lexicon), NEGATES_BACKWARDS.includes(lexicon));
  return { text, language, supported: isSupported(language), signals, dense: denseFeatures(signals), tokens };
}
