/** `npm run push` by Zapier's own CLI against a fake of Zapier's API: what ends up in Zapier, and what is said of it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pushApp } from '../../../src/scripts/push/push_app.ts';
import type { Upload } from '../../../src/scripts/push/zapier_cli.ts';
import { DEPLOY_KEY, type FakeZapierApi, startFakeZapierApi } from '../../fakes/zapier_api.ts';

jest.setTimeout(60_000);

let zapier: FakeZapierApi;
let folder: string;
beforeEach(async () => {
  zapier = await startFakeZapierApi();
  folder = mkdtempSync(join(tmpdir(), 'push-'));
  writeFileSync(join(folder, '.zapierapprc'), '{"id": 4711, "key": "App4711"}');
});
afterEach(async () => {
  await zapier.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Result { code: number; stdout: string; stderr: string }

/** Nobody's home, so that no login of whoever runs the tests is found. */
function run(script: string, args: string[], environment: Record<string, string> = {}): Promise<Result> {
  const { NODE_ENV: _test, ZAPIER_DEPLOY_KEY: _own, ...inherited } = process.env;
  const env = { ...inherited, HOME: folder, USERPROFILE: folder, DISABLE_ZAPIER_ANALYTICS: '1', ZAPIER_BASE_ENDPOINT: zapier.url, ZAPIER_CURRENT_APP_FILE: join(folder, '.zapierapprc'), ZAPIER_DEPLOY_KEY: DEPLOY_KEY, ...environment };
  return new Promise((done) => { execFile(process.execPath, [script, ...args], { cwd: folder, env }, (error, stdout, stderr) => done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })); });
}
const push = (...forms: string[]): Promise<Result> => run(join(__dirname, 'command.ts'), forms);
/** The script itself, for what it says before it builds. */
const command = (environment?: Record<string, string>): Promise<Result> => run(resolve(__dirname, '../../../src/scripts/push.ts'), [], environment);

const formInZapier = (): string | undefined => zapier.uploaded && JSON.parse(Buffer.from(zapier.uploaded['definition.json']!).toString()).form;
const uploads = (): number => zapier.asked.filter((line) => line.startsWith('PUT')).length;

test('taken: the fast form is in Zapier, and one step of it has run there', async () => {
  zapier.pending = 1;
  zapier.connections.unshift({ id: 6, title: 'Old', app_version: '0.9.0' });
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, form: formInZapier(), uploads: uploads() }).toEqual({ code: 0, form: 'fast', uploads: 1 });
  expect(stdout).toContain('Support Triage is in Zapier, in the fast form. Zapier has run one of its steps.');
  expect(zapier.asked.filter((line) => line.includes('/invoke/'))).toHaveLength(2);
});

test('taken, but without a connection no step can be tried: it says how the person finds out, and the one command that mends it', async () => {
  zapier.connections = [];
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, form: formInZapier() }).toEqual({ code: 0, form: 'fast' });
  expect(stdout).toMatch(/Connections, Add connection, Support Triage, and leave every field blank\..*`npm run push -- --plain-core`/s);
});

test('taken, but Zapier lets no step be tried: that is no reason to take the slower form', async () => {
  zapier.invoke = { status: 500, errors: ['Something went wrong.'] };
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, form: formInZapier() }).toEqual({ code: 0, form: 'fast' });
  expect(stdout).toMatch(/did not let one of its steps be tried \(.*Something went wrong\..*`npm run push -- --plain-core`/);
});

test('refused: the form with core as it came goes up, and it is said why, which one it is, and what that costs', async () => {
  zapier.mindsCore = 'at the upload';
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, form: formInZapier(), uploads: uploads() }).toEqual({ code: 0, form: 'plain', uploads: 2 });
  expect(stdout).toContain('does not take the fast form of the app: “zapier-platform-core is not a version we know., Install it anew.”');
  expect(stdout).toMatch(/in the form with Zapier's own code as it came\. It does the same.* starts more slowly/);
});

test('taken, but it does not run: the form with core as it came goes up, after a second try', async () => {
  zapier.mindsCore = 'when it runs';
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, form: formInZapier(), uploads: uploads() }).toEqual({ code: 0, form: 'plain', uploads: 2 });
  expect(stdout).toContain('has taken the fast form of the app, but a step does not run there: “Cannot find module');
  expect(stdout).toContain('Zapier has run one of its steps.');
  expect(zapier.asked.filter((line) => line.endsWith('/invoke'))).toHaveLength(3);
});

test('neither form runs: the exit code says so, and what Zapier said', async () => {
  zapier.runError = 'The connection has expired.';
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, form: formInZapier() }).toEqual({ code: 1, form: 'plain' });
  expect(stdout).toMatch(/But a step does not run there: “The connection has expired\.”\. .*the form is not to blame/);
});

test('neither form is taken: nothing has changed, and the reason is another', async () => {
  zapier.upload = { status: 400, errors: ['This version is in use by the public.'] };
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, form: formInZapier(), uploads: uploads() }).toEqual({ code: 1, form: undefined, uploads: 2 });
  expect(stdout).toMatch(/“This version is in use by the public\.”[^]*It takes neither[^]*Nothing has changed in Zapier\./);
});

test.each([[503, 'Service unavailable.'], [429, 'Slow down.'], [413, 'Request entity too large.']])('an answer that is not about the zip (%s) makes it no slower: it stops, and says what Zapier said', async (status, words) => {
  zapier.upload = { status, errors: [words] };
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, uploads: uploads() }).toEqual({ code: 1, uploads: 1 });
  expect(stdout).toMatch(new RegExp(`returned "${status}" saying "${words}"[^]*Nothing has changed in Zapier\\.`));
});

test('the first does not run and the second is not taken: it is said that the first is still there', async () => {
  const said: string[] = [];
  const answers: Upload[] = [{ outcome: 'taken' }, { outcome: 'refused', words: 'Too many files.' }];
  const code = await pushApp(['fast', 'plain'], { build: () => undefined, upload: async () => answers.shift()!, tryStep: async () => ({ outcome: 'crashes', words: 'x' }), say: (sentence) => said.push(sentence), pauseMs: 0 });
  expect(code).toBe(1);
  expect(said.at(-1)).toBe('In Zapier is still the fast form, which does not run.');
});

test('the network goes in the middle of an upload: no other form is tried', async () => {
  zapier.upload = 'cut';
  const { code, stdout } = await push('fast', 'plain');
  expect({ code, uploads: uploads() }).toEqual({ code: 1, uploads: 1 });
  expect(stdout).toContain('Zapier could not be reached.');
});

test('what is missing is said before a minute goes into a build', async () => {
  const before = async (environment?: Record<string, string>) => {
    const { code, stdout, stderr } = await command(environment);
    expect({ code, stdout, uploads: uploads() }).toEqual({ code: 2, stdout: '', uploads: 0 });
    return stderr;
  };
  expect(await before({ ZAPIER_DEPLOY_KEY: '' })).toContain('You are not logged in to Zapier. Type `npx zapier-platform login`');
  expect(await before({ ZAPIER_DEPLOY_KEY: 'of-yesterday' })).toContain('You are not logged in to Zapier.');
  expect(await before({ ZAPIER_BASE_ENDPOINT: 'http://127.0.0.1:9' })).toContain('Zapier could not be reached.');
  zapier.app.role = null;
  expect(await before()).toContain('missing required info (role)');
  writeFileSync(join(folder, '.zapierapprc'), '{"id": 12}');
  expect(await before()).toContain('You don\'t have access to integration ID 12');
  writeFileSync(join(folder, '.zapierapprc'), '{"includeInBuild": []}');
  expect(await before()).toContain('Type `npx zapier-platform register "Support Triage"`');
});
