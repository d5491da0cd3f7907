import { foldCodePoint, isWordText } from './folding.ts';
import { createLexicon, hashed, SEED, spellingOf, type Lexicon } from './lexicon.ts';
import { joinSpacedLetters, ONE_LETTER, withoutMark } from './spelled_out.ts';
import { APOSTROPHE, CLAUSE_END, CLOSING_QUOTE, ENDS, isJoiningSign, JOINER, kindAt, letterOf, LINE_END, OPENING_QUOTE, OTHER, SENTENCE_END, SPACE, STRAIGHT_QUOTE, UNSURE, WORD } from './word_letters.ts';
import { unitsOf } from '../text/units.ts';

/** A text as the rules read it. All lists run in parallel, one entry a token. */
export interface TokenText {
  original: string;
  /** The words' numbers in the lexicon of the text. */
  numbers: number[];
  lexicon: Lexicon;
  /** Where each token stands in `original`, end exclusive. */
  starts: number[];
  ends: number[];
  /** Numbers that rise with each sentence and each clause (a clause never crosses a sentence). */
  sentences: number[];
  clauses: number[];
  /** True for a token inside quotation marks. */
  quoted: boolean[];
  /** Numbers of the sentences that end in a question mark. */
  questions: Set<number>;
  /** Tokens that were spelled out letter by letter; a one-letter word beside them may have been drawn in. */
  spelledOut: Set<number>;
}

/** The folded words of a text, or those from one token to before another. */
export const wordsOf = ({ numbers, lexicon }: TokenText, from = 0, behind = numbers.length): string[] =>
  numbers.slice(from, behind).map((number) => withoutMark(lexicon.texts[number] ?? ''));

/** Contractions that stand for two words, by what follows the apostrophe; the words before it stay. */
const ENGLISH_ENDINGS = new Map([['ll', 'will'], ['ve', 'have'], ['re', 'are'], ['m', 'am'], ['d', 'would'], ['s', '']]);

/** Contractions as people type them, apostrophe or not. */
const SPELLED_OUT = new Map<string, string[]>(Object.entries({
  dont: ['do', 'not'], cant: ['can', 'not'], wont: ['will', 'not'], didnt: ['did', 'not'], doesnt: ['does', 'not'], isnt: ['is', 'not'],
  wasnt: ['was', 'not'], havent: ['have', 'not'], hasnt: ['has', 'not'], hadnt: ['had', 'not'], couldnt: ['could', 'not'], wouldnt: ['would', 'not'],
  shouldnt: ['should', 'not'], arent: ['are', 'not'], werent: ['were', 'not'], aint: ['is', 'not'], im: ['i', 'am'], ive: ['i', 'have'],
  youre: ['you', 'are'], youve: ['you', 'have'], theyre: ['they', 'are'], theyve: ['they', 'have'], weve: ['we', 'have'], cannot: ['can', 'not'],
  gonna: ['going', 'to'], wanna: ['want', 'to'], gotta: ['got', 'to'], jai: ['j', 'ai'], cest: ['c', 'est'], nai: ['n', 'ai'], quil: ['qu', 'il'],
  quon: ['qu', 'on'], jaimerais: ['j', 'aimerais'], jattends: ['j', 'attends'],
}));

/** True for a word that the tokeniser reads as several ("dont", "jai"). */
export const isShortForm = (word: string): boolean => SPELLED_OUT.has(word);

/** Words that open a new clause without a comma. */
const CLAUSE_OPENERS = new Set(['but', 'aber', 'sondern', 'pero', 'sino', 'mais', 'mas', 'however', 'jedoch', 'porem', 'cependant', 'because', 'weil', 'porque', 'parce']);

/** Words longer than this are noise (keys, base64): they cannot be a word of a rule. */
const LONGEST_WORD = 40;

/** What the tokeniser has to know of a word. */
const OPENS_CLAUSE = 1;
const IS_SHORT_FORM = 2;
const tagOf = (word: string): number => (CLAUSE_OPENERS.has(word) ? OPENS_CLAUSE : isShortForm(word) ? IS_SHORT_FORM : word.length === 1 ? ONE_LETTER : 0);

/** A lexicon with more words than this is left to the texts that have it, and another one begun. */
const REMEMBERED = 40_000;
let lexicon: Lexicon | undefined;

/** What is read of a text so far. Its lists are those of the text read before, and hold more than `count` numbers. */
interface Reader {
  original: string;
  lexicon: Lexicon;
  count: number;
  numbers: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  sentences: Int32Array;
  clauses: Int32Array;
  quoted: Uint8Array;
  questions: Set<number>;
  sentence: number;
  clause: number;
  inQuote: boolean;
}

/** Lists for the tokens of a text of so many letters: none stands for less than one. */
function listsFor(letters: number) {
  const list = (): Int32Array => new Int32Array(letters);
  return { numbers: list(), starts: list(), ends: list(), sentences: list(), clauses: list(), quoted: new Uint8Array(letters) };
}

/** Longer texts get lists of their own, so that one of them does not hold memory for good. */
const LONGEST_KEPT = 1 << 15;
let lists = listsFor(1024);

function listsOf(letters: number): ReturnType<typeof listsFor> {
  if (letters > LONGEST_KEPT) return listsFor(letters);
  if (letters > lists.numbers.length) lists = listsFor(Math.min(LONGEST_KEPT, 2 * letters));
  return lists;
}

/**
 * Splits a text into folded tokens with their original places. Linear in its length; never throws.
 * Sentences end at `. ! ? ;`, at blank lines, and at line ends that are no mere wrapping.
 */
export function tokenise(original: string): TokenText {
  if (!lexicon || lexicon.texts.length > REMEMBERED) lexicon = createLexicon(tagOf);
  units = unitsOf(original);
  const reader: Reader = { original, lexicon, count: 0, ...listsOf(original.length), questions: new Set(), sentence: 0, clause: 0, inQuote: false };
  let position = 0;
  while (position < original.length) {
    const kind = kindAt(original, position);
    if (kind === WORD) position = readWord(reader, position);
    else position = kind === SPACE ? position + 1 : readMark(reader, position, kind);
  }
  return joinSpacedLetters(textOf(reader));
}

function textOf({ original, lexicon, count, numbers, starts, ends, sentences, clauses, quoted, questions }: Reader): TokenText {
  return {
    original, lexicon, numbers: listOf(numbers, count), starts: listOf(starts, count), ends: listOf(ends, count), sentences: listOf(sentences, count), clauses: listOf(clauses, count),
    quoted: truthsOf(quoted, count), questions, spelledOut: new Set(),
  };
}

function listOf(numbers: Int32Array, count: number): number[] {
  const list = new Array<number>(count);
  for (let at = 0; at < count; at++) list[at] = numbers[at]!;
  return list;
}

function truthsOf(numbers: Uint8Array, count: number): boolean[] {
  const list = new Array<boolean>(count);
  for (let at = 0; at < count; at++) list[at] = numbers[at] === 1;
  return list;
}

const spelling = spellingOf(LONGEST_WORD);
/** The units of the text being read, zeros behind them. */
let units = unitsOf('');

/** Reads the word that starts here and returns the place behind it: nearly every word folds letter by letter to ASCII. */
function readWord(reader: Reader, start: number): number {
  const read = units, { length } = reader.original, { letters, words } = spelling;
  let position = start;
  let hash = SEED;
  let letter = ENDS;
  words[0] = words[1] = words[2] = words[3] = 0;
  for (; position < length; position++) {
    letter = letterOf(read[position]!);
    if (letter <= UNSURE) break;
    hash = hashed(hash, letter);
    letters[position - start] = letter;
  }
  if ((letter === UNSURE && position < length) || position - start > LONGEST_WORD) return readStrangeWord(reader, start);
  return addWord(reader, reader.lexicon.numberOfSpelling(spelling, position - start, hash), start, position);
}

function readStrangeWord(reader: Reader, start: number): number {
  const text = reader.original;
  let position = start;
  let word = '';
  let from = start;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code < 128) {
      const kind = kindAt(text, position);
      if (kind === WORD) { position++; continue; }
      if (kind !== JOINER || !wordAfter(text, position + 1)) break;
      if (code === 42) { word += text.slice(from, position).toLowerCase(); from = position + 1; }
      position++;
      continue;
    }
    const codePoint = text.codePointAt(position) ?? 32;
    const folded = foldCodePoint(codePoint);
    const isJoiner = isJoiningSign(codePoint) && wordAfter(text, position + 1);
    if (folded !== '' && !isWordText(folded) && !isJoiner) break;
    word += text.slice(from, position).toLowerCase() + folded;
    position += codePoint > 0xffff ? 2 : 1;
    from = position;
  }
  return addWord(reader, known(reader, word + text.slice(from, position).toLowerCase()), start, position);
}

const known = ({ lexicon }: Reader, word: string): number => lexicon.numberOf(word.length > LONGEST_WORD ? '' : word);

function wordAfter(text: string, position: number): boolean {
  return position < text.length && (kindAt(text, position) === WORD || kindAt(text, position) === JOINER);
}

/** Adds a word, resolving what an apostrophe behind it means; returns the place behind all that was read. */
function addWord(reader: Reader, word: number, start: number, end: number): number {
  const text = reader.original;
  if (end + 1 < text.length && kindAt(text, end) === APOSTROPHE && kindAt(text, end + 1) === WORD) {
    let tail = end + 1;
    while (tail < text.length && tail < end + 4 && kindAt(text, tail) === WORD) tail++;
    const ending = text.slice(end + 1, tail).toLowerCase();
    const spelt = reader.lexicon.texts[word] ?? '';
    if (ending === 't' && spelt.endsWith('n')) return push(reader, known(reader, `${spelt}t`), start, tail);
    const meant = ENGLISH_ENDINGS.get(ending);
    if (meant !== undefined && (tail >= text.length || kindAt(text, tail) !== WORD)) {
      push(reader, word, start, tail);
      return meant === '' ? tail : push(reader, known(reader, meant), start, tail);
    }
  }
  return push(reader, word, start, end);
}

function push(reader: Reader, word: number, start: number, end: number): number {
  if (reader.lexicon.tagOf(word) === IS_SHORT_FORM) for (const part of SPELLED_OUT.get(reader.lexicon.texts[word] ?? '') ?? []) append(reader, known(reader, part), start, end);
  else append(reader, word, start, end);
  return end;
}

function append(reader: Reader, word: number, start: number, end: number): void {
  if (reader.lexicon.tagOf(word) === OPENS_CLAUSE) reader.clause++;
  const at = reader.count++;
  reader.numbers[at] = word;
  reader.starts[at] = start;
  reader.ends[at] = end;
  reader.sentences[at] = reader.sentence;
  reader.clauses[at] = reader.clause;
  reader.quoted[at] = reader.inQuote ? 1 : 0;
}

/** Reads what is no word: ends sentences and clauses, opens and closes quotation marks. */
function readMark(reader: Reader, position: number, kind: number): number {
  const text = reader.original;
  const next = position + ((text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
  if (kind === SENTENCE_END) {
    if (text[position] === '?') reader.questions.add(reader.sentence);
    if (text[position] !== '.' || endsSentence(reader, position)) endSentence(reader);
  } else if (kind === LINE_END) {
    if (!isWrapped(text, next)) endSentence(reader);
  } else if (kind === CLAUSE_END) reader.clause++;
  else if (kind === OTHER && text[position] === '-' && text[position - 1] === ' ') reader.clause++;
  else if (kind === OPENING_QUOTE) reader.inQuote = text[position] === '“' && reader.inQuote ? false : closes(text, next);
  else if (kind === CLOSING_QUOTE) reader.inQuote = text[position] === '»' && !reader.inQuote ? closesWith(text, next, '«') : false;
  else if (kind === STRAIGHT_QUOTE) reader.inQuote = !reader.inQuote && closesWith(text, next, '"');
  return next;
}

/** A quotation longer than this is a forgotten mark, not a quotation. */
const LONGEST_QUOTE = 600;
const closesWith = (text: string, from: number, mark: string): boolean => text.slice(from, from + LONGEST_QUOTE).includes(mark);
const closes = (text: string, from: number): boolean => ['”', '“', '»', '"'].some((mark) => closesWith(text, from, mark));

/** A full stop ends a sentence unless it stands inside a number or behind an abbreviation before one ("Art. 17"). */
function endsSentence(reader: Reader, position: number): boolean {
  const text = reader.original;
  const after = text.charCodeAt(position + 1);
  if (after < 128 && kindAt(text, position + 1) === WORD) return false;
  const before = reader.count - 1;
  const last = before < 0 ? '' : reader.lexicon.texts[reader.numbers[before]!] ?? '';
  const following = text.charCodeAt(position + 2);
  const beforeNumber = following >= 48 && following <= 57;
  return !(beforeNumber && last.length <= 4) && !(last.length === 1 && reader.ends[before] === position && last >= 'a');
}

/** A line end inside a sentence that a mail program wrapped: the next line goes on in lower case. */
function isWrapped(text: string, next: number): boolean {
  const code = text.charCodeAt(next);
  return code >= 97 && code <= 122;
}

function endSentence(reader: Reader): void {
  reader.sentence++;
  reader.clause++;
}
