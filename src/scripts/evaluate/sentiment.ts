import { createBuiltinEngine } from '../../adapters/builtin/engine.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { SENTIMENTS, type Engine } from '../../ports/engine.ts';
import { packageBaselines } from './baselines.ts';
import { classify, type Classifier, type Outcome } from './classification.ts';
import { watchForLearned } from './held_out.ts';
import { listenForInterruption } from './interruption.ts';
import { counted, meteredGemini, type MeteredEngine } from './gemini_run.ts';
import { openLabelled, type LabelledRow, type LabelledTable } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';
import { classificationReport, type Report } from './report.ts';
import { describeSuggestion, mostQuestions, suggestExamples, type LabelWith, type Suggestion } from './suggestion.ts';

/** Requests to Gemini side by side. */
const GEMINI_AT_ONCE = 4;

/** Headers under which sentiment labels are found. */
const LABEL_HEADERS = ['sentiment', 'sentiment_label', 'label', 'polarity', 'airline_sentiment', 'gold', 'stimmung', 'sentimiento', 'sentimento'];

const ticketOf = ({ subject, message }: LabelledRow) => ({
  ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '',
});

function classifierOf(engine: Engine): Classifier {
  return {
    name: engine.name, atOnce: engine.name === 'builtin' ? 1 : GEMINI_AT_ONCE,
    async label(row) {
      const { answer, failed } = await counted(() => engine.analyzeSentiment({ ticket: ticketOf(row), corrections: [], deadline: createDeadline() }));
      return answer ? { predicted: answer.sentiment, confidence: answer.confidence, failed: '' } : { predicted: '', confidence: 0, failed };
    },
  };
}

/** The engine's label with these examples at hand, as a zap's corrections would be. */
const labelWith = (engine: Engine): LabelWith => async (row, corrections) =>
  (await counted(() => engine.analyzeSentiment({ ticket: ticketOf(row), corrections, deadline: createDeadline() }))).answer?.sentiment ?? '';

/** Better examples for the prompt, if asked for; Ctrl-C leaves them out and keeps the figures. */
async function suggested(table: LabelledTable, engine: Engine, wanted: number): Promise<{ note: string; suggestion: Suggestion | null; interrupted: boolean }> {
  if (engine.name !== 'builtin') process.stderr.write(`Looking for ${wanted} examples: up to ${mostQuestions(table.total, wanted)} requests to Gemini.\n`);
  const interruption = listenForInterruption();
  const suggestion = await interruption.unlessStopped(suggestExamples(table, wanted, labelWith(engine)));
  interruption.release();
  const note = suggestion ? describeSuggestion(suggestion) : 'Interrupted while looking for examples: none is suggested.';
  return { note, suggestion, interrupted: interruption.stopped() };
}

/** `--task sentiment`: an engine against labelled rows, npm's sentiment packages beside it if asked. */
export async function run(options: EvaluateOptions): Promise<Report> {
  const table = await openLabelled({ labels: SENTIMENTS, labelHeaders: LABEL_HEADERS }, options);
  const gemini: MeteredEngine | null = options.engine === 'gemini' ? await meteredGemini(options.model) : null;
  const engine = gemini?.engine ?? createBuiltinEngine();
  const learned = gemini ? null : watchForLearned(table);
  const outcome = await classify(table, classifierOf(engine), { options, main: true, ...(learned && { onAnswer: learned.add }) });
  const heldOut = learned?.outcome();
  const beside: Outcome[] = heldOut ? [heldOut.outcome] : [];
  if (heldOut) outcome.warnings.unshift(heldOut.warning);
  if (options.baselines && !outcome.interrupted) for (const baseline of await packageBaselines()) beside.push(await classify(table, baseline, { options, main: false }));
  const better = options.suggest && !outcome.interrupted ? await suggested(table, engine, options.suggest) : null;
  const notes = [...(better ? [better.note] : []), ...(gemini ? [gemini.bill()] : [])];
  const report = classificationReport('sentiment', options.data || 'the sample tickets', { ...outcome, interrupted: outcome.interrupted || better?.interrupted === true }, beside, notes);
  return better ? { ...report, json: { ...report.json, suggestion: better.suggestion } } : report;
}
