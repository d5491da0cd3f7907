import { unitReader } from './units.ts';

/*
 * Which signs a text holds at all. A ticket is asked some twenty questions that nearly every ticket has none of the signs for; one look at its
 * letters answers them together, where an expression for each would read it again and again.
 */

/** Something that cleaning replaces or leaves out, or an emoji. */
export const ODD = 1;
/** A unit beyond Latin-1. */
export const WIDE = 2;
/** A mark of chat formats, markup or keys: one of `< [ # " _`. */
export const MARK = 4;
export const COLON = 8, QUESTION = 16;
const MET = 128;

const IS_ODD = /[^\n -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u20A0-\u20BF]/, IS_MARK = /[<[#"_]/;
/** The bits of each unit; 0 until it was met. */
const known = new Uint8Array(0x10000);

function meet(unit: number): number {
  const sign = String.fromCharCode(unit);
  return known[unit] = MET | (IS_ODD.test(sign) ? ODD : 0) | (unit > 0xff ? WIDE : 0) | (IS_MARK.test(sign) ? MARK : 0) | (sign === ':' ? COLON : 0) | (sign === '?' || sign === '¿' ? QUESTION : 0);
}

const unitsOf = unitReader();

function read(text: string): number {
  const units = unitsOf(text), { length } = text;
  let all = 0, unmet = 0;
  // Nothing is called from here: V8 would keep what it reckons with in memory.
  for (let at = 0; at < length; at += 1) {
    const bits = known[units[at]!]!;
    all |= bits;
    unmet |= bits ^ MET;
  }
  if ((unmet & MET) !== 0) for (let at = 0; at < length; at += 1) all |= known[units[at]!] || meet(units[at]!);
  return all;
}

let last = '', lastSigns = 0, before = '', signsBefore = 0;

/** The bits of all signs of a text. The last two texts are remembered: of a ticket, as it came and as it is folded, many steps ask. */
export function signsIn(text: string): number {
  if (text === last) return lastSigns;
  if (text === before) return signsBefore;
  [before, signsBefore] = [last, lastSigns];
  last = text;
  return lastSigns = read(text);
}
