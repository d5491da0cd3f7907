/**
 * One code point at a time, so that every folded character still knows where it stood in the original:
 * NFKD, lower case, accents off, look-alike letters of other scripts turned into Latin ones.
 */

/** Letters of Cyrillic and Greek that a reader takes for Latin ones (from Unicode's confusables, the intentional part). */
const LOOK_ALIKES = new Map(Object.entries({
  а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', ӏ: 'l', һ: 'h',
  α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ı: 'i', ɑ: 'a', ɡ: 'g', ո: 'n', ս: 'u', օ: 'o',
}));

/** Letters that decomposition leaves whole. */
const LIGATURES = new Map(Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', þ: 'th', ð: 'd', ŋ: 'n' }));

const COMBINING_OR_FORMAT = /^[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{Nd}]+$/u;
const REMEMBERED = 8_192;

const folded = new Map<number, string>();

/**
 * The folded form of a code point: letters and digits as lower-case Latin where there is one, `''` for what is not seen
 * (zero-width, bidi, tag and combining characters), and the character itself for everything else.
 */
export function foldCodePoint(codePoint: number): string {
  const known = folded.get(codePoint);
  if (known !== undefined) return known;
  if (folded.size > REMEMBERED) folded.clear();
  const result = fold(codePoint);
  folded.set(codePoint, result);
  return result;
}

function fold(codePoint: number): string {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return ' ';
  const character = String.fromCodePoint(codePoint);
  if (COMBINING_OR_FORMAT.test(character)) return '';
  let result = '';
  for (const part of character.normalize('NFKD').toLowerCase()) {
    if (COMBINING_OR_FORMAT.test(part)) continue;
    result += LIGATURES.get(part) ?? LOOK_ALIKES.get(part) ?? part;
  }
  return result === '' ? character : result;
}

export const isWordText = (text: string): boolean => LETTER_OR_DIGIT.test(text);

/** A short text folded whole: for words of the rules, which need no way back. */
export function foldText(text: string): string {
  let result = '';
  for (const character of text) result += foldCodePoint(character.codePointAt(0) ?? 32);
  return result;
}
