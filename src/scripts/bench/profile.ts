/**
 * Where a cold start's processor time goes: fresh processes of every action, some as they are and some profiled by V8, in turns with an empty
 * app whose core is laid as ours is. What our build spares of core, by leaving out comments and by loading late what no step uses, is a line of its own.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { openApps, type Apps } from './apps.ts';
import { ECHO, intervalOf, measure, PROBE, type Measured } from './cold_start.ts';
import { eventOf, openConnections, type Connections } from './connections.ts';
import { partedTimes, PARTS, type Times } from './profile_parts.ts';

const ROUNDS = 11;
const INTERVAL_MICROSECONDS = 200;
/** After so many actions the empty app comes again. */
const ACTIONS_BESIDE = 4;

/** What one app was measured with: profiles in a folder of their own, and processes without one. */
interface Runs { name: string; app: string; event: object; goal: number; profiles: string; plain: Measured[] }
type Ask = (folder: string, event: object, flags?: string[]) => Promise<Measured>;

async function runOnce(ask: Ask, { app, event, profiles, plain }: Runs): Promise<void> {
  plain.push(await ask(app, event));
  await ask(app, event, ['--cpu-prof', `--cpu-prof-interval=${INTERVAL_MICROSECONDS}`, `--cpu-prof-dir=${profiles}`]);
}

interface Medians { times: Times; cpuMs: number; otherMs: number }

function mediansOf({ profiles, plain }: Runs): Medians {
  const files = readdirSync(profiles).map((file) => join(profiles, file));
  return {
    times: partedTimes(files, median(plain.map(({ mainMs }) => mainMs))),
    cpuMs: median(plain.map(({ cpuMs }) => cpuMs)), otherMs: median(plain.map(({ cpuMs, mainMs }) => cpuMs - mainMs)),
  };
}

/** Milliseconds beyond the empty app on our core. `npmMs`: the empty app's on npm's, of which a goal is a share. */
function rowOf(runs: Runs, floor: Runs, npmMs: number): object {
  const [own, empty] = [mediansOf(runs), mediansOf(floor)];
  const middle = median(floor.plain.map(({ cpuMs }) => cpuMs));
  const [low, high] = intervalOf(runs.plain.map(({ cpuMs }) => cpuMs - middle));
  const allowed = npmMs * runs.goal - empty.cpuMs;
  return {
    action: runs.name, 'ms more': Math.round(own.cpuMs - empty.cpuMs), '95 % interval': `${Math.round(low)} to ${Math.round(high)}`,
    ...Object.fromEntries(PARTS.map((part) => [part, Math.round(own.times[part] - empty.times[part])])), 'other threads': Math.round(own.otherMs - empty.otherMs),
    'the goal leaves': runs.goal ? Math.round(allowed) : '', 'still to spare': runs.goal ? Math.max(0, Math.round(own.cpuMs - empty.cpuMs - allowed)) : '',
  };
}

/** Each action once a round, the empty app on our core before every few of them, that on npm's once. */
async function measured(apps: Apps, connections: Connections, named: string, rounds: number): Promise<{ floor: Runs; npm: Runs; actions: Runs[] }> {
  const probe = join(apps.folder, 'probe.mjs');
  writeFileSync(probe, PROBE);
  const ask: Ask = (folder, event, flags) => measure(probe, folder, event, connections.environment, flags);
  const runsOf = (name: string, app: string, event: object, goal: number): Runs => {
    const profiles = join(apps.folder, `profiles of ${name}`);
    mkdirSync(profiles);
    return { name, app, event, goal, profiles, plain: [] };
  };
  const floor = runsOf('the empty app', apps.emptyOnOurCore, eventOf(ECHO), 0);
  const npm = runsOf('the empty app on core as npm brings it', apps.empty, eventOf(ECHO), 0);
  const actions = connections.actions.filter(({ name }) => name.includes(named)).map((action) => runsOf(action.name, apps.ours, eventOf(action), action.goal));
  for (let round = 0; round < rounds; round += 1) {
    await runOnce(ask, npm);
    for (const [at, action] of actions.entries()) {
      if (at % ACTIONS_BESIDE === 0) await runOnce(ask, floor);
      await runOnce(ask, action);
    }
  }
  return { floor, npm, actions };
}

/** A row an action. Some six minutes on a quiet machine. Builds nothing: run `npm run build` first. */
export async function benchProfile({ action = '', pairs = ROUNDS }: { action?: string | undefined; pairs?: number | undefined } = {}): Promise<object[]> {
  const apps = openApps();
  const connections = await openConnections();
  try {
    const { floor, npm, actions } = await measured(apps, connections, action, pairs);
    const npmMs = median(npm.plain.map(({ cpuMs }) => cpuMs));
    return [npm, ...actions].map((runs) => rowOf(runs, floor, npmMs));
  } finally {
    await connections.close();
    apps.remove();
  }
}
