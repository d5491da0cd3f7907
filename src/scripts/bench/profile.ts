/**
 * Where a cold start's processor time goes: V8's own profiles of fresh processes on the built app, beside those of an empty app. A profiled
 * process is slower; its times are brought to those of unprofiled ones by what profiling does to the empty app.
 */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { openApps, type Apps } from './apps.ts';
import { ECHO, measure, PROBE, type Measured } from './cold_start.ts';
import { type Action, eventOf, openConnections } from './connections.ts';

const RUNS = 7;
const INTERVAL_MICROSECONDS = 200;

/** The parts of a cold start, as the table heads them. `core` is all that the empty app does too, but for garbage. */
const PARTS = ['core', 'reading and compiling our files', 'expressions', 'unpacking tables', 'first run of our code', 'Node’s fetch', 'garbage'] as const;
type Part = (typeof PARTS)[number];
type Times = Record<Part, number>;

interface Frame { functionName: string; url: string }
interface ProfileNode { id: number; callFrame: Frame; children?: number[] }
interface Profile { nodes: ProfileNode[]; samples: number[]; timeDeltas: number[] }

const nothing = (): Times => ({ core: 0, 'reading and compiling our files': 0, expressions: 0, 'unpacking tables': 0, 'first run of our code': 0, 'Node’s fetch': 0, garbage: 0 });
const isOurs = ({ url }: Frame): boolean => url.includes('/dist/');

/** What a sample was spent on, told by its frames, the innermost first; undefined for waiting. */
function partOf(stack: Frame[]): Part | undefined {
  const name = stack[0]?.functionName;
  if (name === '(garbage collector)') return 'garbage';
  if (name === '(idle)') return undefined;
  if (stack.some(({ url }) => url.includes('internal/deps/undici'))) return 'Node’s fetch';
  const own = stack.findIndex(isOurs);
  if (own < 0) return 'core';
  const called = stack.slice(0, own);
  if (called.some(({ url }) => /^node:internal\/modules\//.test(url))) return 'reading and compiling our files';
  if (called.some(({ url }) => /^node:(?:zlib|fs|buffer)/.test(url))) return 'unpacking tables';
  return stack[own]?.url.endsWith('/late_pattern.cjs') ? 'expressions' : 'first run of our code';
}

function timesOf({ nodes, samples, timeDeltas }: Profile): Times {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const stackOf = (id: number | undefined): Frame[] => {
    const node = id === undefined ? undefined : byId.get(id);
    return node ? [node.callFrame, ...stackOf(parents.get(node.id))] : [];
  };
  const parts = new Map(nodes.map(({ id }) => [id, partOf(stackOf(id))]));
  const times = nothing();
  samples.forEach((id, at) => {
    const part = parts.get(id);
    if (part) times[part] += (timeDeltas[at + 1] ?? 0) / 1000;
  });
  return times;
}

type Ask = (folder: string, event: object, flags?: string[]) => Promise<Measured>;

/** What one app was measured with: profiles in a folder of their own, and processes without one. */
interface Runs { app: string; event: object; profiles: string; plain: Measured[] }

async function runOnce(ask: Ask, { app, event, profiles, plain }: Runs): Promise<void> {
  plain.push(await ask(app, event));
  await ask(app, event, ['--cpu-prof', `--cpu-prof-interval=${INTERVAL_MICROSECONDS}`, `--cpu-prof-dir=${profiles}`]);
}

/** Medians of the parts, of the main thread without a profile, and of all other threads. */
function mediansOf({ profiles, plain }: Runs): { times: Times; mainMs: number; otherMs: number } {
  const all = readdirSync(profiles).map((file) => timesOf(JSON.parse(readFileSync(join(profiles, file), 'utf8'))));
  const times = nothing();
  for (const part of PARTS) times[part] = median(all.map((one) => one[part]));
  return { times, mainMs: median(plain.map(({ mainMs }) => mainMs)), otherMs: median(plain.map(({ cpuMs, mainMs }) => cpuMs - mainMs)) };
}

const sumOf = (times: Times): number => PARTS.reduce((sum, part) => sum + times[part], 0);

/** An action beside the empty app, in turns, so that a machine that slows down slows both. */
async function rowOf(ask: Ask, apps: Apps, { name, ...action }: Action): Promise<object> {
  const folder = mkdtempSync(join(apps.folder, 'profiles-'));
  const ours: Runs = { app: apps.ours, event: eventOf(action), profiles: join(folder, 'ours'), plain: [] };
  const empty: Runs = { app: apps.empty, event: eventOf(ECHO), profiles: join(folder, 'empty'), plain: [] };
  for (let run = 0; run < RUNS; run += 1) for (const one of [ours, empty]) await runOnce(ask, one);
  const [whole, floor] = [mediansOf(ours), mediansOf(empty)];
  const unprofiled = floor.mainMs / sumOf(floor.times);
  const parts = PARTS.map((part) => [part, Math.round((whole.times[part] - floor.times[part]) * unprofiled)]);
  return { action: name, ...Object.fromEntries(parts), 'other threads': Math.round(whole.otherMs - floor.otherMs) };
}

/** A row an action: milliseconds of each part over the empty app. Builds nothing: run `npm run build` first. */
export async function benchProfile(named = ''): Promise<object[]> {
  const apps = openApps();
  const connections = await openConnections();
  try {
    const probe = join(apps.folder, 'probe.mjs');
    writeFileSync(probe, PROBE);
    const ask: Ask = (folder, event, flags) => measure(probe, folder, event, connections.environment, flags);
    const rows: object[] = [];
    for (const action of connections.actions.filter(({ name }) => name.includes(named))) rows.push(await rowOf(ask, apps, action));
    return rows;
  } finally {
    await connections.close();
    apps.remove();
  }
}
