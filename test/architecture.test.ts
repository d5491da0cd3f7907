/** Holds the import directions of the house: each layer and what it may reach. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..');

/** Layer of a file by its path, the first that matches; and the layers it may import. */
const LAYERS: [name: string, pattern: RegExp, mayImport: string[]][] = [
  ['scripts', /^src\/scripts\//, ['index', 'connection', 'surface', 'steps', 'fields', 'services', 'zapier', 'patterns', 'errors', 'adapters', 'pure', 'ports', 'data', 'scripts', 'fakes']],
  ['index', /^index\.ts$/, ['connection', 'surface', 'package', 'zapier']],
  ['connection', /^src\/authentication\.ts$/, ['services', 'zapier', 'errors', 'adapters']],
  ['surface', /^src\/(triggers|creates|searches)\//, ['steps', 'fields', 'services', 'zapier', 'errors', 'pure', 'ports']],
  ['steps', /^src\/steps\//, ['fields', 'services', 'errors', 'pure', 'ports']],
  ['fields', /^src\/(?:number_)?fields\.ts$/, ['errors', 'ports']],
  ['services', /^src\/services\.ts$/, ['adapters', 'errors', 'ports', 'fields']],
  ['zapier', /^src\/zapier\//, ['errors', 'ports']],
  ['patterns', /^src\/patterns\//, []], // what ships does not import it: the build writes it in
  ['errors', /^src\/errors\.ts$/, []],
  ['adapters', /^src\/adapters\//, ['adapters', 'errors', 'pure', 'ports', 'data']],
  ['pure', /^src\/(triage|insight|render)\//, ['pure', 'ports', 'data']],
  ['ports', /^src\/ports\//, ['ports']],
  ['data', /^data\//, []],
  ['package', /^package\.json$/, []],
  ['fakes', /^test\/fakes\//, []], // the bench measures the app against them
];

const layerOf = (path: string): [string, RegExp, string[]] | undefined => LAYERS.find(([, pattern]) => pattern.test(path));

/** Paths a file imports, static and dynamic alike; `import type` counts too. */
function imports(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)'([^']+)'/g)].map((match) => match[1] ?? '');
}

const files = globSync(['index.ts', 'src/**/*.ts'], { cwd: root }).sort();
const arrows = files.flatMap((file) =>
  imports(file).filter((path) => path.startsWith('.')).map((path) => [file, relative(root, resolve(root, dirname(file), path))] as const));

test('the top level holds what the product is made of, and what tools make: a stray note has no place there', () => {
  const made = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').map((line) => line.replaceAll('/', ''));
  const product = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'THIRD_PARTY.md', 'THIRD_PARTY_LICENSES.txt', 'data', 'docs', 'index.ts', 'package-lock.json', 'package.json', 'src', 'test', 'tsconfig.json'];
  expect(readdirSync(root).filter((name) => !name.startsWith('.') && !made.includes(name)).sort()).toEqual(product);
});

test('every source file has a layer', () => {
  expect(files.filter((file) => !layerOf(file))).toEqual([]);
});

test.each(LAYERS.map(([name, , allowed]) => [name, allowed] as const))('%s imports only what it may', (name, allowed) => {
  const wrong = arrows.filter(([from]) => layerOf(from)?.[0] === name)
    .filter(([, to]) => !allowed.includes(layerOf(to)?.[0] ?? 'nowhere') && layerOf(to)?.[0] !== name);
  expect(wrong).toEqual([]);
});

test('services.ts and the connection, which alone know the adapters, reach them by import() alone', () => {
  const eager = files.filter((file) => /^src\/(authentication|services)/.test(file))
    .filter((file) => /^import (?!type).*from '[^']*(adapters\/|data\/)/m.test(readFileSync(join(root, file), 'utf8')));
  expect(eager).toEqual([]);
});

test('the whole googleapis package is never loaded: it costs seconds', () => {
  expect(files.filter((file) => !file.startsWith('src/scripts/') && imports(file).includes('googleapis'))).toEqual([]);
});

test('pure code reaches no network, file system or process', () => {
  const forbidden = files.filter((file) => /^src\/(triage|insight|render|ports)\//.test(file))
    .filter((file) => imports(file).some((path) => /^node:(fs|net|http|https|child_process|process)|^zapier-platform/.test(path)) || /\bfetch\(|process\.env/.test(readFileSync(join(root, file), 'utf8')));
  expect(forbidden).toEqual([]);
});

/** Files that a file reaches when it runs, but through an asset, which the build makes ready. */
function reachedFrom(file: string): Set<string> {
  const reached = new Set<string>(), left = [file];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (!/(?<!\.asset)\.ts$/.test(one)) continue;
    for (const [, path = ''] of readFileSync(join(root, one), 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gm)) {
      const to = relative(root, resolve(root, dirname(one), path));
      if (!reached.has(to)) left.push(to);
      reached.add(to);
    }
  }
  return reached;
}

// Lists that are used again are filled by their own module alone: what it asks of others while it reads a text cannot come back to it.
test('no file reaches itself', () => {
  expect(reachedFrom('src/triage/escalation/word_scan.ts')).toContain('src/triage/text/units.ts');
  expect(files.filter((file) => reachedFrom(file).has(file))).toEqual([]);
});

/** Folders of the reply checks, each of which leans on those before it; what `import type` asks for may lie behind it. */
const CHECK_FOLDERS = ['times', 'quantities', 'identifiers', 'attribution', 'arithmetic', 'obligations', 'statements', 'guardrails'];

test('the folders of the reply checks lean on one another in one direction', () => {
  const folderOf = (file: string): string => /^src\/triage\/reply_checks\/(\w+)\//.exec(file)?.[1] ?? '';
  const asking = files.filter(folderOf).flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/^import (?!type\b)[^;]*?from '(\.[^']+)'/gm)].map(([, path = '']) => [file, relative(root, resolve(root, dirname(file), path))] as const));
  expect([...new Set(files.map(folderOf).filter(Boolean))].sort()).toEqual([...CHECK_FOLDERS].sort());
  expect(asking.filter(([from, to]) => to.endsWith('/check_reply.ts') || CHECK_FOLDERS.indexOf(folderOf(to)) > CHECK_FOLDERS.indexOf(folderOf(from)))).toEqual([]);
});

test('the demo data is out of reach of what ships', () => {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    if (file.endsWith('.ts')) for (const [from, to] of arrows) if (from === file) visit(to);
  };
  visit('index.ts');
  expect([...reached].filter((file) => /^(src\/scripts|test|data\/(demo|tickets|gold|escalation\/(dev|test)|casking|grounding))/.test(file))).toEqual([]);
});

test('what is exported is asked for by another file', () => {
  const all = [...files, ...globSync('test/**/*.{ts,cjs}', { cwd: root })].map((file) => ({ file, words: new Set(readFileSync(join(root, file), 'utf8').match(/[\w.]+\.ts\b|\w+/g)) }));
  const asked = (file: string, name: string): boolean => all.some((other) => other.file !== file && other.words.has(basename(file)) && other.words.has(name));
  // Of this one all that it exports is handed out.
  const HANDED_OUT = 'src/adapters/builtin/products/ticket_labels.ts';
  const exported = files.filter((file) => file !== HANDED_OUT).flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/^export (?:const|let|function|async function\*?|function\*|class) (\w+)/gm)].map(([, name = '']) => [file, name] as const));
  expect(exported.length).toBeGreaterThan(1_000);
  expect(exported.filter(([file, name]) => !asked(file, name)).map((one) => one.join(': '))).toEqual([]);
});
