/**
 * One pass over a text: words folded to plain lower-case letters, emojis, emoticons, mentions, links, numbers and the
 * punctuation that parts clauses. Everything lands in typed arrays that are used again for the next text: no string and
 * no regular expression per word, which is what keeps 80 words under some 10 microseconds.
 */

import { hashOf } from '../../../triage/text/hashed_words.ts';
import { unitsOf } from '../../../triage/text/units.ts';
import { numberOf } from './known_words.ts';
import { DIGIT, FOLD, LETTER, PICTURE, VANISHES, addLetter, classOf, letterOf, startHash } from './letters.ts';

/** What stands for every number, mention and link. */
const NUMBER = hashOf('0'), MENTION = hashOf('@'), LINK = hashOf('//');
/** What a token is. Breaks are ordered by strength. */
export const KIND = { word: 0, emoji: 1, mention: 2, link: 3, number: 4, comma: 5, stop: 6, exclamation: 7, question: 8, line: 9 } as const;
/** How a word is written. */
export const FLAG = { capitals: 1, stretched: 2, hashtag: 4, quoted: 8 } as const;

/** Characters read of one text; a feeling that shows nowhere in the first 60,000 is not looked for. */
export const MAX_CHARACTERS = 60_000;

export interface Tokens {
  text: string;
  count: number;
  kind: Uint8Array;
  flags: Uint8Array;
  /** 32-bit FNV-1a of the folded letters. */
  hash: Int32Array;
  /** Of a word, an emoji or a number what `known_words.ts` knows it by, 0 of anything else. */
  number: Int32Array;
  /** `hash` with every run of a letter as one letter; equal to `hash` unless stretched ("soooo"). */
  shortHash: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** Where the word's folded letters stand in `folded`. */
  foldedStart: Int32Array;
  foldedEnd: Int32Array;
  folded: Uint16Array;
}

/** Letters that stand for a sign in the memory of words: 0, which begins no word, and the bytes of its hash. */
const SIGN_LETTERS = 5;

const grown = (size: number): Tokens => ({
  text: '', count: 0,
  kind: new Uint8Array(size), flags: new Uint8Array(size),
  hash: new Int32Array(size), number: new Int32Array(size), shortHash: new Int32Array(size), start: new Int32Array(size), end: new Int32Array(size),
  foldedStart: new Int32Array(size), foldedEnd: new Int32Array(size), folded: new Uint16Array(size + SIGN_LETTERS),
});

/** Room of one text's tokens, used again by the next one: what `tokenize` returns is valid until its next call. */
let room = grown(4096);
let foldedCount = 0;
/** The units of the text being read, zeros behind them; nothing else may ask for a text's units meanwhile. */
let units = unitsOf('');

/** A token that is no word; its hash alone tells which. */
function push(kind: number, hash: number, start: number, end: number): void {
  add(kind, 0, hash, kind === KIND.emoji || kind === KIND.number ? numberOfSign(hash) : 0, hash, start, end, foldedCount);
}

/** All that is ever said of a sign is told by its hash; its letters are overwritten by the next word. */
function numberOfSign(hash: number): number {
  const { folded } = room;
  folded[foldedCount] = 0;
  for (let byte = 0; byte < 4; byte += 1) folded[foldedCount + 1 + byte] = (hash >>> (8 * byte)) & 0xff;
  return numberOf(hash, folded, foldedCount, foldedCount + SIGN_LETTERS);
}

function add(kind: number, flags: number, hash: number, number: number, shortHash: number, start: number, end: number, foldedFrom: number): void {
  const tokens = room;
  const at = tokens.count;
  tokens.kind[at] = kind;
  tokens.flags[at] = flags;
  tokens.hash[at] = hash;
  tokens.number[at] = number;
  tokens.shortHash[at] = shortHash;
  tokens.start[at] = start;
  tokens.end[at] = end;
  tokens.foldedStart[at] = foldedFrom;
  tokens.foldedEnd[at] = foldedCount;
  tokens.count = at + 1;
}

const SPACE = 32, HASH = 35, APOSTROPHE = 39, AT = 64, BACKTICK = 96, RIGHT_QUOTE = 0x2019, ACUTE = 0xb4;
const isApostrophe = (unit: number): boolean => unit === APOSTROPHE || unit === RIGHT_QUOTE || unit === BACKTICK || unit === ACUTE;
/** What stands at a place: no letter and no digit behind the end. */
const classAt = (at: number): number => classOf(units[at]!);
const isBlank = (unit: number): boolean => unit <= SPACE || unit === 0xa0;

/**
 * Whether an apostrophe behind so many letters ends a word of its own: French and other elisions ("n'est", "l'appareil", "qu'il") part,
 * contractions ("don't", "I'm", "geht's") stay one word.
 */
function elides(wordStart: number, letters: number): boolean {
  const first = FOLD[units[wordStart]!];
  if (letters === 1) return first !== 105;
  return letters === 2 && first === 113;
}

/** Reads the word that starts at `start`; returns the place behind it. */
function readWord(start: number, length: number): number {
  const { folded } = room;
  const folds = FOLD, read = units;
  const from = foldedCount;
  let at = start, to = from, hash = startHash(), previous = 0, run = 0, lower = 0, stretched = false;
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
    hash = addLetter(hash, letter);
    previous = letter;
  }
  foldedCount = to;
  const flags = (lower === 0 && to - from > 2 ? FLAG.capitals : 0) | (stretched ? FLAG.stretched : 0) | flagBefore(start);
  add(KIND.word, flags, hash, numberOf(hash, folded, from, to), stretched ? shortHash(from) : hash, start, at, from);
  return at;
}

/** What the sign before a word makes of it. */
function flagBefore(start: number): number {
  if (start === 0) return 0;
  const before = units[start - 1]!;
  if (before === SPACE) return 0;
  if (before === HASH) return FLAG.hashtag;
  return before === 34 || before === 0x201c || before === 0x201e || before === 0xab ? FLAG.quoted : 0;
}

/** The hash of the word read last, from its folded letters on, with every run of a letter as one. */
function shortHash(from: number): number {
  let hash = startHash(), previous = 0;
  for (let at = from; at < foldedCount; at += 1) {
    const letter = room.folded[at]!;
    if (letter !== previous) hash = addLetter(hash, letter);
    previous = letter;
  }
  return hash;
}

function behindBlank(at: number, length: number): number {
  let place = at;
  while (place < length && !isBlank(units[place]!)) place += 1;
  return place;
}

/** Whether a link starts at an h or a w. */
function startsLink(at: number): boolean {
  const { text } = room;
  const second = units[at + 1]!;
  if (second !== 116 && second !== 119) return false;
  return text.startsWith('http', at) ? text.startsWith('://', at + 4) || text.startsWith('://', at + 5) : text.startsWith('www.', at);
}

const EYES = ':;=', MOUTHS = ')(DPp/\\|[]3oO*';

/** Emoticons such as `:-(`, `;)`, `<3`, hashed without their nose; 0 where there is none at this place. */
function readEmoticon(at: number): number {
  const { text } = room;
  const eyes = text.charAt(at);
  if (eyes === '<' && text.charAt(at + 1) === '3') { push(KIND.emoji, hashOf('<3'), at, at + 2); return at + 2; }
  if (!EYES.includes(eyes)) return 0;
  const nose = text.charAt(at + 1) === '-' || isApostrophe(units[at + 1]!) ? 1 : 0;
  const mouth = text.charAt(at + 1 + nose);
  if (!mouth || !MOUTHS.includes(mouth) || classAt(at + 2 + nose) === LETTER) return 0;
  push(KIND.emoji, hashOf(`:${mouth}`), at, at + 2 + nose);
  return at + 2 + nose;
}

const PUNCTUATION: Record<string, number> = {
  '.': KIND.stop, '…': KIND.stop, '!': KIND.exclamation, '¡': KIND.comma, '?': KIND.question, '\n': KIND.line, ',': KIND.comma, ';': KIND.comma,
  ':': KIND.comma, '(': KIND.comma, ')': KIND.comma, '–': KIND.comma, '—': KIND.comma,
};
const PUNCTUATION_KIND = new Uint8Array(65_536);
for (const [sign, kind] of Object.entries(PUNCTUATION)) PUNCTUATION_KIND[sign.charCodeAt(0)] = kind;

/** "1,200.50" and "07:40" are one number each. */
const joinsDigits = (unit: number): boolean => unit === 46 || unit === 44 || unit === 58;

/** Reads whatever is no plain word at `at`; returns the place behind it. */
function readSign(at: number, unit: number, length: number): number {
  if (classOf(unit) === DIGIT) {
    let end = at + 1;
    while (end < length && (classAt(end) === DIGIT || (joinsDigits(units[end]!) && classAt(end + 1) === DIGIT))) end += 1;
    push(KIND.number, NUMBER, at, end);
    return end;
  }
  if (classOf(unit) === PICTURE) return readEmoji(at, unit);
  if (unit === AT && classAt(at + 1) === LETTER) {
    const end = behindBlank(at, length);
    push(KIND.mention, MENTION, at, end);
    return end;
  }
  if (unit === 58 || unit === 59 || unit === 61 || unit === 60) {
    const end = readEmoticon(at);
    if (end) return end;
  }
  const kind = PUNCTUATION_KIND[unit] ?? 0;
  if (kind) push(kind, unit, at, at + 1);
  return at + 1;
}

function readEmoji(at: number, unit: number): number {
  const code = room.text.codePointAt(at) ?? unit;
  const width = code > 0xffff ? 2 : 1;
  const tone = code >= 0x1f3fb && code <= 0x1f3ff;
  const lone = width === 1 && unit >= 0xd800 && unit <= 0xdfff;
  if (!tone && !lone) push(KIND.emoji, hashOf(String.fromCodePoint(code)), at, at + width);
  return at + width;
}

/** Units behind the last one read that a sign may be told by. */
const LOOK_AHEAD = 4;

/** The tokens of a text; valid until the next call. Never throws, whatever the text holds. */
export function tokenize(text: string): Tokens {
  const length = Math.min(text.length, MAX_CHARACTERS);
  if (room.kind.length <= length) room = grown(length * 2);
  room.text = text;
  units = unitsOf(text.length === length ? text : text.slice(0, length + LOOK_AHEAD));
  room.count = 0;
  foldedCount = 0;
  for (let at = 0; at < length;) {
    const unit = units[at]!;
    if (unit === SPACE) at += 1;
    else if (FOLD[unit] === 0 && letterOf(unit) === 0) at = readSign(at, unit, length);
    else if ((unit === 104 || unit === 119) && startsLink(at)) {
      const end = behindBlank(at, length);
      push(KIND.link, LINK, at, end);
      at = end;
    } else at = readWord(at, length);
  }
  return room;
}
