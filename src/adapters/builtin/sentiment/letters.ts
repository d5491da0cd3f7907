/** What the tokenizer knows of each UTF-16 unit, and the hash that words are known by. */

const SEED = 0x811c9dc5 | 0;
export const startHash = (): number => SEED;
/** One more letter into a 32-bit FNV-1a hash. */
export const addLetter = (hash: number, letter: number): number => Math.imul(hash ^ letter, 16777619);

const LATIN_END = 0x250;
/** What a UTF-16 unit is: part of a word, of a number, perhaps of an emoji, or none of these. */
export const LETTER = 1, DIGIT = 2, PICTURE = 3, OTHER = 4;
/** Of each unit; 0 where its page has not been looked at. */
const CLASS = new Uint8Array(65_536);
/** Lower case without accents for Latin letters; ß stays one letter. 0 where no letter is, or its page has not been looked at. */
export const FOLD = new Uint16Array(65_536);
/** What each letter folds to that folds to one of Latin-1; 0 for any other unit, and where its page has not been looked at. */
export const PLAIN = new Uint8Array(65_536);
/** What a combining accent of decomposed text folds to: it vanishes from the word. */
export const VANISHES = 1;

const PAGE = 256;
const IN_WORD = /\p{L}|\p{M}/u;

/** What a unit is; 0 for the NaN behind a text's end. */
export const classOf = (unit: number): number => CLASS[unit] || (unit >= 0 ? fillPage(unit) : 0);

/** What a letter folds to, whose page may not have been looked at; 0 for what is no letter. */
export const letterOf = (unit: number): number => (classOf(unit) === LETTER ? FOLD[unit]! : 0);

/** A page of the tables at a time: all of them at once would take longer than everything else at a start. */
function fillPage(asked: number): number {
  const first = asked - (asked % PAGE);
  for (let unit = first; unit < first + PAGE; unit += 1) {
    CLASS[unit] = classed(unit);
    if (CLASS[unit] !== LETTER) continue;
    const letter = FOLD[unit] = foldedLetter(unit);
    if (letter !== VANISHES && letter <= 0xff) PLAIN[unit] = letter;
  }
  return CLASS[asked] ?? OTHER;
}

function classed(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return PICTURE;
  if (unit >= 48 && unit <= 57) return DIGIT;
  if (unit >= 0x2190 && unit <= 0x2bff) return PICTURE;
  return IN_WORD.test(String.fromCharCode(unit)) ? LETTER : OTHER;
}

function foldedLetter(unit: number): number {
  if (unit >= 0x300 && unit < 0x370) return VANISHES;
  const lower = String.fromCharCode(unit).toLowerCase();
  return (unit < LATIN_END ? lower.normalize('NFD') : lower).charCodeAt(0);
}
