/**
 * Cold start: a fresh process loads the built, unzipped app by Zapier's wrapper and answers one event, beside an empty app
 * on the same core. Runs are interleaved, so that a machine that slows down slows both; CPU time of the whole process.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { median, quantile } from 'simple-statistics';
import { unzipSync } from 'fflate';

const root = resolve(import.meta.dirname, '../../..');
const PAIRS = 15;

const TICKET = { message: 'How do I reset the filter light on my air purifier? It has been red since Monday and I changed the filter.', subject: 'Filter light', customer_name: 'Jo Lind', customer_email: 'jo@lind.example', engine: 'builtin' };

const EVENTS: Record<string, { method: string; inputData: object }> = {
  'Analyze Sentiment': { method: 'creates.analyze_sentiment.operation.perform', inputData: TICKET },
  'Check Escalation': { method: 'creates.check_escalation.operation.perform', inputData: TICKET },
  'Draft Reply': { method: 'creates.draft_reply.operation.perform', inputData: TICKET },
  'Triage Ticket': { method: 'creates.triage_ticket.operation.perform', inputData: TICKET },
};

/** What a measured process prints: CPU milliseconds of wrapper plus first event, peak resident MiB. */
const PROBE = `
const [folder, event] = process.argv.slice(2);
process.chdir(folder);
const { handler } = await import(folder + '/zapierwrapper.js');
await handler(JSON.parse(event), {});
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write('\\nMEASURED ' + JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 }) + '\\n');
process.exit(0);
`;

function unzipApp(folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(root, 'build/build.zip'))))) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

/** The least an app can be: one action that returns what it got. */
function emptyApp(folder: string, appFolder: string): void {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  symlinkSync(join(appFolder, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(appFolder, 'zapierwrapper.js'), join(folder, 'zapierwrapper.js'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'support-triage', version: '1.0.0', type: 'module', exports: './dist/index.js' }));
  writeFileSync(join(folder, 'dist/index.js'), `
import zapier from 'zapier-platform-core';
const perform = async (z, bundle) => ({ id: '1', ...bundle.inputData });
export default { version: '1.0.0', platformVersion: zapier.version, creates: { echo: { key: 'echo', noun: 'Echo', display: { label: 'Echo', description: 'Returns what it got.' }, operation: { inputFields: [{ key: 'message' }], perform, sample: { id: '1' } } } } };
`);
}

function measure(probe: string, folder: string, method: string, inputData: object): { cpuMs: number; peakMb: number } {
  const event = { command: 'execute', method, bundle: { authData: {}, inputData, inputDataRaw: inputData, meta: {} } };
  const { NODE_ENV: _test, ...environment } = process.env;
  const output = execFileSync(process.execPath, [probe, folder, JSON.stringify(event)], { encoding: 'utf8', env: environment });
  return JSON.parse(output.split('\n').find((line) => line.startsWith('MEASURED '))?.slice(9) ?? '{}');
}

const spread = (values: number[]): string => `${quantile(values, 0.25).toFixed(2)}–${quantile(values, 0.75).toFixed(2)}`;

/** Median ratios to the empty app over interleaved pairs, with the middle half of the ratios. Builds nothing: run `npm run build` first. */
export async function benchColdStart(): Promise<object[]> {
  const folder = mkdtempSync(join(tmpdir(), 'support-triage-bench-'));
  try {
    const [app, empty, probe] = [join(folder, 'app'), join(folder, 'empty'), join(folder, 'probe.mjs')];
    writeFileSync(probe, PROBE);
    unzipApp(app);
    emptyApp(empty, app);
    return Object.entries(EVENTS).map(([name, { method, inputData }]) => {
      const pairs = Array.from({ length: PAIRS }, () => ({ ours: measure(probe, app, method, inputData), floor: measure(probe, empty, 'creates.echo.operation.perform', inputData) }));
      const cpu = pairs.map(({ ours, floor }) => ours.cpuMs / floor.cpuMs);
      return {
        action: name, 'CPU over empty': Number(median(cpu).toFixed(3)), 'middle half': spread(cpu), 'CPU ms': Math.round(median(pairs.map(({ ours }) => ours.cpuMs))),
        'empty ms': Math.round(median(pairs.map(({ floor }) => floor.cpuMs))), 'memory over empty': Number(median(pairs.map(({ ours, floor }) => ours.peakMb / floor.peakMb)).toFixed(3)),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
