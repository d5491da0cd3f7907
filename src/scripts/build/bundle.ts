import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { assetPlugin } from './assets.ts';
import { lateEntries, lateModulePlugin } from './late_modules.ts';

const root = resolve(import.meta.dirname, '../../..');

/**
 * Bundles the app into `folder`: app.cjs, a CommonJS chunk for each `import()` in the source and for what several of them share, and
 * the assets beside them. Names are kept, so that a stack trace can be read.
 */
export async function bundleApp(folder: string): Promise<{ fileName: string; bytes: number }[]> {
  const bundle = await rolldown({ input: { app: join(root, 'index.ts'), ...lateEntries() }, platform: 'node', external: [/^zapier-platform-core/, /^node:/], plugins: [assetPlugin(), lateModulePlugin()], checks: { pluginTimings: false } });
  const { output } = await bundle.write({
    dir: folder, format: 'cjs', exports: 'named', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name].cjs', minify: true, keepNames: true,
  });
  await bundle.close();
  return output.map(({ fileName }) => ({ fileName, bytes: statSync(join(folder, fileName)).size }));
}
