/**
 * `npm run load [-- --minutes 10 --zaps 50 --processes 8 --faults 0.05]`: fifty zaps at once on a pool of warm processes, one
 * event at a time each as Lambda runs them, against the fakes behind a slow and faulty network. Writes docs/load.md with
 * `--docs`. Needs `npm run build` first.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { readQuota } from '../../test/fakes/google/refusal.ts';
import { FakeGoogle } from '../../test/fakes/google/server.ts';
import { GEMINI_KEY, startFakeGemini } from '../../test/fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone } from '../../test/fakes/pinecone/server.ts';
import { startFakeZapier } from '../../test/fakes/zapier.ts';
import { unzipBuild } from './build/unzipped_build.ts';
import { createContainerPool } from './demo/container_pool.ts';
import { connectAccount, type Account } from './demo/zapier_account.ts';
import { createLedger, type LoadFigures } from './load/ledger.ts';
import { startUnreliableNetwork, type UnreliableNetwork } from './load/unreliable_network.ts';
import { HEADER, runZap } from './load/zap.ts';
import { seeded } from './simulate_incidents/random.ts';

export interface LoadPlan {
  minutes: number;
  zaps: number;
  processes: number;
  /** Share of vendor requests that meet a fault, 0 to 1. */
  faults: number;
  pollEveryMs: number;
  ticketEveryMs: number;
  seed: number;
}

export interface LoadResult extends LoadFigures {
  networks: Record<'sheets' | 'gemini' | 'pinecone', UnreliableNetwork['tally']>;
  /** Times a step was put off because a vendor asked for it. */
  putOff: number;
}

/** Requests that Google counts as reads of Sheets: 60 a minute for one service account. */
const READS_A_MINUTE = 60;
const isSheetsRead = (path: string, method: string): boolean => method === 'GET' && path.startsWith('/v4/');

const sheetsMs = (path: string): number => (path.startsWith('/token') ? 120 : 300);
const geminiMs = (path: string): number => (path.includes(':generateContent') ? 1_200 : 250);
const pineconeMs = (path: string): number => (path.endsWith('/embed') ? 200 : 80);

/** Time after the last ticket in which what is still open may be answered. */
const DRAIN_MS = 4 * 60_000;

/** Runs the whole test. Rejects only where it could not begin. */
async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'support-triage-load-'));
  const random = seeded(plan.seed);
  const [google, gemini, pinecone, zapier] = await Promise.all([new FakeGoogle().start(), startFakeGemini(), startFakePinecone(), startFakeZapier()]);
  pinecone.addIndex({ name: 'support-kb', dimension: 768 });
  const shared = { faults: plan.faults, random };
  const networks = {
    sheets: await startUnreliableNetwork({ ...shared, target: google.environment().GOOGLE_SHEETS_URL ?? '', medianMs: sheetsMs, quota: { perMinute: READS_A_MINUTE, counts: isSheetsRead, refusal: () => readQuota().reply } }),
    gemini: await startUnreliableNetwork({ ...shared, target: gemini.url, medianMs: geminiMs }),
    pinecone: await startUnreliableNetwork({ ...shared, target: pinecone.url, medianMs: pineconeMs }),
  };
  Object.assign(process.env, {
    GOOGLE_SHEETS_URL: networks.sheets.url, GOOGLE_DRIVE_URL: networks.sheets.url, GOOGLE_TOKEN_URL: `${networks.sheets.url}/token`,
    GEMINI_BASE_URL: networks.gemini.url, PINECONE_CONTROLLER_URL: networks.pinecone.url, LOGGING_ENDPOINT: zapier.logUrl,
  });
  unzipBuild(folder);
  const pool = createContainerPool(plan.processes, { file: join(import.meta.dirname, 'load/container.ts'), argument: folder, nodeFlags: ['--expose-gc'] });
  let putOff = 0;
  try {
    const sheetsOnly = { google_service_account: google.tokens.keyFile() };
    const connections = await Promise.all([
      sheetsOnly, { ...sheetsOnly, gemini_api_key: GEMINI_KEY }, { ...sheetsOnly, gemini_api_key: GEMINI_KEY, pinecone_api_key: PINECONE_KEY, pinecone_index: 'support-kb' },
    ].map((fields) => connect(pool, fields, () => { putOff += 1; })));
    const ledger = createLedger();
    const lengthMs = plan.minutes * 60_000;
    const begun = Date.now();
    await Promise.all(Array.from({ length: plan.zaps }, (_unused, index) => {
      const rows: string[][] = [HEADER];
      const { id } = google.add({ tabs: [{ rows, rowCount: 1000, columnCount: HEADER.length }] });
      const account = connections[index % connections.length] as Account;
      return runZap({ name: `Z${index}`, account, spreadsheet: id, rows, pollEveryMs: plan.pollEveryMs, ticketEveryMs: plan.ticketEveryMs, random, ledger }, begun + lengthMs, begun + lengthMs + DRAIN_MS);
    }));
    return { ...ledger.figures(), networks: { sheets: networks.sheets.tally, gemini: networks.gemini.tally, pinecone: networks.pinecone.tally }, putOff };
  } finally {
    pool.close();
    await Promise.all([google.stop(), gemini.close(), pinecone.close(), zapier.close(), ...Object.values(networks).map((one) => one.close())]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Connects through the same faulty network, as often as it takes. */
async function connect(pool: ReturnType<typeof createContainerPool>, fields: Record<string, string>, onRetry: () => void): Promise<Account> {
  const unwrapped = { ...pool, run: async (method: string, bundle: Record<string, unknown>) => {
    const answer = await pool.run(method, bundle);
    return method.startsWith('authentication.') ? (answer as { results: unknown }).results : answer;
  } };
  for (let tries = 1; ; tries += 1) {
    try {
      return await connectAccount(unwrapped, fields, onRetry);
    } catch (error) {
      if (tries >= 10) throw error;
    }
  }
}

function page(plan: LoadPlan, result: LoadResult): string {
  const { sheets, gemini, pinecone } = result.networks;
  const rows: [string, string | number][] = [
    ['zaps, processes, minutes', `${plan.zaps}, ${plan.processes}, ${plan.minutes}`],
    ['tickets written to the sheets', result.tickets], ['answered', result.answered], ['lost', result.lost], ['fired or answered twice', result.doubled], ['answers mixed up with another ticket', result.mixedUp],
    ['steps that ended in an error Zapier does not repeat by itself', Object.values(result.failures).reduce((sum, count) => sum + count, 0)],
    ['steps put off because a vendor asked for it', result.putOff],
    ['requests to Google, Gemini, Pinecone', `${sheets.requests}, ${gemini.requests}, ${pinecone.requests}`],
    ['of these, met by a fault (what Sheets refuses for its quota is refused before)', `${sheets.faults}, ${gemini.faults}, ${pinecone.faults}`],
    ['most reads that Sheets served in a minute (its quota: 60)', sheets.busiestMinute], ['reads that Sheets refused for its quota', sheets.overQuota],
    ['median seconds from a new row to its answer, polling included', Math.round(result.secondsToAnswer)],
    ['heap after a collection, median of the processes, MiB: early, late', `${result.heapEarlyMb.toFixed(1)}, ${result.heapLateMb.toFixed(1)}`],
    ['events answered', result.events],
  ];
  return [
    '# Fifty zaps at once', '',
    'Printed by `npm run build && npm run load -- --docs`. Each zap polls its own sheet once a minute and runs Triage Ticket for each new row; a third of them with the built-in engine, a third with Gemini, a third with Gemini and Pinecone. All share one Google service account, so one quota of 60 reads a minute. The app is the built zip in warm processes, one event at a time each. The vendors are this project\'s fakes behind a network that answers late (medians 0.3 s for Sheets, 1.2 s for Gemini, 0.08 s for Pinecone; a tenth of the answers twice as late and more) and meets 5 % of the requests with a fault: 503, 429, a cut line, an answer lost after it took effect, HTML instead of JSON. Zapier\'s part (deduplication, repeating what was put off, renewing the connection) is played by the script.', '',
    '| what | figure |', '|---|--:|', ...rows.map(([what, figure]) => `| ${what} | ${figure} |`), '',
    ...(Object.keys(result.failures).length > 0 ? ['Errors that Zapier does not repeat by itself:', '', ...Object.entries(result.failures).map(([what, count]) => `- ${count} × ${what}`), ''] : []),
  ].join('\n');
}

if (import.meta.main) {
  const program = new Command('npm run load --').description('Fifty zaps at once against the fakes behind a slow and faulty network.')
    .option('--minutes <n>', 'how long', '10').option('--zaps <n>', 'how many', '50').option('--processes <n>', 'warm processes', '8')
    .option('--faults <share>', 'share of requests that meet a fault', '0.05').option('--seed <n>', 'of the random source', '1')
    .option('--poll <seconds>', 'time between two polls of a zap', '60').option('--ticket <seconds>', 'mean time between two tickets of a zap', '60')
    .option('--json <file>', 'the figures as JSON').option('--docs', 'write docs/load.md').parse();
  const options = program.opts<{ minutes: string; zaps: string; processes: string; faults: string; seed: string; poll: string; ticket: string; json?: string; docs?: boolean }>();
  const plan = { minutes: Number(options.minutes), zaps: Number(options.zaps), processes: Number(options.processes), faults: Number(options.faults), seed: Number(options.seed), pollEveryMs: Number(options.poll) * 1000, ticketEveryMs: Number(options.ticket) * 1000 };
  const result = await runLoad(plan);
  const text = page(plan, result);
  if (options.docs) writeFileSync(resolve(import.meta.dirname, '../../docs/load.md'), text);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  console.log(text);
  process.exitCode = result.lost + result.doubled + result.mixedUp > 0 ? 1 : 0;
}
