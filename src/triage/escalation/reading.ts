import type { BearsOut } from '../../ports/passage_reader.ts';
import { SUPPORTED_LANGUAGES } from '../../ports/ticket.ts';
import type { DetectedLanguage } from '../language.ts';
import type { Match } from './matcher.ts';
import { findPhrases } from './own_phrases.ts';
import { applyPolicies } from './policies.ts';
import { ruleBook, steeringPhrases, type Rule } from './rule_book.ts';
import type { EscalationSettings } from './settings.ts';
import { isSpelledBeyondReach } from './spelled_out.ts';
import { suppressionOf, surroundingsOf, TALKED_DOWN, type Suppression } from './suppression.ts';
import { ticketLanguage } from './ticket_language.ts';
import { pieceOf, tokenise, type TokenText } from './tokens.ts';
import type { EscalationFinding, JudgeContext, SuppressedFinding } from './verdict.ts';

/** One text read by the rules of its language. */
export interface Reading {
  text: TokenText;
  language: DetectedLanguage;
  counted: Match<Rule>[];
  findings: EscalationFinding[];
  suppressed: SuppressedFinding[];
  anger: number;
  /** True where the ticket tries to steer whoever reads it. */
  isAttack: boolean;
  /** Where the message begins in the text. */
  messageFrom: number;
  /** Reads the words around a hit; without it every hit counts. */
  bearsOut: BearsOut | undefined;
  /** Hits whose surroundings were read. */
  asked: number;
  /** Longer than what is read. */
  isCut: boolean;
  /** Holds more disguised words, or beginnings of phrases, than are tried. */
  isTangled: boolean;
}

/** From this confidence on only the ticket's own language is read. */
const SURE_OF_LANGUAGE = 0.8;

/** Languages whose rules are read: the ticket's own; English beside one we do not speak (such a ticket goes to review anyhow); all where it cannot be told. */
function languagesFor({ language, supported, confidence }: DetectedLanguage, words: number): string[] {
  if (words === 0) return [];
  if (confidence < SURE_OF_LANGUAGE || language === '') return [...SUPPORTED_LANGUAGES];
  return [supported ? language : 'en'];
}

export function readingOf(subject: string, message: string, settings: EscalationSettings, context: JudgeContext): Reading {
  const title = subject.trim() === '' ? '' : `${subject}\n\n`;
  const text = tokenise(title + message);
  const language = ticketLanguage(text, message.length > 12 ? message : text.original);
  const languages = languagesFor(language, text.numbers.length);
  const found = languages.map((code) => ruleBook(code).phrases.find(text));
  const steering = steeringPhrases().find(text);
  const hits: Match<Rule>[] = [];
  for (const { matches } of found) for (const match of matches) if (match.entry.reason !== 'prompt_injection' && speaks(match, language)) hits.push(match);
  const all = steering.matches.length > 0 ? [...hits, ...steering.matches] : hits;
  const around = all.length === 0 ? [] : [...new Set(all.map(({ entry }) => entry.language))].flatMap((code) => ruleBook(code).context.find(text).matches);
  const ignored = findPhrases(text, settings.ignorePhrases);
  const reading: Reading = { text, language, counted: [], findings: [], suppressed: [], anger: 0, isAttack: false, messageFrom: title.length, bearsOut: context.reader?.(text.original, language.language), asked: 0, isCut: false, isTangled: isSpelledBeyondReach(text) || [...found, steering].some(({ stepsLeft }) => stepsLeft === 0) };
  const surroundings = surroundingsOf(around, text);
  const whyNot = (hit: Match<Rule>) => (ignored.some((span) => span.from <= hit.to && hit.from <= span.to) ? 'ignored phrase' : suppressionOf(hit, text, surroundings));
  reading.isAttack = steering.matches.some((hit) => whyNot(hit) === '');
  const judged = all.map((hit) => ({ hit, why: whyNot(hit) }));
  for (const { hit, why: own } of judged) {
    const why = own === '' && isInSubject(hit, text, subject) ? whyOfBody(hit, judged, text, subject) : own;
    if (why === '' || (reading.isAttack && TALKED_DOWN.has(why))) reading.counted.push(hit);
    else reading.suppressed.push({ reason: hit.entry.reason, phrase: pieceOf(text, hit), why });
  }
  applyPolicies(reading, settings, context, languages, around);
  for (const span of findPhrases(text, settings.extraPhrases)) reading.findings.push({ reason: 'custom_phrase', severity: 'high', phrase: pieceOf(text, span), decidedBy: 'rule' });
  return reading;
}

const isInSubject = (hit: Match<Rule>, text: TokenText, subject: string): boolean => (text.starts[hit.from] ?? 0) < subject.length;
/** A word or two of the subject: a title, not a sentence. */
const isTitleWord = (hit: Match<Rule>): boolean => hit.to - hit.from < 2;

/**
 * Why a hit of the subject does not count: where the message has hits of the same reason and all are taken back, so is a title of a word or two;
 * a longer one only where the message says its words again, of something harmless (“Me quiero morir”, then “Me quiero morir de la vergüenza”).
 */
function whyOfBody(title: Match<Rule>, judged: readonly { hit: Match<Rule>; why: Suppression | '' }[], text: TokenText, subject: string): Suppression | '' {
  const isShort = isTitleWord(title), words = pieceOf(text, title).toLowerCase();
  const ofBody = judged.filter(({ hit }) => hit.entry.reason === title.entry.reason && !isInSubject(hit, text, subject) && (isShort || words.includes(pieceOf(text, hit).toLowerCase())));
  return ofBody.every(({ why }) => (isShort ? why !== '' : why === 'false friend')) ? (ofBody[0]?.why ?? '') : '';
}

/** A single word counts only in the ticket's own language ("die", "sue"); several in a row speak for themselves. */
const speaks = (match: Match<Rule>, { language, supported }: DetectedLanguage): boolean =>
  match.to > match.from || !supported || match.entry.language === language;
