import { analyzeSentiment } from '../../creates/sentiment_analysis.ts';
import { checkEscalation } from '../../creates/escalation_check.ts';
import { createDeadline } from '../../deadline.ts';
import { loadEnvironmentFile } from '../demo/connection.ts';
import { UsageError } from '../demo/usage_error.ts';
import { classify, type Classifier } from './classification.ts';
import { counted } from './gemini_run.ts';
import { openLabelled } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';
import { classificationReport, type Report } from './report.ts';
import { resolve } from 'node:path';

const LABELS = ['false', 'true'];
const LABEL_HEADERS = ['should_escalate', 'escalate', 'escalated', 'label', 'gold'];
/** Requests to Gemini side by side. */
const GEMINI_AT_ONCE = 4;

function connectionFor({ engine }: EvaluateOptions): Record<string, string> {
  if (engine === 'builtin') return {};
  loadEnvironmentFile(resolve(import.meta.dirname, '../../../.env'));
  const key = (process.env.GEMINI_API_KEY ?? '').trim();
  if (!key) throw new UsageError('--engine gemini needs GEMINI_API_KEY in the environment or in .env.');
  return { gemini_api_key: key };
}

/** The zap's own two steps on one row: Analyze Sentiment, its answer mapped into Check Escalation with default settings. */
function zapOf(options: EvaluateOptions): Classifier {
  const authData = connectionFor(options);
  const engineFields = { engine: options.engine, gemini_model: options.model };
  return {
    name: options.engine, atOnce: options.engine === 'gemini' ? GEMINI_AT_ONCE : 1,
    async label({ subject, message }) {
      const inputData = { ...engineFields, subject, message };
      const blank = !`${subject}${message}`.trim();
      const { answer, failed } = await counted(async () => {
        const felt = blank ? null : await analyzeSentiment({ authData, inputData, deadline: createDeadline() });
        return checkEscalation({ authData, inputData: { ...inputData, sentiment: felt?.sentiment, sentiment_score: felt?.score }, deadline: createDeadline() });
      });
      // Rules say yes or no and do not grade it: an answer is as sure as a rule is.
      return answer ? { predicted: String(answer.should_escalate), confidence: 1, failed: '' } : { predicted: '', confidence: 0, failed };
    },
  };
}

/** `--task escalation`: the zap's decision against labels `true` and `false`. */
export async function run(options: EvaluateOptions): Promise<Report> {
  const table = await openLabelled({ labels: LABELS, labelHeaders: LABEL_HEADERS }, options);
  const outcome = await classify(table, zapOf(options), options, true);
  return classificationReport('escalation', options.data || 'the sample tickets', outcome, []);
}
