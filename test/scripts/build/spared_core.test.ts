/** What the build leaves out of core is never asked for. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { withNodesUrl, withOneLodash, withoutOldScripts, withoutSemver, withoutTools, withWhatIsRead } from '../../../src/scripts/build/spared_core.ts';

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

test.each([
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
