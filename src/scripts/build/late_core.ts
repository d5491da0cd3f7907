/**
 * What core loads at every start and no step uses, made to load when it is first used. Two fifths of the time in which core loads go
 * into its schema, which nothing but the command `validate` reads.
 *
 * A name that a file of core's declares becomes a function of the same name that makes the value once, and each use of the name a call of it.
 * `require('…')` stands where it stood, so that Zapier's CLI finds and zips the same files; a value is the one that it was, not a stand-in.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { isNode, type Node, partsOf } from './syntax_tree.ts';

interface Late {
  /** As core would require it. */
  file: string;
  names: readonly string[];
  /** Whether it makes event emitters when it loads, as Node's `https` does: inside a step these would belong to that step's domain for good. */
  emitters?: boolean;
}

/** What is worth at least a millisecond of a start, in the order of what it spares. */
const LATE: readonly Late[] = [
  // The schema: read by `validate`.
  { file: './src/tools/schema', names: ['zapierSchema'] },
  // For `z.stashFile` and answers too large to return.
  { file: './src/tools/uploader', names: ['FormData'] },
  { file: './src/tools/create-file-stasher', names: ['mime'] },
  // Core's own client, for `z.request`, its log and its store: Node's `https`.
  { file: './src/tools/fetch', names: ['fetch', 'PatchedRequest'], emitters: true },
  { file: './src/tools/http', names: ['fetch'], emitters: true },
  { file: './src/http-middlewares/before/add-digest-auth-header', names: ['fetch'], emitters: true },
  { file: './src/http-middlewares/before/disable-ssl-cert-check', names: ['http', 'https', 'httpAgent', 'httpsAgent'], emitters: true },
  // For bundles that Zapier hands over encrypted.
  { file: './src/tools/bundle-encryption', names: ['fernet'] },
  // Two commands of their own, which hear what is asked by Node's `http`.
  { file: './src/create-command-handler', names: ['getAuthTemplate', 'renderAuthTemplate'], emitters: true },
];

interface Edit { start: number; end: number; text: string }
/** Where a name is declared, what its value is made of, and under which key the value lies in that. */
interface Declared { name: string; start: number; end: number; value: Node; key?: string }

export const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : '');

/** Names that a statement at a file's head declares. */
function declaredBy(statement: Node): Declared[] {
  const { start, end } = statement;
  if (statement.type === 'ClassDeclaration') return [{ name: nameOf(statement.id), start, end, value: statement }];
  const [declarator, ...others] = statement.type === 'VariableDeclaration' ? partsOf(statement).map(([, node]) => node) : [];
  if (!declarator || others.length > 0 || !isNode(declarator.id) || !isNode(declarator.init)) return [];
  const value = declarator.init;
  if (declarator.id.type === 'Identifier') return [{ name: nameOf(declarator.id), start, end, value }];
  return partsOf(declarator.id).map(([, property]) => ({ name: property.computed === true ? '' : nameOf(property.value), start, end, value, key: nameOf(property.key) }));
}

const MAKES_NAMES = /^(?:VariableDeclarator|Function\w*|ArrowFunctionExpression|Class\w*|CatchClause|AssignmentExpression|UpdateExpression)$/;
const NAMES_MADE = /^(?:id|params|param|left|argument)$/;

export const isKey = (node: Node, part: string): boolean =>
  node.computed !== true && (node.type === 'MemberExpression' ? part === 'property' : /^(?:Property|MethodDefinition|PropertyDefinition)$/.test(node.type) && part === 'key');

/** How often a name is declared or set: as often as one, what stands for it can only be that. */
export function timesMade(program: Node, name: string): number {
  const inside = (node: Node): number => (nameOf(node) === name ? 1 : partsOf(node).reduce((sum, [part, child]) => sum + (isKey(node, part) ? 0 : inside(child)), 0));
  const walk = (node: Node): number => partsOf(node).reduce((sum, [part, child]) => sum + (MAKES_NAMES.test(node.type) && NAMES_MADE.test(part) ? inside(child) : walk(child)), 0);
  return walk(program);
}

/** Where a node stands: in what runs later than the file, and in what `new` is asked of, which ends at the first call. */
interface Place { inFunction: boolean; constructed: boolean }

/** The uses of late names within a node, each as a call. */
function usesIn(node: Node, names: readonly string[], { inFunction, constructed }: Place = { inFunction: false, constructed: false }): Edit[] {
  return partsOf(node).flatMap(([part, child]): Edit[] => {
    if (isKey(node, part) || (/^Class/.test(node.type) && part === 'id')) return [];
    const { start, end } = child;
    const name = nameOf(child);
    const asked = part === 'callee' ? node.type === 'NewExpression' : constructed && part === 'object';
    if (!names.includes(name)) return usesIn(child, names, { inFunction: inFunction || /Function/.test(child.type), constructed: asked });
    const made = asked ? `(${name}())` : `${name}()`;
    if (node.type !== 'Property' || node.shorthand !== true) return [{ start, end, text: made }];
    return [{ start, end, text: inFunction ? `${name}: ${made}` : `get ${name}() { return ${made}; }` }];
  });
}

const edited = (code: string, from: number, to: number, edits: readonly Edit[]): string => {
  const within = edits.filter(({ start, end }) => start >= from && end <= to).toSorted((a, b) => a.start - b.start);
  const ends = within.map(({ end }) => end);
  return within.map(({ start, text }, at) => code.slice(ends[at - 1] ?? from, start) + text).join('') + code.slice(ends.at(-1) ?? from, to);
};

const OUTSIDE_DOMAINS = (made: string): string => `(() => { const domain = require('domain'), { active } = domain; domain.active = null; try { return ${made}; } finally { domain.active = active; } })()`;

/** Code in which each of `names` is made when it is first used. Fails where one of them is not declared once, at the file's head, and never set. */
export function madeLate(code: string, { file, names, emitters = false }: Late): string {
  const program: unknown = parseAst(code);
  const statements = isNode(program) ? partsOf(program).map(([, statement]) => statement) : [];
  const declared = statements.flatMap(declaredBy).filter(({ name }) => names.includes(name));
  const unlisted = (start: number): boolean => statements.filter((one) => one.start === start).flatMap(declaredBy).some(({ name }) => !names.includes(name));
  for (const name of names) {
    const [own, ...others] = declared.filter((one) => one.name === name);
    if (isNode(program) && own && others.length === 0 && !unlisted(own.start) && timesMade(program, name) === 1 && usesIn(own.value, [name]).length === 0) continue;
    throw new Error(`zapier-platform-core has changed: ${file} no longer declares ${name} once, at its head (src/scripts/build/late_core.ts).`);
  }
  const uses = statements.flatMap((statement) => {
    const own = declared.filter(({ start }) => start === statement.start);
    return own.length > 0 ? usesIn(own[0]?.value ?? statement, names) : usesIn(statement, names);
  });
  const made = ({ name, value, key }: Declared): string => {
    const written = edited(code, value.start, value.end, uses) + (key ? `.${key}` : '');
    return `const ${name} = () => ${name}.value ??= ${emitters ? OUTSIDE_DOMAINS(written) : written};`;
  };
  const starts = [...new Set(declared.map(({ start }) => start))];
  const declarations = starts.map((start) => {
    const own = declared.filter((one) => one.start === start);
    return { start, end: own[0]?.end ?? start, text: own.map(made).join('\n') };
  });
  return edited(code, 0, code.length, [...declarations, ...uses.filter(({ start }) => !declarations.some((one) => start >= one.start && start < one.end))]);
}

/** Where a step may be the first that has Node's `https` loaded, now that core does not: by `z.require`, and for the HTTP patch. */
const ASKED_IN_STEPS: readonly [file: string, calls: RegExp][] = [
  ['./src/app-middlewares/before/z-object', /^require\(\s*require\.resolve\(moduleName/], ['./src/tools/create-lambda-handler', /^require\('https?'\)$/],
];

/** Code in which `calls` are made outside of the step that makes them. */
export function madeOutside(code: string, calls: RegExp): string {
  const callsIn = (node: Node): Edit[] => partsOf(node).flatMap(([, child]): Edit[] => {
    const { type, start, end } = child, written = code.slice(start, end);
    return type === 'CallExpression' && calls.test(written) ? [{ start, end, text: OUTSIDE_DOMAINS(written) }] : callsIn(child);
  });
  const program: unknown = parseAst(code);
  const edits = isNode(program) ? callsIn(program) : [];
  if (edits.length === 0) throw new Error(`zapier-platform-core has changed: it calls no ${calls.source} (src/scripts/build/late_core.ts).`);
  return edited(code, 0, code.length, edits);
}

/** Makes core late in a folder that holds its tree. */
export function deferCore(nodeModules: string): void {
  const { resolve } = createRequire(join(nodeModules, 'zapier-platform-core/index.js'));
  const edit = (file: string, by: (code: string) => string): void => { const path = resolve(file); writeFileSync(path, by(readFileSync(path, 'utf8'))); };
  for (const late of LATE) edit(late.file, (code) => madeLate(code, late));
  for (const [file, calls] of ASKED_IN_STEPS) edit(file, (code) => madeOutside(code, calls));
}
