import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Lists of the generated client's models: each names some hundred files, of which a request takes three or four. */
const BARRELS = /\/pinecone-generated-ts-fetch\/\w+\/models\/index\.js$/;

const filesIn = (code: string): string[] => [...code.matchAll(/^__exportStar\(require\("(\.\/\w+)"\), exports\);$/gm)].map(([, file = '']) => file);
const namesIn = (code: string): string[] => [...new Set([...code.matchAll(/(?<![.\w])exports\.(\w+) = /g)].map(([, name = '']) => name))];

/**
 * `exports.*` of a CommonJS file runs every file it names. In its place stands the same list of names, each of which runs its file
 * when it is first asked for.
 */
export const lateBarrelPlugin = (): Plugin => ({
  name: 'late-barrels',
  load: {
    filter: { id: BARRELS },
    handler(id) {
      const code = readFileSync(id, 'utf8');
      const files = filesIn(code);
      if (files.length === 0 || files.length !== code.split('require(').length - 1) throw new Error(`${id} is no list of files any more.`);
      const lines = files.map((file) => `late(() => require(${JSON.stringify(file)}), ${JSON.stringify(namesIn(readFileSync(join(dirname(id), `${file}.js`), 'utf8')).join(' '))});`);
      return { code: `Object.defineProperty(exports, '__esModule', { value: true });
const late = (load, names) => names && names.split(' ').forEach((name) => Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] }));
${lines.join('\n')}\n`, moduleType: 'js' };
    },
  },
});
