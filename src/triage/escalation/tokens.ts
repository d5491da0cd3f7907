import { foldCodePoint, isWordText } from './folding.ts';
import { joinSpacedLetters } from './spelled_out.ts';

/** A text as the rules read it. All lists run in parallel, one entry a token. */
export interface TokenText {
  original: string;
  words: string[];
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

const WORD = 1;
const SPACE = 2;
const CLAUSE_END = 3;
const SENTENCE_END = 4;
const JOINER = 5; // stands inside a word: l33t signs and the asterisk of "f*ck"
const APOSTROPHE = 6;
const LINE_END = 7;
const OPENING_QUOTE = 8;
const CLOSING_QUOTE = 9;
const STRAIGHT_QUOTE = 10;
const OTHER = 11;

const ASCII_CLASS = new Uint8Array(128).fill(OTHER);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) ASCII_CLASS[code] = WORD;
  else if (character === '\n') ASCII_CLASS[code] = LINE_END;
  else if (/\s/.test(character) || code < 32) ASCII_CLASS[code] = SPACE;
  else if (',:()[]{}|'.includes(character)) ASCII_CLASS[code] = CLAUSE_END;
  else if ('.!?;'.includes(character)) ASCII_CLASS[code] = SENTENCE_END;
  else if ('@$*'.includes(character)) ASCII_CLASS[code] = JOINER;
  else if (character === "'" || character === '`') ASCII_CLASS[code] = APOSTROPHE;
  else if (character === '"') ASCII_CLASS[code] = STRAIGHT_QUOTE;
}

const OTHER_CLASS = new Map<string, number>([
  ['’', APOSTROPHE], ['´', APOSTROPHE], ['ʼ', APOSTROPHE], ['€', JOINER], ['£', JOINER], ['\u2028', LINE_END], ['\u2029', LINE_END],
  ['…', SENTENCE_END], ['¿', SENTENCE_END], ['¡', SENTENCE_END], ['。', SENTENCE_END], ['–', CLAUSE_END], ['—', CLAUSE_END], ['•', SENTENCE_END],
  ['«', OPENING_QUOTE], ['„', OPENING_QUOTE], ['»', CLOSING_QUOTE], ['”', CLOSING_QUOTE], ['“', OPENING_QUOTE],
]);

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

interface Reader extends TokenText {
  sentence: number;
  clause: number;
  inQuote: boolean;
}

/**
 * Splits a text into folded tokens with their original places. Linear in its length; never throws.
 * Sentences end at `. ! ? ;`, at blank lines, and at line ends that are no mere wrapping.
 */
export function tokenise(original: string): TokenText {
  const reader: Reader = {
    original, words: [], starts: [], ends: [], sentences: [], clauses: [], quoted: [], questions: new Set(), spelledOut: new Set(), sentence: 0, clause: 0, inQuote: false,
  };
  let position = 0;
  while (position < original.length) {
    const kind = classAt(original, position);
    if (kind === WORD) position = readWord(reader, position);
    else position = readMark(reader, position, kind);
  }
  return joinSpacedLetters(reader);
}

function classAt(text: string, position: number): number {
  const code = text.charCodeAt(position);
  if (code < 128) return ASCII_CLASS[code] ?? OTHER;
  const codePoint = text.codePointAt(position) ?? 32;
  const character = String.fromCodePoint(codePoint);
  const known = OTHER_CLASS.get(character);
  if (known !== undefined) return known;
  const folded = foldCodePoint(codePoint);
  if (folded === '') return SPACE;
  if (isWordText(folded)) return WORD;
  if (folded.length === 1 && folded.charCodeAt(0) < 128) return ASCII_CLASS[folded.charCodeAt(0)] ?? OTHER;
  return /^\s/.test(character) ? SPACE : OTHER;
}

/** Reads the word that starts here and returns the place behind it. */
function readWord(reader: Reader, start: number): number {
  const text = reader.original;
  let position = start;
  let plain = true; // ASCII letters and digits alone: no folding needed beyond case
  let word = '';
  let from = start;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code < 128) {
      const kind = ASCII_CLASS[code];
      if (kind === WORD) { position++; continue; }
      if (kind !== JOINER || !wordAfter(text, position + 1)) break;
      if (code === 42) { word += text.slice(from, position).toLowerCase(); from = position + 1; plain = false; }
      position++;
      continue;
    }
    const codePoint = text.codePointAt(position) ?? 32;
    const folded = foldCodePoint(codePoint);
    const isJoiner = OTHER_CLASS.get(String.fromCodePoint(codePoint)) === JOINER && wordAfter(text, position + 1);
    if (folded !== '' && !isWordText(folded) && !isJoiner) break;
    word += text.slice(from, position).toLowerCase() + folded;
    position += codePoint > 0xffff ? 2 : 1;
    from = position;
    plain = false;
  }
  word = plain ? text.slice(start, position).toLowerCase() : word + text.slice(from, position).toLowerCase();
  return addWord(reader, word, start, position);
}

function wordAfter(text: string, position: number): boolean {
  return position < text.length && (classAt(text, position) === WORD || classAt(text, position) === JOINER);
}

/** Adds a word, resolving what an apostrophe behind it means; returns the place behind all that was read. */
function addWord(reader: Reader, word: string, start: number, end: number): number {
  const text = reader.original;
  if (end + 1 < text.length && classAt(text, end) === APOSTROPHE && classAt(text, end + 1) === WORD) {
    let tail = end + 1;
    while (tail < text.length && tail < end + 4 && classAt(text, tail) === WORD) tail++;
    const ending = text.slice(end + 1, tail).toLowerCase();
    if (ending === 't' && word.endsWith('n')) return push(reader, `${word}t`, start, tail);
    const meant = ENGLISH_ENDINGS.get(ending);
    if (meant !== undefined && (tail >= text.length || classAt(text, tail) !== WORD)) {
      push(reader, word, start, tail);
      return meant === '' ? tail : push(reader, meant, start, tail);
    }
  }
  return push(reader, word, start, end);
}

function push(reader: Reader, word: string, start: number, end: number): number {
  const parts = SPELLED_OUT.get(word);
  if (parts) for (const part of parts) append(reader, part, start, end);
  else append(reader, word.length > LONGEST_WORD ? '' : word, start, end);
  return end;
}

function append(reader: Reader, word: string, start: number, end: number): void {
  if (CLAUSE_OPENERS.has(word)) reader.clause++;
  reader.words.push(word);
  reader.starts.push(start);
  reader.ends.push(end);
  reader.sentences.push(reader.sentence);
  reader.clauses.push(reader.clause);
  reader.quoted.push(reader.inQuote);
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
  if (ASCII_CLASS[after] === WORD) return false;
  const last = reader.words.at(-1) ?? '';
  const following = text.charCodeAt(position + 2);
  const beforeNumber = following >= 48 && following <= 57;
  return !(beforeNumber && last.length <= 4) && !(last.length === 1 && reader.ends.at(-1) === position && last >= 'a');
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
