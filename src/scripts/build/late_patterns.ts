import { join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { transformSync } from 'rolldown/utils';
import { root } from './core_tree.ts';
import { neededWords } from './needed_words.ts';
import { propertiesInClasses } from './property_classes.ts';
import { childrenOf, isNode, type Node } from './syntax_tree.ts';
import { withoutEdges } from './word_edges.ts';

/** Shorter expressions compile in no time; but those that name Unicode's properties take long to be read even, which V8 does when it loads a file. */
const SHORTEST = 24;
const isLong = (pattern: string): boolean => pattern.length >= SHORTEST || pattern.includes('\\p{');

interface Replacement { start: number; end: number; text: string }
export interface LatePatternSite { pattern: string; flags: string; start: number; end: number; inFunction: boolean }

const textOf = (code: string, { start, end }: Node): string => code.slice(start, end);

/** Where each constant of a module's top level is told what it is. */
function constantsOf(program: Node): Map<string, Node> {
  const declarations = childrenOf(program).map((node) => (node.type === 'ExportNamedDeclaration' && isNode(node.declaration) ? node.declaration : node)).filter(({ type }) => type === 'VariableDeclaration');
  return new Map(declarations.flatMap(childrenOf).flatMap(({ id, init }) => (isNode(id) && typeof id.name === 'string' && isNode(init) ? [[id.name, init] as const] : [])));
}

/** The constants that an expression is made of, those they are made of before them. */
function madeOf(node: Node, constants: Map<string, Node>, found = new Map<string, Node>()): Map<string, Node> {
  if (node.type === 'Identifier' && typeof node.name === 'string') {
    const init = constants.get(node.name);
    if (init && !found.has(node.name)) {
      madeOf(init, constants, found);
      found.set(node.name, init);
    }
  }
  for (const child of childrenOf(node)) madeOf(child, constants, found);
  return found;
}

/** What `new RegExp(…)` at the top of a module comes to; undefined where it takes more than the module's own constants to tell. */
function computed(node: Node, code: string, constants: Map<string, Node>): RegExp | undefined {
  const lines = [...madeOf(node, constants)].map(([name, init]) => `const ${name} = ${textOf(code, init)};`);
  try {
    return runInNewContext(transformSync('computed.ts', `${lines.join('\n')}\n${textOf(code, node)};`).code, {}, { timeout: 1000 });
  } catch {
    return undefined;
  }
}

function patternAt(node: Node, inFunction: boolean, code: string, constants: Map<string, Node>): { pattern: string; flags: string } | undefined {
  if (node.type === 'Literal' && isLiteral(node.regex)) return node.regex;
  const makes = node.type === 'NewExpression' && isNode(node.callee) && node.callee.name === 'RegExp' && !inFunction;
  const made = makes ? computed(node, code, constants) : undefined;
  return made && { pattern: made.source, flags: made.flags };
}

const isLiteral = (value: unknown): value is { pattern: string; flags: string } => typeof value === 'object' && value !== null && 'pattern' in value;

/** Methods of String that start at the beginning of the text whatever was asked of the expression before. */
const FROM_THE_START = new Set(['replace', 'replaceAll', 'match', 'matchAll', 'split']);
const startsAnew = (flags: string, parent: Node | undefined): boolean => !/[gy]/.test(flags)
  || (parent?.type === 'CallExpression' && isNode(parent.callee) && isNode(parent.callee.property) && FROM_THE_START.has(String(parent.callee.property.name)));

/** The long expressions of a module. */
export function latePatternsIn(code: string): LatePatternSite[] {
  const program: unknown = parseAst(code, { lang: 'ts' });
  if (!isNode(program)) return [];
  const constants = constantsOf(program);
  const found: LatePatternSite[] = [];
  const walk = (node: Node, inFunction: boolean, parent?: Node): void => {
    const read = patternAt(node, inFunction, code, constants);
    if (read && isLong(read.pattern) && (!inFunction || startsAnew(read.flags, parent))) found.push({ ...read, start: node.start, end: node.end, inFunction });
    else for (const child of childrenOf(node)) walk(child, inFunction || /Function/.test(node.type), node);
  };
  walk(program, false);
  return found;
}

function replaced(code: string, replacements: Replacement[]): string {
  return replacements.toSorted((a, b) => b.start - a.start).reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

/** Modules that run when something is learnt, refused, asked back or reported, or on a few words: there the words that a match needs weigh more in the zip than they spare. */
const SELDOM_ASKED = /\/(?:triage\/(?:blanks|knowledge_hygiene|product_numbers|says_nothing)|gemini\/refusals|replies\/(?:clarifying_question|likely_topics)|insight\/issue_brief)\.ts$/;

const written = ({ pattern, flags }: LatePatternSite, id: string): string => {
  const needs = SELDOM_ASKED.test(id) ? undefined : neededWords(pattern, flags);
  return `latePattern(${JSON.stringify(propertiesInClasses(withoutEdges(pattern, flags)))}, ${JSON.stringify(flags)}${needs === undefined ? '' : `, ${JSON.stringify(needs)}`})`;
};

/**
 * Puts `src/patterns/late_pattern.ts` in place of the long regular expressions of our own code, with the words that a match needs. An expression
 * inside a function is made once, at the head of its module.
 */
export const latePatternPlugin = (): Plugin => ({
  name: 'late-patterns',
  transform: {
    filter: { id: { include: /\.ts$/, exclude: /node_modules|\/src\/patterns\// }, code: /\/[^\s/]|new RegExp/ },
    handler(code, id) {
      const sites = latePatternsIn(code);
      if (sites.length === 0 || relative(root, id).startsWith('..')) return null;
      const hoisted = sites.filter(({ inFunction }) => inFunction);
      const nameOf = (site: LatePatternSite): string => `latePattern$${hoisted.indexOf(site)}`;
      const body = replaced(code, sites.map((site) => ({ start: site.start, end: site.end, text: site.inFunction ? nameOf(site) : written(site, id) })));
      const head = [`import { latePattern } from ${JSON.stringify(join(root, 'src/patterns/late_pattern.ts'))};`, ...hoisted.map((site) => `const ${nameOf(site)} = ${written(site, id)};`)];
      return { code: `${head.join('\n')}\n${body}`, moduleType: 'ts' };
    },
  },
});
