/**
 * `npm run licences`: writes THIRD_PARTY.md, the licence of every package whose code is in the zip, and THIRD_PARTY_LICENSES.txt, their
 * texts, from what the bundler and Zapier's core really take; `--check` only compares. Ends with an error where a package has no licence that allows this use,
 * or runs a script when it is installed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from './build/bundle.ts';
import { productionTree, root } from './build/core_tree.ts';
import { firstNotice, licenceTexts } from './licences/texts.ts';

interface Package { name: string; version: string; licence: string; where: string; installs: string[]; folder: string }

const ALLOWED = /^(?:MIT|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|Public Domain|\(MIT AND BSD-3-Clause\)|\(MIT OR [\w.-]+\)|MIT-0)$/;
/** Licences read by a person, where package.json states none or one in words of its own. */
const BY_NAME: Record<string, string> = {
  'zapier-platform-core': 'Zapier’s own (LICENSE in the package): may be used to build integrations for Zapier', 'zapier-platform-schema': 'Zapier’s own (as the core)',
  'url-template': 'BSD-3-Clause (its LICENSE file)', 'urlsafe-base64': 'MIT (its readme)',
};

function licenceOf({ license, licenses }: { license?: string | { type?: string }; licenses?: { type?: string }[] }): string {
  const said = typeof license === 'string' ? license : license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
  return said ?? '';
}

function read(folder: string, where: string): Package {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const installs = ['preinstall', 'install', 'postinstall'].filter((script) => manifest.scripts?.[script] !== undefined || (script === 'install' && existsSync(join(folder, 'binding.gyp'))));
  return { name: manifest.name, version: manifest.version, licence: BY_NAME[manifest.name] ?? licenceOf(manifest), where, installs, folder };
}

async function shipped(): Promise<Package[]> {
  const bundled = [...await bundledPackages()].map((folder) => read(folder, 'bundle'));
  const beside = [...productionTree('zapier-platform-core')].map((folder) => read(folder, 'core'));
  return [...new Map([...bundled, ...beside].map((one) => [`${one.name}@${one.version}`, one])).values()].sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

function page(packages: Package[]): string {
  const row = ({ name, version, licence, where, folder }: Package) => `| ${name} | ${version} | ${licence} | ${where} | ${firstNotice(folder).replace(/[*#|<>]/g, '').trim().slice(0, 120)} |`;
  return `# Code of others in the zip
Written by \`npm run licences\`. “bundle”: inside the app’s own files. “core”: beside it, brought by zapier-platform-core. The build leaves out parts of both, joins files and shortens names of variables. None of these packages runs a script when it is installed. Support Triage itself: MIT ([LICENSE](LICENSE)). The licence texts are in [THIRD_PARTY_LICENSES.txt](THIRD_PARTY_LICENSES.txt), which goes along in the zip.

| package | version | licence | where | copyright |
|---|---|---|---|---|
${packages.map(row).join('\n')}
`;
}

const packages = await shipped();
const problems = [
  ...packages.filter(({ name, licence }) => !(name in BY_NAME) && !ALLOWED.test(licence)).map(({ name, version, licence }) => `${name} ${version}: the licence “${licence}” is not on the list of those that allow this use.`),
  ...packages.filter(({ installs }) => installs.length > 0).map(({ name, version, installs }) => `${name} ${version} runs a script when it is installed: ${installs.join(', ')}.`),
];
const files = { 'THIRD_PARTY.md': page(packages), 'THIRD_PARTY_LICENSES.txt': licenceTexts(packages) };
for (const [name, written] of Object.entries(files)) {
  const file = join(root, name);
  if (!process.argv.includes('--check')) writeFileSync(file, written);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== written) problems.push(`${name} is not what the zip holds: run npm run licences.`);
}
if (!process.argv.includes('--check')) console.log(`${Object.keys(files).join(', ')}: ${packages.length} packages, ${packages.filter(({ where }) => where === 'bundle').length} of them in the bundle`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
