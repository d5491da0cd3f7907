// One Lambda container: loads the unzipped build as Zapier does and runs the events of a file in order.
// Usage: node container.mjs FOLDER EVENTS.json; each event answers with one line, `RESULT {…}` or `ERROR {…}`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getHeapSpaceStatistics } from 'node:v8';

const [folder, eventsFile] = process.argv.slice(2);
delete process.env.NODE_ENV;
Object.assign(process.env, { AWS_LAMBDA_FUNCTION_NAME: 'support-triage', AWS_LAMBDA_FUNCTION_VERSION: '1', LAMBDA_TASK_ROOT: folder });
process.chdir(folder);
const { handler } = await import(pathToFileURL(join(folder, 'zapierwrapper.js')).href);

/** Bytes of young objects, of which nothing is given back where the process was started with room for all of them. */
const young = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_used_size;
const youngBefore = young();

for (const event of JSON.parse(readFileSync(eventsFile, 'utf8'))) {
  const started = performance.now();
  const before = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(before);
    return { milliseconds: performance.now() - started, cpuMs: (user + system) / 1000 };
  };
  let line;
  try {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('Lambda would have ended this step after 30 s')), 30_000).unref());
    const answer = await Promise.race([handler(event, { awsRequestId: 'test', getRemainingTimeInMillis: () => 30_000 }), late]);
    line = `RESULT ${JSON.stringify({ ...answer, ...spent() })}`;
  } catch (error) {
    line = `ERROR ${JSON.stringify({ name: error.name, message: error.message, ...spent() })}`;
  }
  process.stdout.write(`${line}\n`);
}
if (process.env.FOOTPRINT) {
  const allocated = young() - youngBefore;
  const { createRequire } = await import('node:module');
  const loaded = Object.keys(createRequire(join(folder, 'zapierwrapper.js')).cache ?? {}).map((path) => path.slice(folder.length + 1));
  const ofNode = process.moduleLoadList.map((name) => name.replace('NativeModule ', 'node:'));
  process.stdout.write(`FOOTPRINT ${JSON.stringify({ loaded: [...loaded, ...ofNode], allocated })}\n`);
}
