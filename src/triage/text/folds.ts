/** What each UTF-16 unit becomes where case and accents tell nothing. */

const ACCENTED = /[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF]/g;

const bare = new Map<string, string>();
function bareLetter(letter: string): string {
  const known = bare.get(letter) ?? letter.normalize('NFD').charAt(0);
  bare.set(letter, known);
  return known;
}

/** Lower case, accents off, straight apostrophes, by the rules: of any text. */
export function foldedByRules(text: string): string {
  return text
    .replace(ACCENTED, bareLetter)
    .replace(/[’‘´`]/g, "'")
    .toLowerCase();
}

/** What each UTF-16 unit folds to, 0 until it was met; `SLOW` where its neighbours have a say. */
export const folds = new Uint16Array(0x10000);
export const SLOW = 1;

/** Of a pair only those of emojis and signs are sure to have no lower case; a sigma's depends on where in a word it stands. */
function learnFold(unit: number): number {
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const lower = isHalf ? '' : foldedByRules(String.fromCharCode(unit));
  const isSure = isHalf ? unit >= 0xdc00 || (unit >= 0xd83c && unit <= 0xd83e) : unit !== 0x3a3 && lower.length === 1;
  return (folds[unit] = !isSure ? SLOW : isHalf ? unit : lower.charCodeAt(0));
}

export const foldOf = (unit: number): number => folds[unit]! || learnFold(unit);

/** Whether each unit's fold is known now, and is its own affair. */
export function learnedAll(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (foldOf(text.charCodeAt(at)) <= SLOW) return false;
  return true;
}
