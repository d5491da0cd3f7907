/** Regular expressions of what ships, as they stand in the sources. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.startsWith('src/scripts/')).sort();
const GOES_ON = /[gy][a-z]*$/;

/** Whether an expression remembers a place in a text. */
function goesOn(node: ts.Expression): boolean {
  if (ts.isRegularExpressionLiteral(node)) return GOES_ON.test(node.text.slice(node.text.lastIndexOf('/') + 1));
  const flags = ts.isNewExpression(node) && node.expression.getText() === 'RegExp' ? node.arguments?.[1] : undefined;
  return flags !== undefined && ts.isStringLiteral(flags) && GOES_ON.test(flags.text);
}

function each(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

// It would begin in the next text where it was left in the last one.
test('no expression that goes on from a place is asked by test or exec', () => {
  const named = new Set<string>(), asked: [where: string, name: string][] = [];
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    each(source, (node) => {
      if (ts.isVariableDeclaration(node) && node.initializer && goesOn(node.initializer)) {
        const isShared = ts.isVariableStatement(node.parent.parent) && node.parent.parent.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
        named.add(`${isShared ? '' : file}:${node.name.getText()}`);
      }
      if (!ts.isPropertyAccessExpression(node) || !['test', 'exec', 'lastIndex'].includes(node.name.text)) return;
      asked.push(goesOn(node.expression) ? [file, 'a literal'] : [file, node.expression.getText()]);
    });
  }
  expect(named.size).toBeGreaterThan(100);
  expect(asked.length).toBeGreaterThan(300);
  expect(asked.filter(([file, name]) => !file.endsWith('late_pattern.ts') && (name === 'a literal' || named.has(`${file}:${name}`) || named.has(`:${name}`)))).toEqual([]);
});

/** Words that German writes with “ß” and French with “œ”, as `fold` never leaves them: it keeps both letters. `foldFully` makes “ss” of the first. */
const WITH_SHARP_S = /gross|ausser|gruss|bloss|gemass|schliess|spass|strass|massig|fuss(?!y)|dreissig|stossen|heiss|weiss/iu;
const WITH_OE = /coeur|soeur|oeuvre|noeud|voeux|boeuf|oeil/iu;
/** Files that are handed folded sentences, in which there is no “ß” any more, or words of which each was folded so; and one that says “gross” in English. */
const HANDED = ['statements/answered_yes', 'statements/broadened', 'statements/polar_clauses', 'guardrails/foreign_closings', 'quantities/number_words', 'times/day_words', 'quantities/units', 'quantities/figure_setting'].map((name) => `src/triage/reply_checks/${name}.ts`).concat('src/adapters/builtin/replies/tells_little.ts');

test('no expression asks a folded text for letters that it does not hold', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8'), isFull = text.includes('foldFully') || HANDED.includes(file);
    each(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), (node) => {
      if (!ts.isRegularExpressionLiteral(node) && !ts.isStringLiteralLike(node) && !ts.isTemplateLiteralToken(node)) return;
      const found = (isFull ? undefined : WITH_SHARP_S.exec(node.text)?.[0]) ?? WITH_OE.exec(node.text)?.[0];
      // Beside the word as it is written stands what many type for it.
      if (found && !node.text.includes(found.replace('ss', 'ß').replace('oe', 'œ'))) wrong.push(`${file}: ${found}`);
    });
  }
  expect(wrong).toEqual([]);
});
