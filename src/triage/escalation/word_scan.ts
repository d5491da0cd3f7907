import { unitReader } from '../text/units.ts';
import { ENGLISH_ENDINGS, SHORT_FORMS } from './contractions.ts';
import { foldCodePoint, isWordText } from './folding.ts';
import { hashed, MOST_FITTING, NO_NUMBER, SEED, SPELLING, type Lexicon, type SpeltWords } from './lexicon.ts';
import { closesSingle, opensSingle } from './single_quotes.ts';
import { APOSTROPHE, CLAUSE_END, CLOSING_QUOTE, ENDS, isJoiningSign, JOINER, kindAt, LETTERS, LINE_END, meetLetter, OPENING_QUOTE, OTHER, SENTENCE_END, SPACE, STRAIGHT_QUOTE, UNMET, UNSURE, WORD } from './word_letters.ts';

/**
 * A text's words by their letters, what stands between them read, and hardly one looked up yet: that is done for all of them at once. The
 * lists, one entry a word, are those of the text scanned before, and hold more than `count`.
 */
export interface WordScan extends SpeltWords {
  /** Letters of the longest text that its lists are long enough for. */
  room: number;
  original: string;
  /** The units of the text, zeros behind them. */
  units: Uint16Array;
  lexicon: Lexicon;
  /** The bytes of `spelling`. */
  letters: Uint8Array;
  /** Letters of the folded words. */
  lengths: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Numbers that rise with each sentence and each clause; clauses that a word opens are not counted yet. */
  sentences: Int32Array;
  clauses: Int32Array;
  quoted: Uint8Array;
  /** Numbers of the sentences that end in a question mark; nothing where none does. */
  questions: Set<number> | undefined;
  sentence: number;
  clause: number;
  inQuote: boolean;
  /** The same of single quotation marks, which may stand within others. */
  inSingle: boolean;
}

const [BLANK, HYPHEN, STOP, QUESTION] = [32, 45, 46, 63];

/** Words longer than this are noise (keys, base64): they cannot be a word of a rule. */
const LONGEST_WORD = 40;

/** Longer texts get lists of their own, so that one of them does not hold memory for good. */
const LONGEST_KEPT = 1 << 15;

/** A scan of a text of so many letters at most: behind a word stands at least one sign, and what stands for two words has two letters. */
function scanFor(room: number, lexicon: Lexicon): WordScan {
  const words = Math.ceil((2 * room) / 3) + 8, list = () => new Int32Array(words), spelling = new Int32Array(words * SPELLING);
  return {
    room, original: '', units: new Uint16Array(), lexicon, count: 0, spelling, letters: new Uint8Array(spelling.buffer), hashes: list(), numbers: list(), tags: new Uint8Array(words), lengths: list(),
    starts: list(), ends: list(), sentences: list(), clauses: list(), quoted: new Uint8Array(words), questions: undefined, sentence: 0, clause: 0, inQuote: false, inSingle: false,
  };
}

let kept: WordScan | undefined;
const unitsOf = unitReader();

/** The scan before if it has room for this text, with nothing read of it. */
function scanOf(original: string, lexicon: Lexicon): WordScan {
  const { length } = original;
  const scan = kept && length <= kept.room ? kept : scanFor(length > LONGEST_KEPT ? length : Math.min(LONGEST_KEPT, 1024 + 2 * length), lexicon);
  if (length <= LONGEST_KEPT) kept = scan;
  scan.original = original;
  scan.units = unitsOf(original);
  scan.lexicon = lexicon;
  scan.questions = undefined;
  scan.count = scan.sentence = scan.clause = 0;
  scan.inQuote = scan.inSingle = false;
  return scan;
}

/**
 * Scans a text; valid until the next one is scanned. Nearly every word folds, letter by letter, to a few of ASCII, and a blank follows: all
 * that is done for such a one stands here, with nothing called.
 */
export function scanWords(original: string, lexicon: Lexicon): WordScan {
  const scan = scanOf(original, lexicon), { length } = original;
  const { units, spelling, letters, hashes, numbers, lengths, starts, ends, sentences, clauses, quoted } = scan;
  for (let position = 0; position < length;) {
    let letter = LETTERS[units[position]!]!;
    if (letter <= UNSURE) {
      position = units[position] === BLANK ? position + 1 : readOther(scan, position);
      continue;
    }
    const { count } = scan, start = position, behind = start + MOST_FITTING, from = count * SPELLING;
    spelling[from] = spelling[from + 1] = spelling[from + 2] = spelling[from + 3] = 0;
    let hash = SEED, to = count * MOST_FITTING;
    do {
      hash = hashed(hash, letter);
      letters[to++] = letter;
      letter = LETTERS[units[++position]!]!;
    } while (letter > UNSURE && position < behind);
    if (letter !== ENDS) {
      position = letter === UNMET ? readOther(scan, position, start) : readStrangeWord(scan, start);
      continue;
    }
    hashes[count] = hash;
    numbers[count] = NO_NUMBER;
    lengths[count] = position - start;
    starts[count] = start;
    ends[count] = position;
    sentences[count] = scan.sentence;
    clauses[count] = scan.clause;
    quoted[count] = scan.inQuote || scan.inSingle ? 1 : 0;
    scan.count = count + 1;
    if (units[position] !== BLANK) position = readContraction(scan, position);
  }
  return scan;
}

/** Reads what is no plain word; a unit that was not met yet is met, and read again with its word. */
function readOther(scan: WordScan, position: number, start = position): number {
  if (LETTERS[scan.units[position]!] === UNMET) {
    meetLetter(scan.units[position]!);
    return start;
  }
  const kind = kindAt(scan, position);
  return kind === WORD ? readStrangeWord(scan, position) : kind === SPACE ? position + 1 : readMark(scan, position, kind);
}

function readStrangeWord(scan: WordScan, start: number): number {
  const text = scan.original;
  let position = start;
  let word = '';
  let from = start;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code < 128) {
      const kind = kindAt(scan, position);
      if (kind === WORD) { position++; continue; }
      if (kind !== JOINER || !wordAfter(scan, position + 1)) break;
      if (code === 42) { word += text.slice(from, position).toLowerCase(); from = position + 1; }
      position++;
      continue;
    }
    const codePoint = text.codePointAt(position) ?? 32;
    const folded = foldCodePoint(codePoint);
    const isJoiner = isJoiningSign(codePoint) && wordAfter(scan, position + 1);
    if (folded !== '' && !isWordText(folded) && !isJoiner) break;
    word += text.slice(from, position).toLowerCase() + folded;
    position += codePoint > 0xffff ? 2 : 1;
    from = position;
  }
  const number = numberOf(scan, word + text.slice(from, position).toLowerCase());
  // Never the place it came from: whoever asked would ask again for ever.
  return readContraction(scan, push(scan, number, start, Math.max(position, start + 1)));
}

const numberOf = ({ lexicon }: WordScan, word: string): number => lexicon.numberOf(word.length > LONGEST_WORD ? '' : word);

function wordAfter(scan: WordScan, position: number): boolean {
  return position < scan.original.length && (kindAt(scan, position) === WORD || kindAt(scan, position) === JOINER);
}

/** Reads what an apostrophe behind the word added last means; returns the place behind all that is read then. */
function readContraction(scan: WordScan, end: number): number {
  if (kindAt(scan, end) !== APOSTROPHE || kindAt(scan, end + 1) !== WORD) return end;
  let tail = end + 2;
  while (tail < end + 4 && kindAt(scan, tail) === WORD) tail++;
  return tail < end + 4 ? readEnding(scan, end, tail) : end;
}

function readEnding(scan: WordScan, end: number, tail: number): number {
  const ending = scan.original.slice(end + 1, tail).toLowerCase(), meant = ENGLISH_ENDINGS.get(ending), last = scan.count - 1, start = scan.starts[last]!;
  const word = ending === 't' ? lastWord(scan) : '';
  if (word.endsWith('n')) {
    scan.count = last;
    return push(scan, numberOf(scan, `${word}t`), start, tail);
  }
  if (meant === undefined) return end;
  scan.ends[last] = tail;
  return meant === '' ? tail : push(scan, numberOf(scan, meant), start, tail);
}

/** Adds a word that is known. */
function push(scan: WordScan, number: number, start: number, end: number): number {
  const at = scan.count++;
  scan.numbers[at] = number;
  scan.lengths[at] = scan.lexicon.textOf(number).length;
  scan.starts[at] = start;
  scan.ends[at] = end;
  scan.sentences[at] = scan.sentence;
  scan.clauses[at] = scan.clause;
  scan.quoted[at] = scan.inQuote || scan.inSingle ? 1 : 0;
  return end;
}

/** The word added last, folded. */
function lastWord({ count, numbers, lengths, letters, lexicon }: WordScan): string {
  const last = count - 1, number = numbers[last]!;
  return number === NO_NUMBER ? String.fromCharCode(...letters.subarray(last * MOST_FITTING, last * MOST_FITTING + lengths[last]!)) : lexicon.textOf(number);
}

/** Reads what is no word: ends sentences and clauses, opens and closes quotation marks. */
function readMark(scan: WordScan, position: number, kind: number): number {
  const { original: text, units } = scan, unit = units[position]!;
  const next = position + (isPair(unit, units[position + 1]!) ? 2 : 1);
  if (kind === SENTENCE_END) {
    if (unit === QUESTION) (scan.questions ??= new Set()).add(scan.sentence);
    if (unit !== STOP || endsSentence(scan, position)) endSentence(scan);
  } else if (kind === LINE_END) {
    if (!isWrapped(scan, next)) endSentence(scan);
  } else if (kind === CLAUSE_END) scan.clause++;
  else if (kind === OTHER && unit === HYPHEN && units[position - 1] === BLANK) scan.clause++;
  else if (kind === OPENING_QUOTE) scan.inQuote = text[position] === '“' && scan.inQuote ? false : closes(text, next);
  else if (kind === CLOSING_QUOTE) scan.inQuote = text[position] === '»' && !scan.inQuote ? closesWith(text, next, '«') : false;
  else if (kind === APOSTROPHE) scan.inSingle = scan.inSingle ? !closesSingle(scan, position) : opensSingle(scan, position);
  else if (kind === STRAIGHT_QUOTE) scan.inQuote = !scan.inQuote && closesWith(text, next, '"');
  return next;
}

const isPair = (unit: number, next: number): boolean => unit >> 10 === 0x36 && next >> 10 === 0x37;

/** A quotation longer than this is a forgotten mark, not a quotation. */
const LONGEST_QUOTE = 600;
const closesWith = (text: string, from: number, mark: string): boolean => text.slice(from, from + LONGEST_QUOTE).includes(mark);
const closes = (text: string, from: number): boolean => ['”', '“', '»', '"'].some((mark) => closesWith(text, from, mark));

/** Letters of an abbreviation that a number follows. */
const LONGEST_SHORT = 4;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** A full stop ends a sentence unless it stands inside a number or behind an abbreviation before one ("Art. 17"). */
function endsSentence(scan: WordScan, position: number): boolean {
  const { units, count, lengths, ends } = scan, last = count - 1;
  if (units[position + 1]! < 128 && kindAt(scan, position + 1) === WORD) return false;
  if (count === 0) return !isDigit(units[position + 2]!);
  if (isDigit(units[position + 2]!)) {
    const word = lastWord(scan);
    return (SHORT_FORMS.get(word)?.at(-1) ?? word).length > LONGEST_SHORT;
  }
  return lengths[last] !== 1 || ends[last] !== position || lastWord(scan) < 'a';
}

/** A line end inside a sentence that a mail program wrapped: the next line goes on in lower case. */
function isWrapped({ units }: WordScan, next: number): boolean {
  return units[next]! >= 97 && units[next]! <= 122;
}

function endSentence(scan: WordScan): void {
  scan.sentence++;
  scan.clause++;
}
