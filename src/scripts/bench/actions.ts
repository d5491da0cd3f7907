/** What each action asks of its vendors on the sample tickets: one process that answers the first tickets of the demo one after the other. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readCsvFile } from '../demo/csv_file.ts';
import { openApps } from './apps.ts';
import { type Action, eventOf, openConnections } from './connections.ts';

const TICKETS = 30;
/** Letters a token, the vendor's own rule of thumb for its tokeniser, which has no offline copy. */
export const LETTERS_A_TOKEN = 4;

/** Counts, medians over the tickets; nothing of them depends on the clock. */
export interface ActionCost {
  action: string;
  requests: number;
  bytesUp: number;
  bytesDown: number;
  /** Tokens of instructions, schema and ticket, on average, by their letters; 0 without a model. */
  tokensIn: number;
  /** Those of them that are the same for every ticket and stand first, where the vendor's cache may serve them. */
  tokensFixed: number;
}

/** Runs events in order; prints for each its requests, bytes, letters and times. */
const PROBE = `
import { readFileSync } from 'node:fs';
import { watchHttp } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'watched_http.ts')).href)};
const [folder, eventsFile] = process.argv.slice(2);
process.chdir(folder);
const { handler } = await import(folder + '/zapierwrapper.js');
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const lettersOf = (value) => typeof value === 'string' ? value.length : value && typeof value === 'object' ? Object.entries(value).reduce((sum, [name, part]) => sum + (Array.isArray(value) ? 0 : name.length) + lettersOf(part), 0) : value === undefined ? 0 : String(value).length;
let counted;
watchHttp(({ path, sent, received, ms }) => {
  counted.vendorMs += ms;
  counted.requests += 1;
  counted.up += Buffer.byteLength(sent);
  counted.down += received;
  if (!path.includes(':generateContent')) return;
  const asked = JSON.parse(sent);
  counted.lettersIn += lettersOf(asked.systemInstruction?.parts) + lettersOf(asked.contents?.map(({ parts }) => parts)) + lettersOf(asked.generationConfig?.responseSchema ?? asked.generationConfig?.responseJsonSchema);
  counted.lettersFixed += lettersOf(asked.systemInstruction?.parts) + lettersOf(asked.generationConfig?.responseSchema ?? asked.generationConfig?.responseJsonSchema);
});
const rows = [];
for (const event of JSON.parse(readFileSync(eventsFile, 'utf8'))) {
  counted = { requests: 0, up: 0, down: 0, lettersIn: 0, lettersFixed: 0, vendorMs: 0 };
  const start = performance.now();
  try { await handler(event, {}); } catch (error) { if (error.name === 'HaltedError') counted.halted = true; else counted.failure = error.message; }
  rows.push({ ...counted, wholeMs: performance.now() - start });
}
print('MEASURED ' + JSON.stringify(rows) + '\\n', () => process.exit(0));
`;

/** One event. `vendorMs`, `wholeMs`: waiting for the vendors until their answers are here whole, and all of it. */
export interface Counted { requests: number; up: number; down: number; lettersIn: number; lettersFixed: number; vendorMs: number; wholeMs: number; halted?: boolean; failure?: string }

const run = promisify(execFile);

/** One process of the unzipped app in a folder, which answers the events in order; throws where one fails. `folder`: a place for its files, `PROBE` among them. */
export async function answered(app: string, events: object[], { folder, environment }: { folder: string; environment: Record<string, string> }): Promise<Counted[]> {
  const file = join(folder, 'events.json');
  writeFileSync(file, JSON.stringify(events));
  writeFileSync(join(folder, 'probe.mjs'), PROBE);
  const { NODE_ENV: _test, ...inherited } = process.env;
  const { stdout } = await run(process.execPath, [join(folder, 'probe.mjs'), app, file], { env: { ...inherited, ...environment }, maxBuffer: 1 << 26 });
  const rows: Counted[] = JSON.parse(stdout.split('\n').find((line) => line.startsWith('MEASURED '))?.slice(9) ?? '[]');
  const failure = rows.find((row) => row.failure)?.failure;
  if (failure) throw new Error(failure);
  return rows;
}

export const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The demo's tickets, or its first ones, as an action's input. */
export function sampleTickets(most = TICKETS): Record<string, string>[] {
  const { headers, rows } = readCsvFile(join(import.meta.dirname, '../../../data/demo/tickets.csv'));
  const at = (name: string) => headers.indexOf(name);
  return rows.slice(0, most).map((row, number) => ({ ticket_ref: `T-${number}`, subject: row[at('Subject')] ?? '', message: row[at('Message')] ?? '', customer_name: 'Jo Lind', customer_email: 'jo@lind.example' }));
}

function costOf(action: Action, rows: Counted[]): ActionCost {
  const of = (read: (row: Counted) => number) => Math.round(middle(rows.map(read)));
  const tokens = (letters: (row: Counted) => number) => Math.round(rows.reduce((sum, row) => sum + letters(row), 0) / rows.length / LETTERS_A_TOKEN);
  return {
    action: action.name, requests: of((row) => row.requests), bytesUp: of((row) => row.up), bytesDown: of((row) => row.down),
    tokensIn: tokens((row) => row.lettersIn), tokensFixed: tokens((row) => row.lettersFixed),
  };
}

/** Builds nothing: run `npm run build` first. */
export async function benchActions(): Promise<ActionCost[]> {
  const apps = openApps();
  const connections = await openConnections();
  try {
    const tickets = sampleTickets();
    const costs: ActionCost[] = [];
    for (const action of connections.actions) {
      const events = tickets.map((ticket) => eventOf({ ...action, inputData: { ...action.inputData, ...(action.readsTicket ? ticket : {}) } }));
      costs.push(costOf(action, await answered(apps.ours, events, { folder: apps.folder, environment: connections.environment })));
    }
    return costs;
  } finally {
    await connections.close();
    apps.remove();
  }
}
