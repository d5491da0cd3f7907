/** What the build makes late of core's files is the same, later. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MODULE = join(__dirname, '../../../src/scripts/build/late_core.ts');

const CASES: readonly [what: string, code: string, names: string[], answer: unknown][] = [
  ['a package, called by name', "const shop = require('shop');module.exports = { ask: () => shop.lookup() };", ['shop'], 5],
  ['what new is asked of', "const Maker = require('maker');module.exports = { ask: (n = 3) => new Maker(n).size };", ['Maker'], 3],
  ['what new is asked of, in a package', "const shop = require('shop');module.exports = { ask: () => new shop.Lamp().light };", ['shop'], 7],
  ['what is taken out of a package, called without it', "const { twice, light } = require('shop');module.exports = { ask: () => twice(light) };", ['twice', 'light'], 10],
  ['what is taken out under another name', "const { light: shine } = require('shop');module.exports = { ask: () => ({ shine, light: 1 }).shine };", ['shine'], 5],
  ['what is made of another late name', "const shop = require('shop');\nconst lamp = new shop.Lamp();module.exports = { ask: () => lamp.light };", ['shop', 'lamp'], 7],
  ['a class of a late one', "const shop = require('shop');\nclass Bright extends shop.Lamp { light = super.light ?? 9; shop() { return 1; } }module.exports = { ask: () => [new Bright().light, Bright.name] };", ['shop', 'Bright'], [9, 'Bright']],
  ['a name that a property has too', "const light = require('shop').light;module.exports = { ask: () => ({ light: 2 }).light + light };", ['light'], 7],
];
const ONCE = "const shop = require('shop');\nconst lamp = new shop.Lamp();const all = { lamp };module.exports = { ask: () => all.lamp };";
const OUTSIDE = 'const seen = () => packages.domain.active;const lamp = seen();module.exports = { ask: () => [lamp, packages.domain.active] };';
const FAILING = "const lamp = (() => { throw new Error('none'); })();module.exports = { ask: () => lamp, active: () => packages.domain.active };";
const CHANGED: readonly [what: string, code: string][] = [
  ['is gone', "const other = require('shop');"],
  ['is set again', "let shop = require('shop'); shop = 1;"],
  ['is declared a second time, inside', "const shop = require('shop'); const f = (shop) => shop;"],
  ['is one of several', "const shop = require('shop'), other = 1;"],
  ['is taken out beside another', "const { shop, street } = require('town');"],
  ['is taken out beside the rest', "const { shop, ...others } = require('town');"],
  ['is taken out with a value to stand in', "const { shop = 1 } = require('town');"],
  ['is taken out by a key that is reckoned', "const { ['shop']: shop } = require('town');"],
  ['is no name of the head', "function f() { const shop = require('shop'); }"],
  ['is a class that names itself', 'class shop { copy() { return new shop(); } }'],
];

/** What is written for each code, or why not. The bundler's parser is an ES module, which jest cannot load: a process of its own writes. */
const written: Record<string, string> = (() => {
  const asked = [...CASES.map(([, code, names]) => [code, { names }]), [ONCE, { names: ['shop', 'lamp'] }], ...[OUTSIDE, FAILING].map((code) => [code, { names: ['lamp'], emitters: true }]), ...CHANGED.map(([, code]) => [code, { names: ['shop'] }])];
  const script = `import { madeLate } from ${JSON.stringify(MODULE)};
import { readFileSync } from 'node:fs';
const write = ([code, late]) => { try { return [code, madeLate(code, { file: './src/tools/schema', ...late })]; } catch ({ message }) { return [code, message]; } };
process.stdout.write(JSON.stringify(Object.fromEntries(JSON.parse(readFileSync(0, 'utf8')).map(write))));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { input: JSON.stringify(asked), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
})();

/** Runs code that was made late. `made`: names of what was required, in that order. */
function run(code: string): { exports: Record<string, (...given: unknown[]) => unknown>; made: string[] } {
  const made: string[] = [];
  const packages: Record<string, unknown> = {
    shop: { Lamp: class Lamp { light = 7; }, twice(this: unknown, n: number) { return this === undefined ? n * 2 : NaN; }, lookup(this: { light: number }) { return this.light; }, light: 5 },
    maker: class Maker { size: number; constructor(size: number) { this.size = size; } }, domain: { active: 'the step' },
  };
  const require = (name: string): unknown => { made.push(name); return packages[name]; };
  const module = { exports: {} };
  new Function('require', 'module', 'packages', `'use strict';${written[code]}`)(require, module, packages);
  return { exports: module.exports, made };
}

test.each(CASES)('is made when it is first used: %s', (_what, code, _names, answer) => {
  const { exports, made } = run(code);
  expect(made).toEqual([]);
  expect(exports.ask?.()).toEqual(answer);
  expect(made.length).toBeGreaterThan(0);
});

test('is made once, and what an object holds by its name when it is read', () => {
  const { exports, made } = run(ONCE);
  expect(made).toEqual([]);
  expect(exports.ask?.()).toBe(exports.ask?.());
  expect(made).toEqual(['shop']);
});

test('what makes event emitters is made outside of the step that asks first', () => {
  expect(run(OUTSIDE).exports.ask?.()).toEqual([null, 'the step']);
  const { exports } = run(FAILING);
  expect(exports.ask).toThrow('none');
  expect(exports.active?.()).toBe('the step');
});

test('calls within a step are made outside of it, and it fails where there are none', () => {
  const script = `import { madeOutside } from ${JSON.stringify(MODULE)}; import { readFileSync } from 'node:fs';
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map((code) => { try { return madeOutside(code, /^seen\\(/); } catch ({ message }) { return message; } })));`;
  const step = 'const seen = (name) => [name, packages.domain.active]; module.exports = { ask: () => [seen("shop"), packages.domain.active, other => seen(seen(other))] };';
  const { stdout } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { input: JSON.stringify([step, 'ask();']), encoding: 'utf8' });
  const [code = '', refused] = JSON.parse(stdout);
  const module = { exports: { ask: (): unknown[] => [] } };
  const domain = { active: 'the step' };
  new Function('require', 'module', 'packages', code)(() => domain, module, { domain });
  expect(module.exports.ask().slice(0, 2)).toEqual([['shop', null], 'the step']);
  expect(refused).toMatch('zapier-platform-core has changed: it calls no ^seen');
});

test.each(CHANGED)('fails where the name %s', (_what, code) => {
  expect(written[code]).toMatch('zapier-platform-core has changed: ./src/tools/schema no longer declares shop once');
});
