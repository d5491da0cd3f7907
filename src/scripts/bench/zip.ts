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
  ['the HTML parser', /^(?:dist\/chunks\/html_to_text\.code\.br|tables\/entities\.html)$/],
  ['our code, with the sanitizer', /^(?:index\.js|dist\/(?:app\.cjs|chunks\/app\.code\.br))$/],
  ...['en', 'de', 'es', 'fr', 'pt'].map((language): [string, RegExp] => [`tables: rules, sentiment and concepts, ${language}`, new RegExp(`^tables/.*\\.${language}$`)]),
  ['tables: weights of the models', /^tables\/.*\.weights$/],
  ['tables: words and phrases', /^tables\//],
  ['definition.json, written by Zapier’s CLI', /^definition\.json$/],
  ['licences and the like', /(?:)/],
];

const sum = (numbers: number[]): number => numbers.reduce((whole, number) => whole + number, 0);

interface File { name: string; size: number; originalSize: number }

/** The tables that lie in one file, by what dist/app.cjs says of them. */
function tablesIn(app: string): File[] {
  const places: Record<string, string> = JSON.parse(/^const TABLES = (.*);$/m.exec(app)?.[1] ?? '{}');
  return Object.entries(places).map(([name, place]) => {
    const size = Number(place.split(' ')[1]);
    return { name: `tables/${name}`, size, originalSize: size };
  });
}

const APP = 'dist/app.cjs', TABLES = 'dist/chunks/tables.bin';

/** Bytes of build.zip, what fills it, and how many files it has. Names of files, which a zip holds twice, and what stands around them are a row of
 * their own. Tables lie in one file. */
export function benchZip(): object[] {
  const zip = readFileSync(join(import.meta.dirname, '../../../build/build.zip'));
  const files: File[] = [];
  const app = unzipSync(zip, { filter: (file) => { files.push(file); return file.name === APP; } })[APP];
  const parts = [...files.filter(({ name }) => name !== TABLES), ...tablesIn(Buffer.from(app ?? []).toString('latin1'))];
  const partOf = ({ name }: File) => PARTS.find(([, holds]) => holds.test(name))?.[0];
  const row = (part: string, own: File[]) => ({ part, files: part.startsWith('tables') ? '' : own.filter(({ name }) => !name.startsWith('tables/')).length, 'unzipped bytes': sum(own.map(({ originalSize }) => originalSize)), 'zipped bytes': sum(own.map(({ size }) => size)) });
  return [
    { ...row('build.zip', files), 'zipped bytes': zip.length },
    ...PARTS.map(([part]) => row(part, parts.filter((file) => partOf(file) === part))),
    { part: 'names of files', files: '', 'unzipped bytes': '', 'zipped bytes': zip.length - sum(files.map(({ size }) => size)) },
  ];
}
