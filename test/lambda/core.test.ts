/** The zip's core loads late what no step uses (`src/scripts/build/late_core.ts`): it must answer as core does that npm brings. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type FakeZapier, startFakeZapier } from '../fakes/zapier.ts';
import { type Container, event, openContainer } from './container.ts';

const SECRET = 'one time';
const LODASH = 'node_modules/lodash/lodash.js';
const ANALYZE = 'creates.analyze_sentiment.operation.perform';
const TICKET = { subject: 'Lamp', message: 'The lamp flickers when it is dimmed. What can I do?', customer_name: 'Jo Lind', customer_email: 'jo@lind.example' };

let zapier: FakeZapier;
let late: Container;
let plain: Container;

beforeAll(async () => {
  zapier = await startFakeZapier();
  zapier.download = encrypted({ inputData: TICKET, authData: {}, meta: {} });
  const environment = { LOGGING_ENDPOINT: zapier.logUrl, GEMINI_BASE_URL: zapier.rpcUrl };
  late = openContainer(environment);
  plain = openContainer(environment, { onPlainCore: true });
}, 60_000);
afterAll(async () => {
  late?.remove();
  plain?.remove();
  await zapier?.close();
});

/** As Zapier's own side hands over a bundle that nobody else may read. */
function encrypted(bundle: object): string {
  const fernet = createRequire(createRequire(__filename).resolve('zapier-platform-core'))('fernet');
  const secret = new fernet.Secret(createHash('sha256').update(SECRET).digest().toString('base64url'));
  return new fernet.Token({ secret, time: Date.now() }).encode(gzipSync(JSON.stringify(bundle)).toString('base64'));
}

/** An action that the app does not have: Zapier hands such to core in an event. */
const action = (perform: object, more: object = {}) => (): object => ({
  ...event('creates.tried.operation.perform', { from: `${zapier.filesUrl}/read` }, { key: 'the-key-of-a-vendor' }), ...more,
  appRawOverride: [null, { creates: { tried: { key: 'tried', noun: 'Trial', display: { label: 'Try', description: 'Tries what core can do.' }, operation: { perform } } } }],
});
const code = (source: string, more?: object) => action({ source: `${source} return { id: 1 };`, args: ['z', 'bundle'] }, more);

const EVENTS: Readonly<Record<string, () => object>> = {
  // Before core has asked anybody: what a vendor is asked by must not belong to the step that asked first.
  'a vendor that answers nonsense': () => event(ANALYZE, { ...TICKET, engine: 'gemini' }, { gemini_api_key: 'key-of-nobody' }),
  'whose domain the agent is by then': code("return { id: 1, http: String(z.require('http').globalAgent.domain) };"),
  validate: () => ({ command: 'validate' }),
  'validate what is wrong in many ways': () => ({ command: 'validate', appRawOverride: [null, { triggers: { seen: { key: 'other', noun: 'x', display: { label: 'a', hidden: 7 }, operation: { perform: { url: 1 }, inputFields: [{ key: 'a', type: 'none', choices: 3 }, { key: 'a' }], throttle: { window: 0 } } } }, flags: { none: true }, searchOrCreates: { x: { key: 'x', display: {}, search: 'gone', create: 'gone' } }, authentication: { type: 'oauth2', fields: [{}] } }] }),
  definition: () => ({ command: 'definition' }),
  'a request': () => ({ command: 'request', bundle: { request: { url: `${zapier.filesUrl}/read`, method: 'GET' } } }),
  'the form of a connection': () => ({ command: 'getAuthTemplate', bundle: {} }),
  'a connection in that form': () => ({ command: 'renderAuthTemplate', bundle: { authData: { gemini_api_key: 'x' } } }),
  'no known command': () => ({ command: 'none' }),
  'a step': () => event(ANALYZE, TICKET),
  'a step without a log to write to': () => ({ ...event(ANALYZE, TICKET), token: undefined }),
  'a step of a published app': () => ({ ...event(ANALYZE, TICKET), isDeveloper: false }),
  'a step from the command line': () => ({ ...event(ANALYZE, TICKET), calledFromCli: true, logToStdout: true }),
  'the same, by invoke': () => ({ ...event(ANALYZE, TICKET), calledFromCli: true, calledFromCliInvoke: true }),
  'a step that is not there': () => event('creates.none.operation.perform', TICKET),
  'a step that halts': () => event(ANALYZE, { message: '' }),
  'a bundle that Zapier encrypted': () => ({ ...event(ANALYZE, {}), stashedBundleKey: 'stashed' }),
  'an answer too large to return': () => ({ ...event(ANALYZE, TICKET), autostashPayloadOutputLimit: -1 }),
  'a text stashed': code("return { id: 1, url: await z.stashFile('What the file holds.', 20, 'note.txt', 'text/plain') };"),
  'an answer stashed': code('return { id: 1, url: await z.stashFile(z.request({ url: bundle.inputData.from, raw: true })) };'),
  'a thing that is no file': code('await z.stashFile(7);'),
  'what a request brings': code("const { status, content, headers } = await z.request(bundle.inputData.from); return { id: 1, status, content, type: headers.get('content-type') };"),
  'a GET with a body': code("const { content } = await z.request({ url: bundle.inputData.from, method: 'GET', body: 'asked' }); return { id: 1, content };"),
  'a request in place of code': action({ url: '{{bundle.inputData.from}}', params: { at: '{{bundle.authData.key}}', none: '{{bundle.inputData.none}}' }, removeMissingValuesFrom: { params: true } }),
  'a server that is not there': code("await z.request({ url: 'https://127.0.0.1:1/none' });"),
  'the same, whatever its certificate': code("await z.request({ url: 'https://127.0.0.1:1/none' });", { verifySSL: false }),
  'whose domain the agents are': code("await z.request(bundle.inputData.from); const of = (name) => String(z.require(name).globalAgent.domain); return { id: 1, http: of('http'), https: of('https') };"),
  'what is written to the log': code("z.console.log('said', 1); console.log(z.errors.HaltedError.name, z.hash('md5', 'a'));"),
  'text that is no JSON': code("z.JSON.parse('{');"),
  'an error': code("throw new z.errors.ThrottledError('slow down', 7);"),
};

/** Text without what differs from one process to the next: numbers that are made up, times, where code lies. */
const constant = (text: string): string => text.replace(/-{20,}\w+/g, 'BOUNDARY').replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'UUID').replace(/\d+(?=ms\b)|(?<=_duration_ms":)\d+/g, '0').replace(/\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/g, 'DATE').replace(/(?:\\+n +at [^\\]*)+/g, ' AT');

async function answersOf(container: Container): Promise<{ answers: Record<string, { error?: object; results?: object; resultsUrl?: string }>; uploads: string[]; log: string[] }> {
  zapier.logLines.length = 0;
  zapier.uploads.length = 0;
  const outcomes = await container.run(Object.values(EVENTS).map((made) => ({ token: 'log-token', rpc_base: zapier.rpcUrl, environment: { _ZAPIER_ONE_TIME_SECRET: SECRET }, ...made() })));
  const answers = outcomes.map(({ milliseconds: _some, cpuMs: _more, ...answer }, at) => [Object.keys(EVENTS)[at], JSON.parse(constant(JSON.stringify(answer)))]);
  return { answers: Object.fromEntries(answers), uploads: zapier.uploads.map(constant), log: zapier.logLines.map(constant) };
}

test('every command, and what a step may ask of core, is answered as by core as npm brings it', async () => {
  const [ours, theirs] = [await answersOf(late), await answersOf(plain)];
  expect(ours).toEqual(theirs);
  const failed = Object.entries(theirs.answers).filter(([, { error }]) => error).map(([what]) => what);
  expect(failed).toEqual(['a vendor that answers nonsense', 'no known command', 'a step that is not there', 'a step that halts', 'a thing that is no file', 'a server that is not there', 'the same, whatever its certificate', 'text that is no JSON', 'an error']);
  expect(theirs.answers['whose domain the agent is by then']?.results).toEqual({ id: 1, http: 'null' });
  expect(Object.keys(theirs.answers['validate what is wrong in many ways']?.results ?? {}).length).toBeGreaterThan(10);
  expect(theirs.uploads).toHaveLength(3);
  // An app of Zapier's old editor, which ours is not, would hand lodash to scripts of its own (src/scripts/build/spared_core.ts).
  expect(Object.keys(theirs.answers.definition?.results ?? {})).toEqual(expect.not.arrayContaining(['legacy']));
  expect(theirs.answers['a request in place of code']?.results).toEqual({ asked: '/files/read?at=the-key-of-a-vendor', body: '' });
}, 60_000);

/** Node's `http` belongs for good to the step in which it loads first, with that step's log; core has loaded it before any. */
test.each<[what: string, first: object[]]>([
  ['a form of authentication', [{ command: 'getAuthTemplate', bundle: {} }]], ['one that is filled in', [{ command: 'renderAuthTemplate', bundle: { authData: { gemini_api_key: 'x' } } }]],
  ['core\'s patch of Node\'s `http`', [{ ...event(ANALYZE, TICKET), appRawOverride: [null, { flags: { skipHttpPatch: false } }] }]], ['z.require', []],
])('%s, where it comes first, leaves no agent to its own step', async (_what, first) => {
  const outcomes = await late.run([...first, code("const of = (name) => String(z.require(name).globalAgent.domain); return { id: 1, agents: [of('http'), of('https')] };")()]);
  expect(outcomes.map(({ error }) => error)).toEqual(outcomes.map(() => undefined));
  expect(outcomes.at(-1)?.results).toEqual({ id: 1, agents: ['null', 'null'] });
});

test('each file of core and of its packages exports functions and objects of the names that npm\'s exports', () => {
  const exported = (files: string[]): Record<string, string[]>[] => [late.folder, join(__dirname, '../..')].map((folder) =>
    JSON.parse(execFileSync(process.execPath, [join(__dirname, 'exported.cjs'), folder, ...files], { encoding: 'utf8', maxBuffer: 1 << 27 })));
  const [ours, theirs] = exported(late.files.build.filter((name) => /^node_modules\/(?!encoding\/).*\.js$/.test(name)));
  // Of the schema's documentation no command tells.
  const untold = (lists: Record<string, string[]> | undefined) => Object.entries(lists ?? {}).map(([name, lines]) => [name, lines.filter((line) => !/\.(?:description|(?:antiE|e)xamples|docAnnotation)\b/.test(line))]);
  // Of lodash what is called of it alone (test/lambda/lodash.test.ts): each name, and no more.
  const [called, whole] = [ours, theirs].map((lists) => (lists?.[LODASH] ?? []).filter((line) => /^\.\w+: /.test(line)).toSorted());
  const names = new Set(called?.map((line) => line.slice(0, line.indexOf(':'))));
  expect(called).toEqual(whole?.filter((line) => names.has(line.slice(0, line.indexOf(':')))));
  expect(names.size).toBeGreaterThan(30);
  for (const lists of [ours, theirs]) delete lists?.[LODASH];
  expect(untold(ours)).toEqual(untold(theirs));
  expect(Object.values(theirs ?? {}).flat().length).toBeGreaterThan(3_000);
}, 60_000);

/** What core throws, with its stack: for each line of it the function and the file of core. */
const STACKS = code(`const thrown = [];
  for (const fail of [() => z.JSON.parse('{'), () => z.stashFile(7), () => z.request('https://127.0.0.1:1/none'), () => z.cursor.get(), () => z.dehydrate(7), () => z.legacyScripting.none()]) {
    try { await fail(); } catch ({ stack }) { thrown.push(stack); }
  }
  return { id: 1, thrown };`);
const framesOf = (stack: string): string[] => [...stack.matchAll(/^ +at (?:async )?(.+?) \(.*\/zapier-platform-core\/(src\/[^:)]+)/gm)].map(([, name, file]) => `${name} in ${file}`);

test('a stack trace names core\'s functions and files as core does that npm brings', async () => {
  const [ours, theirs] = await Promise.all([late, plain].map(async (container): Promise<string[][]> => (await container.run([STACKS()]))[0]?.results.thrown.map(framesOf)));
  expect(ours).toEqual(theirs);
  expect(theirs?.flat().length).toBeGreaterThan(8);
}, 60_000);

test('core\'s own tester, taken out of the zip, runs a step as that of core as npm brings it', () => {
  const script = "const { createAppTester } = require('zapier-platform-core'); const app = require('./index.js'); createAppTester(app)(app.creates.analyze_sentiment.operation.perform, { inputData: JSON.parse(process.argv[1]) }).then((answer) => console.log(JSON.stringify(answer)));";
  const [ours, theirs] = [late, plain].map(({ folder }): string => execFileSync(process.execPath, ['-e', script, JSON.stringify(TICKET)], { cwd: folder, encoding: 'utf8' }));
  expect(ours).toBe(theirs);
  expect(JSON.parse(ours ?? '')).toMatchObject({ sentiment: 'neutral', engine: 'builtin' });
});
