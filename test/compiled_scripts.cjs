/** Jest's global set-up: what the processes that tests start have in common is compiled, and freed of its types, by the first of them, for all. */
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'support-triage-compiled');
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, `--require ${JSON.stringify(join(__dirname, 'stripped_once.cjs'))}`].filter(Boolean).join(' ');
};
