/**
 * `npm ci` refuses a lock file that leaves out the optional packages of other platforms. A registry mirror that does not
 * carry them makes `npm install` write exactly such a file, unnoticed on the machine where it happens.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Locked = { version?: string; optionalDependencies?: Record<string, string>; resolved?: string };
const packages: Record<string, Locked> = JSON.parse(readFileSync(join(__dirname, '../package-lock.json'), 'utf8')).packages;

/** Where Node would look for `name` from the package at `path`. */
function candidates(path: string, name: string): string[] {
  const folders = path.split('/node_modules/');
  return folders.map((_, index) => [...folders.slice(0, folders.length - index), name].join('/node_modules/')).concat(`node_modules/${name}`);
}

test('every optional package has its entry, whatever platform it is for', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !candidates(path, name).some((place) => place in packages)));
  expect([...new Set(missing)]).toEqual([]);
});

test('no entry names the host it was fetched from', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test('every dependency is pinned exactly', () => {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  expect(Object.entries<string>({ ...dependencies, ...devDependencies, ...overrides }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the Node that package.json asks for is one that every dependency takes', () => {
  const manifest = (path: string): { engines?: { node?: string }; dependencies: object; devDependencies: object } => JSON.parse(readFileSync(join(__dirname, '..', path), 'utf8'));
  const least = (range = ''): number[] => (/^>= ?([\d.]+)$/.exec(range)?.[1] ?? '0').split('.').map(Number);
  const { engines, dependencies, devDependencies } = manifest('package.json');
  const [major = 0, minor = 0] = least(engines?.node);
  expect(major).toBeGreaterThan(0);
  const asksMore = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
    const [its = 0, itsMinor = 0] = least(manifest(`node_modules/${name}/package.json`).engines?.node);
    return its > major || (its === major && itsMinor > minor);
  });
  expect(asksMore).toEqual([]);
});

/** Published advisories that a package of ours, or one of an earlier lock file, stood in: the first version without the flaw. */
const MENDED: [name: string, fixed: string, advisory: string][] = [
  ['form-data', '4.0.6', 'GHSA-hmw2-7cc7-3qxx'], ['qs', '6.16.0', 'GHSA-4mjr-xmp4-gh2g'], ['lodash', '4.18.0', 'GHSA-r5fr-rjxr-66jc'], ['jws', '4.0.1', 'GHSA-869p-cjfg-cm3x'],
  ['crypto-js', '4.2.0', 'GHSA-xwcq-pm8m-c4vf'], ['cipher-base', '1.0.5', 'GHSA-cpq7-6gpm-g9rc'], ['sha.js', '2.4.12', 'GHSA-95m3-7q98-8xr5'],
  ['adm-zip', '0.6.1', 'GHSA-7q85-xj36-vmfc'], ['tmp', '0.2.7', 'GHSA-ph9p-34f9-6g65'], ['echarts', '6.1.0', 'GHSA-fgmj-fm8m-jvvx'], ['fast-uri', '3.1.6', 'GHSA-5jgf-p345-68v8'],
];
const numbers = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10));
const older = (one: string, other: string) => {
  const [a, b] = [numbers(one), numbers(other)];
  const index = b.findIndex((part, at) => part !== a[at]);
  return index >= 0 && a[index]! < b[index]!;
};

test.each(MENDED)('no copy of %s is older than %s (%s)', (name, fixed) => {
  const copies = Object.entries(packages).filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`));
  expect(copies.length).toBeGreaterThan(0);
  expect(copies.filter(([, { version = '0' }]) => older(version, fixed)).map(([path]) => path)).toEqual([]);
});
