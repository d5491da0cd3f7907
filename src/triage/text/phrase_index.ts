import { packed, type Unpacker } from './packed.ts';

/** The phrases of some tables, read where they lie: in buckets by their first two letters, of one bucket the longest first. */
export interface PhraseIndex {
  /** Where the phrases of each bucket begin, behind the last the number of all. */
  buckets: Uint16Array;
  /** Where the letters of each phrase begin among those of all, behind the last the number of all. */
  begins: Uint16Array;
  letters: Uint16Array;
  /** The place of each phrase's table among the tables. */
  places: Uint8Array;
  /** The last five bits of each phrase's third letter; `ANY` where a blank stands before it or there, or nothing. */
  thirds: Uint8Array;
}

const WORD = /[\p{L}\p{N}]/u;
const known = new Uint8Array(0x10000);

/** Whether a letter or a digit stands at this place; looked up once for each character there is. */
export function isWordAt(text: string, index: number): boolean {
  if (index < 0 || index >= text.length) return false;
  return kindOf(text.charCodeAt(index)) === IN_WORD;
}

/** What `kindOf` says of a letter or a digit. */
export const IN_WORD = 2;
export const kindOf = (code: number): number => known[code] || (known[code] = WORD.test(String.fromCharCode(code)) ? IN_WORD : 1);

/** Whether no word goes on from the unit before a place to the one there. */
export const isParted = (list: Uint16Array, at: number): boolean => kindOf(list[at - 1]!) !== IN_WORD || kindOf(list[at]!) !== IN_WORD;

export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 160;

/**
 * Where a phrase that begins at `index` of a text's units ends, or -1. A blank of the phrase stands for one to four of the text. Behind
 * the text's end the list holds zeros, which are in no phrase.
 */
export function endOf({ letters, begins }: PhraseIndex, phrase: number, list: Uint16Array, index: number): number {
  const behind = begins[phrase + 1]!;
  let at = index;
  for (let letter = begins[phrase]!; letter < behind; letter += 1) {
    const code = letters[letter]!;
    if (code !== 32) {
      if (list[at] !== code) return -1;
      at += 1;
      continue;
    }
    const from = at;
    while (at - from < 4 && isBlank(list[at]!)) at += 1;
    if (at === from) return -1;
  }
  return at;
}

/** Letters are told by their last five bits before they are compared. */
const LETTERS = 32;
const ANY = 255;

/**
 * The bucket of two letters, by their last five bits. A blank counts as none, as does the end: a phrase of one letter is in the bucket of
 * those that go on with a blank, whatever follows it in a text.
 */
export const bucketOf = (first: number, second: number): number => ((first & 31) << 5) | (isBlank(second) ? 0 : second & 31);

/** The bucket of phrases whose first letter stands alone, for any bucket that begins with this letter. */
export const aloneIn = (bucket: number): number => bucket & ~31;

/** The next phrase of a bucket that may go on with this third letter, from `phrase` on; behind the bucket's last, its end. */
export function nextIn({ thirds }: PhraseIndex, phrase: number, end: number, third: number): number {
  const told = third & 31;
  let at = phrase;
  while (at < end && thirds[at] !== told && thirds[at] !== ANY) at += 1;
  return at;
}

/** All tables' phrases in parts, as `readIndex` takes them. */
export function indexParts(tables: Readonly<Record<string, readonly string[]>>): Parameters<typeof packed>[0] {
  const rows = Object.values(tables).flatMap((phrases, place) => phrases.map((phrase) => ({ phrase, place, bucket: bucketOf(phrase.charCodeAt(0), phrase.length > 1 ? phrase.charCodeAt(1) : 32) })));
  rows.sort((a, b) => a.bucket - b.bucket || b.phrase.length - a.phrase.length);
  const counts = new Uint32Array(LETTERS ** 2);
  for (const { bucket } of rows) counts[bucket]! += 1;
  const letters = rows.map(({ phrase }) => phrase).join('');
  if (letters.length > 0xffff || rows.some(({ phrase }) => phrase.length > 0xff) || counts.some((count) => count > 0xff)) throw new Error('More letters, or phrases of one beginning, than can be counted.');
  return [Uint8Array.from(counts), Uint8Array.from(rows, ({ phrase }) => phrase.length), Uint16Array.from({ length: letters.length }, (_unused, at) => letters.charCodeAt(at)), Uint8Array.from(rows, ({ place }) => place)];
}

/** Where each of some lengths begins when they stand one after another. */
function beginsOf(lengths: Uint8Array): Uint16Array {
  const begins = new Uint16Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) begins[at + 1] = begins[at]! + lengths[at]!;
  return begins;
}

function thirdsOf(begins: Uint16Array, letters: Uint16Array): Uint8Array {
  const thirds = new Uint8Array(begins.length - 1).fill(ANY);
  for (let phrase = 0; phrase < thirds.length; phrase += 1) {
    const from = begins[phrase]!;
    if (begins[phrase + 1]! - from > 2 && letters[from] !== 32 && letters[from + 1] !== 32 && letters[from + 2] !== 32) thirds[phrase] = letters[from + 2]! & 31;
  }
  return thirds;
}

export function readIndex({ bytes, numbers }: Unpacker): PhraseIndex {
  const [buckets, begins, letters, places] = [beginsOf(bytes()), beginsOf(bytes()), numbers(), bytes()];
  return { buckets, begins, letters, places, thirds: thirdsOf(begins, letters) };
}
