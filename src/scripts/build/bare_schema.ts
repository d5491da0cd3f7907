/** The schema by which core's command `validate` finds errors, without its documentation, of which no error tells: a sixth of its letters are examples. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { childrenOf, isNode, type Node } from './syntax_tree.ts';

/** What a schema says to who reads its documentation. Of one with an id an error tells the id alone, so no command shows these. */
const TOLD = ['description', 'examples', 'antiExamples', 'docAnnotation'];

/** The properties of an object's literal, each by its key. */
const propertiesOf = (node: unknown): [key: string, property: Node][] => (isNode(node) && node.type === 'ObjectExpression' ? childrenOf(node) : [])
  .map((property) => [isNode(property.key) && property.computed !== true ? String(property.key.name ?? property.key.value) : '', property]);

/** A file of the schema's without what its schema says to readers, of itself and where it names another in its place. One that changes a copy of another schema stays as it is. */
export function withoutDocumentation(code: string): string {
  const calls = (node: Node): Node[] => (node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'makeSchema' ? [node] : childrenOf(node).flatMap(calls));
  const program: unknown = parseAst(code);
  const [made, ...others] = isNode(program) ? calls(program) : [];
  const [, definition] = made ? childrenOf(made) : [];
  if (definition?.type === 'Identifier' && others.length === 0) return code;
  const own = propertiesOf(definition);
  if (others.length > 0 || !own.some(([key]) => key === 'id')) throw new Error('zapier-platform-schema has changed: a file makes other than one schema with an id (src/scripts/build/bare_schema.ts).');
  const named = own.filter(([key]) => key === 'properties').flatMap(([, { value }]) => propertiesOf(value)).map(([, { value }]) => propertiesOf(value)).filter((of) => of.some(([key]) => key === '$ref'));
  const cuts = [own, ...named].flatMap((of) => of.filter(([key]) => TOLD.includes(key)).map(([, { start, end }]) => [start, end + (/^\s*,/.exec(code.slice(end))?.[0].length ?? 0)] as const));
  return cuts.toSorted(([a], [b]) => b - a).reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), code);
}

/** Takes the documentation out of the schema in a folder that holds core's tree. */
export function bareSchema(nodeModules: string): void {
  for (const name of globSync('zapier-platform-schema/lib/schemas/*.js', { cwd: nodeModules })) {
    const path = join(nodeModules, name);
    writeFileSync(path, withoutDocumentation(readFileSync(path, 'utf8')));
  }
}
