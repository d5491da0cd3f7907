/**
 * `npm run smoke`: runs each step once against the real accounts whose keys stand in the environment or `.env`, says what it
 * did, and takes away what it stored. Exit codes: 0 all that was tried worked, 1 a step failed, 2 the keys cannot be used.
 */
import Table from 'cli-table3';
import { createContainerPool, demoContainer } from './demo/container_pool.ts';
import { loadEnvironmentFile, readConnection } from './demo/connection.ts';
import { UsageError } from './demo/usage_error.ts';
import { connectAccount, type Account } from './demo/zapier_account.ts';
import { checks, type Check } from './smoke/checks.ts';
import { takeAway } from './smoke/take_away.ts';

type Row = [step: string, outcome: 'works' | 'fails' | 'left out', seconds: string, what: string];

async function tried({ name, method, input, leftOut, says }: Check, account: Account): Promise<Row> {
  if (leftOut) return [name, 'left out', '', leftOut];
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  try {
    const { results } = await account.run(method, input);
    const said = says(results);
    return [name, said.wrong ? 'fails' : 'works', seconds(), said.wrong || said.right];
  } catch (error) {
    return [name, 'fails', seconds(), error instanceof Error ? ('sentence' in error ? String(error.sentence) : error.message) : 'Something was thrown.'];
  }
}

async function smoke(): Promise<number> {
  loadEnvironmentFile('.env');
  const { authData, spreadsheet, worksheet } = readConnection(false);
  const sandbox = (process.env.SMOKE_SPREADSHEET ?? '').trim();
  const pool = createContainerPool(1, demoContainer({ tickets: '', knowledge: [] }));
  const rows: Row[] = [];
  const mark = `smoke-${Date.now().toString(36)}`;
  try {
    const account = await connectAccount(pool, authData, (sentence, seconds) => console.error(`${sentence} (${seconds} s)`));
    rows.push(['Connection', 'works', '', account.label]);
    for (const check of checks({ authData, spreadsheet, worksheet, sandbox, mark })) rows.push(await tried(check, account));
  } catch (error) {
    rows.push(['Connection', 'fails', '', error instanceof Error ? ('sentence' in error ? String(error.sentence) : error.message) : 'Something was thrown.']);
  } finally {
    for (const line of await takeAway(authData, mark)) rows.push(['Cleaning up', line.wrong ? 'fails' : 'works', '', line.wrong || line.right]);
    if (sandbox) rows.push(['Cleaning up', 'left out', '', `Delete the rows whose ID begins with ${mark} from your sandbox sheet: this app can add rows, not delete them.`]);
    pool.close();
  }
  const table = new Table({ head: ['step', 'outcome', 's', 'what happened'], wordWrap: true, colWidths: [31, 10, 7, 90], style: { head: [], border: [] } });
  table.push(...rows);
  console.log(table.toString());
  const leftOut = rows.filter(([, outcome]) => outcome === 'left out').length;
  if (leftOut > 0) console.log(`${leftOut} left out, each for the reason beside it. Keys go into the file .env of this folder: copy .env.example and fill in what you have.`);
  return rows.some(([, outcome]) => outcome === 'fails') ? 1 : 0;
}

try {
  process.exitCode = await smoke();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
