/** Chunks in archives run as the files of their names would: asked of Node itself. */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

const MODULE = join(__dirname, '../../../src/scripts/build/archives.ts');

const APP = {
  'app.cjs': 'exports.default = require("./chunks/app_code.cjs").ask;',
  'chunks/app_code.cjs': 'exports.early = 1; const other = require("./other.cjs"); exports.ask = (name) => require("./" + name + ".cjs"); exports.seen = other.seen; exports.sep = require("node:path").sep;',
  'chunks/other.cjs': 'exports.seen = Object.keys(require("./app_code.cjs")); exports.own = this === module.exports; exports.lies = [__dirname, __filename]; exports.count = 0;',
  'chunks/late.cjs': 'exports.crypto = import("crypto").then(({ createHash }) => typeof createHash);',
  'chunks/fails_once.cjs': 'global.tried = (global.tried ?? 0) + 1;\nif (global.tried < 2) throw new Error("not yet");\nexports.tried = global.tried;',
  'chunks/pinecone.sdk.cjs': 'module.exports = function named() { return "pinecone"; };',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archives-'));
  mkdirSync(join(folder, 'chunks'));
  for (const [name, code] of Object.entries(APP)) writeFileSync(join(folder, name), code);
});
afterEach(() => rmSync(folder, { recursive: true }));

function node(script: string, ...flags: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', ...flags, '-e', script], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
const archive = (): string => node(`import { archiveChunks } from ${JSON.stringify(MODULE)}; archiveChunks(${JSON.stringify(folder)});`, '--input-type=module');
const TOLD = `const ask = require('./app.cjs').default; (async () => {
  const told = [ask('other'), ask('app_code').seen, ask('app_code').sep, ask('other') === ask('other'), ask('pinecone.sdk')(), ask('pinecone.sdk').name, await ask('late').crypto];
  for (let time = 0; time < 3; time += 1) try { told.push(ask('fails_once').tried); } catch (error) { told.push(error.stack.split('\\n').slice(0, 2)); }
  console.log(JSON.stringify([told, Object.keys(require.cache).sort()]));
})();`;

test('they give what the files give, and a trace names their files and lines', () => {
  const before = JSON.parse(node(TOLD));
  archive();
  for (const name of globSync('chunks/*.cjs', { cwd: folder })) rmSync(join(folder, name));
  const after = JSON.parse(node(TOLD));
  expect(after).toEqual(before);
  expect(JSON.stringify(after)).toContain('chunks/fails_once.cjs:2:');
});

test('they run where `require` has no list of what it gave, as under a loader\'s hooks', () => {
  const before = JSON.parse(node(TOLD))[0];
  archive();
  const hooked = TOLD.replace("require('./app.cjs').default", "(() => { const own = Object.assign((name) => require(name), { cache: undefined }); const module = { exports: {} }; new Function('require', 'module', 'exports', '__dirname', require('fs').readFileSync('app.cjs', 'utf8'))(own, module, module.exports, process.cwd()); return module.exports.default; })()");
  expect(JSON.parse(node(hooked))[0]).toEqual(before);
});

test('a vendor\'s chunks lie in an archive of their own, the others in one, and each is there to be read', () => {
  archive();
  const readable = (name: string): string => brotliDecompressSync(readFileSync(join(folder, 'chunks', `${name}.code.br`))).toString();
  expect(readable('pinecone')).toContain(APP['chunks/pinecone.sdk.cjs']);
  for (const chunk of ['app_code', 'other', 'late', 'fails_once'] as const) expect(readable('app')).toContain(APP[`chunks/${chunk}.cjs`]);
  expect(readable('app')).not.toContain('pinecone');
});

test('tables lie in one file, from which a chunk, and the app itself, reads each by itself', () => {
  const tables = { 'words.en': 'lamp torch', 'words.de': 'Lampe', weights: Buffer.from(Uint8Array.from({ length: 700 }, (_, at) => at * 7)).toString('latin1') };
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, `chunks/${name}.br`), brotliCompressSync(Buffer.from(text, 'latin1')));
  writeFileSync(join(folder, 'app.cjs'), 'exports.default = [tableOf("weights"), ...require("./chunks/app_code.cjs").tables].map((table) => table.toString("latin1"));');
  writeFileSync(join(folder, 'chunks/app_code.cjs'), 'exports.tables = ["words.en", "words.de"].map(tableOf);');
  archive();
  expect(JSON.parse(node('console.log(JSON.stringify(require("./app.cjs").default))'))).toEqual([tables.weights, tables['words.en'], tables['words.de']]);
  expect(globSync('chunks/*', { cwd: folder }).filter((name) => /words|weights|tables/.test(name))).toEqual(['chunks/tables.bin']);
  truncateSync(join(folder, 'chunks/tables.bin'), 10);
  expect(() => node('require("./app.cjs")')).toThrow('tables.bin ends before weights does');
});

test('a chunk with a letter of more than one byte is refused', () => {
  writeFileSync(join(folder, 'chunks/other.cjs'), 'exports.x = "é";');
  expect(archive).toThrow(/beyond ASCII/);
});
