import { plainCharacters } from '../triage/text/characters.ts';

/** A run of text, or a link. */
export type Inline = { kind: 'text'; text: string } | { kind: 'link'; text: string; url: string };

/** One block of a reply: a paragraph of lines, or a list of items. */
export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

const BULLET = /^ {0,6}[-*•–] +(?=\S)/;
const NUMBERED = /^ {0,6}(\d{1,2})[.)] +(?=\S)/;
const LINK = /\[([^\][\n]{1,300})\]\((https?:\/\/[^\s()<>"]{1,1000})\)|https?:\/\/[^\s<>"'()[\]]{1,1000}/g;
/** A sentence's own mark after a bare link is no part of it. */
const AFTER_LINK = /(?<![.,;:!?…])[.,;:!?…]+$/;

/** A URL as it is written in a reply: a bracket of its own, as an encyclopedia's pages have, would end it. */
export const writtenUrl = (url: string): string => url.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));

/** A URL as it is compared: host in lower case, no default port, no slash at the end. `""` where it is none. */
export function comparableUrl(url: string): string {
  if (!URL.canParse(url)) return '';
  const parsed = new URL(writtenUrl(url));
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return '';
  if (parsed.username || parsed.password) return '';
  // What counts visitors names no other page.
  for (const key of [...parsed.searchParams.keys()]) if (/^(?:utm_\w+|gclid|fbclid|mc_[ce]id)$/i.test(key)) parsed.searchParams.delete(key);
  return `${parsed.host}${parsed.pathname.replace(/(?<!\/)\/+$/, '')}${parsed.search}${parsed.hash}`;
}

/** Text in which no mail program finds an address to link: an invisible break after each dot and colon of it. */
const unlinkable = (url: string): string => url.replace(/[.:@]/g, '$&\u200B');

/** Markdown that this product does not use and models write all the same: bold, code, headings. */
const withoutMarks = (text: string): string => text.replace(/\*\*|__|`+/g, '').replace(/^#{1,6} +/, '');

function inlines(line: string, allowed: Set<string>): Inline[] {
  const parts: Inline[] = [];
  const push = (text: string) => {
    if (text) parts.push({ kind: 'text', text: withoutMarks(text) });
  };
  let end = 0;
  for (const match of line.matchAll(LINK)) {
    const tail = match[2] ? '' : AFTER_LINK.exec(match[0])?.[0] ?? '';
    const url = match[2] ?? match[0].slice(0, match[0].length - tail.length);
    const label = withoutMarks(match[1] ?? url);
    push(line.slice(end, match.index));
    if (allowed.has(comparableUrl(url))) parts.push({ kind: 'link', text: label, url: new URL(url).href });
    else push(match[1] ? label : unlinkable(url));
    push(tail);
    end = match.index + match[0].length;
  }
  push(line.slice(end));
  return parts;
}

interface Item { ordered: boolean; number: number; text: string }

function itemOf(line: string): Item | undefined {
  const numbered = NUMBERED.exec(line);
  if (numbered) return { ordered: true, number: Number(numbered[1]), text: line.slice(numbered[0].length) };
  const bullet = BULLET.exec(line);
  return bullet ? { ordered: false, number: 1, text: line.slice(bullet[0].length) } : undefined;
}

/**
 * The blocks of a reply's body in its small Markdown: blank-line paragraphs, `- ` or `1. ` lists, links.
 * Only links whose address is among `allowedUrls` stay links; every other becomes text that cannot be clicked.
 */
export function readBlocks(body: string, allowedUrls: string[]): Block[] {
  const allowed = new Set(allowedUrls.map(comparableUrl).filter(Boolean));
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of plainCharacters(body).split('\n')) {
    if (!line.trim()) {
      if (open?.kind === 'paragraph') open = undefined;
      continue;
    }
    const item = itemOf(line);
    if (item) {
      if (open?.kind !== 'list' || open.ordered !== item.ordered || (item.ordered && item.number === 1)) {
        open = { kind: 'list', ordered: item.ordered, start: item.number, items: [] };
        blocks.push(open);
      }
      open.items.push(inlines(item.text.trim(), allowed));
    } else {
      if (open?.kind !== 'paragraph') {
        open = { kind: 'paragraph', lines: [] };
        blocks.push(open);
      }
      open.lines.push(inlines(line.trim(), allowed));
    }
  }
  return blocks;
}
