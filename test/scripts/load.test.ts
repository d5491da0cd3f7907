/** The load test in small: eight zaps for twenty seconds over a network with many faults. `npm run load` is the whole of it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');

test('no ticket is lost, doubled or mixed up where a tenth of the requests fail', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'support-triage-load-test-'));
  try {
    const { NODE_ENV: _test, ...env } = process.env;
    const json = join(folder, 'load.json');
    await promisify(execFile)(process.execPath, ['src/scripts/load.ts', '--minutes', '0.3', '--zaps', '8', '--processes', '2', '--faults', '0.1', '--poll', '8', '--ticket', '10', '--json', json], { cwd: root, env });
    const result = JSON.parse(readFileSync(json, 'utf8'));
    expect(result.tickets).toBeGreaterThan(4);
    expect(result).toMatchObject({ answered: result.tickets, lost: 0, doubled: 0, mixedUp: 0, failures: {} });
    expect(result.networks.sheets.faults + result.networks.gemini.faults + result.networks.pinecone.faults).toBeGreaterThan(0);
    expect(result.networks.sheets.busiestMinute).toBeLessThanOrEqual(60);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
