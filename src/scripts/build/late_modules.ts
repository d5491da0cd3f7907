import { basename } from 'node:path';
import type { Plugin } from 'rolldown';

/** `require('package')` in a `*_loader.cjs`: loads at once, and not before it is asked. */
const REQUIRE = /require\('([^']+)'\)/;

const fileOf = (name: string): string => name.replaceAll(/\W+/g, '_');

/** Packages that a loader asks for, each to be bundled as an entry of its own, by the name of its file. */
const LATE_PACKAGES = ['html-to-text', 'google-auth-library', 'xss'];
export const lateEntries = (): Record<string, string> => Object.fromEntries(LATE_PACKAGES.map((name) => [`chunks/${fileOf(name)}`, name]));

/**
 * googleapis loads every way to sign in there is; a step comes with its token. Only who mints one needs a way, this one: what googleapis
 * takes for that library, and the object it makes of it, hand on that one class when it is asked for.
 */
const GOOGLE_SIGN_IN: Readonly<Record<string, string>> = {
  '\0google-sign-in': "Object.defineProperty(exports, '__esModule', { value: true });\nObject.defineProperty(exports, 'JWT', { enumerable: true, get: () => require('./google_auth_library.cjs').JWT });\n",
  '\0google-auth-plus': "const library = require('google-auth-library');\nexports.AuthPlus = class AuthPlus { get JWT() { return library.JWT; } };\n",
};
const OF_GOOGLEAPIS = /\/googleapis-common\/|^\0google-/;

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
    filter: { id: /^\.\/\w+(?:\.cjs)?$|^google-auth-library$/ },
    handler(id, importer = '') {
      if (id.endsWith('.cjs') && (importer.endsWith('_loader.cjs') || importer in GOOGLE_SIGN_IN)) return { id, external: 'relative' };
      if (!OF_GOOGLEAPIS.test(importer)) return null;
      return id === 'google-auth-library' ? '\0google-sign-in' : id === './authplus' ? '\0google-auth-plus' : null;
    },
  },
  load: { filter: { id: /^\0google-/ }, handler: (id) => ({ code: GOOGLE_SIGN_IN[id] ?? '', moduleType: 'js' }) },
});
