/** The one way in which tests look at a page in Chromium. */
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, hasChromium, startChromium } from '../src/scripts/chromium.ts';

/** A test that needs Chromium: left out, and said so, where there is none. */
export const inBrowser = hasChromium() ? test : test.skip;
if (!hasChromium()) console.warn(`No browser at ${chromiumPath()}: pages are not looked at. Name one in CHROMIUM.`);

/** Starts a Chromium for the tests of a file or of a `describe`, and ends it after them. */
export function browserOfTests(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => { if (hasChromium()) browser = await startChromium(); }, 60_000);
  afterAll(() => browser?.close());
  return () => { if (!browser) throw new Error('There is no browser.'); return browser; };
}

export type ColorScheme = 'light' | 'dark';

/** A page of this width, and what goes wrong in it: errors, and whatever it asks of a network. */
export async function watchedPage(browser: Browser, width: number, colorScheme: ColorScheme = 'light'): Promise<{ tab: Page; troubles: string[] }> {
  const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const troubles: string[] = [];
  tab.on('pageerror', (error) => troubles.push(String(error)));
  tab.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()); });
  tab.on('request', (request) => { if (!/^(?:file|about|data):/.test(request.url())) troubles.push(request.url()); });
  return { tab, troubles };
}
