/** Core's schema without its documentation is the same otherwise: read off the files as npm brings them. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const MODULE = join(__dirname, '../../../src/scripts/build/bare_schema.ts');
const ofCore = createRequire(createRequire(__filename).resolve('zapier-platform-core'));
const paths = globSync(join(dirname(ofCore.resolve('zapier-platform-schema/package.json')), 'lib/schemas/*.js'));

/** What is written for each code, or why not. The bundler's parser is an ES module, which jest cannot load: a process of its own writes. */
function written(codes: readonly string[]): string[] {
  const script = `import { withoutDocumentation } from ${JSON.stringify(MODULE)};
import { readFileSync } from 'node:fs';
const write = (code) => { try { return withoutDocumentation(code); } catch ({ message }) { return message; } };
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(write)));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { input: JSON.stringify(codes), encoding: 'utf8', maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function definitionIn(code: string, path: string): any {
  const module = { exports: {} };
  new Function('require', 'module', code)((name: string) => (name.endsWith('/makeSchema') ? (definition: object) => definition : createRequire(path)(name)), module);
  return module.exports;
}

const bare = ({ description: _a, examples: _b, antiExamples: _c, docAnnotation: _d, ...rest }: any): any => rest;

test('a schema loses what it says of itself and of those that it names, and nothing else', () => {
  // Ten are made of what another schema holds.
  const files = paths.map((path) => ({ path, code: readFileSync(path, 'utf8') })).filter(({ code }) => !/makeSchema\(\s*[A-Z]|\.\.\.\w+\.schema/.test(code));
  const wanted = files.map(({ path, code }) => {
    const { properties, ...whole } = bare(definitionIn(code, path));
    return { ...whole, ...(properties && { properties: Object.fromEntries(Object.entries<any>(properties).map(([key, value]) => [key, value.$ref ? bare(value) : value])) }) };
  });
  expect(written(files.map(({ code }) => code)).map((code, at) => definitionIn(code, files[at]!.path))).toEqual(wanted);
  expect([paths.length, files.length]).toEqual([67, 57]);
});

test('a file that makes none, or one that an error would show, is refused', () => {
  for (const refused of written(['module.exports = {};', "module.exports = makeSchema({ description: 'None.' });", "makeSchema({ id: '/A' }); makeSchema({ id: '/B' });"])) expect(refused).toMatch(/other than one schema with an id/);
});
