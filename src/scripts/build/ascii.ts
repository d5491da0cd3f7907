import { parseAst } from 'rolldown/parseAst';
import { childrenOf, isNode, type Node } from './syntax_tree.ts';

const longEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const shortEscape = (unit: string): string => (unit <= '\u00ff' ? `\\x${unit.charCodeAt(0).toString(16)}` : longEscape(unit));
/** A name may hold long escapes only, and of a letter beyond 16 bits one. */
const escapedName = (name: string): string => name.replace(/[^\0-\x7f]/gu, (letter) => (letter.length === 1 ? longEscape(letter) : `\\u{${letter.codePointAt(0)!.toString(16)}}`));

/** Letters beyond ASCII as escapes, in a string, an expression or a template; of one that stands behind a backslash the backslash goes. */
const escaped = (written: string, escapeOf = shortEscape): string =>
  written.replace(/\\[^]|[^\0-\x7f]/g, (part) => (/^\\[\u2028\u2029]$/.test(part) ? '' : /[^\0-\x7f]/.test(part) ? escapeOf(part.slice(-1)) : part));
/** An expression may have names for its groups. */
const escapedExpression = (written: string): string => escaped(written, longEscape);

/** The inside of a raw template as that of a plain one that says the same. */
const unraw = (written: string): string => escaped(written.replace(/[\\`]|\$(?=\{)/g, '\\$&'));

const isRaw = ({ tag }: Node): boolean => isNode(tag) && isNode(tag.object) && tag.object.name === 'String' && isNode(tag.property) && tag.property.name === 'raw';

/**
 * Code with no letter beyond ASCII, but in comments. V8 keeps a file's text as long as it runs anything of it; a single letter beyond
 * Latin-1, and each of the file takes two bytes and longer to read. Minifiers write such letters out. Fails where what it wrote is no code.
 */
export function inAscii(code: string): string {
  if (!/[^\0-\x7f]/.test(code)) return code;
  const program: unknown = parseAst(code);
  /** By where it starts: a key that is its value too stands in the tree twice. */
  const parts = new Map<number, { end: number; text: string }>();
  const put = ({ start, end }: Node, by: (written: string) => string): void => { parts.set(start, { end, text: by(code.slice(start, end)) }); };
  const walk = (node: Node): void => {
    if (node.type === 'Literal' && 'regex' in node) put(node, escapedExpression);
    else if (node.type === 'Literal' || node.type === 'TemplateElement') put(node, escaped);
    else if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') put(node, escapedName);
    else if (node.type === 'TaggedTemplateExpression' && isRaw(node) && isNode(node.tag) && isNode(node.quasi)) {
      put(node.tag, () => '');
      for (const part of childrenOf(node.quasi)) if (part.type === 'TemplateElement') put(part, unraw); else walk(part);
    } else if (node.type === 'TaggedTemplateExpression' && /[^\0-\x7f]/.test(code.slice(node.start, node.end))) {
      throw new Error(`A tagged template with letters beyond ASCII: ${code.slice(node.start, node.end)}`);
    } else for (const child of childrenOf(node)) walk(child);
  };
  if (isNode(program)) walk(program);
  let at = 0;
  let written = '';
  for (const [start, { end, text }] of [...parts].sort(([a], [b]) => a - b)) {
    written += code.slice(at, start) + text;
    at = end;
  }
  written += code.slice(at);
  parseAst(written);
  return written;
}
