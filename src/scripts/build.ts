/**
 * `npm run build`: makes build/build.zip and build/source.zip as Zapier's CLI would upload them, offline.
 *
 * 1. The app is bundled: dist/app.cjs, and a CommonJS chunk for each `import()` in the source, so that a step loads only
 *    what it uses. (CommonJS because requiring a large chunk is some 90 ms faster than importing it; measured. The staged package is
 *    CommonJS too: of its two wrappers Zapier's CLI then takes the one that requires, and Node loads nothing of what imports need.)
 *    The chunks go into archives, which dist/app.cjs reads.
 * 2. stage/ gets the bundle, a package.json that asks for nothing but zapier-platform-core, and core's production tree
 *    copied from node_modules: no registry is asked. Its comments are left out, and what no command can reach; names of
 *    variables are short; what no step uses loads late; the packages below it are a file each. But with `npm run build -- --plain-core`, which ships core as npm brings it.
 * 3. Zapier's own CLI validates and zips the stage; the zip is then written anew, deflated more tightly.
 *
 * `npm run build -- FOLDER` puts stage/ and build/ into that folder, and not beside package.json.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { archiveChunks } from './build/archives.ts';
import { bareSchema } from './build/bare_schema.ts';
import { bundleApp } from './build/bundle.ts';
import { layCalledLodash } from './build/called_lodash.ts';
import { productionTree, root } from './build/core_tree.ts';
import { joinPackages } from './build/joined_packages.ts';
import { deferCore } from './build/late_core.ts';
import { repack } from './build/repacked.ts';
import { spareCore } from './build/spared_core.ts';
import { strip } from './build/stripped.ts';

/** A zip tells local times: the same files make the same zip wherever it is made. */
process.env.TZ = 'UTC';

const into = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? root);
const stage = join(into, 'stage');
const plainCore = process.argv.includes('--plain-core');
const packageJson: { name: string; version: string; description: string; license: string; engines: object; dependencies: Record<string, string>; overrides: Record<string, string> } =
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

async function layStage(): Promise<void> {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const { name, version, description, license, dependencies, overrides } = packageJson;
  const core = dependencies['zapier-platform-core'];
  const staged = { name, version, private: true, description, license, main: 'index.js', engines: { node: '>=22' }, dependencies: { 'zapier-platform-core': core }, overrides };
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(staged, null, 2)}\n`);
  writeFileSync(join(stage, '.gitignore'), 'node_modules/\nbuild/\n.env*\n');
  cpSync(join(root, '.zapierapprc'), join(stage, '.zapierapprc'));
  for (const file of ['LICENSE', 'THIRD_PARTY.md', 'THIRD_PARTY_LICENSES.txt']) cpSync(join(root, file), join(stage, file));
  for (const folder of productionTree('zapier-platform-core')) {
    const nested = join(folder, 'node_modules');
    cpSync(folder, join(stage, relative(root, folder)), { recursive: true, filter: (path) => path !== nested && !path.startsWith(`${nested}/`) });
  }
  if (plainCore) return;
  spareCore(join(stage, 'node_modules'));
  bareSchema(join(stage, 'node_modules'));
  deferCore(join(stage, 'node_modules'));
  await layCalledLodash(join(stage, 'node_modules'));
  joinPackages(join(stage, 'node_modules'));
  strip(join(stage, 'node_modules'));
}

/**
 * node-fetch asks for `encoding` if it happens to be there. It is, in the project's own node_modules (a tool of the tests
 * brings it), and Zapier's CLI would zip it from outside the stage, with a symlink for a wrapper that Lambda cannot load.
 */
function hideOptionalPackage(name: string): void {
  const folder = join(stage, 'node_modules', name);
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name, version: '0.0.0', main: 'index.js' })}\n`);
  writeFileSync(join(folder, 'index.js'), 'module.exports = {};\n');
}

/** Runs Zapier's CLI in the stage and ends this script with its words if it fails. */
function zapier(...args: string[]): void {
  const cli = createRequire(import.meta.url).resolve('zapier-platform-cli/src/bin/run');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: stage, encoding: 'utf8', env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1', NODE_ENV: 'production' },
  });
  if (status === 0) return;
  process.stderr.write(`zapier-platform ${args.join(' ')} failed:\n${stdout}\n${stderr}\n`);
  process.exit(1);
}

await layStage();
hideOptionalPackage('encoding');
const tables = (await bundleApp(join(stage, 'dist'))).filter(({ fileName }) => fileName.endsWith('.br'));
const archives = archiveChunks(join(stage, 'dist'));
writeFileSync(join(stage, 'index.js'), "module.exports = require('./dist/app.cjs').default;\n");
zapier('validate', '--without-style');
zapier('build', '--skip-validation', '--skip-dep-install');
await repack(join(stage, 'build/build.zip'), { plain: plainCore });
mkdirSync(join(into, 'build'), { recursive: true });
for (const zip of ['build.zip', 'source.zip']) cpSync(join(stage, 'build', zip), join(into, 'build', zip));
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;
for (const zip of ['build.zip', 'source.zip']) console.log(`build/${zip} ${kilobytes(statSync(join(into, 'build', zip)).size)}`);
for (const { fileName, bytes } of [...archives, ...tables]) console.log(`  dist/${fileName} ${kilobytes(bytes)}`);
