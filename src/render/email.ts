import { escapeHtml } from './html.ts';
import { comparableUrl, readBlocks, type Block, type Inline } from './reply_body.ts';
import { courtesiesIn, greetingLine, isFormal } from './salutation.ts';
import { loadXss } from './xss_loader.cjs';

/** What an answer to a customer is made of. */
export interface ReplyParts {
  /** The body in the small Markdown of `ReplyDraft`. */
  body: string;
  /** ISO 639-1 of the reply. */
  language: string;
  /** Subject of the customer's message; may be `""`. */
  subject: string;
  customerName: string;
  tone: string;
  /** Lines under the reply; `""` gives a neutral sign-off, with `companyName` where there is one. */
  signature: string;
  companyName: string;
  /** Addresses that may be links: those of the sources and of the team's own settings. */
  allowedUrls: string[];
}

export interface RenderedReply {
  subject: string;
  html: string;
  text: string;
}

/** Inline styles that Gmail and Outlook keep. No colours: both programs then draw dark mode by themselves. */
const STYLES = {
  div: 'font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word',
  p: 'margin:0 0 14px 0',
  list: 'margin:0 0 14px 0;padding:0 24px',
  li: 'margin:0 0 6px 0',
} as const;
const KNOWN_STYLES = new Set<string>(Object.values(STYLES));

/** Tags that hold nothing but what stands here. */
const OWN_TAGS = new Set<string>([`<p style="${STYLES.p}" dir="auto">`, '</p>', '<br>', `<ul style="${STYLES.list}" dir="auto">`, '</ul>', `<ol style="${STYLES.list}" dir="auto">`, '</ol>', `<li style="${STYLES.li}">`, '</li>', '</div>']);

/** The second lock: whatever the renderer wrote, only these tags, attributes and values leave it. */
const makeSanitizer = () => new (loadXss().FilterXSS)({
  whiteList: { div: ['dir', 'lang', 'style'], p: ['style', 'dir'], br: [], ul: ['style', 'dir'], ol: ['style', 'dir', 'start'], li: ['style'], a: ['href'] },
  css: false,
  stripIgnoreTag: true,
  stripIgnoreTagBody: ['script', 'style'],
  // Letter for letter the renderer's own: there is no attribute of theirs to be read.
  onTag: (_tag, html) => (OWN_TAGS.has(html) ? html : undefined),
  onTagAttr: (_tag, name, value) => (name === 'style' && !KNOWN_STYLES.has(value) ? '' : undefined),
});
let sanitizer: ReturnType<typeof makeSanitizer> | undefined;

/** A mark of an answer or a forward, and before it the tags that gateways and help desks put there: "[External] AW: ". */
const REPLY_MARK = /^((?:\[[^\][]{1,40}\]\s?){0,3})\s?(?:re|aw|antw|antwort|res|resp|rv|sv|ref|wg|fw|fwd|tr|enc|i|r)\s?(?:\[\d{1,3}\])?\s?[:：]\s?/i;

/** One "Re:" before the customer's own subject, whatever answers and forwards stand before it; no line break, at most 200 characters. */
export function replySubject(subject: string, language: string): string {
  let rest = subject.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 400);
  while (REPLY_MARK.test(rest)) rest = rest.replace(REPLY_MARK, '$1');
  const words = [...rest.trim()];
  const shortened = words.length > 196 ? `${words.slice(0, 195).join('').trimEnd()}…` : words.join('');
  return `Re: ${shortened || courtesiesIn(language).subject}`;
}

const inlineHtml = (parts: Inline[]): string =>
  parts.map((part) => (part.kind === 'link' ? `<a href="${escapeHtml(part.url)}">${escapeHtml(part.text)}</a>` : escapeHtml(part.text))).join('');

const inlineText = (parts: Inline[]): string =>
  parts.map((part) => (part.kind === 'link' && comparableUrl(part.text) !== comparableUrl(part.url) ? `${part.text} (${part.url})` : part.text)).join('');

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph') return `<p style="${STYLES.p}" dir="auto">${block.lines.map(inlineHtml).join('<br>')}</p>`;
  const items = block.items.map((item) => `<li style="${STYLES.li}">${inlineHtml(item)}</li>`).join('');
  if (!block.ordered) return `<ul style="${STYLES.list}" dir="auto">${items}</ul>`;
  const start = block.start === 1 ? '' : ` start="${block.start}"`;
  return `<ol style="${STYLES.list}" dir="auto"${start}>${items}</ol>`;
}

const blockText = (block: Block): string =>
  (block.kind === 'paragraph'
    ? block.lines.map(inlineText).join('\n')
    : block.items.map((item, index) => `${block.ordered ? `${block.start + index}.` : '-'} ${inlineText(item)}`).join('\n'));

/** The lines under the reply, without a greeting of their own. */
function signatureOf({ signature, companyName, language }: ReplyParts): string {
  if (signature.trim()) return signature.trim();
  const words = courtesiesIn(language);
  return `${words.signOff}\n${companyName.trim() || words.team}`;
}

/**
 * A reply as an e-mail: greeting, body, signature, as HTML with inline styles and as plain text, both from the same
 * blocks. Everything is escaped; links are those of `allowedUrls` alone.
 */
export function renderReply(parts: ReplyParts): RenderedReply {
  const around = (text: string): Block[] => readBlocks(text.replace(/^([ \t]*)[-*•–] /gm, '$1'), parts.allowedUrls);
  const blocks = [
    ...around(greetingLine(parts.customerName, parts.language, isFormal(parts.tone))),
    ...readBlocks(parts.body, parts.allowedUrls),
    ...around(signatureOf(parts)),
  ];
  const language = /^[a-z]{2,3}$/.test(parts.language) ? ` lang="${parts.language}"` : '';
  const html = `<div dir="auto"${language} style="${STYLES.div}">\n${blocks.map(blockHtml).join('\n')}\n</div>`;
  return {
    subject: replySubject(parts.subject, parts.language),
    html: (sanitizer ??= makeSanitizer()).process(html),
    text: blocks.map(blockText).join('\n\n'),
  };
}
