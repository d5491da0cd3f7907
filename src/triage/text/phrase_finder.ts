/** A phrase found in a folded text: where it begins and ends, and the table it stands in. */
export interface FoundPhrase {
  index: number;
  end: number;
  table: string;
}

/**
 * Looks for some hundred phrases at once. A regular expression of so many alternatives takes 20 to 120 ms to compile,
 * in every fresh process; two letters looked up in a map at each beginning of a word take nothing.
 */
export interface PhraseFinder {
  /** The longest phrase that begins right at `index`, or undefined. */
  at(folded: string, index: number): FoundPhrase | undefined;
  /** The first phrase that begins at `from` or later, where a word begins. */
  next(folded: string, from?: number): FoundPhrase | undefined;
  /** All phrases, first to last, none inside another. */
  all(folded: string): Generator<FoundPhrase>;
  isIn(folded: string): boolean;
}

interface Entry {
  phrase: string;
  table: string;
}

const WORD = /[\p{L}\p{N}]/u;
const known = new Uint8Array(0x10000);

/** Whether a letter or a digit stands at this place; looked up once for each character there is. */
export function isWordAt(text: string, index: number): boolean {
  if (index < 0 || index >= text.length) return false;
  const code = text.charCodeAt(index);
  if (!known[code]) known[code] = WORD.test(String.fromCharCode(code)) ? 2 : 1;
  return known[code] === 2;
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 160;

/** Where the phrase that begins at `index` ends, or -1. A blank of the phrase stands for one to four of the text. */
function endOf(phrase: string, folded: string, index: number): number {
  let at = index;
  for (let letter = 0; letter < phrase.length; letter += 1) {
    const code = phrase.charCodeAt(letter);
    if (code !== 32) {
      if (folded.charCodeAt(at) !== code) return -1;
      at += 1;
      continue;
    }
    const from = at;
    while (at - from < 4 && isBlank(folded.charCodeAt(at))) at += 1;
    if (at === from) return -1;
  }
  return at;
}

const keyAt = (text: string, index: number): number => text.charCodeAt(index) * 0x10000 + (index + 1 < text.length ? text.charCodeAt(index + 1) : 32);

function indexed(tables: Record<string, string[]>): Map<number, Entry[]> {
  const entries = Object.entries(tables).flatMap(([table, phrases]) => phrases.map((phrase) => ({ phrase, table })));
  const byKey = new Map<number, Entry[]>();
  for (const entry of entries.sort((a, b) => b.phrase.length - a.phrase.length)) {
    // A phrase of one letter is found whatever follows it.
    const key = entry.phrase.length > 1 && entry.phrase.charAt(1) !== ' ' ? keyAt(entry.phrase, 0) : entry.phrase.charCodeAt(0);
    const same = byKey.get(key);
    if (same) same.push(entry);
    else byKey.set(key, [entry]);
  }
  return byKey;
}

/**
 * A finder of folded phrases, by table. `whole`: a phrase must end where a word ends; otherwise it may be the beginning
 * of a longer word. It always begins where a word begins.
 */
export function phraseFinder(tables: Record<string, string[]>, { whole = false } = {}): PhraseFinder {
  let built: Map<number, Entry[]> | undefined;
  const among = (entries: Entry[] | undefined, folded: string, index: number): FoundPhrase | undefined => {
    for (const { phrase, table } of entries ?? []) {
      const end = endOf(phrase, folded, index);
      if (end > index && !(whole && isWordAt(folded, end - 1) && isWordAt(folded, end))) return { index, end, table };
    }
    return undefined;
  };
  const at = (folded: string, index: number): FoundPhrase | undefined => {
    built ??= indexed(tables);
    return among(built.get(keyAt(folded, index)), folded, index) ?? among(built.get(folded.charCodeAt(index)), folded, index);
  };
  const next = (folded: string, from = 0): FoundPhrase | undefined => {
    let inWord = isWordAt(folded, from - 1);
    for (let index = from; index < folded.length; index += 1) {
      const word = isWordAt(folded, index);
      const found = word && inWord ? undefined : at(folded, index);
      if (found) return found;
      inWord = word;
    }
    return undefined;
  };
  function* all(folded: string): Generator<FoundPhrase> {
    for (let found = next(folded); found; found = next(folded, found.end)) yield found;
  }
  return { at, next, all, isIn: (folded) => next(folded) !== undefined };
}
