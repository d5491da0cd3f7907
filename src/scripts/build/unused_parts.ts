import type { Plugin } from 'rolldown';

/**
 * Parts of the vendors' packages that the app never calls and that no bundler can see to be unused, because they are CommonJS: each
 * stands in the bundle as functions that do nothing, for constructors that make one of everything. They are a third of what a vendor's
 * chunk holds, and of what loading it takes.
 */
const UNUSED: readonly RegExp[] = [
  // Ways to sign in that are no service account: cloud machines, Amazon's, other identity providers'; what finds out which way there is; a browser's cryptography.
  /google-auth-library\/build\/src\/auth\/(?:googleauth|computeclient|idtokenclient|iam|envDetect|refreshclient|aws|certificatesubject|defaultaws|downscoped|executable|external|filesubject|gdch|identitypool|impersonated|passthrough|pluggable|stscredentials|urlsubject|baseexternal)[\w-]*\.js$/,
  /google-auth-library\/build\/src\/crypto\/browser\/crypto\.js$/, /\/gcp-metadata\/build\/src\/index\.js$/,
  // HTTP/2, descriptions of APIs read at run time, an older Drive.
  /\/googleapis-common\/build\/src\/(?:http2|discovery)\.js$/, /\/googleapis\/build\/src\/apis\/drive\/v2\.js$/,
  // Of signatures the check, and the kind that is no service account's.
  /\/jws\/lib\/verify-stream\.js$/, /\/ecdsa-sig-formatter\/src\/ecdsa-sig-formatter\.js$/,
  // What a proxy is asked by: the transport is told that no address has one.
  /\/https-proxy-agent\/dist\/index\.js$/,
  // The sanitizer's filter of style sheets, which is switched off: two lists of every property there is.
  /\/cssfilter\/lib\/index\.js$/,
  // Whatever is no list, query, fetch, upsert or deletion of vectors, no look at an index and no embedding: backups, imports, documents, namespaces.
  /@pinecone-database\/pinecone\/dist\/control\/(?:backups|backupSchedules|restoreJobs|collections)\//,
  /@pinecone-database\/pinecone\/dist\/control\/indexes\/(?:createIndex|createIndexForModel|configureIndex|deleteIndex)\.js$/,
  /@pinecone-database\/pinecone\/dist\/data\/(?:bulk|documents|namespaces)\//,
  /@pinecone-database\/pinecone\/dist\/data\/vectors\/(?:fetchByMetadata|update|upsertRecords|searchRecords|deleteOne|deleteAll)\.js$/,
  /@pinecone-database\/pinecone\/dist\/inference\/(?:rerank|getModel|listModels)\.js$/,
  /\/pinecone-generated-ts-fetch\/db_data\/apis\/(?:Document|Bulk|Namespace)OperationsApi\.js$/,
  // Assistants and the administration of an organisation.
  /@pinecone-database\/pinecone\/dist\/(?:admin|assistant)\//,
  /@pinecone-database\/pinecone\/dist\/pinecone-generated-ts-fetch\/(?:admin|assistant_\w+)\//,
];

const NOTHING = 'const nothing = function () {};\nmodule.exports = new Proxy({}, { get: () => nothing });\n';

/** Google's library makes one of what finds out how to sign in when it loads: it may be made, and says what it is when it is used. */
const LEFT_OUT = "const leftOut = () => { throw new Error('This way to sign in to Google is left out of the bundle.'); };\nmodule.exports = new Proxy({}, { get: () => function () { return new Proxy({}, { get: leftOut }); } });\n";
const OF_GOOGLE = /\/google-auth-library\//;

/** gaxios loads node-fetch where it is not given a `fetch`; it always is. */
const NODE_FETCH = /\/node-fetch\/src\/index\.js$/;

export const unusedPartsPlugin = (): Plugin => ({
  name: 'unused-parts',
  load: {
    filter: { id: [...UNUSED, NODE_FETCH] },
    handler: (id) => (NODE_FETCH.test(id)
      ? { code: "export default () => { throw new Error('gaxios was not given a fetch of ours'); };\n", moduleType: 'js' }
      : { code: OF_GOOGLE.test(id) ? LEFT_OUT : NOTHING, moduleType: 'js' }),
  },
});
