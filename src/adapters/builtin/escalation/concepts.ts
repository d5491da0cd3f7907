import { addUnit, hashOf, placeOfHash, PRIME, startHash, tableRows, type TableRows } from '../../../triage/text/hashed_words.ts';
import { LONGEST_COPIED } from '../../../triage/text/kept_readings.ts';
import { assets } from './escalation_concepts.asset.ts';
import { KIND, type Tokens } from '../sentiment/tokens.ts';

/*
 * Ideas that speak for or against an escalation ("fire", "lawyer", "how to"), each with its words in five languages, so that what
 * one language teaches the model holds in the others too. In `concepts.json`: `word`, `beginning*`, `*ending`, `two_words`.
 * They are looked up by the hash of what stands there. A language's words are hashed when its first ticket comes: words take a quarter less of the
 * zip than their hashes.
 */

/** A word's concepts, and where the expressions lie that it begins; below 0 where it begins none. */
interface Known {
  concepts: readonly number[];
  expressionsFrom: number;
}

interface Lexicon {
  /** Hashes of the words with their stars, and of the first words of expressions with `_` behind, rising. */
  hashes: Int32Array;
  /** For each of them its concept, or which expression it begins. */
  values: Uint16Array;
  longestBeginning: number;
  hasEndings: boolean;
  /** The words of an expression, and its concept. */
  expression: (index: number) => readonly string[];
  expressionConcepts: Uint16Array;
  /** Words already met. */
  known: Map<string, Known>;
}

const REMEMBERED = 20_000;
const SHORTEST_ENDING = 4;
const NONE: readonly number[] = [];
const STAR = '*'.charCodeAt(0), JOINT = '_'.charCodeAt(0), BLANK = ' '.charCodeAt(0), LINE = '\n'.charCodeAt(0);
const lexicons = new Map<string, Lexicon>();

/** The words of a lexicon as they are read. */
interface Words {
  rows: TableRows;
  longestBeginning: number;
  hasEndings: boolean;
  expressionConcepts: number[];
}

/** Adds a word that stands from `start` to `end`: `hash` is its own, of an expression that of its first word, which ends at `joint`, `before` the same without the last letter. */
function addWord(found: Words, text: Uint8Array, start: number, joint: number, end: number, hash: number, before: number, concept: number): void {
  if (joint > 0) {
    found.rows.add(addUnit(text[joint - 1] === STAR ? before : hash, JOINT), found.expressionConcepts.length);
    found.expressionConcepts.push(concept);
    return;
  }
  found.rows.add(hash, concept);
  if (text[end - 1] === STAR) found.longestBeginning = Math.max(found.longestBeginning, end - start - 1);
  else if (text[start] === STAR) found.hasEndings = true;
}

function wordsIn(text: Uint8Array): Words {
  const found: Words = { rows: tableRows((text.length + 1) >> 1), longestBeginning: 0, hasEndings: false, expressionConcepts: [] };
  let hash = startHash(), before = hash, start = 0, joint = 0, concept = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = at < text.length ? text[at]! : LINE;
    if (letter !== BLANK && letter !== LINE) {
      if (letter === JOINT && joint === 0) joint = at;
      if (joint > 0) continue;
      before = hash;
      hash = Math.imul(hash ^ letter, PRIME);
      continue;
    }
    if (at > start) addWord(found, text, start, joint, at, hash, before, concept);
    if (letter === LINE) concept += 1;
    hash = startHash();
    start = at + 1;
    joint = 0;
  }
  return found;
}

function readLexicon(stored: Uint8Array): Lexicon {
  const { rows, longestBeginning, hasEndings, expressionConcepts } = wordsIn(stored);
  const { hashes, numbers } = rows.sorted();
  let written: string[] | undefined;
  const expressions = (): string[] => Buffer.from(stored.buffer, stored.byteOffset, stored.length).toString('latin1').split(/[ \n]/).filter((word) => word.includes('_'));
  const parted: string[][] = [];
  const expression = (index: number): string[] => parted[index] ??= ((written ??= expressions())[index] ?? '').split('_');
  return { hashes, values: numbers, longestBeginning, hasEndings, expression, expressionConcepts: Uint16Array.from(expressionConcepts), known: new Map() };
}

/** Undefined in a language that has no lexicon. */
function lexiconOf(language: string): Lexicon | undefined {
  const asset = assets[language];
  if (!lexicons.has(language) && asset) lexicons.set(language, readLexicon(asset()));
  return lexicons.get(language);
}

/** Adds what stands in the list under a hash. */
function addAt(found: Set<number>, { hashes, values }: Lexicon, hash: number): void {
  for (let at = placeOfHash(hashes, hash); at >= 0 && hashes[at] === hash; at += 1) found.add(values[at] ?? 0);
}

function conceptsOf(word: string, lexicon: Lexicon): readonly number[] {
  const found = new Set<number>();
  addAt(found, lexicon, hashOf(word));
  for (let length = Math.min(word.length, lexicon.longestBeginning); length > 1; length -= 1) addAt(found, lexicon, addUnit(hashOf(word, length), STAR));
  if (lexicon.hasEndings) for (let from = SHORTEST_ENDING; from < word.length; from += 1) addAt(found, lexicon, hashOf(`*${word.slice(from)}`));
  return found.size > 0 ? [...found] : NONE;
}

const beginningOf = (word: string): number => addUnit(hashOf(word), JOINT);

function knownOf(word: string, lexicon: Lexicon): Known {
  const kept = lexicon.known.get(word);
  if (kept) return kept;
  if (lexicon.known.size > REMEMBERED) lexicon.known.clear();
  const known = { concepts: conceptsOf(word, lexicon), expressionsFrom: placeOfHash(lexicon.hashes, beginningOf(word)) };
  lexicon.known.set(word, known);
  return known;
}

function fits(word: string, pattern: string): boolean {
  const last = pattern.length - 1;
  if (pattern.charCodeAt(last) !== STAR) return word === pattern;
  for (let at = 0; at < last; at += 1) if (word.charCodeAt(at) !== pattern.charCodeAt(at)) return false;
  return true;
}

/** Whether what follows a word is the rest of an expression. */
function goesOn(words: readonly string[], at: number, expression: readonly string[]): boolean {
  for (let further = 1; further < expression.length; further += 1) if (!fits(words[at + further] ?? '', expression[further]!)) return false;
  return true;
}

/** Adds the concepts of the expressions that begin at a word, which lie from `from` on. */
function addExpressions(sentence: ConceptPlace[], words: readonly string[], at: number, from: number, { hashes, values, expression, expressionConcepts }: Lexicon): void {
  const first = hashes[from];
  for (let place = from; hashes[place] === first; place += 1) {
    const index = values[place] ?? 0;
    if (goesOn(words, at, expression(index))) sentence.push({ concept: expressionConcepts[index] ?? 0, at });
  }
}

/** Letters read of one word; what is longer is no word of a language. */
const LONGEST_WORD = 40;

const numberAt = ({ text, start, end }: Tokens, at: number): string => text.slice(start[at], Math.min(end[at] ?? 0, (start[at] ?? 0) + LONGEST_WORD));

/** Words and numbers as they are looked up, `""` for every other token. */
function wordsOf(tokens: Tokens): string[] {
  const { count, kind, folded, foldedStart, foldedEnd } = tokens;
  let last = 0;
  for (let at = 0; at < count; at += 1) last = Math.max(last, foldedEnd[at] ?? 0);
  const letters = Buffer.from(folded.buffer, folded.byteOffset, 2 * last).toString('utf16le');
  const wordAt = (at: number): string => {
    const from = foldedStart[at] ?? 0, to = Math.min(foldedEnd[at] ?? 0, from + LONGEST_WORD);
    const word = to - from > LONGEST_COPIED ? String.fromCharCode(...folded.subarray(from, to)) : letters.slice(from, to);
    return word.includes('ß') ? word.replaceAll('ß', 'ss') : word;
  };
  const words: string[] = [];
  for (let at = 0; at < count; at += 1) words.push(kind[at] === KIND.word ? wordAt(at) : kind[at] === KIND.number ? numberAt(tokens, at) : '');
  return words;
}

/** A concept and the place of its word in the sentence. */
export interface ConceptPlace {
  concept: number;
  at: number;
}

const ENDS: ReadonlySet<number> = new Set([KIND.stop, KIND.exclamation, KIND.question, KIND.line]);

/** The concepts of each sentence, in the order of its words; none in a language that has no lexicon. */
export function conceptSentences(tokens: Tokens, language: string): ConceptPlace[][] {
  const lexicon = lexiconOf(language);
  if (!lexicon) return [];
  const words = wordsOf(tokens);
  let sentence: ConceptPlace[] = [];
  const sentences = [sentence];
  words.forEach((word, at) => {
    if (ENDS.has(tokens.kind[at] ?? 0)) sentences.push(sentence = []);
    else if (word !== '') {
      const { concepts, expressionsFrom } = knownOf(word, lexicon);
      for (const concept of concepts) sentence.push({ concept, at });
      if (expressionsFrom >= 0) addExpressions(sentence, words, at, expressionsFrom, lexicon);
    }
  });
  return sentences;
}
