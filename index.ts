import zapier, { defineApp } from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };
import { authentication } from './src/authentication.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,
  // skipHttpPatch: the vendors' SDKs break under core's patch, and ticket text stays out of Zapier's HTTP log.
  flags: { cleanInputData: false, skipHttpPatch: true },
  authentication,
  triggers: {},
  creates: {},
  searches: {},
});
