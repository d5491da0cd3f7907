/** Whatever stands between words: numbers, mentions, links, emojis, emoticons and the punctuation that parts clauses. */

import { hashOf } from '../../../triage/text/hashed_words.ts';
import { DIGIT, LETTER, PICTURE, classOf } from './letters.ts';
import { KIND, push, room, units } from './token_room.ts';

/** What stands for every number, mention and link. */
const NUMBER = hashOf('0'), MENTION = hashOf('@'), LINK = hashOf('//');
const SPACE = 32, APOSTROPHE = 39, AT = 64, BACKTICK = 96, RIGHT_QUOTE = 0x2019, ACUTE = 0xb4;
export const isApostrophe = (unit: number): boolean => unit === APOSTROPHE || unit === RIGHT_QUOTE || unit === BACKTICK || unit === ACUTE;
/** What stands at a place: no letter and no digit behind the end. */
export const classAt = (at: number): number => classOf(units[at]!);
const isBlank = (unit: number): boolean => unit <= SPACE || unit === 0xa0;

function behindBlank(at: number, length: number): number {
  let place = at;
  while (place < length && !isBlank(units[place]!)) place += 1;
  return place;
}

/** Whether a link starts at an h or a w. */
export function startsLink(at: number): boolean {
  const { text } = room;
  const second = units[at + 1]!;
  if (second !== 116 && second !== 119) return false;
  return text.startsWith('http', at) ? text.startsWith('://', at + 4) || text.startsWith('://', at + 5) : text.startsWith('www.', at);
}

export function readLink(at: number, length: number): number {
  const end = behindBlank(at, length);
  push(KIND.link, LINK, at, end);
  return end;
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
export function readSign(at: number, unit: number, length: number): number {
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
