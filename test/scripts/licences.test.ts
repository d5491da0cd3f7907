/** Every package in the zip has a licence that allows its use, none runs a script when it is installed, and the list is the zip's. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

test('THIRD_PARTY.md is what the zip holds, and nothing in it is amiss', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'src/scripts/licences.ts'), '--check'], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
}, 60_000);
