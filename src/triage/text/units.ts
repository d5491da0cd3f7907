/**
 * A text's UTF-16 units in a list that is used again: Node copies them at once, and a letter of a list is read several times as fast as
 * one of a string, most of all of a piece of another string.
 */

/** Zeros behind the last unit, so that a reader may look ahead. */
const ROOM = 8;
/** Longer texts get a list of their own, so that one of them does not hold memory for good. */
const LONGEST_KEPT = 1 << 16;

/** The units of one text, and room for a byte of each. */
interface Sheet {
  units: Uint16Array;
  bytes: Buffer;
  narrow: Buffer;
}

function sheetOf(size: number): Sheet {
  const units = new Uint16Array(size);
  return { units, bytes: Buffer.from(units.buffer), narrow: Buffer.alloc(size) };
}

let kept = sheetOf(2048);

function sheetFor(length: number): Sheet {
  const size = length + ROOM;
  if (size <= kept.units.length) return kept;
  return size > LONGEST_KEPT ? sheetOf(size) : kept = sheetOf(Math.min(LONGEST_KEPT, 2 * size));
}

function filled(text: string): Sheet {
  const sheet = sheetFor(text.length);
  sheet.bytes.write(text, 'utf16le');
  for (let at = 0; at < ROOM; at += 1) sheet.units[text.length + at] = 0;
  return sheet;
}

/** The units of a text, and some zeros behind them; valid until the next call. */
export const unitsOf = (text: string): Uint16Array => filled(text).units;

/**
 * A text with each unit replaced by what a table holds of it, the text itself where that changes nothing; nothing where the table holds
 * less than 2 of a unit.
 */
export function replaced(text: string, table: Uint16Array): string | undefined {
  const { units, bytes, narrow } = filled(text);
  const length = text.length;
  let all = 0, changed = 0, missing = 0;
  // Not a branch in it: this is asked of every letter of every ticket.
  for (let at = 0; at < length; at += 1) {
    const unit = units[at]!, by = table[unit]!;
    missing |= (by - 2) >> 31;
    changed |= by ^ unit;
    all |= by;
    narrow[at] = by;
  }
  if (missing !== 0) return undefined;
  if (changed === 0) return text;
  if (all < 0x100) return narrow.toString('latin1', 0, length);
  for (let at = 0; at < length; at += 1) units[at] = table[units[at]!]!;
  return bytes.toString('utf16le', 0, 2 * length);
}
