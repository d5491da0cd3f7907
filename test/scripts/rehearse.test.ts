/** `npm run rehearse` as a person calls it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '../../src/scripts/rehearse.ts');
const folder = mkdtempSync(join(tmpdir(), 'rehearse-'));
const file = join(folder, 'tickets.csv');
writeFileSync(file, [
  'Ticket ID;Erstellt am;Betreff;Nachricht;E-Mail',
  'A-1;01.11.2026 10:00;Lampe;Mein Ladegerät hat heute Nacht Feuer gefangen.;a@x.example',
  'A-2;02.11.2026 10:00;Filter;Welcher Filter passt zum großen Gerät?;b@x.example',
  'A-3;03.11.2026 10:00;Geld;Bitte erstatten Sie mir den Betrag für den zweiten Filter.;c@x.example',
].join('\n'));

const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', cwd: folder });

test('a German sheet with semicolons: how many, which, why', () => {
  const { stdout, status } = run('--data', file, '--json', join(folder, 'out.json'));
  expect(status).toBe(0);
  expect(stdout).toContain('These settings would have escalated 1 of 3 tickets');
  expect(stdout).toContain('A-1, Danger to people (critical)');
  expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject({ tickets: 3, routes: { human: 1 }, escalated: [{ ticket_id: 'A-1' }] });
});

test('the settings count: refunds always, a phrase of the team, only the last row', () => {
  expect(run('--data', file, '--refunds', 'always').stdout).toContain('escalated 2 of 3');
  expect(run('--data', file, '--phrase', 'großen Gerät').stdout).toContain('escalated 2 of 3');
  expect(run('--data', file, '--last', '1').stdout).toContain('escalated 0 of 1');
});

test.each([
  [['--data', 'nowhere.csv'], 'nowhere.csv'], [[], '--data'], [['--data', file, '--off', 'nothing'], 'nothing'], [['--data', file, '--refunds', 'maybe'], 'when_angry'],
])('what is wrong with the call is said in one sentence: %j', (args, expected) => {
  const { stderr, status } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(expected);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
