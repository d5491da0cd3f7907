/** `npm run reference`: writes docs/reference.md, every trigger, action and search with inputs, outputs and a sample, from the definition. `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NUMBERS } from '../number_fields.ts';
import { readSurface, type InputField, type Operation, type Surface } from './reference/surface.ts';

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const table = (head: string[], rows: string[][]): string => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`)].join('\n');

function valuesOf({ key, choices, dynamic, type, list, default: preset }: InputField): string {
  const what = choices.length > 0 ? choices.map(([value, label]) => `\`${value}\` ${label}`).join('; ') : dynamic ? `list (${type})` : key in NUMBERS ? 'number' : type;
  return `${what}${list ? ', several' : ''}${preset ? `; preset \`${preset}\`` : ''}`;
}

const inputRow = (field: InputField): string[] => [`**${field.label}**${field.required ? ' (required)' : ''}`, `\`${field.key}\``, valuesOf(field), field.helpText];

function inputsOf({ inputs, groups }: Operation): string {
  const head = ['field', 'key', 'value', 'what to put there'];
  const open = inputs.filter(({ group }) => !group);
  const folded = groups.map(({ key, label }) => `Folded under “${label}”:\n\n${table(head, inputs.filter(({ group }) => group === key).map(inputRow))}`);
  return [table(head, open.map(inputRow)), ...folded].join('\n\n');
}

const short = (value: unknown): unknown => (typeof value === 'string' && value.length > 240 ? `${value.slice(0, 239)}…` : Array.isArray(value) ? value.slice(0, 2).map(short)
  : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, short(one)])) : value);

const section = (operation: Operation): string => `## ${operation.label}
${operation.kind === 'trigger' ? 'Trigger' : operation.kind === 'search' ? 'Search' : 'Action'} \`${operation.key}\`. ${operation.description}

### What you fill in
${inputsOf(operation)}

### What it gives
${table(['field', 'key', 'type'], operation.outputs.map(({ key, label, type, list }) => [label, `\`${key}\``, `${type}${list ? ', list' : ''}`]))}

<details><summary>A sample (long texts cut here)</summary>

\`\`\`json
${JSON.stringify(short(operation.sample), null, 2)}
\`\`\`

</details>
`;

const page = ({ version, connection, operations }: Surface): string => `# Reference
Version ${version}, written by \`npm run reference\` from the app's definition. Keys are what zaps store; they do not change within a major version. Scores and confidences are estimates.

${operations.map(({ label, kind }) => `- [${label}](#${label.toLowerCase().replace(/ /g, '-')}) (${kind})`).join('\n')}

## The connection
${table(['field', 'key', 'what to put there'], connection.map(({ label, key, helpText }) => [`**${label}**`, `\`${key}\``, helpText]))}

${operations.map(section).join('\n')}`;

const file = resolve(import.meta.dirname, '../../docs/reference.md');
const written = page(readSurface());
if (!process.argv.includes('--check')) writeFileSync(file, written);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== written) {
  console.error('docs/reference.md is not what the definition says: run npm run reference.');
  process.exitCode = 1;
}
