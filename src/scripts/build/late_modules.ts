import { basename } from 'node:path';
import type { Plugin } from 'rolldown';

/** `require('package')` in a `*_loader.cjs`: loads at once, and not before it is asked. */
const REQUIRE = /require\('([^']+)'\)/;

const fileOf = (name: string): string => name.replaceAll(/\W+/g, '_');

/** Packages that a loader asks for, each to be bundled as an entry of its own, by the name of its file. */
export const LATE_PACKAGES = ['html-to-text'];
export const lateEntries = (): Record<string, string> => Object.fromEntries(LATE_PACKAGES.map((name) => [`chunks/${fileOf(name)}`, name]));

const fromLoader = (importer: string | undefined): boolean => importer?.endsWith('_loader.cjs') ?? false;

/**
 * A bundler reads what is required into the chunk that requires it, where it is parsed at every start: what loaders require stays a file of
 * its own, beside the chunk. (Not by `module.require`: inside the bundle `module` is one of the bundler's, which requires nothing.)
 */
export const lateModulePlugin = (): Plugin => ({
  name: 'late-modules',
  transform: {
    filter: { id: /_loader\.cjs$/ },
    handler(code, id) {
      const name = REQUIRE.exec(code)?.[1];
      if (!name || !LATE_PACKAGES.includes(name)) throw new Error(`${basename(id)} requires a package that src/scripts/build/late_modules.ts does not list.`);
      return code.replace(REQUIRE, `require('./${fileOf(name)}.cjs')`);
    },
  },
  resolveId: {
    filter: { id: /^\.\/\w+\.cjs$/ },
    handler: (id, importer) => (fromLoader(importer) ? { id, external: 'relative' } : null),
  },
});
