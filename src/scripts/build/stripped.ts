import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from 'rolldown/utils';

/**
 * Takes comments and blanks out of the packages that ship beside the app, but for licences: half of their letters, which Node reads at
 * every cold start. Nothing else of them is touched: no name, no file, no package.json.
 */
export function stripComments(folder: string): void {
  for (const name of globSync('**/*.{js,cjs}', { cwd: folder })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const { code, errors } = minifySync(name, readFileSync(path, 'utf8'), { compress: false, mangle: false, codegen: { removeWhitespace: true, legalComments: 'inline' }, module: false });
    if (errors.length === 0) writeFileSync(path, code);
  }
}
