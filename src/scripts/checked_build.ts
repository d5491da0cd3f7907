/** What `npm test` does before its tests: the types are checked while the zips are built. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const run = (program: string, ...args: string[]): Promise<number> =>
  new Promise((done) => { spawn(process.execPath, [join(root, program), ...args], { cwd: root, stdio: 'inherit' }).on('close', (code) => done(code ?? 1)); });

process.exitCode = Math.max(...await Promise.all([run('node_modules/typescript/bin/tsc', '-p', '.'), run('src/scripts/build.ts')]));
