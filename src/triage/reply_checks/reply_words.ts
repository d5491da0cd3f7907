import { assets } from './doubt.asset.ts';

/** The file `data/text/reply_words.json`; `*` stands for any letters, `_` for a blank. */
type ReplyWords = typeof import('../../../data/text/reply_words.json');

interface Phrase {
  mark: string;
  rest: string[];
}

interface Lexicon {
  whole: Map<string, string[]>;
  heads: Map<string, string[]>;
  tails: Map<string, string[]>;
  /** Phrases by their first word. */
  phrases: Map<string, Phrase[]>;
}

const LONGEST = 14, SHORTEST = 2;
const MOST_KEPT = 4000;

let lexicon: Lexicon | undefined;
const kept = new Map<string, string[]>();

const push = <Item>(map: Map<string, Item[]>, key: string, item: Item): void => { map.set(key, [...(map.get(key) ?? []), item]); };

function read(): Lexicon {
  const { marks, opposites }: ReplyWords = JSON.parse(new TextDecoder().decode(assets.words?.() ?? new Uint8Array()));
  const built: Lexicon = { whole: new Map(), heads: new Map(), tails: new Map(), phrases: new Map() };
  const sides = opposites.flatMap((pair, at) => pair.map((words, side): [string, string] => [`${at}${side === 0 ? '+' : '-'}`, words]));
  for (const [mark, words] of [...Object.entries(marks), ...sides]) {
    for (const word of words.split(' ')) {
      const [first = '', ...rest] = word.split('_');
      if (rest.length > 0) push(built.phrases, first, { mark, rest });
      else if (word.startsWith('*')) push(built.tails, word.slice(1), mark);
      else if (word.endsWith('*')) push(built.heads, word.slice(0, -1), mark);
      else push(built.whole, word, mark);
    }
  }
  return built;
}

/** What one word does by itself. */
function marksOf(word: string, { whole, heads, tails }: Lexicon): string[] {
  const known = kept.get(word);
  if (known) return known;
  const found = [...(whole.get(word) ?? [])];
  for (let length = SHORTEST; length <= Math.min(word.length, LONGEST); length += 1) found.push(...(heads.get(word.slice(0, length)) ?? []), ...(length < word.length ? tails.get(word.slice(-length)) ?? [] : []));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(word, found);
  return found;
}

const fits = (word: string, pattern: string): boolean => (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

/** Everything that the words of a folded text do: `adds`, `person`, and which sides of which opposites they take: `3+`, `7-`. */
export function marksIn(folded: string): Set<string> {
  lexicon ??= read();
  const found = new Set<string>();
  const words = folded.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  words.forEach((word, at) => {
    for (const mark of marksOf(word, lexicon!)) found.add(mark);
    // "L'application"
    const behind = word.indexOf("'");
    if (behind > 0 && behind < 3) for (const mark of marksOf(word.slice(behind + 1), lexicon!)) found.add(mark);
    for (const { mark, rest } of lexicon!.phrases.get(word) ?? []) if (rest.every((one, step) => fits(words[at + 1 + step] ?? '', one))) found.add(mark);
  });
  return found;
}

const SIDE = /^\d+[+-]$/;
/** The sides of opposites among marks. */
export const sidesOf = (marks: Set<string>): string[] => [...marks].filter((mark) => SIDE.test(mark));
/** The other side of an opposite. */
export const otherSide = (side: string): string => `${side.slice(0, -1)}${side.endsWith('+') ? '-' : '+'}`;
