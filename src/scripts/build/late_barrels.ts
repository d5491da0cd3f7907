import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';
import { askedModels } from './called_operations.ts';

/** Lists of the generated client's models: each names some hundred files, of which a request takes three or four. */
const BARRELS = /\/pinecone-generated-ts-fetch\/\w+\/models\/index\.js$/;

const filesIn = (code: string): string[] => [...code.matchAll(/^__exportStar\(require\("(\.\/\w+)"\), exports\);$/gm)].map(([, file = '']) => file);
const namesIn = (code: string): string[] => [...new Set([...code.matchAll(/(?<![.\w])exports\.(\w+) = /g)].map(([, name = '']) => name))];

/** What the list stands in, beside the client's runtime and its operations. */
const PACKAGES = /\/pinecone-generated-ts-fetch\/\w+\/index\.js$/;
const REEXPORT = '__exportStar(require("./models/index"), exports);';

/** A module that knows the names that the called operations ask for, each of which runs its file when it is first asked for, and that lists none. */
function lateModels(id: string, code: string): string {
  const files = filesIn(code);
  if (files.length === 0 || files.length !== code.split('require(').length - 1) throw new Error(`${id} is no list of files any more.`);
  const asked = askedModels(dirname(dirname(id)));
  const named = files.map((file) => ({ file, names: namesIn(readFileSync(join(dirname(id), `${file}.js`), 'utf8')) })).filter(({ names }) => names.some((name) => asked.has(name)));
  const rows = named.map(({ file, names }) => `[() => require(${JSON.stringify(file)}), ${JSON.stringify(` ${names.join(' ')} `)}]`);
  return `const files = [${rows.join(', ')}];
const known = { __proto__: null, __esModule: true };
const get = (_none, name) => typeof name !== 'string' || name in known ? known[name] : known[name] = files.find(([, names]) => names.includes(' ' + name + ' '))?.[0]()[name];
module.exports = new Proxy({}, { get });
`;
}

/** The module that hands the list on: it inherits its names, instead of copying some hundred. */
function inheriting(id: string, code: string): string {
  if (!code.includes(REEXPORT)) throw new Error(`${id} no longer hands its models on.`);
  return code.replace(REEXPORT, 'Object.setPrototypeOf(exports, require("./models/index"));');
}

/**
 * `exports.*` of a CommonJS file runs every file it names, and makes a property of every name. In its place stands a module that runs a
 * file when one of its names is first asked for; what no called operation asks for is not in the bundle.
 */
export const lateBarrelPlugin = (): Plugin => ({
  name: 'late-barrels',
  load: {
    filter: { id: [BARRELS, PACKAGES] },
    handler(id) {
      const code = readFileSync(id, 'utf8');
      return { code: BARRELS.test(id) ? lateModels(id, code) : inheriting(id, code), moduleType: 'js' };
    },
  },
});
