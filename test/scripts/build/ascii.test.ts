/** What the build writes with ASCII letters alone says the same. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ASCII = join(__dirname, '../../../src/scripts/build/ascii.ts');

/** The bundler's parser is an ES module, which jest cannot load: a process of its own writes. */
function inAscii(code: string): string {
  const script = `import { inAscii } from ${JSON.stringify(ASCII)}; import { readFileSync } from 'node:fs'; process.stdout.write(inAscii(readFileSync(0, 'utf8')));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { input: code, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What code comes to, as it is and written in ASCII. */
const comesTo = (code: string): unknown => new Function(`return (${code});`)();
const CASES: readonly [what: string, code: string][] = [
  ['a string', String.raw`"é – 日本 😀 \n \\ \" \é \– \\é"`],
  ['a string over two lines', '"é\\\u2028–"'],
  ['a template with a part', '`– ${1 + 1} „“ \\` \\${ é`'],
  ['a raw template', 'String.raw`\\p{L}[’–]\\\\ \\` ${"ß"} \\u00e9 é`'],
  ['names and keys', '(({ größe, é: œ, "ü–": b, 日 }) => [größe, œ, b, 日, { größe }])({ größe: 1, é: 2, "ü–": 3, 日: 4 })'],
  ['a private name', 'new (class { #größe = 1; get é() { return this.#größe; } })().é'],
  ['a name beyond 16 bits', '((𝒳) => { const 𠮷a = 𝒳 + 1; return { 𠮷a }; })(1)'],
  ['named groups', '({ .../(?<é>x)(?<日>y)\\k<é>/.exec("xyx").groups, .../(?<𠮷>–)/u.exec("–").groups })'],
];

test.each(CASES)('%s says the same in ASCII', (_what, code) => {
  const written = inAscii(code);
  expect(written).toMatch(/^[\0-\x7f]*$/);
  expect(comesTo(written)).toEqual(comesTo(code));
});

test('an expression matches the same texts', () => {
  const texts = ['é', '–', 'x–y', '😀', '\\', 'ß', 'u2013'];
  for (const code of ['/[é–]/', '/\\–|\\\\é/', '/^😀$/u', '/[^😀]/v', '/\\p{Ll}(?=–)/u']) {
    const [as, written] = [comesTo(code), comesTo(inAscii(code))] as RegExp[];
    expect(texts.map((text) => written?.test(text))).toEqual(texts.map((text) => as?.test(text)));
  }
});

test('comments stay, and a tagged template that would say something else is refused', () => {
  expect(inAscii('/*! © Łukasz */ f("é")')).toBe('/*! © Łukasz */ f("\\xe9")');
  expect(() => inAscii('tag`é`')).toThrow('tagged template');
});
