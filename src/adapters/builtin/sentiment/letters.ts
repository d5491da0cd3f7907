/** What the tokenizer knows of each UTF-16 unit, and the hash that words are known by. */

const SEED = 0x811c9dc5 | 0;
export const startHash = (): number => SEED;
/** One more letter into a 32-bit FNV-1a hash. */
export const addLetter = (hash: number, letter: number): number => Math.imul(hash ^ letter, 16777619);

/** Hash of an already folded word, as the tokenizer computes it. */
export function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at += 1) hash = addLetter(hash, word.charCodeAt(at));
  return hash;
}

const LATIN_END = 0x250;
/** For each UTF-16 unit: 0 nothing, 1 letter, 2 digit, 3 other sign that may be an emoji. Filled by `readyFor`. */
export const CLASS = new Uint8Array(65_536);
/** Lower case without accents for Latin letters; ß stays one letter. Filled by `readyFor`. */
export const FOLD = new Uint16Array(65_536);

const PAGE = 256;
const filled = new Uint8Array(65_536 / PAGE);
const LETTER = /\p{L}|\p{M}/u;

/** Fills the tables for the units of a text, a page at a time: all of them at once would take longer than everything else at a start. */
export function readyFor(text: string): void {
  for (let at = 0; at < text.length; at += 1) {
    const page = text.charCodeAt(at) >> 8;
    if (filled[page] === 0) fillPage(page);
  }
}

function fillPage(page: number): void {
  filled[page] = 1;
  for (let unit = page * PAGE; unit < (page + 1) * PAGE; unit += 1) {
    FOLD[unit] = unit;
    if (unit >= 0xd800 && unit <= 0xdfff) CLASS[unit] = 3;
    else if (unit >= 48 && unit <= 57) CLASS[unit] = 2;
    else if (unit >= 0x2190 && unit <= 0x2bff) CLASS[unit] = 3;
    else if (LETTER.test(String.fromCharCode(unit))) {
      CLASS[unit] = 1;
      const lower = String.fromCharCode(unit).toLowerCase();
      FOLD[unit] = (unit < LATIN_END ? lower.normalize('NFD') : lower).charCodeAt(0);
    }
    // Combining accents of decomposed text vanish from the folded word.
    if (unit >= 0x300 && unit < 0x370) FOLD[unit] = 0;
  }
}
