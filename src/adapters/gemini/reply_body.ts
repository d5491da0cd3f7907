import { onlyGreets, signOffAt } from '../../triage/letter_formulas.ts';
import { withoutTags } from '../../triage/text/html.ts';

/** `[text](url)` with any address but those allowed becomes its text alone; an address may hold brackets in pairs. */
function withKnownLinks(line: string, urls: ReadonlySet<string>): string {
  return line.replace(/\[([^\]\n]{1,200})\]\(((?:[^()\s]|\([^()\s]{0,500}\)){1,500})\)/g, (link, label: string, url: string) => (urls.has(url) ? link : label));
}

/** Marks of a larger Markdown than the port's, taken off one line. */
function plainLine(line: string): string {
  return line.trimEnd()
    .replace(/^\s{0,8}#{1,6}\s+/, '')
    .replace(/^\s{0,8}>\s?/, '')
    .replace(/^\s{0,8}[*•–]\s+/, '- ')
    .replace(/^\s{0,8}(\d{1,3})\)\s+/, '$1. ');
}

const isWord = (sign = ''): boolean => /[\p{L}\p{N}]/u.test(sign);

/** Pairs of `**` or `__` around words taken off, within one paragraph; what stands in an address or as code stays, as does a mark without a fellow. */
function withoutEmphasis(body: string): string {
  const open = new Map<string, number>();
  const marked = new Map<number, number>();
  for (const { 0: mark, index } of body.matchAll(/https?:\/\/[^\s)\]>]*[^\s)\]>*_.,]|`[^`\n]+`|\n\s*\n|\*{2,}|_{2,}/g)) {
    if (mark.startsWith('\n')) open.clear();
    if (!/^(?:\*{2,3}|_{2,3})$/.test(mark)) continue;
    const before = body[index - 1] ?? ' ', after = body[index + mark.length] ?? ' ', start = open.get(mark);
    if (start !== undefined && /\S/.test(before) && !(isWord(before) && isWord(after))) {
      marked.set(start, mark.length).set(index, mark.length);
      open.delete(mark);
    } else if (/\S/.test(after) && !isWord(before)) open.set(mark, index);
  }
  let from = 0, kept = '';
  for (const [at, length] of [...marked].sort(([a], [b]) => a - b)) {
    kept += body.slice(from, at);
    from = at + length;
  }
  return kept + body.slice(from);
}

/** `\n` spelled out behind what ends a sentence or a clause, or behind another. */
const BEHIND_AN_END = String.raw`(?<=[.!?,;…)»”]|\p{L}{2}:|\\n)\\n`;

/** The same, and one that parts two lists' items or begins a line; not that of `C:\new`. */
const SPELLED_BREAK = new RegExp(String.raw`${BEHIND_AN_END}|\\n(?=\\n|\d{1,2}[.)]\s|[-*•]\s)|(?<=\S)(?<!:\\?\S{0,80})\\n(?=\p{Lu})`, 'gu');

/** Where no path stands in the text: whatever goes on without a blank, too. */
const PLAIN_BREAK = new RegExp(String.raw`${BEHIND_AN_END}|\\n(?=\S)`, 'gu');

/** A drive or a server: `C:\new`, `\\server\notes`. */
const FILE_PATH = /(?:^|[\s"(])(?:[A-Za-z]:\\|\\\\)/;

/** Models spell out every line break of a text or none. */
const withBreaks = (body: string): string => (body.includes('\n') ? body : body.replace(FILE_PATH.test(body) ? SPELLED_BREAK : PLAIN_BREAK, '\n'));

/**
 * The body as the port wants it: blank-line paragraphs, `- ` and `1. ` lists, links among `allowedUrls`, and no greeting,
 * sign-off, code fence, heading, emphasis or tag, whatever the model wrote. Without `allowedUrls` every link stays.
 */
export function tidyBody(body: string, allowedUrls?: readonly string[]): string {
  const urls = allowedUrls && new Set(allowedUrls.filter(Boolean));
  const plain = withoutTags(withBreaks(body.replace(/\r\n?/g, '\n'))).split('\n').filter((line) => !/^\s*(?:```|-{3,}$|\*{3,}$)/.test(line)).map(plainLine).join('\n');
  const lines = withoutEmphasis(plain).replace(/`/g, '').split('\n').map((line) => (urls ? withKnownLinks(line, urls) : line));
  while (lines.length > 0 && !lines[0]?.trim()) lines.shift();
  if (onlyGreets(lines[0]?.trim() ?? '')) lines.shift();
  const end = signOffAt(lines, 2);
  if (end > 0) lines.length = end;
  return lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
}
