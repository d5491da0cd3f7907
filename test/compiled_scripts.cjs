/** Jest's global set-up: what the processes that tests start have in common is compiled by the first of them, for all. */
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => { process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'support-triage-compiled'); };
