import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from 'rolldown/utils';
import { inAscii } from './ascii.ts';

/** The file's code without comments; as it is where it does not parse. */
function withoutComments(name: string, code: string): string {
  const stripped = minifySync(name, code, { compress: false, mangle: false, codegen: { removeWhitespace: true, legalComments: 'inline' }, module: false });
  return stripped.errors.length === 0 ? inAscii(stripped.code) : code;
}

/** JSON in one line; as it is where it is JSON by name only, as settings of TypeScript are. */
function withoutBlanks(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return json;
  }
}

/**
 * Takes comments and blanks out of the packages that ship beside the app, but for licences: half of their letters, which Node reads at
 * every cold start. Nothing else of them is touched: no name, no file, no value.
 */
export function stripComments(folder: string): void {
  for (const name of globSync('**/*.{js,cjs,json}', { cwd: folder })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, name.endsWith('.json') ? withoutBlanks(text) : withoutComments(name, text));
  }
}
