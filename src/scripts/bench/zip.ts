import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** What is in the zip, by name. */
const PARTS: readonly [part: string, holds: RegExp][] = [
  ['Zapier’s core and what it needs', /^node_modules\//],
  ['the vendors’ SDKs', /^dist\/chunks\/(?:gemini|google|pinecone)[._]/],
  ['the HTML parser and the sanitizer', /^dist\/chunks\/(?:html_to_text|xss)\.cjs$/],
  ['our code', /^(?:index|dist\/.*)\.c?js$/],
  ['rules, lexica and weights, compiled', /\.br$/],
  ['definition, licences and the like', /(?:)/],
];

const sum = (numbers: number[]): number => numbers.reduce((whole, number) => whole + number, 0);

/** Bytes of build.zip, what fills it, and how many files it has. Names of files, which a zip holds twice, and what stands around them are a row of their own. */
export function benchZip(): object[] {
  const zip = readFileSync(join(import.meta.dirname, '../../../build/build.zip'));
  const files: { name: string; size: number; originalSize: number }[] = [];
  unzipSync(zip, { filter: (file) => { files.push(file); return false; } });
  const partOf = ({ name }: { name: string }) => PARTS.find(([, holds]) => holds.test(name))?.[0];
  const row = (part: string, own: typeof files) => ({ part, files: own.length, 'unzipped bytes': sum(own.map(({ originalSize }) => originalSize)), 'zipped bytes': sum(own.map(({ size }) => size)) });
  return [
    { ...row('build.zip', files), 'zipped bytes': zip.length },
    ...PARTS.map(([part]) => row(part, files.filter((file) => partOf(file) === part))),
    { part: 'names of files', files: '', 'unzipped bytes': '', 'zipped bytes': zip.length - sum(files.map(({ size }) => size)) },
  ];
}
