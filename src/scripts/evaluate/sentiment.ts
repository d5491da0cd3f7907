import { createBuiltinEngine } from '../../adapters/builtin/engine.ts';
import { createDeadline } from '../../deadline.ts';
import { SENTIMENTS, type Engine } from '../../ports/engine.ts';
import { packageBaselines } from './baselines.ts';
import { classify, type Classifier, type Outcome } from './classification.ts';
import { heldOutOutcome } from './held_out.ts';
import { counted, meteredGemini, type MeteredEngine } from './gemini_run.ts';
import { openLabelled, type LabelledRow } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';
import { classificationReport, type Report } from './report.ts';
import { describeSuggestion, suggestExamples, type LabelWith } from './suggestion.ts';

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

/** `--task sentiment`: an engine against labelled rows, npm's sentiment packages beside it if asked. */
export async function run(options: EvaluateOptions): Promise<Report> {
  const table = await openLabelled({ labels: SENTIMENTS, labelHeaders: LABEL_HEADERS }, options);
  const gemini: MeteredEngine | null = options.engine === 'gemini' ? await meteredGemini(options.model) : null;
  const outcome = await classify(table, classifierOf(gemini?.engine ?? createBuiltinEngine()), options, true);
  const heldOut = gemini ? null : await heldOutOutcome(table, options);
  const beside: Outcome[] = heldOut ? [heldOut.outcome] : [];
  if (heldOut) outcome.warnings.unshift(heldOut.warning);
  if (options.baselines) for (const baseline of await packageBaselines()) beside.push(await classify(table, baseline, options, false));
  const source = options.data || 'the sample tickets';
  const notes = gemini ? [gemini.bill()] : [];
  if (!options.suggest) return classificationReport('sentiment', source, outcome, beside, notes);
  const suggestion = await suggestExamples(table, options.suggest, labelWith(gemini?.engine ?? createBuiltinEngine()));
  const report = classificationReport('sentiment', source, outcome, beside, [...notes, describeSuggestion(suggestion), ...(gemini ? [`In all: ${gemini.bill()}`] : [])]);
  return { ...report, json: { ...report.json, suggestion } };
}
