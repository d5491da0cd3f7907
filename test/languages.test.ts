/**
 * Every place that keeps something by language has it for every language the app speaks. Add a code to SUPPORTED_LANGUAGES,
 * and this names the files and lists that lack it.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SUPPORTED_LANGUAGES } from '../src/ports/ticket.ts';

const root = resolve(__dirname, '..');
/** What tells a list by language from any other: the five languages the app began with. */
const FIRST = ['en', 'de', 'es', 'fr', 'pt'];
const missing = (given: string[]): string[] => (FIRST.every((language) => given.includes(language)) ? SUPPORTED_LANGUAGES.filter((language) => !given.includes(language)) : []);

/** Objects with a key for each language, lists of languages, and lists whose items say their language. */
function gaps(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const languages = Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : String(item?.language ?? item?.lang ?? ''))) : Object.keys(value);
  return [...missing(languages).map((language) => `${at} lacks ${language}`), ...Object.entries(value).flatMap(([key, inner]) => gaps(inner, `${at} ${key}`))];
}

const data = globSync('data/**/*.json', { cwd: root });

test('it knows a list by language when it sees one', () => {
  expect(gaps({ a: [{ en: 1, de: 1, es: 1, fr: 1, pt: 1 }], b: { en: 1 } }, 'x')).toEqual(SUPPORTED_LANGUAGES.filter((language) => !FIRST.includes(language)).map((language) => `x a 0 lacks ${language}`));
  expect(data.length).toBeGreaterThan(20);
});

test('data: every list by language is whole', () => {
  expect(data.flatMap((file) => gaps(JSON.parse(readFileSync(join(root, file), 'utf8')), file))).toEqual([]);
});

test('data: what has a file for one language has one for each', () => {
  const files = globSync('data/**/*.{json,jsonl}', { cwd: root });
  const named = files.filter((file) => /(?:^|[._])pt\.jsonl?$/.test(basename(file)));
  expect(named.length).toBeGreaterThan(4);
  const wanted = named.flatMap((file) => SUPPORTED_LANGUAGES.map((language) => join(dirname(file), basename(file).replace(/(^|[._])pt(?=\.jsonl?$)/, `$1${language}`))));
  expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
});

test('code: a file that names the five languages names every one', () => {
  const named = (text: string): string[] => [...new Set([...FIRST, ...SUPPORTED_LANGUAGES])].filter((language) => new RegExp(`(?<![\\w-])['"]?${language}['"]?(?=:|['"]|\\.json)`).test(text));
  const tables = globSync(['index.ts', 'src/**/*.ts'], { cwd: root }).map((file) => ({ file, languages: named(readFileSync(join(root, file), 'utf8')) })).filter(({ languages }) => FIRST.every((language) => languages.includes(language)));
  expect(tables.length).toBeGreaterThan(6);
  expect(tables.flatMap(({ file, languages }) => missing(languages).map((language) => `${file} lacks ${language}`))).toEqual([]);
});
