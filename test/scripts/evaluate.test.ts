/** The command a person types: figures, files, and one sentence for what is wrong. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { deskRows } from '../../src/scripts/train_escalation/desk_rows.ts';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content = ''): string => {
  const path = join(folder, name);
  if (content) writeFileSync(path, content);
  return path;
};
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--no-warnings', join(root, 'src/scripts/evaluate.ts'), ...args], { encoding: 'utf8', cwd: root, env: { ...process.env, GEMINI_API_KEY: '', NO_COLOR: '1' } });

const TABLE = file('table.csv', '\ufeffRef,"Text, as sent",Mood,Customer\r\n1,"I love it, ""truly""\nsuperb!",Happy,a\r\n2,"Awful, I am furious",Bad,b\r\n3,Where is the filter?,neutral,b\r\n4,unlabelled,,c\r\n5,left out,n/a,c\r\n');
const MAPPED = ['--data', TABLE, '--text', 'Text, as sent', '--label', 'mood', '--map', 'happy=positive', '--map', 'Bad=negative', '--map', 'n/a='];

test('figures, predictions and page of a quoted table with a byte order mark', () => {
  const [json, predictions, html] = [file('f.json'), file('p.csv'), file('p.html')];
  const { status, stdout, stderr } = run('--task', 'sentiment', ...MAPPED, '--group', 'Customer', '--json', json, '--predictions', predictions, '--html', html);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('actual \\ predicted');
  const figures = JSON.parse(readFileSync(json, 'utf8'));
  expect(Object.keys(figures)).toEqual(['task', 'engine', 'n', 'n_failed', 'accuracy', 'macro_f1', 'macro_f1_low', 'macro_f1_high', 'majority_macro_f1', 'labels', 'per_class', 'confusion', 'seconds', 'warnings']);
  expect(figures).toMatchObject({ task: 'sentiment', engine: 'builtin', n: 3, n_failed: 0, accuracy: 1, macro_f1: 1, labels: ['negative', 'neutral', 'positive'], confusion: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] });
  // One of three by always saying the same: F1 1/2 of one label, 0 of two.
  expect(figures.majority_macro_f1).toBeCloseTo(1 / 6, 5);
  expect(figures.warnings.join()).toContain('without a label');
  const rows: string[][] = parse(readFileSync(predictions, 'utf8'));
  expect(rows[0]).toEqual(['Ref', 'Text, as sent', 'Mood', 'Customer', 'predicted', 'confidence']);
  expect(rows[1]?.slice(0, 5)).toEqual(['1', 'I love it, "truly"\nsuperb!', 'Happy', 'a', 'positive']);
  expect(rows).toHaveLength(4);
  expect(readFileSync(html, 'utf8')).toMatch(/<svg[\s\S]*negative/);
});

test.each([
  ['an unknown label', ['--data', TABLE, '--text', 'Text, as sent', '--label', 'Mood'], /unknown labels: .*“Happy” \(1 row\).*--map/],
  ['a label mapped to no label', [...MAPPED, '--map', 'bad=horrible'], /“horrible” is no label/],
  ['a missing file', ['--data', join(folder, 'nope.csv')], /nope\.csv does not exist/],
  ['a missing column', ['--data', TABLE, '--text', 'Body'], /has no column “Body”.*“Mood”/],
  ['an unknown option', ['--dta', 'x'], /Unknown option '--dta'/],
  ['an unknown engine', ['--engine', 'gpt'], /--engine must be builtin or gemini/],
  ['Gemini without a key', ['--engine', 'gemini', ...MAPPED], /GEMINI_API_KEY/],
  ['an unclosed quotation mark', ['--data', file('broken.csv', 'message,sentiment\n"never closed,neutral\n')], /a quotation mark that opens in row 2 is never closed/],
  ['predictions written over the rows they are made of', [...MAPPED, '--predictions', `${folder}/./table.csv`], /--predictions and --data name the same file/],
  ['two results in one file', [...MAPPED, '--json', file('one'), '--html', file('one')], /--html and --json name the same file/],
  ['an empty file', ['--data', file('empty.csv', '\n')], /is empty/],
])('%s is one sentence and exit code 2', (_what, args, sentence) => {
  const { status, stderr } = run('--task', 'sentiment', ...args);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(2);
});

test('an option that a task would pass over is refused, and says what it takes', () => {
  const { status, stderr } = run('--task', 'cleaning', '--html', file('c.html'));
  expect(stderr).toBe('--task cleaning has no use for --html; leave it out. It takes --data, --limit, --json.\n');
  expect(status).toBe(2);
});

test('rows longer and shorter than the header keep their cells, and each new one stands under its header', () => {
  const predictions = file('long.csv');
  const { status, stdout } = run('--task', 'sentiment', '--data', file('ragged.csv', 'message,sentiment,note\nI love it so much,positive,a,b,c\n\nAwful; I am furious,negative\n'), '--map', 'angry=negative', '--predictions', predictions);
  expect(status).toBe(0);
  expect(stdout).toContain('--map “angry” changes nothing');
  const rows: string[][] = parse(readFileSync(predictions, 'utf8'));
  expect(rows.map((row) => row.slice(0, 6))).toEqual([
    ['message', 'sentiment', 'note', '', '', 'predicted'], ['I love it so much', 'positive', 'a', 'b', 'c', 'positive'], ['Awful; I am furious', 'negative', '', '', '', 'negative'],
  ]);
});

test('Ctrl-C keeps what is answered: figures, predictions, tokens; a call under way is not waited for', async () => {
  const json = file('stopped.json'), predictions = file('stopped.csv');
  let asked = 0;
  const gemini = createServer((_request, response) => {
    asked += 1;
    if (asked > 8) return; // never answered
    const said = { reasoning: '', evidence: '', sentiment: 'neutral', score: 0, confidence: 0.9, emotion: 'none', urgency: 'normal', language: 'en' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ candidates: [{ content: { parts: [{ text: JSON.stringify(said) }] }, finishReason: 'STOP' }], usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 10 } }));
  });
  await new Promise<void>((resolve) => gemini.listen(0, '127.0.0.1', resolve));
  const { port } = gemini.address() as AddressInfo;
  const data = file('many.csv', `message,sentiment\n${'Where is the filter?,neutral\n'.repeat(40)}`);
  const child = spawn(process.execPath, ['--no-warnings', join(root, 'src/scripts/evaluate.ts'), '--task', 'sentiment', '--engine', 'gemini', '--suggest', '3', '--data', data, '--json', json, '--predictions', predictions], {
    cwd: root, env: { ...process.env, GEMINI_API_KEY: 'test', GEMINI_BASE_URL: `http://127.0.0.1:${port}`, NO_COLOR: '1' },
  });
  let stdout = '';
  child.stdout.on('data', (chunk) => { stdout += String(chunk); });
  while (asked <= 8) await new Promise((resolve) => { setTimeout(resolve, 50); });
  child.kill('SIGINT');
  const code = await new Promise((resolve) => { child.on('exit', resolve); });
  gemini.closeAllConnections();
  gemini.close();
  expect(code).toBe(0);
  const figures = JSON.parse(readFileSync(json, 'utf8'));
  expect(figures).toMatchObject({ n: 8, n_failed: 0, accuracy: 1 });
  expect(figures.warnings[0]).toBe('Interrupted after 8 of 40 rows; the figures are of these alone.');
  expect(parse(readFileSync(predictions, 'utf8'))).toHaveLength(9);
  expect(stdout).toContain('8 requests answered, 800 tokens in, 80 out');
}, 60_000);

test('columns are found by their headers, labels joined by id', () => {
  const data = file('tickets.csv', 'Ticket ID;Subject;Message\nA-1;Great;Fantastic help, thank you so much!\nA-2;;Which cable fits?\n');
  const labels = file('labels.csv', 'ticket_id,lang,sentiment\nA-1,en,positive\nA-2,en,neutral\n');
  const { status, stdout } = run('--task', 'sentiment', '--data', data, '--labels', labels);
  expect(stdout).toContain('2 rows by builtin');
  expect(status).toBe(0);
});

test('calls that fail are counted, count as wrong, and are said', () => {
  const json = file('failed.json');
  const environment = { ...process.env, GEMINI_API_KEY: 'test', GEMINI_BASE_URL: 'http://127.0.0.1:9', NO_COLOR: '1' };
  const { status, stdout } = spawnSync(process.execPath, ['--no-warnings', join(root, 'src/scripts/evaluate.ts'), '--task', 'sentiment', '--engine', 'gemini', ...MAPPED, '--json', json], { encoding: 'utf8', cwd: root, env: environment });
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ n: 3, n_failed: 3, accuracy: 0, macro_f1: 0, confusion: [[0, 0, 0], [0, 0, 0], [0, 0, 0]] });
  expect(stdout).toContain('3 calls failed and count as wrong');
  expect(stdout).toContain('0 requests answered');
});

test('labels of desks’ tickets by number are measured with their texts, those of odd desks alone: of a hundred ordinary ones fewer than four are raised', () => {
  const json = file('desks.json');
  expect(run('--task', 'escalation', '--data', 'data/escalation/desk_labels.csv', '--json', json).status).toBe(0);
  const { confusion: [[passed, raised]] } = JSON.parse(readFileSync(json, 'utf8'));
  expect(passed + raised).toBe(deskRows().filter(({ hand, kind }) => hand === 'odd' && kind === 'ordinary').length);
  expect(raised).toBeGreaterThan(0);
  expect(raised / (passed + raised)).toBeLessThan(0.04);
});

test.each([['TRUE', 'false'], ['Yes', 'no'], ['1', '0']])('escalation is measured with the labels %s and %s', (yes, no) => {
  const data = file('escalation.csv', `subject,message,should_escalate\nFire,My charger caught fire and burned my hand!,${yes}\nQuestion,Does the lamp come in white?,${no}\n`);
  const json = file('escalation.json');
  const { status } = run('--task', 'escalation', '--data', data, '--json', json);
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ task: 'escalation', labels: ['false', 'true'], confusion: [[1, 0], [0, 1]] });
});
