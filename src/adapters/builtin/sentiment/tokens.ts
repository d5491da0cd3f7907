/**
 * One pass over a text: words folded to plain lower-case letters, emojis, emoticons, mentions, links, numbers and the
 * punctuation that parts clauses. Everything lands in typed arrays that are used again for the next text: no string and
 * no regular expression per word, which is what keeps 80 words under some 10 microseconds.
 */

import { COLUMN, LONGEST, NONE, fetchRows, isSpelt, likelyRow, rowOnce, rows, spellingHash } from './known_words.ts';
import { FOLD, LETTER, PLAIN, VANISHES, addLetter, classOf, letterOf, startHash } from './letters.ts';
import { classAt, isApostrophe, readLink, readSign, startsLink } from './signs.ts';
import { FLAG, KIND, add, makeRoom, room, rowOfLetters, setRow, units, type Tokens } from './token_room.ts';

export { FLAG, KIND, type Tokens };

/** Characters read of one text; a feeling that shows nowhere in the first 60,000 is not looked for. */
const MAX_CHARACTERS = 60_000;

const SPACE = 32, HASH = 35;

/**
 * Whether an apostrophe behind so many letters ends a word of its own: French and other elisions ("n'est", "l'appareil", "qu'il") part,
 * contractions ("don't", "I'm", "geht's") stay one word.
 */
function elides(wordStart: number, letters: number): boolean {
  const first = FOLD[units[wordStart]!];
  if (letters === 1) return first !== 105;
  return letters === 2 && first === 113;
}

/** Reads the word that starts at `start` with a plain letter; returns the place behind it, or behind the blank that follows it. */
function readWord(start: number, length: number): number {
  const { plain, plainFours, row } = room, read = units;
  let end = start + 1;
  while (plain[end] !== 0) end += 1;
  const unit = read[end]!;
  if (end - start > LONGEST || (unit !== SPACE && goesOn(unit, end))) return readOddWord(start, length);
  const at = add(KIND.word, (isInCapitals(plain, read, start, end) ? FLAG.capitals : 0) | flagBefore(read, start), start, end, start, end);
  row[at] = likelyRow(spellingHash(plainFours, start, end - start));
  return unit === SPACE ? end + 1 : end;
}

/** Whether a word may go on with a unit that is no plain letter. */
const goesOn = (unit: number, at: number): boolean => letterOf(unit) !== 0 || (isApostrophe(unit) && classAt(at + 1) === LETTER);

function isInCapitals(plain: Uint8Array, read: Uint16Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (plain[at] === read[at]) return false;
  return end - start > 2;
}

/** Reads the word that starts at `start` letter by letter; returns the place behind it. */
const readOddWord = (start: number, length: number): number => spellOut(add(KIND.word, 0, start, start, 0, 0), length);

/** Notes what a token's word says letter by letter; returns the place behind it. */
function spellOut(token: number, length: number): number {
  const tokens = room, { folded } = tokens, start = tokens.start[token]!;
  const folds = FOLD, read = units;
  const from = tokens.foldedCount;
  let at = start, to = from, hash = startHash(), previous = 0, run = 0, lower = 0, all = 0, stretched = false;
  for (; at < length; at += 1) {
    const unit = read[at]!;
    if (unit === SPACE) break;
    const letter = folds[unit]! || letterOf(unit);
    if (letter === 0) {
      if (isApostrophe(unit) && classAt(at + 1) === LETTER && !elides(start, to - from)) continue;
      break;
    }
    if (letter === VANISHES) continue;
    if (letter === unit) lower += 1;
    run = letter === previous ? run + 1 : 1;
    if (run > 2) { stretched = true; continue; }
    folded[to++] = letter;
    all |= letter;
    hash = addLetter(hash, letter);
    previous = letter;
  }
  tokens.foldedCount = to;
  tokens.flags[token] = (lower === 0 && to - from > 2 ? FLAG.capitals : 0) | (stretched ? FLAG.stretched : 0) | flagBefore(read, start);
  tokens.end[token] = at;
  tokens.foldedStart[token] = from;
  tokens.foldedEnd[token] = to;
  tokens.hash[token] = hash;
  tokens.shortHash[token] = stretched ? shortHash(from) : hash;
  setRow(token, all > 0xff || to === from || to - from > LONGEST ? rowOnce() : rowOfFolded(from, to, hash));
  return at;
}

function rowOfFolded(from: number, to: number, hash: number): number {
  const { folded, plain } = room;
  for (let at = from; at < to; at += 1) plain[at] = folded[at]!;
  return rowOfLetters(from, to - from, hash);
}

/** What the sign before a word makes of it. */
function flagBefore(read: Uint16Array, start: number): number {
  if (start === 0) return 0;
  const before = read[start - 1]!;
  if (before === SPACE) return 0;
  if (before === HASH) return FLAG.hashtag;
  return before === 34 || before === 0x201c || before === 0x201e || before === 0xab ? FLAG.quoted : 0;
}

/** The hash of the word read last, from its folded letters on, with every run of a letter as one. */
function shortHash(from: number): number {
  let hash = startHash(), previous = 0;
  for (let at = from; at < room.foldedCount; at += 1) {
    const letter = room.folded[at]!;
    if (letter !== previous) hash = addLetter(hash, letter);
    previous = letter;
  }
  return hash;
}

/** The tokens of a text; valid until the next call. Never throws, whatever the text holds. */
export function tokenize(text: string): Tokens {
  const length = Math.min(text.length, MAX_CHARACTERS);
  makeRoom(text, length);
  foldPlain(length);
  const { plain } = room, read = units;
  for (let at = 0; at < length;) {
    const unit = read[at]!;
    if (plain[at] !== 0) {
      if ((unit === 104 || unit === 119) && startsLink(at)) at = readLink(at, length);
      else at = readWord(at, length);
    } else if (unit === SPACE) at += 1;
    else if (letterOf(unit) === 0) at = readSign(at, unit, length);
    else at = readOddWord(at, length);
  }
  nameWords(length);
  return room;
}

/** Says of each word of plain letters what is remembered of it. */
function nameWords(length: number): void {
  const { count, kind, row, number, hash, shortHash, foldedStart, foldedEnd, plainFours } = room;
  fetchRows(row, count);
  for (let at = 0; at < count; at += 1) {
    const from = foldedStart[at]!, place = row[at]!;
    // Behind the text stand the letters of words that are spelt out already.
    if (kind[at] !== KIND.word || from > length) continue;
    // A word that is new, or has a letter held down: such a one is remembered as it is meant.
    if (place === NONE || !isSpelt(place, plainFours, from, foldedEnd[at]! - from)) spellOut(at, length);
    else {
      number[at] = rows[place + COLUMN.number]!;
      hash[at] = shortHash[at] = rows[place + COLUMN.hash]!;
    }
  }
}

/** Writes what the plain letters of the text fold to, each at its place. A letter whose page was not looked at yet is read as an odd one, and says the same; but links begin with plain ones. */
function foldPlain(length: number): void {
  classOf(SPACE);
  const { folded, plain } = room, letters = PLAIN, read = units;
  for (let at = 0; at < length; at += 1) folded[at] = plain[at] = letters[read[at]!]!;
  plain[length] = 0;
}
