import { fromSteps, placeOfHash } from '../../../triage/text/hashed_words.ts';
import { unpacker } from '../../../triage/text/packed.ts';
import { EMPTY } from './hash_table.ts';
import { addLetter, startHash } from './letters.ts';
import { noKnownWords, slotOf, type KnownWords } from './known_words.ts';
import { FLAG, KIND, type Tokens } from './tokens.ts';

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

/** Hashes in rising order, and for each a number: looked up where they lie. */
interface SortedTable {
  hashes: Int32Array;
  numbers: Uint16Array;
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
  /** Of a word the entry it has by itself, written plainly, and the first of the expressions that begin with it. */
  words: KnownWords;
  /** A bit for each first link of a chain and the second word of one of its expressions, of the words met so far: most pairs of words begin none. */
  pairs: Int32Array;
}

/** Reads what `lexiconBytes` wrote: nearly all of it is looked at where it lies. */
export function readLexicon(stored: Uint8Array): Lexicon {
  const { bytes, signedBytes, hashes, numbers } = unpacker(stored);
  const entries: Entries = { role: bytes(), intensity: signedBytes(), emotion: bytes(), urgency: bytes(), words: bytes() };
  const table = (): SortedTable => ({ hashes: fromSteps(hashes()), numbers: numbers() });
  const [exact, stems, expressions, next, lengths, restHashes, restStems] = [table(), table(), table(), numbers(), bytes(), hashes(), bytes()];
  const restFrom = new Uint16Array(lengths.length + 1);
  for (let link = 0, from = 0; link < lengths.length; link += 1) restFrom[link + 1] = from += lengths[link]!;
  return { entries, exact, stems, expressions, next, firstLinked: entries.role.length - next.length, restFrom, restHashes, restStems, words: noKnownWords(), pairs: new Int32Array(PAIRS) };
}

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
/** Stands for any second word that an expression gives as a stem. */
const STEM = 0;

function pairOf(head: number, second: number): number {
  const mixed = Math.imul(head + 1, MIX) ^ second;
  return mixed ^ (mixed >>> 15);
}

function mayFollow({ pairs }: Lexicon, head: number, second: number): boolean {
  const pair = pairOf(head, second);
  return ((pairs[(pair >>> 5) & (PAIRS - 1)]! >>> (pair & 31)) & 1) === 1;
}

/** Notes the second words of a chain. */
function notePairs({ pairs, next, restFrom, restHashes, restStems }: Lexicon, head: number): void {
  for (let link = head; link !== EMPTY; link = next[link]! - 1) {
    const second = restFrom[link]!;
    const pair = pairOf(head, restStems[second] === 0 ? restHashes[second]! : STEM);
    pairs[(pair >>> 5) & (PAIRS - 1)]! |= 1 << (pair & 31);
  }
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
function expressionAt(lexicon: Lexicon, tokens: Tokens, at: number, head: number): number {
  if (head === EMPTY || at + 1 >= tokens.count) return EMPTY;
  const second = tokens.hash[at + 1]!;
  if (!mayFollow(lexicon, head, second) && !mayFollow(lexicon, head, STEM)) return EMPTY;
  for (let link = head; link !== EMPTY; link = lexicon.next[link]! - 1) if (followsAt(lexicon, tokens, at, link)) return lexicon.firstLinked + link;
  return EMPTY;
}

/** The longest stem that the word begins with. */
function stemAt(lexicon: Lexicon, tokens: Tokens, at: number): number {
  const from = tokens.foldedStart[at] ?? 0;
  const to = tokens.foldedEnd[at] ?? 0;
  let hash = startHash();
  let best = EMPTY;
  for (let place = from; place < to; place += 1) {
    hash = addLetter(hash, tokens.folded[place] ?? 0);
    if (place - from < 2) continue;
    const entry = lookUp(lexicon.stems, hash);
    if (entry !== EMPTY) best = entry;
  }
  return best;
}

/** Looks a word up, and remembers what its letters alone say. */
function learn(lexicon: Lexicon, tokens: Tokens, at: number, slot: number): void {
  const hash = tokens.hash[at]!;
  const exact = lookUp(lexicon.exact, hash);
  lexicon.words.numbers[slot] = tokens.word[at]!;
  lexicon.words.first[slot] = exact === EMPTY ? stemAt(lexicon, tokens, at) : exact;
  lexicon.words.second[slot] = lookUp(lexicon.expressions, hash);
  notePairs(lexicon, lexicon.words.second[slot]!);
}

/** A word with letters held down is looked up as it stands before it is looked up as it is meant. */
function stretchedAt({ exact }: Lexicon, tokens: Tokens, at: number): number {
  const written = lookUp(exact, tokens.hash[at]!);
  return written === EMPTY ? lookUp(exact, tokens.shortHash[at]!) : written;
}

function wordAt(lexicon: Lexicon, tokens: Tokens, at: number): number {
  const { numbers, first, second } = lexicon.words;
  const slot = slotOf(tokens.hash[at]!);
  if (numbers[slot] !== tokens.word[at]) learn(lexicon, tokens, at, slot);
  const expression = expressionAt(lexicon, tokens, at, second[slot]!);
  if (expression !== EMPTY) return expression;
  const stretched = (tokens.flags[at]! & FLAG.stretched) === 0 ? EMPTY : stretchedAt(lexicon, tokens, at);
  return stretched === EMPTY ? first[slot]! : stretched;
}

/** The entry that begins at a token: an expression before a word before a stem; -1 where there is none. */
export function entryAt(lexicon: Lexicon, tokens: Tokens, at: number): number {
  const kind = tokens.kind[at];
  if (kind === KIND.word) return wordAt(lexicon, tokens, at);
  if (kind !== KIND.emoji && kind !== KIND.number) return EMPTY;
  const hash = tokens.hash[at]!;
  const head = lookUp(lexicon.expressions, hash);
  notePairs(lexicon, head);
  const expression = expressionAt(lexicon, tokens, at, head);
  return expression === EMPTY ? lookUp(lexicon.exact, hash) : expression;
}
