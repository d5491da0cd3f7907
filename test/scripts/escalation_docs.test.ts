/** docs/escalation.md is what the rules and their cases say today. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

test('docs/escalation.md is current', () => {
  expect(spawnSync(process.execPath, [join(root, 'src/scripts/escalation_docs.ts'), '--check'], { cwd: root, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
}, 60_000);
