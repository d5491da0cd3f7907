/** The licence texts of the packages in the zip, each body once, with the copyright lines of those it is for. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A package's own licence files; “License” and “LICENSE-MIT.txt” count too. */
const licenceFiles = (folder: string): string[] => readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name) && !/\.(?:[cm]?js|json|ts)$/i.test(name)).sort();

const COPYRIGHT = /^\W*(?:portions )?copyright\b(?! (?:holders?|owners?|notice)\b).*(?:\d{4}|\(c\)|©|contributors)/i;
const TITLE = /^\W*(?:license\W+)?(?:the )?(?:mit|isc|bsd [23]-clause)? ?(?:license)?(?: \(mit\))?\W+/i;

interface LicenceText { notices: string[]; body: string }

/** Copyright lines apart from the text below them. */
function readText(path: string): LicenceText {
  const lines = readFileSync(path, 'utf8').replace(/[\r\u{feff}]/gu, '').split('\n');
  return { notices: lines.filter((line) => COPYRIGHT.test(line)).map((line) => line.trim()), body: lines.filter((line) => !COPYRIGHT.test(line)).join('\n').trim() };
}

/** The copyright line that a table has room for. */
export function firstNotice(folder: string): string {
  const [file] = licenceFiles(folder);
  return file ? readText(join(folder, file)).notices[0] ?? '' : '';
}

/** Below these words of Apache's stands advice on how to use the licence. */
const END = /(?<=end of terms and conditions)\b[\s\S]*/i;

/** Two texts are one if their words are: titles, wraps and the letters of a list differ from package to package. */
const likeness = (body: string): string => body.replace(TITLE, '').replace(END, '').toLowerCase().replace(/[^a-z]+/g, ' ').replace(/\b[a-z] /g, '').trim();

interface Shipped { name: string; version: string; licence: string; folder: string }

/** Everything that has to go along with the packages, as one text; bodies that are alike stand side by side, so that it packs small. */
export function licenceTexts(packages: readonly Shipped[]): string {
  const groups = new Map<string, { text: LicenceText; holders: string[] }>();
  const without: string[] = [];
  for (const { name, version, licence, folder } of packages) {
    const files = licenceFiles(folder);
    if (files.length === 0) without.push(`${name} ${version}: ${licence}`);
    for (const text of files.map((file) => readText(join(folder, file)))) {
      const group = groups.get(likeness(text.body)) ?? { text, holders: [] };
      groups.set(likeness(text.body), group);
      group.holders.push([`${name} ${version}`, ...text.notices].join('\n  '));
    }
  }
  const sections = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { text, holders }]) => `${holders.join('\n')}\n\n${text.body.replace(END, '')}`);
  const last = without.length > 0 ? [`No licence text comes with these; their package.json or readme states it:\n${without.join('\n')}`] : [];
  return `Licences of the code of others in Support Triage. Each text stands once, below the packages it is for. What ships of them is changed: the build leaves out parts, joins files and shortens names of variables.\n\n${[...sections, ...last].join(`\n\n${'-'.repeat(40)}\n\n`)}\n`;
}
