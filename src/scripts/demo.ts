/**
 * `npm start`: takes tickets through the whole zap by Zapier's own runtime and writes one page that shows each ticket's
 * journey. Without keys nothing leaves this machine. `npm start -- --help` lists the options.
 */
import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readConnection, loadEnvironmentFile, type Connection } from './demo/connection.ts';
import { createContainerPool, demoContainer, StepError, type ContainerPool } from './demo/container_pool.ts';
import { readCsvFile, type CsvTable } from './demo/csv_file.ts';
import { inTurns } from './demo/in_turns.ts';
import type { Run } from './demo/journey.ts';
import { readKnowledgeFile } from './demo/knowledge_file.ts';
import { readOptions, type DemoOptions } from './demo/options.ts';
import { journeyPage } from './demo/page.ts';
import { SAMPLE_KNOWLEDGE, SAMPLE_SETTINGS, SAMPLE_TICKETS } from './demo/sample.ts';
import { summarize } from './demo/summary.ts';
import { progressOf, summaryText, ticketTable } from './demo/terminal.ts';
import { runsOfFile, runsOfSheet } from './demo/tickets.ts';
import { UsageError } from './demo/usage_error.ts';
import { runActions, type ZapSettings } from './demo/zap.ts';
import { record } from '../adapters/json.ts';
import { connectAccount, type Account } from './demo/zapier_account.ts';

const root = join(import.meta.dirname, '../..');
/** Waiting for a vendor costs no processor: more containers than cores help. */
const REMOTE_CONTAINERS = 4;
const MOST_CONTAINERS = 4;
/** Without a vendor to wait for, so many tickets take as long as a container takes to start. */
const TICKETS_OF_A_START = 4;

interface Demo {
  options: DemoOptions;
  connection: Connection;
  /** Where the tickets come from, in words. */
  source: string;
  /** The tickets' file, or null where the connected sheet is read. */
  table: CsvTable | null;
  knowledge: string[];
  settings: ZapSettings;
  /** Processes that run steps side by side. */
  containers: number;
}

const isSampleFile = (path: string): boolean => existsSync(path) && realpathSync(path) === realpathSync(SAMPLE_TICKETS);

async function prepare(options: DemoOptions): Promise<Demo> {
  loadEnvironmentFile(join(root, '.env'));
  const connection = readConnection(options.data !== '');
  const fromSheet = connection.spreadsheet !== '';
  const isSample = options.data ? isSampleFile(options.data) : !fromSheet;
  const table = fromSheet ? null : readCsvFile(options.data || SAMPLE_TICKETS);
  // Other people's tickets are not answered from what the sample company knows.
  const stored = connection.authData.pinecone_index !== '';
  const knowledge = stored ? [] : options.knowledge ? [options.knowledge] : isSample ? SAMPLE_KNOWLEDGE : [];
  if (options.knowledge && stored) throw new UsageError('--knowledge and PINECONE_INDEX are both given: knowledge comes from one of them.');
  if (options.knowledge) await readKnowledgeFile(options.knowledge);
  const settings = isSample ? SAMPLE_SETTINGS : { company_name: '', products: [] };
  const containers = connection.authData.gemini_api_key || stored ? REMOTE_CONTAINERS : Math.min(MOST_CONTAINERS, availableParallelism(), Math.ceil((table?.rows.slice(0, options.limit).length ?? Infinity) / TICKETS_OF_A_START) || 1);
  const source = options.data || (fromSheet ? 'the connected sheet' : 'the sample tickets');
  return { options, connection, source, table, knowledge, settings: { ...settings, gemini_model: connection.geminiModel }, containers };
}

async function runAll(demo: Demo, account: Account): Promise<Run[]> {
  const { table, connection, options } = demo;
  const begun = table ? await runsOfFile(account, table, options.limit) : await runsOfSheet(account, connection.spreadsheet, connection.worksheet, options.limit);
  const progress = progressOf(begun.length);
  const runStep = async (method: string, inputData: Record<string, unknown>) => {
    const { results, retries } = await account.run(method, inputData);
    return { output: record(results), retries };
  };
  try {
    return await inTurns(begun, demo.containers, async (run) => {
      const done = await runActions(run, demo.settings, runStep);
      progress.step();
      return done;
    });
  } finally {
    progress.stop();
  }
}

function report(demo: Demo, runs: Run[], label: string, seconds: number): void {
  const { options } = demo;
  const summary = summarize(runs, seconds);
  writeFileSync(options.out, journeyPage(runs, summary, { source: demo.source, connected: label }));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(runs.map(({ journey }) => journey), null, 2)}\n`);
  if (runs.length === 0) console.log('  New Ticket found no tickets.');
  else console.log(`${ticketTable(runs)}\n\n${summaryText(summary)}\n`);
  console.log(`  Open ${options.out} to see each ticket's journey.${options.json ? ` All answers: ${options.json}.` : ''}`);
}

async function run(demo: Demo, pool: ContainerPool): Promise<number> {
  const began = performance.now();
  const account = await connectAccount(pool, demo.connection.authData, (sentence, seconds) => {
    if (!process.stdout.isTTY) console.log(`  ${sentence} (in ${seconds} s)`);
  });
  console.log(`Support Triage on ${demo.source} · connected: ${account.label}`);
  const runs = await runAll(demo, account);
  report(demo, runs, account.label, (performance.now() - began) / 1000);
  return runs.length > 0 && runs.every(({ failed }) => failed) ? 1 : 0;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 0;
  const demo = await prepare(options);
  const pool = createContainerPool(demo.containers, demoContainer({ tickets: demo.table?.path ?? '', knowledge: demo.knowledge }));
  try {
    return await run(demo, pool);
  } finally {
    pool.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof StepError)) throw error;
  process.stderr.write(`${error instanceof StepError ? error.sentence : error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
