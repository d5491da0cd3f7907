import { GREETING, signOffAt } from '../../triage/letter_formulas.ts';
import { withoutTags } from '../../triage/text/html.ts';

/** `[text](url)` with any address but those allowed becomes its text alone. */
function withKnownLinks(line: string, urls: ReadonlySet<string>): string {
  return line.replace(/\[([^\]\n]{1,200})\]\(([^)\s]{1,500})\)/g, (link, label: string, url: string) => (urls.has(url) ? link : label));
}

/** Marks of a larger Markdown than the port's, taken off one line. */
function plainLine(line: string): string {
  return line.trimEnd()
    .replace(/^\s{0,8}#{1,6}\s+/, '')
    .replace(/^\s{0,8}>\s?/, '')
    .replace(/^\s{0,8}[*•–]\s+/, '- ')
    .replace(/^\s{0,8}(\d{1,3})\)\s+/, '$1. ')
    .replace(/\*\*|__/g, '')
    .replace(/`/g, '');
}

/**
 * The body as the port wants it: blank-line paragraphs, `- ` and `1. ` lists, links among `allowedUrls`, and no greeting,
 * sign-off, code fence, heading, emphasis or tag, whatever the model wrote.
 */
export function tidyBody(body: string, allowedUrls: readonly string[]): string {
  const urls = new Set(allowedUrls.filter(Boolean));
  const lines = withoutTags(body.replace(/\r\n?/g, '\n').replace(/\\n/g, '\n')).split('\n')
    .filter((line) => !/^\s*(?:```|-{3,}$|\*{3,}$)/.test(line))
    .map((line) => withKnownLinks(plainLine(line), urls));
  while (lines.length > 0 && !lines[0]?.trim()) lines.shift();
  if (GREETING.test(lines[0]?.trim() ?? '')) lines.shift();
  const end = signOffAt(lines, 2);
  if (end > 0) lines.length = end;
  return lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
}
