/** Scripts that are written without blanks: about one token a character. */
const DENSE = /[\u1100-\u11FF\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFFEF]/;
const ASCII_LETTER = /[A-Za-z ]/;

/**
 * Tokens one character costs, from above. Google gives four characters of English a token
 * (ai.google.dev, "Understand and count tokens"); digits, punctuation and other scripts come denser.
 */
function costOf(character: string): number {
  if (ASCII_LETTER.test(character)) return 0.25;
  if (character <= '\u007F') return 0.5;
  if (DENSE.test(character)) return 1;
  if (character.length === 2) return 2;
  return character <= '\u024F' ? 0.5 : 0.6;
}

/** Tokens a text costs a language model, estimated from above and without its tokenizer. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const character of text) tokens += costOf(character);
  return Math.ceil(tokens);
}

/** How far from the start `tokens` reach, in UTF-16 units, never inside a surrogate pair. */
function reach(text: string, tokens: number): number {
  let spent = 0;
  let at = 0;
  for (const character of text) {
    spent += costOf(character);
    if (spent > tokens) break;
    at += character.length;
  }
  return at;
}

/** Where the tail of `tokens` begins, in UTF-16 units, never inside a surrogate pair. */
function reachBack(text: string, tokens: number): number {
  let spent = 0;
  let at = text.length;
  while (at > 0) {
    const low = text.charCodeAt(at - 1) >= 0xdc00 && text.charCodeAt(at - 1) <= 0xdfff;
    const high = at > 1 && text.charCodeAt(at - 2) >= 0xd800 && text.charCodeAt(at - 2) <= 0xdbff;
    const size = low && high ? 2 : 1;
    spent += costOf(text.slice(at - size, at));
    if (spent > tokens) break;
    at -= size;
  }
  return at;
}

export interface ShortenedText {
  text: string;
  /** Tokens left out, estimated; 0 where the text fits. */
  leftOut: number;
}

/** Stands where the middle of a long text was. */
const GAP = '\n[… the middle of this message is left out …]\n';

/**
 * A text within `maxTokens`: its head (two thirds) and its tail (one third), for a customer says at the start what it is
 * about and at the end what they want. Cuts at a blank where one is near.
 */
export function shortenToTokens(text: string, maxTokens: number): ShortenedText {
  const tokens = text.length > maxTokens * 4 || estimateTokens(text) > maxTokens ? estimateTokens(text) : 0;
  if (tokens <= maxTokens) return { text, leftOut: 0 };
  const room = Math.max(0, maxTokens - estimateTokens(GAP));
  const headEnd = reach(text, Math.floor((room * 2) / 3));
  const tailStart = Math.max(headEnd, reachBack(text, Math.floor(room / 3)));
  const head = text.slice(0, headEnd).replace(/\s\S{0,30}$/, '');
  const tail = text.slice(tailStart).replace(/^\S{0,30}\s/, '');
  return { text: `${head}${GAP}${tail}`, leftOut: Math.max(1, tokens - estimateTokens(head) - estimateTokens(tail)) };
}
