import { setTimeout as sleep } from 'node:timers/promises';
import { record } from '../../adapters/json.ts';
import type { AuthData } from '../../services.ts';
import { StepError, type ContainerPool } from './container_pool.ts';
import type { StepOutput } from './journey.ts';

/** A connection that Zapier would hold: its data after the session exchange, and what its label says. */
export interface Account {
  label: string;
  /** Runs one step; throttled ones are run again, an expired session is exchanged anew. Rejects with `StepError`. */
  run(method: string, inputData: StepOutput): Promise<{ results: unknown; retries: number }>;
}

/** Zapier repeats a throttled step for hours; the demo a few times. */
const MOST_RETRIES = 3;
const LONGEST_WAIT_SECONDS = 30;

const meta = () => ({
  isLoadingSample: false, isFillingDynamicDropdown: false, isPopulatingDedupe: false, isTestingAuth: false, isBulkRead: false,
  limit: -1, page: 0, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, inputFields: {},
});

/**
 * Connects as the editor does: the session exchange, then the test. `onRetry` hears of each wait.
 * Rejects with `StepError` where a key is refused.
 */
export async function connectAccount(pool: ContainerPool, fields: AuthData, onRetry: (sentence: string, seconds: number) => void): Promise<Account> {
  let authData: AuthData = fields;
  let exchanged = 0;

  const once = (method: string, inputData: StepOutput) => pool.run(method, { inputData, inputDataRaw: inputData, authData, meta: meta() });

  const exchange = async (): Promise<void> => {
    const session = record(await withRetries(() => once('authentication.sessionConfig.perform', {})).then(({ results }) => results));
    authData = { ...authData, ...Object.fromEntries(Object.entries(session).map(([key, value]) => [key, String(value)])) };
    exchanged += 1;
  };

  async function withRetries(attempt: () => Promise<unknown>): Promise<{ results: unknown; retries: number }> {
    for (let retries = 0; ; retries += 1) {
      try {
        return { results: await attempt(), retries };
      } catch (error) {
        if (!(error instanceof StepError) || error.name !== 'ThrottledError' || retries >= MOST_RETRIES) throw error;
        const seconds = Math.min(LONGEST_WAIT_SECONDS, Math.max(1, error.delay));
        onRetry(error.sentence, seconds);
        await sleep(seconds * 1000);
      }
    }
  }

  async function run(method: string, inputData: StepOutput): Promise<{ results: unknown; retries: number }> {
    const session = exchanged;
    try {
      return await withRetries(() => once(method, inputData));
    } catch (error) {
      if (!(error instanceof StepError) || error.name !== 'RefreshAuthError') throw error;
      if (session === exchanged) await exchange();
      return withRetries(() => once(method, inputData));
    }
  }

  await exchange();
  const { connected } = record((await run('authentication.test', {})).results);
  return { label: String(connected ?? ''), run };
}
