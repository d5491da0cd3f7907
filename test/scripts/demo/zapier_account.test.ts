/** What the demo does where Zapier would wait, exchange the session anew, or ask for the connection again. */
import { StepError, type ContainerPool } from '../../../src/scripts/demo/container_pool.ts';
import { connectAccount } from '../../../src/scripts/demo/zapier_account.ts';

type Answer = unknown | Error;

/** A pool that answers each method from its own list, the last answer again and again, and notes what it was asked. */
function scriptedPool(script: Record<string, Answer[]>): ContainerPool & { asked: { method: string; authData: unknown }[] } {
  const asked: { method: string; authData: unknown }[] = [];
  return {
    asked,
    async run(method, bundle) {
      asked.push({ method, authData: bundle.authData });
      const answers = script[method] ?? [];
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    close: () => undefined,
  };
}

const EXCHANGE = 'authentication.sessionConfig.perform';
const TEST = 'authentication.test';
const STEP = 'creates.analyze_sentiment.operation.perform';
const throttled = (delay: number) => new StepError('ThrottledError', JSON.stringify({ message: 'Gemini asks to slow down.', delay }));

test('a throttled step waits as long as the vendor asked, runs again, and is counted', async () => {
  const pool = scriptedPool({ [EXCHANGE]: [{}], [TEST]: [{ connected: 'Gemini' }], [STEP]: [throttled(1), { sentiment: 'neutral' }] });
  const waits: [string, number][] = [];
  const account = await connectAccount(pool, {}, (sentence, seconds) => waits.push([sentence, seconds]));
  await expect(account.run(STEP, {})).resolves.toEqual({ results: { sentiment: 'neutral' }, retries: 1 });
  expect(account.label).toBe('Gemini');
  expect(waits).toEqual([['Gemini asks to slow down.', 1]]);
});

test('a step that stays throttled is given up after three more tries', async () => {
  const pool = scriptedPool({ [EXCHANGE]: [{}], [TEST]: [{ connected: '' }], [STEP]: [throttled(1)] });
  const account = await connectAccount(pool, {}, () => undefined);
  await expect(account.run(STEP, {})).rejects.toMatchObject({ name: 'ThrottledError', sentence: 'Gemini asks to slow down.' });
  expect(pool.asked.filter(({ method }) => method === STEP)).toHaveLength(4);
});

test('an expired session is exchanged anew and the step runs again with the new token', async () => {
  const pool = scriptedPool({
    [EXCHANGE]: [{ google_access_token: 'old' }, { google_access_token: 'new' }], [TEST]: [{ connected: 'sheets' }],
    [STEP]: [new StepError('RefreshAuthError', 'The access to Google Sheets has run out and is being renewed.'), { ok: true }],
  });
  const account = await connectAccount(pool, { google_service_account: '{}' }, () => undefined);
  await expect(account.run(STEP, {})).resolves.toEqual({ results: { ok: true }, retries: 0 });
  expect(pool.asked.filter(({ method }) => method === STEP).map(({ authData }) => authData)).toEqual([
    { google_service_account: '{}', google_access_token: 'old' }, { google_service_account: '{}', google_access_token: 'new' },
  ]);
});

test('a refused key ends the demo with the sentence of the connection', async () => {
  const pool = scriptedPool({ [EXCHANGE]: [{}], [TEST]: [new StepError('ExpiredAuthError', 'The Gemini key in this connection is not accepted.')] });
  await expect(connectAccount(pool, {}, () => undefined)).rejects.toMatchObject({ name: 'ExpiredAuthError', sentence: 'The Gemini key in this connection is not accepted.' });
});

test("core's console lines below a message are no part of the sentence", () => {
  expect(new StepError('AppError', '{"message":"No sheet.","code":"input","status":400}\n\nConsole logs:\n  secret').sentence).toBe('No sheet.');
  expect(new StepError('HaltedError', 'Nothing to analyse.').sentence).toBe('Nothing to analyse.');
});
