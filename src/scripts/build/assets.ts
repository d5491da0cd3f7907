import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import { tightly } from './brotli.ts';

/** What an asset module exports: for each name the bytes, made from readable data. */
type Assets = Readonly<Record<string, () => Uint8Array>>;

/** What stands in the bundle in place of an asset module: the same functions, reading files beside the chunk. */
const READER = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
const read = (name) => () => brotliDecompressSync(readFileSync(join(__dirname, name)));
`;

/**
 * Asset modules (`*.asset.ts`) make bytes from data that people can read. From source they do so when first asked; the build asks
 * once and ships the bytes as files, so that nothing is compiled, and no large JSON parsed, when the app starts.
 */
export const assetPlugin = (): Plugin => ({
  name: 'assets',
  load: {
    filter: { id: /\.asset\.ts$/ },
    async handler(id) {
      const { assets }: { assets: Assets } = await import(pathToFileURL(id).href);
      const stem = basename(id, '.asset.ts');
      const entries = Object.entries(assets).map(([name, make]) => {
        const file = `${stem}.${name}.br`;
        this.emitFile({ type: 'asset', fileName: `chunks/${file}`, source: tightly(make()) });
        return `${JSON.stringify(name)}: read(${JSON.stringify(file)})`;
      });
      return { code: `${READER}export const assets = { ${entries.join(', ')} };\n`, moduleType: 'js' };
    },
  },
});
