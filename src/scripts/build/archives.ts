import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tightly } from './brotli.ts';

/** Chunks by the archive they lie in: what asks for one of them unpacks all. Whatever is in no other is in the last. */
const ARCHIVES: readonly [name: string, chunks: RegExp][] = [
  ['google', /^(?:google\.|src2?\.|dist\.)/], ['google_auth', /^google_auth_library\./], ['gemini', /^gemini\./], ['pinecone', /^pinecone\./], ['html_to_text', /^html_to_text\./], ['app', /(?:)/],
];

const READER = readFileSync(join(import.meta.dirname, 'archive_reader.cjs'), 'utf8');

/** Text of a chunk, of which an archive tells lengths in bytes: each letter must be one. */
function codeOf(path: string): string {
  const code = readFileSync(path, 'utf8');
  if (/[^\0-\x7f]/.test(code)) throw new Error(`${path} holds letters beyond ASCII.`);
  return code;
}

/** Where things lie, by their names: in which archive of several, from which byte on, and how many. */
type Places = Readonly<Record<string, string>>;

/** Places of things that lie one behind the other. */
function placesOf(things: readonly { name: string; length: number }[], before = ''): Places {
  let end = 0;
  return Object.fromEntries(things.map(({ name, length }) => {
    const from = end;
    end += length;
    return [name, `${before}${from} ${length}`];
  }));
}

/** Lays the tables (`NAME.br`) into one file, and takes away their own. */
function joinTables(folder: string): Places {
  const files = readdirSync(folder).filter((name) => name.endsWith('.br')).sort();
  const tables = files.map((name) => readFileSync(join(folder, name)));
  writeFileSync(join(folder, 'tables.bin'), Buffer.concat(tables));
  for (const name of files) rmSync(join(folder, name));
  return placesOf(files.map((name, at) => ({ name: name.slice(0, -'.br'.length), length: tables[at]!.length })));
}

/** The reader of archives, with what it must know. */
function readerOf(known: Readonly<Record<string, Places>>): string {
  return Object.entries(known).reduce((code, [name, value]) => {
    const unknown = `const ${name} = {};`;
    if (!code.includes(unknown)) throw new Error(`The reader of archives has no place for ${name}.`);
    return code.replace(unknown, `const ${name} = ${JSON.stringify(value)};`);
  }, READER);
}

/**
 * Puts the chunks of a bundled app into archives, and before app.cjs what reads these. A chunk by itself, deflated, is a fifth larger: one of an
 * archive is written with what the others have said. A vendor's stands by itself, so that no step unpacks a vendor that it does not ask. Tables lie
 * in one file, from which each is read by itself. The chunks stay beside their archives: source.zip takes them along to be read, build.zip what
 * `.zapierapprc` names.
 */
export function archiveChunks(dist: string): { fileName: string; bytes: number }[] {
  const folder = join(dist, 'chunks');
  const archiveOf = (chunk: string): string => ARCHIVES.find(([, chunks]) => chunks.test(chunk))?.[0] ?? '';
  const tables = joinTables(folder);
  const chunks = readdirSync(folder).filter((name) => name.endsWith('.cjs')).sort().map((name) => ({ name, archive: archiveOf(name), code: codeOf(join(folder, name)) }));
  const written = ARCHIVES.map(([archive]) => {
    const fileName = `${archive}.code.br`, own = chunks.filter((chunk) => chunk.archive === archive);
    const bytes = tightly(Buffer.from(own.map(({ code }) => code).join('')));
    writeFileSync(join(folder, fileName), bytes);
    return { fileName, bytes: bytes.length, places: placesOf(own.map(({ name, code }) => ({ name, length: code.length })), `${fileName} `) };
  });
  const app = join(dist, 'app.cjs');
  const reader = readerOf({ ARCHIVES: Object.assign({}, ...written.map(({ places }) => places)), TABLES: tables });
  writeFileSync(app, `${reader}\n(function (require) {\n${codeOf(app)}\n})(requireChunk);\n`);
  return [{ fileName: 'app.cjs', bytes: statSync(app).size }, ...written.map(({ fileName, bytes }) => ({ fileName: `chunks/${fileName}`, bytes }))];
}
