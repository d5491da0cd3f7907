import { join } from 'node:path';
import { isVendorError, remedyFor } from '../../errors.ts';
import type { Engine } from '../../ports/engine.ts';
import { loadEnvironmentFile } from '../demo/connection.ts';
import { UsageError } from '../demo/usage_error.ts';

/** Dollars for a million tokens in and out, list prices of November 2026; a model that is not here has no cost shown. */
const PRICES: Record<string, [input: number, output: number]> = {
  'gemini-3.5-flash-lite': [0.3, 2.5], 'gemini-2.5-flash-lite': [0.1, 0.4], 'gemini-3.1-flash-lite': [0.25, 1.5],
  'gemini-3.5-flash': [1.5, 9], 'gemini-3.6-flash': [1.5, 7.5], 'gemini-3.7-flash': [0.75, 3.75], 'gemini-3.8-flash': [0.75, 3.75],
};

/** A Gemini engine that counts what it costs. */
export interface MeteredEngine {
  engine: Engine;
  /** Tokens and cost so far, as one sentence. */
  bill(): string;
}

/** Gemini by the key in the environment or in `.env`. Throws `UsageError` where there is none. */
export async function meteredGemini(model: string): Promise<MeteredEngine> {
  loadEnvironmentFile(join(import.meta.dirname, '../../../.env'));
  const apiKey = (process.env.GEMINI_API_KEY ?? '').trim();
  if (!apiKey) throw new UsageError('--engine gemini needs GEMINI_API_KEY in the environment or in .env.');
  const { createGeminiEngine } = await import('../../adapters/gemini/engine.ts');
  const used = { requests: 0, input: 0, output: 0 };
  const engine = createGeminiEngine({
    apiKey, model: model || (process.env.GEMINI_MODEL ?? '').trim(),
    onUsage: ({ inputTokens, outputTokens, thoughtTokens }) => {
      used.requests += 1;
      used.input += inputTokens;
      used.output += outputTokens + thoughtTokens;
    },
  });
  const price = PRICES[engine.name.replace('gemini/', '')];
  return {
    engine,
    bill: () => {
      const cost = price ? `, about $${((used.input * price[0] + used.output * price[1]) / 1e6).toFixed(4)}` : '; this model\'s price is not known here';
      return `${used.requests} requests answered, ${used.input} tokens in, ${used.output} out (thinking included)${cost}.`;
    },
  };
}

const LONGEST_WAIT_SECONDS = 30;

/** Asks once more after the time the vendor names; a key that is wrong ends the whole run, any other failure is counted. */
export async function counted<Answer>(ask: () => Promise<Answer>): Promise<{ answer: Answer | null; failed: string }> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return { answer: await ask(), failed: '' };
    } catch (error) {
      if (!isVendorError(error)) throw error;
      const remedy = remedyFor(error);
      if (remedy === 'reconnect' || error.problem === 'model_retired') throw new UsageError(error.message);
      if (remedy !== 'retry_later' || attempt > 0) return { answer: null, failed: error.message };
      await new Promise((resolve) => { setTimeout(resolve, Math.min(LONGEST_WAIT_SECONDS, error.detail.retryAfterSeconds ?? 1) * 1000); });
    }
  }
}
