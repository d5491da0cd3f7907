/** A part of code as the bundler's parser gives it, whose own types tell each kind apart: what walks all of them needs to know no more than this. */
export interface Node { type: string; start: number; end: number; [part: string]: unknown }

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The nodes right below one, each by the name of the part that it is, or is in the list of. */
export const partsOf = (node: Node): [part: string, child: Node][] =>
  Object.entries(node).flatMap(([part, value]) => (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [part, child]));

export const childrenOf = (node: Node): Node[] => partsOf(node).map(([, child]) => child);
