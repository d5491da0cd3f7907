import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { root } from './core_tree.ts';
import { tableCode } from './assets.ts';

/** googleapis asks `qs` for flat queries alone. */
const QS = join(root, 'src/adapters/google_sheets/query_string.ts');

/** Google's libraries tell each request, tokens and all, to whoever asks for it by the environment: the app's process is not to be asked. */
const SILENT_LOG = "const silent = () => {};\nexports.log = () => ({ debug: silent, info: silent, warn: silent, error: silent });\n";

/** html-to-text asks for it in formats that hand on HTML; ours give text. */
const NO_SERIALIZER = "export const render = () => { throw new Error('What writes HTML anew is left out of the bundle.'); };\nexport default render;\n";

/** Of its own package.json a library asks its name and version. */
const nameAndVersion = (path: string): string => { const { name, version } = JSON.parse(readFileSync(path, 'utf8')); return JSON.stringify({ name, version }); };

const PACKAGE_JSON = /\/node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/, ENTITIES = /\/entities\/dist\/esm\/generated\/decode-data-html\.js$/;

/** What stands in the bundle for parts of the vendors' packages that are larger than what is asked of them. */
export const standInPlugin = (): Plugin => ({
  name: 'stand-ins',
  resolveId: {
    filter: { id: /^(?:qs|google-logging-utils|dom-serializer)$/ },
    handler: (id) => (id === 'qs' ? QS : `\0stand-in-${id}`),
  },
  load: {
    filter: { id: [/^\0stand-in-/, PACKAGE_JSON, ENTITIES] },
    async handler(id) {
      if (id === '\0stand-in-google-logging-utils') return { code: SILENT_LOG, moduleType: 'js' };
      if (id === '\0stand-in-dom-serializer') return { code: NO_SERIALIZER, moduleType: 'js' };
      if (PACKAGE_JSON.test(id)) return { code: nameAndVersion(id), moduleType: 'json' };
      // Named letters of HTML, the same numbers: in the package they are text, three for each two of them.
      const { htmlDecodeTree }: { htmlDecodeTree: Uint16Array } = await import(id);
      const table = await tableCode(this, 'entities.html', new Uint8Array(htmlDecodeTree.buffer, htmlDecodeTree.byteOffset, htmlDecodeTree.byteLength));
      return { code: `export const htmlDecodeTree = new Uint16Array(new Uint8Array(${table}).buffer);\n`, moduleType: 'js' };
    },
  },
});
