import type { TokenText } from './tokens.ts';

/** Characters before and behind a hit; a text without sentence ends is cut around it. */
const REACH = 350;

/**
 * The sentence of a hit with the one before and the one behind it, letter for letter. What a ticket says elsewhere is left out,
 * so that nothing there can take a hit back.
 */
export function passageOf(text: TokenText, hit: { from: number; to: number }): string {
  const first = (text.sentences[hit.from] ?? 0) - 1, last = (text.sentences[hit.to] ?? 0) + 1;
  const start = text.starts[hit.from] ?? 0, end = text.ends[hit.to] ?? 0;
  let from = hit.from, to = hit.to;
  while (from > 0 && (text.sentences[from - 1] ?? 0) >= first && start - (text.starts[from - 1] ?? 0) < REACH) from -= 1;
  while (to + 1 < text.words.length && (text.sentences[to + 1] ?? 0) <= last && (text.ends[to + 1] ?? 0) - end < REACH) to += 1;
  return text.original.slice(text.starts[from], Math.min(text.starts[to + 1] ?? Infinity, end + REACH));
}
