/**
 * A text's UTF-16 units in a list that is used again: Node copies them at once, and a letter of a list is read several times as fast as
 * one of a string, most of all of a piece of another string.
 */

/** Zeros behind the last unit, so that a reader may look ahead. */
const ROOM = 8;
/** Longer texts get a list of their own, so that one of them does not hold memory for good. */
const LONGEST_KEPT = 1 << 16;

/** The units of one text, and the same as bytes. */
interface Sheet {
  units: Uint16Array;
  bytes: Buffer;
}

const SHORTEST = 2048;

/** A sheet that is used again, of its reader's own. */
function sheetKeeper(): (text: string) => Sheet {
  let kept: Sheet | undefined;
  return (text) => {
    const size = text.length + ROOM;
    let sheet = kept;
    if (!sheet || size > sheet.units.length) {
      const units = new Uint16Array(size > LONGEST_KEPT ? size : Math.min(LONGEST_KEPT, Math.max(SHORTEST, 2 * size)));
      sheet = { units, bytes: Buffer.from(units.buffer) };
      if (size <= LONGEST_KEPT) kept = sheet;
    }
    sheet.bytes.write(text, 'utf16le');
    for (let at = 0; at < ROOM; at += 1) sheet.units[text.length + at] = 0;
    return sheet;
  };
}

/**
 * Reads the units of a text, and some zeros behind them; valid until it reads another one. Each module that reads letters makes a reader
 * of its own: whatever it asks of others meanwhile, they may read other texts.
 */
export function unitReader(): (text: string) => Uint16Array {
  const sheetOf = sheetKeeper();
  return (text) => sheetOf(text).units;
}

const replacedSheet = sheetKeeper();
let narrowed = Buffer.alloc(0);

/** A byte for each letter of a text. */
function bytesFor(length: number): Buffer {
  if (length <= narrowed.length) return narrowed;
  return length > LONGEST_KEPT ? Buffer.alloc(length) : narrowed = Buffer.alloc(Math.min(LONGEST_KEPT, Math.max(SHORTEST, 2 * length)));
}

/**
 * A text with each unit replaced by what a table holds of it, the text itself where that changes nothing; nothing where the table holds
 * less than 2 of a unit.
 */
export function replaced(text: string, table: Uint16Array): string | undefined {
  const { units, bytes } = replacedSheet(text), length = text.length, narrow = bytesFor(length);
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
