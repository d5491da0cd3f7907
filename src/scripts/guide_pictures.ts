/**
 * `npm run pictures`: draws the guides' pictures from the product itself, by the Chromium that CHROMIUM names
 * (/usr/bin/chromium): steps from the preview page; e-mails and the Slack message as the steps give them today.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import escalation from '../creates/check_escalation_sample.ts';
import report from '../creates/build_issue_report_sample.json' with { type: 'json' };
import reply from '../creates/draft_reply_sample.ts';
import { checkEscalation } from '../steps/escalation_check.ts';
import { createDeadline } from '../zapier/deadline.ts';
import { chromiumPath, hasChromium, startChromium } from './chromium.ts';
import { escapeHtml } from '../render/html.ts';

const folder = resolve(import.meta.dirname, '../../docs/guides/images');
const FIRE = { subject: 'Burnt lamp', message: 'The charger of my lamp caught fire last night and my daughter burned her hand! I want to know what you will do about it.', customer_name: 'Ana Souza', customer_email: 'ana@souza.example', ticket_ref: 'FJ-1042', ticket_url: 'https://docs.google.com/spreadsheets/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT/edit#gid=0&range=A42' };

/** Slack's mark-up as Slack shows it, as far as an alert uses it. */
const slackHtml = (text: string): string => text.split('\n').map((line) => {
  const inline = line.replace(/^(?:&gt;|>) ?/, '').replace(/<(https?:[^|>\s]{1,400})\|([^>\n]{1,200})>/g, '<a>$2</a>').replace(/\*([^*\n]{1,300})\*/g, '<b>$1</b>').replace(/_([^_\n]{1,300})_/g, '<i>$1</i>').replace(/:[a-z_]{2,30}:/g, '<span style="color:#c02f00">▲</span>');
  return /^(?:&gt;|>)/.test(line) ? `<blockquote>${inline}</blockquote>` : `<div>${inline || '&nbsp;'}</div>`;
}).join('');

const FRAME = 'body{margin:0;padding:16px;background:#f7f5f2;font:15px/1.45 system-ui,sans-serif}.mail{background:#fff;border:1px solid #d7d3c9;border-radius:8px;max-width:720px;padding:16px}.mail header{border-bottom:1px solid #e5e1d8;margin-bottom:12px;padding-bottom:8px}blockquote{border-left:4px solid #ccc;margin:4px 0;padding-left:10px}a{color:#1264a3}';
/** The app's sign for Zapier's directory: three ways out of one message. A square with transparent corners, as Zapier wants it. */
const LOGO = '<style>body{margin:0}</style><svg id="logo" width="512" height="512" viewBox="0 0 512 512" xmlns="http://www.w3.org/2000/svg"><rect width="512" height="512" rx="104" fill="#1f4d45"/><path d="M88 176h136a28 28 0 0 1 28 28v104a28 28 0 0 1-28 28h-64l-46 42v-42h-26a28 28 0 0 1-28-28V204a28 28 0 0 1 28-28z" fill="#f7f5f2"/><path d="M276 256h56m0 0c40 0 28-112 80-112m-80 112h80m-80 0c40 0 28 112 80 112" fill="none" stroke="#f7f5f2" stroke-width="20" stroke-linecap="round"/><circle cx="424" cy="144" r="32" fill="#e4572e"/><circle cx="424" cy="256" r="32" fill="#f2b134"/><circle cx="424" cy="368" r="32" fill="#6bbf8a"/></svg>';
const mail = (subject: string, html: string): string => `<style>${FRAME}</style><div class="mail"><header><b>${escapeHtml(subject)}</b></header>${html}</div>`;
const slack = (text: string): string => `<style>${FRAME}</style><div class="mail"><header><b>Support Triage</b> <small style="background:#eee;padding:1px 4px">APP</small></header>${slackHtml(text)}</div>`;

async function drawn(page: Page, name: string, selector: string, clip?: { height: number }): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`Nothing to draw for ${name}.`);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true, clip: { ...box, height: Math.min(box.height, clip?.height ?? box.height) } });
  console.log(`${name}.png ${(statSync(path).size / 1024).toFixed(0)} KB`);
}

if (!hasChromium()) {
  console.error(`${chromiumPath()} does not exist: say in CHROMIUM where Chromium is.`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'pictures-'));
const preview = join(scratch, 'preview.html');
spawnSync(process.execPath, [join(import.meta.dirname, 'preview.ts'), preview]);
const alert = await checkEscalation({ authData: {}, inputData: FIRE, deadline: createDeadline() });

const browser = await startChromium();
const page = await browser.newPage({ viewport: { width: 1240, height: 900 }, colorScheme: 'light' });
await page.goto(pathToFileURL(preview).href);
await drawn(page, 'connection', '#connection .card');
await drawn(page, 'new-ticket', '#new_ticket .card');
// The step without what New Ticket fills: what is left is where it is told about the escalation.
const pageText = readFileSync(preview, 'utf8').replace('</style>', '#draft_reply .field:nth-of-type(-n+7) { display: none; }</style>');
await page.setContent(pageText);
await drawn(page, 'draft-reply', '#draft_reply .card', { height: 620 });
await page.setViewportSize({ width: 780, height: 900 });
for (const [name, html, height] of [
  ['slack-alert', slack((alert.should_escalate ? alert : escalation).slack_text), 700], ['weekly-email', mail(report.report_subject, report.report_html), 900], ['reply-email', mail(reply.reply_subject, reply.reply_html), 700],
] as const) {
  await page.setContent(html);
  await drawn(page, name, '.mail', { height });
}
await page.setContent(LOGO);
await page.locator('#logo').screenshot({ path: resolve(folder, '../../images/logo.png'), omitBackground: true });
await browser.close();
rmSync(scratch, { recursive: true });
