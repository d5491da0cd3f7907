import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** What is in the zip, by name; the first that fits. */
const PARTS: readonly [part: string, holds: RegExp][] = [
  ['core: media types (mime-types, with its table)', /^node_modules\/mime-types\//],
  ['core: lodash', /^node_modules\/lodash\//],
  ['core: its schema', /^node_modules\/zapier-platform-schema\//],
  ['core: its own code', /^node_modules\/zapier-platform-core\/(?!node_modules\/)/],
  ['core: other packages', /^node_modules\//],
  ['SDK of Google Sheets', /^dist\/chunks\/google(?:_auth)?\.code\.br$/],
  ['SDK of Pinecone', /^dist\/chunks\/pinecone\.code\.br$/],
  ['SDK of Gemini', /^dist\/chunks\/gemini\.code\.br$/],
  ['the HTML parser', /^dist\/chunks\/html_to_text\.code\.br$/],
  ['our code, with the sanitizer', /^(?:index\.js|dist\/(?:app\.cjs|chunks\/app\.code\.br))$/],
  ...['en', 'de', 'es', 'fr', 'pt'].map((language): [string, RegExp] => [`tables: rules, sentiment and concepts, ${language}`, new RegExp(`\\.${language}\\.br$`)]),
  ['tables: weights of the models', /weights\.br$/],
  ['tables: words and phrases', /\.br$/],
  ['definition.json, written by Zapier’s CLI', /^definition\.json$/],
  ['licences and the like', /(?:)/],
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
