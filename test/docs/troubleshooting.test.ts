/** The guide to error messages quotes what the app says, word for word, and leaves none out. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { PROBLEMS, VENDORS, VendorError, type Vendor } from '../../src/errors.ts';

const root = resolve(__dirname, '../..');
const guide = readFileSync(join(root, 'docs/guides/troubleshooting.md'), 'utf8');
const quotes = guide.split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2));

const NEEDS_SUBJECT = { subject: 'X', said: 'X', clientEmail: 'X' };
const isVendor = (name: string): name is Vendor => name in VENDORS;
const refusals = PROBLEMS.flatMap((problem) => Object.keys(VENDORS).filter(isVendor).map((vendor) => new VendorError(vendor, problem, NEEDS_SUBJECT).message));

/** A literal's text, with X for what is put in; undefined where it is no literal. */
function textOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('X') : undefined;
}

/** What is thrown for a person to read, beside the vendors' refusals. */
const thrown = globSync('src/**/*.ts', { cwd: root, exclude: (path) => String(path).includes('scripts') }).flatMap((file) => {
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && /^(?:InputError|Halt|z\.errors\.Error)$/.test(node.expression.getText())) {
      const text = textOf(node.arguments?.[0]);
      if (text) found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (quote: string): RegExp => new RegExp(`^${quote.split('…').map(escaped).join('.{1,60}')}$`);

test('it reads the code: dozens of sentences are known', () => {
  expect(thrown.length).toBeGreaterThan(20);
  expect(refusals.length).toBeGreaterThan(60);
});

test('every sentence quoted is one the app says', () => {
  expect(quotes.filter((quote) => ![...refusals, ...thrown].some((said) => patternOf(quote).test(said)))).toEqual([]);
});

test('every sentence the app says is quoted', () => {
  const unexplained = [...new Set([...refusals, ...thrown])].filter((said) => !quotes.some((quote) => patternOf(quote).test(said)));
  expect(unexplained).toEqual([]);
});
