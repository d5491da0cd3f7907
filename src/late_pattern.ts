/**
 * What the build puts in place of a long regular expression (`src/scripts/build/late_patterns.ts`): it is compiled when a text first
 * comes that it may match. Compiling is most of what the first event after a cold start would cost (some 200 expressions, a millisecond
 * and more for the long ones), and most of them say nothing about most texts. To every method of RegExp and String that the app calls it
 * behaves as the expression itself.
 */

import { isWestern, westernPattern } from './western_text.ts';

/** Texts looked at before an expression is compiled all the same: in a warm process it is faster than looking for its words. */
const PATIENCE = 150;
/** Western texts asked with an expression of their own, before looking at each text's letters costs more than compiling for all. */
const WESTERN_PATIENCE = 1000;

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
  lastIndex = 0;
  forAll: RegExp | undefined;
  forWestern: RegExp | undefined;
  westernLeft: number;

  constructor(pattern: string, flags: string, needs: string | undefined) {
    this.pattern = pattern;
    this.flags = flags;
    this.needs = needs;
    this.westernLeft = pattern.includes('\\p{') ? WESTERN_PATIENCE : 0;
  }

  get source(): string { return this.pattern; }
  get global(): boolean { return this.flags.includes('g'); }

  /** The expression to ask about a text, where it would go on from. */
  regexFor(text: string): RegExp {
    const western = this.westernLeft > 0 && isWestern(text);
    if (western) this.westernLeft -= 1;
    const regex = western ? this.forWestern ??= new RegExp(westernPattern(this.pattern, this.flags), this.flags) : this.forAll ??= new RegExp(this.pattern, this.flags);
    regex.lastIndex = this.lastIndex;
    return regex;
  }

  mayMatch(text: string): boolean {
    if (this.needs === undefined) return true;
    if (typeof this.needs === 'string') this.needs = readNeeds(this.needs);
    if (holdsNeeds(text, this.flags, this.needs)) return true;
    this.looked += 1;
    if (this.looked > PATIENCE) this.needs = undefined;
    this.lastIndex = 0;
    return false;
  }

  /** Asks a text, from where the expression has got to. */
  ask<Answer>(text: string, ask: (regex: RegExp) => Answer, none: Answer): Answer {
    if (!this.mayMatch(text)) return none;
    const regex = this.regexFor(text);
    const answer = ask(regex);
    this.lastIndex = regex.lastIndex;
    return answer;
  }

  test(text: string): boolean { return this.ask(text, (regex) => regex.test(text), false); }
  exec(text: string): RegExpExecArray | null { return this.ask(text, (regex) => regex.exec(text), null); }
  [Symbol.match](text: string): RegExpMatchArray | null { return this.ask(text, (regex) => regex[Symbol.match](text), null); }
  [Symbol.matchAll](text: string): Iterable<RegExpMatchArray> { return this.ask<Iterable<RegExpMatchArray>>(text, (regex) => regex[Symbol.matchAll](text), [].values()); }
  [Symbol.search](text: string): number { return this.ask(text, (regex) => regex[Symbol.search](text), -1); }
  [Symbol.split](text: string, limit?: number): string[] { return this.ask(text, (regex) => regex[Symbol.split](text, limit), [text]); }
  [Symbol.replace](text: string, by: string & ((match: string) => string)): string { return this.ask(text, (regex) => regex[Symbol.replace](text, by), text); }
}

/** An expression that is compiled when it may match. `needs` as the build writes them; without them, when it is first asked. */
export const latePattern = (pattern: string, flags: string, needs?: string): LatePattern => new LatePattern(pattern, flags, needs);
