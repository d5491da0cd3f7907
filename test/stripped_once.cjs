/**
 * Loaded into the processes that tests start: a module's code without its types is kept by what it is made from. Node keeps what it compiles
 * but not this, which is a third of a start's work. test/scripts/command_line.test.ts starts every script without it.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { registerHooks, stripTypeScriptTypes } = require('node:module');
const { join } = require('node:path');
const { fileURLToPath } = require('node:url');

const folder = process.env.NODE_COMPILE_CACHE && join(process.env.NODE_COMPILE_CACHE, `stripped-${process.version}`);

/** As Node itself does it: without the warning that its function brings, which a test of what a process says would take for the script's. */
function withoutTypes(source) {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function stripped(source) {
  const path = join(folder, createHash('sha256').update(source).digest('hex'));
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const code = withoutTypes(source);
    mkdirSync(folder, { recursive: true });
    // Whole or not at all: another process may read it at the same time.
    writeFileSync(`${path}.${process.pid}`, code);
    renameSync(`${path}.${process.pid}`, path);
    return code;
  }
}

if (folder) {
  registerHooks({
    load: (url, context, next) => (url.startsWith('file:') && /\.ts$/.test(url)
      ? { format: 'module', source: stripped(readFileSync(fileURLToPath(url), 'utf8')), shortCircuit: true }
      : next(url, context)),
  });
}
