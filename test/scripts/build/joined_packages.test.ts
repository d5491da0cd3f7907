/** Files of packages, joined, give what they gave one by one: asked of Node itself, before and after. */
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const MODULE = join(__dirname, '../../../src/scripts/build/joined_packages.ts');

let folder: string;
beforeEach(() => { folder = join(mkdtempSync(join(tmpdir(), 'joined-')), 'node_modules'); });
afterEach(() => rmSync(dirname(folder), { recursive: true }));

function lay(files: Readonly<Record<string, string>>): void {
  for (const [name, code] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), code);
  }
}

const packageJson = (name: string, more: object = {}): Record<string, string> => ({ [`${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js', ...more }) });
const core = (code: string): Record<string, string> => ({ ...packageJson('zapier-platform-core'), 'zapier-platform-core/index.js': code });
/** What core gives, and in which order files said that they run. */
const given = (): unknown => JSON.parse(execFileSync(process.execPath, ['-e', "global.ran = []; const given = require('zapier-platform-core'); console.log(JSON.stringify({ given, ran }))"], { cwd: folder, encoding: 'utf8' }));
const names = (): string[] => globSync('**/*.*', { cwd: folder }).sort();

/** The bundler's parser is an ES module, which jest cannot load: a process of its own joins. */
function joinPackages(from = folder): void {
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', `import { joinPackages } from ${JSON.stringify(MODULE)}; joinPackages(${JSON.stringify(from)});`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Joins what was laid and holds it to what it gave before. */
function joins(files: Readonly<Record<string, string>>, staying: readonly string[]): void {
  lay(files);
  const before = given();
  joinPackages();
  expect(given()).toEqual(before);
  expect(names()).toEqual([...staying].sort());
}

const CORE = ['zapier-platform-core/index.js', 'zapier-platform-core/package.json'];

test('files of a package, and of one below it, run in the order in which they are asked for, and once', () => {
  joins({
    ...core("ran.push('core'); const a = require('a'); exports.late = typeof a.late; exports.sum = a.sum() + a.sum();"),
    ...packageJson('a', { version: '2.3.4' }), ...packageJson('b', { main: './lib/b' }),
    'a/index.js': "'use strict'; ran.push('a'); const { version } = require('./package.json'); exports.sum = () => [version, require('./lib/one').next(), require('b').name];",
    'a/lib/one.js': "ran.push('one'); let at = 0; exports.next = () => at += 1;", 'a/lib/never_asked.js': 'throw new Error();', 'b/lib/b.js': "ran.push('b'); module.exports = { name: 'b', folder: require('../data') };", 'b/data.json': '{"__proto__":1}',
  }, [...CORE, 'a/index.js', 'a/package.json']);
});

test('files that ask for each other in a circle see what is there by then', () => {
  joins({
    ...core("exports.a = require('a').seen;"), ...packageJson('a'),
    'a/index.js': "exports.early = 1; const b = require('./b'); exports.seen = b.seen; exports.late = 2;", 'a/b.js': "const a = require('.'); const c = require('./c'); exports.seen = [Object.keys(a), c.seen];", 'a/c.js': "exports.seen = Object.keys(require('./b'));",
  }, [...CORE, 'a/index.js', 'a/package.json']);
});

test('what is strict stays strict, what is not is not, and this is the exports', () => {
  const strict = 'this.strict = (function () { return this === undefined; })(); this.own = this === module.exports && exports === this;';
  joins({
    ...core("exports.all = require('a').all;"), ...packageJson('a'),
    'a/index.js': `'use strict'; ${strict} exports.all = [this.strict, require('./loose'), require('./tight')];`, 'a/loose.js': strict, 'a/tight.js': `"use strict"; ${strict}`,
  }, [...CORE, 'a/index.js', 'a/package.json']);
});

test('a file that two ask for stays one, and keeps its state', () => {
  joins({
    ...core("require('a').add(); require('b').add(); exports.count = require('b').add(); exports.deep = require('@of/c/lib/deep').x;"),
    ...packageJson('a'), ...packageJson('b'), ...packageJson('shared', { exports: { '.': './index.js' } }), ...packageJson('@of/c'),
    'a/index.js': "const { add } = require('./lib/add'); exports.add = add;", 'a/lib/add.js': "exports.add = require('shared').add;",
    'b/index.js': "exports.add = require('./way').add;", 'b/way.js': "exports.add = require('shared').add; exports.x = 1;",
    'shared/index.js': "const state = require('./state'); exports.add = () => ++state.count;", 'shared/state.js': 'exports.count = 0;',
    '@of/c/index.js': '', '@of/c/lib/deep.js': "exports.x = require('./in').x + require('b').add();", '@of/c/lib/in.js': 'exports.x = 3;',
  }, [...CORE, 'a/index.js', 'a/package.json', 'b/index.js', 'b/package.json', 'shared/index.js', 'shared/package.json', '@of/c/lib/deep.js', '@of/c/package.json']);
});

test('what is not there stays not there, and Node\'s own parts are Node\'s', () => {
  joins({
    ...core("exports.a = require('a');"), ...packageJson('a'),
    'a/index.js': "try { require('no-such-package'); } catch ({ code }) { exports.code = code; } exports.sep = require('./part');", 'a/part.js': "module.exports = require('path').sep + typeof require;",
  }, [...CORE, 'a/index.js', 'a/package.json']);
});

test('a package for which Node has an ES module that hands on its CommonJS', () => {
  const handing = "import f from './index.js';\n\nexport default f;\n\nexport { f as 'module.exports' };\n";
  lay({ ...core("exports.a = require('a')();"), ...packageJson('a'), ...packageJson('f', { exports: { '.': [{ 'module-sync': './require.mjs', default: './index.js' }] } }), 'a/index.js': "module.exports = () => require('f')();", 'f/index.js': 'module.exports = () => 7;', 'f/require.mjs': handing });
  joinPackages();
  expect(given()).toEqual({ given: { a: 7 }, ran: [] });
});

test('a file that throws at first throws again, and may then succeed', () => {
  joins({
    ...core("const tried = []; for (let time = 0; time < 3; time += 1) try { tried.push(require('a')()); } catch ({ message }) { tried.push(message); } exports.tried = tried;"), ...packageJson('a'),
    'a/index.js': "module.exports = () => require('./part');", 'a/part.js': "if (ran.push('part') < 3) throw new Error('not yet'); module.exports = 'now';",
  }, [...CORE, 'a/index.js', 'a/package.json']);
});

test('files that a shell could run, that set what is called module, and that have arguments in a function', () => {
  joins({
    ...core("exports.a = require('a');"), ...packageJson('a'),
    'a/index.js': "#!/usr/bin/env node\nmodule.exports = [require('./part')(1, 2), { module: 1, arguments: 2 }.module];", 'a/part.js': "#!/usr/bin/env node\nmodule = module.exports = function () { return arguments.length + typeof module; };",
  }, [...CORE, 'a/index.js', 'a/package.json']);
});

test('a folder that a link leads to is the folder', () => {
  lay({ ...core("exports.a = require('a');"), ...packageJson('a'), 'a/index.js': "module.exports = require('./part');", 'a/part.js': 'module.exports = 5;' });
  const link = join(dirname(folder), 'link');
  symlinkSync(folder, link);
  joinPackages(link);
  expect(given()).toEqual({ given: { a: 5 }, ran: [] });
  expect(names()).toEqual([...CORE, 'a/index.js', 'a/package.json'].sort());
});

test('nothing is taken away where core asks for nothing', () => {
  lay({ ...core('exports.a = 1;'), ...packageJson('a'), 'a/index.js': '' });
  expect(() => joinPackages()).toThrow(/asks for no package/);
  expect(names()).toContain('a/index.js');
});

test.each(["exports.x = module['id'];", 'const { id } = module; exports.x = id;', 'exports.x = arguments.length;', 'exports.x = (() => arguments)();', 'exports.x = [module];', 'exports.x = __filename;', 'exports.x = module.parent;'])('refuses as one of several: %s', (code) => {
  lay({ ...core("exports.a = require('a');"), ...packageJson('a'), 'a/index.js': "exports.x = require('./part');", 'a/part.js': code });
  expect(() => joinPackages()).toThrow(/cannot be one of several/);
});

test.each([
  ['asks for what only it knows', "exports.x = require('./' + 'part');", /asks for what only it knows/], ['uses where it lies', "require('./part'); exports.x = 1;", /cannot be one of several/],
])('fails where a file %s', (_what, code, said) => {
  lay({ ...core("exports.a = require('a');"), ...packageJson('a'), 'a/index.js': code, 'a/part.js': 'exports.x = __dirname;' });
  expect(() => joinPackages()).toThrow(said);
});
