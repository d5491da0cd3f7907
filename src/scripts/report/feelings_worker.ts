import { parentPort } from 'node:worker_threads';
import { analyzeTicket } from '../../adapters/builtin/sentiment/analysis.ts';
import { detectLanguage } from '../../triage/language.ts';
import type { Feeling } from './feelings.ts';

/** A language shows in the first words. */
const LANGUAGE_READ = 400;

function feelingOf([subject, message]: readonly [string, string]): Feeling {
  const ticket = { ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const { sentiment, score } = analyzeTicket(ticket, []);
  return { sentiment, score, language: detectLanguage((message || subject).slice(0, LANGUAGE_READ)).language };
}

parentPort?.on('message', (texts: readonly (readonly [string, string])[]) => parentPort?.postMessage(texts.map(feelingOf)));
