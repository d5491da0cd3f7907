/** Drives the built zip as Zapier's Lambda does: unzips it into an empty folder and sends it events. */
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

const root = resolve(__dirname, '../..');

export interface Outcome {
  results?: any;
  status?: string;
  /** Name and message of what the step threw, where it threw. */
  error?: { name: string; message: string };
  milliseconds: number;
  /** Processor time: what the step took whatever else the machine did. */
  cpuMs: number;
}

export interface Container {
  /** The unzipped build. */
  folder: string;
  /** Names of the files in each zip. */
  files: { build: string[]; source: string[] };
  zipBytes: number;
  /** What the processes wrote beside their answers: where Lambda would put it, into its log. */
  said: string[];
  /** Runs events in order in one fresh process. */
  run(events: object[]): Promise<Outcome[]>;
  /** Files of the build that a fresh process has loaded after these events, and parts of Node by `node:`, and bytes of young objects that it has made for them. */
  footprintAfter(events: object[]): Promise<{ loaded: string[]; allocated: number }>;
  remove(): void;
}

/** Room for all objects that a process makes, so that how many bytes stand there at its end is how many it made: V8 never cleans up. */
const NO_CLEANING = ['--min-semi-space-size=512', '--max-semi-space-size=512', '--initial-heap-size=3000'];

const namesIn = (zip: string): Record<string, Uint8Array> => unzipSync(readFileSync(zip));

/** `npm test` builds before it tests; a test run by hand must not judge yesterday's zip. */
function assertFresh(zip: string): void {
  const built = statSync(zip, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = globSync(['index.ts', 'src/**/*.ts', 'data/**/*.json'], { cwd: root, exclude: (path) => String(path).includes('scripts') }).find((file) => statSync(join(root, file)).mtimeMs > built);
  if (newest) throw new Error(`${zip} is missing or older than ${newest}: run npm run build first.`);
}

/** `environment` goes into every process: the fakes' addresses. `onPlainCore`: with core as npm brings it in place of the zip's. `build`: the folder of the zips. */
export function openContainer(environment: Record<string, string>, { onPlainCore = false, build = join(root, 'build') } = {}): Container {
  const zip = join(build, 'build.zip');
  assertFresh(zip);
  const entries = namesIn(zip);
  const folder = mkdtempSync(join(tmpdir(), 'support-triage-'));
  for (const [name, bytes] of Object.entries(entries)) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  if (onPlainCore) {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(root, 'node_modules/zapier-platform-core'), join(folder, 'node_modules/zapier-platform-core'));
  }
  const said: string[] = [];
  const start = (events: object[], extra: Record<string, string>, flags: string[] = []): Promise<string[]> => {
    const eventsFile = join(folder, `../${Math.random().toString(36).slice(2)}.events.json`);
    writeFileSync(eventsFile, JSON.stringify(events));
    // As on Lambda nothing is compiled when a container starts.
    const { NODE_ENV: _unset, NODE_COMPILE_CACHE: _none, NODE_OPTIONS: _options, ...inherited } = process.env;
    const child = spawn(process.execPath, [...flags, join(root, 'test/lambda/container.mjs'), folder, eventsFile], {
      env: { ...inherited, ...environment, ...extra }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => { process.stderr.write(chunk); said.push(chunk.toString('utf8')); });
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString('utf8'); });
    return new Promise((done) => child.on('close', () => { rmSync(eventsFile); said.push(...output.split('\n').filter((line) => line !== '' && !/^(?:RESULT|ERROR|FOOTPRINT) /.test(line))); done(output.split('\n')); }));
  };
  return {
    folder,
    files: { build: Object.keys(entries), source: Object.keys(namesIn(join(build, 'source.zip'))) },
    zipBytes: readFileSync(zip).byteLength,
    said,
    run: async (events) => (await start(events, {})).flatMap((line): Outcome[] => {
      if (line.startsWith('RESULT ')) return [JSON.parse(line.slice(7))];
      if (!line.startsWith('ERROR ')) return [];
      const { milliseconds, cpuMs, ...error } = JSON.parse(line.slice(6));
      return [{ error, milliseconds, cpuMs }];
    }),
    footprintAfter: async (events) => {
      const line = (await start(events, { FOOTPRINT: '1' }, NO_CLEANING)).find((text) => text.startsWith('FOOTPRINT '));
      return line ? JSON.parse(line.slice(10)) : { loaded: [], allocated: NaN };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An event as Zapier sends it to run one method. */
export function event(method: string, inputData: object, authData: object = {}, meta: object = {}): object {
  return {
    command: 'execute', method, isDeveloper: true, storeKey: 'test-zap',
    bundle: {
      authData, inputData, inputDataRaw: inputData,
      meta: { isLoadingSample: false, isFillingDynamicDropdown: false, isPopulatingDedupe: false, isTestingAuth: false, isBulkRead: false, limit: -1, page: 0, timezone: 'Europe/Berlin', inputFields: {}, ...meta },
    },
  };
}
