'use strict';
// The head of dist/app.cjs, as the build writes it. Chunks of the app lie in archives, compressed by brotli; each runs when it is first required,
// as Node would run the file of its name. `brotli -d` shows what is in an archive: the code of each, one behind the other. What the build reckons ahead
// lies in tables, each compressed by itself, one behind the other in a file: a zip has 150 bytes to say of each file.
const { closeSync, openSync, readFileSync, readSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { compileFunction, constants } = require('node:vm');
const { brotliDecompressSync } = require('node:zlib');

const folder = join(__dirname, 'chunks');
// Places are texts: of what no step asks for no object is made.
/** Where the code of each chunk lies: in which archive, from which byte on, and how many. */
const ARCHIVES = {};
/** Where each table lies in tables.bin: from which byte on, and how many. */
const TABLES = {};
/** Archives that were unpacked, by their names. */
const unpacked = new Map();
/** Chunks that run or have run. Node's own list holds them too, for who looks there; under a loader's hooks it is not to be had. */
const chunks = new Map();
/** What those that have run export, by each name that they are asked for: a warm process asks a dozen times an event. */
const exportsOf = new Map();

function tableOf(name) {
  const [from, length] = TABLES[name].split(' ').map(Number), bytes = Buffer.allocUnsafe(length), file = openSync(join(folder, 'tables.bin'));
  try {
    if (readSync(file, bytes, 0, length, from) < length) throw new Error(`dist/chunks/tables.bin ends before ${name} does.`);
  } finally {
    closeSync(file);
  }
  return brotliDecompressSync(bytes);
}

function codeOf(name) {
  const [archive, from, length] = ARCHIVES[name].split(' ');
  if (!unpacked.has(archive)) unpacked.set(archive, brotliDecompressSync(readFileSync(join(folder, archive))));
  return unpacked.get(archive).latin1Slice(Number(from), Number(from) + Number(length));
}

function requireChunk(asked) {
  const known = exportsOf.get(asked);
  if (known) return known;
  const name = asked.replace(/^\.\/(?:chunks\/)?/, '');
  if (!(name in ARCHIVES)) return require(asked);
  const path = join(folder, name);
  if (chunks.has(path)) return kept(asked, chunks.get(path));
  const chunk = new Module(path, module);
  const run = compileFunction(codeOf(name), ['exports', 'require', 'module', '__filename', '__dirname', 'tableOf'], { filename: path, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  chunks.set(path, chunk);
  if (require.cache) require.cache[path] = chunk;
  try {
    run.call(chunk.exports, chunk.exports, requireChunk, chunk, path, folder, tableOf);
    chunk.loaded = true;
  } finally {
    if (!chunk.loaded) {
      chunks.delete(path);
      if (require.cache) delete require.cache[path];
    }
  }
  return kept(asked, chunk);
}

/** One that still runs may yet export something else. */
function kept(asked, chunk) {
  if (chunk.loaded) exportsOf.set(asked, chunk.exports);
  return chunk.exports;
}
