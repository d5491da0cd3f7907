/**
 * `pushApp` as `npm run push` calls it, with Zapier's own CLI, in the folder of the process: but what it builds are small zips, whose
 * core is npm's in the plain form and has a line more in the fast one. The environment says where Zapier is. Arguments: the forms.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { pushApp, type Form } from '../../../src/scripts/push/push_app.ts';
import { NotReady, openZapier } from '../../../src/scripts/push/zapier_cli.ts';

const core = resolve(import.meta.dirname, '../../../node_modules/zapier-platform-core');
const manifest = JSON.stringify({ name: 'support-triage', version: '1.0.0' });
const definition = { version: '1.0.0', creates: { analyze_sentiment: {} } };

function build(form: Form): void {
  mkdirSync('build', { recursive: true });
  const npmCore = readFileSync(join(core, 'index.js'), 'utf8');
  writeFileSync('build/build.zip', zipSync({
    'package.json': strToU8(manifest), 'definition.json': strToU8(JSON.stringify({ ...definition, form })),
    'zapierwrapper.js': readFileSync(join(core, 'include/zapierwrapper.js')),
    'node_modules/zapier-platform-core/index.js': strToU8(form === 'plain' ? npmCore : `${npmCore}\n// rearranged\n`),
  }));
  writeFileSync('build/source.zip', zipSync({ 'package.json': strToU8(manifest) }));
}

try {
  const zapier = await openZapier('1.0.0');
  process.exitCode = await pushApp(process.argv.slice(2) as Form[], { build, ...zapier, say: (sentence) => console.log(sentence), pauseMs: 10 });
} catch (error) {
  if (!(error instanceof NotReady)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
