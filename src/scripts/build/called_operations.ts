import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import type { Plugin } from 'rolldown';
import { isNode } from './syntax_tree.ts';

/** What the app asks of Pinecone, by the names of its generated clients, which hold an operation for everything that Pinecone can do. */
const CALLED = new Set(['listIndexes', 'describeIndex', 'describeIndexStats', 'queryVectors', 'listVectors', 'fetchVectors', 'upsertVectors', 'deleteVectors', 'embed']);
const CLIENT = /\/pinecone-generated-ts-fetch\/(?:db_control\/apis\/ManageIndexesApi|db_data\/apis\/VectorOperationsApi|inference\/apis\/InferenceApi)\.js$/;

/** Methods of the classes that stand at the head of a file. */
function methodsIn(code: string): { name: string; start: number; end: number }[] {
  const program: unknown = parseAst(code);
  const statements: unknown[] = isNode(program) && Array.isArray(program.body) ? program.body : [];
  const bodies = statements.flatMap((one) => (isNode(one) && one.type === 'ClassDeclaration' && isNode(one.body) && Array.isArray(one.body.body) ? one.body.body : []));
  return bodies.flatMap((one: unknown) => (isNode(one) && one.type === 'MethodDefinition' && isNode(one.key) && typeof one.key.name === 'string' ? [{ name: one.key.name, start: one.start, end: one.end }] : []));
}

/** A generated client without the operations that are never called; each is two methods, `NAME` and `NAMERaw`. */
export function calledOnly(code: string): string {
  const methods = methodsIn(code);
  const others = methods.filter(({ name }) => name !== 'constructor' && !CALLED.has(name.replace(/Raw$/, '')));
  if (others.length === methods.length) throw new Error('A generated client of Pinecone holds no operation that src/scripts/build/called_operations.ts lists.');
  return others.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
}

/** Names of the models that the called operations of a package ask for. `folder`: the package's own. */
export function askedModels(folder: string): Set<string> {
  const clients = globSync('apis/*.js', { cwd: folder }).filter((file) => CLIENT.test(join(folder, file)));
  const code = clients.map((file) => calledOnly(readFileSync(join(folder, file), 'utf8'))).join('\n');
  return new Set([...code.matchAll(/\bindex_1\.(\w+)/g)].map(([, name = '']) => name));
}

export const calledOperationsPlugin = (): Plugin => ({
  name: 'called-operations',
  load: { filter: { id: CLIENT }, handler: (id) => ({ code: calledOnly(readFileSync(id, 'utf8')), moduleType: 'js' }) },
});
