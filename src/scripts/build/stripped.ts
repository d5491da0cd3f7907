import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from 'rolldown/utils';
import { inAscii } from './ascii.ts';

/** The file's code without comments, its local names short but for those of functions and classes; as it is where it does not parse. */
export function shortened(name: string, code: string): string {
  const mangle = { toplevel: true, keepNames: { function: true, class: true } };
  const stripped = minifySync(name, code, { compress: false, mangle, codegen: { removeWhitespace: true, legalComments: 'inline' }, module: false });
  return stripped.errors.length === 0 ? inAscii(stripped.code) : code;
}

/** Zapier's CLI lays one of them at the head of each zip, and its server asks for it by name: as every app has it. */
const WRAPPERS = /^zapier-platform-core\/include\//;

/** JSON in one line; as it is where it is JSON by name only, as settings of TypeScript are. */
function withoutBlanks(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return json;
  }
}

/**
 * Takes comments and blanks out of the packages that ship beside the app, but for licences, and shortens the names of their variables: more than
 * half of their letters, which Node reads at every cold start. What a stack trace shows stays: the names of files, classes and
 * functions (but of one that stands in where an argument is not given: `(done = () => {})`).
 */
export function strip(folder: string): void {
  for (const name of globSync('**/*.{js,cjs,json}', { cwd: folder })) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || WRAPPERS.test(name)) continue;
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, name.endsWith('.json') ? withoutBlanks(text) : shortened(name, text));
  }
}
