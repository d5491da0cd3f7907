/**
 * A zip holds two headers and the name twice of every file, and deflates each file by itself: some hundred of core's packages' files are a few
 * lines long. Each file of a package that core asks for takes in those that nothing else asks for, of its own package and of those below it.
 * Core itself stays file for file, and so does the name of everything that it asks for.
 */
import { globSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { isNode, type Node, partsOf } from './syntax_tree.ts';

/** A call of `require` and the file that it gives; `path` is undefined for a part of Node, and for a package that is not there. */
interface Required { start: number; end: number; path: string | undefined }
interface File { path: string; code: string; requires: readonly Required[] }

/** For Node's newest versions some packages have an ES module that hands on, under this name, what their CommonJS gives. */
const HANDED_ON = /^import (\w+) from '(\.\/\w+\.js)';\s+export default \1;\s+export \{ \1 as 'module\.exports' \};\s*$/;

/** The file that Node gives for a `require`; undefined where it is a part of Node, or not in `folder`. */
function fileFor(specifier: string, from: string, folder: string): string | undefined {
  if (isBuiltin(specifier)) return undefined;
  let path: string;
  try {
    path = createRequire(from).resolve(specifier);
  } catch {
    return undefined;
  }
  if (!path.startsWith(folder + sep)) return undefined;
  if (!path.endsWith('.mjs')) return path;
  const handedOn = HANDED_ON.exec(readFileSync(path, 'utf8'))?.[2];
  if (!handedOn) throw new Error(`${path} no longer hands on what a CommonJS file gives.`);
  return join(dirname(path), handedOn);
}

/** The calls of `require` in a file. What else it does with `require`, which core does, is `otherwise`'s. */
function requiresIn(path: string, code: string, folder: string, otherwise: (written: string) => void): Required[] {
  const program: unknown = parseAst(code);
  const found: Required[] = [];
  const walk = (node: Node): void => {
    for (const [part, child] of partsOf(node)) {
      const isRequire = child.type === 'Identifier' && child.name === 'require' && node.type !== 'UnaryExpression' && !(/^(?:property|key)$/.test(part) && node.computed !== true);
      const [specifier] = isRequire && part === 'callee' && Array.isArray(node.arguments) ? node.arguments : [];
      if (isNode(specifier) && typeof specifier.value === 'string') found.push({ start: node.start, end: node.end, path: fileFor(specifier.value, path, folder) });
      else if (isRequire) otherwise(code.slice(node.start, node.end));
      else walk(child);
    }
  };
  if (isNode(program)) walk(program);
  return found;
}

/** Every file that `entries` ask for, and they. */
function filesFrom(entries: readonly string[], folder: string): Map<string, File> {
  const files = new Map<string, File>();
  const read = (path: string): void => {
    if (files.has(path)) return;
    const code = readFileSync(path, 'utf8').replace(/^#!.*/, '');
    const requires = path.endsWith('.json') ? [] : requiresIn(path, code, folder, (written) => { throw new Error(`${path} asks for what only it knows: ${written}`); });
    files.set(path, { path, code, requires });
    for (const required of requires) if (required.path) read(required.path);
  };
  entries.forEach(read);
  return files;
}

/** For each file that stays one, those that it takes in: what no other file that stays asks for. */
function takenIn(files: ReadonlyMap<string, File>, entries: readonly string[]): Map<string, Set<string>> {
  const staying = new Set(entries);
  for (;;) {
    const reached = new Map([...staying].map((entry) => [entry, new Set<string>()]));
    for (const [entry, own] of reached) {
      const reach = (path: string): void => {
        for (const { path: asked } of files.get(path)?.requires ?? []) {
          if (!asked || staying.has(asked) || own.has(asked)) continue;
          own.add(asked);
          reach(asked);
        }
      };
      reach(entry);
    }
    // One at a time, as they were found: what only a shared file asks for is found behind it, and goes into it.
    const shared = [...files.keys()].find((path) => [...reached.values()].filter((own) => own.has(path)).length > 1);
    if (shared === undefined) return reached;
    staying.add(shared);
  }
}

const PACKAGE = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/;
const packageOf = (path: string): string => PACKAGE.exec(path)?.[0] ?? '';

/** How a file may be asked for from another's place: by its package's name where that gives it, by where it lies otherwise. */
function asSeenFrom(from: string, path: string, folder: string): string {
  const name = PACKAGE.exec(path)?.[1] ?? '';
  if (fileFor(name, from, folder) === path) return name;
  const way = relative(dirname(from), path);
  return way.startsWith('.') ? way : `./${way}`;
}

/** What stands for a `require` of a file that was taken in. */
const ASK = '$file';
/** Whether a file uses what it would not have, or not as it was, where it is one of several: of what Node hands it, anything but its exports. */
function usesMore(code: string): boolean {
  const uses = (node: Node, inFunction: boolean): boolean => partsOf(node).some(([part, child]) => {
    if (child.type !== 'Identifier') return uses(child, inFunction || /^Function/.test(child.type));
    if (/^(?:property|key)$/.test(part) && node.computed !== true && node.shorthand !== true) return false;
    if (child.name === 'arguments') return !inFunction;
    if (child.name !== 'module') return child.name === '__filename' || child.name === '__dirname';
    // Asked what it is, or set, it is its function's own.
    return node.type !== 'UnaryExpression' && !(node.type === 'AssignmentExpression' && part === 'left') && !(part === 'object' && node.computed !== true && isNode(node.property) && node.property.name === 'exports');
  });
  const program: unknown = parseAst(code);
  return isNode(program) && uses(program, false);
}

/** Code of a file with those that it takes in, each a function that runs when it is first asked for, as strict or not as it was. */
export function joined(entry: string, own: ReadonlySet<string>, files: ReadonlyMap<string, File>, folder: string): string {
  const nameOf = (path: string): string => JSON.stringify(relative(folder, path).replaceAll('node_modules/', '').replace(/\.js$/, ''));
  const asking = (path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    return own.has(path) || path === entry ? `${ASK}(${nameOf(path)})` : `require(${JSON.stringify(asSeenFrom(entry, path, folder))})`;
  };
  const codeOf = ({ code, requires }: File): string => requires.toReversed().reduce((text, { start, end, path }) => text.slice(0, start) + (asking(path) ?? text.slice(start, end)) + text.slice(end), code);
  const functionOf = (file: File): string => {
    const isJson = file.path.endsWith('.json');
    return `${nameOf(file.path)}(module, exports) {\n${isJson ? `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(file.code)))});` : codeOf(file)}\n}`;
  };
  const [itself, ...others] = [entry, ...own].flatMap((path) => files.get(path) ?? []);
  if (!itself) throw new Error(`${entry} was not read.`);
  for (const { path, code } of [itself, ...others]) if (code.includes(ASK) || (!path.endsWith('.json') && usesMore(code))) throw new Error(`${path} cannot be one of several in a file.`);
  const written = `var ${ASK} = (function (files, modules) {
  return function (name) {
    var module = modules[name], ran = Boolean(module);
    if (!ran) try {
      module = modules[name] = { exports: {} };
      files[name].call(module.exports, module, module.exports);
      ran = true;
    } finally {
      if (!ran) delete modules[name];
    }
    return module.exports;
  };
})({ ${others.map(functionOf).join(', ')} }, { ${nameOf(entry)}: module });
(function () {\n${codeOf(itself)}\n}).call(exports);
`;
  parseAst(written);
  return written;
}

interface FilesBelow {
  nodeModules: string;
  everything: string[];
  /** Core's own. */
  own: File[];
  /** What core asks for of packages, and all that these ask for, in turn. */
  entries: string[];
  files: Map<string, File>;
}

/** Every file in a folder that holds core's tree, and what core's ask for. */
export function filesBelow(folder: string): FilesBelow {
  // As Node tells where files lie.
  const nodeModules = realpathSync(folder);
  const core = join(nodeModules, 'zapier-platform-core');
  const everything = globSync('**/*', { cwd: nodeModules, withFileTypes: true }).filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const own = everything.filter((path) => packageOf(path) === core && path.endsWith('.js')).map((path): File => {
    const code = readFileSync(path, 'utf8');
    return { path, code, requires: requiresIn(path, code, nodeModules, () => {}) };
  });
  const entries = [...new Set(own.flatMap(({ requires }) => requires).flatMap(({ path }) => (path && packageOf(path) !== core ? [path] : [])))];
  if (entries.length === 0) throw new Error(`Core asks for no package in ${folder}.`);
  return { nodeModules, everything, own, entries, files: filesFrom(entries, nodeModules) };
}

/** Joins the files of the packages beside core in a folder that holds its tree, and takes away what nothing asks for. */
export function joinPackages(folder: string): void {
  const { nodeModules, everything, entries, files } = filesBelow(folder);
  const ofCore = (path: string): boolean => packageOf(path) === join(nodeModules, 'zapier-platform-core');
  const staying = takenIn(files, entries);
  for (const [entry, own] of staying) if (own.size > 0) writeFileSync(entry, joined(entry, own, files, nodeModules));
  const packages = new Set([...staying.keys()].map(packageOf));
  const kept = (path: string): boolean => ofCore(path) || staying.has(path) || (packages.has(packageOf(path)) && path === join(packageOf(path), 'package.json'));
  for (const path of everything) if (!kept(path)) rmSync(path);
}
