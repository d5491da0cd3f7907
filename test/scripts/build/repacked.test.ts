/** The zip is written anew, smaller, and holds what it held. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { repack } from '../../../src/scripts/build/repacked.ts';

const folder = mkdtempSync(join(tmpdir(), 'support-triage-repacked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = readFileSync(__filename);
const definition = { version: '1.0.0', text: 'grüße' };
const FILES = {
  'zapierwrapper.js': source, 'index.js': Buffer.from(''), 'definition.json': Buffer.from(JSON.stringify(definition, null, 2)), 'package.json': Buffer.from('{}'),
  'dist/rules.br': new Uint8Array(70_000).map((_, at) => (at * at * 31) >> 7), 'node_modules/@a/full/lib/a.js': source, 'node_modules/@a/full/package.json': Buffer.from('{"main":"lib/a.js"}'),
  'node_modules/@a/full/node_modules/empty/package.json': Buffer.from('{}'), 'node_modules/@a/empty/esm/package.json': Buffer.from('{}'),
};

async function repacked(plain: boolean): Promise<{ bytes: Buffer; files: Record<string, Uint8Array>; entries: UnzipFileInfo[]; before: number }> {
  const zip = join(folder, 'build.zip');
  writeFileSync(zip, zipSync(FILES, { level: 9 }));
  const before = statSync(zip).size;
  await repack(zip, { plain });
  const entries: UnzipFileInfo[] = [];
  const bytes = readFileSync(zip);
  return { bytes, files: unzipSync(bytes, { filter: (file) => { entries.push(file); return true; } }), entries, before };
}

test('holds every file with its bytes, stored or deflated, in less room', async () => {
  const { bytes, files, entries, before } = await repacked(true);
  expect(Object.keys(files).sort()).toEqual(Object.keys(FILES).sort());
  for (const [name, written] of Object.entries(files)) if (name !== 'definition.json') expect(Buffer.compare(written, FILES[name as keyof typeof FILES])).toBe(0);
  expect(Buffer.from(files['definition.json'] ?? []).toString()).toBe('{"version":"1.0.0","text":"grüße"}');
  expect(entries.filter(({ compression }) => ![0, 8].includes(compression))).toEqual([]);
  expect(bytes.length).toBeLessThan(before);
  expect(Buffer.compare((await repacked(true)).bytes, bytes)).toBe(0);
});

test('leaves out packages of which nothing but the package.json went along, unless core is plain', async () => {
  const { files } = await repacked(false);
  expect(Object.keys(FILES).filter((name) => !(name in files))).toEqual(['node_modules/@a/full/node_modules/empty/package.json', 'node_modules/@a/empty/esm/package.json']);
});
