/** docs/reference.md is the definition's, and the preview shows every field of every step. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import App from '../../index.ts';

const root = resolve(__dirname, '../..');
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

test('docs/reference.md is current', () => {
  expect(run('src/scripts/reference.ts', '--check')).toMatchObject({ status: 0, stderr: '' });
}, 60_000);

test('the preview lays out every visible step, with each of its fields', () => {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  const file = join(folder, 'preview.html');
  expect(run('src/scripts/preview.ts', file).status).toBe(0);
  const html = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  for (const create of Object.values(App.creates ?? {})) {
    const part = html.split('<section id="').find((section) => section.startsWith(`${create.key}"`)) ?? '';
    for (const field of create.operation.inputFields ?? []) {
      if (typeof field === 'object' && 'label' in field) expect(part).toContain(`<label>${String(field.label).replaceAll('&', '&amp;')}`);
    }
  }
  expect(html).not.toContain('gemini_models"');
}, 60_000);
