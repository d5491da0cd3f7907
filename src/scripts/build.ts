/**
 * `npm run build`: makes build/build.zip and build/source.zip as Zapier's CLI would upload them, offline.
 *
 * 1. The app is bundled: dist/app.cjs, and one CommonJS chunk for each `import()` in the source, so that a step loads
 *    only what it uses. (CommonJS because requiring a large chunk is some 90 ms faster than importing it; measured.)
 * 2. stage/ gets the bundle, a package.json that asks for nothing but zapier-platform-core, and core's production tree
 *    copied from node_modules: no registry is asked.
 * 3. Zapier's own CLI validates and zips the stage.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const stage = join(root, 'stage');
const packageJson: { name: string; version: string; description: string; license: string; engines: object; dependencies: Record<string, string> } =
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Path of the chunk that holds a lazily imported module, relative to dist/: `chunks/adapters_gemini_engine.cjs`. */
function chunkName(modulePath: string): string {
  const inside = relative(root, modulePath).replace(/^node_modules[\\/]/, '').replace(/^src[\\/]/, '');
  return `chunks/${inside.replace(/\.[cm]?[jt]s(on)?$/, '').replace(/[^a-z0-9]+/gi, '_')}.cjs`;
}

/** Leaves each `import()` as a require of its own chunk and notes which module that chunk must hold. */
const chunkPerImport = (found: Set<string>, fromChunk: boolean): Plugin => ({
  name: 'chunk-per-import',
  setup(bundler) {
    bundler.onResolve({ filter: /.*/ }, async (args) => {
      if (args.kind !== 'dynamic-import' || args.pluginData === 'resolving') return undefined;
      const target = await bundler.resolve(args.path, { kind: args.kind, resolveDir: args.resolveDir, importer: args.importer, pluginData: 'resolving' });
      if (target.errors.length > 0 || target.external) return target;
      found.add(target.path);
      return { path: `./${fromChunk ? '' : 'chunks/'}${chunkName(target.path).slice('chunks/'.length)}`, external: true };
    });
  },
});

async function bundle(entry: string, outfile: string, found: Set<string>, fromChunk: boolean): Promise<void> {
  await build({
    entryPoints: [entry], outfile, bundle: true, platform: 'node', target: 'node22', format: 'cjs',
    minify: true, keepNames: true, legalComments: 'none', logLevel: 'warning',
    external: ['zapier-platform-core'], supported: { 'dynamic-import': false },
    plugins: [chunkPerImport(found, fromChunk)],
  });
}

/** Bundles the app and, from there, every chunk that is reachable. Returns the chunks' names. */
async function bundleApp(dist: string): Promise<string[]> {
  const found = new Set<string>();
  await bundle(join(root, 'index.ts'), join(dist, 'app.cjs'), found, false);
  for (const modulePath of found) await bundle(modulePath, join(dist, chunkName(modulePath)), found, true);
  // Zapier's wrapper imports the package as an ES module.
  writeFileSync(join(dist, 'index.js'), "import app from './app.cjs';\nexport default app.default;\n");
  return [...found].map(chunkName);
}

/** Folders of a package and of everything it needs in production, as installed here. */
function productionTree(name: string, from: string, seen = new Set<string>()): Set<string> {
  const folder = findPackage(name, from);
  if (!folder || seen.has(folder)) return seen;
  seen.add(folder);
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) productionTree(dependency, folder, seen);
  return seen;
}

function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}

function layStage(): void {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(join(stage, 'dist/chunks'), { recursive: true });
  const { name, version, description, license, dependencies } = packageJson;
  const core = dependencies['zapier-platform-core'];
  const staged = { name, version, private: true, description, license, type: 'module', exports: './dist/index.js', engines: { node: '>=22' }, dependencies: { 'zapier-platform-core': core } };
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(staged, null, 2)}\n`);
  writeFileSync(join(stage, '.gitignore'), 'node_modules/\nbuild/\n.env*\n');
  cpSync(join(root, '.zapierapprc'), join(stage, '.zapierapprc'));
  cpSync(join(root, 'LICENSE'), join(stage, 'LICENSE'));
  for (const folder of productionTree('zapier-platform-core', root)) {
    const nested = join(folder, 'node_modules');
    cpSync(folder, join(stage, relative(root, folder)), { recursive: true, filter: (path) => path !== nested && !path.startsWith(`${nested}/`) });
  }
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

layStage();
const chunks = await bundleApp(join(stage, 'dist'));
zapier('validate', '--without-style');
zapier('build', '--skip-validation', '--skip-dep-install');
mkdirSync(join(root, 'build'), { recursive: true });
for (const zip of ['build.zip', 'source.zip']) cpSync(join(stage, 'build', zip), join(root, 'build', zip));
const kilobytes = (file: string) => `${(statSync(file).size / 1024).toFixed(0)} KB`;
console.log(`build/build.zip ${kilobytes(join(root, 'build/build.zip'))}, build/source.zip ${kilobytes(join(root, 'build/source.zip'))}, app.cjs ${kilobytes(join(stage, 'dist/app.cjs'))}`);
for (const chunk of chunks) console.log(`  ${chunk} ${kilobytes(join(stage, 'dist', chunk))}`);
