/** A phrase and the table it stands in. */
export interface Entry {
  phrase: string;
  table: string;
  /** Place of the table among the tables. */
  place: number;
}

const WORD = /[\p{L}\p{N}]/u;
const known = new Uint8Array(0x10000);

/** Whether a letter or a digit stands at this place; looked up once for each character there is. */
export function isWordAt(text: string, index: number): boolean {
  if (index < 0 || index >= text.length) return false;
  return kindOf(text.charCodeAt(index)) === IN_WORD;
}

/** What `kindOf` says of a letter or a digit. */
export const IN_WORD = 2;
export const kindOf = (code: number): number => known[code] || (known[code] = WORD.test(String.fromCharCode(code)) ? IN_WORD : 1);

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 160;

/** Where the phrase that begins at `index` ends, or -1. A blank of the phrase stands for one to four of the text. */
export function endOf(phrase: string, folded: string, index: number): number {
  let at = index;
  for (let letter = 0; letter < phrase.length; letter += 1) {
    const code = phrase.charCodeAt(letter);
    if (code !== 32) {
      if (at >= folded.length || folded.charCodeAt(at) !== code) return -1;
      at += 1;
      continue;
    }
    const from = at;
    while (at - from < 4 && at < folded.length && isBlank(folded.charCodeAt(at))) at += 1;
    if (at === from) return -1;
  }
  return at;
}

/** Letters and blanks at the beginning of a phrase that it is looked up by; a shorter phrase is looked up by all of it. */
export const KEY = 6;
/** A small sieve in front of the map: almost no place in a text passes it by accident. */
const SIEVE = 0x4000;
const sieved = (hash: number): number => (hash ^ (hash >>> 15)) & (SIEVE - 1);
const SEED = 0x811c9dc5 | 0;
const grown = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

/** Letters of a place that are looked at before anything else, by their last five bits. */
const FIRST = 3, LETTERS = 32;

/** Phrases by their keys, and the sieve. */
export interface Index {
  byKey: Map<number, Entry[]>;
  /** A bit for each three letters that a phrase may begin with: most places in a text are told by them alone. */
  firsts: Int32Array;
  /** One bit for each length of a key: whether one ends with this hash, and whether one goes on after it. */
  ends: Uint8Array;
  goesOn: Uint8Array;
}

/** The phrases of all tables, the longest first under each key. */
export function indexed(tables: Record<string, string[]>): Index {
  const entries = Object.entries(tables).flatMap(([table, phrases], place) => phrases.map((phrase) => ({ phrase, table, place })));
  const { byKey, firsts, ends, goesOn }: Index = { byKey: new Map(), firsts: new Int32Array(LETTERS ** FIRST / 32), ends: new Uint8Array(SIEVE), goesOn: new Uint8Array(SIEVE) };
  for (const entry of entries.sort((a, b) => b.phrase.length - a.phrase.length)) {
    noteFirst(firsts, entry.phrase, 0, 0);
    const length = Math.min(KEY, entry.phrase.length);
    let hash = SEED;
    for (let at = 0; at < length; at += 1) {
      hash = grown(hash, entry.phrase.charCodeAt(at));
      if (at + 1 < length) goesOn[sieved(hash)]! |= 1 << (at + 1);
    }
    ends[sieved(hash)]! |= 1 << length;
    const same = byKey.get(hash);
    if (same) same.push(entry);
    else byKey.set(hash, [entry]);
  }
  return { byKey, firsts, ends, goesOn };
}

/** Notes the first letters of a phrase; a blank stands for several signs, and behind the end anything may follow. */
function noteFirst(firsts: Int32Array, phrase: string, at: number, before: number): void {
  if (at === FIRST) firsts[before >>> 5]! |= 1 << (before & 31);
  else if (at < phrase.length && !phrase.slice(0, at + 1).includes(' ')) noteFirst(firsts, phrase, at + 1, before * LETTERS + (phrase.charCodeAt(at) & (LETTERS - 1)));
  else for (let letter = 0; letter < LETTERS; letter += 1) noteFirst(firsts, phrase, at + 1, before * LETTERS + letter);
}

function mayBegin(firsts: Int32Array, folded: string, index: number): boolean {
  // V8 takes its slow way for good where a letter behind the end was asked for once.
  if (index + FIRST > folded.length) return true;
  const first = ((folded.charCodeAt(index) & 31) << 10) | ((folded.charCodeAt(index + 1) & 31) << 5) | (folded.charCodeAt(index + 2) & 31);
  return ((firsts[first >>> 5]! >>> (first & 31)) & 1) === 1;
}

/** Of the place looked at last: the hash of a key of each length. */
export const hashes = new Int32Array(KEY + 1);

/** The lengths of the keys, as bits, of phrases that may begin at this place; their hashes are in `hashes`. */
export function keysAt({ firsts, ends, goesOn }: Index, folded: string, index: number): number {
  if (!mayBegin(firsts, folded, index)) return 0;
  let hash = SEED, lengths = 0, at = index;
  for (let length = 1; length <= KEY && at < folded.length; length += 1) {
    const letter = folded.charCodeAt(at);
    const blank = isBlank(letter);
    hash = grown(hash, blank ? 32 : letter);
    hashes[length] = hash;
    const slot = sieved(hash), bit = 1 << length;
    lengths |= (ends[slot] ?? 0) & bit;
    if (((goesOn[slot] ?? 0) & bit) === 0) break;
    at += 1;
    if (blank) while (at < folded.length && isBlank(folded.charCodeAt(at))) at += 1;
  }
  return lengths;
}
