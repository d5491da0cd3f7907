import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** Bytes of build.zip, what fills it, and how many files it has. */
export function benchZip(): object[] {
  const zip = readFileSync(join(import.meta.dirname, '../../../build/build.zip'));
  const files = Object.entries(unzipSync(zip)).filter(([name]) => !name.endsWith('/'));
  const of = (part: string, holds: (name: string) => boolean) => {
    const own = files.filter(([name]) => holds(name));
    return { part, files: own.length, 'unzipped bytes': own.reduce((sum, [, bytes]) => sum + bytes.length, 0) };
  };
  return [
    { part: 'build.zip', files: files.length, 'unzipped bytes': files.reduce((sum, [, bytes]) => sum + bytes.length, 0), 'zipped bytes': zip.length },
    { ...of('Zapier’s core and what it needs', (name) => name.startsWith('node_modules/')), 'zipped bytes': '' },
    { ...of('our code and the vendors’ SDKs', (name) => /^dist\/.*js$/.test(name)), 'zipped bytes': '' },
    { ...of('rules, lexica and weights, compiled', (name) => name.endsWith('.br')), 'zipped bytes': '' },
  ];
}
