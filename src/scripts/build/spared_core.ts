/**
 * What of core no command can reach, or what it holds twice: left out of the zip, into which Zapier's CLI takes every file that a `require`
 * may ask for. Fails where core is no longer as it was when this was found.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const changed = (what: string): Error => new Error(`zapier-platform-core has changed: ${what} (src/scripts/build/spared_core.ts).`);

/** Replaces each of `edits` in `code`, as often as it must stand there. */
function edited(code: string, file: string, edits: readonly [written: string, by: string, times: number][]): string {
  return edits.reduce((text, [written, by, times]) => {
    if (text.split(written).length !== times + 1) throw changed(`${file} no longer says ${times} times ${written.trim()}`);
    return text.replaceAll(written, by);
  }, code);
}

/**
 * node-fetch takes an address parser of its own, with a table of all letters there are, where Node has none. Each Node that `require`s
 * core has: `URL` came with version 7.
 */
export const withNodesUrl = (code: string): string => {
  const spared = edited(code, 'node-fetch', [["var whatwgUrl = _interopDefault(require('whatwg-url'));\n", '', 1], ['Url.URL || whatwgUrl.URL', 'Url.URL', 2]]);
  if (spared.includes('whatwgUrl')) throw changed('node-fetch uses whatwg-url elsewhere');
  return spared;
};

/** What a bundle must hold, by the lodash that core has anyhow: `lodash/fp`, asked for nothing else, brings a second one and makes a third of it. */
export const withOneLodash = (cleaner: string): string => {
  const spared = edited(cleaner, 'cleaner', [
    ["const { defaults, pick, pipe } = require('lodash/fp');\n", '', 1],
    ['const finalizeBundle = pipe(\n  pick(Object.keys(DEFAULT_BUNDLE)),\n  defaults(DEFAULT_BUNDLE),\n);', 'const finalizeBundle = (bundle) =>\n  _.defaults(_.pick(bundle, Object.keys(DEFAULT_BUNDLE)), DEFAULT_BUNDLE);', 1],
  ]);
  if (/(?<![.\w])(?:defaults|pick|pipe)\(/.test(spared)) throw changed('cleaner uses lodash/fp elsewhere');
  return spared;
};

/** Which version the runner of apps made in Zapier's old editor has: it is not there, and `semver` is larger than any of core's own files. */
export const withoutSemver = (runner: string): string => {
  const spared = edited(runner, 'create-legacy-scripting-runner', [["const semver = require('semver');\n", '', 1], ["semver.gte(version, '3.0.0')", 'Number.parseInt(version, 10) >= 3', 1]]);
  if (spared.includes('semver')) throw changed('create-legacy-scripting-runner uses semver elsewhere');
  return spared;
};

/** What an app made in Zapier's old editor is handed to run its scripts, where it has any: the whole of lodash. Without it these fail, as where they fail for another reason. */
export const withoutOldScripts = (scripting: string): string => {
  const spared = edited(scripting, 'legacy-scripting', [["const lodash = require('lodash');\n", '', 1], ['{ Zap: {}, _: lodash, ', '{ Zap: {}, ', 1]]);
  if (spared.includes('lodash')) throw changed('legacy-scripting uses lodash elsewhere');
  return spared;
};

/**
 * What tells the type of a form to `Object.prototype.toString`: a dozen packages make sure that this works where `Object` or `Symbol` was changed or is not there.
 * `Object.hasOwn` came with Node 16.
 */
export const withNodesObject = (form: string): string => {
  const spared = edited(form, 'form-data', [
    ["var setToStringTag = require('es-set-tostringtag');\n", '', 1], ["setToStringTag(FormData.prototype, 'FormData');", "Object.defineProperty(FormData.prototype, Symbol.toStringTag, { configurable: true, value: 'FormData' });", 1],
    ["var hasOwn = require('hasown');\n", 'var hasOwn = Object.hasOwn;\n', 1],
  ]);
  if (spared.includes('setToStringTag')) throw changed('form-data tells more types');
  return spared;
};

/** Reads a developer's `.env` by Node's own reader, which came with version 20.12, as `dotenv` does: what is set already stays. No command asks for it, and core loads it at every start. */
export const withNodesEnv = (environment: string): string => {
  const spared = edited(environment, 'environment', [["const dotenv = require('dotenv');\n", `const readEnv = ({ path = '.env' }) => {
  try {
    process.loadEnvFile(path);
    return { parsed: {} };
  } catch (error) {
    return { parsed: {}, error };
  }
};
`, 1], ['dotenv.config({', 'readEnv({', 2]]);
  if (/dotenv|parsed\./.test(spared)) throw changed('environment uses dotenv elsewhere');
  return spared;
};

interface MediaType { source?: string; extensions?: string[]; charset?: string; compressible?: boolean }

/**
 * The table of media types with what mime-types reads of it: a type's endings, its letters' coding, and who registered it where endings are to
 * be ranked. Of the other types, three fifths, it says what it says of a type that it does not know.
 */
export const withWhatIsRead = (db: Readonly<Record<string, MediaType>>): Record<string, MediaType> => Object.fromEntries(
  Object.entries(db).filter(([, { extensions, charset }]) => extensions || charset).map(([type, { source, extensions, charset }]) => [type, { ...(extensions && { source, extensions }), charset }]),
);

interface MimeTypes { types: object; extensions: object; charset(type: string): string | false }

/** mime-types on a table. */
function mimeTypesOn(db: object, require: NodeJS.Require): MimeTypes {
  const file = require.resolve('mime-types');
  const exports = {} as MimeTypes;
  new Function('require', 'exports', readFileSync(file, 'utf8'))((name: string) => (name === 'mime-db' ? db : createRequire(file)(name)), exports);
  return exports;
}

/** Takes out of the table of media types what mime-types does not read. */
function spareMediaTypes(require: NodeJS.Require): void {
  const file = createRequire(require.resolve('mime-types')).resolve('mime-db/db.json');
  const db: Record<string, MediaType> = JSON.parse(readFileSync(file, 'utf8'));
  const spared = withWhatIsRead(db);
  const tell = ({ charset, ...rest }: MimeTypes): string => JSON.stringify([rest, Object.keys(db).map(charset)]);
  if (tell(mimeTypesOn(db, require)) !== tell(mimeTypesOn(spared, require))) throw changed('mime-types reads more of its table');
  writeFileSync(file, JSON.stringify(spared));
}

/** What Node reads to find a package's files, what core reads of its own, and whose terms a package stands under. */
const READ = ['name', 'version', 'license', 'type', 'main', 'exports', 'imports'];

/** A package.json without what tells its authors' tools what to do: settings, scripts, who wrote it, what it was tested with. */
export const withoutTools = (json: string): string => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json)).filter(([key]) => READ.includes(key))));

/** Spares what can be spared of core in a folder that holds its tree. */
export function spareCore(nodeModules: string): void {
  const require = createRequire(join(nodeModules, 'zapier-platform-core/index.js'));
  const edits: readonly [file: string, by: (code: string) => string][] = [['node-fetch', withNodesUrl], ['./src/tools/cleaner', withOneLodash], ['./src/tools/create-legacy-scripting-runner', withoutSemver], ['./src/auth-template/legacy-scripting', withoutOldScripts], ['form-data', withNodesObject], ['./src/tools/environment', withNodesEnv]];
  for (const [file, by] of edits) {
    const path = require.resolve(file);
    writeFileSync(path, by(readFileSync(path, 'utf8')));
  }
  spareMediaTypes(require);
  for (const name of globSync('**/package.json', { cwd: nodeModules })) {
    const path = join(nodeModules, name);
    writeFileSync(path, withoutTools(readFileSync(path, 'utf8')));
  }
}
