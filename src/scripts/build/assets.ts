import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'rolldown';

/** What an asset module exports: for each name the bytes, made from readable data. */
type Assets = Readonly<Record<string, () => Uint8Array>>;

const compressed = (bytes: Uint8Array): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

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
        this.emitFile({ type: 'asset', fileName: `chunks/${file}`, source: compressed(make()) });
        return `${JSON.stringify(name)}: read(${JSON.stringify(file)})`;
      });
      return { code: `${READER}export const assets = { ${entries.join(', ')} };\n`, moduleType: 'js' };
    },
  },
});
