/** The report as a person has it: written by the command, opened in Chromium without a network, read, filtered, printed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { foreignExports } from './foreign_exports.ts';
import { browserOfTests, inBrowser, watchedPage, type ColorScheme } from '../../browser.ts';

jest.setTimeout(120_000);
const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'report-'));
const page = (name: string) => join(folder, name);

function report(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/scripts/report.ts', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, TZ: 'Europe/Berlin' } });
  return { status, stdout, stderr };
}

const browser = browserOfTests();
beforeAll(() => {
  expect(report('--data', 'data/demo/tickets.csv', '--out', page('demo.html')).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(file: string, width = 1280, colorScheme: ColorScheme = 'light') {
  const opened = await watchedPage(browser(), width, colorScheme);
  await opened.tab.goto(pathToFileURL(file).href);
  return opened;
}

inBrowser.each([[360, 'light'], [768, 'dark'], [1280, 'dark'], [1600, 'light']] as const)('it fits %d pixels in %s, asks no network, and has no error', async (width, scheme) => {
  const { tab, troubles } = await open(page('demo.html'), width, scheme);
  expect(await tab.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect(troubles).toEqual([]);
  await tab.close();
});

inBrowser('the planted issue stands first, and every chart has a name and its figures beside it', async () => {
  const { tab } = await open(page('demo.html'));
  expect(await tab.locator('article.alert h4').allTextContents()).toEqual(['BrewMate: Error or update (E7)']);
  const charts = tab.locator('.chart .wide svg[role=img]');
  expect(await charts.count()).toBe(5);
  for (const label of await charts.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))) expect(label.length).toBeGreaterThan(20);
  expect(await tab.locator('details:has(table)').count()).toBe(4);
  await tab.close();
});

inBrowser('the heat map counts every ticket once', async () => {
  const { tab } = await open(page('demo.html'));
  const cells = await tab.locator('details:has(table)').first().locator('td').allTextContents();
  const shown = await tab.locator('.facts dd').first().evaluate((fact) => fact.firstChild?.textContent);
  expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(Number.parseInt(shown ?? '', 10));
  await tab.close();
});

inBrowser('filters narrow down by product and words, say how many are left, and can be undone', async () => {
  const { tab } = await open(page('demo.html'));
  const shown = () => tab.locator('[data-products]:visible').count();
  const all = await shown();
  await tab.getByRole('combobox', { name: 'Product' }).selectOption('BrewMate');
  const some = await shown();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  expect(await tab.locator('output').textContent()).toBe(`${some} of ${all} recurring issues and topics are shown.`);
  for (const products of await tab.locator('[data-products]:visible').evaluateAll((items) => items.map((item) => item.getAttribute('data-products') ?? ''))) expect(products.split('\u001f')).toContain('BrewMate');
  await tab.getByLabel('Words').fill('no such words here');
  expect(await shown()).toBe(0);
  await tab.getByRole('button', { name: 'Show all' }).click();
  await tab.locator('output', { hasText: /^All / }).waitFor();
  expect(await shown()).toBe(all);
  await tab.close();
});

inBrowser('it can be used by keyboard: skip link, filters, drafts', async () => {
  const { tab } = await open(page('demo.html'));
  await tab.keyboard.press('Tab');
  expect(await tab.evaluate('document.activeElement.textContent')).toBe('Skip to the figures');
  const draft = tab.locator('summary', { hasText: 'Draft notice' });
  await draft.focus();
  await tab.keyboard.press('Enter');
  expect(await tab.locator('.draft', { hasText: 'several customers have told us' }).isVisible()).toBe(true);
  await tab.close();
});

inBrowser('as a PDF it has no filters, its figures are open, it is dark on light in dark mode too, and no chart or row is cut', async () => {
  const { tab } = await open(page('demo.html'), 1280, 'dark');
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await tab.locator('form.filters').isVisible()).toBe(false);
  const pdf = (await tab.pdf({ format: 'A4', printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(5);
  // A4 less margins is 718 pixels wide: what is wider would be cut off or shrunk. Chromium opens the figures as it prints.
  await tab.setViewportSize({ width: 718, height: 1000 });
  expect(await tab.locator('details:not([open])').count()).toBe(0);
  expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(718);
  const [ground, ink] = await tab.evaluate<[string, string]>('[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]');
  expect([ground, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  const whole = await tab.evaluate<string[]>(`[...document.querySelectorAll('.chart, tr')].filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).breakInside)`);
  expect(new Set(whole)).toEqual(new Set(['avoid']));
  const tallest = await tab.evaluate<number>(`Math.max(...[...document.querySelectorAll('.chart, tr')].map((one) => one.getBoundingClientRect().height))`);
  expect(tallest).toBeLessThan(1000);
  await tab.close();
});

test('written anew with more tickets, topics keep their names and tickets their topics', () => {
  const [head = '', ...lines] = readFileSync(join(root, 'data/gold/open.csv'), 'utf8').split('\n');
  const topics = (rows: string[]): { row: number; topic: string }[] => {
    writeFileSync(page('grown.csv'), [head, ...rows].join('\n'));
    expect(report('--data', page('grown.csv'), '--out', page('grown.html'), '--json', page('grown.json')).status).toBe(0);
    return JSON.parse(readFileSync(page('grown.json'), 'utf8'))[0].ticketTopics;
  };
  const before = topics(lines.slice(0, lines.length - 30));
  expect(before.length).toBeGreaterThan(100);
  expect(topics(lines).slice(0, before.length)).toEqual(before);
});

inBrowser('two data sets have a heat map each, and a comparison; a leaking column is named; without dates it is said', async () => {
  const rows = Array.from({ length: 60 }, (_unused, at) => `Ticket number ${at} about a broken lamp,${at % 2 ? 'light' : 'money'},${at % 2 ? 'Q1' : 'Q2'}`);
  writeFileSync(page('leak.csv'), ['Body,Kind,Queue', ...rows].join('\n'));
  expect(report('--data', 'data/demo/tickets.csv', '--data', page('leak.csv'), '--map', '', '--map', 'message=Body,issue=Kind', '--out', page('two.html')).status).toBe(0);
  const { tab, troubles } = await open(page('two.html'));
  expect(await tab.locator('section.data-set').count()).toBe(2);
  expect(await tab.locator('#comparison tbody tr').count()).toBe(8);
  const notes = await tab.locator('#set-2 .notes').textContent();
  expect(notes).toContain('Column “Queue” predicts the label perfectly');
  expect(notes).toContain('No dates');
  expect(troubles).toEqual([]);
  await tab.close();
});

/** Runs in the page: what is written in a chart that is shown and runs over its edge. */
const OVER_THE_EDGE = `[...document.querySelectorAll('.chart svg')].filter((svg) => svg.getBoundingClientRect().width > 0).flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter((text) => { const box = text.getBoundingClientRect(); return box.left < frame.left - 1 || box.right > frame.right + 1; }).map((text) => text.textContent);
})`;

inBrowser('long names of products and issues stay within their charts, wide and narrow, alone and compared', async () => {
  const text = foreignExports().find(({ name }) => name === 'complaints.csv')?.text ?? '';
  for (const name of ['complaints.csv', 'more_complaints.csv']) writeFileSync(page(name), text.replaceAll('Credit card', 'Money transfer, virtual currency, or money service'));
  expect(report('--data', page('complaints.csv'), '--data', page('more_complaints.csv'), '--out', page('long.html')).status).toBe(0);
  for (const [width, scheme] of [[360, 'dark'], [1280, 'light']] as const) {
    const { tab, troubles } = await open(page('long.html'), width, scheme);
    expect(await tab.evaluate(OVER_THE_EDGE)).toEqual([]);
    expect(await tab.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
    await tab.close();
  }
});

inBrowser('ticket text cannot become part of the page', async () => {
  writeFileSync(page('evil.csv'), ['Message,Product', ...Array.from({ length: 30 }, (_unused, at) => `"</script><img src=x onerror=""document.title='owned'""> lamp ${at} broken <b>x</b>","<i>Lamp</i>"`)].join('\n'));
  expect(report('--data', page('evil.csv'), '--out', page('evil.html')).status).toBe(0);
  const { tab, troubles } = await open(page('evil.html'));
  expect(await tab.title()).toBe('Ticket history: evil.csv');
  expect(await tab.locator('main img, main i, main b').count()).toBe(0);
  expect(troubles).toEqual([]);
  await tab.close();
});

test.each([
  [['--data', 'missing.csv'], 'does not exist'],
  [['--data', 'data/demo/tickets.csv', '--map', 'message=Nothing'], 'has no column “Nothing”'],
  [['--data', 'data/demo/tickets.csv', '--map', 'colour=Red'], 'it takes role=Header'],
  [[], '--data'],
])('%j is refused in one sentence', (args, sentence) => {
  const { status, stderr } = report(...args, '--out', page('never.html'));
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('    at ');
});
