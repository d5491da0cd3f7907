/** What the build leaves out of core is never asked for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withNodesEnv, withNodesObject, withNodesUrl, withOneLodash, withoutOldScripts, withoutSemver, withoutTools, withWhatIsRead } from '../../../src/scripts/build/spared_core.ts';

const ofCore = createRequire(createRequire(__filename).resolve('zapier-platform-core'));
const nodeFetch = readFileSync(ofCore.resolve('node-fetch'), 'utf8');

test('node-fetch reads addresses by Node\'s own parser', () => {
  const asked: string[] = [];
  const module = { exports: {} as { Request: new (url: string) => { url: string } } };
  new Function('require', 'module', 'exports', withNodesUrl(nodeFetch))((name: string) => { asked.push(name); return ofCore(name); }, module, module.exports);
  expect(new module.exports.Request('http://Bücher.example:80/ü ?q=ö#x').url).toBe('http://xn--bcher-kva.example/%C3%BC%20?q=%C3%B6#x');
  expect(asked).toContain('http');
  expect(asked).not.toContain('whatwg-url');
});

test.each([
  ['asks for the parser in another way', nodeFetch.replace("require('whatwg-url')", "require('whatwg-url/lib')"), /no longer says 1 times/],
  ['takes it in another place', nodeFetch.replace('Url.URL || whatwgUrl.URL', 'whatwgUrl.URL || Url.URL'), /no longer says 2 times/],
  ['uses it for more', `${nodeFetch}\nexports.parse = whatwgUrl.parse;`, /uses whatwg-url elsewhere/],
])('fails where node-fetch %s', (_what, code, said) => {
  expect(() => withNodesUrl(code)).toThrow(said);
});

const runner = readFileSync(createRequire(__filename).resolve('zapier-platform-core/src/tools/create-legacy-scripting-runner'), 'utf8');

const cleaner = readFileSync(createRequire(__filename).resolve('zapier-platform-core/src/tools/cleaner'), 'utf8');

test.each([undefined, {}, { inputData: { a: 1 }, targetUrl: 'x', other: 2, meta: null }])('curlies are read from the bundle %j as with lodash/fp', (bundle) => {
  const of = (code: string): { createBundleBank(event: object): object } => {
    const module = { exports: {} as { createBundleBank(event: object): object } };
    new Function('require', 'module', code)((name: string) => ofCore(name.replace(/^\.(?=\/)/, 'zapier-platform-core/src/tools')), module);
    return module.exports;
  };
  expect(of(withOneLodash(cleaner)).createBundleBank({ bundle })).toEqual(of(cleaner).createBundleBank({ bundle }));
});

test.each(['2.9.9', '3.0.0', '3.8.20', '10.0.1'])('a runner of old apps of version %s is handed what semver would say', (version) => {
  const old = (_source: string, _z: object, handed: object): object => handed;
  const given: Record<string, unknown> = { 'zapier-platform-legacy-scripting-runner': old, 'zapier-platform-legacy-scripting-runner/package.json': { version } };
  const input = { _zapier: { app: { legacy: { scriptingSource: 'var Zap = {};' } } } };
  const module = { exports: (_z: object, _input: object): unknown => undefined };
  new Function('require', 'module', withoutSemver(runner))((name: string) => given[name] ?? ofCore(name), module);
  expect(module.exports({}, input)).toBe(ofCore('semver').gte(version, '3.0.0') ? input : input._zapier.app);
});

const scripting = readFileSync(createRequire(__filename).resolve('zapier-platform-core/src/auth-template/legacy-scripting'), 'utf8');

test('an app without scripts of the old editor is read as with lodash, and one whose scripts ask for lodash as one whose scripts fail', () => {
  type Old = { loadLegacyZap(app: object): object | null; createLegacyBeforeRequest(app: object): (request: object, z: null, bundle: object) => object };
  const of = (code: string): Old => {
    const module = { exports: {} as Old };
    new Function('require', 'module', code)(ofCore, module);
    return module.exports;
  };
  const [spared, whole] = [of(withoutOldScripts(scripting)), of(scripting)];
  const source = (scriptingSource: string | undefined): object => ({ legacy: { scriptingSource } });
  for (const app of [{}, source(undefined), source(''), source('Zap = { made_pre_poll: 1 };'), source('no script')]) expect(JSON.stringify(spared.loadLegacyZap(app))).toBe(JSON.stringify(whole.loadLegacyZap(app)));
  const asking = source('Zap = { names: _.map([{ a: 1 }], "a") };');
  expect(JSON.stringify(whole.loadLegacyZap(asking))).toBe('{"names":[1]}');
  expect(spared.loadLegacyZap(asking)).toBe(whole.loadLegacyZap(source('no script')));
  const asked = ({ createLegacyBeforeRequest }: Old): object => createLegacyBeforeRequest({ authentication: { type: 'session' }, legacy: { authentication: { mapping: { key: '{{ a }}' } } } })({ headers: {} }, null, { authData: { a: 'x' } });
  expect(asked(spared)).toEqual(asked(whole));
});

const form = readFileSync(ofCore.resolve('form-data'), 'utf8');

test('a form is of the type, and has the headers and the body, that it has with the packages that tell types', () => {
  interface Form { append(name: string, value: unknown, options?: object): void; getHeaders(more?: object | null): object; getBuffer(): Buffer; setBoundary(boundary: string): void }
  const asked: string[][] = [];
  const of = (code: string): new () => Form => {
    const module = { exports: class {} as new () => Form };
    const names: string[] = [];
    asked.push(names);
    new Function('require', 'module', code)((name: string) => { names.push(name); return createRequire(ofCore.resolve('form-data'))(name); }, module);
    return module.exports;
  };
  const tell = (Form: new () => Form): unknown[] => {
    const made = new Form();
    made.setBoundary('edge');
    made.append('a', 'text');
    made.append('b', Buffer.from('bytes'), { filename: 'b.txt', header: { 'X-Own': 1, 'Content-Type': 'text/none' } });
    const inherited = Object.create({ 'x-above': 1 });
    return [String(made), Object.prototype.toString.call(Form.prototype), Object.getOwnPropertyDescriptor(Form.prototype, Symbol.toStringTag), made.getHeaders({ Own: 'x' }), made.getHeaders(inherited), made.getHeaders(null), made.getBuffer().toString()];
  };
  const [spared, whole] = [tell(of(withNodesObject(form))), tell(of(form))];
  expect(spared).toEqual(whole);
  expect(spared.slice(0, 3)).toEqual(['[object FormData]', '[object FormData]', { value: 'FormData', configurable: true, enumerable: false, writable: false }]);
  expect(asked.map((names) => names.filter((name) => /^(?:es-|has)/.test(name)))).toEqual([[], ['es-set-tostringtag', 'hasown']]);
});

const environment = readFileSync(createRequire(__filename).resolve('zapier-platform-core/src/tools/environment'), 'utf8');

test.each<[what: string, files: Record<string, string>, name: string | undefined]>([
  ['none', {}, undefined], ['one of another name', { 'my.env': 'A=1' }, 'my.env'], ['the older one', { '.environment': 'A=old' }, undefined], ['one that is asked for and not there', { '.env': 'A=1' }, 'none.env'],
  ['what a developer writes', { '.env': '# keys\nA=1\nexport B="two words" # why\nC=\'it is # one\'\n\nD = spaced \nE=\nF="a\\nb"\nSET=other\nG=a=b\n', '.environment': 'A=old' }, undefined],
])('a .env is read as by dotenv: %s', (_what, files, name) => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const read = (code: string): unknown => {
    writeFileSync(join(folder, 'read.json'), JSON.stringify({ code, name, core: createRequire(__filename).resolve('zapier-platform-core/src/tools/environment') }));
    const script = "const { code, name, core } = JSON.parse(require('fs').readFileSync('read.json', 'utf8')); const module_ = { exports: {} }; new Function('require', 'module', code)(require('module').createRequire(core), module_); const before = new Set(Object.keys(process.env)); const gave = module_.exports.injectEnvironmentFile(name); console.log(JSON.stringify([String(gave), process.env.SET, Object.entries(process.env).filter(([key]) => !before.has(key)).sort()]));";
    return execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, SET: 'already' } });
  };
  try {
    expect(read(withNodesEnv(environment))).toBe(read(environment));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['form-data tells another type', () => withNodesObject(`${form}\nsetToStringTag({}, 'x');`), /tells more types/],
  ['form-data asks in another way', () => withNodesObject(form.replace("require('hasown')", "require('hasown/other')")), /no longer says 1 times/],
  ['core asks dotenv for more', () => withNodesEnv(`${environment}\ndotenv.parse('');`), /uses dotenv elsewhere/],
  ['core reads what dotenv has read', () => withNodesEnv(`${environment}\nresult.parsed.A;`), /uses dotenv elsewhere/],
  ['old scripts are handed lodash in another way', () => withoutOldScripts(scripting.replace('_: lodash', 'lodash')), /no longer says 1 times/],
  ['what reads old scripts uses lodash itself', () => withoutOldScripts(`${scripting}\nlodash.get({}, 'a');`), /uses lodash elsewhere/],
  ['the runner of old apps uses semver for more', () => withoutSemver(`${runner}\nsemver.valid(version);`), /uses semver elsewhere/],
  ['it asks semver something else', () => withoutSemver(runner.replace('semver.gte', 'semver.gt')), /no longer says 1 times/],
  ['core asks lodash/fp for more', () => withOneLodash(`${cleaner}\npick([], {});`), /uses lodash\/fp elsewhere/],
])('fails where %s', (_what, spare, said) => {
  expect(spare).toThrow(said);
});

test('a package.json keeps how its files are found', () => {
  const kept = { name: 'one', version: '1.0.0', license: 'MIT', type: 'commonjs', main: 'a.js', exports: { '.': { 'module-sync': './b.mjs', default: './a.js' } } };
  expect(JSON.parse(withoutTools(JSON.stringify({ ...kept, scripts: { test: 'x' }, devDependencies: { y: '1' }, author: 'Z' })))).toEqual(kept);
});

test('mime-types says of every type and ending what it says on the whole table', () => {
  const file = ofCore.resolve('mime-types');
  const ofMimeTypes = createRequire(file);
  const db: Record<string, { extensions?: string[] }> = JSON.parse(readFileSync(ofMimeTypes.resolve('mime-db/db.json'), 'utf8'));
  const on = (table: object): any => {
    const exports = {};
    new Function('require', 'exports', readFileSync(file, 'utf8'))((name: string) => (name === 'mime-db' ? table : ofMimeTypes(name)), exports);
    return exports;
  };
  const [whole, spared] = [on(db), on(JSON.parse(JSON.stringify(withWhatIsRead(db))))];
  const types = Object.keys(db);
  const endings = [...new Set(Object.values(db).flatMap(({ extensions = [] }) => extensions))];
  expect(types.length).toBeGreaterThan(2_000);
  expect(endings.length).toBeGreaterThan(1_000);
  const asked = [...types, ...types.map((type) => `${type.toUpperCase()}; q=1`), ...endings, ...endings.map((ending) => `a/b.${ending}`), '', 'none', 'a/none', '/'];
  const told = (mime: any): unknown[] => asked.map((one) => [mime.charset(one), mime.contentType(one), mime.extension(one), mime.lookup(one), mime.charsets.lookup(one)]);
  expect(told(spared)).toEqual(told(whole));
  const { types: byEnding, extensions, _extensionConflicts } = whole;
  expect({ types: spared.types, extensions: spared.extensions, _extensionConflicts: spared._extensionConflicts }).toEqual({ types: byEnding, extensions, _extensionConflicts });
});
