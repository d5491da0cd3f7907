/**
 * `npm run push [-- --plain-core]`: builds the app, uploads it by Zapier's CLI, and has Zapier run one step of it where there is a
 * connection. Where Zapier's server refuses the form that starts fast, or cannot run it, the app is built and uploaded with Zapier's
 * core as it came; `--plain-core` begins with that. Exit codes: 0 the app is in Zapier, 1 it is not or does not run
 * there, 2 nothing was tried: no login, not registered, no network, or no build.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/core_tree.ts';
import { refuseKeptByNpm } from './command_line.ts';
import { UsageError } from './demo/usage_error.ts';
import { pushApp, type Form } from './push/push_app.ts';
import { NotReady, openZapier } from './push/zapier_cli.ts';

const PLAIN = '--plain-core';
const forms: Form[] = process.argv.includes(PLAIN) ? ['plain'] : ['fast', 'plain'];
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function build(form: Form): void {
  const options = form === 'plain' ? [PLAIN] : [];
  const { status } = spawnSync(process.execPath, [join(root, 'src/scripts/build.ts'), ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new NotReady('The app could not be built, for the reason above: nothing was uploaded.');
}

process.chdir(root);
try {
  refuseKeptByNpm('npm run push --', [PLAIN]);
  const unknown = process.argv.slice(2).find((option) => option !== PLAIN);
  if (unknown) throw new UsageError(`“${unknown}” is no option; there is one, ${PLAIN}.`);
  const zapier = await openZapier(version);
  process.exitCode = await pushApp(forms, { build, ...zapier, say: (sentence) => console.log(`\n${sentence}`), pauseMs: 10_000 });
} catch (error) {
  if (!(error instanceof NotReady || error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
