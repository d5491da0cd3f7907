import type { Match } from './matcher.ts';
import type { AngerEntry } from './rule_book.ts';
import { pieceOf, wordsOf, type TokenText } from './tokens.ts';

/** Points from which a refund or a cancellation counts as demanded in anger. */
export const ANGRY = 3;

/** Points from which a single very negative word counts by itself: one such word is annoyance, several are not. */
export const VERY_ANGRY = 7;

/** Words in capitals, from this many letters on, are shouted; shorter ones are abbreviations. */
const SHOUTED_LETTERS = 4;

/**
 * How angry a text sounds, in points: 1 to 2 for each different word or idiom of the rules, 1 for repeated exclamation marks (2 for many),
 * 2 for several shouted words. 0 is calm, 3 angry.
 */
export function angerOf(text: TokenText, matches: readonly Match<AngerEntry>[], isCleared: (from: number, to: number) => boolean): number {
  const found = new Map<string, AngerEntry>();
  for (const match of matches) {
    if (!isCleared(match.from, match.to)) found.set(wordsOf(text, match.from, match.to + 1).join(' '), match.entry);
  }
  let points = 0;
  for (const entry of found.values()) points += entry.weight;
  return points + exclamations(text.original) + shouting(text);
}

function exclamations(text: string): number {
  let count = 0;
  for (let at = text.indexOf('!'); at >= 0 && count < 4; at = text.indexOf('!', at + 1)) count++;
  return count >= 4 ? 2 : count >= 2 ? 1 : 0;
}

const [A, Z] = [97, 122];
const isSmall = (unit: number): boolean => unit >= A && unit <= Z;

function shouting(text: TokenText): number {
  let shouted = 0;
  for (let index = 0; index < text.numbers.length && shouted < 3; index++) {
    // Most words begin with a small letter and need not be cut out.
    if (isSmall(text.original.charCodeAt(text.starts[index]!))) continue;
    const word = pieceOf(text, { from: index, to: index });
    if (word.length >= SHOUTED_LETTERS && word === word.toUpperCase() && word !== word.toLowerCase() && !/\d/.test(word)) shouted++;
  }
  return shouted >= 2 ? 2 : shouted;
}
