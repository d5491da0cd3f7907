import { randomBytes } from 'node:crypto';
import {
  EMOTIONS, SENTIMENTS, URGENCIES, type Sentiment, type SentimentAnswer, type SentimentQuestion,
} from '../../ports/engine.ts';
import { detectLanguage } from '../../triage/language.ts';
import type { Vault } from '../../triage/personal_data.ts';
import { SENTIMENT_SCHEMA } from './answer_schemas.ts';
import { chooseExamples } from './examples.ts';
import { languageOf, memberOf, quoted, sentence, share, textOf } from './field_readers.ts';
import { examplesPart, SENTIMENT_ORDER, SENTIMENT_RULES, ticketPart } from './prompts.ts';
import { harmless, readTicketFor, type ReadTicket } from './reading.ts';
import { generateJson, type GeminiAccess, type Generated } from './transport.ts';

/** What code can check bounds what the model feels: the highest confidence that is left in each case. */
const CEILINGS = { noEvidence: 0.6, signDisagrees: 0.5, languageDisagrees: 0.8, fewLetters: 0.7, shortened: 0.85 };

/** Where this language is told for sure, it is ours that counts. */
const SURE_OF_LANGUAGE = 0.7;

function unread(engine: string, reason: string, read: ReadTicket): SentimentAnswer {
  const { language } = detectLanguage(`${read.subject}\n${read.message}`);
  return {
    sentiment: 'neutral', score: 0, confidence: 0, emotion: 'none', urgency: 'normal', evidence: '', language, engine,
    reasoning: 'Gemini would not read this ticket, so its sentiment is unknown.',
    warnings: [...read.warnings, `Gemini would not read this ticket (${reason}). A person should.`],
  };
}

/** The score's sign must be the label's; where it is not, the label holds and the score shrinks to the border. */
function agreedScore(sentiment: Sentiment, score: number): { score: number; agrees: boolean } {
  const sign = { negative: -1, neutral: 0, positive: 1 }[sentiment];
  if (sign === 0) return { score: Math.min(0.25, Math.max(-0.25, score)), agrees: Math.abs(score) <= 0.5 };
  return score * sign > 0 ? { score, agrees: true } : { score: sign * 0.1, agrees: false };
}

function agreedLanguage(said: string, read: ReadTicket): { language: string; agrees: boolean } {
  const code = languageOf(said);
  const told = detectLanguage(read.message || read.subject);
  if (!told.language || told.confidence < SURE_OF_LANGUAGE) return { language: code || told.language, agrees: true };
  return { language: told.language, agrees: code === told.language };
}

function boundedConfidence(confidence: number, bounds: [ceiling: number, holds: boolean][]): number {
  const lowest = Math.min(confidence, ...bounds.filter(([, holds]) => holds).map(([ceiling]) => ceiling));
  return Math.round(lowest * 100) / 100;
}

/** The examples' part of the prompt: the nearest ones, masked and without hidden characters, as the ticket is. */
export function examplesFor(question: SentimentQuestion, read: ReadTicket, vault: Vault): string {
  const shown = (text: string) => vault.mask(harmless(text));
  return examplesPart(chooseExamples(`${read.subject}\n${read.message}`, question.corrections)
    .map((example) => ({ ...example, subject: shown(example.subject), message: shown(example.message), thought: shown(example.thought) })));
}

export const isSentimentAnswer = (given: Record<string, unknown>): boolean => memberOf(SENTIMENTS, given.sentiment) !== undefined;

/** What Gemini said of the feeling, bounded by what code can check. */
export function sentimentAnswer({ answer, blocked }: Generated, engine: string, read: ReadTicket, vault: Vault): SentimentAnswer {
  const sentiment = memberOf(SENTIMENTS, answer?.sentiment);
  if (!answer || !sentiment) return unread(engine, blocked, read);
  const evidence = quoted(textOf(answer.evidence), read.sources, vault);
  const { score, agrees } = agreedScore(sentiment, share(answer.score, -1));
  const language = agreedLanguage(textOf(answer.language), read);
  const letters = (`${read.subject}${read.message}`.match(/\p{L}/gu) ?? []).length;
  return {
    sentiment, score: Math.round(score * 100) / 100, evidence, engine, language: language.language,
    confidence: boundedConfidence(share(answer.confidence, 0), [
      [CEILINGS.noEvidence, evidence === ''], [CEILINGS.signDisagrees, !agrees], [CEILINGS.languageDisagrees, !language.agrees],
      [CEILINGS.fewLetters, letters < 12], [CEILINGS.shortened, read.warnings.length > 0],
    ]),
    emotion: memberOf(EMOTIONS, answer.emotion) ?? 'none',
    urgency: memberOf(URGENCIES, answer.urgency) ?? 'normal',
    reasoning: sentence(vault.unmask(textOf(answer.reasoning))),
    warnings: read.warnings,
  };
}

/** One request: how the customer feels. Throws VendorError. */
export async function analyzeSentiment(access: GeminiAccess, engine: string, question: SentimentQuestion, vault: Vault): Promise<SentimentAnswer> {
  const read = readTicketFor(question.ticket, vault);
  const generated = await generateJson(access, {
    system: SENTIMENT_RULES, schema: SENTIMENT_SCHEMA,
    parts: [examplesFor(question, read, vault), ticketPart(read, randomBytes(9).toString('hex'), SENTIMENT_ORDER)],
  }, isSentimentAnswer, question.deadline);
  return sentimentAnswer(generated, engine, read, vault);
}
