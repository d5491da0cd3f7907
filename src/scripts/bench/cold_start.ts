/**
 * Cold start: a fresh process loads the built, unzipped app by Zapier's wrapper and answers one event, beside an empty app on the same
 * version of core, as npm brings it. Each run has its own run of the empty app right before or behind it, in turns, so that a machine that slows down slows both;
 * processor time of the whole process, all its threads. The vendors are fakes on loopback, in this process, which does not count.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from 'simple-statistics';
import { openApps } from './apps.ts';
import { type Action, eventOf, openConnections } from './connections.ts';

const PAIRS = 31;
export const ECHO = { method: 'creates.echo.operation.perform', inputData: { message: 'x' }, authData: {} };

/** What a measured process prints: milliseconds of processor time of wrapper plus first event, those of its main thread alone where Linux says, peak resident MiB. */
export const PROBE = `
import { readFileSync } from 'node:fs';
const [folder, event] = process.argv.slice(2);
process.chdir(folder);
const { handler } = await import(folder + '/zapierwrapper.js');
let failure = '';
try { await handler(JSON.parse(event), {}); } catch (error) { failure = error.message; }
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
let peakMb = maxRSS / 1024, mainMs = 0;
try { peakMb = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024; } catch {}
try { mainMs = Number(readFileSync('/proc/self/task/' + process.pid + '/schedstat', 'utf8').split(' ')[0]) / 1e6; } catch {}
process.stdout.write('\\nMEASURED ' + JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, mainMs, peakMb, failure }) + '\\n', () => process.exit(0));
`;

export interface Measured {
  cpuMs: number;
  mainMs: number;
  peakMb: number;
  failure: string;
}

const run = promisify(execFile);

/** One fresh process, with Node's `flags`. */
export async function measure(probe: string, folder: string, event: object, environment: Record<string, string>, flags: string[] = []): Promise<Measured> {
  const { NODE_ENV: _test, NODE_OPTIONS: _options, ...inherited } = process.env;
  const { stdout } = await run(process.execPath, [...flags, probe, folder, JSON.stringify(event)], { env: { ...inherited, ...environment }, maxBuffer: 1 << 26 });
  const measured: Measured = JSON.parse(stdout.split('\n').find((line) => line.startsWith('MEASURED '))?.slice(9) ?? '{"failure":"no answer"}');
  if (measured.failure) throw new Error(`The measured app failed: ${measured.failure}`);
  return measured;
}

/** Bounds of the median's 95 % interval: the values that stand this far from the middle of the sorted ones. */
export function intervalOf(values: number[]): [low: number, high: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const reach = 0.98 * Math.sqrt(sorted.length);
  const low = Math.max(0, Math.floor(sorted.length / 2 - reach));
  return [sorted[low] ?? 0, sorted[sorted.length - 1 - low] ?? 0];
}

const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));

function rowOf({ name, goal }: Action, pairs: { ours: Measured; floor: Measured }[]): object {
  const cpu = pairs.map(({ ours, floor }) => ours.cpuMs / floor.cpuMs);
  const [low, high] = intervalOf(cpu);
  return {
    action: name, 'processor time over empty': rounded(median(cpu)), '95 % interval': `${low.toFixed(3)} to ${high.toFixed(3)}`, goal,
    'ms more': rounded(median(pairs.map(({ ours, floor }) => ours.cpuMs - floor.cpuMs)), 1), 'empty ms': Math.round(median(pairs.map(({ floor }) => floor.cpuMs))),
    'peak memory over empty': rounded(median(pairs.map(({ ours, floor }) => ours.peakMb / floor.peakMb))), 'peak MiB': Math.round(median(pairs.map(({ ours }) => ours.peakMb))),
  };
}

/** Which actions are measured, those whose name holds this, and how often beside the empty app. */
export interface ColdStartOptions {
  action?: string | undefined;
  pairs?: number | undefined;
}

/** Median ratios to the empty app on core as npm brings it. The first line is that app beside itself, the second the same on core as our build lays it: what of the gain is core's. Builds nothing: run `npm run build` first. */
export async function benchColdStart({ action: named = '', pairs: pairCount = PAIRS }: ColdStartOptions = {}): Promise<object[]> {
  const apps = openApps();
  const connections = await openConnections();
  try {
    const probe = join(apps.folder, 'probe.mjs');
    writeFileSync(probe, PROBE);
    const floor = () => measure(probe, apps.empty, eventOf(ECHO), connections.environment);
    const empty = (name: string): Action => ({ name, ...ECHO, readsTicket: false, goal: 1 });
    const [itself, onOurCore] = [empty('the empty app itself'), empty('the empty app on our core')];
    const folderOf = (action: Action): string => (action === itself ? apps.empty : action === onOurCore ? apps.emptyOnOurCore : apps.ours);
    const all = [itself, onOurCore, ...connections.actions].filter(({ name }) => name.includes(named));
    const pairs = all.map((): { ours: Measured; floor: Measured }[] => []);
    for (let round = 0; round < pairCount; round += 1) {
      for (const [at, action] of all.entries()) {
        const ours = () => measure(probe, folderOf(action), eventOf(action), connections.environment);
        if ((round + at) % 2 === 0) pairs[at]?.push({ ours: await ours(), floor: await floor() });
        else { const first = await floor(); pairs[at]?.push({ ours: await ours(), floor: first }); }
      }
    }
    return all.map((action, at) => rowOf(action, pairs[at] ?? []));
  } finally {
    await connections.close();
    apps.remove();
  }
}
