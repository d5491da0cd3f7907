import { EMOTIONS, type Emotion } from '../../../ports/engine.ts';
import { packed, unpacker } from '../../../triage/text/packed.ts';
import { EMPTY, createTable, filledSlots, filledTable, lookUp, store, type HashTable } from './hash_table.ts';
import { addLetter, hashOf, startHash } from './letters.ts';
import { noKnownWords, slotOf, type KnownWords } from './known_words.ts';
import { FLAG, KIND, type Tokens } from './tokens.ts';

/**
 * A lexicon file: the group's name, then its entries, blank between them. A trailing `*` makes a stem, `_` joins the words
 * of an expression. Groups that carry feeling are named `<emotion> <intensity>`, intensity -4 to 4; the others are ROLES.
 */
export type LexiconFile = Record<string, string>;

/** What an entry does where it stands; `feeling` is the only one with an intensity. */
export const ROLES = [
  'none', 'feeling', 'function', 'negation', 'booster', 'diminisher', 'contrast', 'pass', 'thanks', 'defect', 'request',
  'sarcasm', 'persistence', 'resolved',
] as const;
export type Role = (typeof ROLES)[number];
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
  exact: HashTable;
  stems: HashTable;
  /** From an expression's first word to the first of its expressions, chained by `next`. */
  expressions: HashTable;
  next: Int32Array;
  /** Entry of a link in the chain, and its other words as hashes; a stem is marked by its length. */
  chained: Link[];
  /** The second word of each link's expression: its hash, and whether it is a stem. */
  seconds: Int32Array;
  secondIsStem: Uint8Array;
  /** Of a word the entry it has by itself, written plainly, and the first of the expressions that begin with it. */
  words: KnownWords;
  /** A bit for each first link of a chain and the second word of one of its expressions, of the words met so far: most pairs of words begin none. */
  pairs: Int32Array;
}

interface Link { entry: number; rest: { hash: number; stem: number }[] }

/** Accents off, lower case, apostrophes gone: what the tokenizer makes of a word. */
const folded = (word: string): string => word.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase();

interface Group { role: number; intensity: number; emotion: number; urgency: number }

const FEELING = ROLES.indexOf('feeling'), FUNCTION = ROLES.indexOf('function');
const isEmotion = (name: string): name is Emotion => EMOTIONS.some((emotion) => emotion === name);

/** Reads a group's name; throws on a name no one knows, so that a typing error in the data cannot pass. */
function readGroup(name: string): Group {
  const [first = '', intensity = ''] = name.split(' ');
  const urgency = URGENCY_GROUPS.findIndex((group) => group === first) + 1;
  if (urgency) return { role: 0, intensity: 0, emotion: EMOTIONS.indexOf('none'), urgency };
  if (isEmotion(first)) return { role: FEELING, intensity: Number(intensity), emotion: EMOTIONS.indexOf(first), urgency: 0 };
  const role = ROLES.findIndex((known) => known === first);
  if (role < 0) throw new Error(`The sentiment lexicon has a group "${name}" that no rule reads.`);
  return { role, intensity: 0, emotion: EMOTIONS.indexOf('none'), urgency: 0 };
}

/** What the same word in a second group adds: an urgency to a role, any other role to a bare function word. */
function merged(known: Group, added: Group): Group {
  if (known.role === 0 || known.role === FUNCTION) return { ...(added.role === 0 ? known : added), urgency: known.urgency || added.urgency };
  return { ...known, urgency: known.urgency || added.urgency };
}

/** One lexicon out of its files; of a word that stands in two groups the first role holds. */
export function compileLexicon(files: LexiconFile[]): Lexicon {
  const terms = new Map<string, Group>();
  for (const file of files) {
    for (const [name, list] of Object.entries(file)) {
      const group = readGroup(name);
      for (const raw of list.split(/\s+/)) {
        const term = folded(raw);
        const known = terms.get(term);
        if (term) terms.set(term, known ? merged(known, group) : group);
      }
    }
  }
  return fill([...terms]);
}

function fill(terms: [string, Group][]): Lexicon {
  const size = terms.length;
  const lexicon: Lexicon = {
    entries: { role: new Uint8Array(size), intensity: new Int8Array(size), emotion: new Uint8Array(size), urgency: new Uint8Array(size), words: new Uint8Array(size) },
    exact: createTable(size), stems: createTable(size), expressions: createTable(size), next: new Int32Array(size).fill(EMPTY), chained: [], ...secondsOf([]), ...nothingMet(),
  };
  // Longer expressions come last, and so first in their chain.
  terms.sort(([a], [b]) => a.split('_').length - b.split('_').length);
  terms.forEach(([term, group], entry) => {
    const words = term.split('_');
    lexicon.entries.role[entry] = group.role;
    lexicon.entries.intensity[entry] = group.intensity;
    lexicon.entries.emotion[entry] = group.emotion;
    lexicon.entries.urgency[entry] = group.urgency;
    lexicon.entries.words[entry] = words.length;
    if (words.length > 1) chain(lexicon, words, entry);
    else if (term.endsWith('*')) store(lexicon.stems, hashOf(term.slice(0, -1)), entry);
    else store(lexicon.exact, hashOf(term), entry);
  });
  return { ...lexicon, ...secondsOf(lexicon.chained) };
}

const secondsOf = (chained: Link[]): Pick<Lexicon, 'seconds' | 'secondIsStem'> =>
  ({ seconds: Int32Array.from(chained, ({ rest }) => rest[0]?.hash ?? 0), secondIsStem: Uint8Array.from(chained, ({ rest }) => ((rest[0]?.stem ?? 0) > 0 ? 1 : 0)) });

const nothingMet = (): Pick<Lexicon, 'words' | 'pairs'> => ({ words: noKnownWords(), pairs: new Int32Array(PAIRS) });

/** A compiled lexicon as bytes for `readLexicon`. */
export function lexiconBytes({ entries, exact, stems, expressions, next, chained }: Lexicon): Uint8Array {
  const rest = chained.flatMap((link) => link.rest);
  return packed([
    entries.role, entries.intensity, entries.emotion, entries.urgency, entries.words,
    ...[exact, stems, expressions].flatMap(filledSlots), Uint16Array.from(next.subarray(0, chained.length), (link) => link + 1),
    Uint16Array.from(chained, ({ entry }) => entry), Uint8Array.from(chained, (link) => link.rest.length),
    Int32Array.from(rest, ({ hash }) => hash), Uint8Array.from(rest, ({ stem }) => stem),
  ]);
}

/** Reads what `lexiconBytes` wrote: a tenth of the time that compiling takes. */
export function readLexicon(stored: Uint8Array): Lexicon {
  const { bytes, signedBytes, hashes, numbers } = unpacker(stored);
  const entries: Entries = { role: bytes(), intensity: signedBytes(), emotion: bytes(), urgency: bytes(), words: bytes() };
  const [exact, stems, expressions] = [filledTable(hashes(), numbers()), filledTable(hashes(), numbers()), filledTable(hashes(), numbers())];
  const next = Int32Array.from(numbers(), (link) => link - 1);
  const [linked, lengths, restHashes, restStems] = [numbers(), bytes(), hashes(), bytes()];
  let at = 0;
  const chained = Array.from(linked, (entry, link) => ({
    entry, rest: Array.from({ length: lengths[link] ?? 0 }, () => ({ hash: restHashes[at] ?? 0, stem: restStems[at++] ?? 0 })),
  }));
  return { entries, exact, stems, expressions, next, chained, ...secondsOf(chained), ...nothingMet() };
}

function chain(lexicon: Lexicon, [first = '', ...others]: string[], entry: number): void {
  const rest = others.map((word) => (word.endsWith('*') ? { hash: hashOf(word.slice(0, -1)), stem: word.length - 1 } : { hash: hashOf(word), stem: 0 }));
  const link = lexicon.chained.push({ entry, rest }) - 1;
  const head = hashOf(first);
  lexicon.next[link] = lookUp(lexicon.expressions, head);
  store(lexicon.expressions, head, link);
}

function startsWith(tokens: Tokens, at: number, stem: { hash: number; stem: number }): boolean {
  const from = tokens.foldedStart[at] ?? 0;
  if ((tokens.foldedEnd[at] ?? 0) - from < stem.stem) return false;
  let hash = startHash();
  for (let place = from; place < from + stem.stem; place += 1) hash = addLetter(hash, tokens.folded[place] ?? 0);
  return hash === stem.hash;
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
function notePairs({ pairs, next, seconds, secondIsStem }: Lexicon, head: number): void {
  for (let link = head; link !== EMPTY; link = next[link] ?? EMPTY) {
    const pair = pairOf(head, secondIsStem[link] === 1 ? STEM : seconds[link]!);
    pairs[(pair >>> 5) & (PAIRS - 1)]! |= 1 << (pair & 31);
  }
}

/** The first expression of a chain that stands at a token. */
function expressionAt(lexicon: Lexicon, tokens: Tokens, at: number, head: number): number {
  if (head === EMPTY || at + 1 >= tokens.count) return EMPTY;
  const second = tokens.hash[at + 1]!;
  if (!mayFollow(lexicon, head, second) && !mayFollow(lexicon, head, STEM)) return EMPTY;
  for (let link = head; link !== EMPTY; link = lexicon.next[link] ?? EMPTY) {
    if (lexicon.seconds[link] !== second && lexicon.secondIsStem[link] === 0) continue;
    const { entry = EMPTY, rest = [] } = lexicon.chained[link] ?? {};
    const fits = rest.every((word, offset) => {
      const place = at + 1 + offset;
      if (place >= tokens.count || tokens.kind[place] !== KIND.word) return word.stem === 0 && place < tokens.count && tokens.hash[place] === word.hash;
      return word.stem > 0 ? startsWith(tokens, place, word) : tokens.hash[place] === word.hash;
    });
    if (fits) return entry;
  }
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
