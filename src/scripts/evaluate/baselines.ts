import { createRequire } from 'node:module';
import { isRecord } from '../../adapters/json.ts';
import { cleanTicketText } from '../../triage/ticket_text.ts';
import type { Classifier } from './classification.ts';
import type { LabelledRow } from './labelled_rows.ts';

type Score = (text: string) => number;

/** A package's score as a label, by the thresholds its authors name. */
function classifierOf(name: string, score: Score, threshold: number): Classifier {
  return {
    name, atOnce: 1,
    label({ subject, message }: LabelledRow) {
      const value = score(`${subject}\n${cleanTicketText(message).message}`);
      const predicted = value >= threshold && value > 0 ? 'positive' : value <= -threshold && value < 0 ? 'negative' : 'neutral';
      return Promise.resolve({ predicted, confidence: Math.min(1, Math.abs(value)), failed: '' });
    },
  };
}

const numberIn = (value: unknown, key: string): number => (isRecord(value) && typeof value[key] === 'number' ? value[key] : 0);

/** npm's sentiment packages, which have no types of their own; each as a function from text to a signed score. */
export function packageScores(): { name: string; score: Score; threshold: number }[] {
  const require = createRequire(import.meta.url);
  const { SentimentIntensityAnalyzer } = require('vader-sentiment');
  const Sentiment = require('sentiment');
  const wink = require('wink-sentiment');
  const afinn = new Sentiment();
  return [
    // VADER's authors: compound from 0.05 on is positive, to -0.05 negative.
    { name: 'vader-sentiment', score: (text) => numberIn(SentimentIntensityAnalyzer.polarity_scores(text), 'compound'), threshold: 0.05 },
    { name: 'sentiment', score: (text) => numberIn(afinn.analyze(text), 'score'), threshold: 0 },
    { name: 'wink-sentiment', score: (text) => numberIn(wink(text), 'score'), threshold: 0 },
  ];
}

/** The packages a team could take instead, each with its own default thresholds. */
export const packageBaselines = async (): Promise<Classifier[]> =>
  packageScores().map(({ name, score, threshold }) => classifierOf(name, score, threshold));
