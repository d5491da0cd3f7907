import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, PluginContext } from 'rolldown';
import { edgesOfParts } from '../../triage/text/packed.ts';
import { tightlyParted } from './brotli.ts';

/** What an asset module exports: for each name the bytes, made from readable data. */
type Assets = Readonly<Record<string, () => Uint8Array>>;

/** Of a part with fewer bytes brotli needs not be told. */
const LARGE = 8_000;

/** Puts bytes among the tables and gives the code that reads them there: `tableOf` is dist/app.cjs's (`archive_reader.cjs`). */
export async function tableCode(build: PluginContext, name: string, bytes: Uint8Array): Promise<string> {
  build.emitFile({ type: 'asset', fileName: `chunks/${name}.br`, source: await tightlyParted(bytes, edgesOfParts(bytes, LARGE)) });
  return `tableOf(${JSON.stringify(name)})`;
}

/**
 * Asset modules (`*.asset.ts`) make bytes from data that people can read. From source they do so when first asked; the build asks
 * once and ships the bytes, so that nothing is compiled, and no large JSON parsed, when the app starts.
 */
export const assetPlugin = (): Plugin => ({
  name: 'assets',
  load: {
    filter: { id: /\.asset\.ts$/ },
    async handler(id) {
      const { assets }: { assets: Assets } = await import(pathToFileURL(id).href);
      const stem = basename(id, '.asset.ts');
      const entries = await Promise.all(Object.entries(assets).map(async ([name, make]) => `${JSON.stringify(name)}: () => ${await tableCode(this, `${stem}.${name}`, make())}`));
      return { code: `export const assets = { ${entries.join(', ')} };\n`, moduleType: 'js' };
    },
  },
});
