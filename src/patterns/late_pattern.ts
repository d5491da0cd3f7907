/**
 * What the build puts in place of a long regular expression (`src/scripts/build/late_patterns.ts`): it is compiled when a text first
 * comes that it may match. Compiling is most of what the first event after a cold start would cost (some 200 expressions, a millisecond
 * and more for the long ones), and most of them say nothing about most texts. To every method of RegExp and String that the app calls it
 * behaves as the expression itself.
 */

import { isWestern, westernPattern } from './western_text.ts';

/** Texts without its words after which those of an expression are looked for by their beginnings: a first event, which asks of few texts, has no use for these. */
const PATIENCE = 20;

/** Between alternatives of which one is needed; between sets that are all needed; between words of a set, of which one is needed. */
export const MARKS = { either: '\n', both: '\t', word: '\r' } as const;
/** Stands for any digit among the words of a set. */
export const ANY_DIGIT = '\f';
const DIGIT = /\d/;

/** Long s is the one letter that an expression without regard to case takes for an ASCII one, and lower case does not. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ſ', 's');
let last = '';
let lastFolded = '';

function inLowerCase(text: string): string {
  if (text !== last) {
    last = text;
    lastFolded = folded(text);
  }
  return lastFolded;
}

/** Words of which one is needed. `beginnings`: where the first four letters of each stand among a text's, `SHORT` for a word that has fewer. */
interface Words {
  words: readonly string[];
  beginnings: Int16Array | undefined;
}
type Needs = readonly (readonly Words[])[];

const readNeeds = (needs: string): Needs => needs.split(MARKS.either).map((sets) => sets.split(MARKS.both).map((words) => ({ words: words.split(MARKS.word), beginnings: undefined })));

/** A bit for each four letters in a row of the text that was looked at last: a hundred words of an expression are told from it at once, and nine of ten are in no text. */
const fours = new Int32Array(512);
let foursOf = '';
const SHORT = -1, LETTERS = 4;
const withLetter = (four: number, unit: number): number => (four << 8) ^ unit;
const placeOf = (four: number): number => Math.imul(four, 0x9e3779b1) >>> 18;

function lookAt(text: string): void {
  foursOf = text;
  fours.fill(0);
  for (let at = 0, four = 0; at < text.length; at += 1) {
    four = withLetter(four, text.charCodeAt(at));
    const place = placeOf(four);
    fours[place >> 5]! |= 1 << place;
  }
}

function beginningOf(word: string): number {
  if (word.length < LETTERS) return SHORT;
  let four = 0;
  for (let at = 0; at < LETTERS; at += 1) four = withLetter(four, word.charCodeAt(at));
  return placeOf(four);
}

const holdsWord = (text: string, word: string): boolean => (word === ANY_DIGIT ? DIGIT.test(text) : text.includes(word));

/** Whether a text holds what every match needs: one of the alternatives, a word of each of its sets. */
function holdsNeeds(text: string, flags: string, needs: Needs): boolean {
  const read = flags.includes('i') ? inLowerCase(text) : text;
  for (let at = 0; at < needs.length; at += 1) if (holdsAll(read, needs[at]!)) return true;
  return false;
}
function holdsAll(read: string, sets: Needs[number]): boolean {
  for (let at = 0; at < sets.length; at += 1) if (!holdsOne(read, sets[at]!)) return false;
  return true;
}
function holdsOne(read: string, { words, beginnings }: Words): boolean {
  if (beginnings && read !== foursOf) lookAt(read);
  for (let at = 0; at < words.length; at += 1) if ((!beginnings || mayHold(beginnings[at]!)) && holdsWord(read, words[at]!)) return true;
  return false;
}
const mayHold = (place: number): boolean => place === SHORT || (fours[place >> 5]! & (1 << place)) !== 0;

function learnBeginnings(needs: Needs): void {
  for (const sets of needs) for (const set of sets) if (set.words.length > FEW) set.beginnings = Int16Array.from(set.words, beginningOf);
}
/** So few words are looked for faster. */
const FEW = 4;

/** The place behind one, behind both halves of a pair where an expression reads by characters. */
const behind = (text: string, at: number, { flags }: RegExp): number => at + (/[uv]/.test(flags) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function allMatches(regex: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
    found.push(match);
    if (match[0] === '') regex.lastIndex = behind(text, regex.lastIndex, regex);
  }
  return found;
}

class LatePattern {
  readonly pattern: string;
  readonly flags: string;
  needs: string | Needs | undefined;
  looked = 0;
  lastIndex = 0;
  forAll: RegExp | undefined;
  forWestern: RegExp | undefined;
  /** Whether it names Unicode's properties: a western text is asked with an expression of its own. */
  readonly namesProperties: boolean;

  constructor(pattern: string, flags: string, needs: string | undefined) {
    this.pattern = pattern;
    this.flags = flags;
    this.needs = needs;
    this.namesProperties = pattern.includes('\\p{');
  }

  get source(): string { return this.pattern; }
  get global(): boolean { return this.flags.includes('g'); }

  /** The expression to ask about a text, where it would go on from. */
  regexFor(text: string): RegExp {
    const regex = this.namesProperties && isWestern(text) ? this.forWestern ??= new RegExp(westernPattern(this.pattern, this.flags), this.flags) : this.forAll ??= new RegExp(this.pattern, this.flags);
    regex.lastIndex = this.lastIndex;
    return regex;
  }

  mayMatch(text: string): boolean {
    if (this.needs === undefined) return true;
    if (typeof this.needs === 'string') this.needs = readNeeds(this.needs);
    if (holdsNeeds(text, this.flags, this.needs)) return true;
    this.looked += 1;
    if (this.looked === PATIENCE) learnBeginnings(this.needs);
    this.lastIndex = 0;
    return false;
  }

  // Each method writes out what all do, without a function handed on: they are asked of every line of every text.
  test(text: string): boolean {
    if (!this.mayMatch(text)) return false;
    const regex = this.regexFor(text);
    const answer = regex.test(text);
    this.lastIndex = regex.lastIndex;
    return answer;
  }
  exec(text: string): RegExpExecArray | null {
    if (!this.mayMatch(text)) return null;
    const regex = this.regexFor(text);
    const answer = regex.exec(text);
    this.lastIndex = regex.lastIndex;
    return answer;
  }
  [Symbol.match](text: string): RegExpMatchArray | null {
    if (!this.mayMatch(text)) return null;
    const regex = this.regexFor(text);
    const answer = regex[Symbol.match](text);
    this.lastIndex = regex.lastIndex;
    return answer;
  }
  [Symbol.matchAll](text: string): Iterable<RegExpMatchArray> {
    if (!this.mayMatch(text)) return [].values();
    // All at once: RegExp's own method makes a copy of the expression for each text.
    return allMatches(this.regexFor(text), text).values();
  }
  [Symbol.search](text: string): number {
    if (!this.mayMatch(text)) return -1;
    const regex = this.regexFor(text);
    const answer = regex[Symbol.search](text);
    this.lastIndex = regex.lastIndex;
    return answer;
  }
  [Symbol.split](text: string, limit?: number): string[] {
    if (!this.mayMatch(text)) return [text];
    const regex = this.regexFor(text);
    const answer = regex[Symbol.split](text, limit);
    this.lastIndex = regex.lastIndex;
    return answer;
  }
  [Symbol.replace](text: string, by: string & ((match: string) => string)): string {
    if (!this.mayMatch(text)) return text;
    const regex = this.regexFor(text);
    const answer = regex[Symbol.replace](text, by);
    this.lastIndex = regex.lastIndex;
    return answer;
  }
}

/** An expression that is compiled when it may match. `needs` as the build writes them; without them, when it is first asked. */
export const latePattern = (pattern: string, flags: string, needs?: string): LatePattern => new LatePattern(pattern, flags, needs);
