import type { Plugin } from 'rolldown';

/**
 * Parts of the vendors' packages that the app never calls and that no bundler can see to be unused, because they are CommonJS: each
 * stands in the bundle as functions that do nothing, for constructors that make one of everything. They are a third of what a vendor's
 * chunk holds, and of what loading it takes.
 */
const UNUSED: readonly RegExp[] = [
  // Ways to sign in that are no service account: cloud machines, Amazon's, other identity providers'.
  /google-auth-library\/build\/src\/auth\/(?:aws|certificatesubject|defaultaws|downscoped|executable|external|filesubject|gdch|identitypool|impersonated|passthrough|pluggable|stscredentials|urlsubject|baseexternal)[\w-]*\.js$/,
  /\/gcp-metadata\/build\/src\/index\.js$/,
  // Assistants and the administration of an organisation.
  /@pinecone-database\/pinecone\/dist\/(?:admin|assistant)\//,
  /@pinecone-database\/pinecone\/dist\/pinecone-generated-ts-fetch\/(?:admin|assistant_\w+)\//,
];

const NOTHING = 'const nothing = function () {};\nmodule.exports = new Proxy({}, { get: () => nothing });\n';

/** gaxios loads node-fetch where it is not given a `fetch`; it always is. */
const NODE_FETCH = /\/node-fetch\/src\/index\.js$/;

export const unusedPartsPlugin = (): Plugin => ({
  name: 'unused-parts',
  load: {
    filter: { id: [...UNUSED, NODE_FETCH] },
    handler: (id) => (NODE_FETCH.test(id)
      ? { code: "export default () => { throw new Error('gaxios was not given a fetch of ours'); };\n", moduleType: 'js' }
      : { code: NOTHING, moduleType: 'js' }),
  },
});
