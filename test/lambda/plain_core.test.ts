/** `npm run build -- --plain-core`: the way out, should Zapier's server ever mind what the build does with core. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Container, event, openContainer } from './container.ts';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'support-triage-plain-'));

let plain: Container;
let usual: Container;

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'src/scripts/build.ts'), '--plain-core', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  plain = openContainer({}, { build: join(folder, 'build') });
  usual = openContainer({});
}, 180_000);
afterAll(() => {
  plain?.remove();
  usual?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const differing = (files: readonly string[], other: string): string[] => files.filter((file) => !readFileSync(join(plain.folder, file)).equals(readFileSync(join(other, file))));

test('core and its packages are npm\'s, byte for byte, and the app is the one of every build, wherever it is made', () => {
  // What stands where node-fetch looks for a package that is not there (src/scripts/build.ts).
  const brought = plain.files.build.filter((file) => /^node_modules\/(?!encoding\/)/.test(file));
  expect(differing(brought, root)).toEqual([]);
  expect(brought.length).toBeGreaterThan(300);
  const own = plain.files.build.filter((file) => !file.startsWith('node_modules/'));
  expect(differing(own, usual.folder)).toEqual([]);
  expect(own).toEqual(usual.files.build.filter((file) => !file.startsWith('node_modules/')));
  // Zapier's CLI writes them in the order in which it has read them.
  expect(plain.files.source.toSorted()).toEqual(usual.files.source.toSorted());
});

test('it validates, and answers as the usual zip does', async () => {
  const events = [{ command: 'validate' }, { command: 'definition' }, ...['analyze_sentiment', 'triage_ticket'].map((key) => event(`creates.${key}.operation.perform`, { subject: 'Lamp', message: '<p>The lamp flickers &amp; hums. What can I do?</p>' }))];
  const [answers, others] = (await Promise.all([plain.run(events), usual.run(events)])).map((outcomes) => outcomes.map(({ results, error }) => ({ results, error })));
  expect(answers).toEqual(others);
  expect(answers?.map(({ error }) => error)).toEqual(events.map(() => undefined));
  expect(answers?.[0]?.results).toEqual([]);
}, 60_000);
