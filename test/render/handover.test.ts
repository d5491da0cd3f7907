/** The hand-over as colleagues see it: in Slack, and in a mail at the width of a phone and of a desk. */
import { forwardHtml, forwardSubject, slackAlert, type Handover } from '../../src/render/handover.ts';
import { ESCALATION_REASONS } from '../../src/ports/engine.ts';
import { alertWords } from '../../src/triage/escalation/reasons.ts';
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
  expect(text).toContain('Waiting since 14 Nov 2026, 09:12 UTC+1');
  expect(text).not.toContain('<!channel>');
  expect(text).not.toContain('<b>');
  expect(text.match(/<[^>]*>/g)).toEqual(['<https://docs.google.com/spreadsheets/d/x/edit#gid=0&amp;range=A7|Open the ticket>']);
});

/** What an alert quotes of a message too long to be shown whole; where it goes on is told by the filler. */
const FILLER = 'Nothing of note stands here. '.repeat(20);
const quoted = (message: string, quotes: [reason: string, quote: string][], subject = 'Hob'): string[] =>
  slackAlert({ ...handover, ticket: { ...handover.ticket, subject, message }, reasons: quotes.map(([label, quote]) => ({ reason: 'safety', label, quote })) })
    .split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2));

test.each<[string, string, [string, string][], string[], string]>([
  ['a short message whole', 'Hi all. There was smoke coming out of the hob, and a hiss!\nIs that normal?', [['Danger', 'smoke coming'], ['Outage', 'hiss']], ['Hi all. *There was smoke coming out of the hob, and a hiss!* Is that normal?'], 'Hob'],
  ['a short message of one sentence without bold', 'There was smoke coming out of the hob!', [['Danger', 'smoke coming']], ['There was smoke coming out of the hob!'], 'Hob'],
  ['a short message whose subject decided without bold', 'Hello there. Please call.', [['Danger', 'Hob on fire']], ['Hello there. Please call.'], 'Hob on fire'],
  ['a sentence with signs of mark-up without bold', 'Look. It *burns* <!here> now. Bye.', [['Danger', '*burns* <!here>']], ['Look. It \u200B*burns\u200B* &lt;!here&gt; now. Bye.'], 'Hob'],
  ['of a long one the sentence around the words', `${FILLER}There was smoke coming out of the hob, and a hiss! ${FILLER}`, [['Danger', 'smoke coming']], ['There was smoke coming out of the hob, and a hiss!'], 'Hob'],
  ['each sentence behind its reason where there are several', `${FILLER}Smoke came out. ${FILLER}My solicitor will write.`, [['Danger', 'Smoke'], ['Legal threat', 'solicitor']], ['*Danger:* Smoke came out.', '*Legal threat:* My solicitor will write.'], 'Hob'],
  ['one sentence once, behind all its reasons', `${FILLER}Smoke and a smell of gas.\n${FILLER}`, [['Danger', 'Smoke'], ['Outage', 'smell of gas']], ['*Danger, Outage:* Smoke and a smell of gas.'], 'Hob'],
  ['how a long message begins, where the subject says it all', `Since eight no till works. ${FILLER}`, [['Outage', 'All down']], [expect.stringMatching(/^Since eight no till works\. Nothing of note .*…$/)], 'All down'],
  ['how a long message begins, where no words decided', `Third mail of mine. ${FILLER}`, [['Repeated contact', '']], [expect.stringMatching(/^Third mail of mine\. Nothing .*…$/)], 'Hob'],
])('Slack quotes %s', (_what, message, quotes, lines, subject) => {
  expect(quoted(message, quotes, subject)).toEqual(lines);
});

test('what was passed over is told where nobody has to take the ticket, and not beside what makes somebody take it', () => {
  expect(forwardHtml(handover)).not.toContain('not angry');
  expect(forwardHtml({ ...handover, route: 'review', severity: 'none' })).toContain('refund: not angry');
});

test('a ticket that is held says so with a sign of its own', () => {
  const held: Handover = { ...handover, route: 'review', severity: 'none', reasons: [{ reason: 'low_confidence', label: alertWords({ reason: 'low_confidence', decidedBy: 'model', doubt: 'safety' }), quote: 'caught fire' }] };
  expect(slackAlert(held)).toMatch(/^:warning: \*Please read: danger to people cannot be ruled out\*\n/);
  expect(forwardSubject(held)).toMatch(/^Please read: danger to people cannot be ruled out: T-7 /);
  expect(forwardHtml(held)).toContain('Please read: danger to people cannot be ruled out: <i>“My charger caught fire.”</i>');
});

test.each(ESCALATION_REASONS.filter((reason) => reason !== 'low_confidence'))('what a model alone says of %s is told as a guess, what a rule says is not', (reason) => {
  const said = alertWords({ reason, decidedBy: 'rule' });
  expect(alertWords({ reason, decidedBy: 'model' }).toLowerCase()).toMatch(/^a person should read this \(perhaps: (?:a )?(.*)\)$/);
  expect(alertWords({ reason, decidedBy: 'model' }).toLowerCase()).toContain(said.toLowerCase());
  expect(said).not.toMatch(/perhaps|should/);
});

test('the subject is one line that says how bad and what', () => {
  expect(forwardSubject({ ...handover, ticket: { ...handover.ticket, subject: 'Fire\r\nBcc: all@evil.example' } })).toMatch(/^\[critical\] Danger to people: T-7 Fire Bcc/);
});

test.each([
  [{ subject: '', customerName: 'Ana Souza' }, 'Ana Souza'], [{ subject: '', customerName: '' }, 'ana@souza.example'], [{ subject: '', customerName: '', customerEmail: '' }, 'support ticket'],
])('of a mail without a subject it says from whom: %j', (parts, ending) => {
  expect(forwardSubject({ ...handover, ticket: { ...handover.ticket, ticketId: '', ...parts } })).toBe(`[critical] Danger to people: ${ending}`);
});

const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(9);
const LONG_WORDS: Handover = { ...handover, ticket: { ...handover.ticket, subject: LONG, message: LONG, customerName: LONG, ticketId: LONG, product: LONG }, history: handover.history.map((contact) => ({ ...contact, subject: LONG })) };

describe('in a browser', () => {
  const browser = browserOfTests();

  inBrowser.each([360, 800])('the mail fits %d pixels and runs nothing of the ticket', async (width) => {
    const { tab: page, troubles } = await watchedPage(browser(), width);
    let dialogs = 0;
    page.on('dialog', (dialog) => { dialogs++; void dialog.dismiss(); });
    await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:8px">${forwardHtml(handover)}${forwardHtml(LONG_WORDS)}</body>`);
    const seen = await page.evaluate<{ width: number; text: string; images: number; links: string[] }>('({ width: document.documentElement.scrollWidth, text: document.body.innerText, images: document.images.length, links: [...document.links].map((link) => link.href) })');
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/handover-${width}.png`, fullPage: true });
    await page.close();
    expect(seen.width).toBeLessThanOrEqual(width);
    expect(seen.images).toBe(0);
    expect(dialogs).toBe(0);
    expect(troubles).toEqual([]);
    expect([...new Set(seen.links)]).toEqual(['https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=A7']);
    for (const words of ['Danger to people', 'caught fire', 'Ana Souza', 'Waiting since', '<img src=x onerror=alert(1)>', 'Earlier contacts', 'T-3']) expect(seen.text).toContain(words);
  }, 60_000);
});
