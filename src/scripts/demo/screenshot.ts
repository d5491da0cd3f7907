/**
 * `npx node src/scripts/demo/screenshot.ts [demo.html]`: draws docs/images/demo.png for the README from a page that `npm start`
 * wrote, by the Chromium that CHROMIUM names (/usr/bin/chromium).
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath, hasChromium, startChromium } from '../chromium.ts';

const picture = join(import.meta.dirname, '../../../docs/images/demo.png');
const page = resolve(process.argv[2] ?? 'demo.html');

if (!existsSync(page) || !hasChromium()) {
  console.error(`${existsSync(page) ? chromiumPath() : page} does not exist.`);
  process.exit(2);
}
mkdirSync(join(picture, '..'), { recursive: true });
const browser = await startChromium();
const tab = await browser.newPage({ viewport: { width: 1280, height: 1500 }, colorScheme: 'light' });
await tab.goto(pathToFileURL(page).href);
// A ticket that goes to a person shows the most of the journey: quotes, reasons, the Slack message.
await tab.locator('.row.human', { hasText: 'negative' }).first().click();
await tab.evaluate('scrollTo(0, 0)');
await tab.screenshot({ path: picture });
await browser.close();
console.log(`${picture} ${(statSync(picture).size / 1024).toFixed(0)} KB`);
