import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { SevenZipModuleFactory } from '7z-wasm';
import { unzipSync } from 'fflate';

/** CommonJS, whose types say that it is an ES module. */
const openSevenZip: SevenZipModuleFactory = createRequire(import.meta.url)('7z-wasm');

type Files = Readonly<Record<string, Uint8Array>>;

/** The same for every file, so that the same files make the same zip: the second of September 2001 at which a billion seconds had passed. */
const MADE = 1e12;

const foldersOf = (names: readonly string[]): Set<string> => new Set(names.flatMap((name) => name.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))));

/** A plain zip of files by their names, deflated as tightly as 7-Zip can within some seconds: a twentieth less than by zlib. */
async function zipped(files: Files): Promise<Uint8Array> {
  const { FS, callMain } = await openSevenZip({ print: () => {} });
  const folder = '/zip';
  for (const inside of foldersOf(Object.keys(files))) FS.mkdir(join(folder, inside));
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, name);
    FS.writeFile(path, bytes);
    FS.chmod(path, 0o644);
    FS.utime(path, MADE, MADE);
  }
  FS.writeFile('/names', Object.keys(files).join('\n'));
  FS.chdir(folder);
  callMain(['a', '-tzip', '-mx=9', '-mfb=258', '-mpass=8', '-mtp=2', '/build.zip', '@/names']);
  return FS.readFile('/build.zip');
}

/** Names of files without those of packages of which nothing but the package.json is there: nothing asks for them. */
function withoutEmptyPackages(names: readonly string[]): string[] {
  const packageOf = (name: string): string => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '';
  const filled = new Set(names.filter((name) => !name.endsWith('/package.json')).map(packageOf));
  return names.filter((name) => filled.has(packageOf(name)));
}

const same = (a: Files, b: Files): boolean => Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, bytes]) => b[name] !== undefined && Buffer.compare(bytes, b[name]) === 0);

/**
 * Writes a zip of Zapier's CLI anew, smaller: the same files with the same bytes, but definition.json in one line, and unless core is `plain`
 * without packages of which only the package.json went along. Fails where what it wrote does not unzip to that.
 */
export async function repack(zip: string, { plain }: { plain: boolean }): Promise<void> {
  const all: Files = unzipSync(readFileSync(zip));
  const names = Object.keys(all).filter((name) => !name.endsWith('/'));
  const kept = Object.fromEntries((plain ? names : withoutEmptyPackages(names)).map((name) => [name, all[name] ?? new Uint8Array()]));
  const definition = JSON.stringify(JSON.parse(Buffer.from(all['definition.json'] ?? []).toString('utf8')));
  const files = { ...kept, 'definition.json': Buffer.from(definition) };
  const written = await zipped(files);
  if (!same(files, unzipSync(written))) throw new Error(`${zip} was not written anew as it was.`);
  writeFileSync(zip, written);
}
