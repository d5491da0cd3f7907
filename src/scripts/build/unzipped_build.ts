import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

/** Unzips build/build.zip, as `npm run build` left it, into a folder. */
export function unzipBuild(folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(resolve(import.meta.dirname, '../../../build/build.zip'))))) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}
