import { type Algebra, readPattern } from './pattern_reader.ts';

/** A part of an expression: whether it may be of no length, and whether otherwise its first, and its last, character is surely one of `\w`. */
interface Part {
  canBeEmpty: boolean;
  begins: boolean;
  ends: boolean;
  /** Settles each `\b` within it, given whether one of `\w` surely stands before the part, and behind it. */
  settle(before: boolean, behind: boolean): void;
}

/** Whether one of `\w` surely stands where parts begin, or where they end. */
const beginningOf = (parts: readonly Part[], behind: boolean): boolean => parts.reduceRight((next, { canBeEmpty, begins }) => begins && (next || !canBeEmpty), behind);
const endOf = (parts: readonly Part[], before: boolean): boolean => parts.reduce((last, { canBeEmpty, ends }) => ends && (last || !canBeEmpty), before);

const ofOne = (isWord: boolean): Part => ({ canBeEmpty: false, begins: isWord, ends: isWord, settle: () => {} });
/** Of no length: what stands beside it stands beside what is next to it. */
const ofNone = (settle: Part['settle'] = () => {}): Part => ({ canBeEmpty: true, begins: true, ends: true, settle });
const UNKNOWN: Part = { canBeEmpty: true, begins: false, ends: false, settle: () => {} };

const ALL_OF_WORDS = /^(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|\\[wd]|\w)+$/;

/** `settled` is told of each `\b` that need look at one side alone, where it stands and what says the same. */
const edgeAlgebra = (settled: (at: number, by: string) => void): Algebra<Part> => ({
  inARow: (parts) => ({
    canBeEmpty: parts.every(({ canBeEmpty }) => canBeEmpty), begins: beginningOf(parts, true), ends: endOf(parts, true),
    settle: (before, behind) => parts.forEach((part, at) => part.settle(endOf(parts.slice(0, at), before), beginningOf(parts.slice(at + 1), behind))),
  }),
  either: (parts) => ({
    canBeEmpty: parts.some(({ canBeEmpty }) => canBeEmpty), begins: parts.every(({ begins }) => begins), ends: parts.every(({ ends }) => ends),
    settle: (before, behind) => { for (const part of parts) part.settle(before, behind); },
  }),
  repeated: ({ canBeEmpty, begins, ends, settle }, least, most) => ({
    canBeEmpty: canBeEmpty || least === 0, begins, ends, settle: (before, behind) => settle(before && (most === 1 || ends), behind && (most === 1 || begins)),
  }),
  around: (inside, isIn, isBehind) => ofNone((before, behind) => inside.settle(isIn && !isBehind && before, isIn && isBehind && behind)),
  place: (sign, at) => ofNone((before, behind) => { if (sign === '\\b' && before !== behind) settled(at, behind ? '(?<!\\w)' : '(?!\\w)'); }),
  letter: (letter) => ofOne(/^\w$/.test(letter)),
  oneOf: (letters) => ofOne(ALL_OF_WORDS.test(letters)),
  sign: (sign) => (/^\\(?:k|[1-9])/.test(sign) ? UNKNOWN : ofOne(/^\\[wd]$/.test(sign))),
});

/**
 * The same expression, each `\b` beside what is surely one of `\w` as a look at the other side alone. V8 writes out what follows a `\b` once for
 * each answer, and again for each within: an expression of some dozen alternatives that begin and end so takes it ten times as long to compile.
 */
export function withoutEdges(pattern: string, flags: string): string {
  if (flags.includes('v')) return pattern;
  const found: [at: number, by: string][] = [];
  for (const alternative of readPattern(pattern, edgeAlgebra((at, by) => found.push([at, by])))) alternative.settle(false, false);
  return found.sort(([a], [b]) => b - a).reduce((text, [at, by]) => text.slice(0, at) + by + text.slice(at + '\\b'.length), pattern);
}
