/** What the guides tell a person to choose, fill in or read is there under exactly that name; and each value they compare with. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import App from '../../index.ts';

const root = resolve(__dirname, '../..');
const GUIDES = globSync('docs/guides/*.md', { cwd: root }).filter((file) => !file.endsWith('README.md'));
const pages = GUIDES.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

type Field = { key: string; label?: string; choices?: Record<string, string>; children?: Field[] };
type Operation = { display: { label: string; hidden?: boolean }; operation: { inputFields?: Field[]; inputFieldGroups?: { label: string }[]; outputFields?: Field[]; sample: Record<string, unknown> } };
const operations = [App.triggers, App.creates, App.searches].flatMap((folder) => Object.values(folder ?? {}) as unknown as Operation[]).filter(({ display }) => !display.hidden);
const labelsOf = (fields: Field[] = []): string[] => fields.flatMap(({ label = '', children }) => [label, ...labelsOf(children)]);
const stepNamed = (name: string): Operation => operations.find(({ display }) => display.label === name) ?? (() => { throw new Error(`no step ${name}`); })();
const inputsOf = (name: string): string[] => labelsOf(stepNamed(name).operation.inputFields);
const outputsOf = (name: string): string[] => labelsOf(stepNamed(name).operation.outputFields);

const OURS = new Set([
  ...operations.flatMap(({ display, operation }) => [display.label, ...labelsOf(operation.inputFields), ...labelsOf(operation.outputFields)]), ...labelsOf(App.authentication?.fields as unknown as Field[]),
]);
/** Names in other people's products, as those stood when the guides were written; none of them is a field of ours. */
const THEIRS = {
  zapier: ['Support Triage', 'Connections', 'Add connection', 'Reconnect', 'Yes, continue', 'Test trigger', 'Test step', 'Paths', 'Filter', 'Schedule by Zapier', 'Every Week'],
  google: ['Create', 'Enable', 'Create service account', 'Create and continue', 'Done', 'Keys', 'Add key', 'Create new key', 'JSON', 'Share', 'Viewer', 'Editor', 'Notify people', 'Create API key', 'Set up billing', 'Create Multiple Spreadsheet Rows'],
  pinecone: ['Indexes', 'Create index', 'Dense', 'cosine', 'API keys', 'Create API key'],
  gmail: ['Gmail', 'To', 'Subject', 'Body Type', 'Body', 'Create Draft', 'Send Email'],
  slack: ['Slack', 'Send Channel Message', 'Message Text'],
  sheet: ['Question', 'Answer', 'Text'],
};
/** Openings of a paragraph or of a step. */
const OPENINGS = /^(?:\d\. |What your sheet|Too (?:many|few)|Mind where|Filter\.|Slack\.|Schedule\.|E-mail\.)/;

const boldIn = (text: string): string[] => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => name);

test.each(pages.map(({ file, text }) => [file, text]))('%s: every name in bold is a label of ours, or a known one of somebody else', (_file, text) => {
  const names = boldIn(text).filter((name) => !OPENINGS.test(name)).map((name) => name.replace(/\.$/, ''));
  expect(names.length).toBeGreaterThan(5);
  const known = Object.values(THEIRS).flat();
  expect([...new Set(names)].filter((name) => !OURS.has(name) && !known.includes(name))).toEqual([]);
});

test('every name of others that is listed is used', () => {
  const used = new Set(pages.flatMap(({ text }) => boldIn(text)));
  expect(Object.values(THEIRS).flat().filter((name) => !used.has(name))).toEqual([]);
});

test('every option and folded group that the guides quote is in the definition', () => {
  const options = operations.flatMap(({ operation }) => [...(operation.inputFields ?? []).flatMap(({ choices }) => Object.values(choices ?? {})), ...(operation.inputFieldGroups ?? []).map(({ label }) => label), ...labelsOf(operation.outputFields)]);
  /** Zapier's words for a switch, the beginning of an option, and words of a customer. */
  const others = ['Yes', 'No', 'HTML', 'Automatic', 'Gemini', 'service account', 'thank you', 'The charger of my lamp caught fire last night'];
  const quoted = pages.filter(({ file }) => !file.endsWith('troubleshooting.md')).flatMap(({ file, text }) => [...text.matchAll(/“([^”]+)”/g)].map(([, said = '']) => ({ file, said: said.replace(/\.$/, '') })));
  expect(quoted.length).toBeGreaterThan(15);
  expect(quoted.filter(({ said }) => !options.includes(said) && !others.includes(said)).map(({ file, said }) => `${file}: ${said}`)).toEqual([]);
});

test('the table of the first zap fills every field that Triage Ticket shows first, from fields that New Ticket gives', () => {
  const { text } = pages.find(({ file }) => file.endsWith('zap-auto-reply.md'))!;
  const rows = [...text.matchAll(/^\| \*\*([^*]+)\*\* \| \*\*([^*]+)\*\* \|$/gm)].map(([, to = '', from = '']) => ({ to, from }));
  expect(rows.filter(({ from }) => !outputsOf('New Ticket').includes(from))).toEqual([]);
  for (const step of ['Triage Ticket', 'Check Escalation']) expect(rows.filter(({ to }) => !inputsOf(step).includes(to))).toEqual([]);
  const first = (stepNamed('Triage Ticket').operation.inputFields ?? []).filter((field) => !('group' in field)).map(({ label }) => label);
  expect(first.filter((label) => !rows.some(({ to }) => to === label)).sort()).toEqual(['Allow Automatic Sending', 'Least Confidence']);
});

test('what later steps take is given by the step the guides take it from', () => {
  const taken: [string, string[]][] = [
    ['Triage Ticket', ['Route', 'Reply HTML', 'Slack Text', 'Reply Subject', 'Blockers Text']], ['Check Escalation', ['Route', 'Slack Text', 'Should Escalate', 'Auto-Reply Allowed', 'Suppressed Matches Text', 'Acknowledgement Subject', 'Acknowledgement HTML']],
    ['Draft Reply', ['Can Auto-Send', 'Reply HTML', 'Reply Subject']], ['New Ticket', ['Customer Email', 'Row URL', 'Ticket ID']], ['Build Issue Report', ['Report Subject', 'Report HTML', 'Slack Text', 'Topic', 'Tickets', 'Expected']], ['Recurring Issue', ['Slack Text']],
  ];
  for (const [step, labels] of taken) expect([step, labels.filter((label) => !outputsOf(step).includes(label))]).toEqual([step, []]);
  const said = pages.filter(({ file }) => file.includes('zap-')).map(({ text }) => text).join('\n');
  expect(taken.flatMap(([, labels]) => labels).filter((label) => !said.includes(`**${label}**`))).toEqual([]);
});
