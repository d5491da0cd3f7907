import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { root } from './core_tree.ts';

const NAMES = ['Headers', 'FormData', 'ReadableStream', 'Blob'];
/** `Headers` are made; whether something is one of the others is only asked. */
const asked = (name: string): RegExp => new RegExp(`\\b(?:${name === 'Headers' ? 'new|instanceof' : 'instanceof'}) ${name}\\b`);

/** For an agent with a certificate of its own, which nobody gives: not loaded before one is made. */
const HTTPS = "Object.defineProperty(exports, 'Agent', { enumerable: true, get: () => process.getBuiltinModule('node:https').Agent });\n";

/** The files of the vendors' SDKs take `Headers` and the like from `src/adapters/sdk_globals.ts`. */
export const sdkGlobalsPlugin = (): Plugin => ({
  name: 'sdk-globals',
  resolveId: { filter: { id: /^https$/ }, handler: (_id, importer = '') => (/\/gaxios\//.test(importer) ? '\0https-of-gaxios' : null) },
  load: { filter: { id: /^\0https-of-gaxios$/ }, handler: () => ({ code: HTTPS, moduleType: 'js' }) },
  transform: {
    filter: { id: /\/node_modules\/(?:@google\/generative-ai|@pinecone-database\/pinecone|gaxios|google-auth-library|googleapis-common|gtoken)\/.*\.m?js$/, code: NAMES.map(asked) },
    handler: (code, id) => {
      const names = `{ ${NAMES.filter((name) => asked(name).test(code)).join(', ')} }`;
      const file = JSON.stringify(join(root, 'src/adapters/sdk_globals.ts'));
      return { code: id.endsWith('.mjs') ? `import ${names} from ${file};\n${code}` : code.replace(/^(?:['"]use strict['"];)?/, (strict) => `${strict}const ${names} = require(${file});`) };
    },
  },
});
