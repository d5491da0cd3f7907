/** Shortened code does the same, and a stack trace of it names the same functions. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MODULE = join(__dirname, '../../../src/scripts/build/stripped.ts');

/** Each sets `module.exports` to a function that fails somewhere below itself. */
const CASES: readonly [what: string, code: string][] = [
  ['a function', 'function breakLamp(reason) { /* as asked */ throw new Error(reason); } module.exports = function sellLamp(number) { breakLamp(`lamp ${number}`); };'],
  ['an arrow that a constant holds', 'const breakLamp = (reason) => { throw new Error(reason); }; const sellLamp = () => { breakLamp(1); }; module.exports = sellLamp;'],
  ['a function without a name of its own', 'let breakLamp = function (reason) { throw new Error(reason); }; module.exports = () => { breakLamp(1); };'],
  ['what is set later', 'let breakLamp; breakLamp = (reason) => { throw new Error(reason); }; module.exports = () => { breakLamp(1); };'],
  ['a class, its method and a class that extends it', 'class Lamp { shine(hours) { throw new RangeError(hours); } } const Torch = class extends Lamp {}; module.exports = () => { new Torch().shine(3); };'],
  ['what stands in for a part of what is given', 'const { breakLamp = () => { throw new Error("none"); } } = {}; module.exports = () => { breakLamp(); };'],
  ['functions of one name, one in the other', 'const sell = (what) => { const sell = (other) => { throw new Error(other); }; sell(what); }; module.exports = () => { sell(1); };'],
  ['a name that is called and one that is not', 'const number = 7; const price = (number) => { const twice = number * 2; throw new Error(String(twice)); }; module.exports = () => { price(number); };'],
  ['a function that runs at once', 'module.exports = () => { (function openShop(day) { throw new Error(day); })("Monday"); };'],
  ['code that is told by its letters', 'module.exports = () => { const lamp = 5; const sell = () => { throw new Error(eval("lamp")); }; sell(); };'],
  ['a key of the same name', 'const breakLamp = 1; const shop = { breakLamp() { throw new Error(String(Object.keys({ breakLamp }))); } }; module.exports = () => { shop.breakLamp(); };'],
];

/** What stands of each code once shortened. The minifier is an ES module, which jest cannot load: a process of its own writes. */
const written: string[] = (() => {
  const script = `import { shortened } from ${JSON.stringify(MODULE)}; import { readFileSync } from 'node:fs';
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map((code) => shortened('lamp.js', code))));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { input: JSON.stringify([...CASES.map(([, code]) => code), 'const lamp = ;', '/*! (c) The Lamp Makers */ const lamp = 1;']), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
})();

/** The error that code ends in: its kind, what it says, and the functions that it came through. */
function errorOf(code: string): string[] {
  const module: { exports: () => void } = { exports: () => {} };
  new Function('module', `'use strict'; ${code}`)(module);
  try {
    module.exports();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const through = (error.stack ?? '').split('\n').filter((line) => line.includes('eval at errorOf')).map((line) => /at (?:new )?(.*?) ?\(?eval/.exec(line)?.[1] ?? '');
    return [error.name, error.message, ...through];
  }
  return [];
}

test.each(CASES.map(([what, code], at) => [what, code, written[at] ?? '']))('fails as it did: %s', (_what, code, short) => {
  expect(errorOf(short)).toEqual(errorOf(code));
  expect(errorOf(code).length).toBeGreaterThan(2);
  expect(short.length).toBeLessThan(code.length);
});

test('what does not parse stays, and so does a licence', () => {
  expect(written.at(-2)).toBe('const lamp = ;');
  expect(written.at(-1)).toContain('(c) The Lamp Makers');
});
