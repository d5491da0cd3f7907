/** Which of lodash's functions core calls, told of its files; and what stands in place of lodash, made of its own files. The bundler is an ES module, which jest cannot load: a process of its own asks. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const BUILD = join(__dirname, '../../../src/scripts/build');
const LODASH = dirname(createRequire(__filename).resolve('lodash'));

const TAKEN: readonly [code: string, names: string[]][] = [
  ["const _ = require('lodash'); exports.f = (o) => _.get(o, 'a') || _.get(o, 'b') || [o].filter(_.isString);", ['get', 'isString']],
  ["const { isFunction, get: take } = require('lodash'); exports.f = isFunction(take);", ['isFunction', 'get']],
  ["const lodash = require('lodash'); exports.f = () => (0, lodash.isNil)(lodash?.get({}, 'a'));", ['isNil', 'get']],
  ["exports.f = require('lodash').isEqual;", ['isEqual']],
  ["function f() { const _ = require('lodash'); const { map } = _; return map; } exports.f = f;", ['map']],
  ["var _lodash = require('lodash'); var _lodash2 = _interopRequireDefault(_lodash); exports.f = _lodash2.default.isObject; function _interopRequireDefault(o) { return o && o.__esModule ? o : { default: o }; }", ['isObject']],
  ["var _lodash2 = _interopRequireDefault(require('lodash')); exports.f = _lodash2.default.set;", ['set']],
  ["const _ = require('lodash'); exports._ = { _: 1 }._; exports.f = _.has;", ['has']],
];
const UNTOLD = [
  "const _ = require('lodash'); exports.f = (name) => _[name];", "const _ = require('lodash'); exports.f = _([1]).map();", "const _ = require('lodash'); module.exports = _;", "module.exports = require('lodash');", "require('lodash').runIt = 1;",
  "const _ = require('lodash'); exports.f = { _ };", "const _ = require('lodash'); exports.f = [_];", "const _ = require('lodash'); exports.f = typeof _;", "const _ = require('lodash'); exports.f = _.partial(f, _, 1);", "const _ = require('lodash'); exports.f = { ..._ };",
  "const _ = require('lodash'); _.get = 1;", "const _ = require('lodash'); delete _.get;", "const _ = require('lodash'); _.templateSettings.interpolate = /x/;", "const _ = require('lodash'); _.memoize.Cache = Map;", "const _ = require('lodash'); exports.f = _.partial.placeholder;",
  "const { get, ...others } = require('lodash'); exports.f = others;", "const { ['get']: get } = require('lodash'); exports.f = get;", "const { get = 1 } = require('lodash'); exports.f = get;", "const { partial: { placeholder } } = require('lodash'); exports.f = placeholder;",
  "let _ = require('lodash'); _ = {}; exports.f = _.get;", "const _ = require('lodash'); exports.f = (_) => _.get;", "let _; _ = require('lodash'); exports.f = _.get;", "var _lodash2 = _interopRequireDefault(require('lodash')); exports.f = _lodash2;", "var _lodash2 = _interopRequireWildcard(require('lodash')); exports.f = _lodash2.get;",
  "const _ = require('lodash'); for (_.x of [1]) {}", "exports.f = `${require('lodash')}`;", "const _ = require('lodash'); eval('_.map');\nexports.f = _`x`;",
];
const GONE = ['templateSettings', 'VERSION', 'chain', 'mixin', 'runInContext', 'noConflict', 'prototype', 'core', '_', 'noSuchName'];

const asked = <T>(script: string, input: unknown): T => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', `import { readFileSync } from 'node:fs';\nconst given = JSON.parse(readFileSync(0, 'utf8'));\n${script}`], { input: JSON.stringify(input), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

/** A folder that holds a core of one file, a package that it asks for, and lodash, for each code of core's and the package's. */
function calledIn(codes: readonly (readonly [core: string, other?: string])[]): (string[] | string)[] {
  const folders = codes.map(([core, other]) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'lodash-')), 'node_modules');
    const files: Record<string, string> = { 'zapier-platform-core/index.js': core, 'other/index.js': other ?? '', ...Object.fromEntries(['zapier-platform-core', 'other'].map((name) => [`${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })])) };
    for (const [name, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), code);
    }
    mkdirSync(join(folder, 'lodash'));
    for (const name of readdirSync(LODASH).filter((one) => /^(?:lodash|package|core|chain|mixin|get|has|is[A-Z]\w+|map|pick|set)\.js/.test(one))) cpSync(join(LODASH, name), join(folder, 'lodash', name));
    return folder;
  });
  try {
    return asked(`import { calledOfLodash } from ${JSON.stringify(join(BUILD, 'called_lodash.ts'))};
process.stdout.write(JSON.stringify(given.map((folder) => { try { return calledOfLodash(folder); } catch ({ message, cause }) { return message + ' ' + cause?.message; } })));`, folders);
  } finally {
    for (const folder of folders) rmSync(dirname(folder), { recursive: true });
  }
}

const answers = ((): { taken: (string[] | string)[]; untold: (string[] | string)[]; gone: (string[] | string)[]; below: (string[] | string)[] } => {
  const gone = GONE.map((name): [string] => [`const _ = require('lodash'); exports.f = _.${name};`]);
  const below: [string, string][] = [["require('other'); const _ = require('lodash'); exports.f = _.get;", "const { pick, get } = require('lodash'); exports.f = [pick, get];"], ["exports.f = require('other');", "module.exports = require('lodash');"], ["exports.f = require('other');", '']];
  const all = calledIn([...TAKEN.map(([code]): [string] => [code]), ...UNTOLD.map((code): [string] => [code]), ...gone, ...below]);
  const part = (from: number, length: number) => all.slice(from, from + length);
  return { taken: part(0, TAKEN.length), untold: part(TAKEN.length, UNTOLD.length), gone: part(TAKEN.length + UNTOLD.length, gone.length), below: part(all.length - 3, 3) };
})();

test.each(TAKEN.map(([code, names], at) => [code, names, at] as const))('of %s it tells the names', (_code, names, at) => {
  expect(answers.taken[at]).toEqual([...names].sort());
});

test.each(UNTOLD.map((code, at) => [code, at] as const))('fails where what is called cannot be told: %s', (_code, at) => {
  expect(answers.untold[at]).toMatch(/index\.js uses lodash in another way .*what is taken cannot be told/);
});

test.each(GONE.map((name, at) => [name, at] as const))('fails where %s is asked for, which is no function that does without the others', (name, at) => {
  expect(answers.gone[at]).toMatch(new RegExp(`it takes ${name}, which is not one`));
});

test('the packages that core asks for are read too, and somebody must call something', () => {
  expect(answers.below[0]).toEqual(['get', 'pick']);
  expect(answers.below[1]).toMatch(/other\/index\.js uses lodash in another way/);
  expect(answers.below[2]).toMatch(/calls nothing of lodash/);
});

test('each of lodash\'s functions but those of the whole comes out of its own file with its name, beside what it needs, and with lodash\'s licence', () => {
  const whole: Record<string, unknown> = createRequire(__filename)('lodash');
  // `VERSION` and settings are no functions; the rest work on all of them. `now` has a name in its own file, and none in the one of all.
  const names = Object.keys(whole).filter((name) => typeof whole[name] === 'function' && !GONE.includes(name) && name !== 'now');
  expect(names.length).toBeGreaterThan(290);
  const { all, few } = asked<{ all: string; few: string }>(`import { lodashOf } from ${JSON.stringify(join(BUILD, 'called_lodash.ts'))};
process.stdout.write(JSON.stringify({ all: await lodashOf(given, ${JSON.stringify(LODASH)}), few: await lodashOf(['get', 'isNil'], ${JSON.stringify(LODASH)}) }));`, names);
  const load = (code: string): Record<string, (...given: any[]) => any> => {
    const module = { exports: {}, require };
    new Function('module', 'exports', 'require', code)(module, module.exports, require);
    return module.exports;
  };
  const told = (of: Record<string, unknown>): unknown[] => names.map((name) => [name, typeof of[name], (of[name] as () => void).name, (of[name] as () => void).length]);
  expect(told(load(all))).toEqual(told(whole));
  expect(Object.keys(load(few))).toEqual(['get', 'isNil']);
  expect(load(few).get?.({ a: [{ b: 3 }] }, 'a[0].b')).toBe(3);
  expect(few).toMatch(/^\/\*\*\s+\* @license\s+\* Lodash <https:\/\/lodash\.com\/>/);
  expect(few.length).toBeLessThan(all.length / 5);
  // Its one file is not strict either: what is written to a frozen object is lost.
  expect(all).not.toMatch(/^['"]use strict/m);
  expect(readFileSync(join(LODASH, 'lodash.js'), 'utf8')).not.toMatch(/^\s*['"]use strict/m);
});

test('fails where a file of lodash\'s is written in another way', () => {
  const others = ["var a = require('./a'), b = 1; module.exports = a;", "var a = require('./a'); exports.a = a;", 'module.exports = 1; module.exports.b = 2;', "var a = [require('./a')]; module.exports = a;", "var { a } = require('./a'); module.exports = a;"];
  const said = asked<string[]>(`import { asModule } from ${JSON.stringify(join(BUILD, 'called_lodash.ts'))};
process.stdout.write(JSON.stringify(given.map((code) => { try { return asModule(code); } catch ({ message }) { return message; } })));`, others);
  expect(said).toEqual(others.map(() => expect.stringMatching(/no longer written as the others/)));
});
