import { compile } from 'html-to-text';

/** Tags that a mail or a web form writes; words between angle brackets (`<name@host>`, `<3`) are none. */
const TAG = /<(?:!doctype|\/?(?:html|head|body|div|p|br|span|table|tr|td|tbody|a|b|i|u|em|strong|font|ul|ol|li|blockquote|h[1-6]|img|hr|style|meta|o:p|pre|center)(?=[\s/>]))[^<>]{0,2000}>/i;

/** Whether the text is HTML rather than plain text that happens to hold an angle bracket. */
export const looksLikeHtml = (text: string): boolean => TAG.test(text);

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: 1 << 22 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
});

export const htmlToText = (html: string): string => convert(html);
