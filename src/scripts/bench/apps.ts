/** The built app, unzipped as Lambda has it, and beside it the least an app on the same core can be. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipBuild } from '../build/unzipped_build.ts';

const root = resolve(import.meta.dirname, '../../..');
const core = 'node_modules/zapier-platform-core';

export interface Apps {
  /** Folder of the built app; of the empty one on core as npm brings it; and of the same on core as our build lays it. */
  ours: string;
  empty: string;
  emptyOnOurCore: string;
  /** A place for files that live as long as the apps. */
  folder: string;
  remove(): void;
}

/** Builds nothing: run `npm run build` first. */
export function openApps(): Apps {
  const folder = mkdtempSync(join(tmpdir(), 'support-triage-bench-'));
  const [ours, empty, emptyOnOurCore] = [join(folder, 'ours'), join(folder, 'empty'), join(folder, 'empty_on_our_core')];
  unzipBuild(ours);
  layEmptyApp(empty, join(root, core));
  layEmptyApp(emptyOnOurCore, join(ours, core));
  return { ours, empty, emptyOnOurCore, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One action that returns what it got, CommonJS as our app is staged. Cold starts are compared with the one on the core that npm installed: nothing of what our build does to core helps it. */
function layEmptyApp(folder: string, installed: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(installed, join(folder, core));
  cpSync(join(root, core, 'include/zapierwrapper.js'), join(folder, 'zapierwrapper.js'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty-app', version: '1.0.0', main: 'index.js' }));
  writeFileSync(join(folder, 'index.js'), `
const zapier = require('zapier-platform-core');
const perform = async (z, bundle) => ({ id: '1', ...bundle.inputData });
module.exports = { version: '1.0.0', platformVersion: zapier.version, creates: { echo: { key: 'echo', noun: 'Echo', display: { label: 'Echo', description: 'Returns what it got.' }, operation: { inputFields: [{ key: 'message' }], perform, sample: { id: '1' } } } } };
`);
}
