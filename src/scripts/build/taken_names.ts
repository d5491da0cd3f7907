/** Which names of a package a file takes: what a bundler sees of `import`, told of `require` too. */
import { parseAst } from 'rolldown/parseAst';
import { isKey, nameOf, timesMade } from './late_core.ts';
import { isNode, type Node, partsOf } from './syntax_tree.ts';

interface Above { node: Node; part: string }

/** By each node of a tree the one above it, and as which part of that it stands. */
function placesIn(program: Node): Map<Node, Above> {
  const places = new Map<Node, Above>();
  const walk = (node: Node): void => partsOf(node).forEach(([part, child]) => { places.set(child, { node, part }); walk(child); });
  walk(program);
  return places;
}

/** What is done with a name beside reading it. */
const CHANGES = /^(?:AssignmentExpression left|AssignmentPattern left|UpdateExpression argument|UnaryExpression argument|ForInStatement left|ForOfStatement left|MemberExpression object)$/;
/** What Babel hands a package through: an object that holds it as its `default`. */
const HANDED_ON = '_interopRequireDefault';

/**
 * The names that `code` takes out of a package, whose calls of `require` start at `requires`: `_.get`, `const { get } = …`, and such through
 * names given to it. Fails where it does anything else with the package or with what it takes but read it, as the package by itself may then be asked for any name.
 */
export function takenNames(code: string, requires: readonly number[]): string[] {
  const program: unknown = parseAst(code);
  if (!isNode(program)) return [];
  const places = placesIn(program);
  const untold = ({ start, end }: Node): Error => new Error(`what is taken cannot be told of ${code.slice(start, end).slice(0, 200)}`);
  const above = (node: Node): Above => places.get(node) ?? { node, part: '' };
  const usesOf = (declared: Node): Node[] => {
    const name = nameOf(declared);
    if (timesMade(program, name) !== 1) throw untold(above(declared).node);
    return [...places].flatMap(([node, { node: parent, part }]) => (node !== declared && nameOf(node) === name && !isKey(parent, part) ? [node] : []));
  };
  /** The member that stands above its object, by a name that is written. */
  const memberOf = (node: Node): Node & { name: string } => {
    const { node: member, part } = above(node);
    if (member.type !== 'MemberExpression' || part !== 'object' || member.computed === true || !isNode(member.property)) throw untold(member);
    return Object.assign(member, { name: nameOf(member.property) });
  };
  const keyOf = (property: Node): string => {
    if (property.type !== 'Property' || property.computed === true || !isNode(property.value) || property.value.type !== 'Identifier') throw untold(property);
    return nameOf(property.key);
  };
  const namesOf = (node: Node): string[] => {
    const { node: parent, part } = above(node);
    const id = parent.type === 'VariableDeclarator' && part === 'init' && isNode(parent.id) ? parent.id : undefined;
    if (id?.type === 'Identifier') return usesOf(id).flatMap(namesOf);
    if (id?.type === 'ObjectPattern') return partsOf(id).map(([, property]) => keyOf(property));
    if (parent.type === 'CallExpression' && part === 'arguments' && nameOf(parent.callee) === HANDED_ON) return namesHandedOn(parent);
    const member = memberOf(node);
    const { node: user, part: use } = above(member);
    if (CHANGES.test(`${user.type} ${use}`)) throw untold(user);
    return [member.name];
  };
  const namesHandedOn = (handed: Node): string[] => {
    const { node: declarator, part } = above(handed);
    if (declarator.type !== 'VariableDeclarator' || part !== 'init' || !isNode(declarator.id) || declarator.id.type !== 'Identifier') throw untold(declarator);
    return usesOf(declarator.id).flatMap((use) => {
      const member = memberOf(use);
      if (member.name !== 'default') throw untold(member);
      return namesOf(member);
    });
  };
  const asked = [...places.keys()].filter(({ type, start }) => type === 'CallExpression' && requires.includes(start));
  // `require('lodash').get(…)` starts where its `require` does.
  const calls = asked.filter(({ callee }) => nameOf(callee) === 'require');
  if (calls.length !== requires.length) throw new Error(`of ${requires.length} calls of require ${calls.length} were found`);
  return [...new Set(calls.flatMap(namesOf))];
}
