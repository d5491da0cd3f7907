/**
 * Core, its schema and their packages call some forty of lodash's three hundred functions. In place of its one file, a quarter of what core's packages
 * weighed, lies one of the same name made of lodash's own files for each function (`lodash/get`), which are cut out of that one file by its makers.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { filesBelow } from './joined_packages.ts';
import { nameOf } from './late_core.ts';
import { isNode, type Node, partsOf } from './syntax_tree.ts';
import { takenNames } from './taken_names.ts';

/** Have a file of their own too, and work on the whole of lodash all the same, whose functions are methods of what they give. */
const OF_THE_WHOLE = ['chain', 'mixin'];

/** The names of lodash's functions that core's files, and those of the packages that they ask for, call in a folder that holds core's tree. */
export function calledOfLodash(folder: string): string[] {
  const { nodeModules, own, files } = filesBelow(folder);
  const lodash = createRequire(join(nodeModules, 'zapier-platform-core/index.js')).resolve('lodash');
  const whole: Record<string, unknown> = createRequire(lodash)(lodash);
  const byItself = (name: string): boolean => typeof whole[name] === 'function' && !OF_THE_WHOLE.includes(name) && existsSync(join(dirname(lodash), `${name}.js`));
  const names = [...own, ...files.values()].flatMap(({ path, code, requires }) => {
    const asked = requires.filter((one) => one.path === lodash).map(({ start }) => start);
    if (asked.length === 0) return [];
    try {
      const taken = takenNames(code, asked);
      const gone = taken.find((name) => !byItself(name));
      if (gone) throw new Error(`it takes ${gone}, which is not one of its functions that do without the others`);
      return taken;
    } catch (error) {
      throw new Error(`zapier-platform-core has changed: ${relative(nodeModules, path)} uses lodash in another way (src/scripts/build/called_lodash.ts).`, { cause: error });
    }
  });
  if (names.length === 0) throw new Error('zapier-platform-core has changed: it calls nothing of lodash (src/scripts/build/called_lodash.ts).');
  return [...new Set(names)].toSorted();
}

/** A `require('./other')` that is all there is of a node. */
function required(node: unknown): string | undefined {
  if (!isNode(node) || node.type !== 'CallExpression' || nameOf(node.callee) !== 'require') return undefined;
  const [specifier] = partsOf(node).flatMap(([part, child]) => (part === 'arguments' ? [child] : []));
  return typeof specifier?.value === 'string' ? specifier.value : undefined;
}

/** One of lodash's files as an ES module, which the bundler lays flat and takes only what is used of: it asks for others at its head, and exports one thing at its end. */
export function asModule(code: string): string {
  const program: unknown = parseAst(code);
  let text = '', at = 0;
  const put = ({ start, end }: Node, by: string): void => { text += code.slice(at, start) + by; at = end; };
  for (const [, statement] of isNode(program) ? partsOf(program) : []) {
    const expression = statement.type === 'ExpressionStatement' && isNode(statement.expression) ? statement.expression : undefined;
    if (statement.type === 'VariableDeclaration') {
      const parts = partsOf(statement).map(([, { id, init }]) => ({ name: nameOf(id), from: required(init) }));
      if (parts.every(({ name, from }) => name && from)) put(statement, parts.map(({ name, from }) => `import ${name} from ${JSON.stringify(from)};`).join('\n'));
    } else if (expression?.type === 'AssignmentExpression' && isNode(expression.left) && isNode(expression.right) && code.slice(expression.left.start, expression.left.end) === 'module.exports') {
      const from = required(expression.right);
      put(statement, from ? `export { default } from ${JSON.stringify(from)};` : `export default ${code.slice(expression.right.start, expression.right.end)};`);
    }
  }
  text += code.slice(at);
  if (/(?<![.\w])require\(|\bmodule\.exports\b/.test(text.replace(/\/\*[^]*?\*\//g, '')) || text.split('export ').length !== 2) throw new Error(`A file of lodash's is no longer written as the others: ${code.slice(0, 200)}`);
  return text;
}

const ENTRY = '\0called-of-lodash';

const lodashPlugin = (names: readonly string[], folder: string): Plugin => ({
  name: 'called-of-lodash',
  resolveId: { filter: { id: /^\0called-of-lodash$/ }, handler: () => ENTRY },
  load(id) {
    if (id !== ENTRY) return { code: asModule(readFileSync(id, 'utf8')), moduleType: 'js' };
    const imports = names.map((name, at) => `import $${at} from ${JSON.stringify(join(folder, `${name}.js`))};`);
    return { code: `${imports.join('\n')}\nexport default { ${names.map((name, at) => `${name}: $${at}`).join(', ')} };`, moduleType: 'js' };
  },
});

/** Code of a file that exports `names` of lodash, as it lies in `folder`. Sloppy, as its one file is: what is written to frozen objects is lost, and no error. */
export async function lodashOf(names: readonly string[], folder: string): Promise<string> {
  const licence = /^\/\*\*\s+\* @license\b[^]*?\*\//.exec(readFileSync(join(folder, 'lodash.js'), 'utf8'))?.[0];
  if (!licence) throw new Error('lodash no longer names its licence at its head.');
  const bundle = await rolldown({ input: ENTRY, platform: 'node', plugins: [lodashPlugin(names, folder)] });
  const { output: [chunk, ...others] } = await bundle.generate({ format: 'cjs', exports: 'default', strict: false, keepNames: true, comments: false });
  await bundle.close();
  if (others.length > 0 || chunk.imports.length > 0) throw new Error('lodash asks for more than its own files.');
  return `${licence}\n${chunk.code}`;
}

/** Lays in place of lodash what is called of it, in a folder that holds core's tree. */
export async function layCalledLodash(folder: string): Promise<void> {
  const file = createRequire(join(folder, 'zapier-platform-core/index.js')).resolve('lodash');
  writeFileSync(file, await lodashOf(calledOfLodash(folder), dirname(file)));
}
