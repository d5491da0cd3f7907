import { requiredAtOnce } from '../../../src/scripts/build/at_once.ts';

test.each([
  ['a chunk', 'let{a:e}=await Promise.resolve().then(()=>require("./chunks/a.cjs"));', 'let{a:e}=require("./chunks/a.cjs");'],
  ['a part of the same chunk', 'let{a:e}=await Promise.resolve().then(()=>$t);return e()', 'let{a:e}=$t;return e()'],
  ['in backticks', 'return(await Promise.resolve().then(()=>require(`./a.cjs`)))', 'return(require(`./a.cjs`))'],
  ['one name of it', 'let{a:e}=await Promise.resolve().then(()=>require("./a.cjs")).then(e=>e.n),i=e();', 'let{a:e}=require("./a.cjs").n,i=e();'],
])('an awaited import is required at once: %s', (_what, written, required) => {
  expect(requiredAtOnce(written)).toBe(required);
});

test.each([
  ['beside others', 'await Promise.all([Promise.resolve().then(()=>require("./a.cjs")),b])'],
  ['what is made of it by more than a name', 'await Promise.resolve().then(()=>require("./a.cjs")).then(({make:e})=>e(r))'],
  ['what is made of it later', 'await Promise.resolve().then(()=>require("./a.cjs")).then(e=>e.n).then(f)'],
  ['a failure that is seen to', 'await Promise.resolve().then(()=>require("./a.cjs")).catch(e=>e)'],
])('every other one stays: %s', (_what, written) => {
  expect(requiredAtOnce(written)).toBe(written);
});

test('what was rewritten takes out the same', async () => {
  const made = (code: string): Promise<unknown> => new Function('require', `return (async()=>{${code}})()`)((path: string) => ({ path, n: { given: 7 } }));
  const written = 'let{given:e}=await Promise.resolve().then(()=>require("./a.cjs")).then(e=>e.n),{path:t}=await Promise.resolve().then(()=>require("./b.cjs"));return[e,t]';
  expect(await made(requiredAtOnce(written))).toEqual([7, './b.cjs']);
  expect(await made(written)).toEqual([7, './b.cjs']);
});
