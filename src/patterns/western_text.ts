/**
 * An expression that names Unicode's properties takes V8 milliseconds to compile, for the ranges of all scripts of the world. Nearly every
 * ticket is written in the letters of western Europe; over those a property is a handful of ranges, and the expression says the same.
 */

/** Anything but Latin-1, three letters that French and its neighbours have besides, accents of their own, signs, arrows, money and emojis. */
const ELSE = /[^\0-\u00ff\u0152\u0153\u0178\u0300-\u0344\u2000-\u206f\u20a0-\u20cf\u2122\u2190-\u21ff\u2500-\u2775\u2794-\u27bf\ufe0f\ud83c-\ud83e\udc00-\udfff]|\ud83c[\udc00-\udeff]|\ud83e[\udf00-\udfff]|[\ud83c-\ud83e](?![\udc00-\udfff])|(?<![\ud83c-\ud83e])[\udc00-\udfff]/;

let last = '';
let lastIsWestern = true;

/** Dozens of expressions are asked about one text in a row, each of them whether it is western: it is looked through once. */
export function isWestern(text: string): boolean {
  if (text !== last) {
    last = text;
    lastIsWestern = !ELSE.test(text);
  }
  return lastIsWestern;
}

const CASED = 'A-Za-zµÀ-ÖØ-öø-ÿŒœŸ';
const WESTERN: Readonly<Record<string, string>> = {
  L: `${CASED}ªº`, Lu: 'A-ZÀ-ÖØ-ÞŒŸ', Ll: 'a-zµß-öø-ÿœ', M: '\u0300-\u0344\ufe0f', N: '0-9²³¹¼-¾', Nd: '0-9', 'Script=Latin': 'A-Za-zªºÀ-ÖØ-öø-ÿŒœŸ',
  'Script=Arabic': '', 'Script=Cyrillic': '', 'Script=Devanagari': '', 'Script=Greek': '', 'Script=Han': '', 'Script=Hangul': '', 'Script=Hebrew': '', 'Script=Hiragana': '',
  'Script=Katakana': '', 'Script=Thai': '',
};
/** What a property holds besides where an expression does not regard case. */
const WITHOUT_CASE: Readonly<Record<string, string>> = { Lu: CASED, Ll: CASED, 'Script=Greek': 'µ' };

/** The expression as it is for a western text. Its properties must stand within classes; one that is not listed stays as it is. */
export const westernPattern = (pattern: string, flags: string): string =>
  pattern.replace(/\\p\{([^}]*)\}/g, (whole, name: string) => (flags.includes('i') ? WITHOUT_CASE[name] : undefined) ?? WESTERN[name] ?? whole);
