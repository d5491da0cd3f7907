import { fold } from '../triage/text/characters.ts';

/** Spellings of one product, by the letters and digits alone. */
const keyOf = (name: string): string => fold(name.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '');

/** Words around a product's name that are no part of it. */
const AROUND = /^(?:the|my|our|your|der|die|das|mein|meine|el|la|los|mi|le|les|mon|ma|o|a|os|meu|minha)\s+|[®™©]|\s+\([^()]*\)\s*$/giu;
const digitsOf = (key: string): string => key.replace(/\D+/g, '.');

/** True where two keys differ by at most `most` letters typed wrong, left out, added or swapped (optimal string alignment). */
function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return (last[b.length] ?? most + 1) <= most;
}

/** Letters that may be wrong: none in a short name, where another word is another product. */
const tolerance = (key: string): number => (key.length >= 10 ? 2 : key.length >= 6 ? 1 : 0);

/** A longer description of a product is rarer than its name. */
const RARER = 3;
/** Words that make another product of a name. */
const VARIANTS = /\b(?:pro|mini|max|plus|lite|light|ultra|air|se|xl|office|business|enterprise|premium|basic|classic|kids|junior|gen|generation|family|deluxe|advanced|professional)\b/;
/** `Model A` and `Model B` are two: a part this short is no typing error of another. */
const shortWords = (words: string): string => words.split(' ').filter((word) => word.length <= 2).join(' ');

/** One spelling is another's if it is a typing error of it, or a rarer one that holds it whole among other words; numbers must agree. */
function isVariant(spelling: Spelling, target: Spelling): boolean {
  const { key, words } = spelling;
  if (digitsOf(key) !== digitsOf(target.key)) return false;
  if (target.key.length >= 4 && target.count >= RARER * spelling.count && ` ${words} `.includes(` ${target.words} `)) return !VARIANTS.test(words.replace(target.words, ''));
  return shortWords(words) === shortWords(target.words) && isNear(key, target.key, tolerance(target.key));
}

/** A cell without what stands around the name: `my fitbit_versa` is `fitbit versa`. */
function bareName(cell: string): string {
  const spaced = (/\s/.test(cell.trim()) ? cell : cell.replaceAll('_', ' ')).replace(/\s+/g, ' ').trim();
  return spaced.replace(AROUND, '').trim() || cell.trim();
}

interface Spelling { key: string; words: string; count: number; shown: string }

function spellings(names: readonly string[]): Spelling[] {
  const byKey = new Map<string, Spelling & { forms: Map<string, number> }>();
  for (const name of names) {
    const bare = bareName(name);
    const key = keyOf(bare);
    if (!key) continue;
    const own = byKey.get(key) ?? { key, words: fold(bare).replace(/[^\p{L}\p{N}]+/gu, ' ').trim(), count: 0, shown: '', forms: new Map() };
    own.count += 1;
    own.forms.set(bare, (own.forms.get(bare) ?? 0) + 1);
    byKey.set(key, own);
  }
  return [...byKey.values()]
    .map(({ forms, ...own }) => ({ ...own, shown: [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '' }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** What a column of product cells names. */
export interface ProductNames {
  /** Names as most rows spell them, most frequent first. */
  names: string[];
  /** The name that a cell's spelling stands for; `""` for a blank cell. */
  nameOf(cell: string): string;
  /** Spellings that were taken for a name of other letters. */
  merged: { spelling: string; name: string }[];
}

/** Spellings compared one with another; beyond this many, a column is free text rather than a list of products. */
const MOST_COMPARED = 400;

/**
 * Brings a product column's spellings together: case, blanks, marks, articles, typing errors, and longer descriptions
 * that hold a name. Numbers keep names apart (a Model 12 is no Model 13). The same cells give the same names in any order.
 */
export function productNames(cells: readonly string[]): ProductNames {
  const canonical = new Map<string, string>();
  const roots: Spelling[] = [];
  const merged: ProductNames['merged'] = [];
  for (const spelling of spellings(cells)) {
    const root = roots.slice(0, MOST_COMPARED).find((target) => isVariant(spelling, target));
    if (root) merged.push({ spelling: spelling.shown, name: root.shown });
    else roots.push(spelling);
    canonical.set(spelling.key, (root ?? spelling).shown);
  }
  return {
    names: roots.map(({ shown }) => shown),
    nameOf(cell) {
      return canonical.get(keyOf(bareName(cell))) ?? '';
    },
    merged,
  };
}
