/** The page as a person meets it, in Chromium where there is one. */
import { join } from 'node:path';
import { browserOfTests, inBrowser, watchedPage, type ColorScheme } from '../../browser.ts';
import { runDemo } from './demo_command.ts';

jest.setTimeout(90_000);

const HOSTILE = '<img src=x onerror="document.title=1"></script><script>document.title=2</script> {{SCRIPT}} $& How do I dim the lamp?';
const TICKETS = 'Ticket ID,Subject,Name,Email,Message\n'
  + 'A-1,"Charger </script><b>fire</b>",Ada Wren,ada@post.example,"The charger caught fire last night and burnt my hand."\n'
  + `A-2,"${HOSTILE.replaceAll('"', '""')}",Bo Lind,bo@post.example,"${HOSTILE.replaceAll('"', '""')}"\n`
  + `A-3,Long,Cy Moe,cy@post.example,"How do I reset it? ${'x'.repeat(3_000)}"\n`
  + 'A-4,Blank,Di Ray,di@post.example,\n';

const browser = browserOfTests();
let page = '';

beforeAll(async () => {
  const { folder } = await runDemo(['--data', 'tickets.csv'], TICKETS);
  page = `file://${join(folder, 'demo.html')}`;
});

async function open(width: number, colorScheme: ColorScheme) {
  const opened = await watchedPage(browser(), width, colorScheme);
  await opened.tab.goto(page);
  return opened;
}

inBrowser.each([[360, 'light'], [800, 'dark'], [1400, 'light'], [1600, 'dark']] as const)('at %i px, %s: nothing asked of the network, no error, nothing cut off', async (width, scheme) => {
  const { tab, troubles } = await open(width, scheme);
  for (const ticket of ['A-1', 'A-2', 'A-3', 'A-4']) {
    const back = tab.getByRole('button', { name: '← All tickets' });
    if (await back.isVisible()) await back.click();
    await tab.locator('.row', { hasText: ticket }).click();
    expect(await tab.locator('.journey-id').textContent()).toContain(ticket);
    expect(await tab.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  }
  expect(await tab.title()).toBe('Support Triage: 4 tickets through the zap');
  expect(troubles).toEqual([]);
  await tab.close();
});

inBrowser("an escalated ticket shows its words, the Slack message and the customer's acknowledgement", async () => {
  const { tab } = await open(1400, 'light');
  await tab.locator('.row', { hasText: 'A-1' }).click();
  expect(await tab.locator('.journey h2').textContent()).toBe('Charger </script><b>fire</b>');
  expect(await tab.locator('.letter mark.phrase').count()).toBeGreaterThan(0);
  expect(await tab.locator('.slack').textContent()).toContain('Ada Wren');
  expect(await tab.locator('.step.reply').count()).toBe(0);
  await tab.getByText('What the customer can be told meanwhile').click();
  const frame = tab.frameLocator('iframe[title="Acknowledgement"]');
  expect(await frame.locator('body').textContent()).toContain('Ada');
  expect((await tab.locator('iframe[title="Acknowledgement"]').boundingBox())?.height).toBeGreaterThan(60);
  await tab.close();
});

inBrowser('hostile text is drawn as text and never runs', async () => {
  const { tab } = await open(1400, 'light');
  await tab.locator('.row', { hasText: 'A-2' }).click();
  expect(await tab.locator('.journey h2').textContent()).toBe(HOSTILE);
  expect(await tab.locator('main img').count()).toBe(0);
  await tab.close();
});

inBrowser('filters, search and keys', async () => {
  const { tab } = await open(1400, 'light');
  expect(await tab.locator('#found').textContent()).toBe('4 of 4');
  await tab.locator('.tile.human').click();
  expect(await tab.locator('.row').count()).toBe(1);
  expect(await tab.locator('.tile.human').getAttribute('aria-pressed')).toBe('true');
  await tab.getByRole('button', { name: 'Show all' }).click();
  await tab.keyboard.press('/');
  await tab.keyboard.type('lind');
  expect(await tab.locator('.row').count()).toBe(1);
  expect(await tab.locator('.row').textContent()).toContain('A-2');
  await tab.getByRole('button', { name: 'Show all' }).click();
  await tab.locator('.row', { hasText: 'A-1' }).focus();
  await tab.keyboard.press('ArrowDown');
  expect(await tab.locator('.journey-id').textContent()).toContain('A-2');
  await tab.close();
});
