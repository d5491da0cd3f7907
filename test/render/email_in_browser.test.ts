/** The reply as a mail program draws it: at the width of a phone and of a desk, light and dark, whatever it holds. */
import { acknowledgement } from '../../src/render/acknowledgement.ts';
import { renderReply } from '../../src/render/email.ts';
import { browserOfTests, inBrowser, watchedPage } from '../browser.ts';

const GUIDE = 'https://help.shop.example/a';
const reply = (language: string, body: string, over: { customerName?: string; signature?: string } = {}): string =>
  renderReply({ body, language, subject: 'Lamp', customerName: 'Ana Souza', tone: '', signature: '', companyName: '', allowedUrls: [GUIDE, `${GUIDE}/${'x'.repeat(200)}`], ...over }).html;

const LIST = `\n\n1. ${'Donaudampfschifffahrtsgesellschaft'.repeat(8)}\n2. [Guide](${GUIDE})\n\n- ${GUIDE}/${'x'.repeat(200)}\n- ¿ñ?`;
const HOSTILE = `<script>document.title='owned'</script> "><img src=x onerror="document.title='owned'"> [x](javascript:alert(1)) https://evil.example/${'x'.repeat(300)}`;
const MAILS = [
  ...['en', 'de', 'es', 'fr', 'pt'].map((language) => `<section data-direction="ltr">${reply(language, `Äöü ß ñ ç ã.${LIST}`)}</section>`),
  `<section data-direction="rtl">${reply('ar', `شكرا لرسالتك.\n\n1. أطفئ الجهاز.\n2. انتظر.\n\n- انظر ${GUIDE}`, { customerName: 'فاطمة', signature: 'مع التحية' })}</section>`,
  `<section data-direction="ltr">${reply('en', HOSTILE, { customerName: HOSTILE.slice(0, 50), signature: HOSTILE })}</section>`,
  `<section data-direction="ltr">${acknowledgement({ findings: [{ reason: 'safety', decidedBy: 'rule' }], plights: new Set(), language: 'de', subject: 'Lampe', customerName: 'Ana Souza', signature: '', companyName: 'x'.repeat(300), tone: '' }).html}</section>`,
];

/** Runs in the page: its width, every block's direction, the least contrast of any text with what lies behind it (WCAG 2). */
const LOOK = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => channels(colour).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => { const colour = getComputedStyle(element).backgroundColor; return channels(colour)[3] === 0 ? behind(element.parentElement) : colour; };
  const contrast = (element) => { const [dark, bright] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => a - b); return (bright + 0.05) / (dark + 0.05); };
  const blocks = [...document.querySelectorAll('section p, section ol, section ul')];
  return {
    width: document.documentElement.scrollWidth, title: document.title, images: document.images.length, scripts: document.scripts.length,
    contrast: Math.min(...[...document.querySelectorAll('section *')].map(contrast)),
    wrongWay: blocks.filter((block) => getComputedStyle(block).direction !== block.closest('section').dataset.direction).map((block) => block.innerText),
    links: [...new Set([...document.links].map((link) => link.host))], text: document.body.innerText,
  };
})()`;
interface Seen { width: number; title: string; images: number; scripts: number; contrast: number; wrongWay: string[]; links: string[]; text: string }

const browser = browserOfTests();

const GROUND = { light: 'background:#fff;color:#222', dark: 'background:#121212;color:#e8e8e8' };

inBrowser.each([[360, 'light'], [360, 'dark'], [800, 'light'], [800, 'dark']] as const)('it fits %d pixels in %s, is readable, runs its own way and nothing of the ticket', async (width, colorScheme) => {
  const { tab: page, troubles } = await watchedPage(browser(), width, colorScheme);
  await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><title>Mail</title><style>:root{color-scheme:light dark}</style><body style="margin:8px;${GROUND[colorScheme]}">${MAILS.join('<hr>')}</body>`);
  const seen = await page.evaluate<Seen>(LOOK);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/reply-${width}-${colorScheme}.png`, fullPage: true });
  await page.close();
  expect(troubles).toEqual([]);
  expect(seen).toMatchObject({ title: 'Mail', images: 0, scripts: 0, wrongWay: [], links: ['help.shop.example'] });
  expect(seen.width).toBeLessThanOrEqual(width);
  expect(seen.contrast).toBeGreaterThanOrEqual(4.5);
  for (const words of ['Hallo Ana', 'Bonjour Ana', 'مرحبًا فاطمة', '<img src=x onerror=']) expect(seen.text).toContain(words);
}, 60_000);
