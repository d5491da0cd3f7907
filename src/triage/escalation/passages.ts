import type { TokenText } from './tokens.ts';

/** Characters before and behind a hit; a text without sentence ends is cut around it. */
const REACH = 350;

/** Words from which a sentence is read by itself; a shorter one is a title or a fragment. */
const WORDS_OF_A_SENTENCE = 4;

/** Letter for letter, from the sentence `around` places before that of the hit to the one as many behind it. */
function sentencesOf(text: TokenText, hit: { from: number; to: number }, around: number): { piece: string; words: number } {
  const first = (text.sentences[hit.from] ?? 0) - around, last = (text.sentences[hit.to] ?? 0) + around;
  const start = text.starts[hit.from] ?? 0, end = text.ends[hit.to] ?? 0;
  let from = hit.from, to = hit.to;
  while (from > 0 && (text.sentences[from - 1] ?? 0) >= first && start - (text.starts[from - 1] ?? 0) < REACH) from -= 1;
  while (to + 1 < text.words.length && (text.sentences[to + 1] ?? 0) <= last && (text.ends[to + 1] ?? 0) - end < REACH) to += 1;
  return { piece: text.original.slice(text.starts[from], Math.min(text.starts[to + 1] ?? Infinity, end + REACH)), words: to - from + 1 };
}

/**
 * The sentence of a hit, and that sentence with the one before and the one behind it. What a ticket says elsewhere is left out, and
 * the sentence by itself is enough, so that nothing said around it can take a hit back.
 */
export function passagesOf(text: TokenText, hit: { from: number; to: number }): string[] {
  const own = sentencesOf(text, hit, 0), near = sentencesOf(text, hit, 1);
  return own.words < WORDS_OF_A_SENTENCE || own.piece === near.piece ? [near.piece] : [own.piece, near.piece];
}
