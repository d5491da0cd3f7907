/** The commands of README and docs, called as people mistype them: one sentence that tells the way out, exit code 2, and nothing is done. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'command-'));
const TICKETS = 'Message,Mood\nMy lamp is broken.,negative\nWhere is my parcel?,neutral\n';
writeFileSync(join(folder, 'tickets.csv'), TICKETS);
writeFileSync(join(folder, 'faq.csv'), 'Question,Answer\nHow do I dim it?,Turn the wheel.\n');
writeFileSync(join(folder, 'book.xlsx'), 'PK');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** No key, nothing that npm set for the tests themselves, and nothing that spares Node the types. */
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_config_') && name !== 'NODE_OPTIONS'));
const NO_KEYS = { PINECONE_API_KEY: '', PINECONE_INDEX: '', GEMINI_API_KEY: '', GOOGLE_SERVICE_ACCOUNT: '', ZAPIER_DEPLOY_KEY: '' };
const run = (command: string, args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [resolve(__dirname, `../../src/scripts/${command}.ts`), ...args], { encoding: 'utf8', cwd: folder, env: { ...inherited, ...NO_KEYS, HOME: folder, ...env } });

const refused = (result: ReturnType<typeof run>, sentence: string): void => {
  expect(result).toMatchObject({ status: 2, stdout: '' });
  expect(result.stderr.trim().split('\n').filter((line) => !/\([\d.]+ s\)$/.test(line)).join(' ')).toContain(sentence);
  expect(result.stderr).not.toContain('    at ');
};

test.each([
  ['demo', ['tickets.csv'], 'data', '“npm start -- --data …”'], ['rehearse', ['tickets.csv'], 'data', '“npm run rehearse -- --data …”'],
  ['report', ['tickets.csv'], 'data', '“npm run report -- --data …”'], ['evaluate', [], 'task', '“npm run evaluate -- --task …”'],
  ['knowledge', ['import', 'faq.csv'], 'dry_run', '“npm run knowledge -- --dry-run …”'], ['push', [], 'plain_core', '“npm run push -- --plain-core …”'],
])('%s without the lone -- that gives options to it and not to npm', (command, args, kept, call) => {
  refused(run(command, args, { [`npm_config_${kept}`]: 'true' }), `type a lone -- before it, as in ${call}`);
});

test('what npm itself is told for good is no mistyped option', () => {
  expect(run('rehearse', ['--data', 'tickets.csv'], { npm_config_json: 'true', npm_config_dry_run: '', npm_config_yes: 'true' })).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  ['rehearse', ['--dat', 'tickets.csv'], "Unknown option '--dat' (Did you mean --data?) (“npm run rehearse -- --help” lists the options)."],
  ['rehearse', ['--data', 'tickets.csv', '--json', './tickets.csv'], '--json and --data name the same file'],
  ['report', ['--dat', 'tickets.csv'], "Unknown option '--dat' (Did you mean --data?) (“npm run report -- --help” lists the options)."],
  ['report', ['--data', 'tickets.csv', '--out', 'tickets.csv'], '--out and --data name the same file, tickets.csv: it would be written over.'],
  ['report', ['--data', 'tickets.csv', '--out', 'none/page.html'], '--out none/page.html cannot be written: its folder does not exist'],
  ['report', ['--data', 'tickets.csv', '--time-zone', 'Mars'], '--time-zone Mars is no time zone; write it as in Europe/Berlin.'],
  ['evaluate', ['--taks', 'sentiment'], "Unknown option '--taks' (Did you mean --task?) (“npm run evaluate -- --help” lists the options)."],
  ['evaluate', [], '--task must be sentiment, escalation, product, cleaning, grounding, retrieval or replies: say which.'],
  ['knowledge', ['import', '.', '--dry-run'], '. is a folder, not a file.'],
  ['knowledge', ['import', 'book.xlsx', '--dry-run'], 'book.xlsx must end in .csv, .tsv, .jsonl, .ndjson or .json: save a sheet as CSV.'],
  ['knowledge', ['imprt', 'faq.csv'], '(Did you mean import?)'],
  ['push', ['--plaincore'], '“--plaincore” is no option; there is one, --plain-core.'],
])('%s %j', (command, args, sentence) => {
  refused(run(command, args), sentence);
  expect(readFileSync(join(folder, 'tickets.csv'), 'utf8')).toBe(TICKETS);
});

test('a Google key that is neither a key nor a file is named, where a sheet is asked for and only there', () => {
  const key = { GOOGLE_SERVICE_ACCOUNT: 'nowhere.json' };
  refused(run('rehearse', ['--data', 'https://docs.google.com/spreadsheets/d/abc'], key), 'neither a service account key (JSON) nor the path of one');
  expect(run('rehearse', ['--data', 'tickets.csv'], key)).toMatchObject({ status: 0 });
});

test('a rehearsal of a table without headers says which column it takes for the message', () => {
  writeFileSync(join(folder, 'bare.csv'), '2026-11-02,My lamp does not charge the phone any more.\n2026-11-03,"The charger caught fire last night, and the table burned."\n');
  const { stdout } = run('rehearse', ['--data', 'bare.csv']);
  expect(stdout).toContain('No headers: the first row is a ticket already');
  expect(stdout).toContain('escalated 1 of 2 tickets');
});
