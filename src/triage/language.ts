import { SUPPORTED_LANGUAGES } from '../ports/ticket.ts';
import { addWeights } from './text/function_words.ts';
import { likenesses } from './text/letter_triples.ts';

/** The language of a text: ISO 639-1, or `""` where it cannot be told; `confidence` from 0 to 1. */
export interface DetectedLanguage {
  language: string;
  /** Whether the built-in engine and the rules speak it. */
  supported: boolean;
  confidence: number;
}

const UNKNOWN: DetectedLanguage = { language: '', supported: false, confidence: 0 };
/** Addresses, file names, order numbers and code names: no words of any language. */
const NOT_WORDS = /https?:\/\/\S+|[^\s@]{1,80}@\S+|\S{0,60}[\d_]\S{0,60}|&[a-z]{2,8};/gi;
/** A sign that each of these holds. */
const OF_NOT_WORDS = /[\d_@&/]/;
/** A language is told by its first words: more of a long text only costs time. */
const LETTERS_READ = 4000;

/** Scripts that only one or few languages write; the first whose letters prevail wins. */
const SCRIPTS: [RegExp, (text: string) => string][] = [
  [/[\u3040-\u30FF]/g, () => 'ja'],
  [/\p{Script=Hangul}/gu, () => 'ko'],
  [/\p{Script=Han}/gu, () => 'zh'],
  [/\p{Script=Cyrillic}/gu, (text) => (/[іїєґ]/i.test(text) ? 'uk' : /[ђћџњљј]/i.test(text) ? 'sr' : 'ru')],
  [/\p{Script=Arabic}/gu, (text) => (/[پچژگ]/.test(text) ? 'fa' : 'ar')],
  [/\p{Script=Hebrew}/gu, () => 'he'],
  [/\p{Script=Greek}/gu, () => 'el'],
  [/\p{Script=Thai}/gu, () => 'th'],
  [/\p{Script=Devanagari}/gu, () => 'hi'],
];

/** Whatever a text in one of these scripts holds, and one in Latin letters with signs and emojis does not. */
const BEYOND_LATIN = /[\u0370-\u1fff\u2126\u2c00-\ud83b\ud83f-\udbff\uf900-\ufdff\ufe30-\uffff]/;

/** Endings and letters that tell the five supported languages apart where no word is known. */
const TRAITS: [RegExp, string, number][] = [
  [/[ñ¿¡]/g, 'es', 1.2], [/(?:ci[oó]n|ciones|d[oa]s?\b|miento|[aei]ble[s]?)\b/g, 'es', 0.25],
  [/[ãõ]/g, 'pt', 1], [/(?:ção|ções|nh[oa]|lh[oa]|ndo|agem)(?:s)?\b/g, 'pt', 0.5],
  [/ß|sch/g, 'de', 0.6], [/(?:ung|keit|heit|lich|isch|tet|ieren|gen)(?:e[nrs]?)?\b/g, 'de', 0.4], [/[äöü]/g, 'de', 0.3],
  [/œ|[èêùû]/g, 'fr', 0.4], [/(?:eau|eux|euse|ée|ées|tion|ment|oir|aient|ez)\b/g, 'fr', 0.3], [/\b(?:qu|l|d|j|n|c|s|m)'/g, 'fr', 0.6],
  [/(?:ing|tion|ght|ness|ly|wn|ck)\b|\b(?:th|wh)|sh\b|'s\b/g, 'en', 0.35],
];
/** Times that a trait of a text counts. */
const MOST_TIMES = 3;
/** Tickets come in a supported language far more often than not. */
const PRIOR = 0.45;
/** Letters after which letter triples are as good as words, and what the likest language gets of them then; none gets less than 0. */
const TRIPLES_TRUSTED = 60, MOST_OF_TRIPLES = 2;
/** What another language can get of traits at most. */
const MOST_OF_TRAITS = Math.max(...SUPPORTED_LANGUAGES.map((own) => TRAITS.reduce((sum, [, language, weight]) => (language === own ? sum + MOST_TIMES * weight : sum), 0)));
/** A lead from which a language is sure. */
const SURE_LEAD = 2;
/** Fewer letters than this, and not one known word: no language is named. */
const LETTERS_FOR_TRIPLES = 24;

function scoreWords(tokens: string[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const token of tokens) addWeights(token, scores);
  return scores;
}

const isSupported = (language: string): boolean => SUPPORTED_LANGUAGES.some((supported) => supported === language);

/** The language that leads by its words so far that nothing else a text holds could take the lead from it, or leave it in doubt: as nearly every one of some length does. */
function farAhead(scores: ReadonlyMap<string, number>): string | undefined {
  let first = '', most = 0, second = 0;
  for (const [language, score] of scores) {
    if (score > most) [first, most, second] = [language, score, most];
    else if (score > second) second = score;
  }
  return most - second >= SURE_LEAD + MOST_OF_TRIPLES + MOST_OF_TRAITS && isSupported(first) ? first : undefined;
}

function addTraits(scores: Map<string, number>, read: string): void {
  for (const [trait, language, weight] of TRAITS) {
    const count = Math.min(MOST_TIMES, read.match(trait)?.length ?? 0);
    if (count) scores.set(language, (scores.get(language) ?? 0) + weight * count);
  }
}

const LETTER = /\p{L}/u, LATIN = /\p{Script=Latin}/u;
const [A, Z] = [97, 122];

/** How many signs of a text in lower case are such letters; those of ASCII, nearly all, need no expression. */
function countOf(letter: RegExp, read: string): number {
  let count = 0;
  for (let at = 0; at < read.length; at += 1) {
    const unit = read.charCodeAt(at);
    if (unit >= A && unit <= Z) count += 1;
    if (unit < 128) continue;
    const code = read.codePointAt(at) ?? 0;
    if (letter.test(String.fromCodePoint(code))) count += 1;
    if (code > 0xffff) at += 1;
  }
  return count;
}

function addTriples(scores: Map<string, number>, read: string, letters: number): void {
  const trust = MOST_OF_TRIPLES * Math.min(1, letters / TRIPLES_TRUSTED);
  if (countOf(LATIN, read) * 2 < letters) return;
  for (const { language, likeness } of likenesses(read)) scores.set(language, (scores.get(language) ?? 0) + trust * likeness);
}

function byScript(text: string, letters: number): string {
  if (!BEYOND_LATIN.test(text)) return '';
  for (const [script, language] of SCRIPTS) {
    const own = text.match(script)?.length ?? 0;
    if (own > letters * (script.source.includes('3040') ? 0.1 : 0.3)) return language(text);
  }
  return '';
}

const answer = (language: string, confidence: number): DetectedLanguage => ({
  language,
  supported: isSupported(language),
  confidence: Math.round(Math.min(1, confidence) * 100) / 100,
});

/** Texts told last, the oldest first: one ticket is asked about by every step and check, one article by every reply. */
const toldLast = new Map<string, DetectedLanguage>();
const MOST_KEPT = 256;

/** Told by script, then by function words and letter triples together. Never throws. */
export function detectLanguage(text: string): DetectedLanguage {
  const beginning = text.slice(0, LETTERS_READ);
  const kept = toldLast.get(beginning);
  if (kept) return kept;
  const told = tell(beginning);
  if (toldLast.size >= MOST_KEPT) for (const oldest of toldLast.keys()) { toldLast.delete(oldest); break; }
  toldLast.set(beginning, told);
  return told;
}

function tell(text: string): DetectedLanguage {
  const read = (OF_NOT_WORDS.test(text) ? text.replace(NOT_WORDS, ' ') : text).toLowerCase().replace(/[’‘]/g, "'");
  const letters = countOf(LETTER, read);
  if (letters < 2) return UNKNOWN;
  const script = byScript(read, letters);
  if (script) return answer(script, 0.95);
  const tokens = (read.match(/[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)?/gu) ?? []);
  const scores = scoreWords(tokens);
  const plain = farAhead(scores);
  if (plain !== undefined) return answer(plain, 1);
  const known = [...scores.values()].some((score) => score > 0);
  addTraits(scores, read);
  addTriples(scores, read, letters);
  for (const language of SUPPORTED_LANGUAGES) scores.set(language, (scores.get(language) ?? 0) + PRIOR);
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  const lead = (best?.[1] ?? 0) - (second?.[1] ?? 0);
  if (!best || (!known && letters < LETTERS_FOR_TRIPLES && lead < 0.5)) return UNKNOWN;
  return answer(best[0], 0.5 + lead / 4);
}
