import tables from '../../../data/text/phrases.json' with { type: 'json' };

/** The tables of `data/text/phrases.json`; every phrase is folded (lower case, no accents), as `fold` folds text. */
export type PhraseTable = keyof typeof tables;

const escaped = (phrase: string) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s{1,4}');

/** The phrases of the tables as one group for a regular expression over folded text, the longest first. */
export function anyOf(...names: PhraseTable[]): string {
  const phrases = [...new Set(names.flatMap((name) => tables[name]))];
  return `(?:${phrases.sort((a, b) => b.length - a.length).map(escaped).join('|')})`;
}

/** The words of a table, for look-ups by word. */
export const wordsOf = (name: PhraseTable): ReadonlySet<string> => new Set(tables[name]);
