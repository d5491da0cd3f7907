/** The hand-over as colleagues see it: in Slack, and in a mail at the width of a phone and of a desk. */
import { acknowledgement } from '../../src/render/acknowledgement.ts';
import { forwardHtml, forwardSubject, slackAlert, type Handover } from '../../src/render/handover.ts';
import { ESCALATION_REASONS } from '../../src/ports/engine.ts';
import { browserOfTests, inBrowser, watchedPage } from '../browser.ts';
import { ticketOf } from '../contracts/engine.ts';

const handover: Handover = {
  ticket: {
    ...ticketOf('My charger caught fire.\n\n<img src=x onerror=alert(1)> & "more"\nhttps://evil.example/' + 'x'.repeat(300)),
    ticketId: 'T-7', subject: 'Fire & <b>smoke</b>', customerName: 'Ana Souza', customerEmail: 'ana@souza.example', createdAt: '2026-11-14T09:12:00+01:00', product: 'LumaDesk',
    url: 'https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=A7',
  },
  route: 'human', severity: 'critical', reasons: [{ reason: 'safety', label: 'Danger to people', quote: 'caught fire' }], suppressedText: 'refund: not angry',
  history: [{ ticketId: 'T-3', createdAt: '2026-11-10T08:00:00+01:00', subject: 'Lamp <i>', problem: 'flickers', solution: '', url: '' }], contactCount: 2,
};

test('Slack: severity, why, who, since when, the words, the link, and no mark-up of the ticket', () => {
  const text = slackAlert({ ...handover, reasons: [{ reason: 'safety', label: 'Danger to people', quote: '<!channel> *caught* fire' }] });
  expect(text).toContain('*CRITICAL: Danger to people*');
  expect(text).toContain('2 contacts lately');
  expect(text).toContain('Waiting since 14 Nov 2026, 09:12');
  expect(text).not.toContain('<!channel>');
  expect(text).not.toContain('<b>');
  expect(text.match(/<[^>]*>/g)).toEqual(['<https://docs.google.com/spreadsheets/d/x/edit#gid=0&amp;range=A7|Open the ticket>']);
});

const quoted = (message: string, quotes: string[], subject = 'Hob'): string[] =>
  slackAlert({ ...handover, ticket: { ...handover.ticket, subject, message }, reasons: quotes.map((quote) => ({ reason: 'safety', label: 'Danger', quote })) })
    .split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2));

test.each([
  ['the sentence around the words', 'Hi all. There was smoke coming out of the hob, and a hiss! Is that normal?', ['smoke coming'], ['There was smoke coming out of the hob, and a hiss!'], 'Hob'],
  ['one sentence once', 'Smoke and a smell of gas.\nBye', ['Smoke', 'smell of gas'], ['Smoke and a smell of gas.'], 'Hob'],
  ['whole words of a text without sentence ends', `${'word '.repeat(60)}smoke coming ${'other '.repeat(60)}`, ['smoke coming'], [`… ${'word '.repeat(22)}smoke coming ${'other '.repeat(18)}…`], 'Hob'],
  ['no further sentence behind a whole one', 'I saw flames. I am out. Help.', ['I saw flames.'], ['I saw flames.'], 'Hob'],
  ['words that stand nowhere as they are', 'It c a u g h t fire', ['caught'], ['caught'], 'Hob'],
  ['how the message begins, where the subject says it all', 'Since eight no till works in any of our shops.', ['All down'], ['Since eight no till works in any of our shops.'], 'All down'],
  ['how the message begins, where no words decided', 'Third mail of mine.', [''], ['Third mail of mine.'], 'Hob'],
])('Slack quotes %s', (_what, message, quotes, lines, subject) => {
  expect(quoted(message, quotes, subject)).toEqual(lines);
});

test('the subject is one line that says how bad and what', () => {
  expect(forwardSubject({ ...handover, ticket: { ...handover.ticket, subject: 'Fire\r\nBcc: all@evil.example' } })).toMatch(/^\[critical\] Danger to people: T-7 Fire Bcc/);
});

/** Words that promise or admit: no acknowledgement may hold one. */
const PROMISES = /refund|replac|within \d|compensat|our fault|our mistake|erstatt|ersatz|innerhalb von|entschädig|unser fehler|reembols|indemni|dentro de \d|nuestro error|rembours|remplac|sous \d|notre faute|notre erreur|substitu|indeniz|nosso erro/i;

test.each(['en', 'de', 'es', 'fr', 'pt'])('acknowledgements in %s promise nothing and admit nothing', (language) => {
  for (const reason of ESCALATION_REASONS) {
    const { text, html } = acknowledgement({ reason, language, subject: 'Lamp', customerName: 'Ana Souza', signature: '', companyName: 'Fjordlight' });
    expect(text.length).toBeGreaterThan(40);
    expect(text).toContain('Ana');
    expect(text).not.toMatch(PROMISES);
    expect(html).not.toMatch(/\{|undefined|<script/);
  }
});

describe('in a browser', () => {
  const browser = browserOfTests();

  inBrowser.each([360, 800])('the mail fits %d pixels and runs nothing of the ticket', async (width) => {
    const { tab: page, troubles } = await watchedPage(browser(), width);
    let dialogs = 0;
    page.on('dialog', (dialog) => { dialogs++; void dialog.dismiss(); });
    await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:8px">${forwardHtml(handover)}</body>`);
    const seen = await page.evaluate<{ width: number; text: string; images: number; links: string[] }>('({ width: document.documentElement.scrollWidth, text: document.body.innerText, images: document.images.length, links: [...document.links].map((link) => link.href) })');
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/handover-${width}.png`, fullPage: true });
    await page.close();
    expect(seen.width).toBeLessThanOrEqual(width);
    expect(seen.images).toBe(0);
    expect(dialogs).toBe(0);
    expect(troubles).toEqual([]);
    expect(seen.links).toEqual(['https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=A7']);
    for (const words of ['Danger to people', 'caught fire', 'Ana Souza', 'Waiting since', '<img src=x onerror=alert(1)>', 'Earlier contacts', 'T-3', 'refund: not angry']) expect(seen.text).toContain(words);
  }, 60_000);
});
