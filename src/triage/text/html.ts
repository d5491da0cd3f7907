import type { FormatCallback, HtmlToTextOptions } from 'html-to-text';
import { flattenedHtml } from './html_depth.ts';
import { loadHtmlToText } from './html_loader.cjs';

/** Stands before each line of what the mail program itself marked as a signature; never part of a result. */
export const SIGNATURE_MARK = '\uE001';

/** Tags that lay out a mail; words between angle brackets (`<name@host>`, `<3`) are none. */
const LAYOUT = /<(?:!doctype|\/?(?:html|head|body|div|p|br|table|tr|td|th|tbody|ul|ol|li|blockquote|h[1-6]|hr|style|meta|o:p|pre|center|article|section)(?=[\s/>]))[^<>]{0,4000}>/i;
/** A tag of one letter is closed or holds the value of an attribute: "Press <Ctrl>+<S>" names keys, "a<b and c>d" compares. */
const INLINE = /<(?:a|b|i|u|s)(?:\s[^<>=]{1,200}=[^<>]{0,4000}|\/)>|<\/(?:a|b|i|u|s)\s?>|<\/?(?:em|strong|font|span|img|small|sup|sub)(?:\s[^<>]{0,4000})?\/?>/i;
const ENTITY = /&(?:nbsp|amp|quot|lt|gt|apos|#\d{2,6}|#x[\da-f]{2,5}|[a-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring)|szlig|iexcl|iquest|[lr][sd]quo|[mn]dash|hellip|euro);/i;

/** Whether the text is HTML, or holds its entities, rather than plain text with an angle bracket in it. */
export const looksLikeHtml = (text: string): boolean => (text.includes('<') && (LAYOUT.test(text) || INLINE.test(text))) || (text.includes('&') && ENTITY.test(text));

const signature: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    blockTransform: (text) => text.split('\n').map((line) => `${SIGNATURE_MARK}${line}`).join('\n'),
  });
};

/** A cell's text and a blank, so that two cells of a row do not run together. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ');
};

const rule: FormatCallback = (_element, _walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('________________');
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const line = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const heading = { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 };
const SIGNATURES = ['.gmail_signature', '.gmail_signature_prefix', '#Signature', '#signature', '.moz-signature', '#ms-outlook-mobile-signature', '#x_Signature', '.protonmail_signature_block', '.signature', '[data-smartmail="gmail_signature"]'];
const HIDDEN = ['head', 'title', 'style', 'script', 'noscript', 'template', 'img', 'object', 'svg', '[hidden]', '[style*="display:none"]', '[style*="display: none"]', '[style*="mso-hide:all"]'];

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  baseElements: { selectors: [], returnDomByDefault: true },
  // A mail nests some 60 deep; what is deeper than this is an attack on the stack.
  limits: { maxDepth: 300, maxInputLength: 1 << 22 },
  formatters: { signature, cell, rule },
  selectors: [
    { selector: 'a', format: 'inline' },
    { selector: 'hr', format: 'rule' },
    { selector: 'table', format: 'block', options: line },
    { selector: 'tr', format: 'block', options: line },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'p', options: line },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: heading })),
    ...HIDDEN.map((selector) => ({ selector, format: 'skip' })),
    ...SIGNATURES.map((selector) => ({ selector, format: 'signature' })),
  ],
};

/** Tags that neither of the two above needs to be known by, where they hold nothing but their name. */
const BARE_TAG = /^<(?:code|kbd|samp|tt|big|del|ins|strike|mark|cite|q|abbr|wbr|thead|tfoot|caption|colgroup|dl|dt|dd|figure|figcaption|main|header|footer|nav|aside|details|summary|title|script|noscript|template|form|button|picture|svg|object|input|link|base|col|area|embed|source|track|param)>$/i;
const CLOSED = /<\/([a-z][a-z\d-]{0,40})\s?>/gi;
const isTag = (bracketed: string): boolean => LAYOUT.test(bracketed) || INLINE.test(bracketed) || BARE_TAG.test(bracketed);

/** "<order number>", "<Enter>" and "<F8>" among tags: what is no tag would vanish as an unknown one does, and the sentence around it go out without it. */
function withSlots(html: string): string {
  const closed = new Set(Array.from(html.matchAll(CLOSED), ([, name = '']) => name.toLowerCase()));
  return html.replace(/<(\p{L}[\p{L}\p{N} _'’-]{0,40})>/gu, (bracketed, name: string) => (isTag(bracketed) || closed.has(name.toLowerCase()) ? bracketed : `&lt;${name}&gt;`));
}

let convert: ((html: string) => string) | undefined;

/** HTML as the lines a person sees: quotations marked by `>`, lists by `*`, hidden parts and pictures left out. */
export function htmlToText(html: string): string {
  convert ??= loadHtmlToText().compile(OPTIONS);
  // Line breaks mean something only where no tag breaks lines: a plain text with a bold word in it.
  const laidOut = LAYOUT.test(html);
  const source = flattenedHtml(withSlots(html));
  return convert(laidOut ? source : source.replaceAll('\n', '<br>'));
}

/** HTML as the lines of a reply, its links, paragraphs and slots kept; any other text as it is. */
export function withoutTags(body: string): string {
  if (!looksLikeHtml(body)) return body;
  const linked = withSlots(body).replace(/<a\s[^<>]{0,300}?href=["']([^"'<>\s]{1,500})["'][^<>]{0,300}>([^<>]{1,200})<\/a>/gi, '[$2]($1)');
  return htmlToText(linked.replace(/<\/(?:p|ul|ol)>/gi, '$&<br>').replace(/<hr(?:\s[^<>]{0,300})?\/?>/gi, '<br>').replace(/<h[1-6](?:\s[^<>]{0,300})?>/gi, '$&## ')).replaceAll(SIGNATURE_MARK, '').replace(/\n{3,}/g, '\n\n').trim();
}
