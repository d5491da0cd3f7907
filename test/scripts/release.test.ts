/** The release script in a small repository of its own: what it refuses, and what it does. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const script = resolve(__dirname, '../../src/scripts/release.ts');
const folder = mkdtempSync(join(tmpdir(), 'release-'));
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const git = (...args: string[]): string => spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout.trim();
const commit = (): void => { git('add', '-A'); git('-c', 'user.name=T', '-c', 'user.email=t@t.example', 'commit', '-qm', 'x'); };
const release = (version: string) => spawnSync(process.execPath, [script, version, '--skip-tests'], { cwd: folder, encoding: 'utf8', env: { ...process.env, GIT_AUTHOR_NAME: 'T', GIT_AUTHOR_EMAIL: 't@t.example', GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@t.example' } });
const reference = (key: string, label = '**Message**', given = 'product'): string => `# R\n\n## Draft Reply\n### What you fill in\n| field | key | value |\n|---|---|---|\n| ${label} | \`${key}\` | text |\n| **Product** | \`product\` | text |\n\n### What it gives\n| field | key | type |\n|---|---|---|\n| Product | \`${given}\` | string |\n`;

beforeAll(() => {
  mkdirSync(join(folder, 'docs'));
  git('init', '-q');
  put('package.json', JSON.stringify({ name: 'x', version: '1.0.0', scripts: { reference: 'true' } }, null, 2));
  put('package-lock.json', JSON.stringify({ name: 'x', version: '1.0.0', packages: { '': { name: 'x', version: '1.0.0' } } }, null, 2));
  put('CHANGELOG.md', '# C\n\n## 1.1.0 (2026-11-28)\n');
  put('docs/reference.md', reference('message'));
  commit();
  git('tag', 'v1.0.0');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('refuses what is no version, a changelog without it, and a tree that is not clean', () => {
  expect(release('soon')).toMatchObject({ status: 2, stderr: expect.stringContaining('Say which version') });
  expect(release('1.2.0')).toMatchObject({ status: 2, stderr: expect.stringContaining('has no heading “## 1.2.0') });
  put('new.txt', 'x');
  expect(release('1.1.0')).toMatchObject({ status: 2, stderr: expect.stringContaining('not clean') });
  rmSync(join(folder, 'new.txt'));
});

test('refuses to drop a key that zaps store', () => {
  put('docs/reference.md', reference('text'));
  commit();
  expect(release('1.1.0')).toMatchObject({ status: 2, stderr: expect.stringContaining('Draft Reply: message') });
  put('docs/reference.md', reference('message'));
  commit();
});

test('refuses to drop what a step gives, though a field of the same key stays, and to require what was optional', () => {
  put('docs/reference.md', reference('message', '**Message**', 'thing'));
  commit();
  expect(release('1.1.0')).toMatchObject({ status: 2, stderr: expect.stringContaining('Draft Reply gives: product') });
  put('docs/reference.md', reference('message', '**Message** (required)'));
  commit();
  expect(release('1.1.0')).toMatchObject({ status: 2, stderr: expect.stringContaining('required now: Draft Reply: message') });
  put('docs/reference.md', reference('message'));
  commit();
});

test('takes the version back where the tests fail', () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  put('package.json', JSON.stringify({ ...manifest, scripts: { ...manifest.scripts, test: 'false' } }, null, 2));
  commit();
  const { status, stderr } = spawnSync(process.execPath, [script, '1.1.0'], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('the version is what it was') });
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version).toBe('1.0.0');
  expect(git('status', '--porcelain')).toBe('');
});

test('writes the version, commits and tags', () => {
  expect(release('1.1.0')).toMatchObject({ status: 0, stderr: '' });
  expect(git('describe', '--tags')).toBe('v1.1.0');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version).toBe('1.1.0');
  expect(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))).toMatchObject({ version: '1.1.0', packages: { '': { version: '1.1.0' } } });
  expect(git('status', '--porcelain')).toBe('');
});
