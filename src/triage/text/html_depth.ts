/**
 * HTML as a mail nests it, of what nests without end. The parser keeps the open elements in a list that it moves by one place for each
 * tag: 200 kB of `<b>` took it most of a second, and nothing that deep is ever shown.
 */

/** A mail nests some 60 deep; deeper than this, tags are left out. More than the converter shows, so that it says the same. */
const DEEPEST = 600;
/** Fewer letters hold too few tags to be worth the look. */
const WORTH_LOOKING = 20_000;

/** Elements that a tag of their own kind, or nothing, ends: however many are opened, they do not nest. */
const NEVER_NESTS = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'area', 'base', 'embed', 'param', 'source', 'track', 'wbr', 'p', 'li', 'td', 'th', 'tr', 'option', 'dd', 'dt', 'html', 'head', 'body']);
const TAG = /<(\/?)([a-z][a-z\d:]*)[^<>]*>/gi;

/** The HTML without the tags that open deeper than any mail does, and the ones that close them. */
export function flattenedHtml(html: string): string {
  if (html.length < WORTH_LOOKING) return html;
  let depth = 0, leftOut = 0;
  return html.replace(TAG, (tag, closing: string, name: string) => {
    if (tag.endsWith('/>') || NEVER_NESTS.has(name.toLowerCase())) return tag;
    if (!closing) return depth >= DEEPEST ? (leftOut += 1, '') : (depth += 1, tag);
    if (leftOut > 0) return (leftOut -= 1, '');
    depth = Math.max(0, depth - 1);
    return tag;
  });
}
