/** What README and docs name is there: each path, command, script, host and bound. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

const root = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const PAGES = ['README.md', 'SECURITY.md', 'CHANGELOG.md', '.github/CONTRIBUTING.md', ...globSync('data/**/*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })];
const pages = PAGES.map((file) => ({ file, text: read(file) }));

/** What is not there until a person or a script makes it, or stands for a name of one's own. */
const MADE_LATER = /^(?:build|dist|stage)\/|^\.env$|NAME|FILE|LANGUAGE|X\.Y\.Z|\*|…|^src\/$/;

test('it reads every page', () => {
  expect(PAGES.length).toBeGreaterThan(25);
});

test('every path in back-ticks exists', () => {
  const named = pages.flatMap(({ file, text }) => [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([\w.-]+(?:\/[\w.*-]+)+\/?)`/g)].map(([, path = '']) => ({ file, path })))
    .filter(({ path }) => /^(?:src|test|docs|data|index\.ts|\.ci|\.github|build)\b/.test(path) && !MADE_LATER.test(path));
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter(({ path }) => !existsSync(join(root, path))).map(({ file, path }) => `${file}: ${path}`)).toEqual([]);
});

test('every module and folder that the architecture speaks of is in src', () => {
  const text = read('docs/architecture.md');
  const named = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code.split(' ')).filter((word) => /^[a-z_]+(?:\/[a-z_]+)*(?:\/|\.ts)$/.test(word));
  expect(named.length).toBeGreaterThan(20);
  expect([...new Set(named)].filter((word) => !existsSync(join(root, 'src', word)) && !existsSync(join(root, word)))).toEqual([]);
});

test('every link within the project leads to a file', () => {
  const links = pages.flatMap(({ file, text }) => [...text.matchAll(/\]\(((?!https?:|#|mailto:)[^)\s#]+)[^)]*\)/g)].map(([, target = '']) => ({ file, target })));
  expect(links.length).toBeGreaterThan(60);
  expect(links.filter(({ file, target }) => !existsSync(join(root, dirname(file), target))).map(({ file, target }) => `${file}: ${target}`)).toEqual([]);
});

test('every link to a heading of a page finds that heading', () => {
  const slug = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
  const broken = pages.flatMap(({ file, text }) => [...text.matchAll(/\]\(((?!https?:)[^)\s#]*)#([^)\s]+)\)/g)].flatMap(([, target = '', anchor = '']) => {
    const page = target ? join(dirname(file), target) : file;
    const headings = [...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => slug(heading));
    return headings.includes(anchor) ? [] : [`${file}: ${target}#${anchor}`];
  }));
  expect(broken).toEqual([]);
});

test('every npm script and every script file that is told to run exists', () => {
  const scripts = pages.flatMap(({ file, text }) => [...text.matchAll(/npm run ([a-z][\w:]*)/g)].map(([, name = '']) => ({ file, name })));
  expect(scripts.length).toBeGreaterThan(30);
  expect(scripts.filter(({ name }) => !(name in packageJson.scripts)).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  const files = Object.values(packageJson.scripts).join('\n') + pages.map(({ text }) => text).join('\n');
  expect([...files.matchAll(/node (src\/[\w./]+\.ts)/g)].map(([, file = '']) => file).filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('the CI workflow runs what is there, and is a file a host can read', () => {
  const workflow = read('.github/workflows/ci.yml');
  expect(workflow).not.toMatch(/\t/);
  expect(workflow).toMatch(/^on:\n(?: {2}.*\n)*?.*push:[\s\S]*^jobs:\n {2}\w+:\n(?: {4}.*\n)*? {4}steps:/m);
  const commands = [...workflow.matchAll(/- run: (.+)$/gm)].map(([, command = '']) => command);
  expect(commands).toContain('.ci/run');
  expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111);
  expect([...read('.ci/run').matchAll(/npm (?:run )?(\w+)/g)].map(([, name = '']) => name).filter((name) => !['ci', 'test', 'install'].includes(name))).toEqual([]);
});

test('every npm script is explained in the README or in the page for engineers', () => {
  const told = read('README.md') + read('docs/engineering.md');
  expect(Object.keys(packageJson.scripts).filter((name) => !told.includes(`npm run ${name}`) && !told.includes(`npm ${name}`))).toEqual([]);
});

test('every option that a page gives a script is one the script knows', () => {
  const given = pages.flatMap(({ file, text }) => [...text.matchAll(/npm (?:run )?([a-z][\w:]*) -- ([^`\n|#]+)/g)].map(([, name = '', rest = '']) => ({ file, name, options: rest.match(/--[a-z][\w-]*/g) ?? [] })));
  expect(given.length).toBeGreaterThan(15);
  const sourceOf = (name: string): string => {
    const entry = /src\/scripts\/([\w]+)\.ts/.exec((packageJson.scripts as Record<string, string>)[name] ?? '')?.[1] ?? '';
    return [`src/scripts/${entry}.ts`, ...globSync(`src/scripts/{${entry},${entry.replace(/_.*/, '')}}/**/*.ts`, { cwd: root })].filter((file) => existsSync(join(root, file))).map(read).join('\n');
  };
  expect(given.flatMap(({ file, name, options }) => options.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(sourceOf(name))).map((option) => `${file}: ${name} ${option}`))).toEqual([]);
});

test('SECURITY.md names every host that the app knows, and no other', () => {
  const policy = read('SECURITY.md');
  const known = globSync('src/adapters/**/*.ts', { cwd: root }).flatMap((file) => [...read(file).matchAll(/https:\/\/([a-z0-9.-]+\.[a-z]+)/g)].map(([, host = '']) => host)).filter((host) => host !== 'docs.google.com');
  expect(known.length).toBeGreaterThan(4);
  expect([...new Set(known)].filter((host) => !policy.includes(`\`${host}\``))).toEqual([]);
  const named = [...policy.matchAll(/`([a-z0-9.-]+\.(?:com|io))`/g)].map(([, host = '']) => host).filter((host) => host !== 'pinecone.io');
  expect([...new Set(named)].filter((host) => !known.includes(host))).toEqual([]);
});

test('SECURITY.md states the bounds and scopes that the code has', () => {
  const policy = read('SECURITY.md');
  const megabytes = (file: string): string => /MOST_BYTES = (\d+) \* 1024 \* 1024/.exec(read(file))?.[1] ?? 'none';
  expect(policy).toContain(`beyond ${megabytes('src/adapters/guarded_fetch.ts')} MB`);
  expect(policy).toContain(`beyond ${megabytes('src/adapters/google_sheets/google_fetch.ts')} MB`);
  const scopes = [...read('src/adapters/google_sheets/access_token.ts').matchAll(/auth\/([a-z.]+)/g)].map(([, scope]) => scope);
  expect(scopes.length).toBeGreaterThan(1);
  for (const scope of scopes) expect(policy).toContain(`\`${scope}\``);
});
