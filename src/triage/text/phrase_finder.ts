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

/** The first two letters of a phrase; the second is 0 where a phrase has but one before its blank. */
const key = (first: number, second: number): number => first * 0x10000 + second;
/** A small sieve in front of the map: almost no place in a text passes it by accident. */
const SIEVE = 0x4000;
const sieved = (first: number, second: number): number => (first * 131 + second) & (SIEVE - 1);

interface Index {
  byKey: Map<number, Entry[]>;
  sieve: Uint8Array;
}

function indexed(tables: Record<string, string[]>): Index {
  const entries = Object.entries(tables).flatMap(([table, phrases]) => phrases.map((phrase) => ({ phrase, table })));
  const byKey = new Map<number, Entry[]>();
  const sieve = new Uint8Array(SIEVE);
  for (const entry of entries.sort((a, b) => b.phrase.length - a.phrase.length)) {
    const first = entry.phrase.charCodeAt(0);
    const short = entry.phrase.length === 1 || entry.phrase.charAt(1) === ' ';
    const second = short ? 0 : entry.phrase.charCodeAt(1);
    const same = byKey.get(key(first, second));
    if (same) same.push(entry);
    else byKey.set(key(first, second), [entry]);
    // What follows a phrase of one letter is a blank, or whatever ends a word.
    for (let next = short ? 0 : second; next <= (short ? 0xff : second); next += 1) sieve[sieved(first, next)] = 1;
  }
  return { byKey, sieve };
}

/**
 * A finder of folded phrases, by table. `whole`: a phrase must end where a word ends; otherwise it may be the beginning
 * of a longer word. It always begins where a word begins.
 */
export function phraseFinder(tables: Record<string, string[]>, { whole = false } = {}): PhraseFinder {
  let built: Index | undefined;
  const among = (entries: Entry[] | undefined, folded: string, index: number): FoundPhrase | undefined => {
    if (!entries) return undefined;
    for (const { phrase, table } of entries) {
      const end = endOf(phrase, folded, index);
      if (end > index && !(whole && isWordAt(folded, end - 1) && isWordAt(folded, end))) return { index, end, table };
    }
    return undefined;
  };
  const at = (folded: string, index: number): FoundPhrase | undefined => {
    if (index >= folded.length) return undefined;
    const { byKey } = (built ??= indexed(tables));
    const first = folded.charCodeAt(index);
    const second = index + 1 < folded.length ? folded.charCodeAt(index + 1) : 0;
    return among(byKey.get(key(first, second)), folded, index) ?? among(byKey.get(key(first, 0)), folded, index);
  };
  const next = (folded: string, from = 0): FoundPhrase | undefined => {
    const { sieve } = (built ??= indexed(tables));
    let second = folded.charCodeAt(from);
    for (let index = from; index < folded.length; index += 1) {
      const first = second;
      second = index + 1 < folded.length ? folded.charCodeAt(index + 1) : 0;
      if (!sieve[sieved(first, second)] || (isWordAt(folded, index) && isWordAt(folded, index - 1))) continue;
      const found = at(folded, index);
      if (found) return found;
    }
    return undefined;
  };
  function* all(folded: string): Generator<FoundPhrase> {
    for (let found = next(folded); found; found = next(folded, found.end)) yield found;
  }
  return { at, next, all, isIn: (folded) => next(folded) !== undefined };
}
