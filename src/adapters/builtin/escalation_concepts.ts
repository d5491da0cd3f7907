import { addUnit, fromSteps, hashOf, placeOfHash } from '../../triage/text/hashed_words.ts';
import { unpacker } from '../../triage/text/packed.ts';
import { assets } from './escalation_concepts.asset.ts';
import { KIND, type Tokens } from './sentiment/tokens.ts';

/*
 * Ideas that speak for or against an escalation ("fire", "lawyer", "how to"), each with its words in five languages, so that what
 * one language teaches the model holds in the others too. In `concepts.json`: `word`, `beginning*`, `*ending`, `two_words`.
 * They are looked up where they lie, by the hash of what stands there (`escalation_concepts.asset.ts`): nothing is built before the first look-up.
 */

interface Lexicon {
  /** Hashes of the words with their stars, and of the first words of expressions with `_` behind, rising. */
  hashes: Int32Array;
  /** For each of them its concept, or which expression it begins. */
  values: Uint16Array;
  longestBeginning: number;
  hasEndings: boolean;
  /** Expressions as they are written, and their concepts. */
  expressions: () => string[];
  expressionConcepts: Uint16Array;
  /** Concepts of words already met. */
  known: Map<string, readonly number[]>;
}

const REMEMBERED = 20_000;
const SHORTEST_ENDING = 4;
const NONE: readonly number[] = [];
const STAR = '*'.charCodeAt(0), JOINT = '_'.charCodeAt(0);
const lexicons = new Map<string, Lexicon>();

function readLexicon(stored: Uint8Array): Lexicon {
  const { bytes, hashes, numbers, text } = unpacker(stored);
  const [longestBeginning = 0, hasEndings = 0] = bytes();
  const [words, values, written, expressionConcepts] = [fromSteps(hashes()), numbers(), text(), numbers()];
  let lines: string[] | undefined;
  return { hashes: words, values, longestBeginning, hasEndings: hasEndings > 0, expressions: () => lines ??= written.split('\n'), expressionConcepts, known: new Map() };
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
  const known = lexicon.known.get(word);
  if (known) return known;
  const found = new Set<number>();
  addAt(found, lexicon, hashOf(word));
  for (let length = Math.min(word.length, lexicon.longestBeginning); length > 1; length -= 1) addAt(found, lexicon, addUnit(hashOf(word, length), STAR));
  if (lexicon.hasEndings) for (let from = SHORTEST_ENDING; from < word.length; from += 1) addAt(found, lexicon, hashOf(`*${word.slice(from)}`));
  if (lexicon.known.size > REMEMBERED) lexicon.known.clear();
  const concepts = found.size > 0 ? [...found] : NONE;
  lexicon.known.set(word, concepts);
  return concepts;
}

const fits = (word: string, pattern: string): boolean => (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

function expressionsAt(words: readonly string[], at: number, { hashes, values, expressions, expressionConcepts }: Lexicon): readonly number[] {
  const first = addUnit(hashOf(words[at] ?? ''), JOINT);
  let place = placeOfHash(hashes, first);
  if (place < 0) return NONE;
  const found: number[] = [];
  for (; hashes[place] === first; place += 1) {
    const expression = values[place] ?? 0;
    const patterns = (expressions()[expression] ?? '').split('_');
    if (patterns.every((pattern, further) => further === 0 || fits(words[at + further] ?? '', pattern))) found.push(expressionConcepts[expression] ?? 0);
  }
  return found;
}

/** Letters read of one word; what is longer is no word of a language. */
const LONGEST_WORD = 40;

function wordAt(tokens: Tokens, at: number): string {
  const from = tokens.foldedStart[at] ?? 0, to = Math.min(tokens.foldedEnd[at] ?? 0, from + LONGEST_WORD);
  return tokens.kind[at] === KIND.number
    ? tokens.text.slice(tokens.start[at], Math.min(tokens.end[at] ?? 0, (tokens.start[at] ?? 0) + LONGEST_WORD))
    : String.fromCharCode(...tokens.folded.subarray(from, to)).replaceAll('ß', 'ss');
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
  const words = Array.from({ length: tokens.count }, (_, at) => (tokens.kind[at] === KIND.word || tokens.kind[at] === KIND.number ? wordAt(tokens, at) : ''));
  const sentences: ConceptPlace[][] = [[]];
  words.forEach((word, at) => {
    if (ENDS.has(tokens.kind[at] ?? 0)) sentences.push([]);
    else if (word !== '') {
      for (const concept of conceptsOf(word, lexicon)) sentences.at(-1)?.push({ concept, at });
      for (const concept of expressionsAt(words, at, lexicon)) sentences.at(-1)?.push({ concept, at });
    }
  });
  return sentences;
}
