import { placeOfHash, type SortedTable } from '../../../triage/text/hashed_words.ts';
import { unpacker } from '../../../triage/text/packed.ts';
import { hashedTerms } from './hashed_terms.ts';
import { addLetter, startHash } from './letters.ts';
import { COLUMN, rowOf, rows } from './known_words.ts';
import { FLAG, KIND, type Tokens } from './tokens.ts';

/** Stands for no entry and for no expression. */
const EMPTY = -1;

/** Stands for any second word that an expression gives as a stem. */
const STEM = 0;

/** What an entry does where it stands; `feeling` is the only one with an intensity. */
export const ROLES = [
  'none', 'feeling', 'function', 'negation', 'booster', 'diminisher', 'contrast', 'pass', 'thanks', 'defect', 'request',
  'sarcasm', 'persistence', 'resolved', 'middling', 'duration', 'money',
] as const;
/** Groups that say how soon; an entry may have a role and an urgency. */
export const URGENCY_GROUPS = ['unhurried', 'urgent', 'critical'] as const;

export interface Entries {
  role: Uint8Array;
  /** -4 to 4, 0 where the role is another. */
  intensity: Int8Array;
  /** Index in EMOTIONS. */
  emotion: Uint8Array;
  /** 0 says nothing, else 1 + index in URGENCY_GROUPS. */
  urgency: Uint8Array;
  /** Tokens an expression spans. */
  words: Uint8Array;
}

export interface Lexicon {
  entries: Entries;
  exact: SortedTable;
  stems: SortedTable;
  /** From an expression's first word to the first of its expressions, chained by `next`. */
  expressions: SortedTable;
  /** The next link of a chain, plus one; 0 at its end. */
  next: Uint16Array;
  /** The entry of the first link: the last entries are those of the links, in their order. */
  firstLinked: number;
  /** Where each link's other words begin, one more at the end. */
  restFrom: Uint16Array;
  /** The other words of all links as hashes; a stem is marked by its length. */
  restHashes: Int32Array;
  restStems: Uint8Array;
  /** The second word of each link's expression: its hash, or STEM. */
  seconds: Int32Array;
  /** Where the rows of known words hold what this lexicon knows of one. */
  column: number;
  /** A bit for each stem, told by its hash: most beginnings of a word are none. */
  sieve: Int32Array;
  /** A bit for each first link of a chain and the second word of one of its expressions, of the words met so far: most pairs of words begin none. */
  pairs: Int32Array;
}

function secondsOf({ restFrom, restHashes, restStems }: Pick<Lexicon, 'restFrom' | 'restHashes' | 'restStems'>): Int32Array {
  const seconds = new Int32Array(restFrom.length - 1);
  for (let link = 0; link < seconds.length; link += 1) seconds[link] = restStems[restFrom[link]!] === 0 ? restHashes[restFrom[link]!]! : STEM;
  return seconds;
}

/** Reads what `lexiconBytes` wrote. `place`: which of the lexica it is, from 0 on. */
export function readLexicon(stored: Uint8Array, place: number): Lexicon {
  const { bytes, signedBytes } = unpacker(stored);
  const entries: Entries = { role: bytes(), intensity: signedBytes(), emotion: bytes(), urgency: bytes(), words: bytes() };
  const expression = entries.words.findIndex((words) => words > 1), firstLinked = expression < 0 ? entries.words.length : expression;
  const { exact, stems, heads, next, restFrom, restHashes, restStems } = hashedTerms(bytes(), { low: bytes(), high: bytes() }, firstLinked, entries.words.length);
  return {
    entries, exact, stems, expressions: heads, next, firstLinked, restFrom, restHashes, restStems,
    seconds: secondsOf({ restFrom, restHashes, restStems }),
    column: COLUMN.lexicon + place, sieve: sieveOf(stems), pairs: new Int32Array(PAIRS),
  };
}

const SIEVE = 256;
const sieved = (hash: number): number => hash ^ (hash >>> 15);

function sieveOf({ hashes }: SortedTable): Int32Array {
  const sieve = new Int32Array(SIEVE);
  for (const hash of hashes) sieve[(sieved(hash) >>> 5) & (SIEVE - 1)]! |= 1 << (sieved(hash) & 31);
  return sieve;
}

const mayBeStem = ({ sieve }: Lexicon, hash: number): boolean => ((sieve[(sieved(hash) >>> 5) & (SIEVE - 1)]! >>> (sieved(hash) & 31)) & 1) === 1;

function lookUp({ hashes, numbers }: SortedTable, hash: number): number {
  const place = placeOfHash(hashes, hash);
  return place < 0 ? EMPTY : numbers[place]!;
}

function startsWith(tokens: Tokens, at: number, stem: number, letters: number): boolean {
  const from = tokens.foldedStart[at] ?? 0;
  if ((tokens.foldedEnd[at] ?? 0) - from < letters) return false;
  let hash = startHash();
  for (let place = from; place < from + letters; place += 1) hash = addLetter(hash, tokens.folded[place] ?? 0);
  return hash === stem;
}

const PAIRS = 2048, MIX = 0x9e3779b1 | 0;

function pairOf(head: number, second: number): number {
  const mixed = Math.imul(head + 1, MIX) ^ second;
  return mixed ^ (mixed >>> 15);
}

function mayFollow({ pairs }: Lexicon, head: number, second: number): boolean {
  const pair = pairOf(head, second);
  return ((pairs[(pair >>> 5) & (PAIRS - 1)]! >>> (pair & 31)) & 1) === 1;
}

/** Notes the second words of a chain; says whether one is a stem, which many words may begin with. */
function notePairs({ pairs, next, seconds }: Lexicon, head: number): boolean {
  let hasStem = false;
  for (let link = head; link !== EMPTY; link = next[link]! - 1) {
    const pair = pairOf(head, seconds[link]!);
    pairs[(pair >>> 5) & (PAIRS - 1)]! |= 1 << (pair & 31);
    hasStem ||= seconds[link] === STEM;
  }
  return hasStem;
}

/** Whether the other words of an expression stand behind a token. */
function followsAt({ restFrom, restHashes, restStems }: Lexicon, tokens: Tokens, at: number, link: number): boolean {
  const from = restFrom[link]!;
  for (let word = from, place = at + 1; word < restFrom[link + 1]!; word += 1, place += 1) {
    const stem = restStems[word]!;
    if (place >= tokens.count) return false;
    if (stem > 0 ? tokens.kind[place] !== KIND.word || !startsWith(tokens, place, restHashes[word]!, stem) : tokens.hash[place] !== restHashes[word]) return false;
  }
  return true;
}

/** The first expression of a chain that stands at a token. */
function expressionAt(lexicon: Lexicon, tokens: Tokens, at: number, known: number): number {
  const head = expressionIn(known);
  if (head === EMPTY || at + 1 >= tokens.count) return EMPTY;
  const second = tokens.hash[at + 1]!;
  if ((known & BEFORE_STEM) === 0 && !mayFollow(lexicon, head, second)) return EMPTY;
  const { next, seconds, firstLinked } = lexicon;
  for (let link = head; link !== EMPTY; link = next[link]! - 1) {
    const wanted = seconds[link];
    if ((wanted === second || wanted === STEM) && followsAt(lexicon, tokens, at, link)) return firstLinked + link;
  }
  return EMPTY;
}

/** The longest stem that the word begins with. */
function stemAt(lexicon: Lexicon, tokens: Tokens, at: number): number {
  const { folded } = tokens;
  const from = tokens.foldedStart[at]!, to = tokens.foldedEnd[at]!;
  let hash = startHash();
  let best = EMPTY;
  for (let place = from; place < to; place += 1) {
    hash = addLetter(hash, folded[place]!);
    if (place - from < 2 || !mayBeStem(lexicon, hash)) continue;
    const entry = lookUp(lexicon.stems, hash);
    if (entry !== EMPTY) best = entry;
  }
  return best;
}

/** What a row holds of a lexicon once it was asked: the entry of the word by itself, written plainly, and the first of the expressions that begin with it, whether or not one goes on with a stem. */
const ASKED = 1 << 30, BEFORE_STEM = 1 << 31, HALF = 15, ENTRY = (1 << HALF) - 1;
const entryIn = (known: number): number => (known & ENTRY) - 1;
const expressionIn = (known: number): number => ((known >>> HALF) & ENTRY) - 1;

/** Looks a token up, and remembers what its letters alone say. */
function learn(lexicon: Lexicon, tokens: Tokens, at: number): number {
  const hash = tokens.hash[at]!;
  const exact = lookUp(lexicon.exact, hash), head = lookUp(lexicon.expressions, hash);
  return ASKED | (notePairs(lexicon, head) ? BEFORE_STEM : 0) | ((head + 1) << HALF) | ((exact === EMPTY ? stemAt(lexicon, tokens, at) : exact) + 1);
}

/** A word with letters held down is looked up as it stands before it is looked up as it is meant. */
function stretchedAt({ exact }: Lexicon, tokens: Tokens, at: number): number {
  const written = lookUp(exact, tokens.hash[at]!);
  return written === EMPTY ? lookUp(exact, tokens.shortHash[at]!) : written;
}

/** The entry that begins at a word, an emoji or a number: an expression before a word before a stem; EMPTY where there is none. */
export function entryAt(lexicon: Lexicon, tokens: Tokens, at: number): number {
  const kind = tokens.kind[at]!;
  if (kind !== KIND.word && kind !== KIND.emoji && kind !== KIND.number) return EMPTY;
  const place = rowOf(tokens.row[at]!, tokens.number[at]!) + lexicon.column;
  const known = rows[place]! || (rows[place] = learn(lexicon, tokens, at));
  const expression = expressionAt(lexicon, tokens, at, known);
  if (expression !== EMPTY) return expression;
  const stretched = (tokens.flags[at]! & FLAG.stretched) === 0 ? EMPTY : stretchedAt(lexicon, tokens, at);
  return stretched === EMPTY ? entryIn(known) : stretched;
}
