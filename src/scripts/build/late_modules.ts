import { basename } from 'node:path';
import type { Plugin } from 'rolldown';

/** `require('package')` in a `*_loader.cjs`: loads at once, and not before it is asked. */
const REQUIRE = /require\('([^']+)'\)/;

const fileOf = (name: string): string => name.replaceAll(/\W+/g, '_');

/** Packages that a loader asks for, each to be bundled as an entry of its own, by the name of its file. */
export const LATE_PACKAGES = ['html-to-text'];
export const lateEntries = (): Record<string, string> => Object.fromEntries(LATE_PACKAGES.map((name) => [`chunks/${fileOf(name)}`, name]));

/** A bundler reads what is required into the chunk that requires it, where it is parsed at every start: loaders require a file of their own instead. */
export const lateModulePlugin = (): Plugin => ({
  name: 'late-modules',
  transform: {
    filter: { id: /_loader\.cjs$/ },
    handler(code, id) {
      const name = REQUIRE.exec(code)?.[1];
      if (!name || !LATE_PACKAGES.includes(name)) throw new Error(`${basename(id)} requires a package that src/scripts/build/late_modules.ts does not list.`);
      return code.replace(REQUIRE, `module.require('./${fileOf(name)}.cjs')`);
    },
  },
});
