/**
 * `npm run release -- X.Y.Z [--skip-tests]`: makes a release out of a clean tree whose changelog has the version's heading.
 * Writes the version, runs the tests, commits, tags; uploads nothing (`npm run push` does). Exit code 2: something is missing.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [version = '', ...options] = process.argv.slice(2);

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) stop(`${command} ${args.join(' ')} failed: ${stderr.trim()}`);
  return stdout.trim();
}

interface Key { name: string; required: boolean }

/** The keys a page of reference names, step by step, what is filled in apart from what is given: what zaps store. */
const keysIn = (reference: string): Key[] => reference.split(/^## /m).slice(1).flatMap((section) => {
  const step = section.split('\n')[0] ?? '';
  return section.split(/^### /m).flatMap((part) => {
    const side = part.startsWith('What it gives') ? ' gives' : '';
    return [...part.matchAll(/^\| ([^|\n]{1,80}) \| `([\w[\]]{1,80})` \|/gm)].map(([, label = '', key]) => ({ name: `${step}${side}: ${key}`, required: label.includes('(required)') }));
  });
});

if (!/^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(version)) stop('Say which version: npm run release -- 1.2.0');
if (run('git', 'status', '--porcelain')) stop('The tree is not clean: commit or stash first.');
const heading = new RegExp(`^## ${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d{2}-\\d{2}\\)$`, 'm');
if (!heading.test(readFileSync('CHANGELOG.md', 'utf8'))) stop(`CHANGELOG.md has no heading “## ${version} (${new Date().toISOString().slice(0, 10)})”.`);

const before = spawnSync('git', ['describe', '--tags', '--abbrev=0', '--match', 'v*'], { encoding: 'utf8' }).stdout.trim();
if (before) {
  const now = keysIn(readFileSync('docs/reference.md', 'utf8'));
  const old = keysIn(run('git', 'show', `${before}:docs/reference.md`));
  const gone = old.filter(({ name }) => !now.some((key) => key.name === name)).map(({ name }) => name);
  const optional = new Set(old.filter(({ required }) => !required).map(({ name }) => name));
  const demanded = now.filter(({ name, required }) => required && optional.has(name)).map(({ name }) => name);
  const major = (name: string): number => Number(name.replace(/^v/, '').split('.')[0]);
  const sameMajor = major(version) <= major(before);
  if (demanded.length > 0 && sameMajor) stop(`Zaps on ${before} may leave blank what is required now: ${demanded.join(', ')}. Make it optional again, or make this a new major version.`);
  if (gone.length > 0 && sameMajor) stop(`Zaps on ${before} use what is gone: ${gone.join(', ')}. Bring it back, or make this a new major version: zaps cannot be migrated onto it.`);
}

for (const file of ['package.json', 'package-lock.json']) {
  const text = readFileSync(file, 'utf8');
  const old = JSON.parse(text).version;
  // The first one or, in the lock file, two mentions are the app's own; a formatter would touch the whole file.
  writeFileSync(file, text.split('\n').map((line, index) => (index < 12 ? line.replace(`"version": "${old}"`, `"version": "${version}"`) : line)).join('\n'));
}
run('npm', 'run', '--silent', 'reference');
if (!options.includes('--skip-tests') && spawnSync('npm', ['test'], { stdio: 'inherit' }).status !== 0) {
  run('git', 'checkout', '--', 'package.json', 'package-lock.json', 'docs/reference.md');
  stop('The tests are not green: nothing was committed, and the version is what it was.');
}
run('git', 'commit', '--all', '--message', `Release ${version}`);
run('git', 'tag', `v${version}`);
console.log(`v${version} is committed and tagged. Next: npm run push, npm run smoke, then promote and migrate (docs/engineering.md).`);
