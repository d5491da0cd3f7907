/** The report of a Google Sheet by its link, as a person runs it: the command itself, against the fake Google. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { startFakeGoogle, type FakeGoogle } from '../../fakes/google/server.ts';

jest.setTimeout(180_000);
const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'sheet-report-'));
const tickets: string[][] = parse(readFileSync(join(root, 'data/demo/tickets.csv')), { relax_column_count: true });

let fake: FakeGoogle;
beforeAll(async () => {
  fake = await startFakeGoogle();
  writeFileSync(join(folder, 'key.json'), fake.tokens.keyFile());
});
afterAll(async () => {
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Not spawnSync: the fake answers from this process. */
function report(env: Record<string, string>, ...args: string[]): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['src/scripts/report.ts', ...args], { cwd: root, env: { ...process.env, TZ: 'Europe/Berlin', ...fake.environment(), ...env } });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => { stderr += String(chunk); });
    child.on('close', (code) => resolve({ code, stderr }));
  });
}
const link = (id: string, gid = 0): string => `https://docs.google.com/spreadsheets/d/${id}/edit?usp=sharing#gid=${gid}`;

test('a link gives the same figures as the file, and examples that open their rows; the tab in the link is read', async () => {
  const sheet = fake.add({ name: 'Support Tickets', timeZone: 'Europe/Berlin', tabs: [{ title: 'Read me', rows: [['About'], ['Nothing here']] }, { title: 'Tickets', rows: tickets }] });
  const [page, json] = [join(folder, 'sheet.html'), join(folder, 'sheet.json')];
  expect(await report({ GOOGLE_SERVICE_ACCOUNT: join(folder, 'key.json') }, '--data', link(sheet.id, 1001), '--out', page, '--json', json)).toMatchObject({ code: 0 });
  const [figures] = JSON.parse(readFileSync(json, 'utf8'));
  expect(figures).toMatchObject({ name: 'Support Tickets', tickets: 324, from: '2026-08-22', to: '2026-11-19' });
  expect(figures.recurring.map(({ issue }: { issue: { topic: string } }) => issue.topic)).toEqual(['BrewMate: Error or update (E7)']);
  expect(readFileSync(page, 'utf8')).toContain(`<a href="https://docs.google.com/spreadsheets/d/${sheet.id}/edit#gid=1001&amp;range=A`);
});

test.each([[[], '+13:00'], [['--time-zone', 'America/New_York'], '-05:00']])('times without a zone are the sheet’s own, unless %j says otherwise', async (more, offset) => {
  const at = tickets[0]?.indexOf('Created at') ?? -1;
  const sheet = fake.add({ timeZone: 'Pacific/Auckland', tabs: [{ rows: tickets.map((row, place) => (place === 0 ? row : row.with(at, row[at]?.slice(0, 19) ?? ''))) }] });
  const json = join(folder, 'zone.json');
  expect(await report({ GOOGLE_SERVICE_ACCOUNT: join(folder, 'key.json') }, '--data', link(sheet.id), '--out', join(folder, 'zone.html'), '--json', json, ...more)).toMatchObject({ code: 0 });
  const [figures] = JSON.parse(readFileSync(json, 'utf8'));
  expect(figures.recurring[0].issue.firstSeenAt).toBe(`2026-11-10T07:19:00${offset}`);
});

test('without a key, and for a sheet that is not shared, one sentence says what to do', async () => {
  const hidden = fake.add({ shared: 'no', tabs: [{ rows: tickets.slice(0, 5) }] });
  const out = join(folder, 'never.html');
  expect(await report({ GOOGLE_SERVICE_ACCOUNT: '' }, '--data', link(hidden.id), '--out', out)).toMatchObject({ code: 2, stderr: expect.stringContaining('GOOGLE_SERVICE_ACCOUNT in .env') });
  const { code, stderr } = await report({ GOOGLE_SERVICE_ACCOUNT: join(folder, 'key.json') }, '--data', link(hidden.id), '--out', out);
  expect(code).toBe(2);
  expect(stderr).toContain(fake.tokens.clientEmail);
  expect(stderr).not.toContain('    at ');
});
