/** Runs `src/scripts/demo.ts` as a person would, in a folder of its own, with no key in the environment. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const script = resolve(__dirname, '../../../src/scripts/demo.ts');

/** Blank wins over a developer's own .env. */
const NO_KEYS = {
  GOOGLE_SERVICE_ACCOUNT: '', SPREADSHEET: '', WORKSHEET: '', GEMINI_API_KEY: '', GEMINI_MODEL: '', PINECONE_API_KEY: '', PINECONE_INDEX: '',
};

export interface DemoResult {
  code: number | null;
  stdout: string;
  stderr: string;
  folder: string;
  /** What `--json out.json` holds; `[]` where it was not written. */
  journeys: Record<string, any>[];
}

export const demoFolder = (): string => mkdtempSync(join(tmpdir(), 'demo-'));

/** Writes `tickets` (if any) as tickets.csv and runs the demo there; `--data tickets.csv` is up to the arguments. */
export async function runDemo(args: string[], tickets?: string | Buffer, env: Record<string, string> = {}): Promise<DemoResult> {
  const folder = demoFolder();
  if (tickets !== undefined) writeFileSync(join(folder, 'tickets.csv'), tickets);
  const child = spawn(process.execPath, [script, ...args], { cwd: folder, env: { ...process.env, ...NO_KEYS, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString('utf8'); });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const json = join(folder, 'out.json');
  return { code, stdout, stderr, folder, journeys: existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) : [] };
}
