/**
 * What the build puts in place of a long regular expression (`src/scripts/build/late_patterns.ts`): it is compiled when a text first
 * comes that it may match. Compiling is most of what the first event after a cold start would cost (some 200 expressions, a millisecond
 * and more for the long ones), and most of them say nothing about most texts. To every method of RegExp and String that the app calls it
 * behaves as the expression itself.
 */

/** Texts looked at before an expression is compiled all the same: in a warm process it is faster than looking for its words. */
const PATIENCE = 150;

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
  if (text !== last) [last, lastFolded] = [text, folded(text)];
  return lastFolded;
}

type Needs = readonly (readonly (readonly string[])[])[];

const readNeeds = (needs: string): Needs => needs.split(MARKS.either).map((sets) => sets.split(MARKS.both).map((words) => words.split(MARKS.word)));
const holdsWord = (text: string, word: string): boolean => (word === ANY_DIGIT ? DIGIT.test(text) : text.includes(word));

/** Whether a text holds what every match needs: one of the alternatives, a word of each of its sets. */
export const holdsNeeds = (text: string, flags: string, needs: Needs): boolean => {
  const read = flags.includes('i') ? inLowerCase(text) : text;
  return needs.some((sets) => sets.every((words) => words.some((word) => holdsWord(read, word))));
};

class LatePattern {
  readonly pattern: string;
  readonly flags: string;
  needs: string | Needs | undefined;
  looked = 0;
  compiled: RegExp | undefined;

  constructor(pattern: string, flags: string, needs: string | undefined) {
    this.pattern = pattern;
    this.flags = flags;
    this.needs = needs;
  }

  get regex(): RegExp { return this.compiled ??= new RegExp(this.pattern, this.flags); }
  get source(): string { return this.regex.source; }
  get global(): boolean { return this.flags.includes('g'); }
  get lastIndex(): number { return this.compiled?.lastIndex ?? 0; }
  set lastIndex(at: number) { this.regex.lastIndex = at; }

  mayMatch(text: string): boolean {
    if (this.needs === undefined) return true;
    if (typeof this.needs === 'string') this.needs = readNeeds(this.needs);
    if (holdsNeeds(text, this.flags, this.needs)) return true;
    this.looked += 1;
    if (this.looked > PATIENCE) this.needs = undefined;
    if (this.compiled) this.compiled.lastIndex = 0;
    return false;
  }

  test(text: string): boolean { return this.mayMatch(text) && this.regex.test(text); }
  exec(text: string): RegExpExecArray | null { return this.mayMatch(text) ? this.regex.exec(text) : null; }
  [Symbol.match](text: string): RegExpMatchArray | null { return this.mayMatch(text) ? this.regex[Symbol.match](text) : null; }
  [Symbol.matchAll](text: string): Iterable<RegExpMatchArray> { return this.mayMatch(text) ? this.regex[Symbol.matchAll](text) : [].values(); }
  [Symbol.search](text: string): number { return this.mayMatch(text) ? this.regex[Symbol.search](text) : -1; }
  [Symbol.split](text: string, limit?: number): string[] { return this.mayMatch(text) ? this.regex[Symbol.split](text, limit) : [text]; }
  [Symbol.replace](text: string, by: string & ((match: string) => string)): string { return this.mayMatch(text) ? this.regex[Symbol.replace](text, by) : text; }
}

/** An expression that is compiled when it may match. `needs` as the build writes them; without them, when it is first asked. */
export const latePattern = (pattern: string, flags: string, needs?: string): LatePattern => new LatePattern(pattern, flags, needs);
