/**
 * `npm ci` refuses a lock file that leaves out the optional packages of other platforms. A registry mirror that does not
 * carry them makes `npm install` write exactly such a file, unnoticed on the machine where it happens.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Locked = { optionalDependencies?: Record<string, string>; resolved?: string };
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
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  expect(Object.entries<string>({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
