/** The tokens of one text at a time, in lists that are used again for the next one. */

import { unitReader } from '../../../triage/text/units.ts';
import { NONE, findRow, rows, spellingHash, takeRow } from './known_words.ts';

/** What a token is. Breaks are ordered by strength. */
export const KIND = { word: 0, emoji: 1, mention: 2, link: 3, number: 4, comma: 5, stop: 6, exclamation: 7, question: 8, line: 9 } as const;
/** How a word is written. */
export const FLAG = { capitals: 1, stretched: 2, hashtag: 4, quoted: 8 } as const;

export interface Tokens {
  text: string;
  count: number;
  kind: Uint8Array;
  flags: Uint8Array;
  /** 32-bit FNV-1a of the folded letters. */
  hash: Int32Array;
  /** Of a word, an emoji or a number the row in which `known_words.ts` keeps what is known of it, and its number there; 0 of anything else. */
  row: Int32Array;
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

/** The tokens of one text, and what they are read from. */
export interface Room extends Tokens {
  /** A byte for each unit of the text: what it folds to where it is a plain letter, else 0. Behind them the letters of odd words, which are folded one by one. */
  plain: Uint8Array;
  plainFours: DataView;
  /** Where the letters of the next odd word go. */
  foldedCount: number;
}

/** Letters that stand for a sign in the memory of words: one that begins no word, and the bytes of its hash. */
const SIGN_LETTERS = 5, OF_SIGN = 1;
/** Letters looked at together may lie behind the last one. */
const AHEAD = 16;

function grown(size: number): Room {
  const letters = 2 * size + AHEAD, plain = new Uint8Array(letters);
  return {
    text: '', count: 0,
    kind: new Uint8Array(size), flags: new Uint8Array(size),
    hash: new Int32Array(size), row: new Int32Array(size), number: new Int32Array(size), shortHash: new Int32Array(size), start: new Int32Array(size), end: new Int32Array(size),
    foldedStart: new Int32Array(size), foldedEnd: new Int32Array(size), folded: new Uint16Array(letters), plain, plainFours: new DataView(plain.buffer), foldedCount: 0,
  };
}

/** Room of one text's tokens, used again by the next one: what `tokenize` returns is valid until its next call. */
export let room = grown(4096);
const unitsOf = unitReader();
/** The units of the text being read, zeros behind them. */
export let units = unitsOf('');

/** Units behind the last one read that a sign may be told by. */
const LOOK_AHEAD = 4;

/** Makes room for the tokens of a text, of which so many units are read. */
export function makeRoom(text: string, length: number): void {
  if (room.kind.length <= length) room = grown(length * 2);
  room.text = text;
  units = unitsOf(text.length === length ? text : text.slice(0, length + LOOK_AHEAD));
  room.count = 0;
  room.foldedCount = length + 1;
}

/** A token that is no word; its hash alone tells which. */
export function push(kind: number, hash: number, start: number, end: number): void {
  const at = add(kind, 0, start, end, room.foldedCount, room.foldedCount);
  room.hash[at] = room.shortHash[at] = hash;
  if (kind === KIND.emoji || kind === KIND.number) setRow(at, rowOfSign(hash));
}

/** Adds a token of which no hash is known yet; returns its place. */
export function add(kind: number, flags: number, start: number, end: number, foldedFrom: number, foldedTo: number): number {
  const tokens = room;
  const at = tokens.count;
  tokens.kind[at] = kind;
  tokens.flags[at] = flags;
  tokens.start[at] = start;
  tokens.end[at] = end;
  tokens.foldedStart[at] = foldedFrom;
  tokens.foldedEnd[at] = foldedTo;
  tokens.row[at] = NONE;
  tokens.count = at + 1;
  return at;
}

export function setRow(at: number, row: number): void {
  room.row[at] = row;
  room.number[at] = rows[row]!;
}

/** All that is ever said of a sign is told by its hash; its letters are overwritten by the next word. */
function rowOfSign(hash: number): number {
  const { plain, foldedCount } = room;
  plain[foldedCount] = OF_SIGN;
  for (let byte = 0; byte < 4; byte += 1) plain[foldedCount + 1 + byte] = hash >>> (8 * byte);
  return rowOfLetters(foldedCount, SIGN_LETTERS, hash);
}

/** The row of what is spelt by so many letters of `plain`. */
export function rowOfLetters(from: number, length: number, hash: number): number {
  const { plainFours } = room;
  const spelt = spellingHash(plainFours, from, length), row = findRow(spelt, plainFours, from, length);
  return row === NONE ? takeRow(spelt, plainFours, from, length, hash) : row;
}

