import { assets } from './escalation_concepts.asset.ts';
import { KIND, type Tokens } from './sentiment/tokens.ts';

/*
 * Ideas that speak for or against an escalation ("fire", "lawyer", "how to"), each with its words in five languages, so that what
 * one language teaches the model holds in the others too. In `concepts.json`: `word`, `beginning*`, `*ending`, `two_words`.
 */

interface Expression {
  words: string[];
  concept: number;
}
interface Lexicon {
  exact: Map<string, number[]>;
  beginnings: Map<string, number[]>;
  endings: Map<string, number[]>;
  /** Of several words, by the first of them. */
  expressions: Map<string, Expression[]>;
  longestBeginning: number;
  /** Concepts of words already met. */
  known: Map<string, readonly number[]>;
}

const REMEMBERED = 20_000;
const SHORTEST_ENDING = 4;
const NONE: readonly number[] = [];
const lexicons = new Map<string, Lexicon>();

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value); else map.set(key, [value]);
}

function addWord(lexicon: Lexicon, word: string, concept: number): void {
  if (word.includes('_')) put(lexicon.expressions, (word.split('_')[0] ?? '').replace('*', ''), { words: word.split('_'), concept });
  else if (word.startsWith('*')) put(lexicon.endings, word.slice(1), concept);
  else if (word.endsWith('*')) {
    put(lexicon.beginnings, word.slice(0, -1), concept);
    lexicon.longestBeginning = Math.max(lexicon.longestBeginning, word.length - 1);
  } else put(lexicon.exact, word, concept);
}

function lexiconOf(language: string): Lexicon {
  const known = lexicons.get(language);
  if (known) return known;
  const lexicon: Lexicon = { exact: new Map(), beginnings: new Map(), endings: new Map(), expressions: new Map(), longestBeginning: 0, known: new Map() };
  Buffer.from(assets[language]?.() ?? []).toString().split('\n').forEach((words, concept) => {
    for (const word of words.split(' ')) if (word) addWord(lexicon, word, concept);
  });
  lexicons.set(language, lexicon);
  return lexicon;
}

function conceptsOf(word: string, lexicon: Lexicon): readonly number[] {
  const known = lexicon.known.get(word);
  if (known) return known;
  const found = new Set(lexicon.exact.get(word));
  for (let length = Math.min(word.length, lexicon.longestBeginning); length > 1; length -= 1) {
    for (const concept of lexicon.beginnings.get(word.slice(0, length)) ?? NONE) found.add(concept);
  }
  if (lexicon.endings.size > 0) {
    for (let from = SHORTEST_ENDING; from < word.length; from += 1) for (const concept of lexicon.endings.get(word.slice(from)) ?? NONE) found.add(concept);
  }
  if (lexicon.known.size > REMEMBERED) lexicon.known.clear();
  const concepts = found.size > 0 ? [...found] : NONE;
  lexicon.known.set(word, concepts);
  return concepts;
}

const fits = (word: string, pattern: string): boolean => (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

function expressionsAt(words: readonly string[], at: number, { expressions }: Lexicon): number[] {
  const first = words[at] ?? '';
  return (expressions.get(first) ?? [])
    .filter(({ words: patterns }) => patterns.every((pattern, place) => place === 0 || fits(words[at + place] ?? '', pattern)))
    .map(({ concept }) => concept);
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
  if (lexicon.exact.size === 0) return [];
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
